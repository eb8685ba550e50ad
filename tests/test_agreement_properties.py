"""Truths of 协议核对 for any text, found by trying many that are made of the words agreements are made of."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import run
from calculators.page import actions
from calculators.tools.agreement import STATUSES
from calculators.tools.agreement.clauses import CLAUSES
from calculators.tools.agreement.risks import LABELS
from calculators.tools.agreement.sums import CHECKS
from calculators.tools.agreement.text import Text
from tests.agreements import agreements

quick = settings(max_examples=200, deadline=None, derandomize=True, database=None)
few = settings(quick, max_examples=60)
WORDS = [
    "甲方",
    "乙方",
    "（",
    "）",
    "：",
    "，",
    "。",
    "；",
    "\n",
    "\t",
    "\u3000",
    "_",
    "____",
    "【】",
    "、",
    "1",
    "12",
    "36",
    "一",
    "三十六",
    "万",
    "伍万元整",
    "¥",
    "50,000.00",
    "元",
    "2,0",
    "\n00",
    "期",
    "每期",
    "每月",
    "15日",
    "首期",
    "2027年1月15日",
    "2027-01-15",
    "二〇二七年",
    "还款总额",
    "欠款",
    "本金",
    "利息",
    "违约金",
    "减免",
    "停止",
    "催收",
    "计息",
    "恢复",
    "逾期",
    "如",
    "全部",
    "到期",
    "宣布",
    "放弃",
    "投诉",
    "不得",
    "不",
    "户名",
    "张三",
    "账号",
    "尾号",
    "1234",
    "%",
    "万分之五",
    "征信",
    "结清证明",
    "盖章",
    "App",
    "服务费",
    "先",
    "支付",
    "担保",
    "配偶",
    "口头",
    "为准",
    "最后一期",
    "第1期",
    "至",
    "分",
    "共",
    "（人民币大写）",
]
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), min_size=1, max_size=60).map("".join).filter(str.strip)
expectations = st.fixed_dictionaries(
    {},
    optional={
        "creditor": st.text(min_size=1, max_size=8).filter(str.strip),
        "total": st.decimals("0", "99999.99", places=2).map(str),
        "instalments": st.integers(1, 600),
        "instalment_amount": st.decimals("0", "9999.99", places=2).map(str),
        "first_payment_date": st.dates().filter(lambda day: 1900 <= day.year < 2899).map(str),
        "interest_stopped": st.booleans(),
        "fees_waived": st.booleans(),
    },
)


@quick
@given(texts, expectations)
def test_any_text_is_read_and_quoted_as_it_stands(text, expected):
    result = run("agreement", {"text": text, "expected": expected})

    assert [clause.code for clause in CLAUSES] == [each["code"] for each in result["clauses"]]
    for each in result["clauses"]:
        assert each["status"] in STATUSES
        assert (each["excerpt"] is None) is (each["status"] == "missing")
    for each in result["clauses"] + result["risks"]:
        assert each["excerpt"] is None or (each["excerpt"] and each["excerpt"] in text)
        assert each["advice"]
    assert {each["code"] for each in result["risks"]} <= set(LABELS)
    for each in result["arithmetic"]:
        assert each["code"] in CHECKS
        assert Decimal(each["stated"]) >= 0
    assert all(sentence.endswith(("。", "”")) for sentence in result["say"])


@quick
@given(texts)
def test_nothing_differs_where_nothing_was_agreed(text):
    assert "differs" not in {each["status"] for each in run("agreement", {"text": text})["clauses"]}


@quick
@given(st.sampled_from(agreements()), expectations)
def test_what_was_agreed_changes_neither_risks_nor_sums_nor_what_is_missing(case, expected):
    with_them, without = (run("agreement", {"text": case["text"], "expected": each}) for each in (expected, None))

    assert with_them["risks"] == without["risks"]
    assert with_them["arithmetic"] == without["arithmetic"]
    for one, other in zip(with_them["clauses"], without["clauses"], strict=True):
        assert (one["status"] == "missing") is (other["status"] == "missing") or one["code"] == "interest_and_fees"


@quick
@given(st.text(max_size=300))
def test_a_place_in_what_is_matched_is_a_place_in_what_was_written(written):
    text = Text(written)

    assert len(text.plain) == len(text._places)
    assert list(text._places) == sorted(text._places)
    for place, character in zip(text._places, text.plain, strict=True):
        assert written[place] == character or not written[place].isalnum() or character.isascii()


def test_a_blank_within_a_label_of_a_table_changes_no_finding():
    (text,) = (case["text"] for case in agreements() if case["id"] == "two_columns")
    labels = [(found.start(1), found[1]) for found in re.finditer(r"(?m)^\| ([\u4e00-\u9fff]{2,8}) \|", text)]
    places = [start + at for start, label in labels for at in range(1, len(label))]
    plain = run("agreement", {"text": text})

    assert len(places) > 30
    for place in places:
        blank = run("agreement", {"text": f"{text[:place]} {text[place:]}"})
        assert [each["status"] for each in plain["clauses"]] == [each["status"] for each in blank["clauses"]], text[
            place - 4 : place
        ]


@pytest.mark.parametrize("case", agreements(), ids=lambda case: case["id"])
def test_a_blank_in_the_lines_where_one_signs_leaves_nothing_more_open(case):
    text = case["text"]
    plain = {risk["code"] for risk in run("agreement", {"text": text})["risks"]}
    for found in re.finditer(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", text[-60:]):
        place = len(text[:-60]) + found.start()
        spaced = f"{text[:place]} {text[place:]}"
        assert plain == {risk["code"] for risk in run("agreement", {"text": spaced})["risks"]}, spaced[place - 4 : place + 4]


@few
@given(st.sampled_from(agreements()), st.integers(1, 6), st.randoms(use_true_random=False))
def test_blanks_between_characters_change_no_finding(case, every, random):
    """What a phone reads off a photo has spaces where there are none."""
    text = case["text"]
    han = [place for place in range(1, len(text)) if all("\u4e00" <= each <= "\u9fff" for each in text[place - 1 : place + 1])]
    spaced = list(text)
    for place in random.sample(han, min(len(han), len(han) // every)):
        spaced[place] = " " + spaced[place]
    plain, photographed = (run("agreement", {"text": each, "expected": case.get("expected")}) for each in (text, "".join(spaced)))

    assert [each["status"] for each in plain["clauses"]] == [each["status"] for each in photographed["clauses"]]
    assert {each["code"] for each in plain["risks"]} == {each["code"] for each in photographed["risks"]}


@few
@given(st.integers(2, 120), st.decimals("100.00", "9999.99", places=2))
def test_the_readers_own_proposal_is_what_will_have_been_agreed(instalments, principal):
    """Written as an agreement, the proposal differs in nothing from itself."""
    asked = {
        "creditor": "甲银行", "kind": "credit_card", "principal": str(principal * 10), "instalments": str(instalments), "first_payment_date": "2027-01-31",
    }  # fmt: skip
    fields = actions.prefill("agreement", {"version": 1, "proposals": [asked]})["fields"]
    agreed = {name.removeprefix("expected."): value for name, value in fields.items() if value}
    plan = run("proposal", asked | {"instalments": instalments})
    text = (
        f"甲方：甲银行股份有限公司\n乙方：张某\n还款总额{agreed['total']}元，分{agreed['instalments']}期，每期{agreed['instalment_amount']}元，"
        f"最后一期{plan['final_amount']}元，首期还款日{agreed['first_payment_date']}。自生效之日起不再计收利息。"
    )
    expected = agreed | {"instalments": int(agreed["instalments"]), "interest_stopped": True, "fees_waived": False}
    result = run("agreement", {"text": text, "expected": expected})

    assert "differs" not in {each["status"] for each in result["clauses"]}
    assert all(each["stated"] == each["computed"] for each in result["arithmetic"])

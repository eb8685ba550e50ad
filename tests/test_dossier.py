"""协商材料包: the letters say what the case says, and leave a blank where it says nothing."""

import copy
import re
from decimal import Decimal

import pytest

from calculators import CALCULATORS, run
from calculators.law import rules
from calculators.letters.dossier import DOCUMENTS, EXAMPLE
from calculators.letters.drafts import BLANK
from calculators.letters.drafts.plain_text import plain_text

ALL = list(DOCUMENTS)


def draw(case, *codes, today="2026-11-23"):
    """The drawn documents by their codes."""
    result = run("dossier", {"today": today, "case": case, "documents": list(codes or ALL)})
    return {document["code"]: document for document in result["documents"]}


def example(**changes):
    return copy.deepcopy(EXAMPLE["case"]) | changes


def proposal(**changes):
    return example(proposals=[EXAMPLE["case"]["proposals"][0] | changes])


CASES = {
    "whole": example(),
    "empty": {},
    "only a kind": {"proposals": [{"kind": "other"}]},
    "only expenses": {"budget": {"income": [], "expenses": [{"name": "房租", "amount": "1600"}]}},
    "only income": {"budget": {"income": [{"name": "工资", "amount": "6500"}], "expenses": []}},
    "lines without amounts": {"budget": {"income": [{"name": "工资"}], "expenses": [{"name": "房租"}]}},
    "a payment that never ends": proposal(monthly_payment="1", annual_rate="24"),
    "both ways": proposal(instalments=12),
    "a friend": proposal(kind="private_loan", creditor="老周"),
    "a loan with interest": proposal(
        kind="bank_loan", annual_rate="15.4", down_payment="1000", monthly_payment=None, instalments=36
    ),
    "by instalments, no name": proposal(creditor=None, monthly_payment=None, instalments=36),
}
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())


@every_case
def test_a_letter_holds_no_trace_of_the_program(case):
    for document in draw(case).values():
        for text in (document["text"], document["html"]):
            assert not re.search(r"None|Decimal|Expense\(|Income\(|\(\)|\{\{|\{%|nan|Undefined|E\+", text)


@every_case
def test_the_text_is_the_page_read_back(case):
    for document in draw(case).values():
        assert plain_text(document["html"]) == document["text"]
        assert not re.search(r"<[a-z/]", document["text"])


@every_case
def test_a_blank_is_visible_and_has_its_path_in_missing(case):
    for document in draw(case).values():
        blanks = document["html"].count('<span class="blank">')
        assert bool(blanks) <= bool(document["missing"])
        assert len(set(document["missing"])) == len(document["missing"])
        if document["missing"]:
            assert BLANK in document["text"]


@every_case
def test_what_is_said_to_be_missing_is_not_in_the_case(case):
    """But for the payment of a proposal that does not add up: it has to be written anew."""
    for document in draw(case).values():
        for path in document["missing"]:
            value = case
            for step in path.split("."):
                value = value[int(step)] if isinstance(value, list) and value else (value or {}).get(step)
            absent = not value or (path.startswith("budget.") and not any(line.get("amount") for line in value))
            assert absent or path == "proposals.0.monthly_payment", path


def test_documents_come_in_the_order_they_were_asked_for():
    result = run("dossier", {"today": "2026-11-23", "case": {}, "documents": ["schedule", "application"]})

    assert ["schedule", "application"] == [document["code"] for document in result["documents"]]


def test_no_documents_is_an_answer():
    result = run("dossier", {"today": "2026-11-23", "case": {}, "documents": []})

    assert ([], []) == (result["documents"], result["rules"])
    assert result["say"]


def test_each_document_has_the_title_of_the_contract():
    titles = {
        "application": "个性化分期协商申请书", "hardship": "困难情况说明", "budget": "收支情况表", "debts": "债务清单",
        "schedule": "还款计划表", "script": "电话沟通话术", "evidence": "证明材料清单", "confirm": "请求书面确认函",
        "complaint": "投诉信", "receipt": "结清证明申请", "credit_dispute": "征信异议申请",
        "counter": "还价回复", "objection": "支付令异议书", "answer": "答辩状", "living_costs": "保留必要生活费申请",
    }  # fmt: skip

    assert titles == {code: document["title"] for code, document in draw(example()).items()}


def test_only_a_letter_about_a_card_speaks_of_article_seventy():
    assert "第七十条" in draw(example())["application"]["text"]
    for kind in ("bank_loan", "online_loan", "private_loan", "other"):
        for document in draw(proposal(kind=kind)).values():
            assert "第七十条" not in document["text"]
            assert "持卡人" not in document["text"]
            assert "卡背面" not in document["text"]


def test_each_rule_of_a_document_is_one_there_is():
    for case in CASES.values():
        result = run("dossier", {"today": "2026-11-23", "case": case, "documents": ALL})
        assert set(result["rules"]) <= set(rules.every_id())


def test_the_numbers_of_a_letter_are_the_proposals():
    case = proposal(monthly_payment=None, instalments=7, annual_rate="12")
    terms = run("proposal", case["proposals"][0])
    text = draw(case)["application"]["text"]

    for name in ("repay_base", "instalment_amount", "final_amount", "total_to_pay", "total_interest", "waived_interest"):
        assert f"{float(terms[name]):,.2f}" in text, name


def test_the_table_has_a_row_for_each_payment():
    case = proposal(monthly_payment=None, instalments=13)
    rows = run("proposal", case["proposals"][0])["schedule"]
    text = draw(case)["schedule"]["text"]

    assert all(row["date"] in text for row in rows)
    assert 13 == len(re.findall(r"^\d+  \d{4}-\d\d-\d\d  ", text, re.MULTILINE))


def test_a_persons_own_words_stand_as_they_were_written():
    story = "第一行，有 <b>、& 和“引号”。\n\n第二行：{{ 7 * 7 }} %s"
    letter = draw(example(hardship={"story": story}))["application"]

    assert "<b>" not in letter["html"]
    assert "\n　　第一行，有 <b>、& 和“引号”。\n　　第二行：{{ 7 * 7 }} %s\n" in letter["text"]


def test_a_name_is_not_taken_for_a_code():
    letter = draw(example(person={"name": "other"}))["application"]

    assert "本人other，" in letter["text"]


def test_a_kind_is_written_in_its_own_words():
    """其他 is a kind of debt here, not a cause of hardship."""
    text = draw(proposal(kind="other"))["script"]["text"]

    assert "其他原因" not in text
    assert "我有一笔欠款" in text


def test_income_alone_makes_no_budget():
    """Without any expense written, a letter would say that nothing is needed to live on."""
    document = draw(CASES["only income"])["application"]

    assert "budget.expenses" in document["missing"]
    assert "6,500.00" in document["text"]
    assert "必要生活开支为 0.00" not in document["text"]


def test_expenses_alone_make_no_budget():
    document = draw(CASES["only expenses"])["application"]

    assert "budget.income" in document["missing"]
    assert "budget.expenses" not in document["missing"]
    assert "1,600.00" in document["text"]


def test_a_plan_is_drawn_though_the_name_is_not_yet_written():
    document = draw(CASES["by instalments, no name"])["schedule"]

    assert ["proposals.0.creditor"] == document["missing"]
    assert 36 == len(re.findall(r"^\d+  \d{4}-", document["text"], re.MULTILINE))


def test_a_plan_that_does_not_add_up_is_not_sent():
    """1 yuan a month at 24% only grows: the letter leaves the payment open."""
    document = draw(CASES["a payment that never ends"])["application"]

    assert "proposals.0.monthly_payment" in document["missing"]
    assert f"每月还款{BLANK}" in document["text"]


def test_a_rate_is_written_as_a_person_writes_it():
    assert "10%" in draw(proposal(annual_rate=Decimal("1E+1")))["schedule"]["text"]


def test_a_day_is_written_without_noughts():
    assert "2026年1月5日" in draw({}, today="2026-01-05")["application"]["text"]


def test_documents_named_in_the_list_of_calculators_exist():
    assert DOCUMENTS == {code: document["title"] for code, document in draw(example()).items()}
    assert "dossier" in CALCULATORS

"""What is written to a court: limitation first and never given up, true grounds, no promise, in time; and what is answered to an offer."""

import re
from itertools import combinations

import icalendar
import pytest

from calculators import run, samples
from calculators.case.shape import GROUNDS
from calculators.export.files import make
from calculators.law.codes import DEBT_KINDS
from tests.gates import drawn, gates
from tests.test_dossier_documents import DAY, draw, of_kind

COURT = {"court_name": "某市某区人民法院", "case_number": "（2026）某 0106 民督 12 号"}
SERVED = {"payment_order_served_date": "2026-11-16", "complaint_served_date": "2026-11-16"}
FORBIDDEN = re.compile(r"承认|愿意|分期|暂缓|延期|没钱|没有钱|还款计划|还款意愿|困难")
AGAINST = ("objection", "answer")


def sued(*grounds, kind="credit_card", since="2026-07-19", **court):
    case = of_kind(kind, "one_card")
    case["debts"][0] |= {"overdue_since": since, "stage": "sued"}
    return case | {"court": COURT | {"grounds": list(grounds)} | court, "timeline": SERVED}


def text(case, code, **rest):
    return draw(case, code, **rest)[code]["text"]


@pytest.mark.parametrize("kind", [*DEBT_KINDS])
@pytest.mark.parametrize("since", ["2026-07-19", "2021-01-01", None])
def test_no_paper_to_a_court_admits_promises_or_pleads_poverty(kind, since):
    every = [(), *combinations(GROUNDS, 1), *combinations(GROUNDS, 2), tuple(GROUNDS)]
    for grounds in every if kind == "credit_card" else every[-1:]:
        for document in draw(sued(*grounds, kind=kind, since=since), *AGAINST).values():
            assert not FORBIDDEN.search(document["text"]), (grounds, FORBIDDEN.search(document["text"]))
            assert "也不放弃任何抗辩" in document["text"]


@pytest.mark.parametrize("since, raised", [("2023-11-22", True), ("2023-11-23", False)])
def test_the_limitation_is_raised_first_wherever_it_may_have_run(since, raised):
    objection, answer = (text(sued("amount", since=since), code) for code in AGAINST)

    assert raised == ("1. 对方主张的债权已过诉讼时效，债务人拒绝履行" in objection)
    assert raised == ("1. 原告主张的债权已过诉讼时效。答辩人现在一审提出诉讼时效抗辩，拒绝履行" in answer)
    assert raised == ("即使不采纳上一条" in objection) == ("即使不采纳上一条" in answer)
    assert raised == ("驳回原告的全部诉讼请求" in answer)


def test_the_limitation_is_raised_where_the_writer_says_so():
    case = sued("limitation")

    assert all("已过诉讼时效" in text(case, code) for code in AGAINST)
    assert "金额亦有争议" in text(case, "objection")
    assert "limitation_possible" in gates(case, "application")


def test_each_ground_has_its_sentence_and_no_other_is_added():
    said = {
        ground: text(sued(ground), "objection").partition("异议的理由")[2].partition("依据")[0]
        for ground in GROUNDS
        if ground not in ("no_money", "limitation")
    }

    assert len(set(said.values())) == len(said)
    assert all(re.findall(r"^\d+\. ", words, re.MULTILINE) == ["1. "] for words in said.values())


@pytest.mark.parametrize("grounds", [(), ("no_money",)])
def test_an_objection_whose_only_ground_is_a_want_of_money_is_held_back(grounds):
    found = run("dossier", {"today": DAY, "case": sued(*grounds), "documents": ["objection", "answer"]})

    assert [("objection", "no_ground")] == [(gate["document"], gate["code"]) for gate in found["gates"]]
    assert "挡不住支付令，15 日一过，对方就能申请强制执行" in found["gates"][0]["message"]
    assert "court.grounds" in found["documents"][0]["missing"]
    assert set() == gates(sued("no_money", "paid"), "objection")


def test_a_case_without_any_paper_of_a_court_has_no_ground_either():
    assert {"no_ground"} == gates(samples.case("one_card"), "objection")
    assert {"no_ground"} == gates({}, "objection")


def test_an_old_debt_is_a_ground_of_its_own():
    assert set() == gates(sued(since="2021-01-01"), "objection")


@pytest.mark.parametrize("words", ["我承认欠款", "我愿意分期还", "我现在没钱", "想分期", "请求延期", "实在还不起"])
def test_ones_own_words_that_admit_are_pointed_out_before_they_are_sent(words):
    case = sued("amount", facts=f"2026 年 9 月还过 2000 元。{words}。")

    for code in AGAINST:
        assert {"own_words_admit"} == gates(case, code)
    assert set() == gates(sued("amount", facts="2026 年 9 月 20 日还过 2000 元，没有减掉。"), "answer")


def test_an_objection_to_interest_alone_leaves_the_principal_open():
    assert "给付的利息、违约金和费用。" in text(sued("no_such_term", "rate_too_high"), "objection")
    assert "给付的全部款项。" in text(sued("no_such_term", "paid"), "objection")


@pytest.mark.parametrize(
    "kind, line", [("credit_card", "24%"), ("bank_loan", "24%"), ("private_loan", "报价利率 4 倍"), ("other", "")]
)
def test_the_line_above_which_a_court_cuts_is_that_of_the_kind_of_lender(kind, line):
    drawn_text = text(sued("rate_too_high", kind=kind), "answer")

    assert line in drawn_text
    assert ("24%" in drawn_text) == (line == "24%")
    assert ("先冲抵本金" in drawn_text) == (kind == "credit_card")


@pytest.mark.parametrize(
    "today, said", [("2026-11-30", "还有 1 天"), ("2026-12-01", "就是今天"), ("2026-12-02", "已经过了 1 天")]
)
@pytest.mark.parametrize("code", AGAINST)
def test_the_last_day_is_said_first(code, today, said):
    """Fifteen days after 16 November: the day before, the day, the day after."""
    document = draw(sued("paid"), code, today=today)[code]

    assert said in document["when_not"][0]
    assert ("在法定期限内" in document["text"] or "在答辩期内" in document["text"]) == (today != "2026-12-02")


def test_a_courts_last_days_stand_in_the_calendar_with_a_week_to_write():
    case = sued("paid")
    read = list(icalendar.Calendar.from_ical(make("calendar", case, DAY).content).walk("VEVENT"))
    waited = [each for each in read if "要交一份材料" in str(each["SUMMARY"])]

    assert [("2026-12-01", True)] * 2 == [
        (each.start.isoformat(), "某市某区人民法院" in str(each["DESCRIPTION"])) for each in waited
    ]
    assert 2 == len({str(each["UID"]) for each in waited})
    assert [7, 3, 1, 0] == [
        -(alarm["TRIGGER"].dt.days)
        - (alarm["TRIGGER"].dt.seconds > 0 and alarm["TRIGGER"].dt.days < 0)
        + (alarm["TRIGGER"].dt.days < 0)
        for alarm in waited[0].walk("VALARM")
    ]
    assert not any("法院" in str(each["SUMMARY"]) for each in read)
    assert 2 == len(
        icalendar.Calendar.from_ical(make("calendar", {"court": COURT, "timeline": SERVED}, DAY).content).walk("VEVENT")
    )


# ---- what is left to live on


def test_what_is_kept_is_the_local_minimum_for_everyone_in_the_household():
    drawn_text = text(samples.case("old_debt"), "living_costs")

    assert "每月保留 1,720.00 元（人民币壹仟柒佰贰拾元整）" in drawn_text  # 860 for each of two
    assert "连同申请人共 2 人：儿子，11 岁" in drawn_text
    assert "看病吃药每月要 360.00 元" in drawn_text
    assert not re.search(r"\d+%|最低工资|一半", drawn_text)


def test_who_lives_on_it_is_not_guessed():
    case = samples.case("old_debt")
    case["budget"]["household"] = 1
    document = draw(case, "living_costs")["living_costs"]
    assert {"budget.household", "budget.minimum_living"} <= set(document["missing"])

    del case["court"]["dependants"]
    found = run("dossier", {"today": DAY, "case": case, "documents": ["living_costs"]})
    assert "连同申请人共 1 人。" in found["documents"][0]["text"]
    assert ("case.budget.household", "default_used") in [(each["field"], each["code"]) for each in found["notices"]]


# ---- what is answered to an offer


def countered(**offer):
    case = samples.case("one_card")
    case["offers"] = [offer]
    return case


@pytest.mark.parametrize(
    "offer", [{"instalments": 24, "instalment_amount": "2500"}, {"instalments": 12, "fee_percent": "0.8", "down_payment_percent": "10"}, {"lump_sum": "30000"}, {"steps": [{"instalments": 6, "amount": "500"}, {"instalments": 30, "amount": "1800"}]}]
)  # fmt: skip
def test_the_answer_is_what_the_tool_computed(offer):
    case = countered(**offer)
    found = run("offer", {"balance": "50000", "capacity": "1980", **offer})
    drawn_text = text(case, "counter")

    assert f"{float(found['total_to_pay']):,.2f} 元（" in drawn_text
    proposed = found["counter"]
    assert f"{float(proposed['total_to_pay']):,.2f} 元（" in drawn_text.partition("三、本人的提议")[2]
    assert ("申请减免" in drawn_text) == (proposed["asked_waiver"] != "0.00")


def test_an_offer_that_can_be_accepted_needs_no_counter():
    case = countered(instalments=50, instalment_amount="1000")
    documents, held = drawn(case, "counter")

    assert {"acceptable"} == held["counter"]
    assert "凑不出" not in documents["counter"]["text"]


def test_who_has_nothing_to_spare_answers_with_a_pause():
    case = countered(instalments=12, instalment_amount="5000", capacity="0")

    assert "申请先暂缓" in text(case, "counter")


def test_an_answer_shares_the_months_money_with_the_other_lenders():
    case = samples.case("mortgage_first")
    drawn_text = text(case, "counter")

    assert "到时只凑得出 553.39 元" in drawn_text
    assert "这笔钱要用于其余 2 笔债务，按欠款分，本笔每月可还 553.39 元" in drawn_text


def test_without_an_offer_the_answer_has_a_blank_for_it():
    assert "offers" in draw(samples.case("one_card"), "counter")["counter"]["missing"]

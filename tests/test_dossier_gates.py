"""What would harm its writer is held back, and what is sent instead is not."""

import re

import pytest

from calculators import run, samples
from calculators.law.codes import DEBT_KINDS
from calculators.letters import drafts
from calculators.letters.drafts.variants import OFFERS
from tests.gates import ADMITS, drawn, gates
from tests.test_dossier_documents import DAY, of_kind


@pytest.mark.parametrize("instalments, held", [(60, False), (61, True)])
@pytest.mark.parametrize("code", ["application", "schedule", "script"])
def test_more_instalments_than_a_card_may_have_are_held_back(code, instalments, held):
    case = of_kind("credit_card", "one_card", monthly_payment=None, instalments=instalments)

    assert held == ("over_limit_term" in gates(case, code))


def test_the_gate_names_what_would_do_and_what_to_send_instead():
    case = of_kind("credit_card", "one_card", monthly_payment="170")
    found = run("dossier", {"today": DAY, "case": case, "documents": ["application"]})
    by_code = {gate["code"]: gate for gate in found["gates"]}

    assert "要还 276 期，超过了 60 期。信用卡的个性化分期最长 5 年" in by_code["over_limit_term"]["message"]
    assert "每月要 781.67 元" in by_code["over_limit_term"]["message"]
    assert "2049年11月20日" in by_code["last_day_far"]["message"]
    for words in ("暂缓", "先少还", "减免", "只要明细"):
        assert words in by_code["over_limit_term"]["instead"]
    assert found["say"][0].startswith("先别发：个性化分期协商申请书")
    assert found["documents"][0]["when_not"][0].startswith("要还 276 期")


def test_a_mortgage_runs_long_by_its_nature():
    case = of_kind("mortgage", "one_card", principal="800000", monthly_payment=None, instalments=300, annual_rate="3.3")

    assert not gates(case, "application") & {"over_limit_term", "last_day_far"}


def test_a_pause_is_asked_for_without_terms_that_would_be_too_long():
    case = of_kind("credit_card", "one_card", monthly_payment="170")
    documents, held = drawn(case, "application", "schedule", "script", application="deferral")

    assert {"application": set(), "schedule": set(), "script": set()} == held
    assert "商定以后怎样还" in documents["application"]["text"]
    assert not any(re.search(r"276|2049", each["text"]) for each in documents.values())


@pytest.mark.parametrize("monthly, held", [("1980", False), ("1980.01", True)])
def test_more_than_the_month_leaves_is_held_back(monthly, held):
    assert held == ("not_payable" in gates(of_kind("credit_card", "one_card", monthly_payment=monthly), "application"))


def test_a_down_payment_that_is_not_there_is_held_back():
    case = of_kind("credit_card", "one_card", down_payment="3000", down_payment_date="2026-12-01")
    found = run("dossier", {"today": DAY, "case": case, "documents": ["application"]})["gates"]

    assert ["not_payable"] == [gate["code"] for gate in found]
    assert "首付要还 3,000.00 元，到时只凑得出 1,980.00 元" in found[0]["message"]
    case["proposals"][0]["cash_now"] = "1100"
    assert set() == gates(case, "application")


def test_a_settlement_needs_a_word_where_its_money_comes_from():
    case = of_kind("credit_card", "one_card", monthly_payment=None, lump_sum="20000")
    assert {"not_payable"} == gates(case, "application")

    case["hardship"]["funds"] = "姐姐给的钱"
    documents, held = drawn(case, "application", "schedule")
    assert {"application": set(), "schedule": set()} == held
    assert "减免结清申请书" == documents["application"]["title"]
    assert "一次性偿还 20,000.00 元" in documents["application"]["text"]
    assert "其余 30,000.00 元" in documents["application"]["text"]
    assert "申请一次偿还 20,000.00 元" in documents["schedule"]["text"]


@pytest.mark.parametrize("overdue, held", [("2023-11-22", True), ("2023-11-23", False)])
@pytest.mark.parametrize("code", ["application", "schedule", "hardship", "evidence", "confirm", "debts"])
def test_an_offer_is_held_back_where_the_limitation_may_have_run(code, overdue, held):
    """Three years and a day before the letter, and three years."""
    case = samples.case("one_card")
    case["debts"][0]["overdue_since"] = overdue

    assert held == ("limitation_possible" in gates(case, code))


def test_what_is_being_enforced_has_no_limitation_to_raise():
    case = samples.case("one_card")
    case["debts"][0] |= {"overdue_since": "2020-01-01", "stage": "enforcement"}

    assert set() == gates(case, "application")


def test_two_debts_to_one_lender_are_as_old_as_the_older():
    case = samples.case("one_card")
    case["debts"].append(case["debts"][0] | {"overdue_since": "2019-01-01"})

    assert "limitation_possible" in gates(case, "application")


def test_the_calendar_knows_when_the_limitation_of_the_only_debt_began():
    case = samples.case("one_card")
    del case["debts"][0]["overdue_since"]
    case["timeline"] = {"due_date": "2020-03-01", "last_payment_date": "2020-05-01"}

    assert "limitation_possible" in gates(case, "application")


@pytest.mark.parametrize("kind", DEBT_KINDS)
def test_a_call_only_asks_where_the_limitation_may_have_run(kind):
    case = of_kind(kind, "one_card")
    case["debts"][0]["overdue_since"] = "2021-01-01"
    documents, held = drawn(case, "script")

    assert set() == held["script"]
    assert "这一次只问，不答应任何事" in documents["script"]["text"]
    assert not re.search(r"1,900|46,900|分期还|每月还|请减免", documents["script"]["text"])
    assert not ADMITS.search(documents["script"]["text"])


def test_who_has_paid_all_is_kept_from_owing_again():
    for code in ("application", "hardship", "debts", "schedule", "script", "evidence", "confirm"):
        assert "paid_off" in gates(samples.case("after_agreement"), code)
    assert set() == gates(samples.case("after_agreement"), "receipt")


@pytest.mark.parametrize("name", samples.CASES)
def test_what_is_sent_instead_is_not_held_back_for_the_same_reason(name):
    case = samples.case(name)
    case["proposals"][0] = {
        key: value for key, value in case["proposals"][0].items() if key not in ("steps", "shape", "instalments")
    }
    case["proposals"][0] |= {"monthly_payment": "45", "down_payment": "0"}
    case["hardship"] |= {"funds": "离职补偿金", "recovery": "回岗后的工资", "until": "2027-05-31"}
    found = run("dossier", {"today": DAY, "case": case, "documents": list(drafts.TITLES)})["gates"]

    assert found
    for gate in found:
        for way in gate["ways"]:
            variants = {way["document"]: way["variant"]} if way["variant"] else {}
            assert gate["code"] not in gates(case, way["document"], **variants), (gate["document"], gate["code"], way)


def test_a_sound_case_has_no_gate():
    for name in ("one_card", "five_debts", "mortgage_first", "weekly_pay"):
        found = run("dossier", {"today": DAY, "case": samples.case(name), "documents": [*OFFERS, "hardship", "debts", "budget"]})
        assert [] == found["gates"], name

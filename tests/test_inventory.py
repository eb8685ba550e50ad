"""债务全景: totals, shares, arrears and what to look at, on one day."""

from datetime import date, timedelta

import pytest

from calculators import run

TODAY = "2026-11-23"


def one(today=TODAY, **debt):
    """The result for a single debt."""
    request = {"today": today, "debts": [{"creditor": "甲", "kind": "bank_loan", "principal": 1000} | debt]}
    return run("inventory", request)["debts"][0]


def days_before(days):
    return (date.fromisoformat(TODAY) - timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    "days, bucket",
    [
        (0, "M0"), (1, "M1"), (30, "M1"), (31, "M2"), (60, "M2"), (61, "M3"), (90, "M3"), (91, "M4"), (120, "M4"),
        (121, "M5"), (150, "M5"), (151, "M6"), (180, "M6"), (181, "M7+"), (4000, "M7+"),
    ],
)  # fmt: skip
def test_a_bucket_is_thirty_days(days, bucket):
    debt = one(overdue_since=days_before(days))

    assert (days, bucket) == (debt["days_overdue"], debt["bucket"])


def test_arrears_that_start_tomorrow_are_no_arrears():
    debt = one(overdue_since=days_before(-1))

    assert (0, "M0") == (debt["days_overdue"], debt["bucket"])


def test_days_count_through_a_leap_day():
    """From 28 February to 1 March 2028 there are two days."""
    assert 2 == one(today="2028-03-01", overdue_since="2028-02-28")["days_overdue"]


def test_debts_stay_in_the_requests_order():
    debts = [{"creditor": name, "kind": "other", "principal": amount} for name, amount in [("丙", 1), ("甲", 3), ("乙", 2)]]

    assert ["丙", "甲", "乙"] == [debt["creditor"] for debt in run("inventory", {"today": TODAY, "debts": debts})["debts"]]


def test_nothing_owed_has_no_share():
    assert "0.00" == one(principal=0)["share"]


def test_no_debts_is_an_empty_list_and_not_an_error():
    result = run("inventory", {"today": TODAY, "debts": []})

    assert [] == result["debts"]
    assert "0.00" == result["totals"]["balance"]
    assert result["say"]


def test_null_means_the_default():
    nulls = {"interest": None, "fees": None, "annual_rate": None, "overdue_since": None, "stage": None, "secured": None}

    assert one(**nulls) == one()


@pytest.mark.parametrize("kind", ["credit_card", "consumer_finance", "bank_loan", "online_loan", "microloan", "mortgage"])
@pytest.mark.parametrize("rate, over", [("23.9999", False), ("24", False), ("24.0001", True)])
def test_a_financial_lender_is_held_to_twenty_four_percent(kind, rate, over):
    assert over == ("rate_over_ceiling" in one(kind=kind, annual_rate=rate)["flags"])


@pytest.mark.parametrize(
    "contract_date, rate, over",
    [
        ("2020-08-20", "15.40", False), ("2020-08-20", "15.41", True),  # four times 3.85
        ("2025-05-19", "12.40", False), ("2025-05-19", "12.41", True),  # the last day of 3.10
        ("2025-05-20", "12.00", False), ("2025-05-20", "12.01", True),  # the first day of 3.00
        ("2025-05-21", "12.00", False), ("2025-05-21", "12.01", True),
    ],
)  # fmt: skip
def test_a_private_lender_is_held_to_four_times_the_lpr_of_the_contract_day(contract_date, rate, over):
    flags = one(kind="private_loan", annual_rate=rate, contract_date=contract_date)["flags"]

    assert over == ("rate_over_ceiling" in flags)


def test_a_private_loan_before_the_rule_began_is_said_to_be_old():
    """The day before 2020-08-20 no ceiling is computed: part of the interest goes by the rules of its time."""
    flags = one(kind="private_loan", annual_rate="36", contract_date="2020-08-19")["flags"]

    assert ["old_contract"] == flags


def test_a_private_loan_needs_its_contract_day_for_a_ceiling():
    assert ["contract_date_needed"] == one(kind="private_loan", annual_rate="36")["flags"]
    assert [] == one(kind="private_loan")["flags"]


@pytest.mark.parametrize(
    "days, flags", [(0, []), (1, ["article_70"]), (90, ["article_70"]), (91, ["article_70", "principal_first"])]
)
def test_a_card_overdue_for_more_than_ninety_days_repays_principal_first(days, flags):
    assert flags == one(kind="credit_card", overdue_since=days_before(days))["flags"]


@pytest.mark.parametrize(
    "overdue_since, today, passed",
    [
        ("2023-11-23", "2026-11-22", False),
        ("2023-11-23", "2026-11-23", False),  # the period ends with this day (民法典 201, 202)
        ("2023-11-23", "2026-11-24", True),
        ("2024-02-29", "2027-02-28", False),  # no 29 February: the month's last day
        ("2024-02-29", "2027-03-01", True),
        ("2025-02-28", "2028-02-29", True),
    ],
)
def test_limitation_may_have_passed_on_the_day_after_three_years(overdue_since, today, passed):
    assert passed == ("limitation_check" in one(today=today, overdue_since=overdue_since)["flags"])


@pytest.mark.parametrize(
    "stage, flagged", [("none", False), ("legal_notice", False), ("sued", True), ("judgment", True), ("enforcement", True)]
)
def test_papers_from_a_court_come_first(stage, flagged):
    result = run("inventory", {"today": TODAY, "debts": [{"creditor": "甲", "kind": "other", "principal": 1, "stage": stage}]})

    assert flagged == ("court_papers" in result["debts"][0]["flags"])
    assert flagged == ("court-deadlines" in result["rules"])


def test_a_debt_with_a_pledge_or_a_guarantor_is_marked():
    assert ["secured"] == one(secured=True)["flags"]


@pytest.mark.parametrize("principal, told", [("49999.99", False), ("50000", True), ("50000.01", True)])
def test_the_facts_of_malicious_overdraft_are_told_from_fifty_thousand_of_principal(principal, told):
    """刑法解释: only principal counts, so interest and fees do not bring a card over the line."""
    debt = one(kind="credit_card", principal=principal, interest=90000, fees=90000, overdue_since=days_before(1))

    assert told is ("overdraft_facts" in debt["flags"])


@pytest.mark.parametrize("changed", [{"kind": "bank_loan"}, {"overdue_since": None}])
def test_malicious_overdraft_is_of_overdue_cards_only(changed):
    debt = {"kind": "credit_card", "principal": 80000, "overdue_since": days_before(100)} | changed

    assert "overdraft_facts" not in one(**debt)["flags"]


def test_a_spouse_is_spoken_of_where_there_is_something_to_say():
    assert "spouse" not in one()["flags"]
    assert {"spouse"} == {flag for how in ("signed", "household", "unsure") for flag in one(spouse=how)["flags"]}


def test_a_guarantor_brings_the_rule_of_guarantors_with_it():
    result = run(
        "inventory", {"today": TODAY, "debts": [{"creditor": "甲", "kind": "bank_loan", "principal": 1, "secured": True}]}
    )

    assert "guarantor-effect" in result["rules"]


@pytest.mark.parametrize(
    "kind, contract, ceiling",
    [
        ("credit_card", None, "24.00"), ("microloan", "2026-01-05", "24.00"), ("private_loan", None, None),
        ("private_loan", "2020-08-19", None), ("private_loan", "2020-08-20", "15.40"), ("private_loan", "2025-05-20", "12.00"),
        ("other", "2025-05-20", None),
    ],
)  # fmt: skip
def test_the_ceiling_is_that_of_the_kind_of_lender_on_the_contracts_day(kind, contract, ceiling):
    assert ceiling == one(kind=kind, contract_date=contract)["ceiling"]

"""债务全景: totals, shares, arrears and what to look at, on one day."""

from datetime import date, timedelta

import pytest

from calculators import InvalidRequest, run

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


# Known by its total alone


def listed(*debts, **rest):
    return run("inventory", {"today": TODAY, "debts": [{"creditor": "甲", "kind": "bank_loan"} | debt for debt in debts]} | rest)


def codes(result):
    return [(notice["field"], notice["code"]) for notice in result["notices"]]


def test_a_debt_known_by_its_total_has_no_principal_invented():
    result = listed({"balance": 800, "annual_rate": 6, "monthly_due": 0}, {"principal": 200, "annual_rate": 6, "monthly_due": 0})

    assert ["800.00", "200.00"] == [debt["balance"] for debt in result["debts"]]
    assert [False, True] == [debt["split_known"] for debt in result["debts"]]
    assert ("200.00", "800.00", "1000.00") == tuple(result["totals"][key] for key in ("principal", "unsplit", "balance"))
    assert result["weighted_annual_rate"] is None
    assert [("debts.0.balance", "split_unknown")] == codes(result)
    assert any("只知道总数" in sentence for sentence in result["say"])


def test_where_no_split_is_known_there_is_no_principal_at_all():
    totals = listed({"balance": 800})["totals"]

    assert (None, None, None) == (totals["principal"], totals["interest"], totals["fees"])


def test_where_every_split_is_known_nothing_is_left_over():
    assert "unsplit" not in listed({"principal": 800})["totals"]


@pytest.mark.parametrize("balance, watched", [("49999.99", False), ("50000", True)])
def test_a_total_makes_no_criminal_law_note_but_says_that_it_cannot_be_seen(balance, watched):
    result = listed({"kind": "credit_card", "balance": balance, "overdue_since": days_before(100)})

    assert "overdraft_facts" not in result["debts"][0]["flags"]
    assert watched is ("50,000" in result["notices"][0]["message"])


@pytest.mark.parametrize(
    "debt, wrong",
    [
        ({}, ("debts.0.principal", "required")),
        ({"principal": 1, "balance": 1}, ("debts.0.balance", "conflict")),
        ({"balance": 1, "interest": 1}, ("debts.0.interest", "conflict")),
        ({"balance": 1, "fees": "0.01"}, ("debts.0.fees", "conflict")),
        ({"principal": -1}, ("debts.0.principal", "negative")),
        ({"balance": -1}, ("debts.0.balance", "negative")),
    ],
)
def test_a_debt_is_written_split_or_as_one_total(debt, wrong):
    with pytest.raises(InvalidRequest) as caught:
        listed(debt)
    assert [wrong] == [(error["field"], error["code"]) for error in caught.value.errors]


def test_nothing_is_a_total_too():
    assert "0.00" == listed({"balance": 0, "interest": 0})["totals"]["balance"]


# What is not known is not nothing


def test_a_rate_that_is_not_known_leaves_the_mean_out_and_says_so():
    result = listed({"principal": 1000, "annual_rate": 6, "monthly_due": 0}, {"principal": 1000, "monthly_due": 0})

    assert result["weighted_annual_rate"] is None
    assert [("debts.1.annual_rate", "rate_unknown")] == codes(result)
    assert "6.00" == listed({"principal": 1, "annual_rate": 6}, {"principal": 0, "annual_rate": 0})["weighted_annual_rate"]


def test_what_is_due_a_month_and_not_written_is_said_once_for_all():
    result = listed(*[{"principal": 1, "annual_rate": 0}] * 4, {"principal": 0, "annual_rate": 0}, monthly_income=1000)

    assert [("debts.0.monthly_due", "blank_counted_as_zero")] == codes(result)
    assert "等 4 笔" in result["notices"][0]["message"]
    assert not any("每月收入的" in sentence for sentence in result["say"])


@pytest.mark.parametrize("field", ["overdue_since", "as_of"])
def test_a_day_after_today_is_questioned(field):
    assert (f"debts.0.{field}", "day_in_future") in codes(listed({"principal": 1, field: days_before(-1)}))
    assert (f"debts.0.{field}", "day_in_future") not in codes(listed({"principal": 1, field: TODAY}))


@pytest.mark.parametrize("rate, asked", [("0.24", True), ("0.9999", True), ("1", False), ("0", False)])
def test_a_rate_below_one_percent_is_asked_about(rate, asked):
    assert asked is (("debts.0.annual_rate", "looks_like_fraction") in codes(listed({"principal": 1, "annual_rate": rate})))


@pytest.mark.parametrize("kind, first", [("mortgage", True), ("car_loan", True), ("credit_card", False), ("private_loan", False)])
def test_a_mortgage_and_a_car_loan_come_first_unless_their_owner_says_otherwise(kind, first):
    debts = [{"kind": kind, "principal": 1, "priority": marked} for marked in (None, True, False)]

    assert [first, True, False] == [debt["priority"] for debt in listed(*debts)["debts"]]


# The next three months


def test_the_next_three_months_ask_for_what_is_due_and_no_more_than_is_owed():
    """A at 300 of 1,000; B at 300 of 450: 600, then 300 and the last 150, then A alone."""
    result = listed(
        {"principal": 1000, "monthly_due": 300}, {"balance": 450, "monthly_due": 300}, {"principal": 5}, monthly_income="2000.50"
    )

    assert [("2026-12", "600.00"), ("2027-01", "450.00"), ("2027-02", "300.00")] == [
        (each["month"], each["due"]) for each in result["by_month"]
    ]
    assert {"2000.50"} == {each["available"] for each in result["by_month"]}
    assert "available" not in listed({"principal": 1})["by_month"][0]

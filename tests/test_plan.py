"""履约跟踪: what is paid, due and late on a day, and where the money went."""

from datetime import date
from decimal import Decimal

import pytest

from calculators import InvalidRequest, run
from calculators.tools.plan import Regular
from tests.plans import plan


def refused(**given):
    with pytest.raises(InvalidRequest) as caught:
        run("plan", {"today": "2027-01-25", "schedule": [], "payments": []} | given)
    return [(error["field"], error["code"]) for error in caught.value.errors]


def sums(result):
    return tuple(result[key] for key in ("paid", "due", "overdue", "remaining"))


# Due and late


@pytest.mark.parametrize(
    "today, due, overdue, status, state",
    [
        ("2026-12-19", "0.00", "0.00", "on_track", "upcoming"),
        ("2026-12-20", "1000.00", "0.00", "on_track", "due"),
        ("2026-12-21", "1000.00", "1000.00", "behind", "late"),
    ],
)
def test_an_instalment_is_due_on_its_day_and_late_the_day_after(today, due, overdue, status, state):
    result = plan(today=today)

    assert ("0.00", due, overdue, "3000.00") == sums(result)
    assert (status, state) == (result["status"], result["rows"][0]["state"])


@pytest.mark.parametrize(
    "amount, status",
    [
        ("1999.98", "behind"),
        ("1999.99", "on_track"),
        ("2000.00", "on_track"),
        ("2000.01", "ahead"),
        ("2999.98", "ahead"),
        ("2999.99", "settled"),
        ("3000.00", "settled"),
        ("3000.01", "settled"),
    ],
)
def test_a_cent_is_no_arrears_and_two_are(amount, status):
    """Two of three are due."""
    assert status == plan(("2027-01-20", amount))["status"]


@pytest.mark.parametrize("paid_on, paid", [("2027-01-24", "500.00"), ("2027-01-25", "500.00"), ("2027-01-26", "0.00")])
def test_what_is_paid_after_today_does_not_count_yet(paid_on, paid):
    result = plan((paid_on, 500))

    assert paid == result["paid"]
    assert (paid == "0.00") is any("没有算进去" in sentence for sentence in result["say"])


# Where the money goes


def test_money_goes_to_the_oldest_unpaid_instalment_first():
    result = plan(("2027-01-20", "700"), ("2027-01-24", "800"))

    assert [("1000.00", "paid"), ("500.00", "late"), ("0.00", "upcoming")] == [
        (row["paid"], row["state"]) for row in result["rows"]
    ]
    assert ("1500.00", "2000.00", "500.00", "1500.00") == sums(result)
    assert ("2027-01-20", "500.00", -5) == (result["next_due"], result["next_amount"], result["days_to_next"])


def test_rows_come_by_date_and_then_by_number_however_they_were_written():
    lines = [
        {"number": 3, "date": "2027-02-20", "payment": 1}, {"number": 2, "date": "2026-12-20", "payment": 2}, {"number": 1, "date": "2026-12-20", "payment": 3},
    ]  # fmt: skip
    result = plan(("2026-12-20", "3"), schedule=lines)

    assert [1, 2, 3] == [row["number"] for row in result["rows"]]
    assert ["3.00", "0.00", "0.00"] == [row["paid"] for row in result["rows"]]


def test_paying_ahead_reaches_the_next_instalment_in_part():
    result = plan(("2026-12-20", "2400"))

    assert ["paid", "paid", "partial"] == [row["state"] for row in result["rows"]]
    assert ("ahead", "2027-02-20", "600.00") == (result["status"], result["next_due"], result["next_amount"])


def test_what_is_paid_too_much_is_said_and_owes_nothing_less():
    result = plan(("2027-01-20", "3100"))

    assert ("3100.00", "2000.00", "0.00", "0.00") == sums(result)
    assert (None, None, None) == tuple(result[key] for key in ("next_due", "next_amount", "days_to_next"))
    assert ["1000.00"] * 3 == [row["paid"] for row in result["rows"]]
    assert any("多 100.00 元" in sentence for sentence in result["say"])


def test_a_settled_plan_asks_for_the_proof_of_it():
    assert any("结清证明" in sentence for sentence in plan(("2027-01-20", "3000"))["say"])


# Behind, and before it


def test_what_is_left_is_shared_among_what_is_still_to_come():
    """1,200 of 3,000 paid, one instalment to come: all 1,800."""
    result = plan(("2026-12-20", "1200"))

    assert {"instalments": 1, "monthly": "1800.00", "last_date": "2027-02-20"} == result["replan"]
    assert any("要对方同意" in sentence for sentence in result["say"])


def test_a_shared_rest_is_never_a_cent_too_little():
    """2,000 left for three: 666.67 each."""
    lines = [
        {"number": number, "date": on, "payment": "500"}
        for number, on in enumerate(("2027-01-20", *(f"2027-0{month}-20" for month in (2, 3, 4))), 1)
    ]

    assert "666.67" == plan(schedule=lines)["replan"]["monthly"]


def test_nothing_is_shared_where_nothing_is_to_come_or_nothing_is_late():
    assert plan(today="2027-03-01")["replan"] is None
    assert plan(("2027-01-20", "2000"))["replan"] is None


def test_before_the_day_the_words_to_say_are_there():
    assert any("日子到之前就说" in sentence for sentence in plan(("2027-01-20", "2000"))["say"])


def test_without_a_schedule_nothing_is_settled():
    result = run("plan", {"today": "2027-01-25", "schedule": [], "payments": []})

    assert ("on_track", None, []) == (result["status"], result["next_due"], result["rows"])
    assert "还没有写还款计划" in result["say"][0]


# A regular schedule


def test_a_regular_schedule_keeps_the_day_or_takes_the_months_last():
    lines = Regular(
        first_payment_date=date(2027, 1, 31), instalment_amount=Decimal(500), instalments=3, final_amount=Decimal(80)
    ).lines()

    assert ["2027-01-31", "2027-02-28", "2027-03-31"] == [line["date"] for line in lines]
    assert ["500.00", "500.00", "80.00"] == [line["payment"] for line in lines]


# What cannot be


def test_a_line_needs_its_number_its_day_and_its_amount():
    assert [("schedule.0.number", "required"), ("schedule.0.date", "required"), ("schedule.0.payment", "required")] == refused(
        schedule=[{}]
    )
    assert [("payments.0.date", "required"), ("payments.0.amount", "required")] == refused(payments=[{}])


def test_six_hundred_instalments_are_a_plan_and_one_more_is_too_many():
    line = {"number": 1, "date": "2027-01-20", "payment": "1"}

    assert 600 == run("plan", {"today": "2027-01-25", "schedule": [line] * 600, "payments": []})["instalments"]
    assert [("schedule", "too_many")] == refused(schedule=[line] * 601)

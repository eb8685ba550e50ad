"""还款能力: what is left of a month, and what is left when things get worse."""

import pytest

from calculators import run


def capacity(income, expenses, **rest):
    request = {
        "income": [{"name": "收入", "amount": income}],
        "expenses": [{"name": "开支", "amount": expenses}],
    }
    return run("capacity", request | rest)


def lines(*given, name="income", **rest):
    request = {"income": [], "expenses": []} | {name: [{"name": "一项"} | line for line in given]}
    return run("capacity", request | rest)


@pytest.mark.parametrize(
    "every, monthly",
    [("week", "52.00"), ("two_weeks", "26.00"), ("month", "12.00"), ("quarter", "4.00"), ("year", "1.00")],
)
def test_a_year_has_fifty_two_weeks_and_twelve_months(every, monthly):
    """12 yuan each time: 12 × 52 / 12 = 52."""
    assert monthly == lines({"amount": 12, "every": every})["income_counted"]
    assert monthly == lines({"amount": 12, "every": every}, name="expenses")["essential_expenses"]


def test_half_a_cent_is_rounded_up():
    """0.06 a year is half a cent a month; 0.05 a year is less."""
    assert "0.01" == lines({"amount": "0.06", "every": "year"})["income_counted"]
    assert "0.00" == lines({"amount": "0.05", "every": "year"})["income_counted"]


def test_each_line_is_rounded_before_they_are_added():
    """Two lines of half a cent make two cents, not one."""
    assert "0.02" == lines(*[{"amount": "0.06", "every": "year"}] * 2)["income_counted"]


def test_irregular_income_does_not_count_unless_one_says_how_much():
    line = {"amount": 1000, "reliability": "irregular"}

    assert "0.00" == lines(line)["income_counted"]
    assert "500.00" == lines(line, irregular_counted=50)["income_counted"]
    assert "1000.00" == lines(line, irregular_counted=100)["income_counted"]


def test_what_need_not_be_bought_is_not_taken_off():
    result = lines({"amount": 300, "essential": False}, name="expenses")

    assert ("0.00", "300.00", "0.00") == (result["essential_expenses"], result["optional_expenses"], result["surplus"])


def test_a_tenth_is_kept_back_unless_one_says_otherwise():
    assert ("100.00", "900.00") == (capacity(3000, 2000)["margin"], capacity(3000, 2000)["capacity"])
    assert "1000.00" == capacity(3000, 2000, safety_margin=0)["capacity"]
    assert "0.00" == capacity(3000, 2000, safety_margin=100)["capacity"]


@pytest.mark.parametrize(
    "income, surplus, margin, able, shortfall",
    [
        ("1999.99", "-0.01", "0.00", "0.00", "0.01"),
        ("2000.00", "0.00", "0.00", "0.00", "0.00"),
        ("2000.01", "0.01", "0.00", "0.01", "0.00"),
        ("2000.05", "0.05", "0.01", "0.04", "0.00"),
    ],
)
def test_around_nothing_left_no_cent_is_lost(income, surplus, margin, able, shortfall):
    result = capacity(income, 2000)

    assert (surplus, margin, able, shortfall) == tuple(result[key] for key in ("surplus", "margin", "capacity", "shortfall"))


def test_priority_payments_come_off_before_anything_is_offered():
    assert "360.00" == capacity(3000, 2000, priority_payments=600)["capacity"]


def test_the_four_hard_months_are_named_in_order():
    names = ["income_minus_10", "income_minus_20", "income_minus_30", "expenses_plus_10"]

    assert names == [row["scenario"] for row in capacity(3000, 2000)["stress"]]


def test_dearer_living_does_not_make_the_mortgage_dearer():
    """5,000 − 2,000 × 1.1 − 1,000 = 1,800."""
    assert "1800.00" == capacity(5000, 2000, priority_payments=1000)["stress"][3]["surplus"]


def test_who_has_nothing_left_is_told_not_to_borrow():
    assert any("借新债" in sentence for sentence in capacity(1000, 2000)["say"])


def test_a_month_without_income_or_expenses_is_computed():
    result = run("capacity", {"income": [], "expenses": []})

    assert ("0.00", "0.00", "0.00") == (result["surplus"], result["capacity"], result["shortfall"])


def test_a_line_without_papers_counts_as_estimated():
    result = lines({"amount": 3000, "evidence": "documented"}, {"amount": 1000})

    assert {"documented": "3000.00", "estimated": "1000.00", "documented_percent": "75.00"} == result["evidence"]["income"]
    assert {"documented": "0.00", "estimated": "0.00", "documented_percent": "0.00"} == result["evidence"]["expenses"]


@pytest.mark.parametrize("kept, above", [("1999.99", False), ("2000", True), ("2000.01", True)])
def test_living_costs_are_held_against_the_local_minimum_of_the_whole_household(kept, above):
    """Two people at 1,000 each: less than 2,000 is below what a court would leave them."""
    result = capacity(6000, kept, household=2, minimum_living=1000)

    assert ("2000.00", above) == (result["living_floor"], result["above_floor"])
    assert above is not any("低保" in sentence for sentence in result["say"])


def test_without_the_local_minimum_nothing_is_said_of_it():
    result = capacity(6000, 100)

    assert (None, None) == (result["living_floor"], result["above_floor"])
    assert not any("低保" in sentence for sentence in result["say"])


def test_what_can_be_paid_does_not_depend_on_papers_or_the_local_minimum():
    plain = capacity(6000, 4000)

    assert plain["capacity"] == capacity(6000, 4000, household=9, minimum_living=5000)["capacity"]

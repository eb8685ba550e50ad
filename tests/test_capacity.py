"""还款能力: what is left of a month, and what is left when things get worse."""

import pytest

from calculators import InvalidRequest, run
from calculators.forms.validation import read_request
from calculators.tools.capacity import Inputs, paid_every


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


def income(*given, **rest):
    return run("capacity", {"income": list(given), "expenses": [{"name": "生活", "amount": 3000}]} | rest)


def codes(result):
    return [(notice["field"], notice["code"]) for notice in result["notices"]]


GIG = {"name": "跑外卖", "amount": 6000, "reliability": "irregular"}
WAGE = {"name": "工资", "amount": 5000}
BONUS = {"name": "年终奖", "amount": 24000, "every": "year"}


@pytest.mark.parametrize("counted", [0, 50, 100])
def test_of_irregular_income_with_a_worst_month_that_month_counts_whole(counted):
    result = income(GIG | {"low": 3500}, irregular_counted=counted)

    assert "3500.00" == result["income_counted"]
    assert [] == result["notices"]


@pytest.mark.parametrize("counted, left", [(0, "6,000.00"), (25, "4,500.00"), (99, "60.00")])
def test_irregular_income_that_is_left_out_is_named_first_and_where_to_change_it(counted, left):
    result = income(GIG, irregular_counted=counted)

    assert [("irregular_counted", "irregular_not_counted")] == codes(result)
    (sentence,) = [each for each in result["say"] if "时有时无" in each and "最差的月份" in each]
    assert left in sentence
    assert sentence == result["notices"][0]["message"]


def test_irregular_income_that_counts_whole_leaves_nothing_to_say():
    assert [] == income(GIG, irregular_counted=100)["notices"]


def test_a_verdict_without_irregular_income_says_so():
    assert income(GIG)["say"][0].startswith("不算时有时无的收入")


def test_a_worst_month_on_a_stable_line_is_counted_and_said():
    """Whoever writes a worst month has one: the safe number counts."""
    result = income(WAGE | {"low": 4000})

    assert "4000.00" == result["income_counted"]
    assert [("income.0.low", "default_used")] == codes(result)
    assert "5000.00" == income(WAGE | {"low": 5000})["income_counted"]
    assert [] == income(WAGE | {"low": 5000})["notices"]


def test_a_worst_month_above_a_usual_one_is_a_slip():
    with pytest.raises(InvalidRequest) as caught:
        income(GIG | {"low": "6000.01"})
    assert [("income.0.low", "too_large")] == [(error["field"], error["code"]) for error in caught.value.errors]


@pytest.mark.parametrize(
    "every, amount, average, plain", [("year", 24000, "3600.00", "1800.00"), ("quarter", 6000, "3600.00", "1800.00")]
)
def test_what_comes_by_the_quarter_or_the_year_is_no_monthly_promise(every, amount, average, plain):
    """5,000 + 2,000 − 3,000, less a tenth; and without the 2,000."""
    result = income(WAGE, BONUS | {"every": every, "amount": amount})

    assert (average, plain, plain) == (result["capacity"], result["plain_month"], result["promise"])
    assert [("income.1.every", "uneven_income")] == codes(result)
    assert "1,800.00" in result["say"][0]
    assert "3,600.00" not in result["say"][0]


@pytest.mark.parametrize("every", ["month", "week", "two_weeks"])
def test_what_comes_every_month_needs_no_plain_month(every):
    result = income(WAGE | {"every": every})

    assert "plain_month" not in result
    assert result["promise"] == result["capacity"]


def test_a_bonus_that_does_not_count_makes_no_month_uneven():
    assert "plain_month" not in income(WAGE, BONUS | {"reliability": "irregular"})
    assert "1800.00" == income(WAGE, BONUS | {"reliability": "irregular"}, irregular_counted=1)["plain_month"]


def test_a_plain_month_that_is_short_is_said_to_be_short():
    result = income({"name": "工资", "amount": 2500}, BONUS)

    assert ("0.00", "1350.00") == (result["plain_month"], result["capacity"])
    assert "还差 500.00" in result["say"][0]


def test_a_mortgage_written_twice_is_asked_about():
    def said(name, amount, first, **rest):
        request = {"income": [WAGE], "expenses": [{"name": name, "amount": amount} | rest], "priority_payments": first}
        return any("减两次" in sentence for sentence in run("capacity", request)["say"])

    assert said("房租或房贷", 2800, 2800)
    assert said("车贷", 2800, 2660)
    assert not said("车贷", 2800, "2659.99")
    assert not said("吃饭", 2800, 2800)
    assert not said("房贷", 2800, 2800, essential=False)


@pytest.mark.parametrize("name, field", [("income", "income"), ("expenses", "expenses")])
def test_a_list_left_blank_counts_as_zero_and_says_so(name, field):
    request = {"income": [WAGE], "expenses": [{"name": "生活", "amount": 100}]} | {name: []}

    assert [(field, "blank_counted_as_zero")] == codes(run("capacity", request))


def test_pay_by_the_week_is_known_for_the_letters():
    def paid(*lines):
        return paid_every(read_request(Inputs, {"income": list(lines), "expenses": []}))

    weekly = {"name": "周结", "amount": 800, "every": "week"}
    assert ("week", "month", "month") == (paid(weekly), paid(weekly, WAGE), paid())
    assert "week" == paid(weekly | {"low": 600, "reliability": "irregular"}, WAGE | {"reliability": "irregular"})

"""多债分配: who gets how much of the month's money in turn, what never ends, and what would be enough."""

import pytest

from calculators import InvalidRequest
from tests.allocations import FIXED, IN_TURN, debt, monthly, plan

# In turn


def test_each_gets_its_own_minimum_and_only_the_rest_goes_to_the_target():
    """FinSight-AI issue 1486: minimums 10 and 20, 5 to spare."""
    two = debt(100, 12, 10), debt(200, 24, 20)

    assert ["10.00", "25.00"] == monthly(plan(35, *two, strategy="highest_rate"))
    assert ["15.00", "20.00"] == monthly(plan(35, *two, strategy="smallest_balance"))


@pytest.mark.parametrize("strategy", IN_TURN)
def test_of_equal_debts_the_earlier_is_the_target(strategy):
    assert ["40.00", "10.00"] == monthly(plan(50, debt(100, 12, 10), debt(100, 12, 10), strategy=strategy))


def test_what_a_cleared_debt_leaves_goes_on_in_the_same_month():
    assert ["30.00", "70.00"] == monthly(plan(100, debt(30), debt(500), strategy="smallest_balance"))


def test_a_minimum_is_never_more_than_is_owed():
    assert ["5.00", "95.00"] == monthly(plan(100, debt(5, 0, 50), debt(500), strategy="highest_rate"))


def test_what_a_cleared_debt_frees_rolls_on():
    """50 a month frees itself after two months: 100 then goes to the other. 100 + 300 at 100 a month is 4 months."""
    result = plan(100, debt(100, 0, 50), debt(300, 0, 50), strategy="highest_rate")

    assert [1, 4] == [each["months"] for each in plan(100, debt(100), debt(300), strategy="highest_rate")["allocations"]]
    assert [2, 4] == [each["months"] for each in result["allocations"]]


def test_minimums_that_are_not_covered_are_said_and_are_no_error():
    result = plan(50, debt(1000, 12, 40), debt(1000, 24, 40), strategy="highest_rate")

    assert ["10.00", "40.00"] == monthly(result)
    assert any("80.00 元" in sentence and "30.00 元" in sentence for sentence in result["say"])


# Never


def test_what_never_ends_is_said_at_once_with_what_would():
    """unbury.us: 100,000 at 100%, 10 a month. A month's interest is 8,333.33."""
    for strategy in FIXED + IN_TURN:
        result = plan(10, debt(100000, 100), strategy=strategy)
        assert result["months_to_clear"] is None
        assert result["feasible"] is False
        assert "8,333.34 元" in result["say"][0]
        assert result["required_capacity"] in "".join(result["say"]).replace(",", "")


@pytest.mark.parametrize("payment, months", [("179.99", None), ("180", None), ("180.01", 1)])
def test_a_payment_of_just_the_interest_never_ends(payment, months):
    """12,000 at 18% costs 180.00 a month; a cent more ends, though not soon (about 39 years)."""
    ends = plan(payment, debt(12000, 18))["months_to_clear"]

    assert (ends is None) is (months is None)


def test_a_debt_that_is_cleared_counts_though_another_never_is():
    result = plan(100, debt(100), debt(100000, 100), strategy="smallest_balance")

    assert [1, None] == [each["months"] for each in result["allocations"]]
    assert result["total_paid"] is None


def test_without_money_nothing_is_paid_and_what_is_needed_is_said():
    result = plan(0, debt(600), debt(0))

    assert (["0.00", "0.00"], [None, 0]) == (monthly(result), [each["months"] for each in result["allocations"]])
    assert "10.00" == result["required_capacity"]


def test_a_debt_too_small_for_a_share_is_to_be_paid_at_once():
    """37 cents beside 50,000: of 100.00 its share is less than a tenth of a cent."""
    result = plan(100, debt(50000), debt("0.37"))

    assert "0.00" == result["allocations"][1]["monthly"]
    assert any("先一次还清它" in sentence for sentence in result["say"])


def test_no_share_above_a_balance_clears_its_interest_in_one_month():
    assert plan(0, debt(600, 12), max_months=1)["required_capacity"] is None
    assert "606.00" == plan(0, debt(600, 12), max_months=1, strategy="highest_rate")["required_capacity"]
    assert "600.00" == plan(0, debt(600), max_months=1)["required_capacity"]


@pytest.mark.parametrize("debts", [[], [debt(0)], [debt(0), debt(0)]])
def test_nothing_owed_is_cleared_already(debts):
    for strategy in FIXED + IN_TURN:
        result = plan(100, *debts, strategy=strategy)
        assert (0, "0.00", True, "0.00") == (
            result["months_to_clear"], result["total_paid"], result["feasible"], result["required_capacity"]
        )  # fmt: skip


@pytest.mark.parametrize("most, feasible", [(5, False), (6, True), (7, True)])
def test_the_last_month_of_the_limit_is_within_it(most, feasible):
    result = plan(100, debt(600), max_months=most)

    assert feasible is result["feasible"] is result["allocations"][0]["within_limit"]


# One creditor is given more


def test_what_one_is_given_the_others_lack():
    """120 over 300, 600, 300 is 30, 60, 30. With 60 for the first, 60 is left for 600 and 300."""
    result = plan(120, debt(300, given=60), debt(600), debt(300))

    assert [("30.00", "60.00", "30.00"), ("60.00", "40.00", "-20.00"), ("30.00", "20.00", "-10.00")] == [
        (each["before"], each["after"], each["difference"]) for each in result["given"]
    ]
    assert [(10, 5), (10, 15), (10, 15)] == [(each["months_before"], each["months_after"]) for each in result["given"]]


def test_without_a_fixed_amount_nothing_is_compared():
    assert "given" not in plan(120, debt(300), debt(600))
    assert "given" not in plan(120, debt(300, given=None))


@pytest.mark.parametrize("strategy", FIXED + IN_TURN)
def test_a_fixed_amount_comes_before_the_minimums_and_is_not_raised(strategy):
    result = plan(100, debt(1000, 24, 90), debt(500, 36, given=30), strategy=strategy)

    assert ["70.00", "30.00"] == monthly(result)


@pytest.mark.parametrize("second, refused", [("70", False), ("70.01", True)])
def test_more_than_there_is_cannot_be_promised(second, refused):
    debts = debt(1000, given=30), debt(1000, given=second)
    if not refused:
        assert ["30.00", "70.00"] == monthly(plan(100, *debts))
        return
    with pytest.raises(InvalidRequest) as caught:
        plan(100, *debts)
    assert [("debts.1.given", "too_large")] == [(error["field"], error["code"]) for error in caught.value.errors]


def test_too_little_for_one_is_mended_by_no_capacity():
    assert plan(500, debt(1000, 0, given=1), debt(100))["required_capacity"] is None


# Bad input


def test_every_error_is_named_with_its_debt():
    with pytest.raises(InvalidRequest) as caught:
        plan(-1, debt("x"), {"creditor": "甲"}, strategy="best", max_months=601)

    assert [
        ("capacity", "negative"), ("debts.0.balance", "not_a_number"), ("debts.1.balance", "required"),
        ("strategy", "not_a_choice"), ("max_months", "too_many"),
    ] == [(error["field"], error["code"]) for error in caught.value.errors]  # fmt: skip


def test_more_than_200_debts_are_too_many():
    with pytest.raises(InvalidRequest) as caught:
        plan(1, *[debt(1)] * 201)
    assert ["too_many"] == [error["code"] for error in caught.value.errors]

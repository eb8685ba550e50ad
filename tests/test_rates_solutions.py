"""Payments may have one rate, none, or several, and which it is is said."""

import itertools
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.sums.internal_rate import count_solutions
from tests.loans import by_day, by_month, is_printed, quick, rates, yuan


def roots_of(received, before, after):
    """(payments, how many rates there must be): before·y² − received·y + after = 0, a year before and a year after."""
    discriminant = received**2 - 4 * before * after
    return ("none", "one", "several")[(discriminant >= 0) + (discriminant > 0)]


@quick
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(-3, 3))
def test_payments_before_and_after_the_money_have_the_roots_of_their_quadratic(before, after, nudge):
    """Around twice the geometric mean, where two roots become one and none, to the cent."""
    received = max(int(2 * (before * after) ** 0.5) + nudge, 1)
    result = by_day(yuan(received), "2021-01-01", ("2020-01-02", yuan(before)), ("2022-01-01", yuan(after)))

    assert roots_of(received, before, after) == result["solutions"]
    assert (rates(result) == (None, None)) is (result["solutions"] != "one")


@pytest.mark.parametrize("root", [Fraction(101, 100), Fraction(99, 100), Fraction(3, 2)])
def test_a_rate_at_which_two_become_one_is_found(root):
    """(p·y − q)²: growth of q/p in a year, exactly."""
    q, p = root.numerator, root.denominator
    result = by_day(yuan(2 * p * q), "2021-01-01", ("2020-01-02", yuan(p * p)), ("2022-01-01", yuan(q * q)))

    assert "one" == result["solutions"]
    assert is_printed(result["annual_rate_effective"], float(root - 1) * 100)


@pytest.mark.parametrize(
    "result",
    [
        by_month(1000, 3, 0),
        by_month(0, 3, 100),
        by_month(1000, 3, 400, upfront_fee=1000),
        by_month(1000, 3, 400, upfront_fee=2000),
        by_day(1000, "2021-01-01"),
        by_day(1000, "2021-01-01", ("2021-02-01", 0)),
        by_day(0, "2021-01-01", ("2021-02-01", 10)),
        by_day(1000, "2021-01-01", ("2021-01-01", 1000), ("2021-02-01", 10)),
        by_day(1000, "2021-01-01", ("2021-01-01", 10)),
        by_day(1000, "2021-01-01", ("2020-12-01", 10), ("2021-02-01", 10), upfront_fee=1000),
    ],
)
def test_without_a_change_of_sign_there_is_no_rate_and_it_is_said(result):
    assert ("none", None, None) == (result["solutions"], *rates(result))
    assert "年化算不出来" in result["say"][0] or "没有一个年化" in result["say"][0]


def test_what_is_paid_on_the_same_day_was_not_received():
    assert rates(by_day(1000, "2021-01-01", ("2022-01-01", 990))) == rates(
        by_day(1500, "2021-01-01", ("2021-01-01", 500), ("2022-01-01", 990))
    )


def test_days_may_stand_in_any_order():
    days = [("2021-03-01", 300), ("2021-02-01", 400), ("2021-05-01", 500)]

    assert rates(by_day(1000, "2021-01-01", *days)) == rates(by_day(1000, "2021-01-01", *reversed(days)))


def test_all_payments_before_the_money_are_remarked_on():
    result = by_day(1000, "2021-01-01", ("2020-01-02", 900))

    assert "one" == result["solutions"]
    assert "11.11" == result["annual_rate_effective"]
    assert any("存钱" in sentence for sentence in result["say"])


@pytest.mark.parametrize("received, amount", [("0.01", "999999999.99"), ("999999999.99", "0.01")])
def test_the_wildest_loan_that_the_limits_allow_is_still_computed(received, amount):
    for result in (
        by_month(received, 1, amount), by_month(received, 600, amount), by_day(received, "2021-01-01", ("2021-01-02", amount)),
        by_day(received, "1900-01-01", ("2899-12-31", amount)), by_day(received, "2899-12-31", ("1900-01-01", amount)),
        by_day(received, "2021-01-01", *[("2021-01-02", amount)] * 600),
    ):  # fmt: skip
        assert "one" == result["solutions"]


@quick
@given(st.integers(1, 10**6), st.lists(st.tuples(st.integers(-400, 400), st.integers(0, 10**5)), max_size=6))
def test_solutions_are_counted_as_a_fine_grid_sees_them(received, payments):
    """Where the worth crosses what was received between two points of a grid there is a rate, so never fewer are counted."""
    net = received - sum(amount for day, amount in payments if day == 0)
    flows = [(day, amount) for day, amount in payments if day and amount]
    signs = []
    for step in range(-200, 201):
        growth = 2 ** (-step / 400)  # a day's, from 0.7 to 1.4
        gap = sum(amount * growth**day for day, amount in flows) - net
        if abs(gap) > 1e-6 * received:
            signs.append(gap > 0)
    crossings = sum(one != other for one, other in itertools.pairwise(signs))

    assert crossings <= count_solutions(Decimal(received), [(day, Decimal(amount)) for day, amount in payments])

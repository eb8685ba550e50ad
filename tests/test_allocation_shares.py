"""Shares add up to the cent, and none is above its balance or its fair part."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import run
from calculators.sums.shares import by_balance, equally, least_by_balance, least_equally
from tests.allocations import FIXED, monthly, quick


def share(capacity, *balances, **given):
    debts = [{"creditor": f"债{place}", "balance": balance} for place, balance in enumerate(balances)]
    return run("allocation", {"capacity": capacity, "debts": debts} | given)


def test_a_published_sharing_of_160_no_longer_loses_a_cent():
    """Three equal thirds of 160 are 159.99 when each is rounded; the first debt gets the cent."""
    assert ["53.34", "53.33", "53.33"] == monthly(share(160, 900, 900, 900))


def test_equal_remainders_go_to_the_earlier_debt():
    assert ["0.01", "0.00", "0.00"] == monthly(share("0.01", 5, 5, 5))
    assert ["0.01", "0.01", "0.00"] == monthly(share("0.02", 5, 5, 5, strategy="equal"))


def test_what_a_small_debt_cannot_take_is_shared_by_the_others():
    assert ["10.00", "45.00", "45.00"] == monthly(share(100, 10, 500, 900, strategy="equal"))


@pytest.mark.parametrize("strategy", FIXED)
@pytest.mark.parametrize("capacity, paid", [("99.99", "99.99"), ("100", "100.00"), ("100.01", "100.00")])
def test_no_more_is_shared_than_is_owed(strategy, capacity, paid):
    assert Decimal(paid) == sum(map(Decimal, monthly(share(capacity, 30, 70, strategy=strategy))))


cents = st.integers(0, 10**7)


@quick
@given(cents, st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_shares_add_up_and_none_is_above_its_balance(amount, balances):
    for shares in (by_balance(amount, balances), equally(amount, balances)):
        assert min(amount, sum(balances)) == sum(shares)
        assert all(0 <= part <= balance for part, balance in zip(shares, balances, strict=True))


@quick
@given(cents, st.lists(st.integers(1, 10**6), min_size=1, max_size=8))
def test_a_share_by_balance_is_less_than_a_cent_from_the_exact_one(amount, balances):
    if amount <= sum(balances):
        for part, balance in zip(by_balance(amount, balances), balances, strict=True):
            assert abs(part - Fraction(amount * balance, sum(balances))) < 1


@quick
@given(cents, st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_equal_shares_differ_by_at_most_a_cent_but_where_a_debt_is_small(amount, balances):
    shares = equally(amount, balances)
    for part, balance in zip(shares, balances, strict=True):
        assert part == balance or part >= max(shares) - 1


def needs_for(balances, data):
    return [data.draw(st.integers(0 if not balance else 1, balance)) for balance in balances]


@settings(quick, max_examples=400)
@given(st.lists(st.integers(0, 400), min_size=1, max_size=6), st.data())
def test_the_least_amount_is_found_though_a_further_cent_can_lower_a_share(balances, data):
    """Every smaller amount is tried by sharing it."""
    needs = needs_for(balances, data)
    for share_out, least in ((by_balance, least_by_balance), (equally, least_equally)):
        found = least(balances, needs)
        enough = [
            amount for amount in range(found + 1)
            if all(part >= need for part, need in zip(share_out(amount, balances), needs, strict=True))
        ]  # fmt: skip
        assert [found] == enough


def test_a_further_cent_can_lower_a_share():
    """The Alabama paradox, with cents for seats: so the least capacity cannot be found by halving."""
    balances = [603, 603, 201]

    assert (2, 1) == (by_balance(10, balances)[2], by_balance(11, balances)[2])


def test_a_need_above_the_balance_is_met_by_no_amount():
    assert least_by_balance([10, 20], [11, 1]) is least_equally([10, 20], [11, 1]) is None


def test_the_search_ends_where_one_debt_is_a_speck_beside_the_others():
    """A cent beside ten million yuan and more: the answer is enough and a cent less is not."""
    balances, needs = [10**9, 10**9 + 7, 1, 3 * 10**9], [1, 1, 1, 1]
    found = least_by_balance(balances, needs)

    assert by_balance(found, balances)[2] == 1
    assert by_balance(found - 1, balances)[2] == 0

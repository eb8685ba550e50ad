"""Months, cost and the capacity required are those of a plain simulation in Decimal."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.sums.shares import by_balance, equally
from tests.allocations import FIXED, IN_TURN, debts, plan, quick

CENT = Decimal("0.01")


def simulated(capacity, debts, strategy, most=1200):
    """(months, paid) of each debt: every month's interest to the cent, then the payments. Written for reading."""
    left = [Decimal(each["balance"]) for each in debts]
    paid = [Decimal(0)] * len(debts)
    months = [0 if not balance else None for balance in left]
    fixed = None
    if strategy in FIXED:
        given = [int(balance * 100) for balance in left]
        fixed = (by_balance if strategy == "pro_rata" else equally)(int(capacity * 100), given)
    key = {"highest_rate": lambda place: -Decimal(debts[place]["annual_rate"]), "smallest_balance": lambda place: left[place]}
    order = sorted(range(len(debts)), key=key.get(strategy, lambda place: 0))
    for month in range(1, most + 1):
        money = Decimal(capacity)
        for place, each in enumerate(debts):
            left[place] += (left[place] * Decimal(each["annual_rate"]) / 1200).quantize(CENT, ROUND_HALF_UP)
        if fixed:
            wanted = [[(place, Decimal(amount) / 100) for place, amount in enumerate(fixed)]]
        else:
            wanted = [[(place, Decimal(debts[place]["minimum"])) for place in order], [(place, money) for place in order]]
        for place, amount in (each for turn in wanted for each in turn):
            payment = min(amount, left[place], money)
            left[place] -= payment
            paid[place] += payment
            money -= payment
        for place, balance in enumerate(left):
            if not balance and months[place] is None:
                months[place] = month
        if not any(left) or max(left) > 10**12:
            break
    return [(count, None if count is None else amount) for count, amount in zip(months, paid, strict=True)]


money = st.decimals("0", "2000", places=2)


@quick
@given(money, debts, st.sampled_from(FIXED + IN_TURN))
def test_months_and_cost_are_those_of_a_plain_simulation(capacity, owed, strategy):
    result = plan(capacity, *owed, strategy=strategy)
    expected = simulated(capacity, owed, strategy)

    assert expected == [
        (each["months"], None if each["total_paid"] is None else Decimal(each["total_paid"])) for each in result["allocations"]
    ]


@quick
@given(money, debts, st.sampled_from(FIXED + IN_TURN))
def test_totals_are_the_sums_of_the_debts_or_nothing(capacity, owed, strategy):
    result = plan(capacity, *owed, strategy=strategy)
    months = [each["months"] for each in result["allocations"]]
    if None in months:
        assert result["months_to_clear"] is result["total_paid"] is result["total_interest"] is None
        assert result["feasible"] is False
        return
    assert max(months) == result["months_to_clear"]
    for total in ("total_paid", "total_interest"):
        assert Decimal(result[total]) == sum(Decimal(each[total]) for each in result["allocations"])
    assert Decimal(result["total_paid"]) - Decimal(result["total_interest"]) == sum(each["balance"] for each in owed)
    assert result["feasible"] is all(each["within_limit"] for each in result["allocations"])


@settings(quick, max_examples=200)
@given(debts, st.sampled_from(FIXED + IN_TURN), st.sampled_from([1, 2, 12, 60, 240]))
def test_the_required_capacity_is_enough_and_a_cent_less_is_not(owed, strategy, most):
    least = plan(0, *owed, strategy=strategy, max_months=most)["required_capacity"]
    if least is None:
        assert strategy in FIXED
        assert not plan(999999999, *owed, strategy=strategy, max_months=most)["feasible"]
        return
    assert plan(least, *owed, strategy=strategy, max_months=most)["feasible"]
    if Decimal(least):
        assert not plan(Decimal(least) - CENT, *owed, strategy=strategy, max_months=most)["feasible"]


@quick
@given(money, money, debts, st.sampled_from(IN_TURN))
def test_more_money_never_takes_longer_in_turn(some, more, owed, strategy):
    first, second = (plan(amount, *owed, strategy=strategy)["months_to_clear"] for amount in sorted((some, more)))

    assert first is None or second <= first

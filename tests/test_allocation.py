"""多债分配: who gets how much of the month's money, when each debt is cleared, and what would be enough."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import InvalidRequest, run
from calculators.sums.shares import by_balance, equally, least_by_balance, least_equally

CENT = Decimal("0.01")
quick = settings(max_examples=100, deadline=None, derandomize=True, database=None)
FIXED, IN_TURN = ("pro_rata", "equal"), ("highest_rate", "smallest_balance")


def share(capacity, *balances, **given):
    debts = [{"creditor": f"债{place}", "balance": balance} for place, balance in enumerate(balances)]
    return run("allocation", {"capacity": capacity, "debts": debts} | given)


def monthly(result):
    return [each["monthly"] for each in result["allocations"]]


def debt(balance, rate=0, minimum=0, **more):
    return {"creditor": "某行", "balance": balance, "annual_rate": rate, "minimum": minimum} | more


def plan(capacity, *debts, **given):
    return run("allocation", {"capacity": capacity, "debts": list(debts)} | given)


# Shares


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


# Time and cost, against a plain simulation in Decimal


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
debts = st.lists(
    st.builds(
        debt, st.decimals("0", "9000", places=2), st.sampled_from([0, 6, "18.25", 24, 36, 400]), st.sampled_from([0, 50, "120.5"])
    ),
    min_size=1,
    max_size=4,
)


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

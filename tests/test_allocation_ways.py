"""The four ways beside each other are those of a plain simulation in fractions of a cent's rules."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import run
from tests.allocations import CASCADES, STRATEGIES

CENT = Decimal("0.01")
quick = settings(max_examples=150, deadline=None, derandomize=True, database=None)


def rounded(amount):
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def simulate(request, capacity, most=1200):
    """Month by month, as the contract says it: what each still owes, its first payment, when it cleared, what it paid."""
    debts = [
        {
            "left": Decimal(debt["balance"]), "rate": Decimal(debt.get("annual_rate") or 0), "minimum": Decimal(debt.get("minimum", 0)),
            "priority": debt.get("priority", False), "paid": Decimal(0), "first": Decimal(0), "months": None, "place": place,
        }
        for place, debt in enumerate(request["debts"])
    ]  # fmt: skip
    sharing = [debt for debt in debts if not debt["priority"]]
    lump = Decimal(request.get("lump_sum", 0))
    for debt, part in zip(sharing, largest_remainder(lump, [debt["left"] for debt in sharing]), strict=True):
        debt["left"] -= part
        debt["paid"] += part
    for debt in debts:
        if not debt["left"]:
            debt["months"] = 0
    fixed = None
    if request["strategy"] not in CASCADES:
        rest, fixed = capacity, {}
        for debt in debts:
            if debt["priority"]:
                fixed[debt["place"]] = min(debt["minimum"], debt["left"], rest)
                rest -= fixed[debt["place"]]
        divide = largest_remainder if request["strategy"] == "pro_rata" else in_turn
        for debt, part in zip(sharing, divide(rest, [debt["left"] for debt in sharing]), strict=True):
            fixed[debt["place"]] = part
    key = {"highest_rate": lambda debt: -debt["rate"], "smallest_balance": lambda debt: debt["left"]}.get(request["strategy"])
    order = sorted(sharing, key=key) if key else sharing
    for month in range(1, most + 1):
        money = capacity
        for debt in debts:
            debt["left"] = min(debt["left"] + rounded(debt["left"] * debt["rate"] / 1200), Decimal(10**9))  # beyond hope

        def pay(debt, amount):
            part = min(amount, debt["left"])
            debt["left"] -= part
            debt["paid"] += part
            if month == 1:
                debt["first"] += part
            return part

        if fixed is not None:
            for debt in debts:
                pay(debt, fixed[debt["place"]])
        else:
            for debt in [debt for debt in debts if debt["priority"]] + order:
                money -= pay(debt, min(debt["minimum"], money))
            for debt in order:
                money -= pay(debt, money)
        for debt in debts:
            if not debt["left"] and debt["months"] is None:
                debt["months"] = month
        if all(debt["months"] is not None for debt in debts):
            break
    return debts


def largest_remainder(amount, balances):
    whole = sum(balances)
    if amount >= whole:
        return list(balances)
    exact = [amount * balance / whole for balance in balances]
    parts = [each.quantize(CENT, rounding="ROUND_DOWN") for each in exact]
    order = sorted(range(len(balances)), key=lambda place: (parts[place] - exact[place], place))
    for place in order[: int((amount - sum(parts)) / CENT)]:
        parts[place] += CENT
    return parts


def in_turn(amount, balances):
    """A cent to each in turn, passing over those that have enough."""
    parts = [Decimal(0)] * len(balances)
    while amount > 0 and any(part < balance for part, balance in zip(parts, balances, strict=True)):
        for place, balance in enumerate(balances):
            if amount > 0 and parts[place] < balance:
                parts[place] += CENT
                amount -= CENT
    return parts


small = st.decimals("0", "9", places=2)
requests = st.fixed_dictionaries(
    {
        "strategy": st.sampled_from(STRATEGIES),
        "capacity": st.decimals("0", "4", places=2),
        "max_months": st.integers(1, 8),
        "debts": st.lists(
            st.fixed_dictionaries(
                {"creditor": st.just("甲"), "balance": small},
                optional={
                    "annual_rate": st.sampled_from([Decimal(0), Decimal(18), Decimal(120)]),
                    "minimum": st.decimals("0", "2", places=2),
                    "priority": st.booleans(),
                },
            ),
            max_size=4,
        ),
    },
    optional={"lump_sum": st.decimals("0", "12", places=2)},
)


@quick
@given(requests)
def test_every_number_is_that_of_a_plain_simulation(request):
    found = run("allocation", request)
    wanted = simulate(request, request["capacity"])

    for given_, debt, asked in zip(found["allocations"], wanted, request["debts"], strict=True):
        assert f"{debt['first']:.2f}" == given_["monthly"]
        assert debt["months"] == given_["months"]
        if debt["months"] is not None:
            assert f"{debt['paid']:.2f}" == given_["total_paid"]
            assert f"{debt['paid'] - asked['balance']:.2f}" == given_["total_interest"]
    months = [debt["months"] for debt in wanted]
    assert (None if None in months else max(months, default=0)) == found["months_to_clear"]
    assert found["feasible"] is all(count is not None and count <= request["max_months"] for count in months)


@quick
@given(requests)
def test_the_four_ways_side_by_side_are_what_each_gives_alone(request):
    compared = run("allocation", request)["compared"]

    assert list(STRATEGIES) == [each["strategy"] for each in compared]
    for each in compared:
        alone = run("allocation", request | {"strategy": each["strategy"]})
        assert {key: alone[key] for key in ("total_paid", "total_interest", "feasible")} | {
            "months": alone["months_to_clear"]
        } == {key: each[key] for key in ("total_paid", "total_interest", "feasible", "months")}


@quick
@given(requests.filter(lambda request: request["strategy"] != "pro_rata"))
def test_the_capacity_required_is_the_least_to_the_cent(request):
    """A plain search: from nothing up, cent by cent, to all that is owed."""
    required = run("allocation", request)["required_capacity"]
    most = request["max_months"]

    def clears(capacity):
        return all(debt["months"] is not None for debt in simulate(request, capacity, most))

    if required is None:
        assert not clears(sum((debt["balance"] for debt in request["debts"]), Decimal(0)) * 20 + 100)
        return
    assert clears(Decimal(required))
    assert Decimal(required) == 0 or not clears(Decimal(required) - CENT)

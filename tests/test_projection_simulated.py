"""Whatever the debt, each month is that of a plain simulation in Decimal."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import run
from tests.projections import SCENARIOS

CENT = Decimal("0.01")
quick = settings(max_examples=100, deadline=None, derandomize=True, database=None)
amounts = st.decimals("0", "20000", places=2)
requests = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["credit_card", "bank_loan"]),
        "principal": amounts,
        "annual_rate": st.sampled_from([0, 6, "18.25", 24, "35.9999"]),
        "months": st.integers(1, 40),
    },
    optional={
        "interest": amounts, "fees": amounts, "minimum_payment": st.decimals("0", "3000", places=2), "monthly_payment": st.decimals("0", "3000", places=2),
        "late_fee_percent": st.sampled_from([0, 5, "3.3333"]), "days_overdue": st.sampled_from([0, 1, 45, 61, 200]),
        "compounding": st.sampled_from(["monthly", "none"]), "plan_rate": st.sampled_from([0, 6, "12.5"]), "plan_fees": st.booleans(),
        "whole_bill": st.booleans(),
    },
)  # fmt: skip


def half_up(amount):
    return amount.quantize(CENT, ROUND_HALF_UP)


def simulated(request, payment, plan=False):
    """(balance, interest and fees paid) of each month. Written for reading, after the contract and the rules."""
    card = request["kind"] == "credit_card"
    rolls = request.get("compounding", "monthly" if card else "none") == "monthly"
    principal, interest, fees = (Decimal(request.get(part, 0)) for part in ("principal", "interest", "fees"))
    minimum, overdue, on_top = Decimal(request.get("minimum_payment", 0)), request.get("days_overdue") or None, Decimal(0)
    rate, charges = Decimal(request["annual_rate"]), True
    if plan:
        rate = Decimal(request.get("plan_rate", rate))
        stopped = not rate and "plan_rate" not in request and payment  # no rate at all: the lender has stopped charging
        charges = request.get("plan_fees", not stopped)
    spared = card and request.get("whole_bill") is False and not request.get("days_overdue")
    rows = []
    for month in range(request["months"]):
        base = principal + (interest if rolls else 0)
        if month == 0 and spared:
            base = max(base - payment, Decimal(0))
        interest += half_up(base * rate / 1200)
        if overdue is not None:
            overdue += 30
        due, money = min(minimum, principal + interest + fees), payment
        parts = {"principal": principal, "interest": interest, "fees": fees}
        order = ["fees", "interest", "principal"] if not card else ["interest", "fees", "principal"]
        if card and (overdue or 0) > 90:
            order = ["principal", "interest", "fees"]
        for part in order:
            taken = min(money, parts[part])
            parts[part] -= taken
            money -= taken
            on_top += taken if part != "principal" else 0
        principal, interest, fees = parts["principal"], parts["interest"], parts["fees"]
        if due > payment:
            overdue = overdue or 0  # from now on: 30 days at the next payment
            if card and charges:
                fees += half_up((due - payment) * Decimal(request.get("late_fee_percent", 5)) / 100)
        rows.append((principal + interest + fees, on_top))
    return rows


@quick
@given(requests)
def test_each_month_is_that_of_a_plain_simulation(request):
    result = run("projection", request)
    for scenario, payment in (
        ("nothing", 0),
        ("minimum", request.get("minimum_payment", 0)),
        ("plan", request.get("monthly_payment", 0)),
    ):
        assert simulated(request, Decimal(payment), scenario == "plan") == [
            (Decimal(each["balance"]), Decimal(each["interest_paid"])) for each in result[scenario]["series"]
        ]


@quick
@given(requests)
def test_what_is_owed_then_is_what_is_owed_now_and_what_came_less_what_was_paid(request):
    result = run("projection", request)
    for scenario in SCENARIOS:
        end = {key: Decimal(result[scenario][key]) for key in ("balance", "charged", "total_paid")}
        assert end["balance"] == Decimal(result["balance_now"]) + end["charged"] - end["total_paid"]
        assert result[scenario]["balance"] == result[scenario]["series"][-1]["balance"]


@quick
@given(requests, st.decimals("0.01", "500", places=2))
def test_paying_more_never_leaves_more(request, more):
    pays = Decimal(request.get("monthly_payment", 0))
    less, other = (
        run("projection", request | {"monthly_payment": pays + extra, "kind": "bank_loan"})["plan"]["series"]
        for extra in (0, more)
    )

    assert all(Decimal(one["balance"]) >= Decimal(two["balance"]) for one, two in zip(less, other, strict=True))

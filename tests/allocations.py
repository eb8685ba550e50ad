"""Debts that share a month's money, and the ways in which they may."""

from hypothesis import settings
from hypothesis import strategies as st

from calculators import run

quick = settings(max_examples=100, deadline=None, derandomize=True, database=None)
STRATEGIES = ("pro_rata", "equal", "highest_rate", "smallest_balance")
CASCADES = STRATEGIES[2:]
FIXED, IN_TURN = STRATEGIES[:2], CASCADES


def monthly(result):
    return [each["monthly"] for each in result["allocations"]]


def debt(balance, rate=0, minimum=0, **more):
    return {"creditor": "某行", "balance": balance, "annual_rate": rate, "minimum": minimum} | more


def plan(capacity, *debts, **given):
    return run("allocation", {"capacity": capacity, "debts": list(debts)} | given)


debts = st.lists(
    st.builds(
        debt, st.decimals("0", "9000", places=2), st.sampled_from([0, 6, "18.25", 24, 36, 400]), st.sampled_from([0, 50, "120.5"])
    ),
    min_size=1,
    max_size=4,
)

"""Sharing a month's money among several lenders: who gets how much, how long each takes, what it would take to clear all.

Shares follow the published practice of informal offers (pro rata, largest remainder); the cascades are known as
avalanche (dearest first) and snowball (smallest first). What must be kept current gets its minimum first, in each way.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from calculators.forms import result
from calculators.pictures.lender_shares import parts
from calculators.sums.payoff import in_yuan
from calculators.tools.allocation.debts import STRATEGIES, Debt, Inputs
from calculators.tools.allocation.plan import Plan, plan, required
from calculators.tools.allocation.words import doubts, said

__all__ = ["EXAMPLE", "PICTURES", "RULES", "STRATEGIES", "Debt", "Inputs", "Result", "calculate"]

RULES = ("contract-variation",)


@dataclass(frozen=True, kw_only=True)
class Allocated:
    """What one creditor gets, and what becomes of the debt."""

    creditor: str = result.text()
    lump: Decimal | None = result.money("先一次还", absent=True)
    monthly: Decimal = result.money("第一个月")
    months: int | None = result.count("多久还清")
    total_paid: Decimal | None = result.money("一共还")
    total_interest: Decimal | None = result.money("其中利息")
    within_limit: bool = result.flag()


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One of the four ways, beside the others."""

    strategy: str = result.code(STRATEGIES)
    months: int | None = result.count("多久还清")
    total_paid: Decimal | None = result.money("一共还")
    total_interest: Decimal | None = result.money("其中利息")
    feasible: bool = result.flag()


@dataclass(frozen=True, kw_only=True)
class Given:
    """One creditor with what is fixed for somebody, and without."""

    creditor: str = result.text()
    before: Decimal = result.money()
    after: Decimal = result.money()
    difference: Decimal = result.money()
    months_before: int | None = result.count()
    months_after: int | None = result.count()


@dataclass(frozen=True, kw_only=True)
class Result(result.Result):
    """Who gets how much, when each is cleared, and the least that clears all in time."""

    allocations: tuple[Allocated, ...] = result.rows(Allocated)
    months_to_clear: int | None = result.count("全部还清")
    total_paid: Decimal | None = result.money("一共还")
    total_interest: Decimal | None = result.money("其中利息")
    feasible: bool = result.flag()
    required_capacity: Decimal | None = result.money("期限内全部还清，每月至少")
    required_sharing: Decimal | None = result.money("先还的照常还，其余在期限内还清，每月至少", absent=True)
    compared: tuple[Compared, ...] = result.rows(Compared)
    given: tuple[Given, ...] | None = result.rows(Given, absent=True)


def calculate(inputs: Inputs) -> Result:
    """Who gets how much, when each is cleared, the least that clears all in time, and the four ways side by side."""
    plans = {strategy: plan(inputs, strategy) for strategy in STRATEGIES}
    own, least = plans[inputs.strategy], required(inputs)
    chosen = _compared(inputs, inputs.strategy, own)
    return Result(
        allocations=tuple(_allocated(inputs, own)),
        months_to_clear=chosen.months,
        total_paid=chosen.total_paid,
        total_interest=chosen.total_interest,
        feasible=chosen.feasible,
        required_capacity=_yuan(least.for_all),
        required_sharing=_yuan(least.for_sharing) if least.for_all is None else None,
        compared=tuple(_compared(inputs, strategy, each) for strategy, each in plans.items()),
        given=tuple(_given(inputs, own)) if any(debt.given is not None for debt in inputs.debts) else None,
        rules=RULES,
        say=tuple(said(inputs, plans, least)),
        notices=tuple(doubts(inputs, chosen.feasible)),
    )


def _yuan(cents: int | None) -> Decimal | None:
    return None if cents is None else in_yuan(cents)


def _allocated(inputs: Inputs, own: Plan) -> Iterator[Allocated]:
    for place, debt in enumerate(inputs.debts):
        total, months = own.total_of(place), own.paid[place].months
        yield Allocated(
            creditor=debt.creditor,
            lump=in_yuan(own.lump[place]) if inputs.lump_sum else None,
            monthly=in_yuan(own.first[place]),
            months=months,
            total_paid=_yuan(total),
            total_interest=None if total is None else in_yuan(total - debt.cents),
            within_limit=months is not None and months <= inputs.max_months,
        )


def _compared(inputs: Inputs, strategy: str, each: Plan) -> Compared:
    total, months = each.total, each.months
    return Compared(
        strategy=strategy,
        months=months,
        total_paid=_yuan(total),
        total_interest=None if total is None else in_yuan(total - sum(debt.cents for debt in inputs.debts)),
        feasible=months is not None and months <= inputs.max_months,
    )


def _given(inputs: Inputs, own: Plan) -> Iterator[Given]:
    """Each creditor's first month and time with what is fixed, and as it would be without."""
    free = plan(replace(inputs, debts=tuple(replace(debt, given=None) for debt in inputs.debts)), inputs.strategy)
    for place, debt in enumerate(inputs.debts):
        before, after = free.first[place], own.first[place]
        yield Given(
            creditor=debt.creditor,
            before=in_yuan(before),
            after=in_yuan(after),
            difference=in_yuan(after - before),
            months_before=free.paid[place].months,
            months_after=own.paid[place].months,
        )


def _bar(found: Result) -> str:
    """Who gets what of a month; one lender alone gets all of it, which needs no drawing."""
    drawn = [(each.creditor, each.monthly) for each in found.allocations]
    return parts("每月的钱分给谁", drawn) if len(drawn) > 1 else ""


PICTURES = {"shares": _bar}

EXAMPLE = {
    "capacity": "2812.50",
    "debts": [
        {"creditor": "甲银行", "balance": "50000", "annual_rate": "18.25", "minimum": "1250"},
        {"creditor": "乙消费金融", "balance": "18960", "annual_rate": "23.9", "minimum": "800"},
        {"creditor": "朋友老周", "balance": "10000", "annual_rate": "0", "given": "500"},
    ],
    "strategy": "pro_rata",
}

"""Who gets what under a strategy, what becomes of each debt, and the least money that clears all in time. Whole cents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from calculators.sums.payoff import (
    Minimums,
    Paid,
    in_cents,
    least_capacity,
    least_payment,
    level_payment,
    month_interest,
    pay_in_turn,
    pay_off,
)
from calculators.sums.shares import by_balance, equally, least_by_balance, least_equally
from calculators.tools.allocation.debts import Debt, Inputs

_SHARE = {"pro_rata": (by_balance, least_by_balance), "equal": (equally, least_equally)}
_Figures = tuple[list[int], list[int], list[int]]  # balances, rates, and what each gets in any case


@dataclass(frozen=True)
class Plan:
    """What each creditor gets at once and in the first month, cents, and what becomes of its debt."""

    lump: Sequence[int]
    first: Sequence[int]
    paid: Sequence[Paid]

    @property
    def months(self) -> int | None:
        """Months until all are cleared; None where one never is."""
        counts = [paid.months for paid in self.paid]
        return None if None in counts else max((count for count in counts if count is not None), default=0)

    @property
    def total(self) -> int | None:
        """All that is paid, cents, the lump sum too; None where a debt is never cleared."""
        totals = [paid.total for paid in self.paid]
        return None if None in totals else sum(total for total in totals if total is not None) + sum(self.lump)

    def total_of(self, place: int) -> int | None:
        """What one debt is paid in all."""
        total = self.paid[place].total
        return None if total is None else total + self.lump[place]


def shares_month(strategy: str) -> bool:
    """Whether the strategy fixes one monthly amount for each."""
    return strategy in _SHARE


def lump_shares(inputs: Inputs) -> list[int]:
    """What each gets of the lump sum: by balance, among those that share."""
    places = [place for place, debt in enumerate(inputs.debts) if not debt.priority]
    lump = [0] * len(inputs.debts)
    shared = by_balance(in_cents(inputs.lump_sum), [inputs.debts[place].cents for place in places])
    for place, amount in zip(places, shared, strict=True):
        lump[place] = amount
    return lump


def plan(inputs: Inputs, strategy: str) -> Plan:
    """The debts of ``inputs`` under ``strategy``, after the lump sum."""
    lump = lump_shares(inputs)
    left = [debt.cents - part for debt, part in zip(inputs.debts, lump, strict=True)]
    capacity = in_cents(inputs.capacity)
    if shares_month(strategy):
        first = _fixed_shares(inputs.debts, left, capacity, _SHARE[strategy][0])
        paid = [pay_off(balance, debt.rate, monthly) for balance, debt, monthly in zip(left, inputs.debts, first, strict=True)]
        return Plan(lump, first, paid)
    order = _order(inputs.debts, left, strategy)
    done = pay_in_turn(*_figures(inputs.debts, left, order), capacity, promised=_promised(inputs), kept=_kept(inputs))
    back = sorted(range(len(order)), key=order.__getitem__)
    return Plan(lump, [done.first[place] for place in back], [done.paid[place] for place in back])


def _figures(debts: Sequence[Debt], left: Sequence[int], order: Sequence[int]) -> _Figures:
    """Balances in cents, rates, and what each gets in any case, cents a month; in ``order``."""
    return (
        [left[place] for place in order],
        [debts[place].rate for place in order],
        [in_cents(debts[place].minimum) if (sure := debts[place].sure) is None else sure for place in order],
    )


def _order(debts: Sequence[Debt], left: Sequence[int], strategy: str) -> list[int]:
    """The debts' places in the order in which they are targets, ties to the earlier.

    A debt with a fixed amount is no target before all others are cleared; one that is kept current is none at all.
    """
    by = [-debt.rate for debt in debts] if strategy == "highest_rate" else left
    return sorted(range(len(debts)), key=lambda place: (debts[place].priority, debts[place].given is not None, by[place]))


def _kept(inputs: Inputs) -> int:
    return sum(debt.priority for debt in inputs.debts)


def _promised(inputs: Inputs) -> int:
    return sum(debt.given is not None and not debt.priority for debt in inputs.debts)


def _fixed_shares(
    debts: Sequence[Debt], left: Sequence[int], capacity: int, share: Callable[[int, Sequence[int]], list[int]]
) -> list[int]:
    """One amount a month for each: what is sure for it, as far as there is money, or its share of the rest."""
    first, rest = [0] * len(debts), capacity
    for place in sorted(range(len(debts)), key=lambda place: not debts[place].priority):
        sure = debts[place].sure
        if sure is not None:
            first[place] = min(sure, left[place], rest)
            rest -= first[place]
    others = [place for place, debt in enumerate(debts) if debt.sure is None]
    for place, amount in zip(others, share(rest, [left[place] for place in others]), strict=True):
        first[place] = amount
    return first


@dataclass(frozen=True)
class Required:
    """The least money a month, cents, with which every debt clears in time; None where no amount is enough."""

    for_all: int | None
    for_sharing: int | None  # with which every debt clears that is not kept current by itself


def required(inputs: Inputs) -> Required:
    """What the strategy of ``inputs`` needs."""
    lump = lump_shares(inputs)
    left = [debt.cents - part for debt, part in zip(inputs.debts, lump, strict=True)]
    kept = [place for place, debt in enumerate(inputs.debts) if debt.priority]
    slow = any(
        pay_off(left[place], inputs.debts[place].rate, inputs.debts[place].sure or 0, inputs.max_months).months is None
        for place in kept
    )
    find = _required_of_shares if shares_month(inputs.strategy) else _required_in_turn
    if slow:
        return Required(None, find(inputs, left, targets_only=True))
    least = find(inputs, left, targets_only=False)
    return Required(least, least)


def _required_in_turn(inputs: Inputs, left: Sequence[int], *, targets_only: bool) -> int:
    most, kept, promised = inputs.max_months, _kept(inputs), _promised(inputs)
    order = _order(inputs.debts, left, inputs.strategy)
    figures = _figures(inputs.debts, left, order)
    balances, rates, sure = figures
    owed = [balance + month_interest(balance, rate) for balance, rate in zip(balances, rates, strict=True)]
    targets = len(balances) - kept
    enough = sum(owed[:targets]) + sum(map(min, sure[targets:], owed[targets:]))
    alone = sum(level_payment(balance, rate, most) for balance, rate in zip(balances[:targets], rates[:targets], strict=True))
    if kept:

        def short(capacity: int) -> int:
            done = pay_in_turn(*figures, capacity, most, promised, kept)
            return done.short_of_targets if targets_only else done.short

        return least_capacity(short, int(alone) + sum(map(min, sure[targets:], owed[targets:])), enough)
    minimums = Minimums(*figures, most)
    return least_capacity(
        lambda capacity: (
            minimums.short(capacity) if capacity >= minimums.first else pay_in_turn(*figures, capacity, most, promised).short
        ),
        max(int(alone), minimums.first),
        enough,
    )


def _required_of_shares(inputs: Inputs, left: Sequence[int], *, targets_only: bool) -> int | None:
    sure_needs, balances, needs = [], [], []
    for place in sorted(range(len(left)), key=lambda place: not inputs.debts[place].priority):
        debt, balance = inputs.debts[place], left[place]
        need = 0 if targets_only and debt.priority else least_payment(balance, debt.rate, inputs.max_months)
        if debt.sure is None:
            balances.append(balance)
            needs.append(need)
        elif min(debt.sure, balance) < need:
            return None
        else:
            sure_needs.append((min(debt.sure, balance), need))
    rest = _SHARE[inputs.strategy][1](balances, needs)
    if rest is None:
        return None
    if rest:
        return rest + sum(amount for amount, _ in sure_needs)
    if _promised(inputs):
        return sum(amount for amount, _ in sure_needs)  # what is promised to one must be there
    # Only those that come first want money: each gets its own in turn, so the last one that needs any may get less.
    wanting = [number for number, (_, need) in enumerate(sure_needs, 1) if need]
    last = wanting[-1] if wanting else 0
    return sum(amount for amount, _ in sure_needs[: last - 1]) + sure_needs[last - 1][1] if last else 0

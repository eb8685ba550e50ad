"""Terms of repayment as they are spoken and agreed, the schedule that follows from them, and whether the money is there.

One type serves every shape: a down payment on its own day, months of grace, runs of equal payments (a level plan is one run,
a settlement one payment), a last payment that differs. ``schedule`` gives the rows that tables, calendars and letters show;
number 0 is the down payment. Amounts are yuan, rates percent a year; a month's interest is booked to the cent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol

from calculators.sums.money import CENT, ZERO, cents, cents_up, part_of
from calculators.sums.months import month_after

LONGEST = 600  # instalments that a schedule may have
# A rest below this is paid with the last full payment: nobody agrees to a month of its own for it.
LEAST_OF_ITS_OWN = Decimal(1)
RUNS_AWAY = 100  # times the base: a slip of the keyboard, not terms


class Run(Protocol):
    """A run of equal monthly payments, as a form or ``Step`` holds it."""

    @property
    def instalments(self) -> int:
        """How many payments."""

    @property
    def amount(self) -> Decimal:
        """Yuan each."""


class Step(NamedTuple):
    """A run of equal monthly payments of ``amount`` yuan each."""

    instalments: int
    amount: Decimal


class Row(NamedTuple):
    """One payment of a schedule: ``principal`` is what it takes off, ``balance`` what is left after it. Number 0: the down payment."""

    number: int
    date: date
    payment: Decimal
    interest: Decimal
    principal: Decimal
    balance: Decimal


class Shortfall(NamedTuple):
    """A payment that the money there does not meet; number 0 is what is paid first."""

    number: int
    due: Decimal
    available: Decimal


class Means(NamedTuple):
    """The money there: at hand, and to spare each month."""

    cash: Decimal
    monthly: Decimal


class StepsDoNotFit(ValueError):
    """Runs that do not pay a base off: ``left``, owed before a payment of the run at ``place``, is cleared or has run away."""

    def __init__(self, place: int, left: Decimal, *, grows: bool) -> None:
        self.place, self.left, self.grows = place, left, grows
        super().__init__(f"run {place}: {left} left")


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What is paid when, as it was said."""

    steps: tuple[Step, ...]
    final: Decimal | None = None  # the last payment, where it differs from its run
    down_payment: Decimal = ZERO
    upfront_fee: Decimal = ZERO  # paid with the down payment; takes nothing off the debt
    grace_months: int = 0

    @property
    def instalments(self) -> int:
        """How many monthly payments there are, the last one included."""
        return sum(step.instalments for step in self.steps)

    @property
    def runs(self) -> tuple[Step, ...]:
        """The payments as runs of equal ones, a last payment that differs a run of its own."""
        if self.final is None or self.final == self.steps[-1].amount:
            return self.steps
        *before, last = self.steps
        regular = (Step(last.instalments - 1, last.amount),) if last.instalments > 1 else ()
        return (*before, *regular, Step(1, self.final))

    @property
    def first(self) -> Decimal:
        """What is paid before any instalment."""
        return self.down_payment + self.upfront_fee

    @property
    def highest(self) -> Decimal:
        """The highest regular instalment; a last payment that differs is none."""
        return max(step.amount for step in self.steps)

    @property
    def last(self) -> Decimal:
        """The last payment."""
        return self.steps[-1].amount if self.final is None else self.final

    @property
    def total(self) -> Decimal:
        """Everything that is paid: down payment, fee and instalments."""
        return self.first + sum((step.instalments * step.amount for step in self.runs), ZERO)

    @property
    def rounding(self) -> Decimal:
        """A difference in all up to this, yuan, is rounding: a cent a payment."""
        return CENT * (self.instalments + bool(self.down_payment))

    @property
    def is_level(self) -> bool:
        """Whether all instalments but the last are the same."""
        return len(self.steps) == 1

    def payments(self) -> Iterator[Decimal]:
        """The instalments one by one, the down payment not among them."""
        for step in self.runs:
            for _ in range(step.instalments):
                yield step.amount

    def days(self, first: date) -> Iterator[date]:
        """The instalments' days: ``first`` and the same day of each month after, all moved by the months of grace."""
        for number in range(self.instalments):
            yield month_after(first, self.grace_months + number)

    def due(self, first: date, down_on: date | None) -> Iterator[tuple[int, date | None, Decimal]]:
        """(number, day, payment) of every payment; number 0 is what is paid first, whose day may not be known."""
        if self.first:
            yield 0, down_on, self.first
        for number, (day, payment) in enumerate(zip(self.days(first), self.payments(), strict=True), 1):
            yield number, day, payment

    def schedule(self, base: Decimal, annual_rate: Decimal, first: date, down_on: date | None = None) -> Iterator[Row]:
        """The rows of ``base``, what is left after the down payment, paid off on these terms.

        The interest of the months of grace is added to it first; then a month's interest is booked before each payment. The
        down payment is a row only where its day is known.
        """
        if self.down_payment and down_on:
            yield Row(0, down_on, self.down_payment, ZERO, self.down_payment, base)
        balance = base + grace_interest(base, annual_rate, self.grace_months)
        for number, (day, payment) in enumerate(zip(self.days(first), self.payments(), strict=True), 1):
            interest = month_interest(balance, annual_rate)
            balance += interest - payment
            yield Row(number, day, payment, interest, payment - interest, balance)

    def shortfalls(self, means: Means) -> Iterator[Shortfall]:
        """Every payment that is not met, in order.

        What is paid first is met by the money at hand and one month's; what is left of the money at hand is carried. Each
        instalment is met by that, by what every month so far brought, and less what the instalments before it took.
        """
        if self.first > means.cash + means.monthly:
            yield Shortfall(0, self.first, means.cash + means.monthly)
        there = max(means.cash - self.first, ZERO) + means.monthly * self.grace_months
        for number, payment in enumerate(self.payments(), 1):
            there += means.monthly
            if payment > there:
                yield Shortfall(number, payment, there)
            there -= payment


def month_interest(balance: Decimal, annual_rate: Decimal) -> Decimal:
    """A month's interest on ``balance``, booked to the cent."""
    return cents(balance * annual_rate / 1200)


def grace_interest(base: Decimal, annual_rate: Decimal, months: int) -> Decimal:
    """The interest of ``months`` in which nothing is paid, booked month by month and added to what is owed."""
    balance = base
    for _ in range(months if annual_rate else 0):
        balance += month_interest(balance, annual_rate)
    return balance - base


# ---- from what was said to the terms


def lump_sum(amount: Decimal) -> Terms:
    """One payment that settles all."""
    return Terms(steps=(Step(1, amount),))


def by_fee(spread: Decimal, fee_percent: Decimal, count: int) -> Terms:
    """``spread`` in ``count`` equal parts and a fee of ``fee_percent`` of all of it with each (每期费率).

    Part and fee are each booked to the cent; the last part takes what the others leave, so that they add up.
    """
    part, fee = cents(spread / count), part_of(spread, fee_percent)
    return Terms(steps=(Step(count, part + fee),), final=spread - part * (count - 1) + fee)


def by_payment(base: Decimal, annual_rate: Decimal, payment: Decimal) -> Terms | None:
    """``payment`` each month until ``base`` is paid, the last one what remains; None where ``LONGEST`` months are not enough.

    A rest under one yuan after the last full payment is paid with it.
    """
    balance = base
    for number in range(1, LONGEST + 1):
        owed = balance + month_interest(balance, annual_rate)
        balance = owed - payment
        if balance <= 0:
            return Terms(steps=(Step(number, payment),), final=owed)
        if balance < LEAST_OF_ITS_OWN and balance + month_interest(balance, annual_rate) < payment:
            return Terms(steps=(Step(number, payment),), final=owed)
    return None


def by_count(base: Decimal, annual_rate: Decimal, count: int) -> Terms:
    """``base`` in ``count`` level payments (等额本息), the last one adjusted; fewer where rounding up clears it before."""
    return by_steps(base, annual_rate, (Step(count, cents(level_payment(base, annual_rate, count))),), early=True)


def by_steps(base: Decimal, annual_rate: Decimal, steps: Sequence[Run], *, early: bool = False) -> Terms:
    """``base`` in runs of equal payments, the last payment of all what remains.

    Raises StepsDoNotFit where nothing remains for it (with ``early`` the terms then end with the payment that clears it), or
    where interest makes of it a hundred times the base.
    """
    taken, balance = list[Step](), base
    for place, step in enumerate(steps):
        for number in range(1, step.instalments + 1):
            owed = balance + month_interest(balance, annual_rate)
            is_last = place == len(steps) - 1 and number == step.instalments
            balance = owed - step.amount
            if is_last or (early and balance <= 0):
                return Terms(steps=(*taken, Step(number, step.amount)), final=owed)
            if balance <= 0 or balance > base * RUNS_AWAY:
                raise StepsDoNotFit(place, owed, grows=balance > 0)
        taken.append(Step(step.instalments, step.amount))
    raise ValueError("no steps")


def level_payment(base: Decimal, annual_rate: Decimal, count: int) -> Decimal:
    """The equal monthly payment (等额本息) that clears ``base`` in ``count`` months, not rounded.

    base × i / (1 − (1 + i)^−count), i = a twelfth of the yearly rate.
    """
    if not annual_rate:
        return base / count
    rate = annual_rate / 1200
    return base * rate / (1 - (1 + rate) ** -count)


def least_payment(base: Decimal, annual_rate: Decimal, most: int) -> Decimal:
    """The least level payment, to the cent, none of which is exceeded, that clears ``base`` in at most ``most`` months."""
    # Booked interest strays from the formula by at most half a cent a month, so the answer is near.
    payment = cents_up(level_payment(base, annual_rate, most))
    while not _ends(base, annual_rate, payment, most):
        payment += CENT
    while payment > CENT and _ends(base, annual_rate, payment - CENT, most):
        payment -= CENT
    return payment


def _ends(base: Decimal, annual_rate: Decimal, payment: Decimal, most: int) -> bool:
    balance = base
    for _ in range(most):
        balance += month_interest(balance, annual_rate) - payment
        if balance <= 0:
            return True
        if balance > base:  # the first month's interest is not covered: it only grows from here
            return False
    return False

"""What reached each instalment of a plan, and when: payment by payment, the oldest unpaid instalment first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from calculators.sums.money import ZERO

Day = date  # a row has a field of that name

STATUSES = {
    "on_track": "按计划在还",
    "ahead": "还得比计划快",
    "behind": "有到期没还的",
    "settled": "都还清了",
}
STATES = {
    "paid": "已还",
    "partial": "还了一部分",
    "late": "晚了",
    "due": "今天到期",
    "upcoming": "没到期",
}


class Payable(NamedTuple):
    """A line of the schedule; number 0 is the down payment."""

    number: int
    date: date
    payment: Decimal


@dataclass
class Row:
    """An instalment, what has reached it, and the day on which that was enough; None where it is not, or nothing was owed."""

    number: int
    date: date
    payment: Decimal
    tolerance: Decimal
    reached: Decimal = ZERO
    paid_on: Day | None = None

    @property
    def unpaid(self) -> Decimal:
        """Yuan still owed on it, to the last cent."""
        return self.payment - self.reached

    @property
    def is_paid(self) -> bool:
        """Whether all of it is there, or all but the tolerance: where nothing was paid, nothing is forgiven."""
        return not self.unpaid or (self.reached > 0 and self.unpaid <= self.tolerance)

    def days_late(self, today: Day) -> int:
        """Days after its day until it was paid, or until ``today`` where it is not; 0 where it was in time."""
        if self.is_paid and self.paid_on is None:
            return 0
        return max(((self.paid_on or today) - self.date).days, 0)

    def take(self, money: Decimal, day: Day) -> Decimal:
        """Take of ``money`` what is owed; what is left of it."""
        taken = min(money, self.unpaid)
        was_paid = self.is_paid
        self.reached += taken
        if self.is_paid and not was_paid:
            self.paid_on = day
        return money - taken


@dataclass(frozen=True)
class Kept:
    """A plan on a day: the rows by date and number, and what came in by then."""

    rows: tuple[Row, ...]
    today: date
    paid: Decimal

    @property
    def instalments(self) -> tuple[Row, ...]:
        """The rows without the down payment."""
        return tuple(row for row in self.rows if row.number)

    @cached_property
    def total(self) -> Decimal:
        """All that the plan asks."""
        return sum((row.payment for row in self.rows), ZERO)

    @property
    def due(self) -> Decimal:
        """What it asked up to today."""
        return sum((row.payment for row in self.rows if row.date <= self.today), ZERO)

    @property
    def late(self) -> tuple[Row, ...]:
        """Rows whose day has gone by and that are not paid."""
        return tuple(row for row in self.rows if row.date < self.today and not row.is_paid)

    @property
    def was_late(self) -> tuple[Row, ...]:
        """Rows that are paid, but were not in time."""
        return tuple(row for row in self.rows if row.is_paid and row.days_late(self.today))

    @property
    def overdue(self) -> Decimal:
        """What the late rows lack."""
        return sum((row.unpaid for row in self.late), ZERO)

    @property
    def remaining(self) -> Decimal:
        """What is left of the plan, cents that a paid row lacks among it."""
        return max(self.total - self.paid, ZERO)

    @property
    def over(self) -> Decimal:
        """What was paid beyond the plan."""
        return max(self.paid - self.total, ZERO)

    @property
    def crumbs(self) -> Decimal:
        """What the paid rows lack, each no more than the tolerance."""
        return sum((row.unpaid for row in self.rows if row.is_paid), ZERO)

    @property
    def following(self) -> Row | None:
        """The next row that is not paid."""
        return next((row for row in self.rows if not row.is_paid), None)

    @property
    def status(self) -> str:
        """A code of ``STATUSES``."""
        if self.rows and self.following is None:
            return "settled"
        if self.late:
            return "behind"
        return "ahead" if self.rows and self.paid > self.due else "on_track"

    def state(self, row: Row) -> str:
        """A code of ``STATES``."""
        if row.is_paid:
            return "paid"
        if row.date < self.today:
            return "late"
        if row.date == self.today:
            return "due"
        return "partial" if row.reached else "upcoming"


def keep(schedule: Iterable[Payable], payments: Iterable[tuple[date, Decimal]], today: date, tolerance: Decimal) -> Kept:
    """The plan with every payment up to ``today`` on it."""
    ordered = sorted(schedule, key=lambda each: (each.date, each.number))
    filled = [Row(each.number, each.date, each.payment, tolerance) for each in ordered]
    paid, place = ZERO, 0
    for day, amount in sorted(payments):
        if day <= today:
            paid += amount
            place = _spread(filled, amount, day, place)
    return Kept(tuple(filled), today, paid)


def _spread(rows: Sequence[Row], money: Decimal, day: date, place: int) -> int:
    """Put a payment on the oldest unpaid row, then on the cents that earlier rows lack, then on what follows.

    ``place`` is the first row that may be unpaid; so is what is returned.
    """
    first = True
    while money:
        while place < len(rows) and rows[place].is_paid:
            place += 1
        if place < len(rows):
            money = rows[place].take(money, day)
        if first or place == len(rows):
            for row in rows[:place]:
                money = row.take(money, day) if row.unpaid else money
            first = False
        if place == len(rows):
            break
    return place

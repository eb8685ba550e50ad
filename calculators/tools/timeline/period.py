"""One period that a day starts: its length by a rule, its last day, and the words about it.

The day that starts a period does not count (民法典 201). A period in years or months ends on the same day, or on the month's last where there is
none (202). A last day that is a rest day moves on to the next working day (203, 民诉法 85).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from calculators.law import rules
from calculators.law.court_days import LastDay, last_day
from calculators.sums.months import month_after

_MONTHS = {"months": 1, "years": 12}


@dataclass(frozen=True, kw_only=True)
class Period:
    """One period: its code in the contract, the field whose day starts it, its length, and the words about it.

    In the words ``{}`` is the length. ``court`` marks what the reader must do before a court by that day.
    """

    code: str
    field: str
    rule: str
    figure: str
    unit: str  # days, months, years
    title: str
    means: str
    do: str
    gone: str
    starts: str = ""  # what the day is that starts it, as a sentence names it
    beside: tuple[str, ...] = ()
    court: bool = False
    moves: bool = True  # whether a last day that is a rest day moves on

    def length(self, start: date) -> int:
        """How long it is for one that starts on ``start``, in its unit."""
        length: int = rules.load(self.rule).on_or_first(start).figures[self.figure]
        return length

    def counted(self, start: date) -> date:
        """The last day by the count alone."""
        length = self.length(start)
        return start + timedelta(days=length) if self.unit == "days" else month_after(start, _MONTHS[self.unit] * length)

    def ends(self, start: date) -> LastDay:
        """The last day, by the count, by law, and the safe one."""
        counted = self.counted(start)
        return last_day(counted) if self.moves else LastDay(counted, counted, counted, announced=True)

    def rules_beside(self, start: date) -> tuple[str, ...]:  # noqa: ARG002  the limitation asks
        """What else a deadline that began on ``start`` rests on."""
        return self.beside

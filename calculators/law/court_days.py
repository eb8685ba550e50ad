"""Rest days and working days, and where a period that ends on a rest day ends by law (民诉法 85, 民法典 203)."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from calculators.law import rules

RULE = "rest-days"
_SATURDAY = 5
_DAY = timedelta(days=1)


class LastDay(NamedTuple):
    """The end of a period: by the count, by law, and the working day that is safe to act by."""

    counted: date
    lawful: date  # the first working day from the counted one on
    cautious: date  # the last working day up to the counted one
    announced: bool  # whether the holidays of those days are announced; else weekends and fixed holidays alone were looked at

    @property
    def moved(self) -> bool:
        """Whether the counted day is a rest day."""
        return self.lawful != self.counted


def is_rest_day(day: date) -> bool:
    """Whether courts rest on ``day``: a weekend that is not worked, or a holiday."""
    return day in _table()["holidays"] or (day.weekday() >= _SATURDAY and not is_worked_weekend(day))


def is_worked_weekend(day: date) -> bool:
    """Whether ``day`` is a Saturday or Sunday on which is worked."""
    return day in _table()["working_weekends"]


def last_day(counted: date) -> LastDay:
    """Where a period ends whose count ends on ``counted``."""
    lawful = cautious = counted
    while is_rest_day(lawful):
        lawful += _DAY
    while is_rest_day(cautious):
        cautious -= _DAY
    known = _table()["announced_years"]
    return LastDay(counted, lawful, cautious, all(day.year in known for day in (cautious, counted, lawful)))


def _table() -> dict[str, Any]:
    """The holidays and the weekends on which is worked, and the years for which they are announced whole."""
    return rules.load(RULE).latest.figures

"""The last days of what a court waits for, as the calendar of deadlines counts them: rest days, the safe day, the last by law."""

from collections.abc import Iterator
from datetime import date

from calculators.case.shape import CaseFile
from calculators.tools.timeline.periods import PERIODS
from calculators.tools.timeline.words import Deadline

# The document that keeps a deadline.
KEPT_BY = {"objection": "payment_order_objection_due", "answer": "answer_due"}


def before_courts(case: CaseFile, today: date) -> Iterator[Deadline]:
    """Everything that must be with a court by a day, whose start is written."""
    for period in PERIODS:
        start = getattr(case.timeline, period.field, None) if period.court and case.timeline else None
        if start:
            yield Deadline.of(period, start, today)


def deadline(code: str, case: CaseFile, today: date) -> Deadline | None:
    """When this document must be with the court; None where there is no such day, or its start is not written."""
    return next((each for each in before_courts(case, today) if each.code == KEPT_BY.get(code)), None)

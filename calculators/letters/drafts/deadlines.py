"""The last days of what a court waits for, as the calendar of deadlines counts them."""

from datetime import date

from calculators.case.shape import CaseFile
from calculators.tools import timeline

# The document that keeps each deadline, and the day that starts it.
KEPT_BY = {
    "objection": ("payment_order_objection_due", "payment_order_served_date"),
    "answer": ("answer_due", "complaint_served_date"),
}


def due(code: str, case: CaseFile) -> date | None:
    """The day by which this document must be with the court; None where there is no such day, or the start is not written."""
    if code not in KEPT_BY or case.timeline is None:
        return None
    event, served = KEPT_BY[code]
    start = getattr(case.timeline, served)
    days = timeline.length(event)
    return timeline.days_after(start, days) if start and days else None

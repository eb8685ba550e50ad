"""Whether the limitation of a debt may have run: one judgement for the gate, the caution and the words of every letter.

From the case file alone it is never certain: a demand, a payment or a promise may have started it again. So it only says
that it may, and a letter then neither admits nor offers anything that the writer has not looked at first.
"""

from datetime import date

from calculators.case.shape import CaseFile
from calculators.letters.drafts.subject import Subject
from calculators.tools.timeline.limitation import expires

# What is being enforced has been decided: its limitation is no longer raised.
_DECIDED = {"enforcement"}


def overdue_since(about: Subject) -> date | None:
    """The day since which the oldest debt to this lender has been overdue; None where none is written."""
    days = (debt.overdue_since for debt in about.fitting if debt.overdue_since and debt.stage not in _DECIDED)
    return min(days, default=None)


def may_have_run(about: Subject, case: CaseFile, today: date) -> bool:
    """Whether a debt to this lender is older than its limitation, or the writer says that it may have run."""
    if "limitation" in case.court.grounds:
        return True
    since = overdue_since(about)
    return _has_run(since, today) if since else _by_the_calendar(case, today)


def _by_the_calendar(case: CaseFile, today: date) -> bool:
    """What the calendar says of the limitation, where it can only be about this debt."""
    if case.timeline is None or len(case.debts) > 1:
        return False
    since = case.timeline.limitation_since
    return since is not None and (_has_run(since, today) or case.timeline.gap() is not None)


def _has_run(since: date, today: date) -> bool:
    return expires(since) < today

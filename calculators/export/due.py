"""The days that lie ahead: payments under the plan that is kept, else as agreed, else as proposed; what a court waits for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.case.agreed import accepted
from calculators.case.shape import CaseFile
from calculators.forms.validation import InvalidRequest, Problem
from calculators.letters.drafts.deadlines import before_courts
from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.offered import offered
from calculators.letters.drafts.offered import situation as fitting
from calculators.letters.drafts.recorded import Agreement, schedule
from calculators.letters.drafts.subject import subject
from calculators.tools.timeline.words import Deadline


@dataclass(frozen=True)
class Due:
    """One payment: its number among ``count`` (0: the down payment), its day, yuan."""

    number: int
    count: int
    date: date
    amount: Decimal


def days_ahead(case: CaseFile, today: date, situation: str) -> tuple[tuple[Deadline, ...], tuple[Due, ...]]:
    """What a court waits for, and every payment, from ``today`` on. Raises InvalidRequest where there is neither."""
    waited = tuple(each for each in before_courts(case, today) if each.state != "past")
    planned = _planned(case, today, situation)
    ahead = tuple(due for due in planned if due.date >= today)
    if waited or ahead:
        return waited, ahead
    if not planned:
        words = "还没有还款计划。先在“协商方案”里填每月还款和首次还款日，再来做日历。收到法院文书的，在“关键日期”里填收到的那天。"
        raise InvalidRequest([Problem("case.proposals", "required", words)])
    words = f"还款计划里最后一期是 {planned[-1].date}，已经过了，没有要提醒的日子。"
    raise InvalidRequest([Problem("case.proposals", "too_small", words)])


def payments_due(case: CaseFile) -> tuple[Due, ...]:
    """Every payment of the plan that is kept, or else as agreed, or as offered where that can be accepted; none before that.

    A payment whose day is not known is left out: no paper has a place for it.
    """
    kept = schedule(case)
    if kept:
        count = sum(1 for row in kept if row.number)
        return tuple(Due(row.number, count, row.date, row.payment) for row in kept)
    said = subject(case).agreed or accepted(case)
    return tuple(_agreed(said)) if said else ()


def _planned(case: CaseFile, today: date, situation: str) -> tuple[Due, ...]:
    known = payments_due(case)
    if known:
        return known
    terms = offered(fitting(situation, case), Filler(case, today, subject(case).kind)).terms
    return tuple(Due(row.number, terms.instalments, row.date, row.payment) for row in terms.schedule) if terms else ()


def _agreed(agreed: Agreement) -> Iterator[Due]:
    """The agreement's own dates. A down payment whose day is not known cannot stand in a calendar."""
    terms, first = agreed.terms, agreed.first_payment_date
    if terms is None or first is None:
        return
    for number, day, payment in terms.due(first, agreed.down_payment_date):
        if day is not None:
            yield Due(number, terms.instalments, day, payment)

"""The payments that lie ahead: under the plan that is kept, else as agreed, else as proposed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.case.shape import CaseFile
from calculators.forms.validation import InvalidRequest, Problem
from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.recorded import Agreement, schedule
from calculators.letters.drafts.subject import subject, terms_for
from calculators.sums.months import month_after


@dataclass(frozen=True)
class Due:
    """One payment: its number among ``count`` (0: the down payment), its day, yuan."""

    number: int
    count: int
    date: date
    amount: Decimal


def payments_due(case: CaseFile, today: date, situation: str) -> tuple[Due, ...]:
    """Every payment from ``today`` on. Raises InvalidRequest where there is no schedule, or none of it is left."""
    planned = _planned(case, today, situation)
    if not planned:
        words = "还没有还款计划。先在“协商方案”里填每月还款和首次还款日，再来做日历。"
        raise InvalidRequest([Problem("case.proposals", "required", words)])
    ahead = tuple(due for due in planned if due.date >= today)
    if not ahead:
        words = f"还款计划里最后一期是 {planned[-1].date}，已经过了，没有要提醒的日子。"
        raise InvalidRequest([Problem("case.proposals", "too_small", words)])
    return ahead


def _planned(case: CaseFile, today: date, situation: str) -> tuple[Due, ...]:
    kept = schedule(case)
    if kept:
        count = sum(1 for row in kept if row.number)
        return tuple(Due(row.number, count, row.date, row.payment) for row in kept)
    about = subject(case)
    agreed = tuple(_agreed(about.agreed)) if about.agreed else ()
    if agreed:
        return agreed
    _, terms = terms_for(situation, Filler(case, today, about.kind))
    return tuple(Due(row.number, terms.instalments, row.date, row.payment) for row in terms.schedule) if terms else ()


def _agreed(agreed: Agreement) -> Iterator[Due]:
    """The agreement's own dates; the last payment is what the others leave of the total."""
    total, count, each, first = agreed.total, agreed.instalments, agreed.instalment_amount, agreed.first_payment_date
    if None in (count, each, first) or count > 600:
        return
    last = each if total is None else total - each * (count - 1)
    if last <= 0:
        return
    for number in range(1, count + 1):
        yield Due(number, count, month_after(first, number - 1), last if number == count else each)

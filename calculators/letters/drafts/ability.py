"""What the writer can pay, as far as a letter puts it beside what is offered: from the one computation of all shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from calculators.case.shape import CaseFile
from calculators.case.shares import Shares, shares
from calculators.letters.drafts.offered import Offered
from calculators.letters.drafts.subject import Subject
from calculators.letters.drafts.variants import FROM_NOW_ON
from calculators.sums.money import ZERO
from calculators.tools import capacity
from calculators.tools.capacity.budget import plain_month, uneven_income


@dataclass(frozen=True)
class Month:
    """A month as a letter tells it: one without what comes only by the quarter or the year. Yuan."""

    income_counted: Decimal
    uneven: Decimal  # what comes by the quarter or the year, as a month's part; not counted
    essential_expenses: Decimal
    priority_payments: Decimal
    margin: Decimal
    capacity: Decimal
    shortfall: Decimal


@dataclass(frozen=True)
class Ability:
    """What explains why less is offered than can be paid. Yuan a month."""

    whole: capacity.Result | None  # what the budget leaves; None where income or expenses are not written
    month: Month | None  # the same, of a plain month
    irregular_counted: Decimal | None  # percent; None where no such income is written, or none of it counts
    by_worst_month: bool  # whether an income that comes and goes counts by its worst month
    debts: int  # how many debts the money has to do for; what is paid first is not among them
    first: int  # how many are paid first
    own_due: Decimal | None  # of this one, where it is paid first and stands in the budget
    share: Decimal | None  # of this one, where it shares with others
    available: Decimal | None  # at most for this one, if no other of those that share got anything
    monthly: Decimal | None  # what this one is offered; None where it shares with none, or is offered more than there is
    for_now: bool = False  # whether that is only the first run of several


def ability(case: CaseFile, about: Subject, offered: Offered, variant: str) -> Ability:
    """Of the case's budget and debts, and of the terms that a document asks for; a table or an account of the hardship asks for none."""
    found = shares(case)
    sharing = sum(not debt.is_priority for debt in case.debts)
    monthly = _monthly(offered, variant)
    place = next((place for place, debt in enumerate(case.debts) if debt is about.debt), None)
    first = place is not None and case.debts[place].is_priority
    among = sharing > 1 and not first
    lines = found.budget.income if found else ()
    return Ability(
        whole=found.month if found else None,
        month=_plain(found) if found else None,
        irregular_counted=_irregular(found, lines),
        by_worst_month=any(line.is_irregular and line.low is not None for line in lines),
        debts=sharing,
        first=len(case.debts) - sharing,
        own_due=found.of[place] if found and first and place is not None else None,
        share=found.of[place] if found and among and place is not None else None,
        available=_available(found, place, first=first),
        monthly=monthly if among and found and monthly is not None and monthly <= found.able else None,
        for_now=bool(offered.proposal and offered.terms and not offered.proposal.terms().is_level),
    )


def _plain(found: Shares) -> Month:
    left = plain_month(found.budget, found.month.income_counted)
    uneven = uneven_income(found.budget)
    return Month(
        income_counted=found.month.income_counted - uneven,
        uneven=uneven,
        essential_expenses=found.month.essential_expenses,
        priority_payments=found.month.priority_payments,
        margin=left.margin,
        capacity=left.capacity,
        shortfall=left.shortfall,
    )


def _available(found: Shares | None, place: int | None, *, first: bool) -> Decimal | None:
    """What is paid first has its own payment taken off already, and may have that again."""
    if found is None:
        return None
    return found.able + ((found.of[place] or ZERO) if first and place is not None else ZERO)


def _irregular(found: Shares | None, lines: Sequence[capacity.Income]) -> Decimal | None:
    by_share = any(line.is_irregular and line.low is None for line in lines)
    return found.budget.irregular_counted or None if found and by_share else None


def _monthly(offered: Offered, variant: str) -> Decimal | None:
    """What is offered from now on. After a deferral the writer's means are others, and a lump sum comes from elsewhere."""
    if variant == "token":
        return offered.proposal.monthly_payment if offered.proposal else None
    return offered.terms.instalment_amount if offered.terms and variant in FROM_NOW_ON else None

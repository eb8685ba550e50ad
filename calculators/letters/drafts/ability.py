"""What the writer can pay, as far as a letter puts it beside what is offered: from the one computation of all shares."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.case.shape import CaseFile
from calculators.case.shares import Shares, shares
from calculators.letters.drafts.subject import Subject, Terms
from calculators.letters.drafts.variants import FROM_NOW_ON
from calculators.sums.money import ZERO
from calculators.tools import capacity
from calculators.tools.inventory import Debt


@dataclass(frozen=True)
class Ability:
    """What explains why less is offered than can be paid. Yuan a month."""

    month: capacity.Result | None  # what the budget leaves; None where income or expenses are not written
    irregular_counted: Decimal | None  # percent; None where no such income is written, or none of it counts
    debts: int  # how many debts the money has to do for; what is paid first is not among them
    first: int  # how many are paid first
    own_due: Decimal | None  # of this one, where it is paid first and stands in the budget
    share: Decimal | None  # of this one, where it shares with others
    available: Decimal | None  # at most for this one, if no other of those that share got anything
    monthly: Decimal | None  # what this one is offered; None where it shares with none, or is offered more than there is


def ability(case: CaseFile, about: Subject, offered: Terms, variant: str) -> Ability:
    """Of the case's budget and debts, and of the terms that a document asks for; a table or an account of the hardship asks for none."""
    found = shares(case)
    month = found.month if found else None
    sharing = sum(not debt.is_priority for debt in case.debts)
    monthly = _monthly(offered, variant)
    place = next((place for place, debt in enumerate(case.debts) if debt is about.debt), None)
    first = place is not None and case.debts[place].is_priority
    among = sharing > 1 and not first
    return Ability(
        month=month,
        irregular_counted=_irregular(case),
        debts=sharing,
        first=len(case.debts) - sharing,
        own_due=found.of[place] if found and first else None,
        share=found.of[place] if found and among and place is not None else None,
        available=_available(found, place, first=first),
        monthly=monthly if among and month and monthly is not None and monthly <= month.capacity else None,
    )


def _available(found: Shares | None, place: int | None, *, first: bool) -> Decimal | None:
    """What is paid first has its own payment taken off already, and may have that again."""
    if found is None:
        return None
    return found.able + ((found.of[place] or ZERO) if first and place is not None else ZERO)


def _irregular(case: CaseFile) -> Decimal | None:
    lines = (case.budget.income or ()) if case.budget else ()
    irregular = any(line.reliability == "irregular" and line.amount for line in lines)
    return case.budget.irregular_counted or None if case.budget and irregular else None


def _monthly(offered: Terms, variant: str) -> Decimal | None:
    """What is offered from now on. After a deferral the writer's means are others, and a lump sum comes from elsewhere."""
    if variant == "token":
        return offered.asked.monthly_payment if offered.asked else None
    return Decimal(offered.terms["instalment_amount"]) if offered.terms and variant in FROM_NOW_ON else None


def paid_first(case: CaseFile) -> tuple[Debt, ...]:
    """The debts that are kept current before anything is shared."""
    return tuple(debt for debt in case.debts if debt.is_priority)

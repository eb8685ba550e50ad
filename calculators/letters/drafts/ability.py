"""What the writer can pay, as far as a letter puts it beside what is offered."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.case.shape import CaseFile
from calculators.letters.drafts.variants import FROM_NOW_ON
from calculators.tools import capacity, proposal


@dataclass(frozen=True)
class Ability:
    """What explains why less is offered than can be paid, and what is counted of an income that comes and goes."""

    irregular_counted: Decimal | None  # percent; None where no such income is written, or none of it counts
    debts: int  # how many debts the money has to do for
    monthly: (
        Decimal | None
    )  # what this one is offered, yuan a month; None where it is the only one, or is offered more than there is


def ability(
    case: CaseFile, asked: proposal.Inputs | None, variant: str, terms: proposal.Result | None, budget: capacity.Result | None
) -> Ability:
    """Of the case's budget and debts, and of the terms that a document asks for; a table or an account of the hardship asks for none."""
    irregular = case.budget is not None and any(
        line.reliability == "irregular" and line.amount for line in case.budget.income or ()
    )
    monthly = _monthly(asked, variant, terms)
    shared = len(case.debts) > 1 and budget is not None and monthly is not None and monthly <= budget.capacity
    return Ability(
        irregular_counted=case.budget.irregular_counted or None if irregular else None,
        debts=len(case.debts),
        monthly=monthly if shared else None,
    )


def _monthly(asked: proposal.Inputs | None, variant: str, terms: proposal.Result | None) -> Decimal | None:
    """What is offered from now on. After a deferral the writer's means are others, and a lump sum comes from elsewhere."""
    if variant == "token":
        return asked.monthly_payment if asked else None
    return terms.instalment_amount if terms and variant in FROM_NOW_ON else None

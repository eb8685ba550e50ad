"""What is agreed with the lender at hand, or will be: the agreement's terms, or else an offer that can be accepted."""

from dataclasses import replace

from calculators.case.negotiation import at_hand
from calculators.case.shape import CaseAgreement, CaseFile
from calculators.forms.steps import Step
from calculators.sums.months import month_after
from calculators.sums.terms import Terms
from calculators.tools import offer, proposal
from calculators.tools.agreement.expected import Expected


def agreed(case: CaseFile) -> Expected | None:
    """The first agreement's terms; None where none are written, or what is written is only what was brought over."""
    proposed = at_hand(case).proposal
    for place, each in enumerate(case.agreements):
        said = each.expected
        if said is None or (not place and not _is_told(case) and not (each.text or "").strip() and _is_brought(each, proposed)):
            continue
        return said
    return None


def _is_told(case: CaseFile) -> bool:
    """Whether the log has a promise of the lender, or money was paid: then something was agreed."""
    return any((each.promised or "").strip() for each in case.contacts) or bool((plan := at_hand(case).plan) and plan.payments)


def _is_brought(each: CaseAgreement, proposed: proposal.Draft | None) -> bool:
    """Whether nothing but what the form was filled with stands there, before anything is agreed: the proposal may have changed since."""
    said = each.expected
    return said is None or said == each.brought or _is_own(said, proposed)


def _is_own(said: Expected, proposed: proposal.Draft | None) -> bool:
    """Whether nothing but one's own proposal stands there."""
    if proposed is None or None in (proposed.owed, proposed.first_payment_date) or list(proposed.problems()):
        return False
    own = as_agreed(proposed.terms(), proposed)
    return said == replace(own, interest_stopped=said.interest_stopped, fees_waived=said.fees_waived)


def acceptable(case: CaseFile) -> offer.Inputs | None:
    """The lender's offer, where it is whole and can be accepted."""
    given = at_hand(case).offer
    whole = given.whole if given else None
    if whole is None or list(whole.problems()):
        return None
    return whole if offer.judged(whole).verdict == "accept" else None


def accepted(case: CaseFile) -> Expected | None:
    """An offer that can be accepted, as an agreement says it; its days as they were proposed. None where there is none."""
    given, proposed = acceptable(case), at_hand(case).proposal
    if given is None:
        return None
    terms = given.terms(given.balance)
    return as_agreed(terms, proposed)


def as_agreed(terms: Terms, proposed: proposal.Draft | None) -> Expected:
    """``terms`` as an agreement says them: no amount where the instalments are not all alike, but steps."""
    first = proposed.first_payment_date if proposed else None
    return Expected(
        creditor=proposed.creditor if proposed else None,
        total=terms.total,
        instalments=terms.instalments,
        instalment_amount=terms.steps[0].amount if terms.is_level else None,
        final_amount=None if terms.last == terms.steps[-1].amount else terms.last,
        steps=() if terms.is_level else tuple(Step(instalments=run.instalments, amount=run.amount) for run in terms.steps),
        down_payment=terms.first or None,
        down_payment_date=proposed.down_payment_date if proposed and terms.first else None,
        first_payment_date=month_after(first, terms.grace_months) if first else None,
        interest_stopped=False,
        fees_waived=False,
    )

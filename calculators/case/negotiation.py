"""A negotiation: what lies between a person and one lender.

A case file keeps negotiations side by side in its lists: the proposals three by three (the proposal, what one can accept,
the limit), the offer, the agreement and the plan one by one. The one at hand stands first in every list; nothing else knows that.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from calculators.case.sections import BY_KEY, SECTIONS

if TYPE_CHECKING:
    from calculators.case.shape import CaseFile
    from calculators.tools.agreement import Draft as AgreementDraft
    from calculators.tools.offer import Draft as OfferDraft
    from calculators.tools.plan import Draft as PlanDraft
    from calculators.tools.proposal import Draft as ProposalDraft

PROPOSAL, ACCEPTABLE, LIMIT = range(BY_KEY["proposals"].width)


class Negotiation(NamedTuple):
    """One lender's part of a case; None for what is not written."""

    proposal: "ProposalDraft | None"
    acceptable: "ProposalDraft | None"
    limit: "ProposalDraft | None"
    offer: "OfferDraft | None"
    agreement: "AgreementDraft | None"
    plan: "PlanDraft | None"

    @property
    def creditor(self) -> str:
        """Whom it is with, as far as it says; empty where it does not."""
        agreed = self.agreement.expected if self.agreement else None
        return (self.proposal.creditor if self.proposal else None) or (agreed.creditor if agreed else None) or ""


def negotiations(case: "CaseFile") -> tuple[Negotiation, ...]:
    """Every negotiation of the case, the one at hand first; there is always one, if an empty one."""
    width = BY_KEY["proposals"].width
    count = max(1, -(-len(case.proposals) // width), len(case.offers), len(case.agreements), len(case.plans))
    return tuple(_at(case, place) for place in range(count))


def at_hand(case: "CaseFile") -> Negotiation:
    """The negotiation that letters, files and tools speak of."""
    return _at(case, 0)


def brought_forward(case: "CaseFile", place: int) -> "CaseFile":
    """The case with the negotiation at ``place`` alone, at hand; what belongs to the person stays."""
    changes: dict[str, Any] = {
        each.key: getattr(case, each.key)[place * each.width : (place + 1) * each.width] for each in SECTIONS if each.width
    }
    return replace(case, **changes)


def _at(case: "CaseFile", place: int) -> Negotiation:
    width = BY_KEY["proposals"].width
    proposal, acceptable, limit = (_or_none(case.proposals, place * width + each) for each in (PROPOSAL, ACCEPTABLE, LIMIT))
    return Negotiation(
        proposal=proposal,
        acceptable=acceptable,
        limit=limit,
        offer=_or_none(case.offers, place),
        agreement=_or_none(case.agreements, place),
        plan=_or_none(case.plans, place),
    )


def _or_none[T](rows: tuple[T, ...], place: int) -> T | None:
    return rows[place] if place < len(rows) else None

"""A negotiation: what lies between a person and one lender.

A case file keeps negotiations side by side in its lists: the proposals three by three (the proposal, what one can accept,
the limit), the offer, the agreement, the plan, the letters changed by hand and the standing one by one. The one at hand stands
first in every list; nothing else knows that, nor which negotiation is about which debt.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from calculators.case.sections import BY_KEY, SECTIONS

if TYPE_CHECKING:
    from calculators.case.shape import CaseFile, Standing
    from calculators.tools.agreement import Draft as AgreementDraft
    from calculators.tools.inventory import DebtDraft
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
    standing: "Standing | None"

    @property
    def creditor(self) -> str:
        """Whom it is with, as far as it says; empty where it does not."""
        agreed = self.agreement.expected if self.agreement else None
        return (self.proposal.creditor if self.proposal else None) or (agreed.creditor if agreed else None) or ""

    def may_be_about(self, debt: "DebtDraft") -> bool:
        """Whether its lender is that of ``debt``, and nothing says that it is about another kind of debt."""
        kinds = {debt.kind, self.proposal.kind if self.proposal else None} - {None}
        return self.creditor.strip() == (debt.creditor or "").strip() != "" and len(kinds) < 2


def negotiations(case: "CaseFile") -> tuple[Negotiation, ...]:
    """Every negotiation of the case, the one at hand first; there is always one, if an empty one."""
    counts = (-(-len(getattr(case, each.key)) // each.width) for each in SECTIONS if each.width)
    return tuple(_at(case, place) for place in range(max(1, *counts)))


def places(case: "CaseFile", debts: Sequence[int], before: Mapping[int, int]) -> dict[int, int]:
    """The place of the negotiation about each of ``debts`` (places in the list); behind all others where there is none yet.

    ``before`` says which debt the negotiation at a place was last about, so that two debts of one lender do not change theirs.
    """
    free = dict(enumerate(negotiations(case)))
    found: dict[int, int] = {}
    behind = len(free)
    for debt in debts:
        named = [place for place, each in free.items() if each.may_be_about(case.debts[debt])]
        known = [place for place in named if before.get(place) == debt]
        blank = [place for place in free if not place and not free[place].creditor]
        found[debt] = [*known, *named, *blank, behind][0]
        free.pop(found[debt], None)
        behind += found[debt] == behind
    return found


def first_row(key: str, place: int) -> int:
    """Where the rows of the negotiation at ``place`` begin in the list ``key`` of a case."""
    return place * BY_KEY[key].width


def at_hand(case: "CaseFile") -> Negotiation:
    """The negotiation that letters, files and tools speak of."""
    return _at(case, 0)


def brought_forward(case: "CaseFile", place: int) -> "CaseFile":
    """The case with the negotiation at ``place`` alone, at hand; what belongs to the person stays."""
    changes: dict[str, Any] = {
        each.key: getattr(case, each.key)[first_row(each.key, place) : first_row(each.key, place + 1)]
        for each in SECTIONS
        if each.width
    }
    return replace(case, **changes)


def _at(case: "CaseFile", place: int) -> Negotiation:
    first = first_row("proposals", place)
    proposal, acceptable, limit = (_or_none(case.proposals, first + each) for each in (PROPOSAL, ACCEPTABLE, LIMIT))
    return Negotiation(
        proposal=proposal,
        acceptable=acceptable,
        limit=limit,
        offer=_or_none(case.offers, place),
        agreement=_or_none(case.agreements, place),
        plan=_or_none(case.plans, place),
        standing=_or_none(case.standings, place),
    )


def _or_none[T](rows: tuple[T, ...], place: int) -> T | None:
    return rows[place] if place < len(rows) else None

"""What is answered to a lender's offer: what it comes to, why it cannot be carried, and what is proposed in its place."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from calculators.case.negotiation import at_hand
from calculators.case.shape import CaseFile
from calculators.letters.drafts.ability import Ability
from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.subject import Subject
from calculators.sums.money import ZERO
from calculators.sums.terms import Shortfall, Terms
from calculators.tools import offer
from calculators.tools.offer.counter import Proposed, counter, is_token, little
from calculators.tools.offer.judgement import Judgement
from calculators.words.spoken_terms import instalments_said


@dataclass(frozen=True)
class Reply:
    """An offer as it was judged, and the answer; from the same judgement as the tool's. Yuan."""

    judged: Judgement
    proposed: Proposed | None  # None where the offer can be accepted; its terms None where a pause is asked for
    cheaper_on: date | None = None  # when the lender once asked for less
    cheaper: Decimal | None = None  # how much that was in all

    @property
    def offered_words(self) -> str:
        """The lender's instalments in words."""
        return instalments_said(self.judged.terms)

    @property
    def own_words(self) -> str:
        """The instalments that are proposed, in words; empty where a pause is asked for."""
        return instalments_said(self.proposed.terms) if self.proposed and self.proposed.terms else ""

    @property
    def own(self) -> Terms | None:
        """What is proposed."""
        return self.proposed.terms if self.proposed else None

    @property
    def instead(self) -> str:
        """What is asked for in place of a sum; empty where one is proposed."""
        return self.proposed.instead if self.proposed else ""

    @property
    def little(self) -> str:
        """How little there is, as a letter says it."""
        return little(self.judged, "本人")

    @property
    def as_offered(self) -> bool:
        """Whether the lender's own terms are taken, and only their interest is asked about."""
        return self.own == self.judged.terms

    @property
    def short(self) -> Shortfall | None:
        """The first payment of the offer that is not met."""
        return next(iter(self.judged.short), None)

    @property
    def token(self) -> bool:
        """Whether so little can be paid that the rest is asked to wait, and not to be dropped."""
        return self.proposed is not None and is_token(self.judged, self.proposed)

    @property
    def waiver(self) -> Decimal:
        """What the lender is asked to drop."""
        return self.proposed.asked_waiver if self.proposed else ZERO


def reply(case: CaseFile, about: Subject, means: Ability, filler: Filler) -> Reply | None:
    """The answer to the offer at hand; None, and its gaps noted, where the offer is not written whole."""
    given = at_hand(case).offer
    if given is None:
        filler.missing["offers"] = None
        return None
    able = means.share if means.share is not None else means.available
    draft = replace(
        given,
        balance=given.balance if given.balance is not None else about.owed,
        capacity=given.capacity if given.capacity is not None else able,
    )
    whole = draft.whole
    gaps = [name for name in ("balance", "capacity") if getattr(draft, name) is None]
    if whole:
        gaps = [field for field, _, _ in whole.problems()]
    filler.missing.update({f"offers.0.{name}": None for name in gaps})
    if whole is None or gaps:
        return None
    judged = offer.judged(whole)
    before = whole.best_round
    cheaper = before.terms(judged.balance).total if before else None
    return Reply(judged, counter(judged, whole.most), before.said_on if before else None, cheaper)

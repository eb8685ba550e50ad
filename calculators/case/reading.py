"""The case as far as it reads: a half-typed form must not stop another tool."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from calculators.case import agreed, three_offers
from calculators.case.negotiation import Negotiation, at_hand, brought_forward
from calculators.case.shape import CaseFile
from calculators.case.shares import Shares, shares
from calculators.forms.typed import from_typed
from calculators.forms.validation import InvalidRequest, read_request
from calculators.sums.terms import Terms
from calculators.tools.agreement.expected import Expected
from calculators.tools.inventory import DebtDraft
from calculators.tools.plan.regular import lines
from calculators.tools.proposal import Inputs as Proposal
from calculators.tools.proposal import Result as Computed
from calculators.tools.proposal import calculate

Lines = list[dict[str, Any]]  # of a schedule, as a request holds them


@dataclass(frozen=True)
class Reading:
    """The case as far as it reads, and what it says of the debt that is talked about."""

    case: CaseFile
    written: Mapping[str, Any]  # the case as it was typed
    unreadable: frozenset[str]  # the sections of which something does not read
    place: int  # of the debt that is talked about, -1 where the list does not have it
    today: str
    whole: "Reading | None" = None  # what this was taken out of, which says what holds of all debts together

    def about(self, debt: int, negotiation: int) -> "Reading":
        """The same case, with another debt and another negotiation talked about."""
        return replace(self, case=brought_forward(self.case, negotiation), place=debt, whole=self.whole or self)

    @cached_property
    def debt(self) -> DebtDraft | None:
        """The debt that is talked about, where what is owed is written."""
        found = self.case.debts[self.place] if 0 <= self.place < len(self.case.debts) else None
        return found if found and found.owed is not None else None

    @cached_property
    def month(self) -> Shares | None:
        """Who gets what of the month's money; None where it cannot be known: the shares of all debts hang together."""
        if self.whole:
            return self.whole.month
        return None if self.unreadable & {"debts", "budget"} else shares(self.case)

    @cached_property
    def share(self) -> Decimal | None:
        """What this debt can get a month; all there is where the list has no debts."""
        if self.month is None:
            return None
        if not self.month.of:
            return self.month.able
        return self.month.of[self.place] if 0 <= self.place < len(self.month.of) else None

    @cached_property
    def negotiation(self) -> Negotiation:
        """The negotiation at hand."""
        return at_hand(self.case)

    @cached_property
    def proposal(self) -> Proposal | None:
        """The proposal to the lender, where it has everything a schedule needs."""
        written = self.negotiation.proposal
        return three_offers.complete(written) if written else None

    @cached_property
    def computed(self) -> Computed | None:
        """What that comes to."""
        return calculate(self.proposal) if self.proposal else None

    @cached_property
    def proposed_terms(self) -> Terms | None:
        """When what is paid, as it is proposed."""
        return self.proposal.terms() if self.proposal else None

    @cached_property
    def offered_terms(self) -> Terms | None:
        """When what is paid by the lender's offer, where that is whole and can be accepted."""
        offered = agreed.acceptable(self.case)
        return offered.terms(offered.balance) if offered else None

    @cached_property
    def said(self) -> Expected | None:
        """What was agreed in the negotiation at hand."""
        return agreed.agreed(brought_forward(self.case, 0))

    @cached_property
    def agreed_lines(self) -> Lines | None:
        """The lines to be paid by the agreement, where its terms are written down."""
        said = self.said
        if said is None or said.terms is None or said.first_payment_date is None:
            return None
        return lines(said.terms, said.first_payment_date, said.down_payment_date)

    @cached_property
    def offered_lines(self) -> Lines | None:
        """The lines to be paid by the lender's offer, on the days that were proposed."""
        return self._on_proposed_days(self.offered_terms)

    @cached_property
    def proposed_lines(self) -> Lines | None:
        """The lines to be paid by the proposal."""
        return self._on_proposed_days(self.proposed_terms)

    def _on_proposed_days(self, terms: Terms | None) -> Lines | None:
        return (
            lines(terms, self.proposal.first_payment_date, self.proposal.down_payment_date) if self.proposal and terms else None
        )


def read_case(typed: Mapping[str, Any], debt: int = 0, today: str = "") -> Reading:
    """What stands in the forms, as far as it reads. A row that does not is left empty in its list: the others keep their places."""
    plain = from_typed(CaseFile, typed)
    unreadable: set[str] = set()
    while True:
        try:
            return Reading(read_request(CaseFile, plain), typed, frozenset(unreadable), debt, today)
        except InvalidRequest as refused:
            broken = {tuple(error["field"].split(".")[:2]) for error in refused.errors}
            sections = {section for section, *_ in broken} & plain.keys()
            if not sections:
                raise
            unreadable |= sections
            plain = dict(plain)
            for section, *row in broken:
                rows = plain.get(section)
                if section in sections and row and row[0].isdigit() and isinstance(rows, list) and rows[int(row[0])]:
                    plain[section] = [{} if str(index) == row[0] else each for index, each in enumerate(rows)]
                elif section in sections:
                    plain.pop(section, None)

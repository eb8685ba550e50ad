"""What a letter is about: which lender and debt, on which terms, and what its kind of debt means for the wording."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from calculators.case.shape import CaseFile
from calculators.law.codes import DEBT_NAMES
from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.recorded import Agreement, agreement
from calculators.letters.drafts.term_limits import far, over_limit
from calculators.sums.money import ZERO
from calculators.tools import proposal
from calculators.tools.inventory import Debt

_BANKS = {"credit_card", "bank_loan"}
_COMPANIES = {"consumer_finance", "microloan"}
_OWED = ("principal", "interest", "fees")


@dataclass(frozen=True)
class Subject:
    """The lender and the debt that a letter speaks of; None where the case file does not say."""

    creditor: str | None
    kind: str | None
    fitting: tuple[Debt, ...]  # the lines of the debt list that may be meant
    debt: Debt | None  # the one that is meant, where exactly one fits
    agreed: Agreement | None
    principal: Decimal | None
    interest: Decimal
    fees: Decimal
    total: Decimal | None  # where only that is known, and not how it splits

    @property
    def card(self) -> bool:
        """Whether it is a bank card, so that article 70 is spoken of."""
        return self.kind == "credit_card"

    @property
    def private(self) -> bool:
        """Whether the lender is a person."""
        return self.kind == "private_loan"

    @property
    def you(self) -> str:
        """How the letter addresses the lender."""
        if self.private:
            return "您"
        return "贵行" if self.kind in _BANKS else "贵公司" if self.kind in _COMPANIES else "贵方"

    @property
    def debt_name(self) -> str | None:
        """How a person names such a debt."""
        return DEBT_NAMES.get(self.kind)

    @property
    def owed(self) -> Decimal | None:
        """All that is owed, yuan; None where neither the principal nor a total is written."""
        return self.total if self.principal is None else self.principal + self.interest + self.fees


def subject(case: CaseFile) -> Subject:
    """The first proposal's lender; without a proposal the agreement's, or the only debt's."""
    asked = case.proposals[0] if case.proposals else None
    agreed = agreement(case)
    creditor = asked.creditor if asked else None
    creditor = creditor or (agreed.creditor if agreed else None)
    fitting = [debt for debt in case.debts if debt.creditor == creditor] if creditor else list(case.debts)
    if asked and asked.kind:
        fitting = [debt for debt in fitting if debt.kind in (asked.kind, None)]
    debt = fitting[0] if len(fitting) == 1 else None
    creditor = creditor or (debt.creditor if debt and not asked else None)
    debt = debt if debt and debt.creditor == creditor else None
    source = next((each for each in (asked, debt) if each and _owed(each) is not None), None)
    split = source is not None and source.principal is not None
    principal, interest, fees = (getattr(source, part) if split else None for part in _OWED)
    return Subject(
        creditor=creditor,
        kind=(asked.kind if asked else None) or (debt.kind if debt else None),
        fitting=tuple(fitting),
        debt=debt,
        agreed=agreed if agreed and agreed.creditor in (None, creditor) else None,
        principal=principal,
        interest=interest or ZERO,
        fees=fees or ZERO,
        total=None if split or source is None else _owed(source),
    )


def _owed(source: proposal.Inputs | Debt) -> Decimal | None:
    """What a proposal or a line of the list says is owed in all; None where it does not say."""
    if source.principal is not None:
        return source.principal + source.interest + source.fees
    return getattr(source, "balance", None)


class Terms(NamedTuple):
    """What a document asks for, and what follows from it."""

    asked: proposal.Inputs | None = None
    terms: dict | None = None  # None where the proposal does not say enough, or what it says does not add up
    later: bool = False  # a pause is asked for, and how it goes on is agreed when it ends: the terms would be too long


def terms_for(situation: str, filler: Filler) -> Terms:
    """The first proposal as ``situation`` asks for it, and computed; None, and its gaps noted, where that cannot be.

    A plan that does not add up is not sent: what has to be written anew is a blank.
    """
    asked = _as_asked(situation, filler.case.proposals[0] if filler.case.proposals else None)
    needed = ("creditor", "kind", "principal", "first_payment_date")
    gaps = [name for name in needed if asked is None or getattr(asked, name) is None]
    if situation != "lump_sum" and (asked is None or (asked.monthly_payment is None and asked.instalments is None)):
        gaps.append("monthly_payment")
    filler.missing.update(dict.fromkeys(f"proposals.0.{name}" for name in gaps))
    if situation == "token" or not set(gaps) <= {"creditor", "kind"}:
        return Terms(asked)
    wrong = ["principal" if field == "principal" else "monthly_payment" for field, _, _ in asked.problems()]
    if not wrong:
        terms = proposal.calculate(asked)
        if situation == "deferral" and (over_limit(asked, terms) or far(asked, terms, filler.today)):
            return Terms(asked, None, later=True)
        return Terms(asked, terms)
    filler.missing.update(dict.fromkeys(f"proposals.0.{name}" for name in wrong))
    mended = replace(asked, **dict.fromkeys(wrong))
    filler.case = replace(filler.case, proposals=(mended, *filler.case.proposals[1:]))
    return Terms(mended)


def _as_asked(situation: str, asked: proposal.Inputs | None) -> proposal.Inputs | None:
    """What the situation changes in the proposal: a stop of interest has no rate, a settlement is one payment."""
    if asked and situation == "interest_stopped":
        return replace(asked, annual_rate=ZERO)
    if asked and situation == "lump_sum":
        return replace(asked, annual_rate=ZERO, down_payment=ZERO, monthly_payment=None, instalments=1)
    return asked

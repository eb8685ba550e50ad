"""What a letter is about: which lender and debt, on which terms, and what its kind of debt means for the wording."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.case.negotiation import at_hand
from calculators.case.shape import CaseFile
from calculators.law.codes import DEBT_NAMES
from calculators.letters.drafts.recorded import Agreement, agreement
from calculators.sums.money import ZERO
from calculators.tools.inventory import DebtDraft

_BANKS = {"credit_card", "bank_loan"}
_COMPANIES = {"consumer_finance", "microloan"}
_OWED = ("principal", "interest", "fees")


@dataclass(frozen=True)
class Subject:
    """The lender and the debt that a letter speaks of; None where the case file does not say."""

    creditor: str | None
    kind: str | None
    fitting: tuple[DebtDraft, ...]  # the lines of the debt list that may be meant
    debt: DebtDraft | None  # the one that is meant, where exactly one fits
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
        return DEBT_NAMES.get(self.kind or "")

    @property
    def owed(self) -> Decimal | None:
        """All that is owed, yuan; None where neither the principal nor a total is written."""
        return self.total if self.principal is None else self.principal + self.interest + self.fees


def subject(case: CaseFile) -> Subject:
    """The first proposal's lender; without a proposal the agreement's, or the only debt's."""
    proposed = at_hand(case).proposal
    agreed = agreement(case)
    creditor = proposed.creditor if proposed else None
    creditor = creditor or (agreed.creditor if agreed else None)
    fitting = [debt for debt in case.debts if debt.creditor == creditor] if creditor else list(case.debts)
    if proposed and proposed.kind:
        fitting = [debt for debt in fitting if debt.kind in (proposed.kind, None)]
    debt = fitting[0] if len(fitting) == 1 else None
    creditor = creditor or (debt.creditor if debt and not proposed else None)
    debt = debt if debt and debt.creditor == creditor else None
    source = next((each for each in (proposed, debt) if each and each.owed is not None), None)
    split = source is not None and source.principal is not None
    principal, interest, fees = (getattr(source, part) if split else None for part in _OWED)
    return Subject(
        creditor=creditor,
        kind=(proposed.kind if proposed else None) or (debt.kind if debt else None),
        fitting=tuple(fitting),
        debt=debt,
        agreed=agreed if agreed and agreed.creditor in (None, creditor) else None,
        principal=principal,
        interest=interest or ZERO,
        fees=fees or ZERO,
        total=None if split or source is None else source.owed,
    )

"""What a letter is about: which lender and debt, on which terms, and what its kind of debt means for the wording."""

from dataclasses import dataclass, replace
from decimal import Decimal

from calculators.case.shape import CaseFile
from calculators.law.codes import DEBT_NAMES
from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.recorded import Agreement, agreement
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
    debt: Debt | None  # the line of the debt list, where exactly one fits
    agreed: Agreement | None
    principal: Decimal | None
    interest: Decimal
    fees: Decimal

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
        """Principal, interest and fees together, yuan; None where the principal is not written."""
        return None if self.principal is None else self.principal + self.interest + self.fees


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
    source = asked if asked and asked.principal is not None else debt if debt and debt.principal is not None else None
    principal, interest, fees = (getattr(source, part) if source else None for part in _OWED)
    return Subject(
        creditor=creditor,
        kind=(asked.kind if asked else None) or (debt.kind if debt else None),
        debt=debt,
        agreed=agreed if agreed and agreed.creditor in (None, creditor) else None,
        principal=principal,
        interest=interest or ZERO,
        fees=fees or ZERO,
    )


def terms_for(situation: str, filler: Filler) -> tuple[proposal.Inputs | None, proposal.Result | None]:
    """The first proposal as ``situation`` asks for it, and computed; None, and its gaps noted, where that cannot be.

    A plan that does not add up is not sent: what has to be written anew is a blank.
    """
    asked = _as_asked(situation, filler.case.proposals[0] if filler.case.proposals else None)
    needed = {"creditor": "creditor", "kind": "kind", "principal": "owed", "first_payment_date": "first_payment_date"}
    gaps = [name for name, part in needed.items() if asked is None or getattr(asked, part) is None]
    if situation != "lump_sum" and (asked is None or not asked.ways()):
        gaps.append("monthly_payment")
    filler.missing.update(dict.fromkeys(f"proposals.0.{name}" for name in gaps))
    if situation == "token" or not set(gaps) <= {"creditor", "kind"}:
        return asked, None
    wrong = ["principal" if field == "principal" else "monthly_payment" for field, _, _ in asked.problems()]
    if not wrong:
        return asked, proposal.calculate(asked)
    filler.missing.update(dict.fromkeys(f"proposals.0.{name}" for name in wrong))
    mended = replace(asked, **dict.fromkeys(wrong))
    filler.case = replace(filler.case, proposals=(mended, *filler.case.proposals[1:]))
    return mended, None


def _as_asked(situation: str, asked: proposal.Inputs | None) -> proposal.Inputs | None:
    """What the situation changes in the proposal: a stop of interest has no rate, a settlement is one payment."""
    if asked and situation == "interest_stopped":
        return replace(asked, annual_rate=ZERO)
    if asked and situation == "lump_sum":
        whole = replace(asked, annual_rate=ZERO, down_payment=ZERO, grace_months=0)
        if whole.lump_sum:
            return replace(whole, shape="lump_sum")
        # Where no sum is said, all that is left after what is waived is paid in one.
        return replace(whole, shape=None, monthly_payment=None, steps=(), instalments=1)
    return asked

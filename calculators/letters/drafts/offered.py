"""What a document asks of the lender: the case's first proposal as the situation has it, computed, and its gaps."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

from calculators.case.negotiation import at_hand
from calculators.case.shape import CaseFile
from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.variants import VARIANTS
from calculators.sums.money import ZERO, cents
from calculators.tools.capacity import TIMES_A_YEAR, as_far_as_written, paid_every
from calculators.tools.proposal import Draft, Result, calculate
from calculators.words.spoken_terms import instalments_said

_TOO_LONG = ("over_limit_term", "last_day_far")


class Row(NamedTuple):
    """One payment of a schedule; number 0 is the down payment, whose day may not be known. Yuan."""

    number: int
    date: date | None
    payment: Decimal
    interest: Decimal
    principal: Decimal
    balance: Decimal


class Weekly(NamedTuple):
    """The same sum paid by the week, for who is paid by the week. Yuan."""

    amount: Decimal
    weeks: int
    last: Decimal


@dataclass(frozen=True)
class Offered:
    """What a document asks for, and what follows from it."""

    proposal: Draft | None = None
    terms: Result | None = None  # None where the proposal does not say enough, or what it says does not add up
    later: bool = False  # a pause is asked for, and how it goes on is agreed when it ends: the terms would be too long
    weekly: Weekly | None = None

    @property
    def highest(self) -> Decimal:
        """The highest regular instalment; 0 where there is none."""
        return self.proposal.terms().highest if self.proposal and self.terms else ZERO

    @property
    def words(self) -> str:
        """The instalments as a sentence says them; empty where there are none."""
        return instalments_said(self.proposal.terms()) if self.proposal and self.terms else ""

    @property
    def spoken(self) -> str:
        """The same as one says it on the phone."""
        return instalments_said(self.proposal.terms(), "每月还") if self.proposal and self.terms else ""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The schedule; a down payment without a day is its first row all the same, and has no date."""
        if not self.proposal or not self.terms:
            return ()
        planned = self.terms.schedule
        rows = tuple(Row(due.number, due.date, due.payment, due.interest, due.principal, due.balance) for due in planned)
        first = self.proposal.down_payment
        return (Row(0, None, first, ZERO, first, self.proposal.left), *rows) if first and rows[0].number else rows

    @property
    def too_long(self) -> tuple[str, ...]:
        """Which of the flags of a proposal that runs too long stand."""
        return tuple(code for code in _TOO_LONG if self.terms and code in self.terms.flags)


def situation(variant: str, case: CaseFile) -> str:
    """The situation that a document is written for: who proposes one payment that settles all asks for a settlement."""
    proposed = at_hand(case).proposal
    settles = proposed is not None and proposed.ways() == ["lump_sum"]
    return "lump_sum" if settles and variant in VARIANTS["application"] and variant not in ("deferral", "token") else variant


def offered(variant: str, filler: Filler) -> Offered:
    """The first proposal as ``variant`` asks for it, and computed; its gaps are noted where that cannot be.

    A plan that does not add up is not sent: what has to be written anew is a blank.
    """
    proposed = _of_variant(variant, at_hand(filler.case).proposal)
    needed = {"creditor": "creditor", "kind": "kind", "principal": "owed", "first_payment_date": "first_payment_date"}
    gaps = [name for name, part in needed.items() if proposed is None or getattr(proposed, part) is None]
    if variant != "lump_sum" and (proposed is None or not _says_how(variant, proposed)):
        gaps.append("monthly_payment")
    filler.missing.update(dict.fromkeys(f"proposals.0.{name}" for name in gaps))
    dated = proposed.dated if proposed else None
    if proposed is None or dated is None or variant == "token" or not set(gaps) <= {"creditor", "kind"}:
        return Offered(proposed)
    wrong = {"principal" if field in ("principal", "balance") else "monthly_payment" for field, _, _ in proposed.problems()}
    if wrong:
        return Offered(_mended(proposed, wrong, filler))
    whole = Offered(proposed, calculate(dated))
    if variant == "deferral" and whole.too_long:
        return Offered(proposed, later=True)
    return replace(whole, weekly=_weekly(filler.case, proposed, whole.terms))


def _says_how(variant: str, proposed: Draft) -> bool:
    return proposed.monthly_payment is not None if variant == "token" else bool(proposed.ways())


def _mended(proposed: Draft, wrong: set[str], filler: Filler) -> Draft:
    """The proposal with what does not add up left open, in the case that the letter is drawn from too."""
    filler.missing.update({f"proposals.0.{name}": None for name in sorted(wrong)})
    if "principal" in wrong:
        mended = replace(proposed, principal=None, balance=None)
    else:
        mended = replace(proposed, monthly_payment=None, instalments=None, steps=(), lump_sum=None)
    filler.case = replace(filler.case, proposals=(mended, *filler.case.proposals[1:]))
    return mended


def _weekly(case: CaseFile, proposed: Draft, terms: Result | None) -> Weekly | None:
    """What each week would be, where the writer is paid by the week and nothing but equal payments without interest is asked."""
    budget = as_far_as_written(case.budget)
    if terms is None or budget is None or paid_every(budget) != "week" or proposed.annual_rate or terms.instalments < 2:
        return None
    if not proposed.terms().is_level:
        return None
    amount = cents(terms.instalment_amount * TIMES_A_YEAR["month"] / TIMES_A_YEAR["week"])
    weeks = int((terms.repay_base / amount).to_integral_value(ROUND_CEILING))
    return Weekly(amount, weeks, terms.repay_base - amount * (weeks - 1))


def _of_variant(variant: str, proposed: Draft | None) -> Draft | None:
    """What the situation changes in the proposal: a stop of interest has no rate, a settlement is one payment."""
    if proposed and variant == "interest_stopped":
        return replace(proposed, annual_rate=ZERO)
    if proposed and variant == "lump_sum":
        whole = replace(proposed, annual_rate=ZERO, down_payment=ZERO, grace_months=0)
        if whole.lump_sum:
            return replace(whole, shape="lump_sum")
        # Where no sum is said, all that is left after what is waived is paid in one.
        return replace(whole, shape=None, monthly_payment=None, steps=(), instalments=1)
    return proposed

"""Where a document contradicts the rest of the case file: what a lender's officer would see at once, told before it is sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.case.shape import CaseFile
from calculators.letters.drafts.recorded import Contact, agreement, first_payment, payments, schedule
from calculators.letters.drafts.subject import Subject
from calculators.letters.drafts.variants import FROM_NOW_ON, OFFERS
from calculators.letters.drafts.written import day
from calculators.sums.money import CENT, ZERO, spoken
from calculators.tools import proposal

_STILL_OWING = OFFERS | {"hardship", "debts", "evidence"}
# An instalment below this part of what can be paid makes the officer ask where the rest goes.
_NEAR = Decimal("0.9")


@dataclass(frozen=True)
class Drawn:
    """What a document was drawn from."""

    code: str
    variant: str
    about: Subject
    case: CaseFile
    today: date
    terms: proposal.Result | None
    budget: dict | None
    contacts: tuple[Contact, ...]  # the entries of the log that it repeats

    @property
    def confirms(self) -> bool:
        """Whether it asks the lender to confirm terms, not only what is owed."""
        return self.code == "confirm" and self.variant == "agreement"

    @property
    def paid(self) -> Decimal:
        """What was paid until today by the record, yuan."""
        return sum((each.amount for each in payments(self.case) if each.date <= self.today), ZERO)


def contradictions(drawn: Drawn) -> Iterator[str]:
    """Sentences for the reader, the gravest first; none where everything fits."""
    if drawn.code in ("confirm", "receipt") and drawn.about.agreed:
        yield from _does_not_add_up(drawn)
    if drawn.code in _STILL_OWING or drawn.confirms:
        settled = tuple(_paid_off(drawn))
        yield from settled or _past(drawn)
    if drawn.code == "receipt":
        yield from _not_paid(drawn)
    if drawn.code == "complaint" or drawn.confirms:
        yield from _of_another(drawn)
    if drawn.code in OFFERS and drawn.budget:
        yield from _beyond_means(drawn)


def _does_not_add_up(drawn: Drawn) -> Iterator[str]:
    """The last instalment takes up what rounding left, so the total lies within one instalment of the product."""
    agreed = drawn.about.agreed
    total, count, each = agreed.total, agreed.instalments, agreed.instalment_amount
    if None in (total, count, each):
        return
    if not (count - 1) * each < total <= count * (each + CENT):
        yield f"{count} 期、每期 {spoken(each)}，合起来是 {spoken(count * each)}，和总额 {spoken(total)}对不上。先问清，再发。"


def _paid_off(drawn: Drawn) -> Iterator[str]:
    """Who has paid all that was agreed would acknowledge the debt anew."""
    total = _agreed_total(drawn)
    if total and drawn.paid >= total:
        yield f"档案里记着，约定的 {spoken(total)}已经还清。这一份会写成还欠着，不要发。要的是“结清证明申请”。"


def _agreed_total(drawn: Drawn) -> Decimal | None:
    """What the agreement comes to, or else the plan; None where the agreement is with another lender."""
    if drawn.about.agreed and drawn.about.agreed.total is not None:
        return drawn.about.agreed.total
    if drawn.about.agreed is None and agreement(drawn.case) is not None:
        return None
    return sum((row.payment for row in schedule(drawn.case)), ZERO)


def _past(drawn: Drawn) -> Iterator[str]:
    """A first day that has gone by, in a document that names it."""
    agreed = drawn.about.agreed if drawn.confirms else None
    first = first_payment(drawn.case, agreed)
    if (drawn.code in OFFERS or drawn.confirms) and first and first < drawn.today:
        name = "谈好的第一期" if agreed else "方案的付款日" if drawn.variant == "lump_sum" else "方案的第一期"
        yield f"{name}是{day(first)}，已经过去了。先改日期，再发。"


def _not_paid(drawn: Drawn) -> Iterator[str]:
    agreed, owed = drawn.about.agreed, drawn.about.owed
    if not drawn.paid:
        if owed or (agreed and agreed.total):
            yield "档案里没有还款记录。还清了再发。"
    elif agreed and agreed.total is not None and drawn.paid < agreed.total:
        yield f"档案里记下的还款，比约定的总额还少 {spoken(agreed.total - drawn.paid)}。先还清，再发。"


def _of_another(drawn: Drawn) -> Iterator[str]:
    """Where several lenders call, an entry that names none may be about another's debt."""
    unnamed = sum(not (contact.creditor or "").strip() for contact in drawn.contacts)
    if unnamed and len(drawn.case.debts) > 1:
        yield f"档案里有 {len(drawn.case.debts)} 笔债，有 {unnamed} 次联系没有写催的是哪一家。别家的先删去或写上，再发。"


def _beyond_means(drawn: Drawn) -> Iterator[str]:
    """An instalment above what the budget leaves, or clearly below it; a deferral that does not say what will be paid from."""
    able, short = drawn.budget.capacity, drawn.budget.shortfall
    if drawn.variant == "deferral":
        if drawn.code == "application" and short and not (drawn.case.hardship.recovery or "").strip():
            yield f"收支表里每月还缺 {spoken(short)}。写清从哪天起、靠什么能还，再发。"
    elif drawn.variant in FROM_NOW_ON and drawn.terms:
        instalment = drawn.terms.instalment_amount
        alone = len(drawn.case.debts) == 1 and drawn.terms.instalments > 1
        if instalment > able:
            yield f"方案里每期 {spoken(instalment)}，收支表里每月只能还 {spoken(able)}。对方会看出来。先改成一样，再发。"
        elif drawn.code != "schedule" and alone and instalment < able * _NEAR:
            yield f"收支表里每月能还 {spoken(able)}，方案每期只有 {spoken(instalment)}，对方会问差额。先想好怎么答，或者改成接近的数。"

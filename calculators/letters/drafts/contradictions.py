"""Where a document contradicts the rest of the case file: what a lender's officer would see at once, told before it is sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.case.negotiation import at_hand
from calculators.case.shape import CaseFile
from calculators.letters.drafts.ability import Ability
from calculators.letters.drafts.deadlines import deadline
from calculators.letters.drafts.offered import Offered
from calculators.letters.drafts.recorded import ContactDraft, agreement, first_payment, payments, schedule
from calculators.letters.drafts.subject import Subject
from calculators.letters.drafts.variants import FROM_NOW_ON, OFFERS
from calculators.letters.drafts.written import day
from calculators.sums.money import CENT, ZERO, spoken
from calculators.tools import proposal
from calculators.tools.timeline.words import weekday
from calculators.words.spoken_terms import instalments_said

# What a case number says of its procedure, and where the number stands that each paper to a court needs.
_PROCEDURES = {"督": "支付令", "民初": "打官司", "执": "执行"}
_NOT_OF = {"objection": ("民初", "执"), "answer": ("督", "执"), "living_costs": ("督",)}
_STANDS_ON = {"objection": "支付令", "answer": "起诉状副本、传票", "living_costs": "冻结、扣划的裁定"}
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
    offered: Offered
    means: Ability
    old: bool  # whether the limitation may have run
    acceptable: bool = False  # whether it answers an offer that can be accepted
    contacts: tuple[ContactDraft, ...] = ()  # the entries of the log that it repeats

    @property
    def terms(self) -> proposal.Result | None:
        """The terms that it speaks of, computed."""
        return self.offered.terms

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
    yield from _deadline(drawn)
    yield from _another_number(drawn)
    if drawn.code in ("confirm", "receipt") and drawn.about.agreed:
        yield from _does_not_add_up(drawn)
    if (drawn.code in OFFERS or drawn.confirms) and not paid_off(drawn):
        yield from _past(drawn)
    if drawn.code == "receipt":
        yield from _not_paid(drawn)
    if drawn.code == "complaint" or drawn.confirms:
        yield from _of_another(drawn)
    if drawn.code in OFFERS:
        yield from _off_the_means(drawn)
    if drawn.code == "counter":
        yield from _other_means(drawn)


def _deadline(drawn: Drawn) -> Iterator[str]:
    """How long there is for a paper that a court waits for."""
    found = deadline(drawn.code, drawn.case, drawn.today)
    if found is None:
        return
    if found.state == "past":
        yield f"最晚是{day(found.next_day)}，已经{found.left}。{found.words['gone']}"
    else:
        more = "".join(words for words in (found.moved_words, found.unannounced) if words)
        yield f"最晚{day(found.next_day)}（{weekday(found.next_day)}）交到法院，{found.left}。{more}文书上写的日子更早的，按文书。"


def _another_number(drawn: Drawn) -> Iterator[str]:
    """The number of another procedure: a court looks for the paper there."""
    number = drawn.case.court.case_number or ""
    for mark in _NOT_OF.get(drawn.code, ()):
        if mark in number:
            yield f"案号里有“{mark}”，那是{_PROCEDURES[mark]}的案号。照{_STANDS_ON[drawn.code]}上的案号改过，再交。"


def _does_not_add_up(drawn: Drawn) -> Iterator[str]:
    """The last instalment takes up what rounding left, so what is said comes to the total within one instalment."""
    agreed = drawn.about.agreed
    terms = agreed.terms if agreed else None
    if agreed is None or agreed.total is None or terms is None:
        return
    each = terms.steps[-1].amount
    whole = terms.first + sum((run.instalments * run.amount for run in terms.steps), ZERO)
    if agreed.final_amount is not None:
        fits = agreed.total == terms.total
    else:
        fits = whole - each < agreed.total <= whole + CENT * terms.instalments
    if not fits:
        how = f"{terms.instalments} 期、每期 {spoken(each)}" if terms.is_level else instalments_said(terms)
        first = f"首付 {spoken(terms.first)}，" if terms.first else ""
        yield f"{first}{how}，合起来是 {spoken(whole)}，和总额 {spoken(agreed.total)}对不上。先问清，再发。"


def paid_off(drawn: Drawn) -> Decimal | None:
    """What was agreed, where all of it has been paid: who then writes would acknowledge the debt anew. None where not."""
    total = _agreed_total(drawn)
    return total if total and drawn.paid >= total else None


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
    if first and first < drawn.today:
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


def _off_the_means(drawn: Drawn) -> Iterator[str]:
    """An instalment clearly below the means, or above this debt's share; a deferral that does not say what will be paid from."""
    means, month = drawn.means, drawn.means.month
    if month is None:
        return
    if drawn.variant == "deferral":
        if drawn.code == "application" and month.shortfall and not (drawn.case.hardship.recovery or "").strip():
            yield f"收支表里每月还缺 {spoken(month.shortfall)}。写清从哪天起、靠什么能还，再发。"
    elif drawn.variant == "token":
        yield from _below(drawn, drawn.offered.proposal.monthly_payment if drawn.offered.proposal else None)
    elif drawn.variant in FROM_NOW_ON and drawn.terms:
        if "final_too_high" in drawn.terms.flags:
            yield f"最后一期 {spoken(drawn.terms.final_amount)}，比其他各期多很多，到时可能还不上，对方也会问。先改各期的数，再发。"
        instalment = drawn.offered.highest
        if drawn.terms.instalments > 1:
            yield from _below(drawn, instalment)
        own = means.share if means.share is not None else means.own_due
        if own is not None and own < instalment <= (means.available or ZERO):
            which = "按欠款分，这一笔每月能分到" if means.share is not None else "清单里这一笔每月要还"
            yield f"方案里每期 {spoken(instalment)}，{which} {spoken(own)}。多出的要从别家的里出。先想好别家怎么还，再发。"


def _other_means(drawn: Drawn) -> Iterator[str]:
    """The answer rests on what was written beside the offer: the budget that it tells of may leave something else."""
    given, means = at_hand(drawn.case).offer, drawn.means
    able = means.share if means.share is not None else means.available
    written = given.capacity if given else None
    if able is not None and written is not None and not able * _NEAR <= written <= able:
        yield (
            f"“还价评估”里写的是每月能还 {spoken(written)}，照收支表和债务清单是 {spoken(able)}。"
            "信里两个数都看得出来，对方会问。先核对，改成一样的，再发。"
        )


def _below(drawn: Drawn, instalment: Decimal | None) -> Iterator[str]:
    """Clearly less than this debt can get: the officer sees the budget, and asks where the rest goes."""
    month, alone = drawn.means.month, len(drawn.case.debts) == 1
    known = all(debt.is_priority or debt.owed is not None for debt in drawn.case.debts)
    able = month.capacity if month and alone else drawn.means.share if known else None
    if drawn.code == "schedule" or able is None or instalment is None or instalment >= able * _NEAR:
        return
    said = f"收支表里每月能还 {spoken(able)}" if alone else f"按欠款分，这一笔每月能分到 {spoken(able)}"
    yield f"{said}，方案每期只有 {spoken(instalment)}，对方会问差额。先想好怎么答，或者改成接近的数。"

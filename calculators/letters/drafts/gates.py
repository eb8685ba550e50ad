"""What would harm its writer is not drafted in silence: why, and what to send instead.

A gate stands beside the document that it holds back. The command line and Python give both; the page holds the document
back until its reader has seen the gate. What decides here also decides what the letters say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from calculators.case.negotiation import at_hand
from calculators.law import rules
from calculators.law.limits import longest_term
from calculators.letters.drafts.contradictions import Drawn, paid_off
from calculators.letters.drafts.court import chosen
from calculators.letters.drafts.limitation import overdue_since
from calculators.letters.drafts.offered import Offered
from calculators.letters.drafts.variants import AGAINST, OFFERS
from calculators.letters.drafts.written import day
from calculators.sums.money import ZERO, spoken
from calculators.sums.terms import Means, Shortfall
from calculators.tools.timeline.limitation import years

CODES = {
    "paid_off": "已经还清",
    "limitation_possible": "可能过了诉讼时效",
    "over_limit_term": "期数超过上限",
    "last_day_far": "最后一天太远",
    "not_payable": "付不起",
    "acceptable": "对方的方案可以答应",
    "no_ground": "没有能用的异议理由",
    "own_words_admit": "你写的话可能算承认",
}
_RULES = {
    "limitation_possible": ("limitation-3y", "limitation-expired"),
    "over_limit_term": ("cc-art70-max-term",),
    "no_ground": ("court-deadlines", "payment-order-objection"),
    "own_words_admit": ("limitation-interrupt", "payment-order-objection"),
}
# What says that the debt is owed, or will be paid. The script is not among them: where the limitation may have run it only asks.
ADMITS = (OFFERS - {"script"}) | {"hardship", "debts", "evidence", "counter"}
# What would be read as an admission in a paper to a court, or as a want of money alone.
_ADMISSION = re.compile(
    "承认欠|我认账|愿意(?:分期|还|偿还|归还)|会还(?:钱|款|清)|(?:请求|申请|希望|想要?)(?:分期|延期|缓)|没有?钱|还不起"
)
_STILL_OWING = ADMITS | {"script"}

PAUSE = ("application", "deferral")
LESS = ("application", "token")
WAIVER = ("application", "lump_sum")
BREAKDOWN = ("confirm", "balance")
RECEIPT = ("receipt", "")
AGREED = ("confirm", "agreement")
_ALL = (PAUSE, LESS, WAIVER, BREAKDOWN)
_INSTEAD = {
    PAUSE: "暂缓：申请先缓一段，到时再商定",
    LESS: "先少还：申请眼下每月只还一点",
    WAIVER: "减免：有一笔钱的，申请减免以后一次还清",
    BREAKDOWN: "只要明细：先请对方写清欠多少",
    RECEIPT: "结清证明申请",
    AGREED: "请求书面确认函",
}


@dataclass(frozen=True)
class Gate:
    """Why a document is held back, and what to send instead."""

    code: str
    message: str
    ways: tuple[tuple[str, str], ...] = ()  # documents and variants
    otherwise: str = ""  # where no document takes its place: what to do

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that it rests on."""
        return _RULES.get(self.code, ())

    @property
    def instead(self) -> str:
        """What to send instead, as a sentence."""
        named = "；".join(_INSTEAD[way] for way in self.ways)
        return self.otherwise + (f"可以改发——{named}。" if named else "")


def gates(drawn: Drawn) -> tuple[Gate, ...]:
    """Every gate before this document, the gravest first; none where nothing speaks against it."""
    return tuple(_gates(drawn))


def _gates(drawn: Drawn) -> Iterator[Gate]:
    if drawn.code in _STILL_OWING or drawn.confirms:
        yield from _paid_off(drawn)
    if drawn.old and (drawn.code in ADMITS or drawn.confirms):
        yield _limitation(drawn)
    yield from _too_long(drawn.offered, drawn)
    if drawn.code in OFFERS or drawn.confirms:
        yield from _not_payable(drawn)
    if drawn.code == "counter" and drawn.acceptable:
        yield Gate("acceptable", "对方的方案每一笔都付得出，总额也不多。先不用还价。", (AGREED,), "先要书面的全文，核对清楚。")
    if drawn.code in AGAINST:
        yield from _own_words(drawn)
    if drawn.code == "objection" and not drawn.old and not chosen(drawn.case):
        yield _no_ground(drawn)


def _paid_off(drawn: Drawn) -> Iterator[Gate]:
    total = paid_off(drawn)
    if total:
        yield Gate("paid_off", f"档案里记着，约定的 {spoken(total)}已经还清。这一份会写成还欠着，不要发。", (RECEIPT,))


def _limitation(drawn: Drawn) -> Gate:
    since = overdue_since(drawn.about)
    seen = f"档案里写着，这笔债从{day(since)}起逾期，超过了 {years(since)} 年" if since else "你写了，这笔债可能过了诉讼时效"
    decided = "已经判决的，另看申请执行的期限。" if drawn.about.debt and drawn.about.debt.stage == "judgment" else ""
    return Gate(
        "limitation_possible",
        f"{seen}。时效可能已经过了。发出去、说出口，可能算同意还，就不能再用时效拒绝。{decided}先问 12348 或律师。",
        (BREAKDOWN,),
    )


def _too_long(offered: Offered, drawn: Drawn) -> Iterator[Gate]:
    proposed, terms = offered.proposal, offered.terms
    if not proposed or not terms:
        return
    if "over_limit_term" in offered.too_long:
        limit = (
            f"信用卡的个性化分期最长 {longest_term() // 12} 年"
            if drawn.about.card
            else "一般的贷款没有统一的上限，但这么长的对方很难同意"
        )
        yield Gate(
            "over_limit_term",
            f"要还 {terms.instalments} 期，超过了 {proposed.max_instalments} 期。{limit}。"
            f"要在 {proposed.max_instalments} 期内还清，每月要 {spoken(terms.required_monthly)}。",
            _ALL,
        )
    if "last_day_far" in offered.too_long:
        yield Gate("last_day_far", f"最后一期是{day(terms.last_payment_date)}，太远了。这么久的事，你和对方都说不准。", _ALL)


def _not_payable(drawn: Drawn) -> Iterator[Gate]:
    """A payment above the money that is there on its day, by the budget or by what the proposal itself says can be paid."""
    short, month = _first_short(drawn), drawn.means.month
    if short is None:
        return
    counted = drawn.terms or (drawn.confirms and drawn.about.agreed)
    what = "首付" if not short.number else f"方案里第 {short.number} 期" if counted else "方案里每月"
    able = (
        f"收支表里每月还缺 {spoken(month.shortfall)}" if month and month.shortfall else f"到时只凑得出 {spoken(short.available)}"
    )
    ways = tuple(way for way in (PAUSE, LESS, BREAKDOWN) if way != (drawn.code, drawn.variant))
    yield Gate(
        "not_payable",
        f"{what}要还 {spoken(short.due)}，{able}。做不到的数不要提，对方也会看出来。",
        ways,
        "先改成付得起的数。" if short.available else "",
    )


def _first_short(drawn: Drawn) -> Shortfall | None:
    """The first payment that is not met. After a pause the means are others; a settlement is paid from what ``funds`` names."""
    proposed, terms, available = drawn.offered.proposal, drawn.terms, drawn.means.available
    agreed = drawn.about.agreed.terms if drawn.confirms and drawn.about.agreed else None
    if agreed and available is not None:
        short = next(agreed.shortfalls(Means(_cash(drawn), available)), None)
        return None if agreed.instalments == 1 and _is_funded(drawn) else short
    if proposed is None or drawn.variant == "deferral" or (drawn.variant == "lump_sum" and _is_funded(drawn)):
        return None
    if terms is None:
        monthly = proposed.monthly_payment if drawn.variant == "token" else None
        over = monthly is not None and available is not None and monthly > available
        return Shortfall(1, monthly or ZERO, available or ZERO) if over else None
    if available is not None:
        short = next(proposed.terms().shortfalls(Means(proposed.cash_now, available)), None)
        if short:
            return short
    said = terms.first_shortfall
    return Shortfall(said.number, said.due, said.available) if said else None


def _is_funded(drawn: Drawn) -> bool:
    return bool((drawn.case.hardship.funds or "").strip())


def _cash(drawn: Drawn) -> Decimal:
    """What is at hand, as the proposal or the offer says it."""
    of = at_hand(drawn.case)
    return max((of.proposal.cash_now or ZERO) if of.proposal else ZERO, (of.offer.cash_now or ZERO) if of.offer else ZERO)


def _own_words(drawn: Drawn) -> Iterator[Gate]:
    found = _ADMISSION.search(drawn.case.court.facts or "")
    if found:
        yield Gate(
            "own_words_admit",
            f"你写的经过里有“{found[0]}”。写给法院的，这样的话可能算承认这笔债、同意还，也挡不住支付令。",
            (),
            "删去这一句，只写哪里不对、有什么凭据，再交。期限不要耽误。",
        )


def _no_ground(drawn: Drawn) -> Gate:
    days = rules.load("court-deadlines").figure("payment_order_objection_days")
    only = "no_money" in drawn.case.court.grounds
    seen = "现在只写了没有钱。" if only else "还没有选异议的理由。"
    return Gate(
        "no_ground",
        f"{seen}只说没钱、想缓、想分期，挡不住支付令，{days} 日一过，对方就能申请强制执行。",
        (BREAKDOWN,),
        "先想一想：金额对不对，有没有还过的没减掉，合同有没有这样约定，时效过没过。"
        f"有一条是真的，就选上，在 {days} 日内交。"
        "都对、只是没钱的，不用交异议，找对方谈怎么还，写成书面的。",
    )

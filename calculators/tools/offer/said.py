"""What is said of a judged offer: its cost, what stands in the way, what to answer; and the doubts. All from one judgement."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.forms.notices import looks_like_fraction
from calculators.forms.result import Notice
from calculators.law.limits import financial_ceiling, longest_term
from calculators.sums.money import ZERO, spoken
from calculators.sums.money import percent as percent_text
from calculators.tools.offer.counter import Proposed
from calculators.tools.offer.judgement import Judgement
from calculators.tools.offer.offered import Inputs, Offered

_ABSURD = 1000  # percent a year: more likely a slip of the keyboard than an offer
_AGREED = "这个方案我可以接受。请把期数、每期金额、总额、减免和结清证明写进书面协议，我看过再确认。"
_SETTLED = "一次还清我可以接受。请先书面写明：还多少、哪天前还、还到哪个账户、其余的减免、付清后出结清证明。我收到再付。"


def reply(judged: Judgement, proposed: str | None) -> str:
    """The words to say next: the counter-proposal's, or what asks for the agreement in writing."""
    if proposed is not None:
        return proposed
    return _SETTLED if judged.settles else _AGREED


def cost(judged: Judgement) -> str:
    """What the offer costs beside what is owed."""
    terms, extra, balance = judged.terms, judged.extra, spoken(judged.balance)
    once = judged.settles and not terms.first
    total = f"一次还清 {spoken(terms.total)}，" if once else f"这个方案一共要还 {spoken(terms.total)}，"
    if not extra:
        return f"{total}正好是现在欠的数，没有多付。"
    if "costs_more" not in judged.reasons and not judged.drops:
        return f"{total}和现在欠的 {balance}只差 {spoken(abs(extra))}，是取整的零头。"
    if extra < 0:
        return f"{total}比现在欠的 {balance}少还 {spoken(-extra)}。"
    return _dear(judged, f"{total}比现在欠的 {balance}多 {spoken(extra)}")


def _dear(judged: Judgement, more: str) -> str:
    if judged.nominal is None or judged.effective is None:
        return f"{more}。先付的钱和费用已经不少于欠款，年化利率算不出来。"
    if judged.effective > _ABSURD:
        return f"{more}，折算年化超过 {_ABSURD}%。"
    return f"{more}，相当于年化 {percent_text(judged.nominal)}%（单利），{percent_text(judged.effective)}%（复利）。"


def cautions(judged: Judgement, limit: Decimal | None = None) -> Iterator[str]:
    """What stands in the way, one sentence a reason; that a month's money is enough, where nothing does. ``limit`` is the reader's own."""
    if judged.extra > 0 and judged.effective is not None and judged.effective > _ABSURD:
        yield "请核对金额和期数有没有写错。"
    first = {each.number: each for each in reversed(judged.short)}
    if "down_payment_too_high" in judged.reasons:
        yield (
            f"先付的 {spoken(first[0].due)}拿不出来：手里的钱加一个月能还的，一共 {spoken(first[0].available)}。不要为了它去借钱。"
        )
    unmet = next((each for each in judged.short if each.number), None)
    if unmet and judged.settles:
        yield _where_from(judged)
    elif unmet:
        which = "最后一期" if unmet.number == judged.terms.instalments else f"第 {unmet.number} 期"
        yield f"{which}要还 {spoken(unmet.due)}，到那时只凑得出 {spoken(max(unmet.available, ZERO))}，会还不上。"
    elif judged.gap > 0 and judged.affordable and not judged.settles:
        yield f"每期比你每月能还的多 {spoken(judged.gap)}，{_carried(judged)}。"
    elif (
        not judged.short and not judged.settles and (most := max(run.amount for run in judged.terms.runs)) <= judged.means.monthly
    ):
        yield f"每月最多还 {spoken(most)}，在你每月能还的 {spoken(judged.means.monthly)}以内。"
    if judged.settles and not unmet:
        promised = "减免和结清承诺" if judged.drops else "结清承诺"
        yield f"付钱之前，先拿到书面的{promised}，再核对收款账户是不是对方自己的。"
    if "over_limit" in judged.reasons and limit is not None:
        yield f"一共 {spoken(judged.terms.total)}，比你写的底线 {spoken(limit)}多。底线是你自己定的，先照它谈。"
    if judged.terms.total * 2 < judged.balance:
        yield "总额比欠款少很多。请核对期数和最后一期有没有写全，再问清楚剩下的是不是真的免了。"


def was_cheaper(inputs: Inputs, judged: Judgement) -> Iterator[str]:
    """That the lender once asked for less."""
    before = inputs.best_round
    if before:
        when = f"{before.said_on} " if before.said_on else "之前"
        total = before.terms(inputs.balance).total
        yield f"{when}对方说过一共还 {spoken(total)}，这一次多了 {spoken(judged.terms.total - total)}。先问为什么变了，请对方按原来说的办。"


def _where_from(judged: Judgement) -> str:
    there = next(each for each in judged.short if each.number)
    available = max(there.available, ZERO)
    return (
        f"先想清楚这 {spoken(there.due)}，钱从哪里来：手里的加这个月能还的，一共 {spoken(available)}，还差 {spoken(there.due - available)}。"
        "存款、家人愿意给的算，借新债来还的不算。"
    )


def _carried(judged: Judgement) -> str:
    cash = judged.means.cash
    return "要靠手里的钱和前面省下的补，补到最后一期也够" if cash else "靠前面各期省下的补，补到最后一期也够"


def notices(inputs: Inputs, judged: Judgement, proposed: Proposed | None) -> Iterator[Notice]:
    """The defaults, blanks and doubts that change the result."""
    if inputs.cash_now is None and judged.short:
        words = "手里能拿出来的钱没有填，按 0 元算。有存款、或者家人愿意给的，填上再看。"
        yield Notice(field="cash_now", code="blank_counted_as_zero", message=words)
    yield from looks_like_fraction("rate_ceiling", "年化上限", inputs.rate_ceiling)
    if inputs.final_amount == 0 and judged.terms.last == 0:
        words = "最后一期写的是 0 元，就当最后一期不用还。和其他各期一样的，请空着。"
        yield Notice(field="final_amount", code="default_used", message=words)
    for path, each in (("", inputs), *((f"alternatives.{place}.", each) for place, each in enumerate(inputs.alternatives))):
        yield from _fractions(path, each)
    if "costs_more" in judged.reasons and judged.nominal is not None and inputs.rate_ceiling == financial_ceiling():
        words = f"年化和 {percent_text(inputs.rate_ceiling)}% 比的。这是打官司时可以请求调减的线，对金融机构说的。"
        yield Notice(field="rate_ceiling", code="default_used", message=words)
    if "term_too_long" in judged.reasons:
        yield Notice(field="max_instalments", code="over_limit_term", message=_limit_said(inputs))
    elif judged.terms.instalments > inputs.max_instalments:
        words = f"房贷本来就长，没有拿信用卡的 {inputs.max_instalments} 期去比。"
        yield Notice(field="max_instalments", code="default_used", message=words)
    elif proposed and proposed.terms and proposed.terms.instalments == inputs.max_instalments == longest_term():
        yield Notice(field="max_instalments", code="default_used", message=_limit_said(inputs))


def _fractions(path: str, each: Offered) -> Iterator[Notice]:
    if each.ways() == ["fee_percent"]:
        yield from looks_like_fraction(f"{path}fee_percent", "每期费率", each.fee_percent, a_period=True)
    yield from looks_like_fraction(f"{path}down_payment_percent", "首付比例", each.down_payment_percent)


def _limit_said(inputs: Inputs) -> str:
    most = inputs.max_instalments
    if inputs.kind == "credit_card":
        return f"信用卡的个性化分期最长 {longest_term() // 12} 年，这里按 {most} 期比。"
    kind = "没有写是哪种债" if inputs.kind is None else "这类债没有这条规定"
    return f"{most} 期是信用卡的上限。{kind}，这里拿它当尺子：太长的很难一直做到。"


def others_said(left: Decimal, lost: Decimal) -> str:
    """What accepting leaves the other creditors a month, and how much less that is than their shares."""
    if lost > 0:
        return (
            f"答应以后，其他几家每月一共只剩 {spoken(left)}，比按欠款分的少 {spoken(lost)}。别家可能不同意，先想好怎么跟他们说。"
        )
    return f"答应以后，其他几家每月一共还有 {spoken(left)}，不比按欠款分的少。"

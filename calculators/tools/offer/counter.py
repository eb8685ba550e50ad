"""The next thing to propose: what the money there can pay, no more than the offer, without interest.

Nothing is proposed that no officer could grant: where there is next to nothing a pause is asked for, and said why; a home's
loan goes on bearing the interest of its contract, so that its payments or its term are talked about.
"""

from dataclasses import dataclass
from decimal import Decimal

from calculators.sums.money import ZERO, cents_up, spoken
from calculators.sums.money import percent as percent_text
from calculators.sums.terms import Step, Terms
from calculators.tools.offer.judgement import Judgement, times
from calculators.words.spoken_terms import instalments_said

# A home's loan that costs what its contract says, and may be out of reach: anything else is answered as any other offer.
_OF_A_HOME = {"costs_more", "within_capacity", "over_capacity"}
_LEAST_PART = 20  # of what is asked: who can pay less than a twentieth of it has nothing to propose yet
_LEAST_EACH = Decimal(10)  # yuan: instalments below this are no plan


@dataclass(frozen=True)
class Proposed:
    """Terms to propose, and the part of the balance that the lender is asked to drop.

    ``terms`` None: no sum is proposed, but what ``instead`` names: a ``pause``, because there is nothing, ``too_little``, or
    the reader's limit is far below it (``over_limit``); or ``smaller`` instalments over a longer term.
    """

    terms: Terms | None
    asked_waiver: Decimal
    instead: str = ""


def counter(judged: Judgement, limit: Decimal | None = None) -> Proposed | None:
    """What to propose in answer; None where the offer can be accepted. ``limit`` is the most that the reader agrees to in all."""
    if judged.verdict == "accept":
        return None
    if judged.of_a_home and set(judged.reasons) <= _OF_A_HOME and not judged.settles:
        if judged.affordable:
            return Proposed(judged.terms, ZERO)
        if judged.means.monthly * _LEAST_PART >= judged.terms.highest:
            return Proposed(None, ZERO, "smaller")
    offered, (cash, monthly) = judged.terms, judged.means
    total = min(offered.total, judged.balance, *(() if limit is None else (limit,)))
    down = _down_payment(judged, total)
    # What the months cannot bring in time comes out of what is at hand; what that cannot either is asked to be dropped.
    lacking = total - monthly * judged.most
    down = max(down, min(lacking, cash))
    total = min(total, down + monthly * judged.most)
    least = min(offered.total, judged.balance) / _LEAST_PART
    if limit is not None and limit < least:
        return Proposed(None, ZERO, "over_limit")
    terms = _terms(judged, down, total)
    if terms is None or terms.total < least:
        return Proposed(None, ZERO, "too_little" if total else "pause")
    return Proposed(terms, judged.balance - terms.total)


def _terms(judged: Judgement, down: Decimal, total: Decimal) -> Terms | None:
    """``total`` with ``down`` paid first; at once, where the months bring too little for instalments; None where nothing is left."""
    if down < total:
        steps, final = _level(total - down, judged)
        if steps.amount >= min(_LEAST_EACH, judged.terms.highest):
            return Terms(steps=(steps,), final=final, down_payment=down)
    once = min(max(down, judged.means.cash), total)
    return Terms(steps=(Step(1, once),)) if once else None


def _down_payment(judged: Judgement, total: Decimal) -> Decimal:
    """What can be paid first: of a settlement all that is at hand, else what the lender asks, as far as it is there."""
    cash, monthly = judged.means
    wanted = total if judged.settles else judged.terms.down_payment
    if not judged.settles and wanted <= cash + monthly:
        return min(wanted, total)
    return min(wanted, cash, total)


def _level(left: Decimal, judged: Judgement) -> tuple[Step, Decimal]:
    """``left`` in equal instalments, no higher than what was offered where that ends in time, never above a month's money."""
    monthly = judged.means.monthly
    each = monthly if judged.settles else min(monthly, judged.terms.highest or monthly)
    count = min(times(left, each), judged.most)
    level = cents_up(left / count)
    count = times(left, level)
    return Step(count, level), left - level * (count - 1)


def said(judged: Judgement, proposed: Proposed) -> str:
    """The words for it, to say as they stand."""
    if proposed.terms is None:
        return _without_a_sum(judged, proposed.instead)
    if proposed.terms == judged.terms:
        return (
            f"{instalments_said(judged.terms)}，我还得起。一共比现在欠的多 {spoken(judged.extra)}，"
            "请写明利率是多少、按合同哪一条算的，能不能按现在的利率重新定。"
        )
    terms = proposed.terms
    first = f"先付 {spoken(terms.down_payment)}，然后" if terms.down_payment else ""
    plan = f"{first}{instalments_said(terms)}"
    if is_token(judged, proposed):
        return (
            f"{_why(judged)}我现在能做到的是：{first}每月还 {spoken(terms.highest)}。"
            f"其余的 {spoken(proposed.asked_waiver)}，请等我收入好转了再商定。这段时间请停止计收利息和违约金，书面答复我。"
        )
    if _more(judged, proposed) > 0:
        can_pay = f"我能做到的是：{plan}" + ("" if terms.total == terms.last else f"，一共还 {spoken(terms.total)}")
        return f"{_why(judged)}{can_pay}。请问剩下的 {spoken(proposed.asked_waiver)}能不能减免？不能全免的，请先按这个数还，再商量剩下的。"
    kept = f"，一共还 {spoken(terms.total)}，其余的减免" if judged.drops else ""
    return f"{_why(judged)}{_ask(judged)}{plan}{kept}。{_then(judged)}"


_PAUSE = "请先暂缓一段时间，收入恢复了我们再谈怎么还。暂缓的时候，请停止计收利息和违约金，并书面答复我。"


def _without_a_sum(judged: Judgement, instead: str) -> str:
    if instead == "pause":
        return f"我现在拿不出钱来还。{_PAUSE}"
    if instead == "over_limit":
        return f"一共 {spoken(judged.terms.total)}，远超过我能承担的数，现在提不出您能答应的方案。{_PAUSE}"
    if instead == "too_little":
        return f"{little(judged)}，离欠款差得太远，现在提不出您能答应的方案。{_PAUSE}"
    return (
        f"{_out_of_reach(judged)}请把期限延长，或者先只还利息、本金往后排，"
        f"让每期不超过 {spoken(judged.means.monthly)}，重新算好书面发给我。"
    )


def little(judged: Judgement, who: str = "我") -> str:
    """How little there is: what is at hand, and what a month leaves."""
    cash, monthly = judged.means
    parts = [f"手里只有 {spoken(cash)}"] * bool(cash) + [f"每月最多能还 {spoken(monthly)}"] * bool(monthly)
    return f"{who}{'，'.join(parts)}"


def is_token(judged: Judgement, proposed: Proposed) -> bool:
    """Whether the months bring so little that no officer could drop the rest: it is asked to wait."""
    by_months = proposed.terms is not None and proposed.terms.instalments > 1
    return by_months and _more(judged, proposed) * 2 > judged.balance


def _more(judged: Judgement, proposed: Proposed) -> Decimal:
    """What is asked to be dropped beyond what the offer drops already."""
    return proposed.asked_waiver - max(-judged.extra, ZERO)


def _why(judged: Judgement) -> str:
    reasons, terms = judged.reasons, judged.terms
    if "over_capacity" in reasons:
        return _out_of_reach(judged)
    if "rate_over_ceiling" in reasons:
        return f"这个方案多收 {spoken(judged.extra)}，折算年化超过 {percent_text(judged.ceiling)}%。请把息费明细发给我。"
    if "down_payment_too_high" in reasons:
        return f"先付 {spoken(terms.first)}我拿不出来。"
    if "final_too_high" in reasons:
        return f"最后一期 {spoken(terms.last)}我到时拿不出来。"
    if "term_too_long" in reasons and "costs_more" not in reasons:
        return f"{terms.instalments} 期太长了。"
    return f"一共 {spoken(terms.total)}，超过了我能承担的数。" if "over_limit" in reasons else ""


def _out_of_reach(judged: Judgement) -> str:
    if judged.settles:
        there = next(each for each in judged.short if each.number)
        return f"一次还 {spoken(there.due)}，我现在只凑得出 {spoken(max(there.available, ZERO))}。"
    monthly = judged.means.monthly
    able = f"我每月最多能还 {spoken(monthly)}" if monthly else "我现在每月没有余钱来还"
    return f"{able}，您说的每期 {spoken(judged.terms.highest)}我做不到，签了也会再违约。"


def _ask(judged: Judgement) -> str:
    if "over_capacity" in judged.reasons and judged.settles:
        return "请问能不能改成："
    return "不再计息的话，" if "costs_more" in judged.reasons else "请改成："


def _then(judged: Judgement) -> str:
    if "costs_more" not in judged.reasons:
        return "请按这个重新算，书面发给我。"
    return f"多出的 {spoken(judged.extra)}是什么费用，能不能减免？请按不再计息重新算。"

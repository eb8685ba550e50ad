"""What is said of a way to share: the answer, who goes without, what is not sure."""

from collections.abc import Iterator

from calculators.forms.notices import looks_like_fraction
from calculators.forms.result import Notice
from calculators.law.limits import longest_term
from calculators.sums.money import ZERO, spoken
from calculators.sums.payoff import LONGEST, in_cents, in_yuan, month_interest
from calculators.tools.allocation.debts import STRATEGIES, Debt, Inputs
from calculators.tools.allocation.plan import Plan, Required, shares_month
from calculators.words.creditors import MOST_NAMED, together


def said(inputs: Inputs, plans: dict[str, Plan], required: Required) -> Iterator[str]:
    """The sentences, the answer first."""
    plan = plans[inputs.strategy]
    owed = sum((debt.balance for debt in inputs.debts), ZERO)
    if not owed:
        yield "没有要还的债。写下第一笔，分法就会出来。" if not inputs.debts else "这几笔都没有欠款了，不用再分。"
        return
    yield from _answer(inputs, plan, required)
    if plan.months == 0:
        return
    yield from _goes_without(inputs, plan)
    yield from _below_minimum(inputs, plan)
    yield from _cheaper(inputs, plans)
    yield from _interest_said(inputs)


def _answer(inputs: Inputs, plan: Plan, required: Required) -> Iterator[str]:
    most, months, total = inputs.max_months, plan.months, plan.total
    if any(debt.priority for debt in inputs.debts) and (months is None or months > most) and inputs.capacity:
        yield from _of_the_others(inputs, plan, required)
        return
    if months is None or total is None:
        yield from _never(inputs, plan)
        yield _enough(inputs, required)
        return
    owed = sum(debt.cents for debt in inputs.debts)
    cost = f"一共还 {spoken(in_yuan(total))}" + (f"，其中利息 {spoken(in_yuan(total - owed))}" if total > owed else "")
    lump = sum(plan.lump)
    first = f"先一次拿出 {spoken(in_yuan(lump))}，再" if lump else ""
    if not months:
        yield f"一次拿出 {spoken(in_yuan(lump))}，全部还清，不用再按月分。"
        return
    yield f"{first}每月还 {spoken(inputs.capacity)}，{months} 个月全部还清，{cost}。"
    if months > most:
        yield f"这超过了 {most} 个月。{_enough(inputs, required)}"
    elif required.for_all is not None and in_yuan(required.for_all) < inputs.capacity:
        yield f"要在 {most} 个月内还清，每月 {spoken(in_yuan(required.for_all))}就够。"


def _of_the_others(inputs: Inputs, plan: Plan, required: Required) -> Iterator[str]:
    """What comes first goes on for years and is no matter: when the others are cleared."""
    first = together([debt.creditor for debt in inputs.debts if debt.priority and (debt.minimum or debt.given is not None)])
    kept = f"先还的{first}照最低还，" if first else ""
    lump = sum(plan.lump)
    once = f"先一次拿出 {spoken(in_yuan(lump))}，" if lump else ""
    places = [place for place, debt in enumerate(inputs.debts) if not debt.priority]
    counts = [plan.paid[place].months for place in places]
    totals = [plan.total_of(place) for place in places]
    if None in counts or None in totals:
        yield from _never(inputs, plan)
    else:
        paid = sum(total for total in totals if total is not None)
        months = max((count for count in counts if count is not None), default=0)
        interest = paid - sum(inputs.debts[place].cents for place in places)
        cost = f"一共还 {spoken(in_yuan(paid))}" + (f"，其中利息 {spoken(in_yuan(interest))}" if interest else "")
        if months:
            yield f"{once}{'再' if once else ''}每月还 {spoken(inputs.capacity)}：{kept}其余的 {months} 个月还清，{cost}。"
        else:
            yield f"{once}其余的就都清了。{kept.removesuffix('，')}{'。' if kept else ''}"
        yield from _unsaid(inputs)
        if months <= inputs.max_months:
            return
    yield _enough(inputs, required)


def _unsaid(inputs: Inputs) -> Iterator[str]:
    """What comes first and does not say how much a month has no part yet."""
    unsaid = [
        debt.creditor for debt in inputs.debts if debt.priority and debt.balance and not debt.minimum and debt.given is None
    ]
    if unsaid:
        yield f"{together(unsaid)}要先还，却没有写每月要还多少，还没有分给它。填上再算。"


def _enough(inputs: Inputs, required: Required) -> str:
    most = inputs.max_months
    if required.for_all is not None:
        return f"要在 {most} 个月内全部还清，每月一共至少 {spoken(in_yuan(required.for_all))}。"
    if required.for_sharing is not None and any(debt.priority for debt in inputs.debts):
        covered = _of_first(inputs) <= in_cents(inputs.capacity)
        first = f"先还的那几笔照月供还，{most} 个月还不完，这不要紧。" if covered else ""
        return f"{first}其余的要在 {most} 个月内还清，每月一共至少 {spoken(in_yuan(required.for_sharing))}。"
    if any(debt.given is not None for debt in inputs.debts):
        return f"照这样分，给多少都不能让每一笔在 {most} 个月内还清。请多给几个月，或者改固定给的数。"
    owed = sum((debt.balance for debt in inputs.debts), ZERO)
    return f"按月分，每家这个月最多分到它现在的欠款，利息就要拖到下个月。手里真有这笔钱，今天一次还 {spoken(owed)}，就都清了。"


def _never(inputs: Inputs, plan: Plan) -> Iterator[str]:
    """Which debts are never cleared, and what would begin to lower each."""
    if not inputs.capacity:
        lump, owed = sum(plan.lump), sum(debt.cents for debt in inputs.debts)
        once = f"先一次拿出 {spoken(in_yuan(lump))}，还欠 {spoken(in_yuan(owed - lump))}。" if lump else ""
        now = "剩下的现在还不了" if lump else "现在一笔也还不了"
        yield f"{once}每月能还的是 0，{now}。可以先和对方谈暂缓还款。不要借新债来还旧债。"
        return
    if sum(first for first, debt in zip(plan.first, inputs.debts, strict=True) if debt.priority) >= in_cents(inputs.capacity):
        return  # what comes first takes all: who goes without is named below
    stuck = [place for place, paid in enumerate(plan.paid) if paid.months is None and not inputs.debts[place].priority]
    for place in stuck[:MOST_NAMED]:
        yield _stuck(inputs, plan, place)
    if len(stuck) > MOST_NAMED:
        yield f"还不清的一共有 {len(stuck)} 笔。"
    slow = [debt.creditor for debt, paid in zip(inputs.debts, plan.paid, strict=True) if debt.priority and paid.months is None]
    if slow:
        yield f"{together(slow)}每月照最低还，{LONGEST} 个月也还不完。请核对最低要还的数。"


def _stuck(inputs: Inputs, plan: Plan, place: int) -> str:
    debt, first = inputs.debts[place], plan.first[place]
    interest = month_interest(debt.cents - plan.lump[place], debt.rate)
    if not first and shares_month(inputs.strategy) and debt.given is None and inputs.capacity > debt.balance:
        return f"“{debt.creditor}”只欠 {spoken(debt.balance)}，一分钱也分不到。先一次还清它，再分其余的。"
    if not first:
        return f"“{debt.creditor}”照这样永远还不清：这个月一分钱也分不到。"
    if first <= interest:
        return (
            f"“{debt.creditor}”这样还，永远还不清：第一个月分到 {spoken(in_yuan(first))}，"
            f"利息就要 {spoken(in_yuan(interest))}。每月至少 {spoken(in_yuan(interest + 1))}，欠款才开始减少。"
        )
    return f"“{debt.creditor}”这样还，{LONGEST} 个月也还不清。"


def _goes_without(inputs: Inputs, plan: Plan) -> Iterator[str]:
    """Who gets nothing this month because the money does not reach."""
    wanted = sum(min(in_cents(debt.minimum), _first_owed(debt, part)) for debt, part in zip(inputs.debts, plan.lump, strict=True))
    first = [debt for debt in inputs.debts if debt.priority and debt.minimum]
    of_first = _of_first(inputs)
    capacity = in_cents(inputs.capacity)
    if of_first > capacity:
        lacking = spoken(in_yuan(of_first - capacity))
        yield f"先还的{together([debt.creditor for debt in first])}每月要 {spoken(in_yuan(of_first))}，钱还差 {lacking}。先和它谈，别家这个月没有钱。"
    without = [
        debt.creditor
        for place, debt in enumerate(inputs.debts)
        if not plan.first[place] and debt.cents > plan.lump[place] and not (debt.priority and not debt.minimum)
    ]
    if without and capacity and (wanted > capacity or of_first >= capacity or shares_month(inputs.strategy)):
        yield f"钱不够，这个月分不到钱的是{together(without)}。先告诉他们暂时还不了，谈暂缓，不要不接电话。"


def _below_minimum(inputs: Inputs, plan: Plan) -> Iterator[str]:
    """What the minimums would take, where the money does not cover them."""
    wanted = [min(in_cents(debt.minimum), _first_owed(debt, part)) for debt, part in zip(inputs.debts, plan.lump, strict=True)]
    lacking = sum(wanted) - in_cents(inputs.capacity)
    if lacking > 0 and _of_first(inputs) > in_cents(inputs.capacity):
        return  # said already of those that come first
    if lacking > 0:
        yield (
            f"各家的最低还款额合计 {spoken(in_yuan(sum(wanted)))}，每月能还的不够付，还差 {spoken(in_yuan(lacking))}。"
            "差的部分要先和对方谈好，不然对方可能照收违约金。"
        )
        return
    below = [debt.creditor for debt, want, first in zip(inputs.debts, wanted, plan.first, strict=True) if first < want]
    if below:
        yield f"分给{together(below)}的，比最低还款额少。要先和对方谈好，不然对方可能照收违约金。"


def _of_first(inputs: Inputs) -> int:
    """What a month asks for the debts that come first, cents."""
    return sum(min(in_cents(debt.minimum), debt.cents) for debt in inputs.debts if debt.priority)


def _first_owed(debt: Debt, lump: int) -> int:
    balance = debt.cents - lump
    return balance + month_interest(balance, debt.rate)


def _cheaper(inputs: Inputs, plans: dict[str, Plan]) -> Iterator[str]:
    """The way that pays the least interest, where that is another one."""
    own = plans[inputs.strategy].total
    others = {code: plan.total for code, plan in plans.items() if plan.total is not None}
    best = min(others, key=lambda code: others[code], default=None)
    if best is None or best == inputs.strategy:
        return
    months = plans[best].months
    if own is None:  # what takes longer than anybody may promise is no advice
        if months is not None and months <= inputs.max_months:
            yield f"换成“{STRATEGIES[best]}”，{months} 个月能全部还清。"
    elif others[best] < own:
        yield f"四种分法里，“{STRATEGIES[best]}”利息最少，比这样分少 {spoken(in_yuan(own - others[best]))}。"


def _interest_said(inputs: Inputs) -> Iterator[str]:
    """Which lenders did not say a rate stands among the doubts, each by its name."""
    if any(debt.annual_rate is None and debt.balance for debt in inputs.debts):
        yield "没写年利率的，没有算利息：对方答应停息，这个结果才成立。不然就填上年利率再算。"
    if any(debt.annual_rate for debt in inputs.debts):
        yield "利息是照你填的年利率一直算的。对方答应停息，就会更快还清。"


def doubts(inputs: Inputs, feasible: bool) -> Iterator[Notice]:
    """Rates that are not known, or that look like fractions; the term that was held against where none is said."""
    for place, debt in enumerate(inputs.debts):
        path = f"debts.{place}.annual_rate"
        if debt.annual_rate is None and debt.balance:
            yield Notice(field=path, code="rate_unknown", message=f"“{debt.creditor}”的年利率不知道，没有算利息。")
        yield from looks_like_fraction(path, f"“{debt.creditor}”的年利率", debt.annual_rate)
        if debt.priority and not debt.minimum and debt.given is None and debt.balance:
            message = f"“{debt.creditor}”要先还，却没有写每月要还多少，当 0 算了。"
            yield Notice(field=f"debts.{place}.minimum", code="blank_counted_as_zero", message=message)
    if not feasible and inputs.max_months == longest_term():
        words = f"是不是太久，按 {inputs.max_months} 个月比，这是信用卡的上限。别的债没有这条规定，拿它当尺子。"
        yield Notice(field="max_months", code="default_used", message=words)

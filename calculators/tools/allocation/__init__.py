"""多债分配：每月能还的钱怎么分给几家，各要几个月，要多少才还得清。

Shares follow the published practice of informal offers (pro rata, largest remainder); the cascades are known as
avalanche (dearest first) and snowball (smallest first).
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from calculators import pictures
from calculators.forms.declaration import choice, instalment_count, money, percent, rows, short_text
from calculators.law.limits import longest_term
from calculators.sums.money import ZERO, spoken, yuan
from calculators.sums.payoff import (
    LONGEST,
    Minimums,
    Paid,
    in_cents,
    in_yuan,
    least_capacity,
    least_payment,
    level_payment,
    month_interest,
    pay_in_turn,
    pay_off,
    rate_units,
    written,
)  # fmt: skip
from calculators.sums.shares import by_balance, equally, least_by_balance, least_equally

RULES = ("contract-variation",)

STRATEGIES = {
    "pro_rata": "按欠款比例分",
    "equal": "每家一样多",
    "highest_rate": "先还利率最高的",
    "smallest_balance": "先还欠得最少的",
}
_SHARE = {"pro_rata": (by_balance, least_by_balance), "equal": (equally, least_equally)}
_NAMED = 3  # creditors named in one sentence


@dataclass(frozen=True, kw_only=True)
class Debt:
    """One debt that wants a part of the month's money."""

    creditor: str = short_text("债权人", hint="看合同上的贷款人。不知道，先写平台的名字", sample="某某银行")
    balance: Decimal = money("欠款总额", hint="本金、利息、费用都算上")
    annual_rate: Decimal = percent("年利率", 0, hint="对方答应停息就空着", per="year")
    minimum: Decimal = money("每月最低要还", 0, hint="账单上的最低还款额。没有就空着", extra=True)
    given: Decimal | None = money("每月固定给它", None, hint="想先定下给这一家多少，看别家还剩多少，再填", extra=True)


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """A month's money and everybody who is owed."""

    capacity: Decimal = money("每月一共能还", hint="用“还款能力”算出来的数")
    debts: tuple[Debt, ...] = rows("债务", Debt)
    strategy: str = choice("怎么分", STRATEGIES, "pro_rata")
    max_months: int = instalment_count("最多几个月还清", longest_term, unit="月", extra=True)

    def problems(self, broken: Set[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """More is promised to single creditors than there is: (field, code, message)."""
        if broken & {"capacity", "debts"}:
            return
        promised = ZERO
        for place, debt in enumerate(self.debts):
            promised += min(debt.given or ZERO, debt.balance)
            if debt.given and promised > self.capacity:
                yield (
                    f"debts.{place}.given",
                    "too_large",
                    f"固定给到“{debt.creditor}”为止，一共要 {spoken(promised)}，超过了每月能还的 {spoken(self.capacity)}。请写小一些。",
                )
                return


@dataclass(frozen=True)
class _Plan:
    """What each creditor gets in the first month, cents, and what becomes of its debt."""

    first: Sequence[int]
    paid: Sequence[Paid]

    @property
    def months(self) -> int | None:
        """Months until all are cleared; None where one never is."""
        counts = [paid.months for paid in self.paid]
        return None if None in counts else max(counts, default=0)


def calculate(inputs: Inputs) -> dict:
    """Who gets how much, when each is cleared, and the least that clears all in time."""
    plan = _plan(inputs)
    required = _required(inputs)
    totals = [paid.total for paid in plan.paid]
    cleared = plan.months is not None
    total = sum(totals) if cleared else None
    owed = sum(in_cents(debt.balance) for debt in inputs.debts)
    result = {
        "allocations": [
            {
                "creditor": debt.creditor,
                "monthly": written(first),
                "months": paid.months,
                "total_paid": None if paid.total is None else written(paid.total),
                "total_interest": None if paid.total is None else yuan(in_yuan(paid.total) - debt.balance),
                "within_limit": paid.months is not None and paid.months <= inputs.max_months,
            }
            for debt, first, paid in zip(inputs.debts, plan.first, plan.paid, strict=True)
        ],
        "months_to_clear": plan.months,
        "total_paid": written(total) if cleared else None,
        "total_interest": written(total - owed) if cleared else None,
        "feasible": cleared and plan.months <= inputs.max_months,
        "required_capacity": None if required is None else written(required),
    }
    if any(debt.given is not None for debt in inputs.debts):
        result["given"] = _compared(inputs, plan)
    result["rules"] = list(RULES)
    result["say"] = list(_say(inputs, plan, required, result["feasible"]))
    return result


def _plan(inputs: Inputs) -> _Plan:
    balances, rates, _ = _figures(inputs.debts)
    capacity = in_cents(inputs.capacity)
    if inputs.strategy in _SHARE:
        share, _ = _SHARE[inputs.strategy]
        first = _fixed_shares(inputs.debts, capacity, share)
        paid = [pay_off(balance, rate, monthly) for balance, rate, monthly in zip(balances, rates, first, strict=True)]
        return _Plan(first, paid)
    order = _order(inputs)
    done = pay_in_turn(*_figures([inputs.debts[place] for place in order]), capacity, promised=_promised(inputs))
    back = sorted(range(len(order)), key=order.__getitem__)
    return _Plan([done.first[place] for place in back], [done.paid[place] for place in back])


def _figures(debts: Sequence[Debt]) -> tuple[list[int], list[int], list[int]]:
    """Balances in cents, rates, and what each gets in any case, cents a month."""
    return (
        [in_cents(debt.balance) for debt in debts],
        [rate_units(debt.annual_rate) for debt in debts],
        [in_cents(debt.minimum if debt.given is None else debt.given) for debt in debts],
    )


def _order(inputs: Inputs) -> list[int]:
    """The debts' places in the order in which they are targets, ties to the earlier.

    A debt with a fixed amount is no target before all others are cleared.
    """
    of = (lambda debt: -debt.annual_rate) if inputs.strategy == "highest_rate" else (lambda debt: debt.balance)
    debts = inputs.debts
    return sorted(range(len(debts)), key=lambda place: (debts[place].given is not None, of(debts[place])))


def _promised(inputs: Inputs) -> int:
    return sum(debt.given is not None for debt in inputs.debts)


def _fixed_shares(debts: Sequence[Debt], capacity: int, share) -> list[int]:
    """One amount a month for each: what is promised to it, or its share of the rest."""
    balances = [in_cents(debt.balance) for debt in debts]
    promised = [None if debt.given is None else min(in_cents(debt.given), in_cents(debt.balance)) for debt in debts]
    others = [place for place, amount in enumerate(promised) if amount is None]
    rest = capacity - sum(amount for amount in promised if amount is not None)
    for place, amount in zip(others, share(rest, [balances[place] for place in others]), strict=True):
        promised[place] = amount
    return promised


def _required(inputs: Inputs) -> int | None:
    """The least capacity in cents with which every debt clears in time; None where no capacity is enough."""
    most = inputs.max_months
    if inputs.strategy not in _SHARE:
        figures = _figures([inputs.debts[place] for place in _order(inputs)])
        balances, rates, _ = figures
        enough = sum(balance + month_interest(balance, rate) for balance, rate in zip(balances, rates, strict=True))
        alone = sum(level_payment(balance, rate, most) for balance, rate in zip(balances, rates, strict=True))
        minimums, sure = Minimums(*figures, most), _promised(inputs)
        return least_capacity(
            lambda capacity: (
                minimums.short(capacity) if capacity >= minimums.first else pay_in_turn(*figures, capacity, most, sure).short
            ),
            max(int(alone), minimums.first),
            enough,
        )
    promised, balances, needs = 0, [], []
    for debt in inputs.debts:
        balance = in_cents(debt.balance)
        need = least_payment(balance, rate_units(debt.annual_rate), most)
        if debt.given is None:
            balances.append(balance)
            needs.append(need)
        elif min(in_cents(debt.given), balance) < need:
            return None
        else:
            promised += min(in_cents(debt.given), balance)
    _, least = _SHARE[inputs.strategy]
    rest = least(balances, needs)
    return None if rest is None else promised + rest


def _compared(inputs: Inputs, plan: _Plan) -> list[dict]:
    """Each creditor's first month and time with what is fixed, and as it would be without."""
    free = _plan(replace(inputs, debts=tuple(replace(debt, given=None) for debt in inputs.debts)))
    return [
        {
            "creditor": debt.creditor,
            "before": written(before),
            "after": written(after),
            "difference": yuan(in_yuan(after - before)),
            "months_before": paid_before.months,
            "months_after": paid_after.months,
        }
        for debt, before, after, paid_before, paid_after in zip(
            inputs.debts, free.first, plan.first, free.paid, plan.paid, strict=True
        )
    ]


def _say(inputs: Inputs, plan: _Plan, required: int | None, feasible: bool) -> Iterator[str]:
    most, able = inputs.max_months, spoken(inputs.capacity)
    owed = sum((debt.balance for debt in inputs.debts), ZERO)
    if not owed:
        yield "没有要还的债。写下第一笔，分法就会出来。" if not inputs.debts else "这几笔都没有欠款了，不用再分。"
        return
    enough = _enough(inputs, required)
    if plan.months is None:
        yield from _never(inputs, plan)
        yield enough
    else:
        interest = in_yuan(sum(paid.total for paid in plan.paid)) - owed
        cost = f"一共还 {spoken(owed + interest)}" + (f"，其中利息 {spoken(interest)}" if interest else "")
        yield f"每月还 {able}，{plan.months} 个月全部还清，{cost}。"
        if not feasible:
            yield f"这超过了 {most} 个月。{enough}"
        elif required is not None and in_yuan(required) < inputs.capacity:
            yield f"要在 {most} 个月内还清，每月 {spoken(in_yuan(required))}就够。"
    yield from _below_minimum(inputs, plan)
    if any(debt.annual_rate for debt in inputs.debts):
        yield "利息是照你填的年利率一直算的。对方答应停息，就会更快还清。"


def _enough(inputs: Inputs, required: int | None) -> str:
    most = inputs.max_months
    if required is None:
        return f"照这样分，给多少都不能让每一笔在 {most} 个月内还清。请多给几个月，或者改固定给的数。"
    return f"要在 {most} 个月内全部还清，每月一共至少 {spoken(in_yuan(required))}。"


def _never(inputs: Inputs, plan: _Plan) -> Iterator[str]:
    """Which debts are never cleared, and what would begin to lower each."""
    stuck = [place for place, paid in enumerate(plan.paid) if paid.months is None]
    if not inputs.capacity:
        yield "每月能还的是 0，现在一笔也还不了。可以先和对方谈暂缓还款。不要借新债来还旧债。"
        return
    for place in stuck[:_NAMED]:
        debt = inputs.debts[place]
        interest = month_interest(in_cents(debt.balance), rate_units(debt.annual_rate))
        if not plan.first[place] and inputs.strategy in _SHARE and debt.given is None:
            yield f"“{debt.creditor}”只欠 {spoken(debt.balance)}，一分钱也分不到。先一次还清它，再分其余的。"
        elif plan.first[place] <= interest:
            yield (
                f"“{debt.creditor}”这样还，永远还不清：第一个月分到 {spoken(in_yuan(plan.first[place]))}，"
                f"利息就要 {spoken(in_yuan(interest))}。每月至少 {spoken(in_yuan(interest + 1))}，欠款才开始减少。"
            )
        else:
            yield f"“{debt.creditor}”这样还，{LONGEST} 个月也还不清。"
    if len(stuck) > _NAMED:
        yield f"还不清的一共有 {len(stuck)} 笔。"


def _below_minimum(inputs: Inputs, plan: _Plan) -> Iterator[str]:
    """What the minimums would take, where the money does not cover them."""
    wanted = [min(in_cents(debt.minimum), _first_owed(debt)) for debt in inputs.debts]
    lacking = sum(wanted) - in_cents(inputs.capacity)
    if lacking > 0:
        yield (
            f"各家的最低还款额合计 {spoken(in_yuan(sum(wanted)))}，每月能还的不够付，还差 {spoken(in_yuan(lacking))}。"
            "差的部分要先和对方谈好，不然对方可能照收违约金。"
        )
        return
    below = [debt.creditor for debt, want, first in zip(inputs.debts, wanted, plan.first, strict=True) if first < want]
    if below:
        named = "、".join(f"“{creditor}”" for creditor in below[:_NAMED]) + ("等" if len(below) > _NAMED else "")
        yield f"分给{named}的，比最低还款额少。要先和对方谈好，不然对方可能照收违约金。"


def _first_owed(debt: Debt) -> int:
    balance = in_cents(debt.balance)
    return balance + month_interest(balance, rate_units(debt.annual_rate))


def _bar(result: dict) -> str:
    return pictures.stacked_bar(
        "每月的钱分给谁", [(each["creditor"], Decimal(each["monthly"])) for each in result["allocations"]]
    )


PICTURES = {"shares": _bar}

EXAMPLE = {
    "capacity": "2812.50",
    "debts": [
        {"creditor": "甲银行", "balance": "50000", "annual_rate": "18.25", "minimum": "1250"},
        {"creditor": "乙消费金融", "balance": "18960", "annual_rate": "23.9", "minimum": "800"},
        {"creditor": "朋友老周", "balance": "10000", "given": "500"},
    ],
    "strategy": "pro_rata",
}

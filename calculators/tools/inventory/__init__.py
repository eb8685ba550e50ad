"""The whole list of debts: to whom, how much, how many days overdue, what share of all, and what to look at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.forms import result
from calculators.forms.declaration import day, money, rows
from calculators.law.codes import IN_COURT
from calculators.law.limits import lending_ceiling, lending_ceiling_rules
from calculators.sums.money import ZERO, ratio_percent, spoken
from calculators.sums.money import percent as percent_text
from calculators.sums.months import bucket, days_overdue, month_after
from calculators.tools.inventory.debt import SOURCES, SPOUSE, Debt, DebtDraft
from calculators.tools.inventory.remarks import FLAGS, doubts, flags
from calculators.words.creditors import together

__all__ = ["EXAMPLE", "RULES", "SOURCES", "SPOUSE", "Debt", "DebtDraft", "Inputs", "Result", "calculate"]

RULES = (
    "cc-art70-conditions",
    "cc-repay-order",
    "rate-financial-24",
    "rate-private-lending-4lpr",
    "rate-private-lending-transition",
    "lpr-table",
    "court-deadlines",
    "limitation-3y",
    "limitation-expired",
    "malicious-overdraft",
    "guarantor-effect",
    "spouse-debt",
)

MONTHS_AHEAD = 3


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """Everything owed, on one day."""

    today: date = day("计算日期", hint="默认是今天", extra=True)
    monthly_income: Decimal = money("每月到手收入", 0, hint="想看每月应还占收入多少，再填", extra=True)
    debts: tuple[Debt, ...] = rows("债务", Debt)


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Sums over all debts, yuan; the parts are of those debts whose split is known."""

    principal: Decimal | None = result.money("本金")
    interest: Decimal | None = result.money("利息")
    fees: Decimal | None = result.money("违约金和费用")
    unsplit: Decimal | None = result.money("只知道总数的", absent=True)
    balance: Decimal = result.money("一共欠")
    monthly_due: Decimal = result.money("每月应还")


@dataclass(frozen=True, kw_only=True)
class Month:
    """One of the next months: what falls due in it, and what comes in. Yuan."""

    month: str = result.text("月份")
    due: Decimal = result.money("应还")
    available: Decimal | None = result.money("到手收入", absent=True)


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One debt of the list, and what to look at in it."""

    creditor: str = result.text("债权人")
    balance: Decimal = result.money("欠款")
    share: Decimal = result.percent("占总数")
    split_known: bool = result.flag()
    priority: bool = result.flag()
    days_overdue: int = result.count("逾期天数")
    bucket: str = result.text()
    flags: tuple[str, ...] = result.codes()
    ceiling: Decimal | None = result.percent("利率线")


@dataclass(frozen=True, kw_only=True)
class Result(result.Result):
    """The list with its sums."""

    totals: Totals = result.section(Totals)
    weighted_annual_rate: Decimal | None = result.percent("平均年利率")
    debt_to_income: Decimal | None = result.percent("每月应还占收入")
    debts: tuple[Listed, ...] = result.rows(Listed)
    by_month: tuple[Month, ...] = result.rows(Month)


def calculate(inputs: Inputs) -> Result:
    """Totals, shares, arrears and remarks, debt by debt, in the request's order."""
    totals = _totals(inputs.debts)
    listed = tuple(_listed(debt, inputs.today, totals.balance) for debt in inputs.debts)
    income = inputs.monthly_income
    burden = ratio_percent(totals.monthly_due, income) if income else None
    return Result(
        totals=totals,
        weighted_annual_rate=_weighted_rate(inputs.debts),
        debt_to_income=burden,
        debts=listed,
        by_month=tuple(_by_month(inputs)),
        rules=tuple(_cited(inputs.debts, listed)),
        say=tuple(_say(inputs, totals, burden)),
        notices=tuple(doubts(inputs.debts, inputs.today)),
    )


def _totals(debts: Sequence[Debt]) -> Totals:
    split = [debt for debt in debts if debt.split_known]
    unsplit = sum((debt.owed or ZERO for debt in debts if not debt.split_known), ZERO)

    def part(name: str) -> Decimal | None:
        return sum((getattr(debt, name) for debt in split), ZERO) if split or not debts else None

    return Totals(
        principal=part("principal"),
        interest=part("interest"),
        fees=part("fees"),
        unsplit=unsplit if len(split) < len(debts) else None,
        balance=sum((debt.owed or ZERO for debt in debts), ZERO),
        monthly_due=sum((debt.monthly_due or ZERO for debt in debts), ZERO),
    )


def _weighted_rate(debts: Sequence[Debt]) -> Decimal | None:
    """The yearly percent by principal; None where a split or a rate is not known, so that a blank is not counted as 0."""
    principal = weighted = ZERO
    for debt in debts:
        if debt.principal is None or debt.annual_rate is None:
            return None
        principal += debt.principal
        weighted += debt.principal * debt.annual_rate
    return weighted / principal if principal else ZERO


def _listed(debt: Debt, today: date, whole: Decimal) -> Listed:
    owed, overdue = debt.owed or ZERO, days_overdue(debt.overdue_since, today)
    ceiling = lending_ceiling(debt.kind, debt.contract_date)
    return Listed(
        creditor=debt.creditor,
        balance=owed,
        share=ratio_percent(owed, whole),
        split_known=debt.split_known,
        priority=debt.is_priority,
        days_overdue=overdue,
        bucket=bucket(overdue),
        flags=tuple(flags(debt, overdue, today, ceiling)),
        ceiling=ceiling,
    )


def _by_month(inputs: Inputs) -> Iterator[Month]:
    """What the contracts ask for in each of the next months, no more than is owed."""
    first = inputs.today.replace(day=1)
    for ahead in range(1, MONTHS_AHEAD + 1):
        due = ZERO
        for debt in inputs.debts:
            monthly = debt.monthly_due or ZERO
            due += max(min(monthly, (debt.owed or ZERO) - monthly * (ahead - 1)), ZERO)
        month = month_after(first, ahead)
        yield Month(month=f"{month.year}-{month.month:02d}", due=due, available=inputs.monthly_income or None)


def _cited(debts: Sequence[Debt], listed: Sequence[Listed]) -> list[str]:
    cited = {rule for row in listed for code in row.flags for rule in FLAGS[code]}
    for debt, row in zip(debts, listed, strict=True):
        if "rate_over_ceiling" in row.flags:
            cited.update(lending_ceiling_rules(debt.kind))
    return [rule for rule in RULES if rule in cited]


def _say(inputs: Inputs, totals: Totals, burden: Decimal | None) -> Iterator[str]:
    if not inputs.debts:
        yield "还没有写债务。写下第一笔，合计就会出来。"
        return
    of_it = f"，其中本金 {spoken(totals.principal)}" if totals.principal is not None and totals.unsplit is None else ""
    yield f"一共 {len(inputs.debts)} 笔债，合计 {spoken(totals.balance)}{of_it}。"
    if totals.unsplit is not None:
        count = sum(not debt.split_known for debt in inputs.debts)
        if totals.principal is None:
            yield "本金各是多少，还不知道。"
        else:
            yield f"{count} 笔只知道总数，{spoken(totals.unsplit)}。其余的本金是 {spoken(totals.principal)}。"
    if burden is not None and any(debt.monthly_due is not None for debt in inputs.debts):
        yield f"每月应还 {spoken(totals.monthly_due)}，是每月收入的 {percent_text(burden)}%。"
    late = [debt for debt in inputs.debts if days_overdue(debt.overdue_since, inputs.today)]
    if late:
        oldest = max(late, key=lambda debt: days_overdue(debt.overdue_since, inputs.today))
        days = days_overdue(oldest.overdue_since, inputs.today)
        yield f"逾期的有 {len(late)} 笔，最久的是“{oldest.creditor}”，{days} 天。"
    in_court = [debt for debt in inputs.debts if debt.stage in IN_COURT]
    if in_court:
        named = "、".join(f"“{debt.creditor}”" for debt in in_court[:3])
        yield f"先看{named}的法院文书，上面的日期最要紧。"
    first = [debt.creditor for debt in inputs.debts if debt.is_priority]
    if first:
        yield f"{together(first)}先按月还足，再分其余的钱。"


EXAMPLE = {
    "today": "2026-11-23",
    "monthly_income": "7150",
    "debts": [
        {
            "creditor": "甲银行",
            "kind": "credit_card",
            "principal": "45000",
            "interest": "3800",
            "fees": "1200",
            "annual_rate": "18.25",
            "monthly_due": "5000",
            "overdue_since": "2026-07-20",
            "contract_date": "2019-05-06",
            "stage": "outsourced",
        },
        {
            "creditor": "乙消费金融",
            "kind": "consumer_finance",
            "principal": "18000",
            "interest": "960",
            "annual_rate": "23.9",
            "monthly_due": "1750",
            "overdue_since": "2026-10-05",
            "stage": "collection",
        },
        {
            "creditor": "朋友老周",
            "kind": "private_loan",
            "principal": "10000",
            "annual_rate": "0",
            "monthly_due": "0",
            "contract_date": "2025-12-01",
        },
    ],
}

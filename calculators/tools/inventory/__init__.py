"""债务全景：每一笔债欠谁、多少、逾期几天、占多少，要留意什么。"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.forms.declaration import choice, day, flag, money, percent, rows, short_text
from calculators.law import rules
from calculators.law.codes import DEBT_KINDS, IN_COURT, STAGES
from calculators.law.limits import lending_ceiling, lending_ceiling_rules, private_ceiling_since
from calculators.sums.money import ZERO, ratio_percent, spoken, yuan
from calculators.sums.money import percent as percent_text
from calculators.sums.months import bucket, days_overdue, month_after

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

SPOUSE = {
    "none": "没有关系，或没有配偶",
    "signed": "配偶也签了字",
    "household": "钱花在家里日常开支上",
    "unsure": "说不准",
}

# What a reader should look at in a debt, and the rules each remark rests on.
FLAGS = {
    "court_papers": ("court-deadlines",),
    "rate_over_ceiling": (),  # the ceiling depends on the kind of lender, see limits.lending_ceiling
    "contract_date_needed": ("rate-private-lending-4lpr",),
    "old_contract": ("rate-private-lending-transition",),
    "article_70": ("cc-art70-conditions",),
    "principal_first": ("cc-repay-order",),
    "limitation_check": ("limitation-3y", "limitation-expired"),
    "overdraft_facts": ("malicious-overdraft",),
    "secured": ("guarantor-effect",),
    "spouse": ("spouse-debt",),
}


@dataclass(frozen=True, kw_only=True)
class Debt:
    """One debt as the lender's statement shows it."""

    creditor: str = short_text("债权人", hint="看合同上的贷款人。不知道，先写平台的名字", sample="某某银行")
    kind: str = choice("债务种类", DEBT_KINDS)
    principal: Decimal = money("本金", hint="不含利息和违约金")
    interest: Decimal = money("利息", 0, hint="已经产生、还没还的利息，含罚息")
    fees: Decimal = money("违约金和费用", 0)
    annual_rate: Decimal = percent("合同年利率", 0, hint="不知道可以空着", extra=True)
    monthly_due: Decimal = money("每月应还", 0, hint="按原来的合同", extra=True)
    overdue_since: date | None = day("逾期开始日", None, hint="没有逾期就空着")
    contract_date: date | None = day("合同签订日", None, hint="向个人借的钱请填，算利率上限要用", extra=True)
    stage: str = choice("催收阶段", STAGES, "none", extra=True)
    secured: bool = flag("有抵押或担保人", extra=True)
    spouse: str = choice("和配偶的关系", SPOUSE, "none", extra=True)

    @property
    def balance(self) -> Decimal:
        """Principal, interest and fees together, yuan."""
        return self.principal + self.interest + self.fees


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """Everything owed, on one day."""

    today: date = day("计算日期", hint="默认是今天", extra=True)
    monthly_income: Decimal = money("每月到手收入", 0, hint="想看每月应还占收入多少，再填", extra=True)
    debts: tuple[Debt, ...] = rows("债务", Debt)


def calculate(inputs: Inputs) -> dict:
    """Totals, shares, arrears and remarks, debt by debt, in the request's order."""
    debts = inputs.debts
    totals = {
        "principal": sum((debt.principal for debt in debts), ZERO),
        "interest": sum((debt.interest for debt in debts), ZERO),
        "fees": sum((debt.fees for debt in debts), ZERO),
        "balance": sum((debt.balance for debt in debts), ZERO),
        "monthly_due": sum((debt.monthly_due for debt in debts), ZERO),
    }
    weighted = sum((debt.principal * debt.annual_rate for debt in debts), ZERO)
    rate = weighted / totals["principal"] if totals["principal"] else ZERO
    income = inputs.monthly_income
    burden = percent_text(ratio_percent(totals["monthly_due"], income)) if income else None

    cited: dict[str, None] = {}
    listed = []
    for debt in debts:
        overdue = days_overdue(debt.overdue_since, inputs.today)
        ceiling = lending_ceiling(debt.kind, debt.contract_date)
        flags = _flags(debt, overdue, inputs.today, ceiling)
        for code in flags:
            cited.update(dict.fromkeys(FLAGS[code]))
            if code == "rate_over_ceiling":
                cited.update(dict.fromkeys(lending_ceiling_rules(debt.kind)))
        listed.append(
            {
                "creditor": debt.creditor,
                "balance": yuan(debt.balance),
                "share": percent_text(ratio_percent(debt.balance, totals["balance"])),
                "days_overdue": overdue,
                "bucket": bucket(overdue),
                "flags": flags,
                "ceiling": None if ceiling is None else percent_text(ceiling),
            }
        )
    return {
        "totals": {key: yuan(amount) for key, amount in totals.items()},
        "weighted_annual_rate": percent_text(rate),
        "debt_to_income": burden,
        "debts": listed,
        "rules": [rule for rule in RULES if rule in cited],
        "say": _say(inputs, totals, burden),
    }


def _flags(debt: Debt, overdue: int, today: date, ceiling: Decimal | None) -> list[str]:
    found = []
    if debt.stage in IN_COURT:
        found.append("court_papers")
    if debt.kind == "private_loan" and debt.annual_rate:
        if debt.contract_date is None:
            found.append("contract_date_needed")
        elif debt.contract_date < private_ceiling_since():
            found.append("old_contract")
    if ceiling is not None and debt.annual_rate > ceiling:
        found.append("rate_over_ceiling")
    if debt.kind == "credit_card" and overdue:
        found.append("article_70")
        if overdue > rules.load("cc-repay-order").figure("threshold_days"):
            found.append("principal_first")
    if overdue and month_after(debt.overdue_since, 12 * rules.load("limitation-3y").figure("years")) < today:
        found.append("limitation_check")
    if debt.kind == "credit_card" and overdue and debt.principal >= _overdraft_threshold():
        found.append("overdraft_facts")
    if debt.secured:
        found.append("secured")
    if debt.spouse != "none":
        found.append("spouse")
    return found


def _overdraft_threshold() -> Decimal:
    """Yuan of principal from which the criminal law on cards can matter at all."""
    return Decimal(rules.load("malicious-overdraft").figure("principal_threshold"))


def _say(inputs: Inputs, totals: dict[str, Decimal], burden: str | None) -> list[str]:
    if not inputs.debts:
        return ["还没有写债务。写下第一笔，合计就会出来。"]
    say = [f"一共 {len(inputs.debts)} 笔债，合计 {spoken(totals['balance'])}，其中本金 {spoken(totals['principal'])}。"]
    if burden is not None:
        say.append(f"每月应还 {spoken(totals['monthly_due'])}，是每月收入的 {burden}%。")
    late = [debt for debt in inputs.debts if days_overdue(debt.overdue_since, inputs.today)]
    if late:
        oldest = max(late, key=lambda debt: days_overdue(debt.overdue_since, inputs.today))
        days = days_overdue(oldest.overdue_since, inputs.today)
        say.append(f"逾期的有 {len(late)} 笔，最久的是“{oldest.creditor}”，{days} 天。")
    in_court = [debt for debt in inputs.debts if debt.stage in IN_COURT]
    if in_court:
        named = "、".join(f"“{debt.creditor}”" for debt in in_court[:3])
        say.append(f"先看{named}的法院文书，上面的日期最要紧。")
    return say


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
        {"creditor": "朋友老周", "kind": "private_loan", "principal": "10000", "contract_date": "2025-12-01"},
    ],
}

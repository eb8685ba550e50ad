"""What a month can pay to lenders: income less living and what comes first, with something kept back."""

from dataclasses import dataclass
from decimal import Decimal

from calculators import pictures
from calculators.forms import result
from calculators.sums.money import part_of, ratio_percent
from calculators.tools.capacity.budget import (
    CATEGORIES,
    EVERY,
    EVIDENCE,
    RELIABILITY,
    TIMES_A_YEAR,
    Draft,
    Expense,
    Income,
    Inputs,
    as_far_as_written,
    documented,
    expenses,
    income_counted,
    left,
    paid_every,
    plain_month,
    uneven_income,
)
from calculators.tools.capacity.words import SCENARIOS, SHOCKS, doubts, said

__all__ = [
    "CATEGORIES",
    "EVERY",
    "EVIDENCE",
    "EXAMPLE",
    "PICTURES",
    "RELIABILITY",
    "RULES",
    "SCENARIOS",
    "TIMES_A_YEAR",
    "Draft",
    "Expense",
    "Income",
    "Inputs",
    "Result",
    "as_far_as_written",
    "calculate",
    "documented",
    "expenses",
    "income_counted",
    "paid_every",
]  # fmt: skip

RULES = ("enforcement-keep-living", "spending-2025", "social-assistance-law-2026")


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A worse month: what is left of it then."""

    scenario: str = result.code(SCENARIOS)
    surplus: Decimal = result.money("结余")
    capacity: Decimal = result.money("能还")
    shortfall: Decimal = result.money("不够")


@dataclass(frozen=True, kw_only=True)
class Graded:
    """Of some lines, yuan a month: what papers can show, what is estimated."""

    documented: Decimal = result.money("有凭据")
    estimated: Decimal = result.money("估计的")
    documented_percent: Decimal = result.percent("有凭据的占")


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """How far papers can show the income and the expenses."""

    income: Graded = result.section(Graded, "收入")
    expenses: Graded = result.section(Graded, "开支")


@dataclass(frozen=True, kw_only=True)
class Result(result.Result):
    """What is left of a month for lenders, and of a worse one. Yuan a month."""

    income_counted: Decimal = result.money("算进去的收入")
    essential_expenses: Decimal = result.money("必要开支")
    optional_expenses: Decimal = result.money("可花可不花")
    priority_payments: Decimal = result.money("优先还款")
    surplus: Decimal = result.money("结余")
    margin: Decimal = result.money("应急预留")
    capacity: Decimal = result.money("每月最多能还")
    plain_month: Decimal | None = result.money("平常的月份能还", absent=True)
    promise: Decimal = result.money("每个月都能还的数")  # a month without the year's bonus has no part in it
    shortfall: Decimal = result.money("不够的数")
    stress: tuple[Scenario, ...] = result.rows(Scenario)
    evidence: Evidence = result.section(Evidence)
    living_floor: Decimal | None = result.money("低保标准算出的生活费")
    above_floor: bool | None = result.flag()


def calculate(inputs: Inputs) -> Result:
    """What is left of a month for lenders, and what is left when things get worse."""
    income = income_counted(inputs)
    essential = expenses(inputs, essential=True)
    optional = expenses(inputs, essential=False)
    now = left(income, essential, inputs)
    plain = plain_month(inputs, income)
    stress = []
    for scenario, (of_income, of_expenses) in SHOCKS.items():
        then = left(part_of(income, Decimal(of_income)), part_of(essential, Decimal(of_expenses)), inputs)
        stress.append(Scenario(scenario=scenario, surplus=then.surplus, capacity=then.capacity, shortfall=then.shortfall))
    return Result(
        income_counted=income,
        essential_expenses=essential,
        optional_expenses=optional,
        priority_payments=inputs.priority_payments,
        surplus=now.surplus,
        margin=now.margin,
        capacity=now.capacity,
        plain_month=plain.capacity if uneven_income(inputs) else None,
        promise=plain.capacity,
        shortfall=now.shortfall,
        stress=tuple(stress),
        evidence=Evidence(income=_graded(inputs.income), expenses=_graded(inputs.expenses)),
        living_floor=inputs.living_floor,
        above_floor=None if inputs.living_floor is None else essential >= inputs.living_floor,
        rules=("enforcement-keep-living", "social-assistance-law-2026" if now.shortfall else "spending-2025"),
        say=tuple(said(inputs)),
        notices=tuple(doubts(inputs)),
    )


def _graded(lines: tuple[Income, ...] | tuple[Expense, ...]) -> Graded:
    shown, total = documented(lines)
    return Graded(documented=shown, estimated=total - shown, documented_percent=ratio_percent(shown, total))


def _steps(found: Result) -> str:
    """From the income to what can be paid, step by step."""
    steps = [("算进去的收入", found.income_counted, "total"), ("必要开支", -found.essential_expenses, "rest")]
    if found.priority_payments:
        steps.append(("优先还款", -found.priority_payments, "rest"))
    if found.margin:
        steps.append(("应急预留", -found.margin, "rest"))
    able = "每月最多能还" if found.plain_month is None else "摊平了每月能还"
    short = [("还差", -found.shortfall, "short")] if found.shortfall else []
    return pictures.waterfall("从收入到每月最多能还的钱", [*steps, (able, found.capacity, "total"), *short])


def _stress(found: Result) -> str:
    """What can be paid now, and in each worse month; nothing where no month leaves anything."""
    if not any((found.capacity, *(row.capacity for row in found.stress))):
        return ""
    worse = [(SCENARIOS[row.scenario], row.capacity, "rest") for row in found.stress]
    return pictures.bars("现在和万一变差时，每月还能还多少", [("现在", found.capacity, "part"), *worse])


PICTURES = {"steps": _steps, "stress": _stress}


EXAMPLE = {
    "income": [
        {"name": "工资", "amount": "6500", "evidence": "documented"},
        {"name": "周末零工", "amount": "1300", "reliability": "irregular"},
    ],
    "expenses": [
        {"name": "房租", "amount": "1600", "category": "housing", "evidence": "documented"},
        {"name": "吃饭", "amount": "1200", "category": "food"},
        {"name": "水电和电话", "amount": "260", "category": "utilities"},
        {"name": "交通", "amount": "180", "category": "transport"},
        {"name": "给父母", "amount": "500", "category": "parents"},
        {"name": "医保社保", "amount": "4560", "every": "year", "category": "insurance", "evidence": "documented"},
        {"name": "聚餐", "amount": "200", "essential": False},
    ],
    "irregular_counted": "50",
}

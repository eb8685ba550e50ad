"""还款能力：收入减去必要开支和优先还款，再留一点余地，剩下的才能拿去谈。"""

from dataclasses import dataclass, replace
from decimal import Decimal

from calculators import pictures
from calculators.forms import result
from calculators.forms.declaration import choice, flag, money, percent, rows, short_text, whole_number
from calculators.sums.money import ZERO, cents, part_of, ratio_percent, spoken

RULES = ("enforcement-keep-living", "spending-2025", "social-assistance-law-2026")

# How often an amount comes, and how many times a year.
EVERY = {"month": "每月", "week": "每周", "two_weeks": "每两周", "quarter": "每季度", "year": "每年"}
TIMES_A_YEAR = {"month": 12, "week": 52, "two_weeks": 26, "quarter": 4, "year": 1}

RELIABILITY = {"stable": "稳定", "irregular": "时有时无"}

CATEGORIES = {
    "food": "吃饭",
    "housing": "住房",
    "utilities": "水电燃气",
    "transport": "交通",
    "phone": "电话和上网",
    "medical": "看病吃药",
    "children": "孩子",
    "parents": "赡养老人",
    "insurance": "社保和保险",
    "other": "其他",
}

# How sure a line is. What a lender asks proof of is the first kind.
EVIDENCE = {"documented": "有凭据", "estimated": "估计的"}

SCENARIOS = {
    "income_minus_10": "收入少 10%",
    "income_minus_20": "收入少 20%",
    "income_minus_30": "收入少 30%",
    "expenses_plus_10": "必要开支多 10%",
}
_SHOCKS = {  # percent of income, percent of essential expenses
    "income_minus_10": (90, 100),
    "income_minus_20": (80, 100),
    "income_minus_30": (70, 100),
    "expenses_plus_10": (100, 110),
}


@dataclass(frozen=True, kw_only=True)
class Income:
    """Money that comes in, after tax."""

    name: str = short_text("收入名目", sample="工资")
    amount: Decimal = money("到手金额")
    every: str = choice("周期", EVERY, "month", extra=True)
    reliability: str = choice("稳定程度", RELIABILITY, "stable", extra=True)
    evidence: str = choice("凭据", EVIDENCE, "estimated", hint="工资流水、合同、缴费记录都算凭据", extra=True)

    @property
    def monthly(self) -> Decimal:
        """The amount a month, to the cent."""
        return _monthly(self)


@dataclass(frozen=True, kw_only=True)
class Expense:
    """Money that goes out."""

    name: str = short_text("开支名目", sample="房租")
    amount: Decimal = money("金额")
    every: str = choice("周期", EVERY, "month", extra=True)
    category: str = choice("类别", CATEGORIES, "other", extra=True)
    essential: bool = flag("必要开支", True, extra=True)
    evidence: str = choice("凭据", EVIDENCE, "estimated", hint="租约、账单、转账记录都算凭据", extra=True)

    @property
    def monthly(self) -> Decimal:
        """The amount a month, to the cent."""
        return _monthly(self)


def _monthly(line: Income | Expense) -> Decimal:
    return cents(line.amount * TIMES_A_YEAR[line.every] / 12)


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """A household's month."""

    income: tuple[Income, ...] = rows("收入", Income)
    expenses: tuple[Expense, ...] = rows("开支", Expense)
    priority_payments: Decimal = money("每月优先还款", 0, hint="断了会失去住处、工作或牵连家人的：房贷、车贷、抚养费", extra=True)
    irregular_counted: Decimal = percent("不稳定收入计入比例", 0, most=100, hint="没有把握就写 0", extra=True)
    safety_margin: Decimal = percent("应急预留比例", 10, most=100, hint="全部拿去还，一次生病就会再违约", extra=True)
    household: int = whole_number("家里靠这份钱生活的人数", 1, most=50, extra=True)
    minimum_living: Decimal | None = money(
        "当地低保标准（每人每月）", None, hint="当地民政局网站或 12345 可以查到，不知道就空着", extra=True
    )

    @property
    def living_floor(self) -> Decimal | None:
        """Yuan a month that a court leaves a household where the local minimum (低保) decides; None where it is not given."""
        return None if self.minimum_living is None else self.minimum_living * self.household


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
    shortfall: Decimal = result.money("不够的数")
    stress: tuple[Scenario, ...] = result.rows(Scenario)
    evidence: Evidence = result.section(Evidence)
    living_floor: Decimal | None = result.money("低保标准算出的生活费")
    above_floor: bool | None = result.flag()


@dataclass(frozen=True)
class _Left:
    surplus: Decimal
    margin: Decimal

    @property
    def capacity(self) -> Decimal:
        return max(self.surplus - self.margin, ZERO)

    @property
    def shortfall(self) -> Decimal:
        return max(-self.surplus, ZERO)


def _left(income: Decimal, essential: Decimal, inputs: Inputs) -> _Left:
    surplus = income - essential - inputs.priority_payments
    return _Left(surplus, part_of(max(surplus, ZERO), inputs.safety_margin))


def income_counted(inputs: Inputs) -> Decimal:
    """Yuan a month: the stable lines whole, the irregular ones by the percent that counts."""
    return sum(
        (
            line.monthly if line.reliability == "stable" else part_of(line.monthly, inputs.irregular_counted)
            for line in inputs.income
        ),
        ZERO,
    )


def expenses(inputs: Inputs, *, essential: bool) -> Decimal:
    """Yuan a month: the lines that must be paid, or the ones that need not."""
    return sum((line.monthly for line in inputs.expenses if line.essential is essential), ZERO)


def documented(lines: tuple[Income, ...] | tuple[Expense, ...]) -> tuple[Decimal, Decimal]:
    """Of these lines, yuan a month: what papers can show, and all together."""
    shown = sum((line.monthly for line in lines if line.evidence == "documented"), ZERO)
    return shown, sum((line.monthly for line in lines), ZERO)


def as_far_as_written(budget: Inputs | None) -> Inputs | None:
    """A case file's budget without the lines that have no amount yet; None where income or expenses are unwritten."""
    if budget is None:
        return None
    written = {
        name: tuple(line for line in getattr(budget, name) or () if line.amount is not None) for name in ("income", "expenses")
    }
    return replace(budget, **written) if all(written.values()) else None


def monthly_capacity(inputs: Inputs) -> Decimal:
    """What can be paid to all lenders together, yuan a month."""
    return _left(income_counted(inputs), expenses(inputs, essential=True), inputs).capacity


def calculate(inputs: Inputs) -> Result:
    """What is left of a month for lenders, and what is left when things get worse."""
    income = income_counted(inputs)
    essential = expenses(inputs, essential=True)
    optional = expenses(inputs, essential=False)
    now = _left(income, essential, inputs)
    stress = []
    for scenario, (of_income, of_expenses) in _SHOCKS.items():
        then = _left(part_of(income, Decimal(of_income)), part_of(essential, Decimal(of_expenses)), inputs)
        stress.append(Scenario(scenario=scenario, surplus=then.surplus, capacity=then.capacity, shortfall=then.shortfall))
    return Result(
        income_counted=income,
        essential_expenses=essential,
        optional_expenses=optional,
        priority_payments=inputs.priority_payments,
        surplus=now.surplus,
        margin=now.margin,
        capacity=now.capacity,
        shortfall=now.shortfall,
        stress=tuple(stress),
        evidence=Evidence(income=_graded(inputs.income), expenses=_graded(inputs.expenses)),
        living_floor=inputs.living_floor,
        above_floor=None if inputs.living_floor is None else essential >= inputs.living_floor,
        rules=("enforcement-keep-living", "social-assistance-law-2026" if now.shortfall else "spending-2025"),
        say=tuple(_say(inputs, income, essential, optional, now)),
    )


def _graded(lines: tuple[Income, ...] | tuple[Expense, ...]) -> Graded:
    shown, total = documented(lines)
    return Graded(documented=shown, estimated=total - shown, documented_percent=ratio_percent(shown, total))


def _floor_said(inputs: Inputs, essential: Decimal) -> list[str]:
    floor = inputs.living_floor
    if floor is None or essential >= floor:
        return []
    return [
        f"你只给生活留了 {spoken(essential)}，比当地低保标准算出来的 {spoken(floor)}还少。"
        "法院执行也要留下生活必需的费用，先把生活费补够。"
    ]


def _say(inputs: Inputs, income: Decimal, essential: Decimal, optional: Decimal, now: _Left) -> list[str]:
    if now.shortfall:
        return [
            f"每月还差 {spoken(now.shortfall)}，现在拿不出钱还债。",
            f"算进去的收入是 {spoken(income)}，必要开支和优先还款是 {spoken(essential + inputs.priority_payments)}。",
            "先保住吃住和看病。可以和对方谈暂缓还款。不要借新债来还旧债。",
            *_floor_said(inputs, essential),
        ]
    say = [f"每月最多能还 {spoken(now.capacity)}。"]
    if not inputs.expenses:
        say.insert(0, "还没有写开支，没写的当 0 算了，下面的数偏大。先把吃、住、看病写上。")
    priority = f"，减去优先还款 {spoken(inputs.priority_payments)}" if inputs.priority_payments else ""
    kept = f"，再留 {spoken(now.margin)}应急" if now.margin else ""
    say.append(f"这是收入 {spoken(income)}减去必要开支 {spoken(essential)}{priority}{kept}。")
    if optional:
        say.append(f"可花可不花的 {spoken(optional)}没有减掉。先看看能不能省，再定这个数。")
    worse = _left(part_of(income, Decimal(_SHOCKS["income_minus_20"][0])), essential, inputs)
    if worse.capacity < now.capacity:
        say.append(f"如果收入少 20%，就只能还 {spoken(worse.capacity)}。答应之前想一想这一点。")
    return say + _floor_said(inputs, essential)


def _steps(found: Result) -> str:
    """From the income to what can be paid, step by step."""
    steps = [("算进去的收入", found.income_counted, "total"), ("必要开支", -found.essential_expenses, "rest")]
    if found.priority_payments:
        steps.append(("优先还款", -found.priority_payments, "rest"))
    if found.margin:
        steps.append(("应急预留", -found.margin, "rest"))
    last = ("还差", -found.shortfall, "short") if found.shortfall else ("每月最多能还", found.capacity, "total")
    return pictures.waterfall("从收入到每月最多能还的钱", [*steps, last])


def _stress(found: Result) -> str:
    """What can be paid now, and in each worse month."""
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

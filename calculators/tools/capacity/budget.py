"""A household's month: what comes in, what goes out, what of it counts."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from calculators.forms.declaration import choice, flag, money, percent, rows, short_text, whole_number
from calculators.sums.money import ZERO, cents, part_of, spoken

# How often an amount comes, and how many times a year.
EVERY = {"month": "每月", "week": "每周", "two_weeks": "每两周", "quarter": "每季度", "year": "每年"}
TIMES_A_YEAR = {"month": 12, "week": 52, "two_weeks": 26, "quarter": 4, "year": 1}

UNEVEN = ("quarter", "year")  # most months go without

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


@dataclass(frozen=True, kw_only=True)
class IncomeDraft:
    """Money that comes in, after tax, as far as it is written."""

    name: str | None = short_text("收入名目", sample="工资")
    amount: Decimal | None = money("到手金额", hint="时多时少的，写平常的月份。也可以写 4000-8500", low_at="low")
    low: Decimal | None = money("最差的月份", None, hint="时多时少才填。填了就只算这个数")
    every: str = choice("周期", EVERY, "month", extra=True)
    reliability: str = choice("稳定程度", RELIABILITY, "stable", extra=True)
    evidence: str = choice("凭据", EVIDENCE, "estimated", hint="工资流水、合同、缴费记录都算凭据", extra=True)

    @property
    def whole(self) -> "Income | None":
        """The same, where its amount is written."""
        return None if self.amount is None else cast("Income", self)

    @property
    def is_irregular(self) -> bool:
        """Whether it comes and goes: so it is said, or its worst month is written and brought less than a usual one."""
        return self.reliability == "irregular" or (self.low is not None and (self.amount is None or self.low < self.amount))

    @property
    def is_uneven(self) -> bool:
        """Whether most months go without it."""
        return self.every in UNEVEN


class Income(IncomeDraft):
    """Money that comes in, with its amount; in a case file it may have no name."""

    if TYPE_CHECKING:
        amount: Decimal

    @property
    def monthly(self) -> Decimal:
        """The amount a month, to the cent."""
        return a_month(self.amount, self.every)

    @property
    def worst(self) -> Decimal | None:
        """What the worst month brings, yuan; None where it is not written."""
        return None if self.low is None else a_month(self.low, self.every)

    def counted(self, share: Decimal) -> Decimal:
        """What of it counts, yuan a month; ``share`` is the percent for one that comes and goes without a worst month."""
        if not self.is_irregular:
            return self.monthly
        return part_of(self.monthly, share) if self.worst is None else self.worst

    def problems(self, broken: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """The worst month brings no more than a usual one: (field, code, message)."""
        if not broken & {"low", "amount"} and self.low is not None and self.low > self.amount:
            yield "low", "too_large", f"最差的月份写了 {spoken(self.low)}，比平常的 {spoken(self.amount)}还多。请核对。"


@dataclass(frozen=True, kw_only=True)
class ExpenseDraft:
    """Money that goes out, as far as it is written."""

    name: str | None = short_text("开支名目", sample="房租")
    amount: Decimal | None = money("金额")
    every: str = choice("周期", EVERY, "month", extra=True)
    category: str = choice("类别", CATEGORIES, "other", extra=True)
    essential: bool = flag("必要开支", True, extra=True)
    evidence: str = choice("凭据", EVIDENCE, "estimated", hint="租约、账单、转账记录都算凭据", extra=True)

    @property
    def whole(self) -> "Expense | None":
        """The same, where its amount is written."""
        return None if self.amount is None else cast("Expense", self)


class Expense(ExpenseDraft):
    """Money that goes out, with its amount; in a case file it may have no name."""

    if TYPE_CHECKING:
        amount: Decimal

    @property
    def monthly(self) -> Decimal:
        """The amount a month, to the cent."""
        return a_month(self.amount, self.every)


def a_month(amount: Decimal, every: str) -> Decimal:
    """What ``amount`` comes to a month, to the cent."""
    return cents(amount * TIMES_A_YEAR[every] / 12)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A household's month as far as it is written."""

    income: tuple[IncomeDraft, ...] | None = rows("收入", Income)
    expenses: tuple[ExpenseDraft, ...] | None = rows("开支", Expense)
    priority_payments: Decimal = money(
        "每月优先还款", 0, hint="断了会失去住处、工作或牵连家人的：房贷、车贷、抚养费。开支里写过的，这里不要再写"
    )
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


class Inputs(Draft):
    """A household's month, every line with its amount."""

    if TYPE_CHECKING:
        income: tuple[Income, ...]
        expenses: tuple[Expense, ...]


@dataclass(frozen=True)
class Left:
    """What is left of a month after living and what comes first; yuan."""

    surplus: Decimal
    margin: Decimal

    @property
    def capacity(self) -> Decimal:
        """What can be paid, with something kept back."""
        return max(self.surplus - self.margin, ZERO)

    @property
    def shortfall(self) -> Decimal:
        """What is lacking."""
        return max(-self.surplus, ZERO)


def left(income: Decimal, essential: Decimal, inputs: Inputs) -> Left:
    """What is left of a month with this income and these necessary expenses."""
    surplus = income - essential - inputs.priority_payments
    return Left(surplus, part_of(max(surplus, ZERO), inputs.safety_margin))


def income_counted(inputs: Inputs) -> Decimal:
    """Yuan a month: the stable lines whole, the irregular ones by their worst month or by the percent that counts."""
    return sum((line.counted(inputs.irregular_counted) for line in inputs.income), ZERO)


def left_out(inputs: Inputs) -> Decimal:
    """Yuan a month of irregular income without a worst month that is not counted."""
    irregular = [line for line in inputs.income if line.is_irregular and line.low is None]
    return sum((line.monthly - line.counted(inputs.irregular_counted) for line in irregular), ZERO)


def uneven_income(inputs: Inputs) -> Decimal:
    """Yuan a month of what is counted although it comes only by the quarter or the year."""
    return sum((line.counted(inputs.irregular_counted) for line in inputs.income if line.is_uneven), ZERO)


def paid_every(inputs: Inputs) -> str:
    """How most of the counted income comes: ``week``, ``two_weeks``, ``month``, ``quarter`` or ``year``."""
    sums = dict.fromkeys(("month", *EVERY), ZERO)
    for line in inputs.income:
        sums[line.every] += line.counted(inputs.irregular_counted)
    return max(sums, key=sums.__getitem__)


def expenses(inputs: Inputs, *, essential: bool) -> Decimal:
    """Yuan a month: the lines that must be paid, or the ones that need not."""
    return sum((line.monthly for line in inputs.expenses if line.essential is essential), ZERO)


def documented(lines: tuple[Income, ...] | tuple[Expense, ...]) -> tuple[Decimal, Decimal]:
    """Of these lines, yuan a month: what papers can show, and all together."""
    shown = sum((line.monthly for line in lines if line.evidence == "documented"), ZERO)
    return shown, sum((line.monthly for line in lines), ZERO)


def as_far_as_written(budget: Draft | None) -> Inputs | None:
    """A case file's budget without the lines that have no amount yet; None where income or expenses are unwritten."""
    if budget is None:
        return None
    income = tuple(line for each in budget.income or () if (line := each.whole))
    spent = tuple(out for each in budget.expenses or () if (out := each.whole))
    return cast("Inputs", replace(budget, income=income, expenses=spent)) if income and spent else None


def plain_month(inputs: Inputs, income: Decimal) -> Left:
    """What is left of a month to which no quarter's or year's income comes."""
    return left(income - uneven_income(inputs), expenses(inputs, essential=True), inputs)

"""What one proposes to one lender: the debt, what is to be waived, and how the rest is paid."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from calculators.forms import split
from calculators.forms.declaration import (
    MOST_INSTALMENTS,
    at,
    choice,
    day,
    instalment_count,
    money,
    percent,
    short_text,
    whole_number,
)  # fmt: skip
from calculators.forms.steps import StepDraft, finished, steps, unfinished, written
from calculators.law.codes import DEBT_KINDS
from calculators.law.limits import longest_term
from calculators.sums import terms
from calculators.sums.money import CENT, ZERO, cents, part_of, spoken
from calculators.sums.months import month_after
from calculators.sums.terms import StepsDoNotFit, Terms
from calculators.words.spoken_terms import SHAPES

# How it is paid. Where a shape is named, only the fields that it is said with count; what stands in the others is kept.
WAYS = ("monthly_payment", "instalments", "steps", "lump_sum")
_OF_SHAPE = {"steps": ("steps",), "lump_sum": ("lump_sum",)}
_LEVEL = ("monthly_payment", "instalments")
_ASK = {
    "monthly_payment": "请填每月还款，或者填期数。",
    "steps": "请填先还几期、每期多少，再还几期、每期多少。",
    "lump_sum": "请填一次还多少就结清。",
}
# What no sum rests on: a proposal is judged beside an error in these.
_BESIDE = {"creditor", "kind", "shape", "first_payment_date", "down_payment_date", "capacity", "cash_now"}


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One proposal to one lender as far as it is written. Either ``principal`` (with ``interest`` and ``fees``) or ``balance``, one total."""

    creditor: str | None = short_text("债权人", sample="某某银行信用卡中心")
    kind: str | None = choice("债务种类", DEBT_KINDS)
    principal: Decimal | None = money("本金", None, hint="不知道本金，就空着，填欠款总额")
    interest: Decimal = money("利息", 0, hint="已经产生、还没还的")
    fees: Decimal = money("违约金和费用", 0)
    balance: Decimal | None = money("欠款总额", None, hint="只知道一共要还多少的，填这里。和“本金”只填一个")
    waive_interest: Decimal = percent("申请减免的利息", 0, most=100, hint="全部减免写 100，不减免写 0")
    waive_fees: Decimal = percent("申请减免的违约金和费用", 0, most=100, hint="全部减免写 100，不减免写 0")
    waive_principal: Decimal = percent("申请减免的本金", 0, most=100, hint="只知道总额的，是总额的百分之几", extra=True)
    shape: str | None = choice("打算怎么还", SHAPES, None)
    down_payment: Decimal = money(
        "首付", 0, hint="没有就空着。不要为它去借钱", percent_of=("principal", "interest", "fees", "balance"), extra=True
    )
    down_payment_date: date | None = day("首付的日子", None, extra=True)
    monthly_payment: Decimal | None = money("每月还款", None, least="0.01", hint="和“期数”只填一个")
    instalments: int | None = instalment_count("期数", None, hint="填了每月还款就空着")
    steps: tuple[StepDraft, ...] = steps("先少后多", "照先后写：先还几期，每期多少；再还几期，每期多少")
    lump_sum: Decimal | None = money("一次还多少就结清", None, least="0.01", hint="剩下的请对方减免")
    annual_rate: Decimal | None = percent(
        "还款期间年利率", None, hint="请对方停止计息就写 0。空着也按不计息算", per="year", extra=True
    )
    first_payment_date: date | None = day("首次还款日", hint="选在发工资之后")
    grace_months: int = whole_number(
        "先缓几个月", 0, least=0, most=MOST_INSTALMENTS, unit="个月", hint="从首次还款日往后推", extra=True
    )
    max_instalments: int = instalment_count("最多期数", longest_term, hint="信用卡个性化分期最长 5 年", extra=True)
    capacity: Decimal | None = money("这一家每月最多能还", None, hint="填了就看到时还不还得出", extra=True)
    cash_now: Decimal = money("手里能拿出来的钱", 0, hint="存款、家人给的。借来的不算", extra=True)

    @property
    def owed(self) -> Decimal | None:
        """All that is owed, yuan; None where neither the principal nor a total is written."""
        return self.balance if self.principal is None else self.principal + self.interest + self.fees

    @property
    def rate(self) -> Decimal:
        """Percent a year while it is paid off; where it is not written no interest is counted, and that is said."""
        return self.annual_rate or ZERO

    @property
    def waived_principal(self) -> Decimal:
        """Yuan of the principal, or of a total that cannot be split, that the lender is asked to drop."""
        whole = self.balance if self.principal is None else self.principal
        return part_of(whole or ZERO, self.waive_principal)

    @property
    def waived_interest(self) -> Decimal:
        """Yuan of interest that the lender is asked to drop."""
        return part_of(self.interest, self.waive_interest)

    @property
    def waived_fees(self) -> Decimal:
        """Yuan of fees that the lender is asked to drop."""
        return part_of(self.fees, self.waive_fees)

    @property
    def waived(self) -> Decimal:
        """All that the lender is asked to drop by percent, yuan; what a lump sum leaves comes on top."""
        return self.waived_principal + self.waived_interest + self.waived_fees

    @property
    def left(self) -> Decimal:
        """The debt less what is waived and what is paid first."""
        return (self.owed or ZERO) - self.waived - self.down_payment

    @property
    def grace_interest(self) -> Decimal:
        """The interest of the months of grace, which is added to what is left."""
        return terms.grace_interest(self.left, self.rate, self.grace_months)

    @property
    def repay_base(self) -> Decimal:
        """What is paid by instalments, the interest of the gap with it."""
        return self.left + self.grace_interest

    @property
    def dated(self) -> "Dated | None":
        """The same, where the day is written."""
        return cast("Dated", self) if self.first_payment_date else None

    @property
    def first_due(self) -> date | None:
        """The day of the first instalment, after the months of grace; None where no day is written."""
        return month_after(self.first_payment_date, self.grace_months) if self.first_payment_date else None

    def ways(self, broken: AbstractSet[str] = frozenset()) -> list[str]:
        """The filled fields that say how it is paid; where a shape is named, only its own."""
        meant = _OF_SHAPE.get(self.shape, _LEVEL) if self.shape else WAYS
        return [name for name in meant if name in broken or (self.runs if name == "steps" else getattr(self, name) is not None)]

    @property
    def runs(self) -> tuple[StepDraft, ...]:
        """The steps that are written."""
        return written(self.steps or ())

    @property
    def named_shape(self) -> str:
        """The shape that is named, or else the one that the filled fields make."""
        if self.shape:
            return self.shape
        if self.lump_sum is not None or self.runs:
            return "steps" if self.runs else "lump_sum"
        return "grace" if self.grace_months else "down_payment" if self.down_payment else "level"

    def terms(self) -> Terms:
        """When what is paid. Raises StepsDoNotFit or ValueError where ``problems`` says why."""
        (way,) = self.ways()
        made: Terms | None
        if way == "lump_sum":
            made = terms.lump_sum(self.lump_sum or ZERO)
        elif way == "steps":
            made = terms.by_steps(self.repay_base, self.rate, finished(self.runs))
        elif way == "instalments":
            made = terms.by_count(self.repay_base, self.rate, self.instalments or 0)
        else:
            made = terms.by_payment(self.repay_base, self.rate, self.monthly_payment or ZERO)
        if made is None:
            raise ValueError("no schedule is so long")
        return Terms(steps=made.steps, final=made.final, down_payment=self.down_payment, grace_months=self.grace_months)

    def problems(self, broken: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """What is wrong between fields: (field, code, message). ``broken`` are wrong by themselves."""
        wrong = [*self._debt_problems(broken), *self._way_problems(broken)]
        yield from wrong
        if wrong or broken - _BESIDE:
            return
        if self.left <= 0:
            yield self._nothing_left()
        elif self.grace_interest > self.left * terms.RUNS_AWAY:
            yield (
                "annual_rate",
                "too_large",
                f"按年利率 {self.rate}% 缓 {self.grace_months} 个月，利息是本金的一百倍以上。请核对年利率。",
            )
        else:
            yield from self._term_problems()
        first = None if broken & {"first_payment_date", "down_payment_date"} else self.first_due
        if first and self.down_payment and self.down_payment_date and self.down_payment_date > first:
            yield "down_payment_date", "too_large", f"首付的日子在第一期（{first}）之后。请核对日期。"

    def _debt_problems(self, broken: AbstractSet[str]) -> Iterator[tuple[str, str, str]]:
        yield from split.problems(self, broken)
        if "principal" not in broken and self.principal is None and ("balance" in broken or self.balance is not None):
            for part, label in (("waive_interest", "利息"), ("waive_fees", "费用")):
                if getattr(self, part):
                    yield part, "conflict", f"只知道总额，分不出{label}，不能单独减免。请空着，想减免的写在“申请减免的本金”里。"

    def _way_problems(self, broken: AbstractSet[str]) -> Iterator[tuple[str, str, str]]:
        ways = self.ways(broken)
        if not ways:
            (field, *_) = _OF_SHAPE.get(self.shape or "", _LEVEL)
            yield field, "required", _ASK[field]
        for other in ways[1:]:
            one, two = (at(Inputs, name).label for name in (ways[0], other))
            computed = "，另一个会算出来" if (ways[0], other) == _LEVEL else ""
            yield other, "conflict", f"“{one}”和“{two}”只填一个{computed}。请删去其中一个。"

    def _nothing_left(self) -> tuple[str, str, str]:
        if self.down_payment:
            owed = spoken(self.left + self.down_payment)
            return "down_payment", "too_large", f"先付的钱已经够还清减免后的 {owed}，不用再分期。请写小一些。"
        whole = "principal" if self.balance is None else "balance"
        return whole, "too_small", "减免之后没有要还的钱了，请核对本金、利息和费用。"

    def _term_problems(self) -> Iterator[tuple[str, str, str]]:
        (way,) = self.ways()
        if way == "lump_sum" and self.lump_sum is not None and self.lump_sum > self.repay_base:
            yield way, "too_large", f"一次还 {spoken(self.lump_sum)}，比减免后要还的 {spoken(self.repay_base)}还多。请核对。"
        elif way == "steps":
            yield from self._step_problems()
        elif way == "instalments" and self.instalments:
            yield from self._count_problems(self.instalments)
        elif way == "monthly_payment" and self.monthly_payment:
            yield from self._payment_problems(self.monthly_payment)

    def _payment_problems(self, payment: Decimal) -> Iterator[tuple[str, str, str]]:
        first_interest = terms.month_interest(self.repay_base, self.rate)
        too_small = payment <= first_interest
        if not too_small and terms.by_payment(self.repay_base, self.rate, payment) is not None:
            return
        required = terms.least_payment(self.repay_base, self.rate, self.max_instalments)
        enough = f"要在 {self.max_instalments} 期内还清，每月至少 {spoken(required)}"
        if too_small:
            grows = f"每月 {spoken(payment)}还不够付第一个月的利息 {spoken(first_interest)}，债会越来越多。"
            yield "monthly_payment", "too_small", f"{grows}每月至少 {spoken(first_interest + CENT)}才开始减少；{enough}。"
        else:
            yield (
                "monthly_payment",
                "too_many",
                f"每月 {spoken(payment)}要还 {MOST_INSTALMENTS} 期以上，排不出计划表。{enough}。",
            )

    def _count_problems(self, count: int) -> Iterator[tuple[str, str, str]]:
        level = cents(terms.level_payment(self.repay_base, self.rate, count))
        if level <= terms.month_interest(self.repay_base, self.rate):
            yield (
                "instalments",
                "too_large",
                f"按年利率 {self.rate}% 分 {count} 期，每期 {spoken(level)}几乎都是利息，本金还不动。请减少期数。",
            )

    def _step_problems(self) -> Iterator[tuple[str, str, str]]:
        lacking = list(unfinished(self.steps))
        yield from lacking
        if lacking:
            return
        for place, step in enumerate(self.runs):
            if not step.amount:
                yield f"steps.{place}.amount", "too_small", "每期多少写了 0。想先缓几个月，写在“先缓几个月”里。"
                return
        if sum(step.instalments for step in finished(self.runs)) > MOST_INSTALMENTS:
            yield "steps", "too_many", f"加起来超过 {MOST_INSTALMENTS} 期了。请核对每一段的期数。"
            return
        try:
            terms.by_steps(self.repay_base, self.rate, finished(self.runs))
        except StepsDoNotFit as wrong:
            if wrong.grows:
                words = f"第 {wrong.place + 1} 段每期还得太少，不够付利息，债会越滚越大。请写大一些，或者核对年利率。"
                yield f"steps.{wrong.place}.amount", "too_small", words
            else:
                words = (
                    f"还到第 {wrong.place + 1} 段，{spoken(self.repay_base)}就已经还清了，后面没有要还的。请减少期数或每期金额。"
                )
                yield f"steps.{wrong.place}.amount", "too_large", words


class Dated(Draft):
    """One proposal that says from which day on it is paid: it can be computed, whoever it is made to."""

    if TYPE_CHECKING:
        first_payment_date: date

        @property
        def first_due(self) -> date:
            """There is always one."""


class Inputs(Dated):
    """One proposal with all that a request requires."""

    if TYPE_CHECKING:
        creditor: str
        kind: str

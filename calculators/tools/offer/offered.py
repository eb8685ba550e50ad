"""What a lender offers, in the ways in which it is spoken: an amount a period, a fee a period, steps, or one payment."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from calculators.forms.declaration import (
    MOST_INSTALMENTS,
    at,
    choice,
    day,
    instalment_count,
    money,
    percent,
    rows,
    section,
    short_text,
    whole_number,
)  # fmt: skip
from calculators.forms.steps import StepDraft, finished, steps, unfinished, written
from calculators.law.codes import DEBT_KINDS
from calculators.law.limits import financial_ceiling, longest_term
from calculators.sums import terms
from calculators.sums.money import ZERO, part_of
from calculators.sums.terms import Means, Terms
from calculators.words.spoken_terms import SHAPES as NAMED

# The named shapes. Where one is named, only the field that it is said with counts of the ways; what stands in the others is kept.
SHAPES = NAMED | {"fee": "银行说的每期费率"}
BY = {"lender": "对方说的", "self": "我说的"}
_WAYS = ("instalment_amount", "fee_percent", "steps", "lump_sum")
_OF_SHAPE = {"steps": "steps", "lump_sum": "lump_sum", "fee": "fee_percent"}
_COUNTED = {"instalment_amount", "fee_percent"}  # said with a number of instalments
_ASK = {
    "instalment_amount": "请填每期金额。对方说的是费率、分段或者一次结清，就填那一项。",
    "fee_percent": "请填每期费率，例如 0.6。",
    "steps": "请填先还几期、每期多少，再还几期、每期多少。",
    "lump_sum": "请填一次还多少就结清。",
}
MOST_ROUNDS = 50
MOST_ALTERNATIVES = 12


@dataclass(frozen=True, kw_only=True)
class Offered:
    """The terms, as they were said."""

    shape: str | None = choice("对方是怎么说的", SHAPES, None)
    instalments: int | None = instalment_count("对方提的期数", None)
    instalment_amount: Decimal | None = money("每期金额", None, least="0.01")
    fee_percent: Decimal | None = percent("每期费率", None, hint="对方说“每期费率 0.6%”，就填 0.6", per="instalment")
    steps: tuple[StepDraft, ...] = steps("先少后多", "照先后写，例如 12期800，24期1683.33")
    lump_sum: Decimal | None = money("一次还多少就结清", None, least="0.01", hint="对方说现在还这些，剩下的减免")
    final_amount: Decimal | None = money("最后一期金额", None, hint="和其他各期一样就空着", extra=True)
    down_payment: Decimal = money("首付", 0, hint="要先付的一笔，没有就空着", percent_of=("balance",))
    down_payment_percent: Decimal | None = percent("首付比例", None, most=100, hint="对方说“先付 10%”，就填 10", extra=True)
    grace_months: int = whole_number(
        "先缓几个月", 0, least=0, most=MOST_INSTALMENTS, unit="个月", hint="第一期往后推几个月", extra=True
    )
    upfront_fee: Decimal = money("手续费", 0, hint="没有就空着", percent_of=("balance",), extra=True)

    def ways(self, broken: AbstractSet[str] = frozenset()) -> list[str]:
        """The filled fields that say what is paid; where a shape is named, only its own."""
        meant = (_OF_SHAPE.get(self.shape, "instalment_amount"),) if self.shape else _WAYS
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
        shapes = {way: shape for shape, way in _OF_SHAPE.items()}
        said = next((shapes[way] for way in self.ways() if way in shapes), None)
        first = self.down_payment or self.down_payment_percent
        return said or ("grace" if self.grace_months else "down_payment" if first else "level")

    def first_of(self, balance: Decimal) -> Decimal:
        """The down payment, yuan."""
        return self.down_payment if self.down_payment_percent is None else part_of(balance, self.down_payment_percent)

    def terms(self, balance: Decimal) -> Terms:
        """When what is paid of ``balance``."""
        (way,) = self.ways()
        down, final, count = self.first_of(balance), self.final_amount, self.instalments or 0
        if way == "lump_sum":
            runs, final = terms.lump_sum(self.lump_sum or ZERO).steps, None
        elif way == "steps":
            runs = tuple(terms.Step(step.instalments, step.amount) for step in finished(self.runs))
        elif way == "fee_percent":
            quoted = terms.by_fee(max(balance - down, ZERO), self.fee_percent or ZERO, count)
            runs, final = quoted.steps, quoted.final if final is None else final
        else:
            runs = (terms.Step(count, self.instalment_amount or ZERO),)
        return Terms(steps=runs, final=final, down_payment=down, upfront_fee=self.upfront_fee, grace_months=self.grace_months)

    def problems(self, broken: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """What is wrong between fields: (field, code, message). ``broken`` are wrong by themselves."""
        ways = self.ways(broken)
        counted = "instalments" in broken or self.instalments is not None
        way = ways[0] if ways else _OF_SHAPE.get(self.shape or "", "instalment_amount")
        if way in _COUNTED:
            if not counted:
                yield "instalments", "required", "请填对方提的期数。"
        elif not self.shape:
            yield from self._beside(way, counted)
        if not ways:
            yield way, "required", _ASK[way]
        for other in ways[1:]:
            one, two = (at(type(self), name).label for name in (ways[0], other))
            yield other, "conflict", f"“{one}”和“{two}”只填一个。请删去其中一个。"
        if self.down_payment and self.down_payment_percent is not None:
            yield "down_payment_percent", "conflict", "“首付”和“首付比例”只填一个。请删去其中一个。"
        if way == "steps":
            yield from unfinished(self.steps or ())
        if sum(step.instalments or 0 for step in self.runs) > MOST_INSTALMENTS:
            yield "steps", "too_many", f"加起来超过 {MOST_INSTALMENTS} 期了。请核对每一段的期数。"

    def _beside(self, way: str, counted: bool) -> Iterator[tuple[str, str, str]]:
        """Fields that the way does not have: steps say their own counts, one payment has no other."""
        label = at(type(self), way).label
        if counted:
            yield "instalments", "conflict", f"填了“{label}”，期数就要空着。请删去其中一个。"
        if way == "lump_sum" and self.final_amount is not None:
            yield "final_amount", "conflict", f"填了“{label}”，最后一期就要空着。请删去其中一个。"


@dataclass(frozen=True, kw_only=True)
class Owed:
    """What is owed, and the money there for this one lender."""

    balance: Decimal | None = money("欠款总额", least="0.01", hint="本金、利息、费用都算上")
    kind: str | None = choice("债务种类", DEBT_KINDS, None, extra=True)
    capacity: Decimal | None = money("每月最多能还", hint="这一家的。用“还款能力”算出来的数")
    cash_now: Decimal | None = money("手里能拿出来的钱", None, hint="存款、家人给的。借来的不算，没有就写 0")


@dataclass(frozen=True, kw_only=True)
class Own:
    """The reader's own proposal, to compare with."""

    instalments: int = instalment_count("你的期数")
    instalment_amount: Decimal = money("你的每期金额", least="0.01")
    final_amount: Decimal | None = money("你的最后一期", None, hint="和其他各期一样就空着", extra=True)

    @property
    def total(self) -> Decimal:
        """All that it pays, yuan."""
        final = self.instalment_amount if self.final_amount is None else self.final_amount
        return self.instalment_amount * (self.instalments - 1) + final


@dataclass(frozen=True, kw_only=True)
class Other:
    """Another debt that lives on the same month's money."""

    creditor: str = short_text("另一家", sample="乙消费金融")
    balance: Decimal = money("欠这一家", least="0.01")


@dataclass(frozen=True, kw_only=True)
class _Named:
    name: str = short_text("叫什么", sample="24 期")


@dataclass(frozen=True, kw_only=True)
class Alternative(Offered, _Named):
    """Another of the lender's menu: 12, 24, 36 instalments."""


@dataclass(frozen=True, kw_only=True)
class _Spoken:
    said_on: date | None = day("哪天说的", None, extra=True)
    by: str | None = choice("谁说的", BY, None, extra=True)


@dataclass(frozen=True, kw_only=True)
class Round(Offered, _Spoken):
    """An offer of an earlier day, the lender's or the reader's own."""

    said_on: date | None = day("哪天说的", None)
    by: str | None = choice("谁说的", BY, None)


@dataclass(frozen=True, kw_only=True)
class Draft(Offered, _Spoken, Owed):
    """A lender's counter-offer as far as it is written; ``rounds`` are those before it."""

    max_instalments: int = instalment_count(
        "最多期数", longest_term, hint="信用卡最长 5 年。别的债没有这条，拿它当尺子", extra=True
    )
    rate_ceiling: Decimal = percent("年化上限", financial_ceiling, hint="打官司时可请求调减的线", per="year", extra=True)
    limit_total: Decimal | None = money("一共最多答应还多少", None, least="0.01", hint="你的底线。还价不会超过它", extra=True)
    own: object = section("你自己的方案", Own, None, extra=True)
    capacity_for_all: Decimal | None = money("所有债每月一共能还", None, hint="想看答应以后别家还剩多少，再填", extra=True)
    others: object = rows("其他的债", Other, ())
    alternatives: object = rows("对方给的别的选择", Alternative, (), most=MOST_ALTERNATIVES)
    rounds: tuple[Round, ...] = rows("之前谈过的", Round, (), most=MOST_ROUNDS)

    @property
    def whole(self) -> "Inputs | None":
        """The same, where it has all that a request requires; what is wrong between its fields is not asked."""
        return None if self.balance is None or self.capacity is None else cast("Inputs", self)


class Inputs(Draft):
    """A lender's counter-offer with all that a request requires."""

    if TYPE_CHECKING:
        balance: Decimal
        capacity: Decimal
        own: Own | None
        others: tuple[Other, ...]
        alternatives: tuple[Alternative, ...]

    @property
    def means(self) -> Means:
        """The money there for this lender: the one that every sum here is held against."""
        return Means(self.cash_now or ZERO, self.capacity)

    @property
    def best_round(self) -> Round | None:
        """The lender's cheapest offer of an earlier day, where it came to less than this one, and not only by cents."""
        theirs = [each for each in self.rounds or () if each.by == "lender" and each.ways() and not list(each.problems())]
        best = min(theirs, key=lambda each: each.terms(self.balance).total, default=None)
        now = self.terms(self.balance)
        return best if best and now.total - best.terms(self.balance).total > now.rounding else None

    @property
    def most(self) -> Decimal | None:
        """The most to propose in all: the reader's limit, and no more than the lender once asked for; None where nothing says."""
        said = [self.best_round.terms(self.balance).total] if self.best_round else []
        return min([*said, *([] if self.limit_total is None else [self.limit_total])], default=None)

    def problems(self, broken: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """What is wrong between fields: (field, code, message). ``broken`` are wrong by themselves."""
        yield from super().problems(broken)
        for_all, own = self.capacity_for_all, self.capacity
        if not broken & {"capacity", "capacity_for_all"} and for_all is not None and for_all < own:
            yield "capacity_for_all", "conflict", "所有债每月一共能还的，比这一家每月能还的还少。请核对这两个数。"
        if broken & {"balance", "down_payment", "down_payment_percent"}:
            return
        for path, each in (
            ("", self),
            *((f"alternatives.{place}.", each) for place, each in enumerate(self.alternatives or ()) if each),
        ):
            if each.ways() == ["fee_percent"] and each.first_of(self.balance) >= self.balance:
                field = "down_payment" if each.down_payment_percent is None else "down_payment_percent"
                yield f"{path}{field}", "too_large", "首付不比欠款少，没有要分期的了。请核对。"

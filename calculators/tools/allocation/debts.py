"""A month's money and everybody who wants a part of it."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal

from calculators.forms.declaration import choice, flag, instalment_count, money, percent, rows, short_text
from calculators.law.limits import longest_term
from calculators.sums.money import ZERO, spoken
from calculators.sums.payoff import in_cents, rate_units

STRATEGIES = {
    "pro_rata": "按欠款比例分",
    "equal": "每家一样多",
    "highest_rate": "先还利率最高的",
    "smallest_balance": "先还欠得最少的",
}


@dataclass(frozen=True, kw_only=True)
class Debt:
    """One debt that wants a part of the month's money."""

    creditor: str = short_text("债权人", hint="看合同上的贷款人。不知道，先写平台的名字", sample="某某银行")
    balance: Decimal = money("欠款总额", hint="本金、利息、费用都算上")
    annual_rate: Decimal | None = percent("年利率", None, hint="对方答应停息写 0。不知道就空着，空着不算利息", per="year")
    minimum: Decimal = money("每月最低要还", 0, hint="账单上的最低还款额。没有就空着", extra=True)
    priority: bool = flag("先还足它的最低，不再分别的（房贷、车贷）", extra=True)
    given: Decimal | None = money("每月固定给它", None, hint="想先定下给这一家多少，看别家还剩多少，再填", extra=True)

    @property
    def cents(self) -> int:
        """What is owed, cents."""
        return in_cents(self.balance)

    @property
    def rate(self) -> int:
        """The yearly rate as ``sums.payoff`` counts it; one that is not known brings no interest."""
        return rate_units(self.annual_rate or ZERO)

    @property
    def sure(self) -> int | None:
        """Cents a month that it gets before anything is shared; None where it only shares."""
        if self.given is not None:
            return in_cents(self.given)
        return in_cents(self.minimum) if self.priority else None


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """A month's money and everybody who is owed."""

    capacity: Decimal = money("每月一共能还", hint="用“还款能力”算出来的数")
    debts: tuple[Debt, ...] = rows("债务", Debt)
    strategy: str = choice("怎么分", STRATEGIES, "pro_rata")
    lump_sum: Decimal = money("另外能一次拿出来的", 0, hint="年终奖、家人帮的。按欠款比例先还一次", extra=True)
    max_months: int = instalment_count("最多几个月还清", longest_term, unit="月", extra=True)

    def problems(self, broken: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """More is promised to single creditors than there is: (field, code, message)."""
        if broken & {"capacity", "debts"}:
            return
        promised = sum((min(debt.minimum, debt.balance) for debt in self.debts if debt.priority and debt.given is None), ZERO)
        for place, debt in enumerate(self.debts):
            promised += min(debt.given or ZERO, debt.balance)
            if debt.given and promised > self.capacity:
                yield (
                    f"debts.{place}.given",
                    "too_large",
                    f"固定给到“{debt.creditor}”为止，一共要 {spoken(promised)}，超过了每月能还的 {spoken(self.capacity)}。请写小一些。",
                )
                return

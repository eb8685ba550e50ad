"""What was received and what is paid: by equal instalments, by a fee an instalment, or payment by payment."""

import datetime
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.forms.declaration import MOST_INSTALMENTS, choice, day, instalment_count, money, percent, rows
from calculators.law.codes import DEBT_KINDS
from calculators.sums.money import ZERO, cents

_MONTHLY = ("instalments", "instalment_amount", "fee_percent", "first_amount", "final_amount")
_DATED = ("received_on", "payments")


@dataclass(frozen=True, kw_only=True)
class Payment:
    """One payment on its day."""

    date: datetime.date = day("还款日")
    amount: Decimal = money("还款金额")


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """What was received and what is paid: by equal instalments, by a fee an instalment, or payment by payment."""

    received: Decimal = money("到手的钱", hint="真正到你手里的数，不是合同上写的")
    instalments: int | None = instalment_count("期数", None, hint="每月一期，第一期在到手一个月后")
    instalment_amount: Decimal | None = money("每期还多少", None, hint="和“每期费率”只填一个")
    fee_percent: Decimal | None = percent("每期费率", None, hint="对方说“每期费率 0.6%”，就填 0.6", per="instalment")
    upfront_fee: Decimal = money(
        "先收的费用", 0, hint="到手之后又付的手续费、服务费。已经扣掉的不要再填", percent_of=("received",), extra=True
    )
    first_amount: Decimal | None = money("第一期金额", None, hint="和其他各期一样就空着", extra=True)
    final_amount: Decimal | None = money("最后一期金额", None, hint="和其他各期一样就空着", extra=True)
    received_on: date | None = day("钱到手的日子", None)
    payments: tuple[Payment, ...] | None = rows("每一笔还款", Payment, None, most=MOST_INSTALMENTS)
    kind: str | None = choice("出借人是哪一类", DEBT_KINDS, None, hint="想和利率上限比，再选")
    contract_date: date | None = day("合同签订日", None, hint="向个人借的钱，比上限要用", extra=True)

    def problems(self, broken: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """What is wrong between fields: (field, code, message). ``broken`` are wrong by themselves."""

        def written(names: tuple[str, ...]) -> list[str]:
            return [name for name in names if name in broken or getattr(self, name) not in (None, ())]

        monthly, dated = written(_MONTHLY), written(_DATED)
        if monthly and dated:
            yield dated[-1], "conflict", "期数那一种和日期那一种只填一种，两种都填就不知道照哪个算。请清空其中一种。"
        elif dated:
            if "received_on" not in dated:
                yield "received_on", "required", "请选钱到手的日子。"
            if self.payments is None and "payments" not in dated:
                yield "payments", "required", "请写下每一笔还款的日子和金额。"
        else:
            yield from self._monthly_problems(monthly)

    def _monthly_problems(self, written: list[str]) -> Iterator[tuple[str, str, str]]:
        if "instalments" not in written:
            yield "instalments", "required", "请填期数。每期不一样的，改填钱到手的日子和每一笔还款。"
        if "fee_percent" in written and "instalment_amount" in written:
            yield "fee_percent", "conflict", "“每期还多少”和“每期费率”只填一个。请删去其中一个。"
        elif "fee_percent" not in written and "instalment_amount" not in written:
            yield "instalment_amount", "required", "请填每期还多少，或者填每期费率。"
        if self.instalments == 1 and "first_amount" in written and "final_amount" in written:
            yield "final_amount", "conflict", "只有一期，第一期就是最后一期。请删去其中一个。"

    @property
    def net(self) -> Decimal:
        """What was really received, yuan."""
        return self.received - self.upfront_fee

    @property
    def instalment(self) -> Decimal:
        """A regular instalment, yuan; out of a fee quote a part of the principal and the fee, to the cent."""
        if self.instalment_amount is not None:
            return self.instalment_amount
        return cents(self.received / (self.instalments or 1) + self.received * (self.fee_percent or ZERO) / 100)

    @property
    def first(self) -> Decimal:
        """The first instalment, yuan."""
        return self.instalment if self.first_amount is None else self.first_amount

    @property
    def final(self) -> Decimal:
        """The last instalment, yuan; of a single one the first is the last."""
        if self.final_amount is not None:
            return self.final_amount
        return self.first if self.instalments == 1 else self.instalment

    @property
    def total_paid(self) -> Decimal:
        """All payments, yuan, without the fee that was taken first."""
        if self.instalments is None:
            return sum((payment.amount for payment in self.payments or ()), ZERO)
        if self.instalments == 1:
            return self.final
        return self.first + self.instalment * (self.instalments - 2) + self.final

    def flows(self) -> list[tuple[int, Decimal]]:
        """Payments on days: (days after the money, yuan)."""
        start = self.received_on
        return [((payment.date - start).days, payment.amount) for payment in self.payments or ()] if start else []

"""A schedule of equal monthly payments, to be written out line by line."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from calculators.forms.declaration import day, instalment_count, money
from calculators.sums.money import yuan
from calculators.sums.terms import Step, Terms


@dataclass(frozen=True, kw_only=True)
class Regular:
    """Its first day, its amount and its count; and a down payment, where there is one."""

    first_payment_date: date = day("首次还款日")
    instalment_amount: Decimal = money("每期多少", least="0.01")
    instalments: int = instalment_count("一共几期")
    final_amount: Decimal | None = money("最后一期", None, hint="和其他各期一样就空着")
    down_payment: Decimal = money("首付", 0, hint="没有就空着")
    down_payment_date: date | None = day("首付的日子", None)

    @property
    def terms(self) -> Terms:
        """The same as terms."""
        return Terms(
            steps=(Step(self.instalments, self.instalment_amount),), final=self.final_amount, down_payment=self.down_payment
        )

    def problems(self, broken: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """A down payment needs its day: (field, code, message)."""
        if self.down_payment and self.down_payment_date is None and "down_payment_date" not in broken:
            yield "down_payment_date", "required", "请选首付的日子。"

    def lines(self) -> list[dict[str, Any]]:
        """The lines of the schedule as a request holds them; number 0 is the down payment."""
        return lines(self.terms, self.first_payment_date, self.down_payment_date)


def lines(terms: Terms, first: date, down_on: date | None) -> list[dict[str, Any]]:
    """The payments of ``terms`` as the lines of a schedule; a down payment whose day is not known has none yet."""
    return [
        {"number": number, "date": day.isoformat() if day else "", "payment": yuan(payment)}
        for number, day, payment in terms.due(first, down_on)
    ]

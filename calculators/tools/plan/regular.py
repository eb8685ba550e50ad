"""A schedule of equal monthly payments, or of runs of them, to be written out line by line."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from calculators.forms.declaration import MOST_INSTALMENTS, at, day, instalment_count, money
from calculators.forms.steps import Step, steps
from calculators.sums.money import ZERO, yuan
from calculators.sums.terms import Step as Run
from calculators.sums.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Regular:
    """Its first day, its amount and its count, or its runs; and a down payment, where there is one."""

    first_payment_date: date = day("首次还款日")
    instalment_amount: Decimal | None = money("每期多少", None, least="0.01")
    instalments: int | None = instalment_count("一共几期", None)
    final_amount: Decimal | None = money("最后一期", None, least="0.01", hint="和其他各期一样就空着")
    steps: tuple[Step, ...] = steps("先少后多", "每期不一样的才填，例如 12期800，24期1683.33")
    down_payment: Decimal = money("首付", 0, hint="没有就空着")
    down_payment_date: date | None = day("首付的日子", None)

    @property
    def terms(self) -> Terms:
        """The same as terms."""
        level = ((self.instalments or 0, self.instalment_amount or ZERO),)
        runs = tuple(Run(*run) for run in [(step.instalments, step.amount) for step in self.steps] or level)
        return Terms(steps=runs, final=self.final_amount, down_payment=self.down_payment)

    def problems(self, broken: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """It is said in one way, and a down payment needs its day: (field, code, message)."""
        if not self.steps and "steps" not in broken:
            for field, value in (("instalment_amount", self.instalment_amount), ("instalments", self.instalments)):
                if value is None and field not in broken:
                    yield field, "required", f"请填{at(Regular, field).label}。"
        elif self.instalment_amount is not None:
            yield "steps", "conflict", "“每期多少”和“先少后多”只填一个。请删去其中一个。"
        count = sum(step.instalments for step in self.steps)
        if self.steps and self.instalments not in (None, count):
            yield "steps", "conflict", f"这几段加起来是 {count} 期，“一共几期”写的是 {self.instalments}。请核对。"
        if count > MOST_INSTALMENTS:
            yield "steps", "too_many", f"加起来超过 {MOST_INSTALMENTS} 期了。请核对每一段的期数。"
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

"""What was agreed before the text came, to compare it with."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.forms.declaration import day, flag, instalment_count, money, short_text
from calculators.forms.steps import StepDraft, steps, written
from calculators.sums.money import ZERO, spoken
from calculators.sums.terms import LONGEST, Terms
from calculators.sums.terms import Step as Run
from calculators.words.spoken_terms import instalments_said


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What was agreed before the text came; every part may be left open."""

    creditor: str | None = short_text("债权人", None, hint="你欠的是谁")
    total: Decimal | None = money("一共还", None)
    instalments: int | None = instalment_count("分几期", None)
    instalment_amount: Decimal | None = money("每期还", None)
    first_payment_date: date | None = day("第一期哪天还", None)
    final_amount: Decimal | None = money("最后一期还", None, hint="和其他各期一样就空着", extra=True)
    down_payment: Decimal | None = money("首付", None, hint="没有就空着", percent_of=("total",), extra=True)
    down_payment_date: date | None = day("首付哪天还", None, extra=True)
    steps: tuple[StepDraft, ...] = steps("先少后多", "每期不一样的，照先后写：先还几期，每期多少；再还几期，每期多少")
    interest_stopped: bool = flag("谈好了：还款期间不再计息")
    fees_waived: bool = flag("谈好了：减免违约金和费用")

    @property
    def terms(self) -> Terms | None:
        """When what is paid, the last payment what the others leave of the total; None where it does not say how."""
        runs = self._runs()
        if not runs or sum(run.instalments for run in runs) > LONGEST:
            return None
        down = self.down_payment or ZERO
        return Terms(steps=runs, final=self.final_amount or self._left_of_the_total(runs, down), down_payment=down)

    def _runs(self) -> tuple[Run, ...]:
        if self.instalments and self.instalment_amount:
            return (Run(self.instalments, self.instalment_amount),)
        rows = written(self.steps or ())
        return tuple(Run(run.instalments, run.amount) for run in rows if run.instalments and run.amount)

    def _left_of_the_total(self, runs: tuple[Run, ...], down: Decimal) -> Decimal | None:
        """None where no total is said, or what it leaves is no likely last payment: some say the total without the down payment."""
        if self.total is None:
            return None
        last = runs[-1].amount
        before = sum((run.instalments * run.amount for run in runs), ZERO) - last
        return next((left for left in (self.total - down - before, self.total - before) if ZERO < left <= 2 * last), None)

    def _each(self) -> str:
        terms, down = self.terms, f"先付 {spoken(self.down_payment)}，" if self.down_payment else ""
        alike = f"每期 {spoken(self.instalment_amount)}" if self.instalment_amount else ""
        return (down + (instalments_said(terms) if terms and len(terms.runs) > 1 else alike)).removesuffix("，")

    def words(self, clause: str) -> str:
        """What was agreed about a clause, as a sentence; "" where nothing was."""
        agreed = {
            "parties": self.creditor,
            "total_amount": self.total and spoken(self.total),
            "instalment_count": self.instalments and f"{self.instalments} 期",
            "instalment_amount": self._each(),
            "payment_dates": "，".join(
                f"{what} {day}" for what, day in (("首付", self.down_payment_date), ("第一期", self.first_payment_date)) if day
            ),
            "interest_and_fees": "、".join(
                words for said, words in ((self.interest_stopped, "不再计息"), (self.fees_waived, "减免费用")) if said
            ),
        }.get(clause)
        return f"谈好的是：{agreed}。" if agreed else ""

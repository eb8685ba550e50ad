"""A plan that is being kept: what is paid, due and late, when the next payment is, and what to say before it cannot be made.

Money goes to the oldest unpaid instalment first. An instalment due today is due, not late. A row that lacks no more than
``tolerance`` is paid; what it lacks is still owed, and said.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from calculators.forms import result
from calculators.forms.declaration import MOST_INSTALMENTS, day, money, rows, whole_number
from calculators.pictures import dots
from calculators.sums.money import cents_up
from calculators.tools.plan import said
from calculators.tools.plan.kept import STATES, STATUSES, Kept, Payable, keep
from calculators.tools.plan.regular import Regular

__all__ = [
    "EXAMPLE",
    "PICTURES",
    "RULES",
    "STATES",
    "STATUSES",
    "Draft",
    "Inputs",
    "Instalment",
    "Payment",
    "PaymentDraft",
    "Regular",
    "Result",
    "calculate",
]

RULES = ("contract-variation", "breach-duty")

MOST_PAYMENTS = 2000
Day = date  # a row has a field of that name


@dataclass(frozen=True, kw_only=True)
class InstalmentDraft:
    """One line of the agreed schedule as far as it is written; number 0 is the down payment."""

    number: int | None = whole_number("第几期", least=0, hint="首付写 0")
    date: Day | None = day("还款日")
    payment: Decimal | None = money("应还")

    @property
    def whole(self) -> "Instalment | None":
        """The same, where nothing of it is left open."""
        return None if self.number is None or self.date is None or self.payment is None else cast("Instalment", self)


class Instalment(InstalmentDraft):
    """One line of the agreed schedule."""

    if TYPE_CHECKING:
        number: int
        date: Day
        payment: Decimal


@dataclass(frozen=True, kw_only=True)
class PaymentDraft:
    """One payment that was made, as far as it is written."""

    date: Day | None = day("哪天还的")
    amount: Decimal | None = money("还了多少")

    @property
    def whole(self) -> "Payment | None":
        """The same, where nothing of it is left open."""
        return None if self.date is None or self.amount is None else cast("Payment", self)


class Payment(PaymentDraft):
    """One payment that was made."""

    if TYPE_CHECKING:
        date: Day
        amount: Decimal


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A schedule and what was paid on it, as far as it is written."""

    today: date | None = day("今天", hint="默认是今天", extra=True)
    payments: tuple[PaymentDraft, ...] | None = rows("已经还的", Payment, most=MOST_PAYMENTS)
    schedule: tuple[InstalmentDraft, ...] | None = rows("还款计划", Instalment, most=MOST_INSTALMENTS)
    stated_balance: Decimal | None = money("对方说还剩多少", None, hint="对账用。在对方的 App 里看，或者打客服问", extra=True)
    tolerance: Decimal = money(
        "差多少以内算还清", "0.01", hint="有的银行差几元也算还清，那是它自己的约定，不是法律。先打客服问", extra=True
    )


class Inputs(Draft):
    """A schedule and what was paid on it, with all that a request requires."""

    if TYPE_CHECKING:
        today: Day
        payments: tuple[Payment, ...]
        schedule: tuple[Instalment, ...]


@dataclass(frozen=True, kw_only=True)
class Row:
    """An instalment and what has reached it. ``days_late``: until it was paid, or until today."""

    number: int = result.count("期")
    date: date = result.day("日期")
    payment: Decimal = result.money("应还")
    paid: Decimal = result.money("已还")
    paid_on: Day | None = result.day("哪天还清")
    days_late: int = result.count("晚了几天")
    state: str = result.code(STATES, "情况")


@dataclass(frozen=True, kw_only=True)
class Replan:
    """What is left, shared evenly among the instalments still to come: a number to propose, not a right."""

    instalments: int = result.count("没到期的期数")
    monthly: Decimal = result.money("每期")
    last_date: date = result.day("最后一期")


@dataclass(frozen=True, kw_only=True)
class Result(result.Result):
    """How the plan stands on ``today``."""

    paid: Decimal = result.money("已经还了")
    due: Decimal = result.money("到期应还")
    overdue: Decimal = result.money("过了日子没还够")
    remaining: Decimal = result.money("计划里还剩")
    next_due: date | None = result.day("下一笔的日子")
    status: str = result.code(STATUSES)
    to_say: str | None = result.text("可以这样说", absent=True)
    rows: tuple[Row, ...] = result.rows(Row)
    balance_difference: Decimal | None = result.money("对方说的比算出来的多", absent=True)
    total: Decimal = result.money("计划一共")
    next_amount: Decimal | None = result.money("下一笔还差")
    days_to_next: int | None = result.count("离下一笔还有几天")
    paid_instalments: int = result.count("还清的期数")
    instalments: int = result.count("期数")
    replan: Replan | None = result.section(Replan)


def calculate(inputs: Inputs) -> Result:
    """What is paid, due and late on ``today``, and each instalment's state."""
    kept = keep(
        [Payable(each.number, each.date, each.payment) for each in inputs.schedule],
        [(each.date, each.amount) for each in inputs.payments],
        inputs.today,
        inputs.tolerance,
    )
    following = kept.following
    replan = _replan(kept)
    stated = inputs.stated_balance
    paid_on = [each.date for each in inputs.payments]
    difference = None if stated is None else stated - kept.remaining
    return Result(
        paid=kept.paid,
        due=kept.due,
        overdue=kept.overdue,
        remaining=kept.remaining,
        next_due=following.date if following else None,
        status=kept.status,
        to_say=said.to_say(kept),
        rows=tuple(
            Row(
                number=row.number,
                date=row.date,
                payment=row.payment,
                paid=row.reached,
                paid_on=row.paid_on,
                days_late=row.days_late(inputs.today),
                state=kept.state(row),
            )
            for row in kept.rows
        ),
        balance_difference=difference,
        total=kept.total,
        next_amount=following.unpaid if following else None,
        days_to_next=(following.date - inputs.today).days if following else None,
        paid_instalments=sum(1 for row in kept.instalments if row.is_paid),
        instalments=len(kept.instalments),
        replan=replan,
        rules=tuple(rule for rule in RULES if rule == "contract-variation" or kept.status != "settled" or kept.was_late),
        say=(
            *said.sentences(kept, None if replan is None else (replan.instalments, replan.monthly), stated),
            *said.later(paid_on, inputs.today),
        ),
        notices=tuple(said.notices(paid_on, inputs.today)),
    )


def _replan(kept: Kept) -> Replan | None:
    ahead = [row for row in kept.rows if row.date >= kept.today and not row.is_paid]
    if not ahead or not kept.overdue:
        return None
    return Replan(instalments=len(ahead), monthly=cents_up(kept.remaining / len(ahead)), last_date=ahead[-1].date)


def _dots(found: Result) -> str:
    """One dot an instalment: what is done, what was late, what is late, what is to come."""
    if not found.rows:
        return ""
    title = f"还款进度：{found.instalments} 期里还清了 {found.paid_instalments} 期"
    return dots(title, [_dot(row) for row in found.rows if row.number])


def _dot(row: Row) -> str:
    if row.state == "paid":
        return "was_late" if row.days_late else "paid"
    return "part" if row.state == "partial" else row.state


PICTURES = {"progress": _dots}

EXAMPLE = {
    "today": "2027-05-10",
    "schedule": Regular(
        first_payment_date=date(2026, 12, 20), instalment_amount=Decimal(1600), instalments=8, final_amount=Decimal(800)
    ).lines(),
    "payments": [
        {"date": "2026-12-20", "amount": "1600"},
        {"date": "2027-01-19", "amount": "1600"},
        {"date": "2027-02-25", "amount": "1600"},
        {"date": "2027-03-20", "amount": "1600"},
        {"date": "2027-04-25", "amount": "900"},
    ],
}

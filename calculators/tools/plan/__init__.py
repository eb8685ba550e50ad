"""履约跟踪：计划里还了多少，到期多少，晚了多少，下一笔是哪天；还不上之前先说什么。

Money goes to the oldest unpaid instalment first. An instalment due today is due, not late.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate

from calculators.forms.declaration import MOST_INSTALMENTS, day, instalment_count, money, rows, whole_number
from calculators.pictures import dots
from calculators.sums.money import ZERO, cents_up, spoken, yuan
from calculators.sums.months import month_after

RULES = ("contract-variation", "breach-duty")

MOST_PAYMENTS = 2000
STATUSES = {
    "on_track": "按计划在还",
    "ahead": "还得比计划快",
    "behind": "有到期没还的",
    "settled": "都还清了",
}
STATES = {
    "paid": "已还",
    "partial": "还了一部分",
    "late": "晚了",
    "due": "今天到期",
    "upcoming": "没到期",
}


@dataclass(frozen=True, kw_only=True)
class Instalment:
    """One line of the agreed schedule."""

    number: int = whole_number("第几期")
    date: date = day("还款日")
    payment: Decimal = money("应还")


@dataclass(frozen=True, kw_only=True)
class Payment:
    """One payment that was made."""

    date: date = day("哪天还的")
    amount: Decimal = money("还了多少")


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """A schedule and what was paid on it."""

    today: date = day("今天", hint="默认是今天", extra=True)
    payments: tuple[Payment, ...] = rows("已经还的", Payment, most=MOST_PAYMENTS)
    schedule: tuple[Instalment, ...] = rows("还款计划", Instalment, most=MOST_INSTALMENTS)


@dataclass(frozen=True, kw_only=True)
class Regular:
    """A schedule of equal monthly payments, to be written out."""

    first_payment_date: date = day("首次还款日")
    instalment_amount: Decimal = money("每期多少", least="0.01")
    instalments: int = instalment_count("一共几期")
    final_amount: Decimal | None = money("最后一期", None, hint="和其他各期一样就空着")

    def left_of(self, total: Decimal | None) -> Decimal | None:
        """What the last payment is where all add up to ``total``; None where that is no likely last payment.

        A total may hold a down payment too; the last payment would then be out of all proportion.
        """
        left = total - self.instalment_amount * (self.instalments - 1) if total is not None else ZERO
        return left if ZERO < left <= 2 * self.instalment_amount else None

    def lines(self) -> list[dict]:
        """The lines of the schedule as a request holds them."""
        final = self.instalment_amount if self.final_amount is None else self.final_amount
        return [
            {
                "number": number,
                "date": month_after(self.first_payment_date, number - 1).isoformat(),
                "payment": yuan(final if number == self.instalments else self.instalment_amount),
            }
            for number in range(1, self.instalments + 1)
        ]


@dataclass(frozen=True)
class Row:
    """An instalment and what has reached it; ``state`` is a code of ``STATES``."""

    number: int
    date: date
    payment: Decimal
    paid: Decimal
    state: str

    @property
    def unpaid(self) -> Decimal:
        """Yuan still owed on this instalment."""
        return self.payment - self.paid


def calculate(inputs: Inputs) -> dict:
    """What is paid, due and late on ``today``, and each instalment's state."""
    today = inputs.today
    paid = sum((each.amount for each in inputs.payments if each.date <= today), ZERO)
    planned = _allotted(inputs, paid)
    total = sum((row.payment for row in planned), ZERO)
    due = sum((row.payment for row in planned if row.date <= today), ZERO)
    overdue = sum((row.unpaid for row in planned if row.date < today), ZERO)
    remaining = max(total - paid, ZERO)
    following = next((row for row in planned if row.unpaid), None)
    status = _status(planned, paid, due, overdue)
    ahead = [row for row in planned if row.date >= today and row.unpaid]
    result = {
        "paid": yuan(paid),
        "due": yuan(due),
        "overdue": yuan(overdue),
        "remaining": yuan(remaining),
        "next_due": following.date.isoformat() if following else None,
        "status": status,
        "rows": [_as_listed(row) for row in planned],
        "total": yuan(total),
        "next_amount": yuan(following.unpaid) if following else None,
        "days_to_next": (following.date - today).days if following else None,
        "paid_instalments": sum(1 for row in planned if not row.unpaid),
        "instalments": len(planned),
        # What is left, shared evenly among the instalments still to come: a number to propose, not a right.
        "replan": _replan(ahead, remaining) if overdue else None,
    }
    result["rules"] = [rule for rule in RULES if rule in _cited(status)]
    result["say"] = list(_say(inputs, planned, result, paid - total))
    return result


def _allotted(inputs: Inputs, paid: Decimal) -> list[Row]:
    """The schedule by date and number, with the money filled in from the oldest on."""
    ordered = sorted(inputs.schedule, key=lambda each: (each.date, each.number))
    before = accumulate((each.payment for each in ordered), initial=ZERO)
    made = []
    for each, earlier in zip(ordered, before, strict=False):
        reached = min(max(paid - earlier, ZERO), each.payment)
        made.append(Row(each.number, each.date, each.payment, reached, _state(each, reached, inputs.today)))
    return made


def _state(each: Instalment, reached: Decimal, today: date) -> str:
    if reached == each.payment:
        return "paid"
    if each.date < today:
        return "late"
    if each.date == today:
        return "due"
    return "partial" if reached else "upcoming"


def _status(planned: Sequence[Row], paid: Decimal, due: Decimal, overdue: Decimal) -> str:
    if planned and not any(row.unpaid for row in planned):
        return "settled"
    if overdue:
        return "behind"
    return "ahead" if planned and paid > due else "on_track"


def _replan(ahead: Sequence[Row], remaining: Decimal) -> dict | None:
    if not ahead:
        return None
    return {
        "instalments": len(ahead),
        "monthly": yuan(cents_up(remaining / len(ahead))),
        "last_date": ahead[-1].date.isoformat(),
    }


def _as_listed(row: Row) -> dict:
    return {
        "number": row.number,
        "date": row.date.isoformat(),
        "payment": yuan(row.payment),
        "paid": yuan(row.paid),
        "state": row.state,
    }


def _cited(status: str) -> set[str]:
    return {"contract-variation"} if status == "settled" else set(RULES)


# ---- what is said first


def _say(inputs: Inputs, planned: Sequence[Row], result: dict, over: Decimal) -> Iterator[str]:
    if not planned:
        yield "还没有写还款计划。填首次还款日、每期多少、几期，就能排出来。"
        return
    yield f"{result['instalments']} 期里还清了 {result['paid_instalments']} 期，一共还了 {spoken(Decimal(result['paid']))}。"
    if result["status"] == "settled":
        yield "计划里的都还清了。向对方要结清证明，写明余额为零，再查一次征信。"
    elif result["status"] == "behind":
        yield from _behind(planned, result, inputs.today)
    else:
        yield from _following(result, inputs.today)
    if over > 0:
        yield f"还的比计划多 {spoken(over)}。请对方说明多出的记在哪里，能不能退。"
    later = [each for each in inputs.payments if each.date > inputs.today]
    if later:
        yield f"有 {len(later)} 笔还款写在今天之后，没有算进去。请核对日期。"


def _behind(planned: Sequence[Row], result: dict, today: date) -> Iterator[str]:
    late = [row for row in planned if row.state == "late"]
    yield (
        f"有 {len(late)} 期过了日子还没还够，差 {spoken(Decimal(result['overdue']))}，最早一期是 {late[0].date}，"
        f"过了 {(today - late[0].date).days:,} 天。今天就联系对方。"
    )
    yield (
        f"可以这样说：“我在按协议还款，{late[0].date} 这一期没有还够，还差 {spoken(late[0].unpaid)}。"
        "我能在……月……日补……元，请登记工单，书面答复我。”"
    )
    if result["replan"]:
        again = result["replan"]
        yield (
            f"剩下的平均到没到期的 {again['instalments']} 期，每期 {spoken(Decimal(again['monthly']))}。"
            "这是算出来的数，改计划要对方同意。付不起的数不要提。"
        )


def _following(result: dict, today: date) -> Iterator[str]:
    left = result["days_to_next"]
    near = f"还有 {left:,} 天" if left else "就是今天"
    when, amount = result["next_due"], spoken(Decimal(result["next_amount"]))
    yield f"下一笔是 {when}，{amount}，{near}。前一天看看账户里够不够。"
    yield (
        f"付不出的话，日子到之前就说：“我在按协议还款，{when} 这一期付不出全部，我能先付……元。请登记工单，书面答复我。”"
        "对方可以同意，也可以不同意。"
    )


def _dots(result: dict) -> str:
    """One dot an instalment: what is done, what is late, what is to come."""
    if not result["rows"]:
        return ""
    title = f"还款进度：{result['instalments']} 期里还清了 {result['paid_instalments']} 期"
    return dots(title, ["part" if row["state"] == "partial" else row["state"] for row in result["rows"]])


PICTURES = {"progress": _dots}

EXAMPLE = {
    "today": "2027-05-10",
    "schedule": Regular(
        first_payment_date=date(2026, 12, 20), instalment_amount=Decimal(1600), instalments=8, final_amount=Decimal(800)
    ).lines(),
    "payments": [
        {"date": "2026-12-20", "amount": "1600"},
        {"date": "2027-01-19", "amount": "1600"},
        {"date": "2027-02-20", "amount": "1600"},
        {"date": "2027-03-20", "amount": "1600"},
        {"date": "2027-04-25", "amount": "900"},
    ],
}

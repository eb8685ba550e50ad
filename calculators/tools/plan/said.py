"""What is said of a plan that is being kept: how it stands, what was late, what the lender says is left, what to say next."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from calculators.forms.result import Notice
from calculators.sums.money import spoken
from calculators.tools.plan.kept import Kept, Row


def sentences(kept: Kept, again: tuple[int, Decimal] | None, stated: Decimal | None) -> Iterator[str]:
    """``again``: instalments still to come, and what is left shared among them; ``stated``: what the lender says is left."""
    if not kept.rows:
        yield "还没有写还款计划。填首次还款日、每期多少、几期，就能排出来。"
        return
    count, done = len(kept.instalments), sum(1 for row in kept.instalments if row.is_paid)
    yield f"{count} 期里还清了 {done} 期，一共还了 {spoken(kept.paid)}。{_down_payment(kept)}"
    if kept.status == "settled":
        yield _settled(kept)
    elif kept.status == "behind":
        yield from _behind(kept, again)
    else:
        yield from _following(kept)
    yield from _was_late(kept)
    if kept.crumbs and kept.status != "settled":
        yield f"还清的各期一共差 {spoken(kept.crumbs)}，是零头，不算晚。和下一笔一起补上，再向对方核对。"
    if kept.over:
        yield f"还的比计划多 {spoken(kept.over)}。请对方说明多出的记在哪里，能不能退。"
    if stated is not None:
        yield _compared(stated, kept.remaining)


def later(paid_on: Sequence[date], today: date) -> Iterator[str]:
    """Payments noted after ``today``, which do not count yet."""
    count = sum(1 for day in paid_on if day > today)
    if count:
        yield f"有 {count} 笔还款写在今天之后，没有算进去。请核对日期。"


def _down_payment(kept: Kept) -> str:
    first = next((row for row in kept.rows if not row.number), None)
    if first is None:
        return ""
    return "首付已还。" if first.is_paid else f"首付还差 {spoken(first.unpaid)}。"


def _settled(kept: Kept) -> str:
    if kept.remaining:
        words = f"计划里的都还了，只差零头 {spoken(kept.remaining)}。问对方要不要补。补上以后，"
    else:
        words = "计划里的都还清了。"
    return f"{words}向对方要结清证明，写明余额为零，再查一次征信。"


def _which(row: Row) -> str:
    return f"第 {row.number} 期（{row.date}）" if row.number else f"首付（{row.date}）"


def _was_late(kept: Kept) -> Iterator[str]:
    late = kept.was_late
    if late:
        said = "，".join(f"{_which(row)}晚了 {row.days_late(kept.today):,} 天才还" for row in late[:3])
        more = f"，一共 {len(late)} 期" if len(late) > 3 else ""
        if kept.status == "settled":
            yield f"{said}{more}。请对方在结清证明里写明没有另外的利息和违约金。"
        else:
            yield f"{said}{more}。看协议里晚还了会怎样，问对方协议还算不算数，请对方书面答复。"


def _behind(kept: Kept, again: tuple[int, Decimal] | None) -> Iterator[str]:
    first = kept.late[0]
    unit, earliest = ("期", f"一期是 {first.date}") if first.number else ("笔", f"是首付 {first.date}")
    yield (
        f"有 {len(kept.late)} {unit}过了日子还没还够，差 {spoken(kept.overdue)}，最早{earliest}，"
        f"过了 {(kept.today - first.date).days:,} 天。今天就联系对方。"
    )
    if again:
        yield (
            f"剩下的平均到没到期的 {again[0]} 期，每期 {spoken(again[1])}。这是算出来的数，改计划要对方同意。付不起的数不要提。"
        )


def to_say(kept: Kept) -> str | None:
    """What to tell the lender of the oldest instalment that is late; None where none is."""
    if kept.status != "behind":
        return None
    first = kept.late[0]
    this = "这一期" if first.number else "的首付"
    return f"我在按协议还款，{first.date} {this}没有还够，还差 {spoken(first.unpaid)}。我能在……月……日补……元，请登记工单，书面答复我。"


def _following(kept: Kept) -> Iterator[str]:
    row = kept.following
    if row is None:
        return
    left = (row.date - kept.today).days
    near, look, say = (f"还有 {left:,} 天", "前一天", "日子到之前") if left else ("就是今天", "现在", "今天")
    this = "这一期" if row.number else "的首付"
    yield f"下一笔是 {row.date}{'' if row.number else '（首付）'}，{spoken(row.unpaid)}，{near}。{look}看看账户里够不够。"
    yield (
        f"付不出的话，{say}就说：“我在按协议还款，{row.date} {this}付不出全部，我能先付……元。请登记工单，书面答复我。”"
        "对方可以同意，也可以不同意。"
    )


def _compared(stated: Decimal, computed: Decimal) -> str:
    ours = f"对方说还剩 {spoken(stated)}，按计划算还剩 {spoken(computed)}"
    if stated == computed:
        return f"{ours}，对得上。"
    which, why = ("多", "有没有又计了息费，有没有漏记你还的") if stated > computed else ("少", "减了哪些")
    return f"{ours}，对方的{which} {spoken(abs(stated - computed))}。请对方发还款明细，看{why}。"


def notices(paid_on: Sequence[date], today: date) -> Iterator[Notice]:
    """Payments noted after ``today``, which do not count yet."""
    for place, day in enumerate(paid_on):
        if day > today:
            words = f"这一笔写在今天之后（{day}），没有算进去。请核对日期。"
            yield Notice(field=f"payments.{place}.date", code="day_in_future", message=words)

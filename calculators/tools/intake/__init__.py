"""读入: bill messages, the short credit report, tables and lists by hand, read into rows that the person confirms."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from calculators.forms import result
from calculators.forms.declaration import choice, day, long_text
from calculators.law.codes import DEBT_KINDS
from calculators.sums.money import ZERO, spoken
from calculators.tools.intake import by_hand, messages, records, report, tables
from calculators.tools.intake.parts import Part, kind_of, parts, with_senders
from calculators.tools.intake.row import BECOMES, FLAGS, Row, said_from_below, without_names
from calculators.words.institutions import read_institution, without_branch
from calculators.words.normalise import Normalised, normalised

RULES = ("credit-free-report", "claim-assignment", "guarantor-effect")

KINDS = {"auto": "自动识别", "messages": "账单短信", "credit_report": "信用报告简版", "table": "表格或清单"}
SOURCES = {"messages": "message", "credit_report": "credit_report", "table": "table", "records": "table", "list": "table"}

__all__ = ["BECOMES", "FLAGS", "KINDS", "Inputs", "Result", "Row", "calculate"]


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """What a person holds, as text."""

    text: str = long_text(
        "账单、信用报告或表格",
        hint="长按短信复制，粘贴到这里。短信、清单、表格混着贴也可以",
    )
    kind: str = choice("这是什么", KINDS, "auto", extra=True)
    received: date | None = day("收到的日期", None, hint="默认是今天。账单没写年份时，按这一天推算", extra=True)


@dataclass(frozen=True, kw_only=True)
class Totals:
    """What the rows that become debts come to."""

    debts: int = result.count("笔数")
    balance: Decimal = result.money("一共欠")


@dataclass(frozen=True, kw_only=True)
class Debt:
    """A row of the inventory: a balance, no invented principal."""

    creditor: str = result.text("欠谁")
    kind: str = result.code(DEBT_KINDS)
    balance: Decimal = result.money("欠多少")
    account_tail: str | None = result.text("尾号", absent=True)
    as_of: date | None = result.day("数字是哪一天的", absent=True)
    source: str = result.text("从哪里读的")


@dataclass(frozen=True, kw_only=True)
class NotRead:
    """A line that looks like a debt and was not understood."""

    line: int = result.count("第几行")
    excerpt: str = result.text("原文")


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a credit report says of itself, and how many accounts were read in it."""

    dated: date | None = result.day("报告日期")
    accounts: int = result.count("账户")
    overdue_accounts: int = result.count("有逾期的账户")


@dataclass(frozen=True, kw_only=True)
class Result(result.Result):
    """Rows to be confirmed; nothing enters the list of debts before the person ticks it."""

    kind: str = result.code(KINDS)
    rows: tuple[Row, ...] = result.rows(Row)
    totals: Totals = result.section(Totals)
    debts: tuple[Debt, ...] = result.rows(Debt)
    not_read: tuple[NotRead, ...] = result.rows(NotRead)
    report: Report | None = result.section(Report)
    duplicates: tuple[tuple[int, int], ...] = result.pairs("可能是同一笔的两行")
    twins: tuple[tuple[int, int], ...] = result.pairs("这两行是读到的第几笔，从 0 数起")


def calculate(inputs: Inputs) -> Result:
    """What stands in a text: each debt, bill and account with the line that it was read from."""
    text = with_senders(normalised(inputs.text))
    kind = inputs.kind if inputs.kind != "auto" else kind_of(text)
    read = _read(inputs.kind, text, inputs.received)
    rows, twins = _once([said_from_below(row) for row, _ in read.rows])
    counted = [(row, source) for row, (_, source) in zip(rows, read.rows, strict=True) if row.becomes == "debt" and row.balance]
    totals = Totals(debts=len(counted), balance=sum((row.balance or ZERO for row, _ in counted), ZERO))
    found_report = None
    if kind == "credit_report":
        accounts = [row for row in rows if row.becomes in ("debt", "none", "ask")]
        late = sum("overdue" in row.flags for row in accounts)
        found_report = Report(dated=read.report.dated if read.report else None, accounts=len(accounts), overdue_accounts=late)
    unread = tuple(NotRead(line=line, excerpt=without_names(excerpt.strip())[:300]) for line, excerpt in read.not_read[:200])
    return Result(
        kind=kind,
        rows=tuple(rows),
        totals=totals,
        debts=tuple(_debt(*each) for each in counted),
        not_read=unread,
        report=found_report,
        duplicates=tuple((rows[first].line, rows[second].line) for first, second in twins),
        twins=tuple(twins),
        rules=tuple(_rules(rows)),
        say=tuple(_say(rows, totals, unread, twins, read.report)),
        notices=tuple(_notices(rows, inputs.received)),
    )


class _Read(NamedTuple):
    """What was read, in the text's order; each row beside the source that it was read from."""

    rows: list[tuple[Row, str]]
    not_read: list[tuple[int, str]]
    report: report.ReadReport | None


def _read(kind: str, text: Normalised, received: date | None) -> _Read:
    """The rows of every part; a text that was said to be of one kind is one part."""
    whole = "list" if kind == "table" and not tables.find_table(text) else kind
    read = _Read([], [], None)
    for part in parts(text) if kind == "auto" else (Part(whole, text),):
        rows, not_read, found = _read_part(part, received)
        read = _Read(
            read.rows + [(row, SOURCES[part.kind]) for row in rows],
            read.not_read + not_read,
            read.report or found,
        )
    return read._replace(
        rows=sorted(read.rows, key=lambda each: each[0].line), not_read=sorted(read.not_read, key=lambda each: each[0])
    )


def _read_part(part: Part, received: date | None) -> tuple[list[Row], list[tuple[int, str]], report.ReadReport | None]:
    if part.kind == "credit_report":
        found = report.read_report(part.text, received)
        return found.rows, found.not_read, found
    if part.kind == "messages":
        return *messages.read_messages(part.text, received), None
    if part.kind == "records":
        return records.read_records(part.text, received), [], None
    table = tables.find_table(part.text) if part.kind == "table" else None
    if table:
        return *tables.read_table(part.text, received, *table), None
    return *by_hand.read_list(part.text), None


def _once(rows: list[Row]) -> tuple[list[Row], list[tuple[int, int]]]:
    """The rows with each repeated one as a question, and the places among them of the two that say the same."""
    kept: list[Row] = []
    pairs: list[tuple[int, int]] = []
    by_sum: dict[tuple[object, ...], list[int]] = {}
    for place, row in enumerate(rows):
        key = (row.becomes, row.balance, row.due_amount or row.overdue_amount, _lender(row))
        same = (
            next((each for each in by_sum.get(key, ()) if _same(rows[each], row)), None)
            if row.becomes in ("debt", "payment_due")
            else None
        )
        if same is not None:
            pairs.append((same, place))
            note = f"和第 {rows[same].line} 行一样，只算一次。是两笔就勾上。"
            flags = tuple(code for code in FLAGS if code in row.flags or code == "same_account")
            kept.append(replace(row, becomes="ask", note=note, flags=flags))
            continue
        if len(by_sum.setdefault(key, [])) < 20:
            by_sum[key].append(place)
        kept.append(row)
    return kept, pairs


def _lender(row: Row) -> str:
    institution = read_institution(row.creditor) if row.creditor else None
    return institution.name if institution else without_branch(row.creditor or "")


def _same(one: Row, other: Row) -> bool:
    """Whether two rows of one lender and one sum say nothing that differs."""
    compared = ("account_tail", "opened", "due_date", "credit_limit", "currency", "minimum_due", "debt_kind")
    pairs = [(getattr(one, name), getattr(other, name)) for name in compared]
    return one.creditor is not None and all(first is None or second is None or first == second for first, second in pairs)


def _debt(row: Row, source: str) -> Debt:
    return Debt(
        creditor=row.creditor or "没写是谁",
        kind=row.debt_kind or "other",
        balance=row.balance or ZERO,
        account_tail=row.account_tail,
        as_of=row.as_of,
        source=source,
    )


def _say(
    rows: Sequence[Row],
    totals: Totals,
    unread: Sequence[NotRead],
    pairs: Sequence[tuple[int, int]],
    read: report.ReadReport | None,
) -> list[str]:
    count = {code: sum(row.becomes == code for row in rows) for code in BECOMES}
    if not rows and not unread:
        return ["没有读到欠款。可以再贴全一点，也可以照着账单自己填。"]
    say = [_first_said(totals, count["payment_due"])]
    if totals.debts and count["payment_due"]:
        say.append(f"还有 {count['payment_due']} 笔只说了这一期要还多少，没有算进总数。")
    if read and read.dated:
        say.append(_dated(rows, read.dated))
    if pairs:
        say.append(f"有 {len(pairs)} 处两行说的可能是同一笔，只算了一次，请看一看。")
    if count["ask"] - len(pairs) > 0:
        say.append(f"有 {count['ask'] - len(pairs)} 笔说不准，没有算进总数，要你来定。")
    if count["guarantee"]:
        say.append(f"有 {count['guarantee']} 笔是替别人担保或共同借款的，没有算进总数。")
    if unread:
        say.append(f"有 {len(unread)} 行没读懂，列在下面。请自己填这几行。")
    accounts = sum(
        row.becomes in ("debt", "none", "ask") and "assigned" not in row.flags and "guarantor_paid" not in row.flags
        for row in rows
    )
    if read and read.counted and read.counted > accounts:
        say.append(f"报告说一共 {read.counted} 个账户，这里读到 {accounts} 个。贴的可能不全。")
    return say


def _first_said(totals: Totals, bills: int) -> str:
    if totals.debts:
        return f"读出 {totals.debts} 笔债，一共 {spoken(totals.balance)}。请一行一行核对，勾上的才放进清单。"
    if bills:
        return f"读出 {bills} 笔这一期要还的。账单只说这一期，没说一共欠多少，没有算进总数。"
    return "没有读到现在欠的数。下面是读到的内容，请看一看。"


def _dated(rows: Sequence[Row], dated: date) -> str:
    days = [row.as_of for row in rows if row.as_of]
    of_day = f"余额是 {max(days).month} 月底的，现在可能更多。" if days else "余额可能已经变了。"
    return f"报告日期是 {dated.year} 年 {dated.month} 月 {dated.day} 日。{of_day}"


def _rules(rows: Sequence[Row]) -> list[str]:
    """Where to see all debts at once; what holds for a claim that was passed on, and for who vouches for another."""
    flags = {flag for row in rows for flag in row.flags}
    return [
        "credit-free-report",
        *(["claim-assignment"] if "assigned" in flags else []),
        *(["guarantor-effect"] if "guarantor_paid" in flags or any(row.becomes == "guarantee" for row in rows) else []),
    ]


def _notices(rows: Sequence[Row], received: date | None) -> list[result.Notice]:
    notices = []
    if received is None and any(row.becomes == "payment_due" for row in rows):
        notices.append(
            result.Notice(field="received", code="default_used", message="没有写收到的日期，账单上没有年份的日子没有读。")
        )
    return notices


EXAMPLE = {
    "text": (
        "【江川银行】您尾号7716的信用卡12月账单应还3,280.50元，最低还款328.05元，到期还款日12月15日。\n"
        "【橙花分期】您本期应还726.33元，还款日12月10日。\n"
        "【江川银行】您尾号7716的信用卡12月账单应还3,280.50元，最低还款328.05元，到期还款日12月15日。"
    ),
    "received": "2026-11-28",
}

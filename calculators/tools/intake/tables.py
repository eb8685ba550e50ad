"""Tables of debts as spreadsheets, chats and notes hold them: a line of headings, then a line for each debt.

Which column says what is owed is decided by its heading, in the order of ``headings.BALANCE``; a limit, a contract's sum, an instalment is no
debt. A plan of payments, a bank statement and a table of the household are tables of something else.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

from calculators.sums.money import ZERO
from calculators.tools.intake import vouched
from calculators.tools.intake.cells import cells_of, ways_of
from calculators.tools.intake.columns import Column, columns_of, means_debts
from calculators.tools.intake.headings import PRINCIPAL
from calculators.tools.intake.lender_words import creditor_name, is_debt_word, kind_of
from calculators.tools.intake.messages import is_overdue
from calculators.tools.intake.row import MOST_ROWS, Row, make_row
from calculators.words.institutions import find_institutions
from calculators.words.normalise import Normalised
from calculators.words.patterns import compiled
from calculators.words.pay_days import DAY, read_day
from calculators.words.written_sums import read_sum

_TOTAL = r"\s*(?:合计|小计|总计|共计|总共|一共|总和|汇总|合共|总额|合 计|total|sum|平均|共(?=\s?[0-9一二三四五六七八九十]))(?:[:：\s(].*|\s?[0-9一二三四五六七八九十]{1,3}\s?[家笔个张项条].*)?\s*$"
_HOUSEHOLD = (
    r"房租|租房|押金|租金|水电|[水电气暖]费|燃气|物业|生活费|吃饭|伙食|餐费|买菜|交通费?|话费|电话费|网费|奶粉|学费|补习|工资|薪水|收入|奖金|补贴|存款|余额宝|零钱|理财|基金|股票|积蓄|现金|公积金(?!贷)|社保|医保|"
    r"保险费?$|保费|医药|看病|孩子|赡养|红包|退税|油费|停车|超市|衣服|开支|支出|结余|剩余可"
)
# Where one's own money lies: lenders only under a heading of what is owed.
_WALLET = r"支付宝|微信(?:零钱|钱包)?|零钱通?|钱包|(?:工资|储蓄|借记|银行)卡|云闪付"
_SETTLED = r"已?(?:结清|还清|销户|注销|还完)|^(?:清|完)$"


_LONGEST_LINE = 400


class Line(NamedTuple):
    """A line of the text with its cells."""

    number: int
    start: int
    end: int
    cells: list[str]


def find_table(text: Normalised) -> tuple[int, list[Column]] | None:
    """Where the headings stand (the index of the line) and what they mean; None where the text is no table."""
    written = ((index, line) for index, line in enumerate(text.plain.split("\n")) if line.strip())
    for index, line in islice(written, 60):
        if len(line) > 300:
            continue
        for cells in ways_of(line.strip(" \r\n")):
            columns = columns_of(cells)
            if columns:
                return index, columns
    return None


def is_head(line: str) -> bool:
    """Whether a line is the headings of a table of debts."""
    return any(columns_of(cells) for cells in ways_of(line.strip(" \r\n")))


def read_table(
    text: Normalised, received: date | None, head: int, columns: list[Column]
) -> tuple[list[Row], list[tuple[int, str]]]:
    """The debts of a table, and the lines below its headings that could not be read."""
    lines = list(_lines(text, len(columns)))
    header = lines[head]
    if means_debts(columns, header.cells) is False:
        return [], []
    in_ten_thousands = [bool(re.search(r"万元|[(（][万w][)）]", cell)) for cell in header.cells]
    rows, not_read = [], []
    for line in lines[head + 1 :]:
        if re.fullmatch(r"[\s|:\-+=_]*", text.plain[line.start : line.end]):
            continue
        cells = _aligned(line.cells, columns)
        if cells is None:
            too_long = not line.cells and line.end > line.start
            if too_long or (any(read_sum(cell) for cell in line.cells) and not re.match(_TOTAL, line.cells[0])):
                not_read.append((line.number, text.original(line.start, line.end)))
            continue
        values = _values(cells, columns, in_ten_thousands)
        row = _row(values, line.number, text.original(line.start, line.end), received, columns)
        if row:
            rows.append(row)
        elif values.balance and not values.name:
            not_read.append((line.number, text.original(line.start, line.end)))
        if len(rows) >= MOST_ROWS:
            not_read.append((line.number, f"第 {line.number} 行往后没有读。请分几次贴。"))
            break
    if not re.search(r"欠|贷|债|还|透支|用|借|剩|本", text.plain[header.start : header.end]):
        rows = [row for row in rows if not re.fullmatch(_WALLET, row.creditor or "")]
    return _without_sums_of_all(rows), not_read


def _without_sums_of_all(rows: list[Row]) -> list[Row]:
    """The rows without a last one that names no lender and adds up those above it, whatever it is called."""
    owed = [row.balance or ZERO for row in rows if row.becomes == "debt"]
    if len(owed) < 3 or rows[-1].becomes != "debt" or owed[-1] != sum(owed[:-1], ZERO):
        return rows
    return rows if is_debt_word(rows[-1].creditor or "") else rows[:-1]


def read_row(cells: list[str], columns: list[Column], number: int, excerpt: str, received: date | None) -> Row | None:
    """The row of one line's cells, under the headings that they stand under."""
    return _row(_values(cells, columns, [False] * len(cells)), number, excerpt, received, columns)


def _lines(text: Normalised, count: int) -> Iterator[Line]:
    place = 0
    for line in text.plain.split("\n"):
        end = place + len(line)
        number = text.line(place) if place < len(text.plain) else 0
        yield Line(number, place, end, cells_of(line, count) if len(line) < _LONGEST_LINE else [])
        place = end + 1


def _aligned(cells: list[str], columns: list[Column]) -> list[str] | None:
    """The cells under their headings; None where their number does not fit."""
    if len(cells) == len(columns):
        return cells
    if 1 < len(cells) < len(columns):
        return [*cells, *[""] * (len(columns) - len(cells))]
    if len(cells) == len(columns) + 1 and not cells[-1]:
        return cells[:-1]
    return None


class Values(NamedTuple):
    """What a line says under its headings."""

    name: str
    balance: Decimal | None
    texts: dict[str, str]
    sums: dict[str, Decimal]


def _values(cells: list[str], columns: list[Column], in_ten_thousands: list[bool]) -> Values:
    texts: dict[str, str] = {}
    sums: dict[str, Decimal] = {}
    balances: dict[int, Decimal] = {}
    charges = ZERO
    for cell, column, large in zip(cells, columns, in_ten_thousands, strict=True):
        if cell and column.means in texts and column.means in ("name", "state"):
            texts[column.means] += " " + cell
        elif cell:
            texts.setdefault(column.means, cell)
        amount = read_sum(cell)
        if amount is None:
            continue
        if large and amount < 10_000 and not re.search("[万w]", cell):
            amount = read_sum(f"{cell}万") or amount
        charges += amount if column.means == "rate" else ZERO
        if column.means == "balance":
            balances.setdefault(column.rank, amount)
        else:
            sums.setdefault(column.means, amount)
    repaid, surest = sums.get("repaid"), balances[min(balances)] if balances else None
    principal = balances.get(PRINCIPAL)
    if principal and charges and principal + charges in balances.values():
        surest = principal + charges  # 本金18000, 利息2100.5, 违约金831.5, 总额20932
    if repaid and surest and surest - repaid in balances.values():
        surest -= repaid  # 总欠15000, 已还5680, 还欠9320
    return Values(texts.get("name", texts.get("item", "")).strip(), surest, texts, sums)


def _row(values: Values, number: int, excerpt: str, received: date | None, columns: list[Column]) -> Row | None:  # noqa: PLR0911  a return for each thing that it may be
    name, balance = values.name, values.balance
    everything = " ".join(values.texts.values())
    if re.match(_TOTAL, name) or any(re.match(_TOTAL, text) for text in values.texts.values()):
        return None
    only_items = not any(each.means == "name" for each in columns)
    if not name or (is_household(name) and not re.search(r"贷|信用卡|欠|借", name)):
        return None
    if only_items and not is_debt_word(name):
        return None
    state = values.texts.get("state", "")
    said: dict[str, Any] = {
        "creditor": creditor_name(name),
        "debt_kind": kind_of(f"{name} {values.texts.get('kind', '')}"),
        "credit_limit": _positive(values.sums.get("limit")),
        "due_amount": _positive(values.sums.get("due")),
        "minimum_due": _positive(values.sums.get("least")),
        "overdue_amount": _positive(values.sums.get("late")),
        "account_tail": _tail(values.texts.get("tail", ""), name),
        "due_date": _day(values.texts.get("day", ""), received),
        "opened": _day(values.texts.get("opened", ""), None),
    }
    flags = ["overdue"] if _overdue(values, state, everything) else []
    if re.search(_SETTLED, state) and not (balance and balance > 0):
        return make_row(
            "none",
            number,
            excerpt,
            balance=balance if balance == 0 else None,
            **(said | {"due_amount": None, "minimum_due": None}),
        )
    if any(vouched.in_a_cell(each) for each in (name, state, values.texts.get("kind", ""))):
        return make_row("guarantee", number, excerpt, flags, balance=_positive(balance), note=vouched.NOTE, **said)
    if balance is None:
        if not said["due_amount"] and not said["minimum_due"] and not said["overdue_amount"] and not values.sums.get("contract"):
            return None
        return make_row("ask", number, excerpt, flags, note="表里没写现在一共欠多少，没有算进合计。查到了再填。", **said)
    if balance <= 0:
        return make_row("none", number, excerpt, balance=Decimal(0) if balance == 0 else None, **said)
    if re.search(_SETTLED, state):
        return make_row("ask", number, excerpt, balance=balance, note="写着已结清，又写着数字。还欠不欠，由你定。", **said)
    return make_row("debt", number, excerpt, flags, balance=balance, **said)


def _positive(amount: Decimal | None) -> Decimal | None:
    return amount if amount is not None and amount >= 0 else None


def _overdue(values: Values, state: str, everything: str) -> bool:
    days = values.texts.get("days", "").strip()
    if days:
        if re.match(r"(?:是|已|有|y|√|对|[一二三四五六七八九十]|m[1-9])", days, re.IGNORECASE) or is_overdue(days):
            return True
        number = re.search(r"[0-9]+", days)
        return bool(number and int(number[0]) > 0 and not re.search("未|无|没", days))
    if re.search(r"逾期|拖欠", state):
        return not re.search(r"未逾期|没有?逾期|无逾期|不逾期", state)
    return is_overdue(everything) or bool(values.sums.get("late"))


def _tail(cell: str, name: str) -> str | None:
    found = re.search(r"([0-9]{4})\s*$", cell) or re.search(r"(?:尾号|[(（*])\s?([0-9]{4})\)?\s*$|[一-鿿]卡?([0-9]{4})$", name)
    return next((group for group in found.groups() if group), None) if found else None


def _day(cell: str, received: date | None) -> date | None:
    found = re.search(DAY, cell)
    return read_day(found, received) if found else None


def is_household(name: str) -> bool:
    """Whether a line is one of the household's and no debt."""
    return bool(compiled(_HOUSEHOLD).search(name)) and next(find_institutions(name[:20]), None) is None  # 交通银行

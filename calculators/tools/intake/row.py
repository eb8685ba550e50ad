"""One row of what was read: what it becomes, where it stands, what it says; and what of names may not be kept in it."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from calculators.forms import result
from calculators.forms.declaration import NAME_LENGTH
from calculators.law.codes import DEBT_KINDS
from calculators.sums.money import spoken
from calculators.words.patterns import compiled

BECOMES = {
    "debt": "一笔债",
    "payment_due": "这一期要还的",
    "none": "不欠了",
    "ask": "要你来定",
    "guarantee": "替别人担保的",
    "information": "只是记录",
    "payment": "已经还的",
}

FLAGS = {
    "overdue": "有逾期",
    "instalment_inside": "含未出单的分期，已经在余额里，没有再加",
    "converted": "外币账户，折合人民币",
    "second_currency": "同一张卡的外币账户",
    "bad_debt": "呆账",
    "guarantor_paid": "保证人已经代偿，现在欠的是代偿的一方",
    "assigned": "受让的债权，同一笔可能在别处还有一行",
    "revolving": "额度可以循环用",
    "secured": "有抵押",
    "old_data": "数字是两个月以前的",
    "same_account": "可能和另一行是同一个账户",
}

MOST_ROWS = 300  # read at once; a list of debts holds 200


@dataclass(frozen=True, kw_only=True)
class Row:
    """What one entry of the text says. None: the text does not say it. Yuan, except where ``currency`` is another."""

    becomes: str = result.code(BECOMES)
    line: int = result.count("第几行")
    excerpt: str = result.text("原文")
    creditor: str | None = result.text("欠谁")
    debt_kind: str | None = result.code(DEBT_KINDS)
    balance: Decimal | None = result.money("欠多少")
    currency: str | None = result.text("币种")
    credit_limit: Decimal | None = result.money("额度")
    account_tail: str | None = result.text("尾号")
    as_of: date | None = result.day("数字是哪一天的")
    opened: date | None = result.day("开立日")
    due_date: date | None = result.day("还款日")
    due_amount: Decimal | None = result.money("这一期要还")
    minimum_due: Decimal | None = result.money("最低还款")
    overdue_amount: Decimal | None = result.money("逾期金额")
    flags: tuple[str, ...] = result.codes(FLAGS)
    note: str | None = result.text("说明")


_UNSAID = dict.fromkeys(("creditor", "debt_kind", "balance", "credit_limit", "account_tail", "as_of", "opened", "due_date"))
_UNSAID |= dict.fromkeys(("due_amount", "minimum_due", "overdue_amount", "note"))
_LONGEST_EXCERPT = 400


def make_row(becomes: str, line: int, excerpt: str, flags: list[str] | None = None, **said: Any) -> Row:
    """A row with what is known; the rest is None. Names and numbers of identity are taken out of the excerpt."""
    shown = without_names(excerpt.strip())
    if len(shown) > _LONGEST_EXCERPT:
        shown = f"{shown[:_LONGEST_EXCERPT]}…"
    creditor = said.pop("creditor", None)
    ordered = tuple(code for code in FLAGS if code in (flags or ()))
    values = _UNSAID | {"currency": "CNY"} | said | {"creditor": creditor and creditor[:NAME_LENGTH]}
    return Row(becomes=becomes, line=line, excerpt=shown, flags=ordered, **values)


# What of a person stands in such texts: the one for whom a guarantee was given, the one who is addressed, numbers of papers.
_NAMES = (
    r"(?P<for>(?<=为)[^,，。（(]{1,40}(?=[（(]证件))"
    r"|(?P<old>(?<=[,，日]为)[^,，。（(在]{2,30}(?=在[^,，。]{2,40}办理))"
    r"|(?P<dear>(?<=尊敬的)(?!客户|用户|会员|持卡|先生|女士|您|贵)[^\W\d_]{1,4}(?=先生|女士|您|[,，:：]))"
    r"|(?P<sir>(?<![^\W\d_])(?!尊敬|各位|亲爱)[^\W\d_][^\W\d_*＊]{0,2}(?=(?:先生|女士)(?:[,，:：您]|$)))"
    r"|(?P<titled>(?<=姓名[:：])\s{0,3}[^\s,，]{1,10})"
    r"|(?P<number>(?<![\d*])(?:\d{6}[\d*＊]{8,11}[\dXx*＊]|\d{15,19}[Xx]?)(?![\d*]))"
    r"|(?P<paper>(?<=证件号码[:：])\s{0,3}[\dXx*＊]{4,20})"
)


def without_names(excerpt: str) -> str:
    """The excerpt with ``＊`` for a person's name and for the number of a paper."""
    return compiled(_NAMES).sub("＊", excerpt)


_FROM_BELOW = r"[0-9一二两三四五六七八九十百千万wWkK]\s?多(?![久次年月天个期笔家])"


def said_from_below(row: Row) -> Row:
    """Where a sum is said only from below (6千多, 六千多块, 6000多), the row says that more is owed than is counted."""
    if row.becomes not in ("debt", "payment_due", "ask") or row.note or not compiled(_FROM_BELOW).search(row.excerpt):
        return row
    counted = row.balance or row.due_amount
    return replace(row, note=f"按 {spoken(counted)}算，实际更多。查到准数就改。") if counted else row

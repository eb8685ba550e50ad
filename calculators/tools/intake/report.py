"""The short credit report (个人信用报告 简版): each account is a sentence that begins with a day.

The text may come out of a PDF: lines broken anywhere, footers of pages between, blanks between characters, a number on a line of
its own. So blanks and footers are left out first, and a sentence is known by what it says, not by its line.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from calculators.sums.money import MOST_YUAN
from calculators.sums.months import last_day
from calculators.tools.intake.accounts import counted, with_same_accounts
from calculators.tools.intake.between import public_records, unread
from calculators.tools.intake.row import Row, make_row
from calculators.words.dates import real_day
from calculators.words.institutions import kind_in_words, read_institution
from calculators.words.normalise import Normalised
from calculators.words.patterns import compiled
from calculators.words.written_sums import CURRENCIES

_FOOTER = (
    r"(?:(?<=\n)|^)[ \t]*(?:第?\s?[0-9]{1,3}\s?页?\s?[/,，、]\s?共?\s?[0-9]{1,3}\s?页|第\s?[0-9]{1,3}\s?页|-\s?[0-9]{1,3}\s?-|[0-9]{1,3}\s?/\s?[0-9]{1,3})[ \t]*(?=\n|$)"
    r"|第\s?[0-9]{1,3}\s?页\s?[,，、/]?\s?共\s?[0-9]{1,3}\s?页|Page\s?[0-9]{1,3}\s?of\s?[0-9]{1,3}"
)
_DAY = r"(?P<year>(?:19|20)[0-9]{2})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
_NUMBER = r"(?:(?<![0-9,.])[0-9]{1,3}[.、)])?"
# What an account's sentence says of its beginning, soon after its day.
_BEGINS = r"(?:发放的|开立的|为[^。]{2,30}授信|接收(?:的)?债权|(?:进行)?最近一次代偿|承担相关还款责任|提供(?:的)?(?:担保|保证)|办理的[^。]{0,30}(?:担保|租赁))"
_START = rf"(?P<number>{_NUMBER}){_DAY}[,，]?(?=(?:(?!{_DAY.replace('?P<year>', '?:').replace('?P<month>', '?:').replace('?P<day>', '?:')}|截至|到期)[^。]){{2,110}}?{_BEGINS})"
_HEADING = (
    r"信贷记录|信息概要|(?:发生过|从未)[^。:;]{0,50}(?:账户)?明细如下:?|公共记录|非信贷交易记录|查询记录|机构查询记录明细|个人查询记录明细|资产处置信息|"
    r"保证人代偿信息|相关还款责任信息|为(?:个人|企业)[^。:]{0,20}相关还款责任[^。:]{0,10}:|(?:民事判决|强制执行|行政处罚|欠税)记录|电信欠费|"
    r"(?<=。)(?:信用卡|购房贷款|其他贷款|贷款|其他业务)(?=[^。]{0,80}(?:如下|$))|说明1|说明$|系统中没有"
)
_IS_REPORT = (
    r"个人信用报告|信用报告编号|报告时间:[0-9]{4}|"
    rf"{_START}|机构查询记录明细|账户明细如下|(?:欠税|民事判决|强制执行|行政处罚)记录|"
    r"截至[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?[,，](?:信用额度|余额|透支余额|担保|贷款余额|已使用)"
)


def is_report(text: Normalised) -> bool:
    """Whether a text is a credit report, or sentences out of one."""
    return bool(compiled(_IS_REPORT).search(_closed_up(text.plain)))


def is_account(line: str) -> bool:
    """Whether an account begins in a line."""
    return bool(compiled(_START).search(line))


def _closed_up(plain: str) -> str:
    return compiled(r"\s+").sub("", plain)


class ReadReport(NamedTuple):
    """What stands in a report: its day, its rows, the pieces that look like an account and were not understood."""

    dated: date | None
    rows: list[Row]
    not_read: list[tuple[int, str]]
    counted: int | None  # how many accounts the report itself counts; None where it does not say


def read_report(text: Normalised, received: date | None) -> ReadReport:
    """The accounts of a report, in its order."""
    compact = _compact(text)
    dated = _dated(_closed_up(text.plain))
    rows, not_read, last = [], [], 0
    for start, end in _sentences(compact.plain):
        not_read += unread(compact, last, start)
        rows.append(_account(compact.part(start, end), received or dated))
        last = end
    not_read += unread(compact, last, len(compact.plain))
    rows += public_records(compact)
    rows.sort(key=lambda row: row.line)
    return ReadReport(dated, with_same_accounts(rows), not_read, counted(text))


# What stands at the head of each page, and may stand in the middle of a sentence.
_HEADER = r"(?:(?<=\n)|^)[ \t]*(?:个[ \t]?人[ \t]?信[ \t]?用[ \t]?报[ \t]?告|报告编号|报告时间|查询时间)[^\n]{0,80}(?=\n|$)"


def _compact(text: Normalised) -> Normalised:
    unwanted = sorted(found.span() for pattern in (_FOOTER, _HEADER) for found in compiled(pattern).finditer(text.plain))
    whole = text.without([span for place, span in enumerate(unwanted) if not place or span[0] >= unwanted[place - 1][1]])
    return whole.without([found.span() for found in compiled(r"\s+").finditer(whole.plain)])


def _dated(plain: str) -> date | None:
    found = compiled(r"(?:报告|查询)时间[:：]?([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})").search(plain)
    return real_day(*map(int, found.groups())) if found else None


def _sentences(plain: str) -> Iterator[tuple[int, int]]:
    """From where to where each account's sentences run; its number before it belongs to it."""
    starts = [found.start() for found in compiled(_START).finditer(plain)]
    headings = [found.start() for found in compiled(_HEADING).finditer(plain)]
    place = 0
    for start, following in zip(starts, [*starts[1:], len(plain)], strict=False):
        while place < len(headings) and headings[place] <= start:
            place += 1
        end = min(following, headings[place] if place < len(headings) else following)
        yield start, _without_next_heading(plain, start, end)


def _without_next_heading(plain: str, start: int, end: int) -> int:
    """The end of an account: its last full stop, unless what comes after still tells of it (a full stop that is missing)."""
    stop = plain.rfind("。", start, end)
    rest = plain[stop + 1 : end]
    # A full stop that is missing at the end; what names a lender or a loan of its own is no part of this account.
    goes_on = re.search(r"余额|已使用额度|逾期金额|结清|销户|转出", rest) and not re.search(r"公司|银行|贷款|贷记卡|授信", rest)
    if stop >= 0 and not goes_on:
        return stop + 1
    bare = re.search(r"(?:信用卡|购房贷款|其他贷款)$", plain[start:end])
    return start + bare.start() if bare else end


def _account(sentence: Normalised, received: date | None) -> Row:
    plain = sentence.plain
    line, excerpt = sentence.line(0), sentence.original(0, len(plain))
    begun = re.match(_START.partition("(?=(?:")[0], plain)
    opened = real_day(int(begun["year"]), int(begun["month"]), int(begun["day"])) if begun else None
    rest = plain[begun.end() :] if begun else plain
    said: dict[str, Any] = {"opened": opened}
    if re.search(r"相关还款责任|担保|提供(?:的)?保证|责任人类型", rest) and not re.search(r"代偿|发放的|授信", rest):
        return _guarantee(rest, line, excerpt, said)
    if re.search(r"接收(?:的)?债权", rest):
        return _taken_over(rest, line, excerpt, said, "assigned", r"^(.{2,40}?)接收")
    if "代偿" in rest and "发放的" not in rest:
        return _taken_over(rest, line, excerpt, said, "guarantor_paid", r"^(.{2,40}?)(?:进行)?最近一次代偿")
    return _loan(rest, line, excerpt, said, received)


def _sum_after(plain: str, label: str) -> Decimal | None:
    """The amount that follows a label; None where there is none (``--``)."""
    found = compiled(
        rf"(?:{label})(?:为|是|:)?(?:人民币|折合人民币)?(?:为|是|:)?(-?(?:[0-9]{{1,3}}(?:,[0-9]{{3}}(?![0-9]))+|[0-9]+)(?:\.[0-9]{{1,2}}(?![0-9.、)]))?)"
    ).search(plain)
    value = Decimal(found[1].replace(",", "")) if found else None
    return value if value is None or abs(value) <= MOST_YUAN else None


def _guarantee(rest: str, line: int, excerpt: str, said: dict[str, Any]) -> Row:
    lender = re.search(r"(?<=在)([^,，。在]{2,40}?)(?=办理|申请|发放)", rest)
    kind = re.search(r"责任人类型为([^,，。]{2,12})", rest)
    shared = "共同借款" in rest
    note = (
        "你是共同借款人，可能要还全部。没有算进合计，要不要算由你定。"
        if shared
        else f"这是替别人担保的债（{kind[1] if kind else '保证'}），没有算进合计。对方还不上时才轮到你。"
    )
    as_of = _as_of(rest)
    return make_row(
        "guarantee",
        line,
        excerpt,
        creditor=lender and lender[1],
        balance=_owed(_sum_after(rest, "贷款余额|余额")),
        as_of=as_of,
        note=note,
        **said,
    )


def _owed(balance: Decimal | None) -> Decimal | None:
    return balance if balance is None or balance >= 0 else Decimal(0)


def _taken_over(rest: str, line: int, excerpt: str, said: dict[str, Any], flag: str, who: str) -> Row:
    """A claim that was assigned, or paid by a guarantor: what is left of it, or all of it where nothing has been paid since."""
    found = re.search(who, rest)
    creditor = found[1] if found else None
    left = _sum_after(rest, "余额")
    amount = left if left is not None else _sum_after(rest, "累计代偿金额|代偿金额|(?<!代偿)金额")
    settled = (amount is not None and amount <= 0) or re.search(r"已结清|已还清", rest)
    notes = {
        "assigned": "这笔债转给了这一家，原来那一家可能还有一行。还款前先要债权转让通知。",
        "guarantor_paid": "保证的一方替你还了，现在欠的是它。原来那一家可能还有一行。",
    }
    becomes = "none" if settled else "ask" if amount is None else "debt"
    said |= {"balance": _owed(amount), "as_of": _as_of(rest), "debt_kind": "other", "note": notes[flag]}
    return make_row(becomes, line, excerpt, [flag], creditor=creditor, **said)


def _as_of(plain: str) -> date | None:
    found = compiled(r"截至([0-9]{4})年([0-9]{1,2})月(?:([0-9]{1,2})日)?").search(plain)
    if not found or not 1 <= int(found[2]) <= 12 or not int(found[1]):
        return None
    year, month = int(found[1]), int(found[2])
    return real_day(year, month, int(found[3] or last_day(year, month)))


_CLOSED = r"已?(?:结清|销户|注销|还清)|已(?:关闭|终止|撤销)|(?:尚|还)?未激活|没有激活"
_OVERDUE = r"当前有?逾期(?!金额[为:]?0(?![0-9.,]))|逾期金额[为:]?[1-9]|透支(?:已)?(?:超过|达)?[0-9]{2,3}天|已逾期"
_NEVER = r"当前(?:无|没有|未)逾期|从未逾期|未逾期|无逾期"


def _loan(rest: str, line: int, excerpt: str, said: dict[str, Any], received: date | None) -> Row:
    creditor = re.match(r"(.{2,40}?)(?:发放的|开立的|办理的|为[^。]{2,30}授信)", rest)
    name = creditor[1] if creditor else None
    status = rest[creditor.end() :] if creditor else rest
    currency = _currency(status)
    balance = _sum_after(status, r"(?<!分期)(?<!担保贷款)余额|已(?:使)?用额度")
    flags = _flags(status, balance, currency)
    as_of = _as_of(status)
    if as_of and received and (received - as_of).days > 60:
        flags.append("old_data")
    said |= {
        "creditor": name,
        "debt_kind": _kind(rest, name),
        "balance": balance,
        "credit_limit": _owed(_sum_after(status, "(?<!使用)(?:信用|授信|共享|借款|贷款)额度")),
        "account_tail": _tail(status),
        "as_of": as_of,
        "overdue_amount": _owed(_sum_after(status, "逾期金额")),
        "currency": currency if balance is None or "converted" not in flags else "CNY",
    }
    becomes, note = _state(status, balance, flags)
    if becomes in ("none", "ask"):
        said["balance"] = None if balance is None or balance < 0 else balance
    return make_row(becomes, line, excerpt, flags, note=note, **said)


def _state(status: str, balance: Decimal | None, flags: list[str]) -> tuple[str, str | None]:  # noqa: PLR0911  a return for each thing that it may be
    """What an account becomes, and what is said about it."""
    if re.search(r"转出", status):
        return "ask", "这笔转给别家了，报告没写转给谁。先问清现在欠谁、欠多少，再决定要不要放进清单。"
    closed = re.search(_CLOSED, status)
    if closed and "overdue" in flags:
        return "ask", "写着已经销户，又写着有逾期。先问清还欠不欠，再决定要不要放进清单。"
    if closed and not (balance and balance > 0):
        return "none", None
    if balance is None:
        return "ask", "报告没写余额，没有算进合计。问清欠多少再填。"
    if balance < 0:
        return "none", "余额是负数：多还了，不欠。"
    if balance == 0:
        return "none", None
    if "instalment_inside" in flags:
        inside = _sum_after(status, "(?:专项)?分期余额")
        return "debt", f"{inside:,f} 已在余额里，没有再加。" if inside else None
    if "converted" in flags:
        return "debt", "外币账户，余额已经折合成人民币。"
    return "debt", None


def _flags(status: str, balance: Decimal | None, currency: str) -> list[str]:
    flags = []
    now = re.sub(r"最近5年内.*?(?:。|$)|最近五年内.*?(?:。|$)", "", re.sub(_NEVER, "", status))
    if re.search(_OVERDUE, now):
        flags.append("overdue")
    if re.search(r"(?:含|其中)[^)。]{0,16}分期余额", status):
        flags.append("instalment_inside")
    if currency != "CNY":
        flags += ["second_currency", *(["converted"] if "折合人民币" in status or balance else [])]
    if "呆账" in status:
        flags.append("bad_debt")
    if "循环使用" in status or "循环" in status[:60]:
        flags.append("revolving")
    if re.search(r"住房|购房|商用房|抵押|质押", status):
        flags.append("secured")
    return flags


def _currency(status: str) -> str:
    found = re.search(r"[(,，]?([一-鿿]{1,6}?)账户", status)
    return CURRENCIES.get(found[1], "CNY") if found else "CNY"


def _tail(status: str) -> str | None:
    found = re.search(r"(?:尾号|末四位)(?:为|是|:)?([0-9]{4})(?![0-9])", status)
    return found[1] if found else None


def _kind(sentence: str, creditor: str | None) -> str:
    institution = read_institution(creditor) if creditor else None
    bare = re.sub(r"信用卡(?:中心|部)", "", sentence.replace(creditor or "\0", ""))
    if "贷记卡" in bare:
        return "credit_card"
    named = kind_in_words(bare, None)
    if named and named != "credit_card":
        return named
    if institution and institution.kind:
        return institution.kind
    return "bank_loan" if institution or "银行" in (creditor or "") else "other"

"""Bill messages, one or thirty at once: where each begins, who sends it, what is due and when.

A sum counts as what the words right before it say: 应还, 最低, 逾期, 额度, 消费 … One that they do not name counts as nothing.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from calculators.sums.money import ZERO
from calculators.tools.intake import vouched
from calculators.tools.intake.row import MOST_ROWS, Row, make_row
from calculators.words import pay_days
from calculators.words.institutions import find_institutions, is_no_lender, kind_in_words, read_institution
from calculators.words.normalise import Normalised
from calculators.words.patterns import compiled
from calculators.words.sum_meanings import abroad, labelled

_START = r"(?P<number>\s{0,4}(?:[0-9]{1,3}[.、)]|[(][0-9]{1,3}[)]|[-·•*])?\s{0,3})【"
_TIME = (
    r"\s*(?:(?:[0-9]{4}[-./年])?[0-9]{1,2}[-./月][0-9]{1,2}日?)?\s*(?:星期[一二三四五六日天]|周[一二三四五六日]|今天|昨天|前天)?\s*(?:上午|下午|晚上|早上|凌晨|中午)?\s*"
    r"(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?\s*|\s*(?:\+?86)?[0-9]{5,20}\s*|\s*短信/?彩信?\s*"
)
_CODE = r"验证码|校验码|动态码|动态密码|取件码|提货码"
_PAID = r"(?:还款|扣款|扣收).{0,24}(?:入账|成功|到账)|(?:成功|已)还款|(?:已|成功)(?:收到|扣款|扣收|代扣|归还|入账)|收到(?:您|你)?的?.{0,12}还款|扣[款收]成功|已于[^,，。]{0,12}扣[款收]|还款已|已还清本期"
_STILL = r"应还|最低|账单|逾期|未还|欠|待还|请.{0,10}还"
_SETTLED = r"(?:已|全额)(?:于[^,，。]{2,14})?(?:结清|还清)|全部还清|无需还款|无账单|没有账单|账单为0|无欠款|不欠|应还(?:金额|总?额|款)?(?:为)?0(?:\.00?)?元|已全额还"
_OVERDUE = (
    r"(?:已经?|现|目前|仍|处于|发生|连续|严重|现已|存在|产生|出现|共)逾期|逾期(?:已|了)?\s?[0-9一二三四五六七八九十]{1,4}\s?(?:天|日|个月|期)|"
    r"逾期(?:总?金额|本金|利息|违约金|罚息|欠款|本息|未还|账款|款项|状态|[0-9])|(?:至今|仍|尚)未(?:归|偿)?还|仍?未归还|拖欠|逾期:?(?:是|有)|是否逾期:?是|已到期未还|已超过还款日|逾期,"
)
_NO_OVERDUE = r"(?:从未|未曾|未|无|没有|不|避免|以免|防止|谨防|免于|如|若|如果|一旦|为免|勿|当前无)[^,，。;]{0,6}逾期|逾期(?:将|会|可能|后|的?风险|不还|未还将)"


class Message(NamedTuple):
    """One message of the text, and the sender whose name stands in brackets."""

    text: Normalised
    line: int


def is_messages(plain: str) -> bool:
    """Whether a text is written by lenders to a customer, rather than by the customer."""
    return bool(
        re.search(
            r"【[^】\n]{2,20}】|尊敬的|阁下|您|账单|(?i:statement balance|minimum payment)|将从.{0,30}扣款|到期还款日|最低还款额|应还.{0,80}(?:自动还款|还款日|到期|扣款)",
            plain,
            re.DOTALL,
        )
    )


def read_messages(text: Normalised, received: date | None) -> tuple[list[Row], list[tuple[int, str]]]:
    """The rows of the messages, in order, and what looked like a bill and was not understood."""
    rows, not_read = [], []
    for message in (part for whole in split(text) for part in _by_card(whole)):
        found = _read(message, received)
        if isinstance(found, Row):
            rows.append(found)
        elif found:
            not_read.append((message.line, message.text.original(0, len(message.text.plain))))
        if len(rows) >= MOST_ROWS:
            not_read.append((message.line, f"第 {message.line} 行往后没有读。请分几次贴。"))
            break
    return rows, not_read


def split(text: Normalised) -> Iterator[Message]:
    """Where one message ends and the next begins: a sender in brackets, a time, a blank line, a sentence that is whole."""
    start: int | None = None
    place = 0
    for line in text.plain.split("\n"):
        end = place + len(line)
        blank = not line.strip() or _is_time(line)
        begins = re.match(_START, line) or (
            start is not None and _whole(text.plain[max(start, place - 400) : place]) and _whole(line)
        )
        if start is not None and (blank or begins):
            yield from _pieces(text, start, place)
            start = None
        if start is None and not blank:
            start = place
        place = end + 1
    if start is not None:
        yield from _pieces(text, start, len(text.plain))


def _is_time(line: str) -> bool:
    return bool(len(line) < 40 and compiled(_TIME).fullmatch(line))


def _whole(piece: str) -> bool:
    """Whether a piece says enough to be a message of its own: who or which card, and a sum."""
    return bool(
        re.search(r"】|尾号|银行|信用卡|贷|分期|花呗|白条|金融|消金", piece)
        and re.search(r"[0-9]元|[¥￥][0-9]|[0-9]\.[0-9]{2}|【", piece)
    )


def _pieces(text: Normalised, start: int, end: int) -> Iterator[Message]:
    """A line may hold several messages, each with its sender before it, or each with its sender at its end."""
    plain = text.plain
    cuts = [start]
    brackets = list(re.compile(r"【[^】\n]{2,24}】").finditer(plain, start, end))
    at_end = bool(brackets) and not plain[brackets[-1].end() : end].strip()
    for found in brackets:
        if at_end:
            cuts.append(found.end())
        elif found.start() > start and re.search(
            r"[。!;:\s]$|[0-9][.、)]$", plain[max(start, found.start() - 2) : found.start()]
        ):
            cuts.append(found.start())
    cuts = [cut for cut in cuts if cut < end] + [end]
    for low, high in pairwise(cuts):
        piece = plain[low:high]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            part = text.part(low + lead, high)
            yield Message(part, part.line(0))


def _read(message: Message, received: date | None) -> Row | bool:  # noqa: PLR0911  a return for each thing that it may be
    """The row of one message; True where it looks like a bill and was not understood, False where it is none."""
    plain = _joined(message.text.plain)
    line, excerpt = message.line, re.sub(r"\s*\n\s*", "", message.text.original(0, len(message.text.plain)))
    if re.search(_CODE, plain) and not re.search(r"应还|最低还款|账单", plain):
        return False
    creditor, by_collector = _sender(plain)
    said: dict[str, Any] = {"creditor": creditor, "debt_kind": _kind(plain, creditor), "account_tail": _tail(plain)}
    if _has_paid(plain) or (
        re.search(_PAID, plain)
        and not re.search(_STILL, re.sub(rf"{_PAID}|(?:本期)?账单(?:已|全部|都){{0,2}}(?:还清|结清)", "", plain))
    ):
        return make_row("payment", line, excerpt, note="已经还的钱，没有算进欠款。", **said)
    sums = {name: max(value, ZERO) for name, value in labelled(plain).items()}  # a bill below zero: paid too much, nothing due
    overdue = is_overdue(plain)
    due, whole = sums.get("due", sums.get("pay")), sums.get("whole")
    if "all" in sums:  # what is due in all, of a bill; else what is owed in all
        due, whole = (sums["all"], whole) if re.search(r"账单|本期|最低", plain) else (due, whole or sums["all"])
    late = sums.get("overdue")
    amount = due if due is not None else late
    said |= {"due_date": pay_days.due_date(plain, received), "due_amount": amount, "minimum_due": sums.get("least")}
    said |= {"overdue_amount": late if late is not None else due if overdue and whole is None else None}
    flags = ["overdue"] if overdue else []
    if vouched.in_a_message(plain) and (amount or whole):
        return make_row("guarantee", line, excerpt, flags, balance=whole, note=vouched.NOTE, **said)
    of_a_country = abroad(plain)
    if of_a_country and not amount and not whole:
        note = f"账单是外币：{of_a_country.words}。还的时候按当天的汇率折成人民币。"
        said |= {"due_amount": None, "minimum_due": None, "currency": of_a_country.currency}
        return make_row("payment_due", line, excerpt, flags, note=note, **said)
    if re.search(_SETTLED, plain) and not amount and not whole and not re.search(r"剩余|尚欠|还剩|仍欠", plain):
        return make_row(
            "none", line, excerpt, **(said | {"due_date": None, "due_amount": None, "minimum_due": None, "overdue_amount": None})
        )
    if whole:
        becomes = "ask" if by_collector else "debt"
        note = (
            "这是对方说的总数。和合同、App 里的对一对。"
            if becomes == "debt"
            else "这是催收一方说的总数。先和贷款的机构核对，再决定要不要放进清单。"
        )
        return make_row(becomes, line, excerpt, flags, balance=whole, as_of=pay_days.as_of(plain, received), note=note, **said)
    if amount:
        note = "逾期的数，不是一共欠的数。" if late and due is None else "这一期要还的数，不是一共欠的数。"
        return make_row("payment_due", line, excerpt, flags, note=note, **said)
    if amount is not None or whole is not None:
        return make_row("none", line, excerpt, **(said | {"due_date": None, "minimum_due": None}))
    return bool(
        re.search(r"应还|账单|逾期|欠款", plain)
        and re.search(r"[0-9]{2}", plain)
        and not re.search(r"谨防|验证码|分期优惠|申请", plain)
    )


def _has_paid(plain: str) -> bool:
    """您信用卡(9087)于11月27日还款500.00元, and nothing that is still asked."""
    return bool(re.search(r"于[^,，。前将]{2,16}(?:还款|存入|转入)(?:人民币|¥)?\s?[0-9]", plain)) and not re.search(
        r"请|将|备足|确保|提前|到期|应|需|须|最低|账单|剩余", plain
    )


def _by_card(message: Message) -> Iterator[Message]:
    """A message that says what is due on several cards, as one for each; the sender before them is of each."""
    plain = message.text.plain
    cards = [
        found.start()
        for found in re.finditer(
            r"(?:您)?(?:的)?尾号[为是:]?\s?[0-9]{4}(?:的)?(?:信用卡|贷记卡|卡)?[^,，。;]{0,8}(?:账单|应还)", plain
        )
    ]
    if len(cards) < 2:
        yield message
        return
    sender = re.match(r"[^】]{0,8}【[^】\n]{2,24}】", plain)
    for start, end in pairwise([*cards, len(plain)]):
        head = message.text.without([(sender.end() if sender else 0, start), (end, len(plain))])
        yield Message(head, message.line)


def _joined(plain: str) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", "", plain)


def is_overdue(plain: str) -> bool:
    """Whether words say that something is overdue; 未逾期, 以免逾期, 逾期将 say that it is not."""
    return bool(re.search(_OVERDUE, re.sub(_NO_OVERDUE, "", plain)))


def _sender(plain: str) -> tuple[str | None, bool]:
    """Who is owed, as the message names it, and whether a collector writes for it."""
    entrusted = re.search(
        r"受(?:[^受,，。]{0,6}?)(?P<who>[^受,，。的]{2,24}?)(?:的)?委托|(?:接受|受托于|代表)(?P<for>[^,，。]{2,20}?)(?:委托|[,，])",
        plain,
    )
    brackets = re.findall(r"【([^】\n]{2,24})】", plain)
    lenders = [each.strip() for each in brackets if not is_no_lender(each)]
    if entrusted:
        named = (entrusted["who"] or entrusted["for"]).strip()
        return named, True
    for each in lenders:
        if read_institution(each) or len(lenders) == 1:
            return each, False
    borrowed = re.search(r"[您你](?:在|于|名下在)(?P<who>[^,，。的]{2,16})的?(?:借款|贷款|账单|欠款|账户|信用卡|消费贷)", plain)
    if borrowed and not re.search("我行|我司|本行|平台", borrowed["who"]):
        return borrowed["who"], bool(re.search(r"委托|催收|外包|法务|律师", plain))
    mentions = [each for each in find_institutions(plain) if not _pays_from(plain, each.end)]
    if mentions:
        return mentions[0].written, bool(brackets) or bool(re.search(r"委托|催收|外包|法务|律师", plain))
    head = re.match(r"\s*(?:尊敬的)?([^\W\d_]{2,12})(?:[:：]|信用卡)", plain)
    return (head[1] if head and not re.search("您|你|客户|用户|好", head[1]) else None), False


def _pays_from(plain: str, end: int) -> bool:
    return bool(re.match(r"[^,，。]{0,8}(?:储蓄卡|借记卡|账户)", plain[end : end + 14]))


def _kind(plain: str, creditor: str | None) -> str:
    institution = read_institution(creditor) if creditor else None
    if institution and institution.kind:
        return institution.kind
    words = re.sub(r"(?:储蓄|借记|银行)卡", "", plain)
    loan = re.search(r"房贷|住房贷款|按揭|车贷|汽车贷|经营贷|个人贷款|消费贷款|信用贷", words)
    if loan and not re.search(r"信用卡|贷记卡", words):
        return kind_in_words(loan[0], None) or "bank_loan"
    if re.search(r"信用卡|贷记卡|最低|尾号|卡[(]|卡分期", words):
        return "credit_card"
    return kind_in_words(words, None) or (
        "bank_loan" if institution or (creditor and "银行" in creditor) else "online_loan" if creditor else "other"
    )


def _tail(plain: str) -> str | None:
    for found in re.finditer(
        r"(?:尾号|尾数|末四位|末4位|后四位|ending(?: in)?)(?:为|是|:)?\s?[*]{0,4}([0-9]{4})(?![0-9])|(?:卡|账户)(?:\(|尾)([0-9]{4})\)?(?![0-9])|[*]{2,12}([0-9]{4})(?![0-9])|"
        r"(?:您(?:的)?|】)([0-9]{4})(?:的)?(?:信用)?卡|(?:信用|贷记)卡([0-9]{4})(?![0-9年])",
        plain,
    ):
        before, after = plain[max(0, found.start() - 8) : found.start()], plain[found.end() : found.end() + 8]
        if not re.match(
            r"[)\]]?的?(?:储蓄|借记|银行卡|账户(?!人民币|本期|账单|应还|[0-9]{1,2}月)|活期|I类|一类)", after
        ) and not re.search(r"(?:从|自(?!动)|绑定|储蓄卡|借记卡|通过)[^,，。]{0,6}$", before):
            return next(group for group in found.groups() if group)
    return None

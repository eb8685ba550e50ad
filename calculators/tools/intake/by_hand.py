"""Lists as one writes them by hand: 招行 5万2 逾期40天, 我欠的：江川信用卡 21000，橙花 9320.

An item is short, names somebody and holds one sum of what is owed. A name that tells nothing (松果, 老同学) counts where the item or
its list says that it is about debts.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from calculators.tools.intake.amounts import Sum, find_sums
from calculators.tools.intake.lender_words import creditor_name, is_debt_word, is_person, kind_of
from calculators.tools.intake.messages import is_overdue
from calculators.tools.intake.row import MOST_ROWS, Row, make_row
from calculators.tools.intake.tables import is_household
from calculators.words.institutions import find_institutions
from calculators.words.normalise import Normalised

_MINE = r"我?(?:一共|总共|目前|现在)?(?:欠|借)(?:别人|人家|了|的|款|债|着|谁)|我的?(?:欠款|负债|债务|债)|欠款|负债|债务|待还|网贷|信用卡|(?:现在|目前)?(?:还)?欠(?:着)?$|我欠$"
_OTHERS_OWE = (
    r"(?:别人|他人|人家|朋友|他们|谁|谁都)?(?:还)?欠我|借给(?:别人|他|她|朋友)?|应收|收入|别人借我的|借款人|债务人|资产|存款"
)
_QUESTION = r"[?？]|吗|怎么|如何|能不能|可以|请问|多少钱|想问|会不会|要不要|建议|利率|什么"
_NO_ITEM = r"额度|可用|工资|收入|月薪|月入|花了|消费(?!金融|贷|分期)|买|充值|转给|房租|最高|领取|已还|还了|还完|还清|结清了|赚|分(?:[0-9]+|几)期|已经给|存了|首付"
_MONTHLY = r"本月|这个?月|每个?月|本期|这期|下个?月|月供|最低"
_EACH_MONTH = r"每个?月|月薪|月入|月收入"
_SETTLED = r"(?<![没未])已?(?:结清|还清|还完)了?|不欠了|没欠"
_TOTAL = r"^(?:合计|小计|总计|共计|总共|一共|总欠|加起来|总的|合起来|共|总负债|总债务|总)"
_LATE = r"还不上|没还|未还(?!本)|没有还|断供|逾期|拖了|拖欠|没钱还|还不起了"
_NOT_LATE = r"(?:没有?|未|无|从未|不|还没|尚未)逾期|正常还|没逾期|按时|正常"
_OWED = r"(?:还|总共|一共|总|大概|目前|现在)?(?:欠款?|剩下?|待还|未还|余额|差|已用|用了|已使用|本息|总额|总计|共计|合计)(?:总?额|总?金额|多少)?(?:了|着|有|约|大概|大约|是|为|:|差不多|将近|共)?\s*$"
_NOT_OWED = r"(?:最低|每月|月供|每期|月还|额度|利息|已还|还了|可用|首期|月|罚息|违约金|手续费|本期|这期|应还|要还|每个月|逾期金额|逾期|原来借|当初借|合同)(?:还款?|应还|要还|额|金额|供)?(?:是|为|:|了|约|大概)?\s*$"
_LONGEST = 60


_DASH = re.compile(r"(?<=[^\W\d_])(?<!余额)\s?[-~_]{1,4}>?\s?(?=[0-9¥])")  # 工商银行--21000


class Item(NamedTuple):
    """A piece of a list that may be one debt."""

    start: int
    end: int
    plain: str
    in_list: bool  # under words that say that what follows is owed
    monthly: bool = False  # under words that say that it is what a month asks: 本月待还


def read_list(text: Normalised) -> tuple[list[Row], list[tuple[int, str]]]:
    """The debts of a list, and the items with a sum that could not be read."""
    items, more = [], None
    for item in _items(text):
        owed = _sum_of(item.plain)
        if owed and not re.match(_TOTAL, item.plain.strip()):
            items.append((item, owed))
        if len(items) >= MOST_ROWS:
            more = text.line(item.start)
            break
    plainly = [bool(_says_debt(item.plain, owed)) for item, owed in items]
    rows, not_read = [], []
    for (item, owed), plain in zip(items, plainly, strict=True):
        row = _row(item, owed, text, plain or item.in_list or (sum(plainly) >= 1 and _may_be_debt(item.plain, owed)))
        if row:
            rows.append(row)
        elif plain:
            not_read.append((text.line(item.start), text.original(item.start, item.end)))
    if more:
        not_read.append((more, f"第 {more} 行往后没有读。请分几次贴。"))
    return rows, not_read


def is_listed(line: str) -> bool:
    """Whether a line plainly says that something is owed to somebody, as an item of a list does."""
    for low, high in _pieces(line):
        owed = _sum_of(line[low:high])
        if owed and not re.match(_TOTAL, line[low:high].strip()) and _says_debt(line[low:high], owed):
            return True
    return False


def _items(text: Normalised) -> Iterator[Item]:
    """Lines, and the pieces of a line between commas where each has its own sum."""
    place, mine, others, monthly = 0, False, False, False
    for written in text.plain.split("\n"):
        line, start, place = written, place, place + len(written) + 1
        heading = re.match(r"\s*([^\n:,。0-9]{0,14})(?::|$)", line)
        if heading and not any(find_sums(heading[1])) and re.search(f"{_OTHERS_OWE}|{_MINE}|{_MONTHLY}", heading[1]):
            others = bool(re.search(_OTHERS_OWE, heading[1]))
            monthly = bool(re.search(_MONTHLY, heading[1]))
            # 江川银行信用卡:两万三 names a debt itself and is no heading
            if not (find_names(heading[1]) and re.search(r"[0-9一二两三四五六七八九十]", line[heading.end() :])) or others:
                mine = not others
                skipped = heading.end()
                start, line = start + skipped, line[skipped:]
        elif not line.strip():
            others = False
        if others or not line.strip():
            continue
        of_a_month = _is_of_a_month(line)
        for low, high in _pieces(line):
            this = monthly or (of_a_month and not re.search(r"欠|剩|余额|一共|总共", line[low:high]))
            yield Item(start + low, start + high, _DASH.sub(lambda found: " " * len(found[0]), line[low:high]), mine, this)


def _is_of_a_month(line: str) -> bool:
    """Whether a line tells of what comes and goes each month: 我每个月工资8000,房贷3000."""
    first = next(find_sums(line), None)
    before = line[: first.start] if first else ""
    return bool(
        re.match(r"\s*(?:我们?|家里)?(?:现在)?每个?月", before) or (re.search(_EACH_MONTH, before) and not find_names(before))
    )


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    cuts = [0, *(found.end() for found in re.finditer(r"[;。]|[,，、](?![0-9]{3}(?![0-9]))", line)), len(line)]
    pieces = list(pairwise(cuts))
    joined: list[list[int]] = []
    for low, high in pieces:
        if low == high:
            continue
        alone = _starts_item(line[low:high])
        if joined and not alone:
            joined[-1][1] = high
        else:
            joined.append([low, high])
    for low, high in joined:
        yield from _by_blanks(line, low, high)


def _by_blanks(line: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """房租1800 水电200 工资6500: several items with nothing but a blank between."""
    words = [(low + found.start(), low + found.end()) for found in re.finditer(r"\S+", line[low:high])]
    glued = [
        re.fullmatch(r"[^\d\s]{2,10}[0-9一二两三四五六七八九十][0-9.,]*(?:万|w|千|元|块)?[0-9]?[,，。;、]?", line[start:end])
        for start, end in words
    ]
    if len(words) >= 2 and all(glued):
        yield from words
    else:
        yield low, high


def _starts_item(piece: str) -> bool:
    """Whether a piece names somebody before its sum, as an item of its own does."""
    named = [(found.start, found.end) for found in find_institutions(piece)]
    sums = [each for each in find_sums(piece) if not any(start <= each.start < end for start, end in named)]
    if not sums:
        return False
    before = re.sub(r"^\s*(?:[0-9]{1,3}[.、)]|[①-⒇❶-❿]|[-·•*])\s*", "", piece[: sums[0].start])
    name = creditor_name(re.sub(_OWED, "", before))
    return (
        bool(re.search(r"[^\W\d_]{2,}", name))
        and not re.search(_NOT_OWED, before)
        and not re.match(r"\s*(?:最低|每月|月供|已|逾期|利息|其中|本金|还剩|还欠|额度|一共|总共|合计|共计|总计)", before)
    )


def find_names(piece: str) -> bool:
    """Whether a piece names a lender."""
    return bool(list(find_institutions(piece))) or is_debt_word(piece)


def _sum_of(plain: str) -> Sum | None:
    """The sum that is owed: the one that words of owing stand before, else the first that nothing else claims."""
    if len(plain) > _LONGEST:
        return None
    sums = [each for each in find_sums(plain) if each.is_yuan and (each.plainly or each.value >= 100)]
    sums = [
        each for each in sums if not re.match(r"\s?(?:的?(?:额度|利息|手续费)|一个?月|每月(?!\s?[0-9])|/月)", plain[each.end :])
    ]
    named = [(found.start, found.end) for found in find_institutions(plain)]  # 360借条 holds no sum
    sums = [each for each in sums if not any(start <= each.start < end for start, end in named)]
    if not sums:
        return None
    for words in (r"(?:一共|总共|合计|总计|共计|本息)(?:欠|是|为|:)?\s*$", _OWED):
        for each in sums:
            if re.search(words, plain[: each.start]):
                return each
    free = [each for each in sums if not re.search(_NOT_OWED, plain[: each.start])]
    return free[0] if free else None


def _says_debt(plain: str, owed: Sum) -> bool:
    name = _name_of(plain, owed)
    return (
        (find_names(plain) or is_debt_word(name) or is_person(name))
        and not re.search(_QUESTION, plain)
        and not re.search(_OTHERS_OWE, plain)
    )


def _may_be_debt(plain: str, owed: Sum) -> bool:
    """An item that names somebody who is no lender by name: 松果 21407, 老同学：5000."""
    name = _name_of(plain, owed)
    return (
        bool(re.search(r"[^\W\d_]", name))
        and len(name) <= 10
        and not re.search(_OTHERS_OWE, plain)
        and not is_household(plain)
        and not re.search(_NO_ITEM, plain)
    )


def _name_of(plain: str, owed: Sum) -> str:
    """Who is owed, out of an item: what stands before its sum, or else behind it."""
    bare = re.sub(r"^\s*(?:[0-9]{1,3}[.、):](?![0-9])|[(][0-9]{1,3}[)]|[①-⒇❶-❿]|[-·•*])\s*", "", plain)
    cut = len(plain) - len(bare)
    before = bare[: max(0, owed.start - cut)]
    mention = next(find_institutions(before or bare), None)
    if mention and (
        re.search(r"[欠借]", before[: mention.start]) or (mention.start <= 4 and re.search(r"[0-9]", before[mention.end :]))
    ):
        return mention.written
    name = _cleaned(before)
    if not re.search(r"[^\W\d_]", name):
        mention = next(find_institutions(plain), None)
        return mention.written if mention else _cleaned(re.split(r"[,，。;]", plain[owed.end :])[0])
    return name


def _cleaned(words: str) -> str:
    name = re.split(r"[,，。;]", words.strip(" ,，。;:："))[0] if re.search(r"[^\W\d_]", words) else ""
    name = re.sub(r"^(?:名称|机构|平台|银行名)[:：]\s*", "", name)
    name = re.sub(r"(?:已经?)?逾期.*$", "", name)
    name = re.sub(_OWED, "", name)
    name = re.sub(
        r"^(?:我|还有|还|另外|以及|和|加上|再加|找|问|跟|向|从|欠了?|借了?(?![呗条钱款]))+|(?:借的|那里|那边|这边|处|的钱|大概|大约|约|差不多|将近|有|是|共|总|的|了|欠款|欠|还|剩|借|:|：|-|—|=)+$",
        "",
        name.strip(),
    )
    return creditor_name(name) if name else ""


def _row(item: Item, owed: Sum, text: Normalised, counts: bool) -> Row | None:
    plain = item.plain
    name = _name_of(plain, owed)
    if not counts or re.search(_QUESTION, plain) or not re.search(r"[^\W\d_]", name) or len(name) > 24:
        return None
    if (is_household(name) or re.search(_NO_ITEM, name)) and not re.search(r"贷|信用卡|欠|借", name):
        return None
    if re.search(_NO_ITEM, plain) and not find_names(name) and not is_person(name):
        return None
    line, excerpt = (
        text.line(item.start + len(plain) - len(plain.lstrip())),
        text.original(item.start, item.end).strip(" ,，;；、。"),
    )
    said: dict[str, Any] = {"creditor": name, "debt_kind": kind_of(_kind_words(plain, name))}
    if re.search(_SETTLED, plain) or owed.value <= 0:
        return make_row("none", line, excerpt, **said)
    as_late = re.sub(_NOT_LATE, "", plain)
    late = re.search(_LATE, as_late) and (is_overdue(plain) or "逾期" not in as_late or re.search(r"逾期了?|已逾期", as_late))
    said |= _beside(plain, owed)
    if item.monthly:
        note = "写的是这个月要还的，不是一共欠的数。"
        return make_row("payment_due", line, excerpt, note=note, **(said | {"due_amount": owed.value}))
    return make_row(
        "debt",
        line,
        excerpt,
        ["overdue"] if late and not re.search(r"逾期\s?[:：]?\s?(?:否|无|0)", plain) else [],
        balance=owed.value,
        **said,
    )


def _kind_words(plain: str, name: str) -> str:
    found = re.search(r"信用卡|房贷|车贷|经营贷|公积金贷", plain)
    return found[0] if found and found[0] not in name else name


def _beside(plain: str, owed: Sum) -> dict[str, Decimal | str | None]:
    """The least payment, the instalment and the card's tail, where the item says them too."""
    said: dict[str, Decimal | str | None] = {}
    for each in find_sums(plain):
        before = plain[: each.start]
        if each.start == owed.start:
            continue
        if re.search(r"最低(?:还款)?(?:额)?[^\d]{0,3}$", before):
            said.setdefault("minimum_due", each.value)
        elif re.search(r"(?:每月|月供|每期|月还|每个月|本期|这期)(?:要|应)?(?:还款?)?[^\d]{0,3}$", before):
            said.setdefault("due_amount", each.value)
    tail = re.search(r"(?:尾号|[(*])\s?([0-9]{4})(?![0-9])", plain)
    if tail:
        said["account_tail"] = tail[1]
    return said

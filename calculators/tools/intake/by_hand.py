"""Lists as one writes them by hand: 招行 5万2 逾期40天, 我欠的：江川信用卡 21000，橙花 9320.

An item is short, names somebody and holds one sum of what is owed. A name that tells nothing (松果, 老同学) counts where the item or
its list says that it is about debts.
"""

import re
from decimal import Decimal
from typing import Any

from calculators.tools.intake import vouched
from calculators.tools.intake.items import (
    MINE,
    NOT_OWED,
    OTHERS_OWE,
    OWED,
    SETTLED,
    Item,
    find_items,
    find_names,
    is_settled,
    names_nobody,
    pieces_of,
)
from calculators.tools.intake.lender_words import creditor_name, is_debt_word, is_person, kind_of, kind_words
from calculators.tools.intake.row import MOST_ROWS, Row, make_row
from calculators.tools.intake.standing import is_late, is_settled_itself
from calculators.tools.intake.subtotals import Listed, without_subtotals
from calculators.tools.intake.tables import is_household
from calculators.words.institutions import find_institutions
from calculators.words.normalise import Normalised
from calculators.words.patterns import compiled
from calculators.words.written_sums import Sum, find_sums

_QUESTION = r"[?？]|吗|怎么|如何|能不能|可以|请问|多少钱|想问|会不会|要不要|建议|利率|什么"
_NO_ITEM = r"额度|可用|工资|收入|月薪|月入|花了|消费(?!金融|贷|分期)|买|充值|转给|房租|最高|领取|给了|给我|卖|得了|收到|进账|赔|已还|还了|还完|还清|结清了|赚|分(?:[0-9]+|几)期|已经给|存了|首付"
_TOTAL = r"^(?:合计|小计|总计|共计|总共|一共|总欠|加起来|总的|合起来|共|总负债|总债务|总)"
_OF_ALL = r"[,，。;]\s?(?:一共|总共|合计|总计|共计|加起来)(?:是|有|为|:)?\s*$"
_OWED_IN_ALL = r"(?:具体|准确)(?:是|为|说)?\s*$|(?:已经?|现在|都)?(?:滚到|涨到|变成)了?\s*$|(?:现在|目前|如今|实际)(?:一共|总共)?(?:要还|得还|需还|应还|欠)(?:到|了|着)?\s*$|(?:一共|总共|合计|总计|共计|本息)(?:要还|得还|应还|需还|还要还|还得还|还欠|还差|欠|是|为|:|有)?\s*$"
_STILL_OWED = r"\s?(?:多|左右)?\s?(?:还没|没有?|未)还(?!款)"
_TITLE = r"(?:清单|明细|统计表?|汇总表?|一览表?|记录表?)\s*[(（]?$"
# A text that says any of this is about debts.
_TALK = r"逾期|债|还剩|协商|催收|最低|欠|分期|月供|每月还|网贷|信用卡|贷款|还不上|断供"
_NOBODY = r"[吧呢啊呀了哦多钱左右上下的块元\s]*|大概|左右"
# 12000 每月还1200: what 每月 says is of the next sum
_ITS_OWN = r"\s?(?:只|要|应|需|得|最低|大概|约)?(?:还款?|付|供)?\s?[:：]?\s?"
_LONGEST = 60


def read_list(text: Normalised) -> tuple[list[Row], list[tuple[int, str]]]:
    """The debts of a list, and the items with a sum that could not be read."""
    items, found, not_read, more = [], [], [], None
    for item in find_items(text):
        owed = _sum_of(item.plain)
        if owed and not re.match(_TOTAL, item.plain.strip()):
            items.append((item, owed))
        elif not owed and is_settled(item.plain):
            found.append((item.start, Listed(_settled(item, text), "", "")))
        elif not owed and _may_be_missed(item.plain):
            not_read.append((text.line(item.start), text.original(item.start, item.end)))
        if len(items) >= MOST_ROWS:
            more = text.line(item.start)
            break
    plainly = [bool(_says_debt(item.plain, owed)) for item, owed in items]
    listed = any(plainly) or _names_and_sums_only(items)
    debts = compiled(_TALK).search(text.plain) is not None
    for (item, owed), plain in zip(items, plainly, strict=True):
        may = (listed and _may_be_debt(item.plain, owed)) or (
            debts and _is_name(item.plain[: owed.start]) and not re.search(OTHERS_OWE, item.plain)
        )
        row = _row(item, owed, text, plain or item.in_list or may)
        if row:
            after = item.start + owed.end
            found.append((item.start, Listed(row, item.plain[: owed.start], text.plain[after : after + 12])))
        elif plain:
            not_read.append((text.line(item.start), text.original(item.start, item.end)))
    if more:
        not_read.append((more, f"第 {more} 行往后没有读。请分几次贴。"))
    return without_subtotals([each for _, each in sorted(found, key=lambda pair: pair[0])]), not_read


def _names_and_sums_only(items: list[tuple[Item, Sum]]) -> bool:
    """Whether a text is a list of three names or more, each with its sum, and nothing else: 江川 2.1w / 南湖 3.4w / 橙花 9320."""
    return len(items) >= 3 and all(
        _is_name(item.plain[: owed.start]) and not re.search(r"[^\W\d_元块共总计合]", item.plain[owed.end :])
        for item, owed in items
    )


def _is_name(words: str) -> bool:
    """Whether words may be a lender's name that no list has: 江川, 橙花; nothing of the household's, nobody who tells."""
    name = compiled(
        r"\s*(?:[^\d:]{0,10}:)?(?:[0-9]{1,2}[.、)]\s?|[-·•*]\s?)?([一-鿿A-Za-z]{2,6}?)(?:还有|还剩|还欠|还差|剩|欠)?\s*[(:\-~]?\s*"
    ).fullmatch(words)
    return bool(
        name
        and not re.search(r"[我你他她它们的了是有在就都也还每月个只天元]", name[1])
        and not is_household(name[1])
        and not re.search(_NO_ITEM, name[1])
        and not re.search(_TOTAL, name[1])
    )


def _may_be_missed(plain: str) -> bool:
    """Whether an item names a lender and money, and yet no sum that is owed: it is shown, so that no debt is lost in silence."""
    money = any(each.is_yuan and each.value >= 100 for each in find_sums(plain))
    return bool(money and find_names(plain)) and not re.search(rf"{_QUESTION}|{_NO_ITEM}|{OTHERS_OWE}", plain)


def heads_debts(line: str) -> bool:
    """Whether a line is a heading for what is owed: 【信用卡】, 我欠的:."""
    return bool(re.fullmatch(rf"\s*【?(?:{MINE})[^\n]{{0,6}}[】:]\s*", line))


def is_listed(line: str) -> bool:
    """Whether a line plainly says that something is owed to somebody, as an item of a list does."""
    for low, high in pieces_of(line):
        owed = _sum_of(line[low:high])
        if owed and not re.match(_TOTAL, line[low:high].strip()) and _says_debt(line[low:high], owed):
            return True
    return False


def _sum_of(plain: str) -> Sum | None:
    """The sum that is owed: the one that words of owing stand before, else the first that nothing else claims."""
    if len(plain) > _LONGEST:
        return None
    sums = [each for each in find_sums(plain) if each.is_yuan and (each.plainly or each.value >= 100 or _is_nothing(plain, each))]
    sums = [
        each
        for each in sums
        if not re.match(rf"\s?(?:的?(?:额度|利息|手续费)|一个?月|每月(?!{_ITS_OWN}[0-9])|/月)", plain[each.end :])
    ]
    named = [(found.start, found.end) for found in find_institutions(plain)]  # 360借条 holds no sum
    sums = [each for each in sums if not any(start <= each.start < end for start, end in named)]
    if len(sums) > 1 and re.fullmatch(r".*[^\W\d_][0-9]{4}\s*:?\s*", plain[: sums[1].start]):
        sums = sums[1:]  # 江川7716 20932: the card's last digits
    if not sums:
        return None
    whole = next(
        (each for place, each in enumerate(sums) if place > 1 and each.value == sum(one.value for one in sums[:place])), None
    )
    if whole:
        return whole  # 本金6500，罚息1200，共7700
    if len(sums) > 1 and re.search(_OF_ALL, plain[: sums[-1].start]) and _is_name(plain[: sums[0].start]):
        sums = sums[:-1]  # 白条2300，一共5.89万: of the whole list
    for words in (_OWED_IN_ALL, OWED):
        for each in sums:
            if re.search(words, plain[: each.start]):
                return each
    left = next((each for each in sums if re.match(_STILL_OWED, plain[each.end :])), None)
    if left:
        return left
    free = [each for each in sums if not re.search(NOT_OWED, plain[: each.start].rstrip(" ,"))]
    return free[0] if free else None


def _is_nothing(plain: str, each: Sum) -> bool:
    """待还 0."""
    return not each.value and bool(re.search(OWED, plain[: each.start]))


def _says_debt(plain: str, owed: Sum) -> bool:
    name = _name_of(plain, owed)
    own = plain[: owed.end] + re.split(r"[,，。;]", plain[owed.end :])[0]  # 租房押金6000，先还花呗 owes nothing to 花呗
    return (
        (find_names(own) or is_debt_word(name) or is_person(name))
        and not re.search(_QUESTION, plain)
        and not re.search(OTHERS_OWE, plain)
    )


def _may_be_debt(plain: str, owed: Sum) -> bool:
    """An item that names somebody who is no lender by name: 松果 21407, 老同学：5000."""
    name = _name_of(plain, owed)
    return (
        bool(re.search(r"[^\W\d_]", name))
        and len(name) <= 10
        and not re.search(OTHERS_OWE, plain)
        and not is_household(plain)
        and not re.search(_NO_ITEM, plain)
    )


def _name_of(plain: str, owed: Sum) -> str:
    """Who is owed, out of an item: what stands before its sum, or else behind it."""
    bare = re.sub(r"^\s*(?:[0-9]{1,3}[.、):](?![0-9])|[(][0-9]{1,3}[)]|[①-⒇❶-❿]|[-·•*])\s*", "", plain)
    cut = len(plain) - len(bare)
    before = bare[: max(0, owed.start - cut)]
    mention = next(find_institutions(before or bare), None)
    if mention and re.fullmatch(r"(?:[^\d:]{0,8}:)?\s*", before[: mention.start]) and not before[mention.end :].strip():
        return mention.written
    if mention and re.search(r"有(?:一|两|1)?[笔张个]", before[mention.end :]):
        return mention.written
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
    head, colon, tail = name.partition(":")
    if colon and len(head) <= 8 and re.search(r"[^\W\d_]", tail):
        name = head if names_nobody(tail) else tail.strip()  # 蓝鲸小贷:本金, 私人借款:王总
    name = re.sub(r"(?:已经?)?逾期.*$", "", name)
    name = re.sub(r"(?<=[^\W\d_]{2})\s?[0-9][0-9.,]*[万千wW].*$", "", name)  # 借了王总20万
    name = re.sub(OWED, "", name)
    name = re.sub(
        r"^(?:我(?![姐妹哥弟爸妈])|其中|包括|是找|去年|前年|今年|上个?月|现在|目前|就剩|只剩|剩下|还剩|还有|还|另外|以及|和|加上|再加|找|问|跟|向|从|欠了?|借了?(?![呗条钱款]))+",
        "",
        name.strip(),
    )
    name = re.sub(
        r"(?:借给?了?我的?|借的|那里|那边|这边|处|的钱|大概|大约|约|差不多|将近|有|是|共|(?<=[^\W\d_]{2})总|的|了|欠款|欠|还|剩|借|:|：|-|—|=)+$",
        "",
        name,
    )
    return creditor_name(name) if name else ""


def _row(item: Item, owed: Sum, text: Normalised, counts: bool) -> Row | None:
    plain = item.plain
    name = _name_of(plain, owed)
    line = text.line(item.start + len(plain) - len(plain.lstrip()))
    excerpt = text.original(item.start, item.end).strip(" ,，;；、。")
    if re.fullmatch(_NOBODY, name) and re.search(r"欠|负债|外债", plain[: owed.start]) and not re.search(_QUESTION, plain):
        return make_row("ask", line, excerpt, balance=owed.value, note="只写了一共多少，没写欠谁。分开写才放得进清单。")
    if not counts or not _may_stand(item, name):
        return None
    said: dict[str, Any] = {"creditor": name, "debt_kind": kind_of(kind_words(plain, name, item.heading))}
    if is_settled_itself(plain, owed.end) or owed.value <= 0:
        return make_row("none", line, excerpt, **said)
    if vouched.in_own_words(plain):
        return make_row("guarantee", line, excerpt, balance=owed.value, note=vouched.NOTE, **said)
    said |= _beside(plain, owed)
    if item.monthly:
        note = "写的是这个月要还的，不是一共欠的数。"
        return make_row("payment_due", line, excerpt, note=note, **(said | {"due_amount": owed.value}))
    return make_row(
        "debt",
        line,
        excerpt,
        ["overdue"] if is_late(plain, item.heading) else [],
        balance=owed.value,
        **said,
    )


def _may_stand(item: Item, name: str) -> bool:
    """Whether an item may be a debt: no question, nothing of the household's, and it names somebody."""
    plain = item.plain
    if re.search(_TITLE, name):
        return False
    if re.search(_QUESTION, plain) or not re.search(r"[^\W\d_]", name) or len(name) > 24:
        return False
    if (is_household(name) or re.search(_NO_ITEM, name)) and not _names_debt(name, item.heading):
        return False
    if item.monthly and not find_names(plain) and not re.search(r"还|欠", plain):
        return False  # 我月入7500，老婆6000
    return not re.search(_NO_ITEM, plain) or find_names(name) or is_person(name)


def _names_debt(name: str, heading: str) -> bool:
    """Whether words that might be the household's are a debt's: 美团生活费, 交通 among one's cards."""
    return bool(re.search(r"贷|信用卡|欠|借", name) or re.search("卡", heading) or next(find_institutions(name), None))


def _settled(item: Item, text: Normalised) -> Row:
    mention = next(find_institutions(item.plain), None)
    name = (
        mention.written
        if mention
        else _cleaned(re.split(r"(?:上个?月|已经?|都|全部|早就|前年|去年|今年)|" + SETTLED, item.plain)[0])
    )
    start = item.start + len(item.plain) - len(item.plain.lstrip())
    excerpt = text.original(item.start, item.end).strip(" ,，;；、。")
    return make_row("none", text.line(start), excerpt, creditor=name, debt_kind=kind_of(name))


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
    tail = re.search(r"(?:尾号|[(*])\s?([0-9]{4})(?![0-9])|(?<=[^\W\d_])([0-9]{4})(?=\s)", plain[: owed.start])
    if tail:
        said["account_tail"] = tail[1] or tail[2]
    return said

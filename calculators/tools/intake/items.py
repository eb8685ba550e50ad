"""Where each item of a list by hand begins and ends, and under which words it stands."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from calculators.tools.intake.lender_words import creditor_name, is_debt_word, is_person
from calculators.words.institutions import find_institutions, kind_in_words
from calculators.words.normalise import Normalised
from calculators.words.patterns import compiled
from calculators.words.written_sums import find_sums

MINE = r"[一二两三四五六七八九十0-9]{1,2}家$|[张个](?:信用)?卡|我?(?:一共|总共|目前|现在)?(?:欠|借)(?:别人|人家|了|的|款|债|着|谁)|我的?(?:欠款|负债|债务|债)|欠款|负债|债务|待还|网贷|信用卡|(?:现在|目前)?(?:还)?欠(?:着)?$|我欠$"
OTHERS_OWE = r"(?:别人|他人|人家|朋友|他们|谁|谁都)?(?:还)?欠我(?![姐妹哥弟爸妈父母舅叔姑姨爷奶公婆岳丈表堂朋同闺老家])|借给(?!我)(?:别人|他|她|朋友)?|应收|收入|别人借我的|借款人|债务人|资产|存款"
_MONTHLY = r"本月|这个?月|每个?月|本期|这期|下个?月|月供|最低"
_EACH_MONTH = r"工资|每个?月|月薪|月入|月收入"
# Headings that say how the debts below them stand.
STATES = r"(?:已经?|快|即将|将要|未|没有?|还没)?逾期(?:的|了|中)?$|正常(?:还款)?(?:的|中)?$|(?:已)?呆账$"
SETTLED = r"(?<![没未])已?(?:结清|还清|还完)了?|已经?还(?:了|掉)(?![0-9])|还掉了|不欠了|没欠"
OWED = r"(?:还|总共|一共|总|大概|目前|现在)?(?:欠款?|剩下?|待还|未还|余额|差|已用|用了|已使用|本息|总额|总计|共计|合计)(?:总?额|总?金额|多少)?(?:了|着|有|约|大概|大约|是|为|:|差不多|将近|共)?\s*$"
NOT_OWED = r"(?:最低|每月|月供|每期|月还|额度|利息|已还|还了|可用|首期|月|罚息|违约金|手续费|本期|这期|应还|要还|每个月|能还|可还|还款|(?<!借)给了我?|(?<!借)给我|逾期金额|逾期|原来借|当初借|合同)(?:还款?|应还|要还|额|金额|供)?(?:是|为|:|了|约|大概)?\s*$"
_CUTS = (
    r"[;。]|\s[/|]\s|[,，、](?![0-9]{3}(?![0-9]))|(?<=[0-9万千wW元块])(?=[(（])|(?<=[0-9万千wW元块左右]):(?![0-9])|"
    r"(?<=[)）,，。;\s])(?=[0-9]{1,2}[.、]\s?[^\W\d_])|"  # 1.中行 3.2w（逾期）2.农行 1.8w
    r"(?<=[0-9万千wW元块])(?=\s?(?:和|还有|以及|加上|另外)[^\W\d_]{2})|\s?(?=[①-⑳❶-❿])|"
    r"(?<=[0-9万千wW元块])\s?[+/](?=\s?[^\W\d_]{2})|(?<=[0-9万千wW元块])\s{1,4}(?=[^\W\d_]{2})"  # 工行4.5万 中信2万3
)
# What says what a sum is, and names nobody; and what may stand between.
_MEANINGS = (
    r"具体|准确|滚到|涨到|变成|利息|违约金|罚息|滞纳金|手续费|本金|本息|费用|服务费|到手|到账|要还|应还|得还|需还|待还|还款|已还|逾期|欠款|月供|最低|额度|合同|借了|"
    r"借|原来|当初|总额|余额|剩余|本期|账单|下款|实收"
)
_BETWEEN = r"总共|一共|合计|全部|大概|大约|差不多|左右|实际|现在|目前|如今|加上|另外|[\s,，:我还再又和及等的了是有约共总]"
_OF_WAGES = r"\s*(?:还?剩下?\s?[0-9]|我?(?:每个?月|现在)?的?(?:工资|收入|月薪|月入))"  # wages and what is left of them, no debt
_REACH = 80  # how far back an item is looked at; longer ones are none
_DASH = re.compile(r"(?<=[^\W\d_])(?<!余额)\s?[-~_]{1,4}>?\s?(?=[0-9¥])|(?<=\s)-{1,2}(?=[0-9¥])")  # 工商银行--21000


class Item(NamedTuple):
    """A piece of a list that may be one debt."""

    start: int
    end: int
    plain: str
    in_list: bool  # under words that say that what follows is owed
    monthly: bool = False  # under words that say that it is what a month asks: 本月待还
    heading: str = ""  # the words that it stands under: 信用卡


def find_items(text: Normalised) -> Iterator[Item]:
    """Lines, and the pieces of a line between commas where each has its own sum."""
    mine, others, monthly, under = False, False, False, ""
    for begins, sentence in _sentences(text.plain):
        start, line = begins, sentence
        heading = re.match(r"\s*([^\n:,。0-9]{0,14})(?::|$)", line)
        if heading and not any(find_sums(heading[1])) and re.search(f"{OTHERS_OWE}|{MINE}|{_MONTHLY}|{STATES}", heading[1]):
            others = bool(re.search(OTHERS_OWE, heading[1]))
            monthly = bool(re.search(_MONTHLY, heading[1]))
            if others or not _is_itself_a_debt(heading[1], line[heading.end() :]):
                mine, under = not others, heading[1]
                skipped = heading.end()
                start, line = start + skipped, line[skipped:]
        elif not line.strip():
            others, under = False, ""
        if others or not line.strip():
            continue
        of_a_month = _is_of_a_month(line)
        for low, high in pieces_of(line):
            owed = re.search(r"欠|剩|余额|一共|总共", line[low:high]) and find_names(line[low:high])
            this = monthly or (of_a_month and not owed)
            yield Item(start + low, start + high, _DASH.sub(lambda found: " " * len(found[0]), line[low:high]), mine, this, under)


def _is_itself_a_debt(heading: str, rest: str) -> bool:
    """Whether what stands before a colon is no heading: 江川银行信用卡:两万三, but not 信用卡:工行4.5万."""
    if not find_names(heading) or not re.search(r"[0-9一二两三四五六七八九十]", rest):
        return False
    return next(find_institutions(heading), None) is not None or not (kind_in_words(rest) or next(find_institutions(rest), None))


def _sentences(plain: str) -> Iterator[tuple[int, str]]:
    """Each line, cut where a sentence ends, with the place where it begins."""
    place = 0
    for line in plain.split("\n"):
        cuts = [0, *(found.end() for found in compiled(r"[。!]").finditer(line)), len(line)]
        yield from ((place + low, line[low:high]) for low, high in pairwise(cuts) if low < high or not line)
        place += len(line) + 1


def _is_of_a_month(line: str) -> bool:
    """Whether a line tells of what comes and goes each month: 我每个月工资8000,房贷3000."""
    first = next(find_sums(line), None)
    before = line[: first.start] if first else ""
    return bool(
        re.match(r"\s*(?:我们?|家里)?(?:现在)?每个?月", before) or (re.search(_EACH_MONTH, before) and not find_names(before))
    )


def pieces_of(line: str) -> Iterator[tuple[int, int]]:
    """From where to where each item of a line runs."""
    cuts = [0, *(found.end() for found in compiled(_CUTS).finditer(line)), len(line)]
    pieces = list(pairwise(cuts))
    joined: list[list[int]] = []
    earned = compiled(r"工资|收入|月薪|月入").search(line) is not None
    for low, high in pieces:
        if low == high:
            continue
        alone = _starts_item(line[low:high]) and (line[low] not in "(（" or find_names(line[low:high]))
        before = line[max(joined[-1][0], joined[-1][1] - _REACH) : joined[-1][1]] if joined else ""
        alone = alone or (earned and compiled(_OF_WAGES).match(line[low:high]) is not None)
        if joined and (not (alone or _names_next(before, line[low:high])) or _goes_on(before, line[low:high])):
            joined[-1][1] = high
        else:
            joined.append([low, high])
    yield from ((low, high) for low, high in joined)


def _starts_item(piece: str) -> bool:
    """Whether a piece names somebody before its sum, as an item of its own does."""
    bare = re.sub(r"^\s*(?:[0-9]{1,3}[.、)]|[①-⒇❶-❿]|[-·•*(])\s*", "", piece)
    named = [(found.start, found.end) for found in find_institutions(bare)]
    sums = [each for each in find_sums(bare) if not any(start <= each.start < end for start, end in named)]
    if not sums:
        return is_settled(piece)
    before = bare[: sums[0].start]
    of_all = re.match(r"\s*其中(?:包括|包含|有)?", before)
    if of_all and ((named and named[0][0] < sums[0].start) or kind_in_words(before)):
        before = before[of_all.end() :]
    also = re.match(r"\s*还欠(?P<whom>.+)", before)
    if also and (named or is_person(also["whom"]) or compiled(r"[一-鿿]{2,6}").fullmatch(also["whom"])):
        before = also["whom"]  # 还欠同事小孙4000
    before = re.sub(r"^\s*(?:还剩|还欠|剩下|余下|现在|目前|一共)?(?:还?欠)?:(?=[^\W\d_]{2})", "", before)  # 还剩:江川8000
    name = creditor_name(re.sub(OWED, "", before))
    return (
        bool(re.search(r"[^\W\d_]{2,}", name))
        and not names_nobody(before)
        and (not re.search(NOT_OWED, before) or bool(named and named[0][0] <= 1))
        and not re.match(
            r"\s*(?:最低|每月|每个月|每期|这个?月|本月|月供|已|逾期|利息|其中|本金|罚息|违约金|还剩|剩余?|还欠|余额|额度|可用|手续费|首付|最少|尾号|日息|年化|月息|还有\s*$|一共|总共|合计|共计|总计)",
            before,
        )
    )


def _goes_on(before: str, piece: str) -> bool:
    """Whether a piece has the sum of the lender named just before it: 东港银行,刷了2.1万."""
    if any(find_sums(before)) or not find_names(before) or is_settled(before):
        return False
    first = next(find_sums(piece), None)
    name = creditor_name(piece[: first.start]) if first else piece
    return not find_names(name) and not is_person(name)


def _names_next(before: str, piece: str) -> bool:
    """Whether a piece names the next lender, whose sum comes behind it: 在南湖银行有一笔消费贷,还剩8.5万."""
    named = next(find_institutions(piece), None)
    return (
        named is not None
        and not piece.lstrip().startswith("(")
        and named.start <= 4
        and not any(find_sums(piece))
        and any(find_sums(before))
    )


def names_nobody(before: str) -> bool:
    """Whether the words before a sum only say what it is: 加上利息违约金一共."""
    return bool(compiled(_MEANINGS).search(before)) and not compiled(f"{_MEANINGS}|{_BETWEEN}").sub("", before)


def is_settled(piece: str) -> bool:
    """借呗已经还清了: a lender, and nothing owed to it."""
    found = re.search(SETTLED, piece)
    if not found:
        return False
    head = re.sub(r"^\s*(?:[-·•*]\s*)?(?:\[[ xX√]\]\s*)?", "", piece[: found.start()])
    return next(find_institutions(piece), None) is not None or (is_debt_word(head) and not re.match(r"[借欠]|.?$", head))


def find_names(piece: str) -> bool:
    """Whether a piece names a lender."""
    return bool(list(find_institutions(piece))) or is_debt_word(piece)

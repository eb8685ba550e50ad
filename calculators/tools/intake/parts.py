"""A paste may hold several things: messages, a list by hand, a table, a report. Which lines are which, so that each is read as what it is."""

from collections.abc import Iterator
from typing import NamedTuple

from calculators.tools.intake import by_hand, messages, records, report, tables
from calculators.tools.intake.cells import cells_of
from calculators.words.normalise import Normalised
from calculators.words.patterns import compiled

_SENDER = r"^\s{0,4}(?:[0-9]{1,3}[.、)]|[(][0-9]{1,3}[)]|[-·•*])?\s{0,3}【[^】\n]{2,24}】"
# What a lender writes to a customer and nobody writes in a list of their own.
_OF_A_MESSAGE = rf"{_SENDER}\s*\S|[^【】\n]【[^】\n]*】\s*$|尊敬的|您|账单|还款日|最低|应还|本期|自动还款|到期|验证码|尾号|尾数|入账|可用|回复|退订|点击|已受理|成功"
_PLAINLY_SENT = rf"{_SENDER}\s*\S|[^【】\n]【[^】\n]*】\s*$|尊敬的|您|验证码|入账|可用|回复|退订|点击|已受理|成功|自动还款|本期|[Dd]ear |statement balance"
# A name and right behind it its sum, however the line goes on: 江川银行信用卡21000（账单日25，额度54000）.
_OF_A_LIST = r"\s*(?:[0-9]{1,2}[.、)]|[-·•*])?\s*(?![^\d\n]{0,14}(?:账单|应还|最低|尾号|还款))[^\s,，。:【】\d][^,，。:【】\d]{1,11}:?\s?[0-9]"
_OF_A_REPORT = r"发放|授信|截至|余额|贷记卡|查询|记录|[0-9]年[0-9]"
_UNFINISHED = r"[,，、:：的于(（]\s*$"
_HEADING = r"\s*(?:【[^】\d]{1,10}】|[^\s\d,，。][^\d,，。]{0,13}[:：])\s*$"


_MOST_TABLES = 10


class Part(NamedTuple):
    """What is read in one way: ``messages``, ``credit_report``, ``table``, ``records``, ``list``."""

    kind: str
    text: Normalised


class _Line(NamedTuple):
    start: int
    end: int
    plain: str


def with_senders(text: Normalised) -> Normalised:
    """The text with a sender in square brackets at the head of a line written as messages write it: [橙花分期] → 【橙花分期】."""
    plain = compiled(r"(?m)^(\s{0,4})\[([^\[\]\n\d,，。]{2,20})\]").sub(r"\1【\2】", text.plain)
    return text.with_plain(plain)


def kind_of(text: Normalised) -> str:
    """What a text is in the main."""
    if report.is_report(text):
        return "credit_report"
    if tables.find_table(text):
        return "table"
    return "messages" if messages.is_messages(text.plain) else "table"


def parts(text: Normalised) -> Iterator[Part]:
    """The text's parts; each keeps the lines that the whole gives it."""
    if report.is_report(text):
        lines = list(_lines(text.plain))
        listed = _listed_apart(lines)
        belongs = [not (listed[place] or _sent(line.plain)) for place, line in enumerate(lines)]
        yield Part("credit_report", _only(text, lines, belongs))
        text = _only(text, lines, [not each for each in belongs])
    if text.plain.strip():
        yield from _without_report(text)


def _without_report(text: Normalised) -> Iterator[Part]:
    for _ in range(_MOST_TABLES):
        lines = list(_lines(text.plain))
        table = tables.find_table(text)
        if not table:
            break
        end = _end_of_table(lines, table[0])
        belongs = [table[0] <= place < end for place in range(len(lines))]
        yield Part("table", _only(text, lines, belongs))
        text = _only(text, lines, [not each for each in belongs])
    lines = list(_lines(text.plain))
    belongs = records.lines_of_records(text.plain)
    if any(belongs):
        yield Part("records", _only(text, lines, belongs))
        text = _only(text, lines, [not each for each in belongs])
    if messages.is_messages(text.plain):
        yield from _with_lists(text, list(_lines(text.plain)))
    elif text.plain.strip():
        yield Part("list", text)


def _with_lists(text: Normalised, lines: list[_Line]) -> Iterator[Part]:
    """Messages, and the lists that stand before, between or after them."""
    listed = [False] * len(lines)
    for first, behind in _runs(lines):
        if by_hand.heads_debts(lines[first].plain) or any(by_hand.is_listed(line.plain) for line in lines[first:behind]):
            listed[first:behind] = [True] * (behind - first)
    if any(listed):
        yield Part("list", _only(text, lines, listed))
    yield Part("messages", _only(text, lines, [not each for each in listed]))


def _runs(lines: list[_Line]) -> Iterator[tuple[int, int]]:
    """Stretches of lines that no lender writes: from a heading or an item to a blank line or a message."""
    start, unfinished = None, False
    for place, line in enumerate(lines):
        foreign = not line.plain.strip() or _is_a_lenders(line.plain) or unfinished
        if start is not None and (foreign or compiled(_HEADING).match(line.plain)):
            yield start, place
            start = None
        if start is None and not foreign and (compiled(_HEADING).match(line.plain) or by_hand.is_listed(line.plain)):
            start = place
        unfinished = start is None and foreign and bool(compiled(_UNFINISHED).search(line.plain))
    if start is not None:
        yield start, len(lines)


def _is_a_lenders(plain: str) -> bool:
    """Whether a lender wrote a line; words of a bill stand in a list of one's own too, behind a name and its sum."""
    if compiled(_PLAINLY_SENT).search(plain):
        return True
    listed = compiled(_OF_A_LIST).match(plain) and "应还" not in plain and by_hand.is_listed(plain)
    return bool(compiled(_OF_A_MESSAGE).search(plain)) and not listed


def _sent(plain: str) -> bool:
    """Whether a line of a paste with a report in it is a message, which begins with its sender in brackets."""
    return bool(compiled(_SENDER).match(plain)) and not report.is_account(plain)


def _listed_apart(lines: list[_Line]) -> list[bool]:
    """Which lines of a paste with a report in it are a list: items only, between blank lines, without a report's words."""
    apart = [False] * len(lines)
    for first, behind in _runs(lines):
        run = [line.plain for line in lines[first:behind]]
        alone = all(
            place < 0 or place >= len(lines) or not lines[place].plain.strip() or _sent(lines[place].plain)
            for place in (first - 1, behind)
        )
        if alone and all(_is_item(plain) for plain in run):
            apart[first:behind] = [True] * len(run)
    return apart


def _is_item(plain: str) -> bool:
    return bool(compiled(_HEADING).match(plain) or by_hand.is_listed(plain)) and not compiled(_OF_A_REPORT).search(plain)


def _end_of_table(lines: list[_Line], head: int) -> int:
    """The line behind a table: a message, further headings, or what after a blank line has no cells."""
    for place in range(head + 1, len(lines)):
        plain = lines[place].plain
        after_blank = not lines[place - 1].plain.strip()
        if compiled(_SENDER).match(plain) or compiled(_HEADING).match(plain):
            return place
        if by_hand.is_listed(plain) and len(cells_of(plain)) == 1:
            return place
        if plain.strip() and after_blank and (len(cells_of(plain)) == 1 or tables.is_head(plain)):
            return place
    return len(lines)


def _lines(plain: str) -> Iterator[_Line]:
    place = 0
    for line in plain.split("\n"):
        yield _Line(place, place + len(line), line)
        place += len(line) + 1


def _only(text: Normalised, lines: list[_Line], kept: list[bool]) -> Normalised:
    """The text with some of its lines; the others are empty."""
    return text.without([(line.start, line.end) for line, keep in zip(lines, kept, strict=True) if not keep])

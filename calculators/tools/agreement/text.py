r"""The text of an agreement as it was pasted, made fit for looking: one script, one width, no blanks inside words.

Patterns are matched against ``Text.plain``, in which blanks are gone, ``\n`` stands only where a line really ends, and a way of paying
that was offered and not chosen is left out; ``Text.excerpt`` gives the piece of the original back, as it was written.

Every pattern looks ahead over a bounded number of characters, so that no text of the allowed length takes long.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from calculators.tools.agreement import lexicon
from calculators.tools.agreement.layout import one_width, without_blanks
from calculators.tools.agreement.options import not_chosen
from calculators.words.patterns import compiled

_LONG_EXCERPT = 110
_TITLES = 4  # lines that may head a paper: the court, the title, its number, the day
_TITLE = (
    r"(?!(?:[借贷]款|原)?合同编号|借据)[^，。；：\n]{0,20}(?:协议|合同|条|据|书|函|通知|约定|计划|方案|证明|确认|单|表|备忘录?|笔录|成功|申请|安排|声明|回复|告知|支付令|传票|法院|委员会|中心)"
    r"(?:（[^（）\n]{1,16}）){0,2}(?:编号：[^\n]{1,20})?"
)
_NUMBERED = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[.、)）]"  # （1） goes on with what stands before it
_OWN_NUMBER = r"（?(?:(?:协议|文书|函件|本函|证明)?编号|NO|No)[.：]?[^，。；\n]{1,30}）?|（[12][0-9]{3}）[^，。；：\n]{2,20}号"


class Text:
    """A text, and what patterns are matched against."""

    def __init__(self, written: str) -> None:
        self.written = written
        narrow = one_width(written)
        self.left_out = not_chosen(narrow)
        for start, end in self.left_out:
            narrow = narrow[:start] + " " * (end - start) + narrow[end:]
        self.plain, self._places = without_blanks(narrow)

    @cached_property
    def _ends(self) -> list[int]:
        return [found.end() for found in compiled(r"[。；！？\n]").finditer(self.plain)]

    @cached_property
    def title(self) -> str:
        """The lines that head the paper and name it; "" where it begins at once."""
        return self.plain[: self.body]

    @cached_property
    def body(self) -> int:
        """Where the title ends: it names a paper, and satisfies no clause."""
        end = 0
        for _ in range(_TITLES):
            line = self.plain.find("\n", end)
            if line < 0 or line + 1 >= len(self.plain):
                break
            if not compiled(rf"(?:{_TITLE}|{_OWN_NUMBER})").fullmatch(self.plain, end, line):
                break
            end = line + 1
        return end

    def find(self, pattern: str) -> Iterator[re.Match[str]]:
        """Every match of a pattern."""
        return compiled(pattern).finditer(self.plain)

    def has(self, pattern: str) -> bool:
        """Whether a pattern matches anywhere."""
        return compiled(pattern).search(self.plain) is not None

    def sentence(self, place: int) -> tuple[int, int]:
        """From where to where the sentence runs that holds ``place``."""
        index = bisect_right(self._ends, place)
        start = self._ends[index - 1] if index else 0
        return start, self._ends[index] if index < len(self._ends) else len(self.plain)

    def part(self, place: int) -> tuple[int, int]:
        """From where to where the part of a sentence runs that holds ``place``, between commas."""
        index = bisect_right(self._stops, place)
        start = self._stops[index - 1] if index else 0
        return start, self._stops[index] if index < len(self._stops) else len(self.plain)

    def item(self, place: int) -> int:
        """Where the item begins that holds ``place``: sentences that a semicolon parts go on with what the first of them supposes."""
        start, _ = self.sentence(place)
        while (
            start and place - start < 120 and self.plain[start - 1] == "；" and not compiled(_NUMBERED).match(self.plain, start)
        ):
            start, _ = self.sentence(start - 1)
        return start

    @cached_property
    def _stops(self) -> list[int]:
        return [found.end() for found in compiled(r"[，。；！？\n]").finditer(self.plain)]

    @cached_property
    def _concepts(self) -> dict[str, list[tuple[int, int]]]:
        return lexicon.find(self.plain)

    def said(self, concept: str) -> list[tuple[int, int]]:
        """Where a concept of the lexicon is spoken of below the title, in order."""
        spans = self._concepts[concept]
        return spans[bisect_left(spans, (self.body, 0)) :]

    def said_within(self, concept: str, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Where a concept is spoken of between two places, in order."""
        spans = self._concepts[concept]
        for index in range(bisect_left(spans, (low, 0)), len(spans)):
            if spans[index][0] >= high:
                return
            if spans[index][1] <= high:
                yield spans[index]

    def is_left_out(self, written: int) -> bool:
        """Whether a place in the text as it was written is in a way of paying that was not chosen."""
        index = bisect_right(self.left_out, (written, len(self.written))) - 1
        return index >= 0 and written < self.left_out[index][1]

    def place(self, written: int) -> int:
        """The place in ``plain`` of a place in the text as it was written."""
        return min(bisect_left(self._places, written), max(len(self.plain) - 1, 0))

    def before(self, place: int, most: int = 60) -> str:
        """What the sentence says before ``place``, at most so many characters."""
        start, _ = self.sentence(place)
        return self.plain[max(start, place - most) : place]

    def after(self, place: int, most: int = 60) -> str:
        """What the sentence says from ``place`` on, at most so many characters."""
        _, end = self.sentence(max(place - 1, 0))  # a match may have taken the full stop with it
        return self.plain[place : min(end, place + most)]

    def around(self, start: int, end: int, most: int = 120) -> str:
        """The sentence around a match, at most so many characters to either side."""
        return self.before(start, most) + self.plain[start:end] + self.after(end, most)

    def excerpt(self, start: int, end: int, most: int) -> str:
        """The clause around a match, verbatim: the sentence, or of one longer than ``most`` the parts around the match."""
        low, high = self.sentence(start)
        end = min(end, len(self.plain))
        low, high = min(low, start), max(high, end)
        if high - low > most:
            low, high = self._narrowed(low, high, start, end, most)
        high = max(high, low + 1)
        piece = self.written[self._places[low] : self._places[high - 1] + 1]
        return piece.strip(" \t\r\n\u3000；;。") or self.written[self._places[start] : self._places[max(start, end - 1)] + 1]

    def _narrowed(self, low: int, high: int, start: int, end: int, most: int) -> tuple[int, int]:
        """The comma-separated parts around a match that fit; always those that the match touches."""
        stops = [low, *(each.end() for each in compiled("，").finditer(self.plain, low, high)), high]
        left = max(stop for stop in stops if stop <= start)
        right = min(stop for stop in stops if stop >= min(end, high))
        for stop in reversed([stop for stop in stops if stop < left]):
            if right - stop > most:
                break
            left = stop
        for stop in [stop for stop in stops if stop > right]:
            if stop - left > most:
                break
            right = stop
        if right - left > _LONG_EXCERPT:
            left, right = max(left, start - 20), min(right, max(end, start + _LONG_EXCERPT - 20))
        return left, right - (self.plain[right - 1] == "，" and right > left + 1)

"""Looking for cues in a plain text: patterns as data, and what the sentence around a place says.

In a cue ``~8`` stands for up to eight characters of the same sentence. Every repeat is bounded, so that a text of any shape takes
time in proportion to its length (``tests/test_cues.py``).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from calculators.words.plain import Plain
from calculators.words.warnings import without_warnings

_GAP = re.compile(r"~([0-9]{1,2})")
HAN = "\u4e00-\u9fff"


class Span(NamedTuple):
    """A stretch of a plain text."""

    start: int
    end: int


@cache
def compiled(cue: str) -> re.Pattern[str]:
    """A cue as a pattern, compiled when first wanted."""
    return re.compile(_GAP.sub(r"[^。！？；\\n]{0,\1}", cue))


class Words:
    """A text to look for cues in: ``text`` is plain, in ``live`` the warnings are blanked out, place for place."""

    def __init__(self, written: str) -> None:
        self.plain = Plain(written)
        self.text = self.plain.text
        self.live = without_warnings(self.text)

    @cached_property
    def warned(self) -> bool:
        """Whether something in the text was a warning."""
        return self.live != self.text

    def find(self, cue: str) -> Iterator[Span]:
        """Every place that a cue matches, outside warnings."""
        return (Span(*found.span()) for found in compiled(cue).finditer(self.live))

    def first(self, *cues: str) -> Span | None:
        """The first place that one of the cues matches; the earlier cue goes first."""
        for cue in cues:
            found = compiled(cue).search(self.live)
            if found:
                return Span(*found.span())
        return None

    def has(self, *cues: str) -> bool:
        """Whether one of the cues matches outside warnings."""
        return any(compiled(cue).search(self.live) for cue in cues)

    def said(self, *cues: str) -> bool:
        """Whether one of the cues matches anywhere, warnings included."""
        return any(compiled(cue).search(self.text) for cue in cues)

    def before(self, place: int, most: int) -> str:
        """At most so many characters before a place."""
        return self.live[max(0, place - most) : place]

    def after(self, place: int, most: int) -> str:
        """At most so many characters from a place on."""
        return self.live[place : place + most]

    def excerpt(self, span: Span, most: int = 40) -> str:
        """The clause around a span as it was written, or of a long one the span itself and what stands just before it."""
        index = bisect_right(self._stops, span.start)
        low = self._stops[index - 1] if index else 0
        after = bisect_right(self._stops, span.end - 1)
        high = self._stops[after] if after < len(self._stops) else len(self.text)
        if high - low > most:
            low, high = max(low, span.start - 6), min(high, max(span.end, span.start + most - 6))
        while high > span.end and self.text[high - 1] in "，。！？；、 \n":
            high -= 1
        return self.plain.excerpt(low, high).strip()

    @cached_property
    def _stops(self) -> list[int]:
        return [found.end() for found in compiled(r"[，。！？；】\n ]|:(?![0-9])").finditer(self.text)]


def any_of(words: Iterable[str]) -> str:
    """A cue that is any of these words."""
    return "(?:" + "|".join(words) + ")"

"""A text as it was pasted, made fit for reading: one character for each, whatever keyboard, PDF or telephone it came from.

Radicals that a PDF holds for characters (⽉⺠⼾), full-width digits, traditional characters and invisible marks become what they
stand for. Every character of the result knows its place in what was written, so that an excerpt is the original's.
"""

from bisect import bisect_right
from functools import cache, cached_property

from calculators.words.characters import table

_INVISIBLE = "\0\u200b\u200c\u200d\u2060\ufeff\u00ad\r"
_MARKS = str.maketrans(
    "．％￥（）［］｛｝：；，！？＋－＝／｜～＊＂＇＃＆＠﹣−–—﹪﹕﹐﹔（）\u3000\u00a0", ".%¥()[]{}:;,!?+-=/|~*\"'#&@----%:,;()  "
)


@cache
def _table() -> dict[int, int | None]:
    # A numeral in an amount (叁), but 参 in the words of a report or a message.
    return table() | {ord("參"): ord("参")} | _MARKS | dict.fromkeys(map(ord, _INVISIBLE))


class Normalised:
    """``plain`` to read in, and where each character of it stands in ``written``."""

    def __init__(self, written: str, plain: str, places: list[int], whole: "Normalised | None" = None) -> None:
        self.written, self.plain, self.places = written, plain, places
        self._whole = whole  # what this is a part of, whose lines are counted once for all parts

    @cached_property
    def line_starts(self) -> list[int]:
        """Where in ``written`` each line begins."""
        if self._whole:
            return self._whole.line_starts
        return [0, *(place + 1 for place, character in enumerate(self.written) if character == "\n")]

    def line(self, place: int) -> int:
        """The line, counted from 1, that the character at ``place`` of ``plain`` stands in."""
        return bisect_right(self.line_starts, self.places[place]) if self.places else 1

    def original(self, start: int, end: int) -> str:
        """The characters that ``plain[start:end]`` was made of, as they were written, without what was left out between."""
        return "".join(self.written[place] for place in self.places[start:end])

    def part(self, start: int, end: int) -> "Normalised":
        """``plain[start:end]`` as a text of its own, of the same original."""
        return self._with(self.plain[start:end], self.places[start:end])

    def without(self, unwanted: list[tuple[int, int]]) -> "Normalised":
        """The text without these stretches of ``plain``, which are in order and do not overlap."""
        pieces, places, last = [], [], 0
        for start, end in [*unwanted, (len(self.plain), len(self.plain))]:
            pieces.append(self.plain[last:start])
            places.extend(self.places[last:start])
            last = end
        return self._with("".join(pieces), places)

    def with_plain(self, plain: str) -> "Normalised":
        """The same text in other characters, one for each."""
        return self._with(plain, self.places)

    def _with(self, plain: str, places: list[int]) -> "Normalised":
        return Normalised(self.written, plain, places, self._whole or self)


def normalised(written: str) -> Normalised:
    """``written`` in the characters that patterns know; half-width marks, no invisible ones, line breaks as they are."""
    plain = written.translate(_table())
    if len(plain) == len(written):
        return Normalised(written, plain, list(range(len(written))))
    places = [place for place, character in enumerate(written) if character not in _INVISIBLE]
    return Normalised(written, plain, places)

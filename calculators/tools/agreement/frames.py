"""Words of several kinds that say a thing together, in whatever order they come: 剩下的 and 一次 and 付清, in a sentence about a miss."""

from collections.abc import Iterator
from dataclasses import dataclass

from calculators.tools.agreement.negation import speaks_of_a_miss
from calculators.tools.agreement.text import Text

_FAR = 12  # characters around a frame in which what rules it out may stand


@dataclass(frozen=True)
class Frame:
    """Concepts of the lexicon that stand within ``near`` characters of the first of them, in one sentence.

    ``missed``: only where the sentence speaks of a missed payment before. ``apart``: a comma may stand between. ``in_order``: the first
    stands before the others. ``without`` is a concept that must not stand around.
    """

    concepts: tuple[str, ...]
    near: int = 14
    missed: bool = False
    apart: bool = False
    in_order: bool = False
    without: str = ""
    of_intermediary: bool = False

    def find(self, text: Text) -> Iterator[tuple[int, int]]:
        """Where all of it stands together."""
        for start, end in text.said(self.concepts[0]):
            low, high = self._window(text, start, end)
            taken = [(start, end)]
            for concept in self.concepts[1:]:
                others = [span for span in text.said_within(concept, low, high) if not _overlaps(span, taken)]
                if not others:
                    break
                taken.append(min(others, key=lambda span: abs(span[0] - start)))
            else:
                span = min(one for one, _ in taken), max(other for _, other in taken)
                if self._stands(text, span):
                    yield span

    def _window(self, text: Text, start: int, end: int) -> tuple[int, int]:
        low, high = text.sentence(start) if self.apart else text.part(start)
        return start if self.in_order else max(low, start - self.near), min(high, end + self.near)

    def _stands(self, text: Text, span: tuple[int, int]) -> bool:
        start, end = span
        if self.missed and not speaks_of_a_miss(text, start):
            return False
        return not (self.without and any(text.said_within(self.without, max(0, start - _FAR), end + _FAR)))


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)

"""What lenders ask of a month against what there is for them, in two colours on one scale."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from calculators.pictures import WIDTH, _figure, _rect, _short, _text

_ROW = 62


class LenderShare(NamedTuple):
    """One lender: what it gets of the month and what it asks (None where that is not known), yuan, and a word on it."""

    label: str
    gets: Decimal
    asks: Decimal | None
    word: str = ""


def against(title: str, asks: Decimal, has: Decimal) -> str:
    """Two bars from the same zero: what they ask for, with a line where the money ends, and what there is."""
    most = max(asks, has) or Decimal(1)
    ends = has / most * WIDTH
    marks = [
        _text(0, 13, "他们每月一共要"),
        _text(WIDTH, 13, _cents(asks), "number strong", "end"),
        _rect(0, 20, asks / most * WIDTH, 20, "theirs"),
        *([_rect(ends - 1, 16, 2, 28, "mark")] if has < asks else []),
        _text(0, 65, "你每月能拿出"),
        _text(WIDTH, 65, _cents(has), "number strong", "end"),
        _rect(0, 72, max(ends, Decimal(1)), 20, "yours"),
    ]
    if asks > has:
        words = f"少 {_cents(asks - has)}，这就是要谈的"
        after = ends + 8 if ends < WIDTH // 2 else Decimal(0)
        marks.append(_text(after, 87 if ends < WIDTH // 2 else 110, words))
    return _figure(98 if asks <= has or ends < WIDTH // 2 else 118, title, marks)


def shares(title: str, rows: Sequence[LenderShare]) -> str:
    """A bar a lender on one scale: what it asks, and within it what it gets, each with its name and its numbers."""
    most = max((max(each.gets, each.asks or Decimal(0)) for each in rows), default=Decimal(0)) or Decimal(1)
    marks = [mark for place, each in enumerate(rows) for mark in _share(place * _ROW, each, most)]
    return _figure(_ROW * len(rows), title, marks) if rows else ""


def _share(top: int, each: LenderShare, most: Decimal) -> Iterator[str]:
    yield _text(0, top + 14, _short(each.label, 14), "label strong")
    yield _text(WIDTH, top + 14, _cents(each.gets), "number strong", "end")
    if each.asks:
        yield _rect(0, top + 21, each.asks / most * WIDTH, 12, "theirs")
    yield _rect(0, top + 21, max(each.gets / most * WIDTH, Decimal(1)), 12, "yours")
    asks = f"他们要 {_cents(each.asks)}" if each.asks else "没写他们每月要多少"
    yield _text(0, top + 49, f"{asks}，{each.word}" if each.word else asks, "axis-label")


def _cents(amount: Decimal) -> str:
    return f"{amount:,.2f}"

"""What lenders ask of a month against what there is for them, in two colours on one scale."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from calculators.pictures import WIDTH, _figure, _rect, _short, _text

_ROW = 62
_PART = 44
_MOST_PARTS = 20


class LenderShare(NamedTuple):
    """One lender: what it gets of the month and what it asks (None where that is not known), yuan, and a word on it."""

    label: str
    gets: Decimal
    asks: Decimal | None
    word: str = ""


def against(title: str, asks: Decimal, has: Decimal, at_least: str = "") -> str:
    """Two bars from the same zero: what they ask for, with a line where the money ends, and what there is.

    ``at_least`` is the word beside what is asked where not every lender says it.
    """
    most = max(asks, has) or Decimal(1)
    ends = has / most * WIDTH
    marks = [
        _text(0, 13, f"他们每月一共{at_least}要"),
        _text(WIDTH, 13, _cents(asks), "number strong", "end"),
        _rect(0, 20, asks / most * WIDTH, 20, "theirs"),
        *([_rect(ends - 1, 16, 2, 28, "mark")] if has < asks else []),
        _text(0, 65, "你每月能拿出"),
        _text(WIDTH, 65, _cents(has), "number strong", "end"),
        _rect(0, 72, max(ends, Decimal(1)), 20, "yours"),
    ]
    if asks > has:
        words = f"少 {_cents(asks - has)}{'以上' if at_least else ''}，这就是要谈的"
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


def parts(title: str, rows: Sequence[tuple[str, Decimal]]) -> str:
    """A bar a lender (label, what it gets), all from the same zero; who gets nothing is named too."""
    whole = sum((amount for _, amount in rows), Decimal(0))
    if not whole:
        return ""
    shown, rest = rows[:_MOST_PARTS], [amount for _, amount in rows[_MOST_PARTS:]]
    most = max(amount for _, amount in shown) or Decimal(1)
    marks = [mark for place, (label, amount) in enumerate(shown) for mark in _part(place * _PART, label, amount, most, whole)]
    foot = _PART * len(shown)
    if rest:
        marks += [
            _text(0, foot + 14, f"另外 {len(rest)} 家，都在下面"),
            _text(WIDTH, foot + 14, _cents(sum(rest, Decimal(0))), "number", "end"),
        ]
    return _figure(foot + (24 if rest else 0), title, marks)


def _part(top: int, label: str, amount: Decimal, most: Decimal, whole: Decimal) -> Iterator[str]:
    yield _text(0, top + 14, _short(label, 12), "label strong")
    yield _text(WIDTH, top + 14, f"{_cents(amount)}　{amount / whole * 100:.1f}%", "number", "end")
    yield _rect(0, top + 21, max(amount / most * WIDTH, Decimal(2)), 12, "yours")


class Choice(NamedTuple):
    """One way that a lender offers: what a month costs, what it costs beyond the debt, and the word for its verdict."""

    label: str
    each: Decimal
    extra: Decimal
    word: str


def menu(title: str, able: Decimal, choices: Sequence[Choice]) -> str:
    """What each way asks of a month, with a line where the month's money ends."""
    most = max(able, *(choice.each for choice in choices)) or Decimal(1)
    head = [_rect(0, 2, 2, 14, "mark"), _text(10, 14, f"竖线是你每月能付的 {_cents(able)}", "axis-label")]
    marks = [mark for place, each in enumerate(choices) for mark in _choice(28 + place * _ROW, each, able, most)]
    return _figure(28 + _ROW * len(choices), title, [*head, *marks])


def _choice(top: int, each: Choice, able: Decimal, most: Decimal) -> Iterator[str]:
    yield _text(0, top + 14, _short(each.label, 14), "label strong")
    yield _text(WIDTH, top + 14, each.word, "label", "end")
    yield _rect(0, top + 21, each.each / most * WIDTH, 12, "theirs")
    yield _rect(0, top + 21, min(each.each, able) / most * WIDTH, 12, "yours")
    yield _rect(min(able / most * WIDTH, Decimal(WIDTH - 2)), top + 18, 2, 18, "mark")
    yield _text(0, top + 49, f"每月 {_cents(each.each)}", "axis-label")
    extra = f"一共多付 {_cents(each.extra)}" if each.extra > 0 else f"一共少付 {_cents(-each.extra)}" if each.extra else "不多付"
    yield _text(WIDTH, top + 49, extra, "axis-label", "end")


def _cents(amount: Decimal) -> str:
    return f"{amount:,.2f}"

"""Deadlines as lines: one from the day a paper came, past today, to its last day; several beside today."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from calculators.pictures import WIDTH, _figure, _rect, _short, _text

_ROW, _HEAD = 48, 24
_NAME = 100  # the widest that a day with its word gets, and a gap


def deadline(came: date, today: date, last: date, latest: date) -> str:
    """``last`` is the cautious day; ``latest`` the last one that law allows, where it is later."""
    end = max(latest, today, last)
    whole = Decimal((end - came).days or 1)

    def at(day: date) -> Decimal:
        return Decimal((min(max(day, came), end) - came).days) / whole * WIDTH

    now, due, allowed = at(today), at(last), at(latest)
    late = today > latest
    below = 16 if _from(due) < _NAME else 0  # where the last day's words would stand on the first day's, these go a line lower
    marks = [
        _rect(0, 30, min(now, allowed) if late else now, 16, "theirs"),
        *([_rect(now, 30, due - now, 16, "left")] if due > now else []),
        *([_rect(max(due, now), 30, allowed - max(due, now), 16, "allowed")] if allowed > max(due, now) else []),
        _rect(min(max(now - 1, Decimal(0)), Decimal(WIDTH - 2)), 24, 2, 28, "mark"),
        _words(now, 16, _day("今天", today), "label strong"),
        _words(Decimal(0), 66 + below, _day("收到", came), "axis-label"),
        _words(due, 66, _day("最晚", last), "label strong danger"),
    ]
    return _figure(74 + below, f"{_day('收到', came)}，{_day('今天', today)}，{_day('最晚', last)}", marks)


class Due(NamedTuple):
    """A last day beside today: what it is for, how far off in days (below 0: gone by), that in words, and its state."""

    label: str
    day: date
    days: int
    left: str
    state: str


def ahead(title: str, rows: Sequence[Due]) -> str:
    """A bar a last day, on one scale, from today to it; what has gone by reaches back from today."""
    if not rows:
        return ""
    back = max(0, *(-each.days for each in rows))
    span = Decimal(back + max(0, *(each.days for each in rows)) or 1)
    now = back / span * (WIDTH - 2)
    height = _HEAD + _ROW * len(rows)
    marks = [mark for place, each in enumerate(rows) for mark in _due(_HEAD + place * _ROW, each, now, span)]
    marks += [_rect(now, _HEAD - 6, 2, 6, "mark"), _words(now, 13, "今天", "label strong")]
    return _figure(height, title, marks)


def _due(top: int, each: Due, now: Decimal, span: Decimal) -> Iterator[str]:
    urgent = each.state in ("today", "soon")
    yield _text(
        6, top + 14, f"{_short(each.label, 10)}　{_day('', each.day).strip()}", "label strong danger" if urgent else "label"
    )
    yield _text(WIDTH, top + 14, each.left, "number danger" if urgent else "number", "end")
    long = abs(each.days) / span * (WIDTH - 2)
    yield _rect(now - long if each.days < 0 else now, top + 21, max(long, Decimal(2)), 12, "left" if urgent else "theirs")
    yield _rect(now, top + 18, 2, 18, "mark")


def _day(word: str, day: date) -> str:
    return f"{word} {day.month}月{day.day}日"


def _words(x: Decimal, y: int, words: str, kind: str) -> str:
    """Words at a place of the line, within the picture's edges."""
    return _text(x, y, words, kind, _anchor(x))


def _anchor(x: Decimal) -> str:
    return "start" if x < WIDTH // 4 else "end" if x > WIDTH * 3 // 4 else "middle"


def _from(x: Decimal) -> Decimal:
    """Where a day's words begin that stand at ``x``."""
    return x - {"start": 0, "middle": _NAME // 2, "end": _NAME}[_anchor(x)]

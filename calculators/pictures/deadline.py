"""A deadline as a line: from the day a paper came, past today, to the last day; what law adds is dashed."""

from datetime import date
from decimal import Decimal

from calculators.pictures import WIDTH, _figure, _rect, _text


def deadline(came: date, today: date, last: date, latest: date) -> str:
    """``last`` is the cautious day; ``latest`` the last one that law allows, where it is later."""
    end = max(latest, today, last)
    whole = Decimal((end - came).days or 1)

    def at(day: date) -> Decimal:
        return Decimal((min(max(day, came), end) - came).days) / whole * WIDTH

    now, due, allowed = at(today), at(last), at(latest)
    late = today > latest
    marks = [
        _rect(0, 30, min(now, allowed) if late else now, 16, "theirs"),
        *([_rect(now, 30, due - now, 16, "left")] if due > now else []),
        *([_rect(max(due, now), 30, allowed - max(due, now), 16, "allowed")] if allowed > max(due, now) else []),
        _rect(min(max(now - 1, Decimal(0)), Decimal(WIDTH - 2)), 24, 2, 28, "mark"),
        _words(now, 16, _day("今天", today), "label strong"),
        _words(Decimal(0), 66, _day("收到", came), "axis-label"),
        _words(due, 66, _day("最晚", last), "label strong danger"),
    ]
    return _figure(74, f"{_day('收到', came)}，{_day('今天', today)}，{_day('最晚', last)}", marks)


def _day(word: str, day: date) -> str:
    return f"{word} {day.month}月{day.day}日"


def _words(x: Decimal, y: int, words: str, kind: str) -> str:
    """Words at a place of the line, within the picture's edges."""
    anchor = "start" if x < WIDTH // 4 else "end" if x > WIDTH * 3 // 4 else "middle"
    return _text(x, y, words, kind, anchor)

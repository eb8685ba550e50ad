"""Pictures of a result: small SVG drawings, the same in the worked example and in the browser.

A calculator that is quicker seen than read names its drawings in ``PICTURES``: a code, and a function from the
result to one of the drawings here. Colours come from the page's style sheet by class, so they follow light and dark; every mark carries
its own label, and each picture stands beside a table that says the same (WCAG 1.1.1).

No library does this here. Chartist puts style attributes on its marks, which the pages' policy drops; uPlot and Chart.js draw
on a canvas, which is empty before scripts, on paper and to a screen reader; pygal writes style elements and asks
another host for its script.

Widths are in the drawing's own units, 328 of them across: the width of a phone's page at 360 px.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

WIDTH = 328
_ROW = 44  # a labelled bar and the space under it
_TEXT = 13
_TONES = 6


def escaped(words: str) -> str:
    """Text as it may stand in SVG (``html.escape`` would bring ``html.entities`` into the browser)."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _figure(height: int, title: str, marks: Iterable[str]) -> str:
    return f'<svg class="picture" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escaped(title)}">{"".join(marks)}</svg>'


def _text(x: Decimal | int, y: int, words: str, kind: str = "", anchor: str = "start") -> str:
    return f'<text class="{kind or "label"}" x="{_at(x)}" y="{y}" text-anchor="{anchor}">{escaped(words)}</text>'


def _rect(x: Decimal | int, y: int, width: Decimal | int, height: int, kind: str) -> str:
    return f'<rect class="{kind}" x="{_at(x)}" y="{y}" width="{_at(width)}" height="{height}"></rect>'


def _at(place: Decimal | int) -> str:
    return f"{Decimal(place):.1f}".removesuffix(".0")


def _short(words: str, most: int = 9) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def money(amount: Decimal) -> str:
    """An amount on a mark: whole yuan are enough to see by; the table beside it has the cents."""
    return f"{amount:,.0f}"


def stacked_bar(title: str, parts: Sequence[tuple[str, Decimal]]) -> str:
    """One bar in ``parts`` (label, amount), each named under it with its amount and its share of the whole.

    Six tones can be told apart: of more parts the last ones stand together as one.
    """
    parts = [(label, amount) for label, amount in parts if amount]
    whole = sum((amount for _, amount in parts), Decimal(0))
    if len(parts) > _TONES:
        rest = parts[_TONES - 1 :]
        parts = [*parts[: _TONES - 1], (f"其余 {len(rest)} 家", sum((amount for _, amount in rest), Decimal(0)))]
    marks, x = [], Decimal(0)
    for place, (label, amount) in enumerate(parts):
        width = amount / whole * WIDTH
        marks.append(_rect(x, 0, max(width - 1, Decimal(0)), 28, f"tone tone-{place}"))
        line = 50 + place * 24
        marks.append(_rect(0, line - 11, 12, 12, f"tone tone-{place}"))
        marks.append(_text(20, line, _short(label, 12)))
        marks.append(_text(WIDTH, line, f"{money(amount)} 元　{amount / whole * 100:.1f}%", "number", "end"))
        x += width
    return _figure(44 + 24 * len(parts), title, marks) if parts else ""


def bars(title: str, rows: Sequence[tuple[str, Decimal, str]], unit: str = "元") -> str:
    """One bar a row (label, amount, kind), all from the same zero; ``kind`` is "", "part", "rest" or "short"."""
    most = max((abs(amount) for _, amount, _ in rows), default=Decimal(0)) or Decimal(1)
    marks = []
    for place, (label, amount, kind) in enumerate(rows):
        top = place * _ROW
        marks.append(_text(0, top + _TEXT, label))
        marks.append(_text(WIDTH, top + _TEXT, f"{money(amount)} {unit}", "number", "end"))
        marks.append(_rect(0, top + 19, abs(amount) / most * WIDTH, 12, kind or "part"))
    return _figure(_ROW * len(rows), title, marks)


def waterfall(title: str, steps: Sequence[tuple[str, Decimal, str]]) -> str:
    """What is left of a sum, step by step: (label, change, kind); kind "total" restarts from zero with that amount.

    Nothing is drawn below zero: what a step takes beyond what is there goes on behind the sum, in the tone of what is missing,
    as does the step of kind "short", which says how much that is.
    """
    drawn = list(_falling(steps))
    span = max((end for pieces in drawn for _, end, _ in pieces), default=Decimal(0)) or Decimal(1)
    marks = []
    for place, ((label, change, kind), pieces) in enumerate(zip(steps, drawn, strict=True)):
        top = place * _ROW
        marks.append(_text(0, top + _TEXT, label))
        marks.append(_text(WIDTH, top + _TEXT, f"{money(abs(change) if kind == 'short' else change)} 元", "number", "end"))
        for start, end, tone in pieces:
            marks.append(_rect(start / span * WIDTH, top + 19, max((end - start) / span * WIDTH, Decimal(2)), 12, tone))
    return _figure(_ROW * len(steps), title, marks)


def _falling(steps: Sequence[tuple[str, Decimal, str]]) -> Iterator[list[tuple[Decimal, Decimal, str]]]:
    """The pieces of each step's bar: (start, end, tone)."""
    level = whole = missing = Decimal(0)
    for _, change, kind in steps:
        if kind == "total":
            level, whole = change, max(whole, change)
            yield [(Decimal(0), level, "yours")]
        elif kind == "short":
            yield [(whole, whole - change, "short")]
        else:
            there = min(-change, level)
            lacks = -change - there
            there_drawn = [(level - there, level, "theirs")] if there else []
            yield [*there_drawn, *([(whole + missing, whole + missing + lacks, "short")] if lacks else [])]
            level, missing = level - there, missing + lacks


def lines(title: str, series: Mapping[str, Sequence[Decimal]], across: str = "月") -> str:
    """One line a series over equal steps (0, 1, 2 …), each labelled beside its end; no more than three are readable."""
    height, foot, room = 200, 22, 84  # ``room`` is for the labels: beside the lines, so that they hide none
    low, high, plot = height - foot, 8, WIDTH - room
    most = max((amount for values in series.values() for amount in values), default=Decimal(0)) or Decimal(1)
    steps = max((len(values) for values in series.values()), default=1) - 1 or 1

    def level(amount: Decimal) -> Decimal:
        return high + (1 - amount / most) * (low - high)

    marks = [_rect(0, low, plot, 1, "axis")]
    for place, values in enumerate(series.values()):
        points = " ".join(f"{_at(Decimal(step) / steps * plot)},{_at(level(amount))}" for step, amount in enumerate(values))
        marks.append(f'<polyline class="line line-{place % 3}" points="{points}"></polyline>')
    ends = sorted((level(values[-1]), place, label, values[-1]) for place, (label, values) in enumerate(series.items()))
    for top, (_, place, label, amount) in zip(_apart([y - 12 for y, *_ in ends], low), ends, strict=True):
        marks.append(_text(plot + 6, top + 11, _short(label, 6), f"end end-{place % 3}"))
        marks.append(_text(plot + 6, top + 25, money(amount), "number"))
    marks.append(_text(0, height - 5, "现在", "axis-label"))
    marks.append(_text(plot, height - 5, f"{steps} 个{across}后", "axis-label", "end"))
    return _figure(height, title, marks)


def _apart(tops: Sequence[Decimal], low: int, size: int = 30) -> list[int]:
    """Where labels of ``size`` stand that want to begin at ``tops`` (in order): none on another, none below ``low``."""
    placed: list[int] = []
    for top in tops:
        placed.append(max(int(top), placed[-1] + size if placed else 0))
    limit = low
    for place in reversed(range(len(placed))):
        placed[place] = min(placed[place], limit - size)
        limit = placed[place]
    return placed


# What each dot stands for, in the words under them.
_DOTS = {"paid": "已还", "was_late": "晚还的", "part": "还了一部分", "late": "晚了", "due": "今天到期", "upcoming": "没到期"}


def dots(title: str, states: Sequence[str]) -> str:
    """One dot an instalment on lines of twelve, a year each: "paid", "was_late" (paid, but not in time), "part", "late", "due", "upcoming"."""
    step = WIDTH // 12
    marks = [_dot(step // 2 + place % 12 * step, 14 + place // 12 * 28, state) for place, state in enumerate(states)]
    top = 28 * -(-len(states) // 12)
    shown = [(state, states.count(state)) for state in _DOTS if state in states]
    for place, (state, count) in enumerate(shown):
        x, y = place % 3 * (WIDTH // 3), top + 18 + place // 3 * 26
        marks += [_dot(x + 10, y, state), _text(x + 26, y + 5, f"{_DOTS[state]} {count}")]
    return _figure(top + 26 * -(-len(shown) // 3) + 8, title, marks)


def _dot(x: int, y: int, state: str) -> str:
    """A circle; a second mark within it says the same to who does not see the colour."""
    within = {
        "part": f'<circle class="dot-within" cx="{x}" cy="{y}" r="4"></circle>',
        "late": _text(x, y + 5, "!", "dot-late-mark", "middle"),
        "was_late": _text(x, y + 5, "!", "dot-late-mark", "middle"),
    }
    return f'<circle class="dot dot-{state}" cx="{x}" cy="{y}" r="9"></circle>{within.get(state, "")}'

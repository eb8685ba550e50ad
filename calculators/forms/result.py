"""What a calculator's results are declared with.

A tool's ``Result`` is a frozen dataclass that extends ``Result`` here and whose fields are made by the functions below. It holds
decimals, days and codes; ``as_json`` at the door writes them as the contract does. The slots of a page, the golden cases and
the workbook ask the same declaration what kind a value is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, NamedTuple

from calculators.sums.money import yuan

NO_WORDS: Mapping[str, str] = {}  # for codes that a page says in sentences of its own; never changed


class Shown(NamedTuple):
    """One value of a result: its kind, its rows or section, the words for its codes."""

    kind: str  # money, percent, count, day, moment, text, flag, code, codes, texts, pairs, section, rows
    label: str = ""
    of: type = object  # what a section, or each row, is declared as
    choices: Mapping[str, str] = NO_WORDS
    absent: bool = False  # left out of the JSON where it is None


def _declare(kind: str, label: str, *, absent: bool = False, **rest: Any) -> Any:
    shown = Shown(kind, label, absent=absent, **rest)
    metadata = {"shown": shown}
    return field(default=None, metadata=metadata) if absent else field(metadata=metadata)


def money(label: str = "", **rest: Any) -> Any:
    """An amount in yuan; a difference may be negative. None where it cannot be computed."""
    return _declare("money", label, **rest)


def percent(label: str = "", **rest: Any) -> Any:
    """A percent, written with two decimals."""
    return _declare("percent", label, **rest)


def count(label: str = "", **rest: Any) -> Any:
    """A whole number."""
    return _declare("count", label, **rest)


def day(label: str = "", **rest: Any) -> Any:
    """A calendar day."""
    return _declare("day", label, **rest)


def moment(label: str = "", **rest: Any) -> Any:
    """A minute in local time."""
    return _declare("moment", label, **rest)


def text(label: str = "", **rest: Any) -> Any:
    """Words, as a person reads them or as they were typed."""
    return _declare("text", label, **rest)


def flag(label: str = "", **rest: Any) -> Any:
    """Yes or no."""
    return _declare("flag", label, **rest)


def code(choices: Mapping[str, str] = NO_WORDS, label: str = "", **rest: Any) -> Any:
    """One code, whose words are in ``choices``."""
    return _declare("code", label, choices=choices, **rest)


def codes(choices: Mapping[str, str] = NO_WORDS, label: str = "", **rest: Any) -> Any:
    """Codes, in the order in which a person reads them."""
    return _declare("codes", label, choices=choices, **rest)


def texts(label: str = "", **rest: Any) -> Any:
    """Sentences or paths, one after the other."""
    return _declare("texts", label, **rest)


def pairs(label: str = "", **rest: Any) -> Any:
    """Pairs of whole numbers, as lists of two."""
    return _declare("pairs", label, **rest)


def section(of: type, label: str = "", **rest: Any) -> Any:
    """One nested ``of``, declared in the same way."""
    return _declare("section", label, of=of, **rest)


def rows(of: type, label: str = "", **rest: Any) -> Any:
    """A tuple of ``of``, each declared in the same way."""
    return _declare("rows", label, of=of, **rest)


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A default, a blank or a doubt that changes the result, at the field of the request that it is about."""

    field: str = text()
    code: str = code()
    message: str = text()


@dataclass(frozen=True, kw_only=True)
class Result:
    """What every result carries beside its own values: the sentences, the rules they rest on, and what is not sure."""

    rules: tuple[str, ...] = field(metadata={"shown": Shown("codes")})
    say: tuple[str, ...] = field(metadata={"shown": Shown("texts")})
    notices: tuple[Notice, ...] = field(default=(), metadata={"shown": Shown("rows", of=Notice)})


@cache
def shown(of: type) -> dict[str, Shown]:
    """The declaration of each value of ``of``: its own first, then those that every result carries."""
    declared = {each.name: each.metadata["shown"] for each in fields(of)}
    common = {each.name for each in fields(Result)} if issubclass(of, Result) else set()
    own = {name: each for name, each in declared.items() if name not in common}
    return own | {name: each for name, each in declared.items() if name in common}


def at(of: type, path: str) -> Shown:
    """The declaration at a result path: ``at(Result, "schedule.0.interest")``. Raises KeyError where there is none."""
    head, _, rest = path.partition(".")
    found = shown(of)[head]
    if found.kind in ("rows", "codes", "texts") and rest:
        _, _, rest = rest.partition(".")
    return at(found.of, rest) if rest and found.of is not object else found


def _as_it_is(value: Any) -> Any:
    return value


def as_json(result: Any) -> dict[str, Any]:
    """The plain JSON values of the contract: money and percents as texts with two decimals, days as ``YYYY-MM-DD``."""
    written = {}
    of: type = type(result)
    for name, declared in shown(of).items():
        value = getattr(result, name)
        if value is not None or not declared.absent:
            written[name] = None if value is None else _WRITERS.get(declared.kind, _as_it_is)(value)
    return written


_WRITERS: dict[str, Callable[[Any], Any]] = {
    "money": yuan,
    "percent": yuan,
    "day": lambda value: value.isoformat(),
    "moment": lambda value: value.isoformat(timespec="minutes"),
    "section": as_json,
    "rows": lambda value: [as_json(each) for each in value],
    "pairs": lambda value: [list(pair) for pair in value],
    "codes": list,
    "texts": list,
}

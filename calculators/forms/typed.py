"""What a person types, read the way they meant it and said back: 5万, ５００００, 50,000 元, 月息2分, 3年, 2026年12月1日.

Only the page uses this door. What cannot be read stays as it was typed, so that the error can repeat it.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from calculators.forms.declaration import Declared, declared
from calculators.forms.steps import from_line
from calculators.sums.money import part_of
from calculators.words import quantities
from calculators.words.dates import find_days

_PLAIN = re.compile(r"\s*-?[0-9]+(?:\.[0-9]+)?\s*", re.ASCII)
_MOST_DECIMALS = 4
_NOTHING: Mapping[str, Any] = {}


def from_typed(inputs: type, typed: Any) -> Any:
    """``typed`` (texts under the request's field names) as the plain values of a request of ``inputs``.

    An empty text is left out. A field that is not declared is passed on, for the validation to name it.
    """
    return read_typed(inputs, typed)[0]


def read_typed(inputs: type, typed: Any) -> tuple[Any, dict[str, str]]:
    """What ``from_typed`` gives, and by the path of each field whose text was no plain value what it was taken for, in one sentence."""
    understood: dict[str, str] = {}
    return _read(inputs, typed, "", understood), understood


def _read(inputs: type, typed: Any, path: str, said: dict[str, str], around: Mapping[str, Any] = _NOTHING) -> Any:
    """``around`` is what stands in the fields beside the section or the list that this is a part of."""
    if not isinstance(typed, Mapping):
        return typed
    known = declared(inputs)
    read = {key: _value(known[key], given, f"{path}{key}", said) if key in known else given for key, given in typed.items()}
    read = {key: value for key, value in read.items() if value is not None}
    for key, wanted in known.items():
        _beside(wanted, key, read, path, said, around)
    for key in [key for key in read if key in known and known[key].of]:
        read[key] = _within(known[key], read[key], f"{path}{key}", said, read)
    return {key: value for key, value in read.items() if value is not None}


def _within(wanted: Declared, value: Any, path: str, said: dict[str, str], around: Mapping[str, Any]) -> Any:
    if wanted.kind == "section":
        return _read(wanted.of, value, f"{path}.", said, around) or None
    if wanted.kind == "rows" and isinstance(value, list):
        return [_read(wanted.of, row, f"{path}.{place}.", said, around) for place, row in enumerate(value)]
    return value


def _value(wanted: Declared, value: Any, path: str, said: dict[str, str]) -> Any:
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    if wanted.in_one_line:
        return _line(value, path, said)
    read, words = _TEXTS.get(wanted.kind, _as_written)(wanted, value)
    if words and not _PLAIN.fullmatch(value):
        said[path] = words
    return read


def _line(text: str, path: str, said: dict[str, str]) -> Any:
    found = from_line(text)
    if found is None:
        return text
    read, words = found
    said[path] = f"按 {words}算。"
    return read


def _beside(wanted: Declared, key: str, read: dict[str, Any], path: str, said: dict[str, str], around: Mapping[str, Any]) -> None:
    """What a text means together with the fields beside it: a percent of their sum, or the ends of a range."""
    text = read.get(key)
    if not isinstance(text, str) or wanted.kind != "money" or _PLAIN.fullmatch(text):
        return
    part = quantities.share(text) if wanted.percent_of else None
    if part is not None:
        there = read if any(each in read for each in wanted.percent_of) else around
        whole = [there[each] for each in wanted.percent_of if each in there]
        if whole and all(isinstance(each, str) and _PLAIN.fullmatch(each) for each in whole):
            value = part_of(sum(map(Decimal, whole), Decimal(0)), part)
            read[key] = _written(value)
            said[f"{path}{key}"] = f"{_shown(part)}% 是 {_yuan(value)}，按这个数算。"
    ends = quantities.amount_range(text) if wanted.low_at and wanted.low_at not in read else None
    if ends:
        read[key], read[wanted.low_at] = _written(ends.high), _written(ends.low)
        said[f"{path}{key}"] = f"平常按 {_yuan(ends.high)}，最差按 {_yuan(ends.low)}算。"


_Text = tuple[Any, str]  # what a request holds, and what was understood


def _as_written(_: Declared, value: str) -> _Text:
    return value, ""


def _money(_: Declared, value: str) -> _Text:
    yuan = quantities.amount(value)
    return (value, "") if yuan is None else (_written(yuan), f"按 {_yuan(yuan)}算。")


def _percent(wanted: Declared, value: str) -> _Text:
    plain = quantities.narrow(value)
    found = Decimal(plain.removesuffix(".")) if re.fullmatch(r"-?[0-9]+\.?[0-9]*", plain, re.ASCII) else None
    if found is None:
        found = quantities.yearly_rate(value) if wanted.per == "year" else _share_of_a_period(wanted, plain)
    if found is None:
        return value, ""
    label = {"year": "按年利率", "instalment": "按每期"}.get(wanted.per, "按")
    written = plain if _PLAIN.fullmatch(plain) else _shown(round(found, _MOST_DECIMALS))
    return written, f"{label} {_shown(found)}% 算。"


def _share_of_a_period(wanted: Declared, plain: str) -> Decimal | None:
    if wanted.per == "instalment":
        plain = re.sub(r"^(?:每期|一期|每个?月|月)(?:费率|手续费)?|(?:/期|每期|/个?月|每个?月)$", "", plain)
        mills = re.fullmatch(r"([0-9.]+)厘", plain, re.ASCII)
        if mills:
            return quantities.share(f"{mills[1]}‰")
    return quantities.share(plain)


def _count(wanted: Declared, value: str) -> _Text:
    plain = quantities.narrow(value)
    if re.fullmatch(r"-?[0-9]{1,12}", plain, re.ASCII):
        return int(plain), f"按 {int(plain)} 算。"
    if re.fullmatch(r"-?[0-9]+\.[0-9]+", plain, re.ASCII):
        return plain, ""
    found = quantities.months(value) if wanted.unit in ("期", "月", "个月") else quantities.count(value)
    return (value, "") if found is None else (found, f"按 {found} {wanted.unit}算。".replace("  ", " "))


def _day(_: Declared, value: str) -> _Text:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value, re.ASCII):
        return value, ""
    plain = quantities.narrow(value)
    # Without marks between them only eight digits are one day and no other: 2026111 may be two.
    found = re.fullmatch(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})[日号]?", plain, re.ASCII)
    found = found or re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", plain, re.ASCII)
    if found:
        day = f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"
    else:
        days = [each for each in find_days(plain) if (each.start, each.end) == (0, len(plain)) and each.whole]
        if not days:
            return value, ""
        day = str(days[0].whole)
    return day, f"按 {day} 算。"


def _moment(wanted: Declared, value: str) -> _Text:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}", value, re.ASCII):
        return value, ""  # as a date field of the browser writes it
    found = re.fullmatch(r"(\S+?)(?:T|\s+)([0-9]{1,2})[:时点]([0-9]{1,2})分?", _spaced(value), re.ASCII)
    if not found:
        return value, ""
    moment = f"{_day(wanted, found[1])[0]}T{found[2]:0>2}:{found[3]:0>2}"
    return moment, f"按 {moment.replace('T', ' ')} 算。"


def _spaced(value: str) -> str:
    """Half-width characters; the space between day and hour is kept."""
    return " ".join(map(quantities.narrow, value.split()))


def _flag(_: Declared, value: str) -> _Text:
    return {"true": True, "false": False}.get(value, value), ""


def _choice(_: Declared, value: str) -> _Text:
    return value.strip(), ""


def _written(number: Decimal) -> str:
    """As a request holds it: the decimals that were typed."""
    text = f"{number:f}"
    return text if _PLAIN.fullmatch(text) else str(number)


def _shown(number: Decimal) -> str:
    return f"{number.normalize():f}" if number else "0"


def _yuan(number: Decimal) -> str:
    return f"{number.normalize():,f} 元" if number else "0 元"


_TEXTS: dict[str, Callable[[Declared, str], _Text]] = {
    "money": _money,
    "percent": _percent,
    "count": _count,
    "day": _day,
    "moment": _moment,
    "flag": _flag,
    "choice": _choice,
}

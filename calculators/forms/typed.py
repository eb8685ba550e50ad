"""What a person types, read the way they meant it: ５００００, 50,000 元, 2026年12月1日.

Only the page uses this door. What cannot be read stays as it was typed, so that the error can repeat it.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from calculators.forms.declaration import Declared, declared

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－％￥", "0123456789.,-%¥")
_UNITS = re.compile(r"(元|块|%|期|个月|月)$")


def from_typed(inputs: type, typed: Any) -> Any:
    """``typed`` (texts under the request's field names) as the plain values of a request of ``inputs``.

    An empty text is left out. A field that is not declared is passed on, for the validation to name it.
    """
    if not isinstance(typed, Mapping):
        return typed
    known = declared(inputs)
    read = {}
    for key, value in typed.items():
        if key in known:
            value = _value(known[key], value)
        if value is not None:
            read[key] = value
    return read


def _value(wanted: Declared, value: Any) -> Any:
    if wanted.kind == "section":
        return from_typed(wanted.of, value) or None
    if wanted.kind == "rows" and isinstance(value, list):
        return [from_typed(wanted.of, row) for row in value]
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    return _TEXTS.get(wanted.kind, _as_written)(value)


def _as_written(value: str) -> str:
    return value


def _number(value: str) -> str:
    plain = _UNITS.sub("", re.sub(r"\s", "", value.translate(_FULL_WIDTH)).removeprefix("¥"))
    plain = re.sub(r"(?<=[0-9]),(?=[0-9]{3,4}(?![0-9]))", "", plain, flags=re.ASCII)  # 1,5 may be 1.5: not read
    return plain if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", plain, re.ASCII) else value


def _whole_number(value: str) -> str | int:
    plain = _number(value)
    return int(plain) if re.fullmatch(r"-?[0-9]{1,12}", plain, re.ASCII) else plain


def _day(value: str) -> str:
    plain = re.sub(r"\s", "", value.translate(_FULL_WIDTH))
    # Without marks between them only eight digits are one day and no other: 2026111 may be two.
    found = re.fullmatch(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})[日号]?", plain, re.ASCII)
    found = found or re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", plain, re.ASCII)
    return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}" if found else value


def _moment(value: str) -> str:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}", value):
        return value  # as a date field of the browser writes it
    plain = value.translate(_FULL_WIDTH).replace("：", ":").strip()
    found = re.fullmatch(r"(\S+?)(?:T|\s+)([0-9]{1,2})[:时点]([0-9]{1,2})分?", plain, re.ASCII)
    return f"{_day(found[1])}T{found[2]:0>2}:{found[3]:0>2}" if found else value


def _flag(value: str) -> bool | str:
    return {"true": True, "false": False}.get(value, value)


_TEXTS: dict[str, Callable[[str], Any]] = {
    "money": _number,
    "percent": _number,
    "count": _whole_number,
    "day": _day,
    "moment": _moment,
    "flag": _flag,
    "choice": str.strip,
}

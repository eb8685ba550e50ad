"""Reading a request from JSON text: numbers exact, keys once, depth and size within bounds."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any, BinaryIO

MOST_BYTES = 2_000_000
MOST_LEVELS = 20
_LONGEST_INTEGER = 30


class NotJson(ValueError):
    """The text is not a request in JSON; the message says what to mend."""


def read_json(source: BinaryIO) -> Any:
    """The request in ``source``. Raises NotJson."""
    text = source.read(MOST_BYTES + 1)
    if len(text) > MOST_BYTES:
        raise NotJson("请求超过 2 MB，太大了。请分开算。")
    try:
        value = json.loads(
            text.decode("utf-8-sig"),
            parse_float=_number,
            parse_int=_number,
            parse_constant=_refuse_constant,
            object_pairs_hook=_each_key_once,
        )
    except UnicodeDecodeError:
        raise NotJson("请求不是 UTF-8 文字。请另存为 UTF-8 再试。") from None
    except RecursionError:
        raise NotJson(_too_deep()) from None
    except json.JSONDecodeError as error:
        raise NotJson(f"请求不是 JSON：第 {error.lineno} 行第 {error.colno} 个字附近读不懂。") from None
    if _deeper_than(value, MOST_LEVELS):
        raise NotJson(_too_deep())
    return value


def _too_deep() -> str:
    return f"请求套得太深，最多 {MOST_LEVELS} 层。"


def _number(literal: str) -> int | Decimal:
    if len(literal) <= _LONGEST_INTEGER and literal.lstrip("-").isdigit():
        return int(literal)
    try:
        return Decimal(literal)
    except InvalidOperation:  # an exponent beyond all bounds
        sign = "-" if literal.startswith("-") else ""
        return Decimal(f"{sign}1E-999999" if "-" in literal.lower().partition("e")[2] else f"{sign}Infinity")


def _refuse_constant(literal: str) -> None:
    raise NotJson(f"JSON 里没有 {literal} 这个数。请写普通数字。")


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for key, value in pairs:
        if key in read:
            raise NotJson(f"“{key[:40]}”写了两次。请删去一个。")
        read[key] = value
    return read


def _deeper_than(value: Any, levels: int) -> bool:
    layer = [value]
    for _ in range(levels):
        layer = [
            inner
            for outer in layer
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return any(isinstance(inner, dict | list) for inner in layer)

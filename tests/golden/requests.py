"""What each kind of field takes and refuses, and what is said, kept as it was approved; the same of texts that are no JSON.

``python -m tests.golden.read`` writes them anew.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from calculators.forms import declaration as declare
from calculators.forms.json_request import NotJson, read_json
from calculators.forms.validation import InvalidRequest, read_request
from tests.golden.words import Form

FILE = Path(__file__).parent / "read" / "requests.json"


@dataclass(frozen=True, kw_only=True)
class Request(Form):
    """One field of each kind that a request may hold."""

    text: str = declare.long_text("正文")
    codes: tuple[str, ...] = declare.codes("说了什么", {"甲": "甲", "乙": "乙"})
    section: Form | None = declare.section("一笔", Form, None)
    lines: tuple[Form, ...] = declare.rows("几笔", Form, (), most=2)
    below: Decimal = declare.money("", least="-10")


_FORM = {
    "balance": "50000", "money": "1", "part": "1", "usual": "1", "worst": "1", "year": "1", "instalment": "1", "percent": "1", "term": 1, "persons": 1,
    "day": "2026-01-01", "moment": "2026-01-01T00:00", "name": "甲", "flag": True, "choice": "是", "steps": [],
}  # fmt: skip
_RIGHT = _FORM | {"text": "甲", "codes": [], "section": None, "lines": [], "below": "0"}
_ABSENT = object()
_VALUES = [
    _ABSENT, None, True, False, "", " ", "0", "-0", "-1", "-10", "-10.01", "0.005", "0.01", "0.001", "1e9", "1E2", "5万", "NaN", "Infinity", "１２", "+5", " 7 ", "7.", "1,000", "999999999.99", "1000000000",
    "99999.9999", "100000", "99999.99999", "2026-02-30", "2024-02-29", "1900-01-01", "1899-12-31", "2899-12-31", "2900-01-01", "0001-01-01", "9999-12-31", "2026-1-1", "20260101", "2026-11-23T25:00",
    "2026-11-23T00:00", "2026-11-23T23:59", "2026-11-23T23:59:59", "2026-11-23 10:00", "2026-11-23T24:00", "1899-12-31T00:00", "\ud800", "\u202e", "\x00", "一" * 80, "一" * 81, "一" * 20_000, "一" * 20_001,
    0, 1, -1, 2, 599, 600, 601, 999_999, 1_000_000, 10**40, 0.5, 1.0, 12.5, 0.1 + 0.2, 1e308, -0.0, Decimal("0.01"), Decimal("999999999.99"), Decimal(1000000000), Decimal("1E+999999"), Decimal("1E-999999"),
    "是", "甲", "否", [], ["甲"], ["甲", "甲"], ["丙"], ["甲", 1], "甲", {}, {"x": 1}, [{}], [1], [None], [_FORM], [_FORM, _FORM], [_FORM, _FORM, _FORM], _FORM, _FORM | {"money": "x"}, [_FORM | {"term": 0}],
    [{"instalments": 12, "amount": "800"}], [{"instalments": 0, "amount": "800"}], [{"instalments": 12}], "12期800",
]  # fmt: skip
_TEXTS = [
    b"", b" ", b"{}", b"[]", b"1", b"-1", b"1.50", b"-1e9999999", b"1e9999999", b"1e-9999999", b"-1e-9999999", b"123456789012345678901234567890", b"1234567890123456789012345678901", b"-12345678901234567890123456789",
    b"NaN", b"-Infinity", b'{"a": 1, "a": 2}', b'{"a": {"b": 1, "b": 1}}', b'{"a": 1,}', b"{'a': 1}", b"{\n\n 1}", b"\xef\xbb\xbf{}", b"\xff\xfe{\x00}\x00", "甲".encode("gb18030"), b"[" * 20 + b"]" * 20, b"[" * 21 + b"]" * 21,
    b"[" * 100_000 + b"]" * 100_000, b'{"a":' * 19 + b"1" + b"}" * 19, b'{"a":' * 20 + b"[]" + b"}" * 20, b" " * 2_000_000, b" " * 1_999_998 + b"{}", b" " * 1_999_999 + b"{}",
]  # fmt: skip


def _taken(key: str, value: Any) -> str:
    request = {name: each for name, each in (_RIGHT | {key: value}).items() if each is not _ABSENT}
    try:
        return str(getattr(read_request(Request, request), key))
    except InvalidRequest as refused:
        return json.dumps(refused.errors, ensure_ascii=False)


def _named(value: object) -> str:
    written = "nothing" if value is _ABSENT else ascii(value)
    return written if len(written) <= 60 else f"{written[:50]} … {len(written)}"


def _read_text(text: bytes) -> str:
    try:
        return _named(read_json(io.BytesIO(text)))
    except NotJson as refused:
        return str(refused)


def _groups() -> Iterator[tuple[str, dict[str, str]]]:
    for key in _RIGHT:
        yield key, {_named(value): _taken(key, value)[:300] for value in _VALUES}
    yield "of texts", {_named(text): _read_text(text) for text in _TEXTS}


def read() -> dict[str, dict[str, str]]:
    """By field and value what is taken, or what is said."""
    return dict(_groups())


def main() -> None:
    """Write what is taken today."""
    FILE.write_text(json.dumps(read(), indent=1) + "\n", encoding="utf-8")

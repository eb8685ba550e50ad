"""The case as a file: written as JSON text, and read back.

A file keeps what a person typed as the contract writes it: ``50,000 元`` becomes ``"50000"``. What cannot be read yet (a
half-typed form) stays as it was typed, so saving never loses anything. Opening leaves out what is damaged or over a limit
and says so; a file that is newer or something else is refused before anything is replaced.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple

from calculators.case.sections import BY_KEY, VERSION, at_home
from calculators.case.shape import CaseFile
from calculators.forms.json_request import NotJson, read_json
from calculators.forms.typed import from_typed
from calculators.forms.validation import InvalidRequest, Problem, read_request

# Errors of a value leave the file whole: the form shows them. These say that it is no case file of ours.
_DAMAGED = {"unknown_field", "wrong_type", "too_many"}


def write_case(typed: Mapping[str, Any], saved_at: str) -> str:
    """The file's text for what stands in the forms; ``saved_at`` is local time, ``YYYY-MM-DDTHH:MM``."""
    case = {"version": VERSION, "saved_at": saved_at} | {
        section: value for section, value in from_typed(CaseFile, typed).items() if section not in {"version", "saved_at"}
    }
    return _writable(json.dumps(case, ensure_ascii=False, indent=2)).decode("utf-8") + "\n"


class Opened(NamedTuple):
    """A file that was opened: the case in it, and what could not be read of it."""

    case: dict[str, Any]
    left_out: tuple[str, ...]  # what the sections are called


def read_case(text: str) -> dict[str, Any]:
    """The case in a file's text, brought up to this version. Raises InvalidRequest, whose message says what to do."""
    return opened(text).case


def opened(text: str) -> Opened:
    """The case in a file's text, without the sections that are damaged or over a limit; those are named.

    Raises InvalidRequest where nothing is left, or the file is newer or something else; its message says what to do.
    """
    try:
        given = read_json(BytesIO(_writable(text)))
    except NotJson:
        raise _refused("not_json", "这个文件读不懂：它不是存下的档案，或者已经损坏。现在填的内容没有动。") from None
    if not isinstance(given, Mapping) or not given.keys() & set(CaseFile.__dataclass_fields__):
        raise _refused("wrong_type", "这个文件里没有档案的内容。请选“存成文件”存下的那一个。现在填的内容没有动。")
    case = migrated(given)
    damaged = _damaged(case)
    if damaged and not case.keys() & BY_KEY.keys() - damaged.keys():
        where = next(iter(damaged.values()))
        raise _refused("wrong_type", f"这个文件损坏了，或者被改过（在 {where} 这里）。现在填的内容没有动。")
    readable = {key: _as_texts(value) for key, value in case.items() if key not in damaged}
    return Opened(readable, tuple(BY_KEY[key].title if key in BY_KEY else key for key in damaged))


def _damaged(case: Mapping[str, Any]) -> dict[str, str]:
    """The sections that are not of a case file's build, each with the first place that is not. Raises InvalidRequest."""
    try:
        read_request(CaseFile, case)
    except InvalidRequest as invalid:
        newer = [error for error in invalid.errors if error["field"] == "version"]
        if newer:
            raise InvalidRequest([Problem(**newer[0])]) from None
        wrong = [error["field"] for error in invalid.errors if error["code"] in _DAMAGED and _is_structure(error["field"])]
        return {where.partition(".")[0]: where for where in reversed(wrong)}
    return {}


def _as_texts(value: Any) -> Any:
    """Fractions as the texts that a form holds: the page's own numbers are binary and would not be exact."""
    if isinstance(value, Mapping):
        return {key: _as_texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_texts(inner) for inner in value]
    return str(value) if isinstance(value, Decimal) else value


def migrated(given: Mapping[str, Any]) -> dict[str, Any]:
    """A file of an earlier version as one of this version; the steps are applied one after the other."""
    case = dict(given)
    version = case.get("version", 0)
    for step in _STEPS[version:] if isinstance(version, int) and 0 <= version < VERSION else ():
        case = step(case)
    return at_home(case)


def _numbered(case: dict[str, Any]) -> dict[str, Any]:
    """From a file without a number, as the first pages wrote it: the same sections, now numbered."""
    return case | {"version": 1}


# _STEPS[n] makes a file of version n one of version n + 1.
_STEPS = (_numbered,)


def _writable(text: str) -> bytes:
    """UTF-8; half a character (a lone surrogate) has none, and is written as the escape that JSON has for it."""
    return text.encode("utf-8", "backslashreplace")


def _is_structure(path: str) -> bool:
    """Whether an error is of the file's build and not of a value that somebody typed."""
    last = path.rpartition(".")[2]
    return (
        path.count(".") < 1
        or last.isdigit()
        or last in {"income", "expenses", "schedule", "payments", "expected", "own", "steps", "alternatives", "rounds"}
    )


def _refused(code: str, message: str) -> InvalidRequest:
    return InvalidRequest([Problem("", code, message)])

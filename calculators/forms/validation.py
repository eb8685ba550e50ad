"""Reading a request: every error at once, in the request's order, in plain Chinese."""

import functools
import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from calculators.forms.declaration import Declared, declared
from calculators.forms.problems import InvalidRequest, Problem
from calculators.forms.typed import from_typed
from calculators.sums.months import LATEST_YEAR
from calculators.words import quantities

__all__ = ["InvalidRequest", "Problem", "read_request"]

EARLIEST_YEAR = 1900


class _Refused(Exception):
    def __init__(self, code: str, message: str) -> None:
        self.code, self.message = code, message


def read_request[T](inputs: type[T], request: Any) -> T:
    """An instance of ``inputs`` from plain JSON values.

    ``inputs`` may have a method ``problems(broken)`` that yields what is wrong between fields, its own or its rows'
    (``contacts.0.at``); ``broken`` names the fields that are wrong by themselves. It may have ``refusal(given)``, which
    looks at a section before its fields are read and may turn it away whole. Raises InvalidRequest.
    """
    problems: list[Problem] = []
    read = _read_section(inputs, request, "", "请求", problems)
    if problems:
        raise InvalidRequest(problems)
    return cast("T", read)


def _read_section(
    inputs: type, given: Any, path: str, label: str, problems: list[Problem], partial: bool = False, open_: bool = False
) -> Any:
    if not isinstance(given, Mapping):
        problems.append(Problem(path, "wrong_type", f"{label}要写成一组字段。"))
        return None
    refused = list(getattr(inputs, "refusal", lambda _: ())(given))
    if refused:
        problems.extend(Problem(_join(path, field), code, message) for field, code, message in refused)
        return None
    known = declared(inputs)
    found: dict[str, list[Problem]] = {key: [] for key in _in_order(given, known)}
    values = {}
    for key, wrong in found.items():
        if key in known:
            values[key] = _read_field(known[key], given.get(key), _join(path, key), wrong, partial)
        elif not open_:
            wrong.append(Problem(_join(path, str(key)), "unknown_field", f"没有“{_shown(key)}”这一项，请删去它。"))
    section = inputs(**values)
    if hasattr(section, "problems") and not partial:
        broken = {key for key in known if found[key]}
        for field, code, message in section.problems(broken):
            found[field.partition(".")[0]].append(Problem(_join(path, field), code, message))
        for key, wanted in known.items():
            if wanted.kind == "rows":
                found[key].sort(key=functools.partial(_row_of, _join(path, key)))
    wrong = [problem for each in found.values() for problem in each]
    problems.extend(wrong)
    return None if wrong else section


def _row_of(rows: str, problem: Problem) -> int:
    """Which row of the list at path ``rows`` a problem is in; -1 for one of the list itself."""
    row = problem.field.removeprefix(rows).lstrip(".").partition(".")[0]
    return int(row) if row else -1


def _in_order(given: Mapping[str, Any], known: Mapping[str, Declared]) -> list[str]:
    """The keys as they were given; one that is missing stands after the one that is declared before it."""
    order = list(given)
    place = 0
    for key in known:
        if key not in given:
            order.insert(place, key)
        place = order.index(key) + 1
    return order


def _read_field(wanted: Declared, value: Any, path: str, problems: list[Problem], partial: bool = False) -> Any:
    if value is None or ((partial or wanted.kind == "name") and isinstance(value, str) and not value.strip()):
        if wanted.required and not partial:
            problems.append(Problem(path, "required", _ask_for(wanted)))
        return wanted.default() if callable(wanted.default) else wanted.default
    if wanted.kind == "section":
        value = from_typed(wanted.of, value) if wanted.typed else value
        return _read_section(wanted.of, value, path, wanted.label, problems, partial or wanted.partial, wanted.open)
    if wanted.kind == "rows":
        return _read_rows(wanted, value, path, problems, partial or wanted.partial)
    if wanted.kind == "codes":
        return _read_codes(wanted, value, path, problems)
    try:
        return _READERS[wanted.kind](wanted, value)
    except _Refused as refused:
        problems.append(Problem(path, refused.code, refused.message))
        return None


def _read_rows(wanted: Declared, value: Any, path: str, problems: list[Problem], partial: bool) -> tuple[Any, ...]:
    if not _is_list(wanted, value, path, problems):
        return ()
    return tuple(
        _read_section(wanted.of, row, f"{path}.{index}", f"{wanted.label}第 {index + 1} 条", problems, partial)
        for index, row in enumerate(value)
    )


def _read_codes(wanted: Declared, value: Any, path: str, problems: list[Problem]) -> tuple[str, ...]:
    if not _is_list(wanted, value, path, problems):
        return ()
    if all(isinstance(code, str) and code in wanted.choices for code in value):
        return tuple(value)
    one = wanted._replace(kind="choice", required=True)
    return tuple(_read_field(one, code, f"{path}.{index}", problems) for index, code in enumerate(value))


def _is_list(wanted: Declared, value: Any, path: str, problems: list[Problem]) -> bool:
    if wanted.in_one_line and isinstance(value, str):
        words = "读不出几期、每期多少。请照先后写，例如 12期800，24期1683.33。"
        problems.append(Problem(path, "wrong_type", f"{wanted.label}写成了“{_shown(value)}”，{words}"))
        return False
    if not isinstance(value, list | tuple):
        problems.append(Problem(path, "wrong_type", f"{wanted.label}要写成一个列表。"))
        return False
    if len(value) > wanted.most:
        problems.append(Problem(path, "too_many", f"{wanted.label}有 {len(value)} 条，最多 {wanted.most} 条。请分开算。"))
        return False
    return True


def _read_number(wanted: Declared, value: Any, decimals: int) -> Decimal:
    label = wanted.label
    number = _to_decimal(wanted, value)
    if number.is_nan():
        raise _Refused("not_a_number", f"{label}不是数字，请写数字，例如 {_sample(wanted)}。")
    if number < 0:
        meant = "请写 0 或更大的数字" if not wanted.least else "请写大于 0 的数字"
        raise _Refused("negative", f"{label}不能是负数，{meant}。")
    if number > wanted.most:
        most = f"{wanted.most:,}"
        if wanted.too_much == "too_many":
            raise _Refused("too_many", f"{label}写了 {_shown(number)}，最多 {most}{wanted.unit}。")
        raise _Refused("too_large", f"{label}写了 {_shown(number)}，最大能算到 {most}{wanted.unit}。请检查是不是多写了几位。")
    if -int(number.as_tuple().exponent) > decimals:
        many = f"最多写 {decimals} 位小数" if decimals else "要写整数"
        raise _Refused("too_precise", f"{label}{many}，现在写的是 {_shown(number)}。")
    if wanted.least is not None and number < wanted.least:
        raise _Refused("too_small", f"{label}写了 {_shown(number)}，至少要 {wanted.least}{wanted.unit}。")
    return number + 0  # 1E+1 becomes 10, and -0 becomes 0


def _to_decimal(wanted: Declared, value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise _Refused("wrong_type", f"{wanted.label}要写数字，例如 {_sample(wanted)}。")
    if isinstance(value, str):
        if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value.strip(), re.ASCII):
            raise _Refused(*_not_a_number(wanted, value))
        return Decimal(value.strip())
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def _read_money(wanted: Declared, value: Any) -> Decimal:
    return _read_number(wanted, value, decimals=2)


def _read_percent(wanted: Declared, value: Any) -> Decimal:
    return _read_number(wanted, value, decimals=4)


def _read_count(wanted: Declared, value: Any) -> int:
    if isinstance(value, str):
        meant = quantities.months(value)
        advice = f"请写整数 {meant}" if meant and meant <= (wanted.most or 0) else f"请写整数，例如 {_sample(wanted)}"
        raise _Refused("wrong_type", f"{wanted.label}写成了“{_shown(value)}”，{advice}。")
    number = _to_decimal(wanted, value)
    if number.is_finite() and abs(number) < 10**12 and number == int(number):
        number = Decimal(int(number))  # 30.0 is a whole number
    return int(_read_number(wanted, number, decimals=0))


def _read_day(wanted: Declared, value: Any) -> date:
    if not isinstance(value, str):
        raise _Refused("wrong_type", f"{wanted.label}要写成 2026-11-23 这样的日期。")
    wrong = _Refused("not_a_date", f"{wanted.label}写成了“{_shown(value)}”，请写成 2026-11-23 这样的日期。")
    if re.fullmatch(r"[0-9]{4}(?:[-/.][0-9]{1,2}|年[0-9]{1,2}月)", quantities.narrow(value), re.ASCII):
        raise _Refused("not_a_date", f"{wanted.label}写成了“{_shown(value)}”，只有年和月，还要写是哪一天，例如 2026-11-23。")
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value, re.ASCII):
        raise wrong
    return _within_reach(wanted, value, value)


def _within_reach(wanted: Declared, value: str, day: str) -> date:
    """The day ``day`` out of what was written, ``value``; refused where there is no such day or it is too far away."""
    try:
        read = date.fromisoformat(day)
    except ValueError:
        raise _Refused("not_a_date", f"{wanted.label}写成了 {value}，没有这一天。请核对年月日。") from None
    if read.year < EARLIEST_YEAR:
        raise _Refused("too_small", f"{wanted.label}写成了 {value}，最早能算到 {EARLIEST_YEAR} 年。请核对年份。")
    if read.year > LATEST_YEAR - 100:
        raise _Refused("too_large", f"{wanted.label}写成了 {value}，太远了。请核对年份。")
    return read


def _read_moment(wanted: Declared, value: Any) -> datetime:
    if not isinstance(value, str):
        raise _Refused("wrong_type", f"{wanted.label}要写成 2026-11-23T21:30 这样的日期和时间。")
    found = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})", value, re.ASCII)
    if not found:
        raise _Refused("not_a_date", f"{wanted.label}写成了“{_shown(value)}”，请写成 2026-11-23T21:30 这样的日期和时间。")
    day, hour, minute = _within_reach(wanted, value, found[1]), int(found[2]), int(found[3])
    if hour > 23 or minute > 59:
        raise _Refused("not_a_date", f"{wanted.label}写成了 {value}，没有这个时刻。小时写 00 到 23，分钟写 00 到 59。")
    return datetime(day.year, day.month, day.day, hour, minute)


def _read_text(wanted: Declared, value: Any) -> str:
    if not isinstance(value, str):
        raise _Refused("wrong_type", f"{wanted.label}要写文字。")
    if len(value) > wanted.most:
        raise _Refused("too_long", f"{wanted.label}有 {len(value)} 个字，最多 {wanted.most} 个字。请写短一些。")
    return value


def _read_flag(wanted: Declared, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Refused("wrong_type", f"{wanted.label}只能写 true（是）或 false（否）。")
    return value


def _read_choice(wanted: Declared, value: Any) -> str:
    if not isinstance(value, str):
        raise _Refused("wrong_type", f"{wanted.label}要写文字代码。")
    if value not in wanted.choices:
        words = "、".join(f"{code}（{label}）" for code, label in wanted.choices.items())
        raise _Refused("not_a_choice", f"{wanted.label}写成了“{_shown(value)}”，请从这些里选一个：{words}。")
    return value


_READERS = {
    "money": _read_money,
    "percent": _read_percent,
    "count": _read_count,
    "day": _read_day,
    "moment": _read_moment,
    "name": _read_text,
    "text": _read_text,
    "flag": _read_flag,
    "choice": _read_choice,
}


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _shown(value: Any) -> str:
    """What was typed, short enough to repeat in a message."""
    words = str(value)
    return words if len(words) <= 20 else f"{words[:20]}…"


def _sample(wanted: Declared) -> str:
    return wanted.sample or {"money": "50000", "percent": "18.25", "count": "36"}.get(wanted.kind, "")


def _ask_for(wanted: Declared) -> str:
    verb = "请选" if wanted.kind in {"choice", "day", "moment"} else "请填"
    return f"{verb}{wanted.label}。"


def _not_a_number(wanted: Declared, value: str) -> tuple[str, str]:
    """The code and the message for a text that is no number."""
    label, shown = wanted.label, _shown(value.strip())
    if not value.strip():
        return "not_a_number", f"{label}是空的，请写数字，例如 {_sample(wanted)}。"
    yuan, part = quantities.amount(value), quantities.share(value)
    if wanted.kind == "money" and part is not None:
        return "wrong_unit", f"{label}写成了 {shown}，这里要写多少元，不是百分之几，例如 {_sample(wanted)}。"
    if wanted.kind == "percent" and yuan is not None and part is None and re.search(r"[元块圆¥]", value):
        return "wrong_unit", f"{label}写成了 {shown}，这里要写百分之几，不是多少元，例如 {_sample(wanted)}。"
    meant = yuan if wanted.kind == "money" else quantities.yearly_rate(value) if wanted.per == "year" else part
    advice = f"请写数字 {meant.normalize():f}" if meant else f"请写数字，例如 {_sample(wanted)}"
    return "not_a_number", f"{label}写成了 {shown}，{advice}。"

"""What a calculator's inputs are declared with.

One declaration serves three times: it is the form, the validation and the documentation. A calculator's
``Inputs`` is a frozen dataclass whose fields are made by the functions below.
"""

from collections.abc import Mapping
from dataclasses import MISSING, field, fields
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from calculators.sums.money import MOST_YUAN

MOST_PERCENT = Decimal("99999.9999")
NAME_LENGTH = 80
TEXT_LENGTH = 20_000
MOST_INSTALMENTS = 600
MOST_DEBTS = 200
MOST_WHOLE = 999_999


class Declared(NamedTuple):
    """One input: what it is called, what it may hold and how a form asks for it."""

    kind: str  # money, percent, count, day, moment, name, text, flag, choice, rows, section, codes
    label: str
    hint: str = ""
    unit: str = ""
    required: bool = True
    default: Any = None
    least: Decimal | int | None = None
    most: Decimal | int = 0  # of a value, of a text's characters, of a list's rows
    too_much: str = "too_large"
    choices: Mapping[str, str] = {}  # what a code stands for; never changed
    of: type = object  # what a section, or each row, is declared as
    extra: bool = False  # a form shows it under 更多
    partial: bool = False  # what is required in a request may be absent in a case file
    open: bool = False  # fields that are not declared are kept aside, not refused
    typed: bool = False  # its texts are read as a person types them: a case file keeps what was typed
    sample: str = ""
    per: str = ""  # of a percent: "year" or "instalment", so that 月息2分 or 千分之六 can be read
    percent_of: tuple[
        str, ...
    ] = ()  # the fields beside it whose sum a typed 10% is of; of no other amount a percent is understood
    low_at: str = ""  # the field beside it that takes the lower end of a range: 4000-8500
    hidden: bool = False  # a form carries it along and does not show it
    in_one_line: bool = False  # of rows of steps: a form may ask for them as one text, 12期800，24期1683.33
    blank: str = ""  # what a choice or a flag that may be left open says where it is


def _declare(kind: str, label: str, default: Any, **rest: Any) -> Any:
    required = default is MISSING
    declared = Declared(kind, label, required=required, default=None if required else default, **rest)
    if required:
        return field(metadata={"declared": declared})
    if callable(default):
        return field(default_factory=default, metadata={"declared": declared})
    return field(default=default, metadata={"declared": declared})


def money(label: str, default: Any = MISSING, *, least: str = "0", **rest: Any) -> Any:
    """An amount in yuan with at most two decimals."""
    value = Decimal(default) if isinstance(default, int | str) else default
    return _declare("money", label, value, unit="元", least=Decimal(least), most=MOST_YUAN, **rest)


def percent(label: str, default: Any = MISSING, *, most: Decimal | int = MOST_PERCENT, unit: str = "%", **rest: Any) -> Any:
    """A percent with at most four decimals; ``per="year"`` where it is a rate a year."""
    value = Decimal(default) if isinstance(default, int | str) else default
    return _declare("percent", label, value, unit=unit, least=Decimal(0), most=Decimal(most), **rest)


def instalment_count(label: str, default: Any = MISSING, *, unit: str = "期", **rest: Any) -> Any:
    """A number of monthly payments, or of months, 1 to 600."""
    return _declare("count", label, default, unit=unit, least=1, most=MOST_INSTALMENTS, too_much="too_many", **rest)


def whole_number(label: str, default: Any = MISSING, *, least: int = 1, most: int = MOST_WHOLE, **rest: Any) -> Any:
    """A whole number, from 1 unless ``least`` says otherwise."""
    return _declare("count", label, default, least=least, most=most, **rest)


def day(label: str, default: Any = MISSING, **rest: Any) -> Any:
    """A calendar day, ``YYYY-MM-DD``."""
    return _declare("day", label, default, **rest)


def moment(label: str, default: Any = MISSING, **rest: Any) -> Any:
    """A minute in local time, ``YYYY-MM-DDTHH:MM``."""
    return _declare("moment", label, default, **rest)


def short_text(label: str, default: Any = MISSING, **rest: Any) -> Any:
    """A short text of at most 80 characters."""
    return _declare("name", label, default, most=NAME_LENGTH, **rest)


def long_text(label: str, default: Any = MISSING, **rest: Any) -> Any:
    """A text of at most 20,000 characters, kept as it was written."""
    return _declare("text", label, default, most=TEXT_LENGTH, **rest)


def flag(label: str, default: bool | None = False, **rest: Any) -> Any:
    """Yes or no; with None for the default it may be left open, and ``blank`` says what holds then."""
    return _declare("flag", label, default, **rest)


def choice(label: str, choices: Mapping[str, str], default: Any = MISSING, **rest: Any) -> Any:
    """One of ``choices``: a code and the Chinese words for it."""
    return _declare("choice", label, default, choices=choices, **rest)


def rows(label: str, of: type, default: Any = MISSING, *, most: int = MOST_DEBTS, **rest: Any) -> Any:
    """A list of ``of``, each declared in the same way."""
    return _declare("rows", label, default, of=of, most=most, too_much="too_many", **rest)


def section(label: str, of: type, default: Any = MISSING, **rest: Any) -> Any:
    """One nested ``of``."""
    return _declare("section", label, default, of=of, **rest)


def codes(label: str, choices: Mapping[str, str], default: Any = MISSING, **rest: Any) -> Any:
    """A list of codes out of ``choices``."""
    return _declare("codes", label, default, choices=choices, most=len(choices), too_much="too_many", **rest)


@cache
def declared(inputs: type) -> dict[str, Declared]:
    """The declaration of each field of ``inputs``, in order."""
    return {each.name: each.metadata["declared"] for each in fields(inputs)}


def at(inputs: type, path: str) -> Declared:
    """The declaration at a request path: ``at(Inputs, "debts.0.principal")``. Raises KeyError where there is none."""
    head, _, rest = path.partition(".")
    found = declared(inputs)[head]
    if not rest:
        return found
    if found.kind == "rows":
        _, _, rest = rest.partition(".")
    return at(found.of, rest)

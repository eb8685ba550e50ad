"""How a letter writes values: 2,000.00 元, 人民币贰仟元整, 2026年12月20日; a person's own words as they are."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from calculators.forms.notices import plain
from calculators.sums.money import spoken
from calculators.words.capital_figures import capital_yuan

# Marks that turn the direction of writing, and letters written from right to left.
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def written_out(value: Any) -> str:
    """A value as a letter writes it; empty for None."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return spoken(value)
    if isinstance(value, date):
        return day(value)
    return str(value)


def typed(words: str) -> Markup:
    """Words that a person typed, on one line; where they turn the direction of writing, the turn ends with them."""
    line = re.sub(r"[\r\n\x0b\x0c\x85\u2028\u2029]+", " ", words)
    return Markup("<bdi>{}</bdi>").format(line) if _TURNS.search(line) else escape(line)


def paragraphs(words: str) -> Markup:
    """A person's own words as paragraphs, otherwise unchanged."""
    lines = [line for line in words.splitlines() if line.strip()]
    return Markup("").join(Markup('<p class="indent">{}</p>').format(typed(line)) for line in lines)


def items(words: str) -> list[str]:
    """The things that a person listed in a text: split at 、，；, and line ends, otherwise unchanged."""
    return [item.strip() for item in re.split(r"[、，,；;\n\r]+", words) if item.strip(" 。")]


def day(value: date | str) -> str:
    """A day as a letter writes it: 2026年12月20日."""
    read = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{read.year}年{read.month}月{read.day}日"


def moment(value: datetime) -> str:
    """A moment as a letter writes it: 2026年11月3日 22:40."""
    return f"{day(value.date())} {value:%H:%M}"


def yuan(value: Decimal | str) -> str:
    """An amount as a letter writes it: 2,000.00 元."""
    return spoken(Decimal(value))


def capital(value: Decimal | str) -> str:
    """An amount in capitals: 人民币贰仟元整."""
    return capital_yuan(Decimal(value))


def amount(value: Decimal | str) -> str:
    """An amount in a table whose head says 元: 2,000.00."""
    return f"{Decimal(value):,.2f}"


FILTERS = {
    "day": day, "moment": moment, "yuan": yuan, "capital": capital, "amount": amount, "rate": plain,
    "paragraphs": paragraphs, "typed": typed, "items": items,
}  # fmt: skip

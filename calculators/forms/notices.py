"""Doubts that several calculators have about what was typed, each said in the same words everywhere."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.forms.result import Notice

_A_YEAR = Decimal(1)  # percent: a loan below this is rarer than a fraction in the field
_A_PERIOD = Decimal("0.05")  # percent: five percent a month typed as a fraction


def looks_like_fraction(field: str, label: str, percentage: Decimal | None, *, a_period: bool = False) -> Iterator[Notice]:
    """Whether 0.24 was meant as 24: a percent above 0 that is more likely a fraction of one."""
    below = _A_PERIOD if a_period else _A_YEAR
    if percentage is not None and 0 < percentage < below:
        written, meant = plain(percentage), plain(percentage * 100)
        yield Notice(
            field=field,
            code="looks_like_fraction",
            message=f"{label}写的是 {written}，现在按 {written}% 算。想写的是不是 {meant}%？是的话，请改成 {meant}。",
        )


def plain(number: Decimal) -> str:
    """A number as short as it can be written: 24, 0.6."""
    return f"{number.normalize():f}"

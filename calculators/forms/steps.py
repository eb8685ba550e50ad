"""Runs of equal payments as a form asks for them (先少后多): shared by what one proposes and what a lender offers."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.forms.declaration import instalment_count, money, rows

MOST_STEPS = 24


@dataclass(frozen=True, kw_only=True)
class Step:
    """A run of equal monthly payments."""

    instalments: int = instalment_count("几期")
    amount: Decimal = money("每期多少")


def steps(label: str, hint: str = "") -> Any:
    """The runs one after the other; none where the payments are said in another way."""
    return rows(label, Step, (), most=MOST_STEPS, hint=hint)

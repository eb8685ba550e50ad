"""The payment that the money there does not meet, as a result shows it: of what one proposes and of what a lender offers."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.forms import result
from calculators.sums.terms import Shortfall


@dataclass(frozen=True, kw_only=True)
class Unmet:
    """The first payment that the money there does not meet; number 0 is what is paid first."""

    number: int = result.count("第几期")
    due: Decimal = result.money("要还")
    available: Decimal = result.money("凑得出")


def unmet(short: Shortfall | None) -> Unmet | None:
    """A shortfall as a result shows it; None for none."""
    return None if short is None else Unmet(**short._asdict())

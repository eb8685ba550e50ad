"""How long terms may run before a letter does its writer harm: the limit of a card's plan, and a last day too far away."""

from datetime import date

from calculators.sums.months import month_after
from calculators.tools import proposal

FAR_YEARS = 10
# A home is paid off over decades; the limit of a card's plan is no measure of it.
_LONG_BY_NATURE = {"mortgage"}


def over_limit(asked: proposal.Inputs, terms: dict) -> bool:
    """Whether the terms run for more instalments than the proposal allows itself (a card's legal limit unless it says otherwise)."""
    return asked.kind not in _LONG_BY_NATURE and terms["instalments"] > asked.max_instalments


def far(asked: proposal.Inputs, terms: dict, today: date) -> bool:
    """Whether the last payment lies more than ten years away."""
    last = date.fromisoformat(terms["last_payment_date"])
    return asked.kind not in _LONG_BY_NATURE and last > month_after(today, 12 * FAR_YEARS)

"""What a lawsuit costs: 《诉讼费用交纳办法》第十三条、第十四条, each band of an amount at its own rate.

Money in yuan, rounded half up to the cent. The bands are figures of the rule ``court-fees``.
"""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from calculators.law import rules

_CENT = Decimal("0.01")
RULE = "court-fees"


def acceptance(claim: Decimal, day: date | None = None) -> Decimal:
    """The fee for hearing a claim of ``claim`` yuan, before any halving."""
    figures = _figures(day)
    return _cents(_in_bands(claim, figures["base_yuan"], figures["band_to"], figures["band_percent"]))


def halved(claim: Decimal, day: date | None = None) -> Decimal:
    """The fee where the procedure is simplified, or the case ends in mediation or withdrawal (articles 15 and 16)."""
    return _cents(acceptance(claim, day) * _figures(day)["halved_percent"] / 100)


def payment_order(claim: Decimal, day: date | None = None) -> Decimal:
    """The fee for a payment order: a third of the fee for hearing the claim."""
    return _cents(acceptance(claim, day) / _figures(day)["payment_order_parts"])


def enforcement(amount: Decimal, day: date | None = None) -> Decimal:
    """The fee for enforcing ``amount`` yuan, borne by who is enforced against (article 38)."""
    figures = _figures(day)
    return _cents(
        _in_bands(amount, figures["enforcement_base_yuan"], figures["enforcement_band_to"], figures["enforcement_band_percent"])
    )


def preservation(amount: Decimal, day: date | None = None) -> Decimal:
    """The fee for freezing ``amount`` yuan before judgment, up to its ceiling."""
    figures = _figures(day)
    fee = _in_bands(
        amount, figures["preservation_base_yuan"], figures["preservation_band_to"], figures["preservation_band_percent"]
    )
    return _cents(min(fee, Decimal(figures["preservation_max_yuan"])))


def _figures(day: date | None) -> dict[str, Any]:
    rule = rules.load(RULE)
    return (rule.on(day) if day else rule.latest).figures


def _in_bands(amount: Decimal, base: int, ends: Sequence[int], percents: Sequence[Decimal]) -> Decimal:
    """``base`` up to the first end; above it each part of the amount at the rate of its band, the last band open."""
    fee = Decimal(base)
    for start, end, percent in zip(ends, (*ends[1:], None), percents, strict=True):
        reached = amount if end is None else min(amount, Decimal(end))
        fee += max(reached - start, Decimal(0)) * percent / 100
    return fee


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)

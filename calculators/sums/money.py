"""Yuan and percents: exact decimals, rounded half up where a bank would book."""

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal, localcontext

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
MOST_YUAN = Decimal("999999999.99")  # that anything takes, and that a sum in a text may be

# Wide enough for the yearly rate of the worst offer that the declared limits allow (about 1E+135).
WIDE = 160


def cents(amount: Decimal) -> Decimal:
    """``amount`` rounded half up to the cent."""
    return _to_hundredth(amount, ROUND_HALF_UP)


def cents_up(amount: Decimal) -> Decimal:
    """The least whole cent that is not below ``amount``."""
    return _to_hundredth(amount, ROUND_CEILING)


def _to_hundredth(value: Decimal, rounding: str) -> Decimal:
    with localcontext(prec=max(WIDE, value.adjusted() + 4)):
        rounded = value.quantize(CENT, rounding=rounding)
    return rounded or ZERO  # no "-0.00"


def yuan(amount: Decimal) -> str:
    """Money as the contract writes it: ``"2000.00"``."""
    return f"{cents(amount):f}"


percent = yuan  # A percent has two decimals as well: ``"14.63"``.


def spoken(amount: Decimal) -> str:
    """Money as a sentence says it: ``2,000.00 元``."""
    return f"{cents(amount):,f} 元"


def part_of(amount: Decimal, percentage: Decimal) -> Decimal:
    """``percentage`` percent of ``amount``, to the cent."""
    return cents(amount * percentage / 100)


def ratio_percent(part: Decimal, whole: Decimal) -> Decimal:
    """``part`` of ``whole`` in percent; 0 where the whole is 0."""
    return part / whole * 100 if whole else ZERO

"""The monthly rate that a row of equal payments hides (内含利率)."""

from decimal import Decimal, localcontext

from calculators.money import WIDE

_STEPS = 400
_NOISE = Decimal("1E-10")


def present_value(rate: Decimal, count: int, payment: Decimal, final: Decimal) -> Decimal:
    """What ``count`` monthly payments are worth today at ``rate`` a month; the last one is ``final``."""
    if not rate:
        return payment * (count - 1) + final
    growth = (1 + rate) ** (count - 1)
    return payment * (1 - 1 / growth) / rate + final / (growth * (1 + rate))


def monthly_rate(received: Decimal, count: int, payment: Decimal, final: Decimal) -> Decimal | None:
    """The rate a month at which the payments are worth ``received``, the first one a month away.

    None where there is no such rate at or above zero: nothing was received, or less comes back than went out.
    The present value falls as the rate grows, so the root is the only one; it is bracketed, then halved until
    the bracket is narrower than any printed digit.
    """
    with localcontext(prec=WIDE):
        if received <= 0 or present_value(Decimal(0), count, payment, final) < received:
            return None
        low, high = Decimal(0), Decimal(1)
        while present_value(high, count, payment, final) > received:
            low, high = high, high * 2
        tolerance = Decimal("1E-18")
        for _ in range(_STEPS):
            middle = (low + high) / 2
            if present_value(middle, count, payment, final) > received:
                low = middle
            else:
                high = middle
            if high - low <= tolerance * (1 + high):
                break
        return (low + high) / 2


def nominal_percent(monthly: Decimal) -> Decimal:
    """A year's rate in percent, simple: twelve times the monthly rate.

    What halving the bracket left of noise is rounded away, so that a rate of exactly the ceiling is not above it.
    """
    with localcontext(prec=WIDE):
        return (monthly * 1200).quantize(_NOISE)


def effective_percent(monthly: Decimal) -> Decimal:
    """A year's rate in percent, compound: (1 + i)^12 − 1."""
    with localcontext(prec=WIDE):
        return ((1 + monthly) ** 12 - 1) * 100

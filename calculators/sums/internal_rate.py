"""The rate that payments hide (内含利率): of equal payments by the month, or of payments on any days.

With y the growth of money in one step (a month, a day), payments are worth Σ amount · y^−step. Where all of them come
after the money this falls as y grows, so there is at most one rate. Where some come before and some after it is a sum of
exponentials in ln y, so convex: it meets a given worth twice, or touches it once, or never.
"""

import math
from collections.abc import Callable, Sequence
from decimal import Decimal, getcontext, localcontext

from calculators.sums.money import WIDE

DAYS = 365  # in a year, as XIRR counts
_STEPS = 400
_NOISE = Decimal("1E-10")
_PRECISION = 45  # digits of a search in Decimal, beside those before the point
_MOST_DIGITS = 120  # before the point: of a larger rate the rest are zeros
_TOUCH = Decimal("1E-30")  # a difference so small, beside amounts in cents, is none


def present_value(rate: Decimal, count: int, payment: Decimal, final: Decimal, first: Decimal | None = None) -> Decimal:
    """What ``count`` monthly payments are worth today at ``rate`` a month; ``final`` is the last, ``first`` the first.

    Of a single payment ``final`` is the amount.
    """
    extra = Decimal(0) if first is None or count == 1 else (first - payment) / (1 + rate)
    if not rate:
        return extra + payment * (count - 1) + final
    growth = (1 + rate) ** (count - 1)
    return extra + payment * (1 - 1 / growth) / rate + final / (growth * (1 + rate))


def monthly_rate(received: Decimal, count: int, payment: Decimal, final: Decimal, first: Decimal | None = None) -> Decimal | None:
    """The rate a month at which the payments are worth ``received``, the first one a month away; may be below zero.

    None where there is no change of sign, so no rate: nothing was received, or nothing is paid.
    The present value falls as the rate grows, so the root is the only one; it is bracketed, then halved until
    the bracket is narrower than any printed digit.
    """
    with localcontext(prec=WIDE):
        if received <= 0 or present_value(Decimal(0), count, payment, final, first) <= 0:
            return None
        low, high = Decimal(0), Decimal(1)
        while present_value(low, count, payment, final, first) < received:
            low, high = (low - 1) / 2, low  # towards −1, where any payment is worth more than anything
        while present_value(high, count, payment, final, first) > received:
            low, high = high, high * 2
        tolerance = Decimal("1E-18")
        for _ in range(_STEPS):
            middle = (low + high) / 2
            if present_value(middle, count, payment, final, first) > received:
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


def count_solutions(received: Decimal, payments: Sequence[tuple[int, Decimal]]) -> int:
    """How many yearly rates above −100% make ``payments`` (days after the money, amount) worth ``received``.

    By the signs of the flows in order of time (Descartes' rule, exact for 0 and 1 change); where there are two changes
    by the least worth that the payments can have, against what was received.
    """
    net, flows = _netted(received, payments)
    before, after = any(day < 0 for day, _ in flows), any(day > 0 for day, _ in flows)
    if net <= 0 or not flows:
        # Money that is not there, or all of it given back the same day: the other flows all have one sign.
        return 0
    if not (before and after):
        return 1
    with localcontext(prec=_PRECISION):
        lowest, _, _ = _moments(_lowest_at(_lowest_near(flows), flows), flows)
        if abs(lowest - net) <= net * _TOUCH:
            return 1
    return 2 if lowest < net else 0


def yearly_percents(received: Decimal, payments: Sequence[tuple[int, Decimal]]) -> tuple[Decimal, Decimal]:
    """(simple, compound) yearly rate in percent of payments on days, where ``count_solutions`` says that there is one.

    Compound is XIRR on actual/365; simple is 12 · ((1 + compound)^(1/12) − 1).
    """
    net, flows = _netted(received, payments)
    touches = flows[0][0] < 0 < flows[-1][0]
    near = _lowest_near(flows) if touches else _meets_near(net, flows)
    # A rate may have thousands of digits before the point: in one day a cent may have to grow to a fortune.
    digits = min(max(int(near * DAYS / math.log(10)), 0), _MOST_DIGITS) + _PRECISION
    with localcontext(prec=digits):
        log_growth = _lowest_at(near, flows) if touches else _sharpened(near, net, flows)
        compound = ((log_growth * DAYS).exp() - 1) * 100
        simple = ((log_growth * DAYS / 12).exp() - 1) * 1200
        return _without_noise(simple), _without_noise(compound)


def _without_noise(rate: Decimal) -> Decimal:
    return rate if rate.adjusted() > _MOST_DIGITS else rate.quantize(_NOISE)


def _netted(received: Decimal, payments: Sequence[tuple[int, Decimal]]) -> tuple[Decimal, list[tuple[int, Decimal]]]:
    """What is left of the money on its own day, and the payments of the other days, one a day, in order."""
    by_day: dict[int, Decimal] = {0: Decimal(0)}
    for day, amount in payments:
        by_day[day] = by_day.get(day, Decimal(0)) + amount
    net = received - by_day.pop(0)
    return net, sorted((day, amount) for day, amount in by_day.items() if amount)


def _moments(log_growth: Decimal, flows: Sequence[tuple[int, Decimal]]) -> tuple[Decimal, Decimal, Decimal]:
    """The payments' worth Σ a·e^(−t·s), and its first and second derivative by s, in the context's precision."""
    growth = (-log_growth).exp()
    worth = slope = bend = Decimal(0)
    day, factor = 0, Decimal(1)
    over: dict[int, Decimal] = {}  # growth over a number of days: the same few come again and again
    for at, amount in flows:
        gap = at - day
        if gap not in over:
            over[gap] = growth**gap
        factor *= over[gap]
        day = at
        part = amount * factor
        worth += part
        slope -= at * part
        bend += at * at * part
    return worth, slope, bend


def _log_worth(log_growth: float, flows: Sequence[tuple[int, float]]) -> tuple[float, float]:
    """ln of the payments' worth and its derivative, of (day, ln amount); no exponent is too large for it."""
    powers = [amount - day * log_growth for day, amount in flows]
    most = max(powers)
    weights = [math.exp(power - most) for power in powers]
    whole = math.fsum(weights)
    mean = math.fsum(weight * day for weight, (day, _) in zip(weights, flows, strict=True)) / whole
    return most + math.log(whole), -mean


def _root(rises: Callable[[float], float]) -> float:
    """Where a function that never falls crosses zero, by doubling and halving."""
    reach = 1e-6
    while rises(-reach) > 0 or rises(reach) < 0:
        reach *= 2
    low, high = -reach, reach
    while True:
        middle = (low + high) / 2
        if not low < middle < high:
            return middle
        if rises(middle) < 0:
            low = middle
        else:
            high = middle


def _logs(flows: Sequence[tuple[int, Decimal]]) -> list[tuple[int, float]]:
    return [(day, math.log(amount)) for day, amount in flows]


def _meets_near(net: Decimal, flows: Sequence[tuple[int, Decimal]]) -> float:
    """ln of the daily growth at which payments all after the money, or all before it, are worth ``net``; in binary."""
    logs, goal = _logs(flows), math.log(net)
    sign = 1 if flows[0][0] < 0 else -1
    return _root(lambda log_growth: sign * (_log_worth(log_growth, logs)[0] - goal))


def _sharpened(near: float, net: Decimal, flows: Sequence[tuple[int, Decimal]]) -> Decimal:
    """The root near ``near`` in the context's precision, by Newton on the logarithm of the worth; and proved.

    A little to either side of it the worth lies on either side of ``net``, or ArithmeticError is raised.
    """
    log_growth, small = Decimal(near), Decimal(10) ** (15 - getcontext().prec)
    for _ in range(_STEPS):
        worth, slope, _ = _moments(log_growth, flows)
        step = (worth / net).ln() * worth / slope
        log_growth -= step
        if abs(step) <= small:
            break
    below, above = (_moments(log_growth + move, flows)[0] for move in (-100 * small, 100 * small))
    if not min(below, above) < net < max(below, above):
        raise ArithmeticError(f"no root at {log_growth}")
    return log_growth


def _lowest_near(flows: Sequence[tuple[int, Decimal]]) -> float:
    """ln of the daily growth at which payments before and after the money are worth least; in binary."""
    logs = _logs(flows)
    return _root(lambda log_growth: _log_worth(log_growth, logs)[1])


def _lowest_at(near: float, flows: Sequence[tuple[int, Decimal]]) -> Decimal:
    """The same in the context's precision, by Newton on the slope."""
    log_growth = Decimal(near)
    for _ in range(4):
        _, slope, bend = _moments(log_growth, flows)
        log_growth -= slope / bend
    return log_growth

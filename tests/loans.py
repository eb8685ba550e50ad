"""A loan by months or by days, and the rates that are found of it."""

from hypothesis import settings

from calculators import run

quick = settings(max_examples=150, deadline=None, derandomize=True, database=None)
HALF_A_HUNDREDTH = 0.005
RATES = ("annual_rate_nominal", "annual_rate_effective")


def by_month(received, instalments, amount, **given):
    return run("rates", {"received": received, "instalments": instalments, "instalment_amount": amount} | given)


def by_day(received, on, *payments, **given):
    paid = [{"date": each, "amount": amount} for each, amount in payments]
    return run("rates", {"received": received, "received_on": on, "payments": paid} | given)


def rates(result):
    return tuple(result[name] for name in RATES)


def is_printed(text, percent):
    """Whether ``text`` is ``percent`` to the last digit; where it lies on the edge of two, either."""
    return abs(float(text) - percent) <= HALF_A_HUNDREDTH + 1e-7 * max(1, abs(percent))


def yuan(cents):
    return f"{cents // 100}.{cents % 100:02d}"

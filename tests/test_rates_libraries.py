"""On thousands of loans the rates are those of numpy-financial and pyxirr."""

import random
from datetime import date, timedelta
from decimal import Decimal

import numpy_financial
import pytest
import pyxirr

from tests.loans import by_day, by_month, is_printed, yuan


def random_loans(seed, count):
    draw = random.Random(seed)
    for _ in range(count):
        instalments = draw.choice([1, 2, 3, 6, 12, 24, 36, 60, draw.randint(1, 600)])
        received = draw.randint(10_000, 20_000_000)
        amount = int(received / instalments * draw.uniform(0.7, 2.2)) + 1
        first, final = (int(amount * draw.uniform(0, 3)) if draw.random() < 0.3 else None for _ in "12")
        yield draw, received, instalments, amount, first, final


@pytest.mark.parametrize("seed", range(4))
def test_monthly_rates_are_those_of_numpy_financial(seed):
    """600 loans each: equal instalments, a first and a last that differ, more and less paid back than received."""
    for _, received, instalments, amount, first, final in random_loans(seed, 600):
        if instalments == 1:
            first = final = None
        paid = [amount] * instalments
        paid[0] = amount if first is None else first
        paid[-1] = (amount if final is None else final) if instalments > 1 else paid[0]
        if not any(paid):
            continue
        extra = {"first_amount": None if first is None else yuan(first), "final_amount": None if final is None else yuan(final)}
        result = by_month(yuan(received), instalments, yuan(amount), **extra)

        near = float(result["annual_rate_nominal"]) / 1200
        theirs = numpy_financial.irr([received, *(-each for each in paid)]) if instalments <= 60 else pyxirr.irr(
            [received, *(-each for each in paid)], guess=near
        )  # fmt: skip

        assert "one" == result["solutions"]
        assert is_printed(result["annual_rate_nominal"], theirs * 1200), (received, paid)
        assert is_printed(result["annual_rate_effective"], ((1 + theirs) ** 12 - 1) * 100), (received, paid)
        assert Decimal(result["total_paid"]) * 100 == sum(paid)


@pytest.mark.parametrize("seed", range(4))
def test_dated_rates_are_those_of_pyxirr(seed):
    """400 loans each, on any days, in any order; but for a few whose rate a double cannot hold apart from −100%."""
    compared = 0
    for draw, received, instalments, amount, _, _ in random_loans(seed + 100, 400):
        start = date(2000, 1, 1) + timedelta(draw.randint(0, 9000))
        count = min(instalments, 80)
        days = [start + timedelta(draw.randint(1, 30 * count + 10)) for _ in range(count)]
        amounts = [int(amount * instalments / count * draw.uniform(0.5, 1.5)) + 1 for _ in days]
        result = by_day(yuan(received), start.isoformat(), *zip(map(date.isoformat, days), map(yuan, amounts), strict=True))

        theirs = pyxirr.xirr([start, *days], [received, *(-each for each in amounts)])
        if theirs is None or not -0.999 < theirs < 1e6:
            continue
        compared += 1
        assert "one" == result["solutions"]
        assert is_printed(result["annual_rate_effective"], theirs * 100), (received, amounts)
        assert is_printed(result["annual_rate_nominal"], ((1 + theirs) ** (1 / 12) - 1) * 1200)
    assert compared > 300

"""What a lawsuit costs, by the bands of 《诉讼费用交纳办法》."""

from decimal import Decimal

import pytest

from calculators.law import court_fees

D = Decimal


@pytest.mark.parametrize(
    "claim, hearing, halved, order, enforcement",
    [
        ("50000", "1050.00", "525.00", "350.00", "650.00"),
        ("80000", "1800.00", "900.00", "600.00", "1100.00"),
        ("200000", "4300.00", "2150.00", "1433.33", "2900.00"),
    ],
)
def test_the_fees_of_a_claim(claim, hearing, halved, order, enforcement):
    amount = D(claim)

    assert (D(hearing), D(halved)) == (court_fees.acceptance(amount), court_fees.halved(amount))
    assert (D(order), D(enforcement)) == (court_fees.payment_order(amount), court_fees.enforcement(amount))


@pytest.mark.parametrize(
    "claim, hearing",
    [
        ("1", "50.00"), ("9999.99", "50.00"), ("10000", "50.00"), ("10000.40", "50.01"),
        ("100000", "2300.00"), ("100100", "2302.00"), ("200000", "4300.00"), ("500000", "8800.00"), ("1000000", "13800.00"),
        ("2000000", "22800.00"), ("5000000", "46800.00"), ("10000000", "81800.00"), ("20000000", "141800.00"),
        ("20000100", "141800.50"),
    ],
)  # fmt: skip
def test_each_part_of_a_claim_is_charged_at_the_rate_of_its_band(claim, hearing):
    assert D(hearing) == court_fees.acceptance(D(claim))


@pytest.mark.parametrize(
    "amount, fee",
    [("10000", "50.00"), ("10100", "51.50"), ("500000", "7400.00"), ("5000000", "52400.00"), ("10000000", "77400.00"), ("10100000", "77500.00")],
)  # fmt: skip
def test_enforcement_has_its_own_bands(amount, fee):
    assert D(fee) == court_fees.enforcement(D(amount))


@pytest.mark.parametrize(
    "amount, fee",
    [("1000", "30.00"), ("1100", "31.00"), ("100000", "1020.00"), ("896000", "5000.00"), ("895800", "4999.00"), ("5000000", "5000.00")],
)  # fmt: skip
def test_freezing_costs_no_more_than_its_ceiling(amount, fee):
    assert D(fee) == court_fees.preservation(D(amount))


def test_a_larger_claim_never_costs_less():
    fees = [court_fees.acceptance(D(claim)) for claim in range(0, 3_000_000, 12_345)]

    assert sorted(fees) == fees

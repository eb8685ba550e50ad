"""An offer is weighed in whatever way it is spoken: fees, steps, months of grace, a payment at once; cents of rounding are no cost."""

from decimal import Decimal

import pytest

from calculators import run
from tests.offers import refused, said


def test_a_fee_a_period_is_computed_into_an_instalment():
    """12,000 in 12: 1,000 and 0.6% of 12,000, which is 72."""
    result = run("offer", {"balance": 12000, "capacity": 1500, "instalments": 12, "fee_percent": "0.6"})

    assert ("1072.00", "12864.00", "13.03") == tuple(
        result[key] for key in ("instalment_amount", "total_to_pay", "annual_rate_nominal")
    )


def test_the_fee_is_of_what_is_left_after_the_down_payment():
    """10% of 50,000 first; 45,000 in 24: 1,875 and 270."""
    result = said(instalments=24, fee_percent="0.6", down_payment_percent=10, cash_now=5000)

    assert ("5000.00", "2145.00", "56480.00") == tuple(
        result[key] for key in ("down_payment", "instalment_amount", "total_to_pay")
    )


def test_steps_are_judged_by_the_money_of_their_months():
    steps = [{"instalments": 12, "amount": 800}, {"instalments": 12, "amount": 3200}]

    assert ("accept", "48000.00", "1200.00") == tuple(
        said(steps=steps)[key] for key in ("verdict", "total_to_pay", "monthly_gap")
    )
    assert ["over_capacity", "discount"] == said(steps=steps[::-1])["reasons"]


@pytest.mark.parametrize(
    "steps, count", [([(12, 1000), (12, 4000)], 22), ([(60, 1000)], 50), ([(10, 5000)], 10), ([(2, 100), (1, 300)], 168)]
)
def test_instalments_without_interest_are_counted_through_the_steps(steps, count):
    steps = [{"instalments": many, "amount": amount} for many, amount in steps]

    assert count == said(steps=steps)["zero_interest_instalments"]


def test_months_of_grace_make_the_same_money_cheaper_and_give_time_to_save():
    offer = {"instalments": 12, "instalment_amount": 4500, "capacity": 4000}

    assert Decimal(said(**offer)["annual_rate_nominal"]) > Decimal(said(**offer, grace_months=6)["annual_rate_nominal"]) > 0
    assert "over_capacity" in said(**offer)["reasons"]
    assert "within_capacity" in said(**offer, grace_months=6)["reasons"]


@pytest.mark.parametrize("extra, more", [("0.12", False), ("0.13", True)])
def test_a_cent_a_payment_is_rounding_and_more_is_a_cost(extra, more):
    result = run("offer", {
        "balance": 12000, "capacity": 2000, "instalments": 12, "instalment_amount": 1000, "final_amount": 1000 + Decimal(extra),
    })  # fmt: skip

    assert more is ("costs_more" in result["reasons"])
    assert ("零头" in result["say"][0]) is not more


@pytest.mark.parametrize(
    "given, errors",
    [
        ({}, [("instalments", "required"), ("instalment_amount", "required")]),
        ({"instalments": 12}, [("instalment_amount", "required")]),
        ({"instalment_amount": 1000}, [("instalments", "required")]),
        ({"fee_percent": 1}, [("instalments", "required")]),
        ({"instalments": 12, "instalment_amount": 1, "fee_percent": 1}, [("fee_percent", "conflict")]),
        ({"instalments": 12, "instalment_amount": 1, "lump_sum": 1}, [("lump_sum", "conflict")]),
        ({"instalments": 12, "steps": [{"instalments": 1, "amount": 1}]}, [("instalments", "conflict")]),
        ({"lump_sum": 5, "final_amount": 5}, [("final_amount", "conflict")]),
        ({"lump_sum": 5, "down_payment": 5, "down_payment_percent": 5}, [("down_payment_percent", "conflict")]),
        ({"steps": [{"instalments": 600, "amount": 1}, {"instalments": 1, "amount": 1}]}, [("steps", "too_many")]),
        ({"instalments": 2, "fee_percent": 1, "down_payment": 50000}, [("down_payment", "too_large")]),
        ({"lump_sum": 5, "capacity_for_all": "1999.99"}, [("capacity_for_all", "conflict")]),
        ({"shape": "lump_sum", "instalments": 12, "instalment_amount": 1}, [("lump_sum", "required")]),
        ({"shape": "steps"}, [("steps", "required")]),
        ({"shape": "fee"}, [("instalments", "required"), ("fee_percent", "required")]),
    ],
)
def test_an_offer_is_said_in_one_way(given, errors):
    assert errors == refused(**given)


def test_where_a_shape_is_named_what_stands_in_the_others_is_kept_and_does_not_count():
    both = {"instalments": 25, "instalment_amount": 2000, "lump_sum": 30000, "final_amount": 1}

    assert "30000.00" == said(**both, shape="lump_sum")["total_to_pay"]
    assert "48001.00" == said(**both, shape="level")["total_to_pay"]


@pytest.mark.parametrize(
    "given, field",
    [
        ({"rate_ceiling": "0.24"}, "rate_ceiling"),
        ({"instalments": 30, "instalment_amount": None, "fee_percent": "0.006"}, "fee_percent"),
        ({"down_payment_percent": "0.1"}, "down_payment_percent"),
    ],
)
def test_a_percent_that_looks_like_a_fraction_is_asked_about(given, field):
    result = said(**({"instalments": 30, "instalment_amount": 2000} | given))

    assert [field] == [notice["field"] for notice in result["notices"] if notice["code"] == "looks_like_fraction"]


@pytest.mark.parametrize("final, more", [("2000.05", False), ("2000.06", True)])
def test_a_cent_for_the_down_payment_is_rounding_too(final, more):
    """Four instalments and a down payment: five cents."""
    result = run("offer", {
        "balance": "10000", "capacity": "5000", "cash_now": "2000", "down_payment": "2000", "instalments": 4, "instalment_amount": "2000",
        "final_amount": final,
    })  # fmt: skip

    assert ("costs_more" in result["reasons"]) is more


@pytest.mark.parametrize(
    "given, count",
    [
        ({"down_payment": "2000", "instalments": 9, "instalment_amount": "1000"}, 8),
        ({"steps": [{"instalments": 5, "amount": "1000"}, {"instalments": 5, "amount": "2000"}]}, 8),
        ({"steps": [{"instalments": 10, "amount": "1000"}, {"instalments": 5, "amount": "2000"}]}, 10),
        ({"steps": [{"instalments": 5, "amount": "1000"}, {"instalments": 1, "amount": "0"}]}, None),
    ],
)
def test_instalments_without_interest_start_after_the_down_payment_and_go_through_the_steps(given, count):
    assert count == run("offer", {"balance": "10000", "capacity": "1000", **given})["zero_interest_instalments"]


@pytest.mark.parametrize("final, asked", [("0", True), ("0.01", False), (None, False)])
def test_a_last_instalment_of_nothing_is_asked_about(final, asked):
    given = {"balance": "50000", "capacity": "2000", "instalments": 25, "instalment_amount": "2000", "final_amount": final}

    assert asked == any(each["field"] == "final_amount" for each in run("offer", given)["notices"])

"""还价评估: what a counter-offer costs, and whether it can be taken."""

from decimal import Decimal

import pytest

from calculators import run


def weigh(**given):
    return run("offer", {"balance": 12000, "capacity": 1000, "instalments": 12, "instalment_amount": 1000} | given)


@pytest.mark.parametrize(
    "given, verdict, reasons",
    [
        ({}, "accept", ["within_capacity"]),
        ({"instalment_amount": "999.99"}, "accept", ["discount", "within_capacity"]),
        ({"final_amount": "1000.01"}, "negotiate", ["final_too_high"]),
        ({"instalment_amount": "999.99", "final_amount": "1000.23"}, "negotiate", ["final_too_high"]),
        ({"instalment_amount": "999.99", "final_amount": "1000.11"}, "accept", ["within_capacity"]),
        ({"capacity": 2000, "instalment_amount": "1000.01"}, "accept", ["within_capacity"]),
        ({"capacity": 2000, "final_amount": "1000.12"}, "accept", ["within_capacity"]),
        ({"capacity": 2000, "final_amount": "1000.13"}, "negotiate", ["costs_more", "within_capacity"]),
        ({"instalments": 13}, "negotiate", ["costs_more", "within_capacity"]),
        ({"max_instalments": 11}, "negotiate", ["term_too_long", "within_capacity"]),
        ({"capacity": "999.99"}, "refuse", ["over_capacity"]),
        ({"capacity": "999.99", "instalments": 11}, "refuse", ["over_capacity", "discount"]),
        ({"instalments": 24}, "refuse", ["costs_more", "rate_over_ceiling", "within_capacity"]),
    ],
)
def test_what_cannot_be_carried_or_is_too_dear_is_refused_and_what_costs_more_is_talked_about(given, verdict, reasons):
    result = weigh(**given)

    assert (verdict, reasons) == (result["verdict"], result["reasons"])


@pytest.mark.parametrize(
    "capacity, gap, affordable",
    [("999.99", "0.01", False), ("1000.00", "0.00", True), ("1000.01", "-0.01", True)],
)
def test_one_cent_over_capacity_is_over_capacity(capacity, gap, affordable):
    result = weigh(capacity=capacity)

    assert (gap, affordable) == (result["monthly_gap"], result["affordable"])
    assert affordable is ("within_capacity" in result["reasons"])
    assert affordable is not ("over_capacity" in result["reasons"])


@pytest.mark.parametrize("final, rates", [("999.99", (None, None)), ("1000.00", ("0.00", "0.00")), ("1000.01", ("0.00", "0.00"))])
def test_a_total_below_the_balance_has_no_rate(final, rates):
    result = weigh(final_amount=final)

    assert rates == (result["annual_rate_nominal"], result["annual_rate_effective"])
    assert ("discount" in result["reasons"]) is (rates == (None, None))


@pytest.mark.parametrize("percent", ["3.65", "6", "12", "14.6", "15.4", "24", "36"])
@pytest.mark.parametrize("balance", [1200, 12000, 120000])
def test_a_rate_of_exactly_the_ceiling_is_not_above_it(percent, balance):
    """One payment a month on, so that the rate is exact; one cent more is above."""
    amount = (balance + balance * Decimal(percent) / 1200).quantize(Decimal("0.01"))
    given = {"balance": balance, "capacity": amount + 1, "instalments": 1, "rate_ceiling": percent}

    assert "rate_over_ceiling" not in weigh(**given, instalment_amount=amount)["reasons"]
    assert "rate_over_ceiling" in weigh(**given, instalment_amount=amount + Decimal("0.01"))["reasons"]


@pytest.mark.parametrize(
    "amount, instalments",
    [("12000", 1), ("11999.99", 2), ("6000", 2), ("5999.99", 3), ("1000", 12), ("999.99", 13), ("0.01", 1200000)],
)
def test_a_last_part_of_an_instalment_is_an_instalment(amount, instalments):
    assert instalments == weigh(instalment_amount=amount)["zero_interest_instalments"]


def test_a_last_instalment_that_differs_counts_once():
    assert "11500.00" == weigh(final_amount=500)["total_to_pay"]
    assert "500.00" == weigh(instalments=1, final_amount=500)["total_to_pay"]
    assert "11000.00" == weigh(final_amount=0)["total_to_pay"]


def test_what_is_paid_first_belongs_to_the_total():
    result = weigh(down_payment=2000, upfront_fee=300)

    assert ("14300.00", "2300.00") == (result["total_to_pay"], result["extra_cost"])


def test_what_is_paid_first_makes_the_same_instalments_dearer():
    """The fee is not there to use: 11,700 received and 12,000 paid back is 0.3916…% a month."""
    assert "0.00" == weigh()["annual_rate_nominal"]
    assert "4.70" == weigh(upfront_fee=300)["annual_rate_nominal"]


def test_where_all_is_paid_first_there_is_no_rate_but_a_cost():
    result = weigh(down_payment=12000)

    assert result["annual_rate_nominal"] is None
    assert ["down_payment_too_high", "costs_more"] == result["reasons"]
    assert result["say"][0].endswith("算不出来。")


@pytest.mark.parametrize("instalments, too_long", [(60, False), (61, True)])
def test_sixty_instalments_are_not_too_long(instalments, too_long):
    result = weigh(instalments=instalments, instalment_amount=200)

    assert too_long is ("term_too_long" in result["reasons"])


def test_the_readers_own_plan_is_compared_only_where_there_is_one():
    own = {"instalments": 24, "instalment_amount": 500}

    assert {"monthly_difference": "500.00", "total_difference": "0.00"} == weigh(own=own)["versus_own"]
    assert "versus_own" not in weigh()
    assert "versus_own" not in weigh(own=None)


def test_a_last_instalment_out_of_reach_is_not_answered_with_consent():
    """Eleven of 500 leave 6,500 of twelve months' 12,000."""
    assert "accept" == weigh(instalment_amount=500, final_amount=6500)["verdict"]
    result = weigh(instalment_amount=500, final_amount="6500.01")

    assert any("最后一期" in sentence for sentence in result["say"][:-1])
    assert "可以接受" not in result["say"][-1]


def test_a_down_payment_out_of_reach_is_not_answered_with_consent():
    result = weigh(down_payment=6000, instalment_amount=500)

    assert any("借钱" in sentence for sentence in result["say"][:-1])
    assert "可以接受" not in result["say"][-1]


def test_the_worst_offer_the_limits_allow_is_still_computed():
    result = weigh(balance="0.01", capacity=0, instalments=600, instalment_amount="999999999.99")

    assert "refuse" == result["verdict"]
    assert "119999999998800.00" == result["annual_rate_nominal"]


def test_what_one_creditor_gets_more_the_others_get_less():
    """3,000 over 50,000, 20,000 and 5,000: 2,000, 800 and 200. With 2,200 for the first, 800 are left: 640 and 160."""
    others = [{"creditor": "乙", "balance": 20000}, {"creditor": "丙", "balance": 5000}]
    result = run("offer", {
        "balance": 50000, "capacity": 2000, "instalments": 30, "instalment_amount": 2200, "capacity_for_all": 3000, "others": others,
    })  # fmt: skip

    assert "800.00" == result["others"]["left"]
    assert [("800.00", "640.00", "-160.00"), ("200.00", "160.00", "-40.00")] == [
        (share["before"], share["after"], share["difference"]) for share in result["others"]["shares"]
    ]
    assert any("少 200.00 元" in sentence for sentence in result["say"])


@pytest.mark.parametrize("given", [{}, {"capacity_for_all": 3000}, {"others": [{"creditor": "乙", "balance": 1}]}])
def test_without_the_others_nothing_is_said_of_them(given):
    result = run("offer", {"balance": 50000, "capacity": 2000, "instalments": 30, "instalment_amount": 2000} | given)

    assert result["others"] is None
    assert not any("其他几家" in sentence for sentence in result["say"])


def test_an_offer_that_takes_all_the_month_leaves_the_others_nothing():
    result = run("offer", {
        "balance": 50000, "capacity": 2000, "instalments": 30, "instalment_amount": 3500, "capacity_for_all": 3000,
        "others": [{"creditor": "乙", "balance": 20000}],
    })  # fmt: skip

    assert ("0.00", "0.00") == (result["others"]["left"], result["others"]["shares"][0]["after"])


def test_no_sentence_says_that_the_month_is_enough_where_another_says_that_a_sum_is_not_there():
    offered = {"balance": "50000", "capacity": "2000", "instalments": 12, "instalment_amount": "1000"}

    assert "以内" in "".join(run("offer", offered)["say"])
    for more in ({"down_payment": "30000"}, {"final_amount": "39000"}):
        said = "".join(run("offer", offered | more)["say"])
        assert "拿不出来" in said or "凑得出" in said
        assert "以内" not in said

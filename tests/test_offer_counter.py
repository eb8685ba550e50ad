"""A counter proposes what an officer can grant and the reader can pay, within the reader's own limit."""

from decimal import Decimal

import pytest

from calculators import run
from tests.offers import said


def test_a_counter_keeps_to_the_readers_limit():
    counter = said(instalments=30, instalment_amount=2000, limit_total=40000)["counter"]

    assert ("40000.00", "10000.00") == (counter["total_to_pay"], counter["asked_waiver"])


@pytest.mark.parametrize("limit, over", [("40000", True), ("49999.75", False), ("50000", False), (None, False)])
def test_an_offer_above_the_readers_own_limit_is_talked_about_and_not_accepted(limit, over):
    """25 instalments of 2,000 that can all be paid; a cent each is rounding."""
    result = run(
        "offer", {"balance": "50000", "capacity": "2000", "instalments": 25, "instalment_amount": "2000", "limit_total": limit}
    )

    assert (("over_limit" in result["reasons"]), result["verdict"]) == (over, "negotiate" if over else "accept")
    if over:
        assert any("比你写的底线 40,000.00 元多" in sentence for sentence in result["say"])
        assert ("40000.00", "10000.00") == (result["counter"]["total_to_pay"], result["counter"]["asked_waiver"])
        assert "超过了我能承担的数" in result["reply"]


@pytest.mark.parametrize("cash, down", [("4000", "5000.00"), ("3999.99", "3999.99"), ("0", "0.00")])
def test_a_counter_pays_first_what_they_ask_where_it_is_there_and_else_what_is_at_hand(cash, down):
    """5,000 first are 4,000 at hand and a month's 1,000."""
    counter = run("offer", {
        "balance": "50000", "capacity": "1000", "cash_now": cash, "down_payment": "5000", "instalments": 24, "instalment_amount": "2500",
    })["counter"]  # fmt: skip

    assert down == counter["down_payment"]
    assert Decimal(counter["total_to_pay"]) + Decimal(counter["asked_waiver"]) == 50000


def test_a_counter_to_a_settlement_takes_what_is_at_hand_and_the_months_for_the_rest():
    counter = run("offer", {"balance": "50000", "capacity": "1000", "cash_now": "8000", "lump_sum": "30000"})["counter"]

    assert ("8000.00", 22, "1000.00", "30000.00") == tuple(
        counter[key] for key in ("down_payment", "instalments", "instalment_amount", "total_to_pay")
    )


@pytest.mark.parametrize(
    "given, words",
    [
        ({"capacity": "0.01", "instalments": 24, "instalment_amount": "2100"}, "我每月最多能还 0.01 元，离欠款差得太远"),
        ({"capacity": "41.66", "instalments": 24, "instalment_amount": "2100"}, "我每月最多能还 41.66 元，离欠款差得太远"),
        (
            {"capacity": "0.01", "cash_now": "1400", "lump_sum": "30000"},
            "我手里只有 1,400.00 元，每月最多能还 0.01 元，离欠款差得太远",
        ),
        ({"capacity": "2000", "instalments": 24, "instalment_amount": "2500", "limit_total": "2000"}, "远超过我能承担的数"),
        ({"capacity": "0", "instalments": 24, "instalment_amount": "2100"}, "我现在拿不出钱来还"),
    ],
)
def test_nothing_is_proposed_that_no_officer_could_grant(given, words):
    """Less than a twentieth of what is asked is no proposal: a pause is asked for, and said why."""
    result = run("offer", {"balance": "50000", **given})

    assert (0, "0.00", "0.00") == tuple(result["counter"][key] for key in ("instalments", "total_to_pay", "asked_waiver"))
    assert result["counter"]["sentence"].startswith(words) or words in result["counter"]["sentence"]
    assert "暂缓" in result["reply"]


@pytest.mark.parametrize(
    "given, proposed",
    [
        # Money at hand and next to nothing a month: what is at hand, at once.
        ({"capacity": "0.01", "cash_now": "2000", "lump_sum": "30000"}, (1, "2000.00", "48000.00")),
        # A month of 9.99 yuan makes no instalments, one of 10 does.
        ({"balance": "500", "capacity": "9.99", "cash_now": "100", "instalments": 6, "instalment_amount": "100"}, (1, "100.00", "400.00")),
        ({"balance": "500", "capacity": "10", "instalments": 6, "instalment_amount": "100"}, (50, "500.00", "0.00")),
        # The lender itself would take a twenty-fifth: three quarters of that are no token.
        ({"capacity": "0", "cash_now": "1500", "lump_sum": "2000"}, (1, "1500.00", "48500.00")),
    ],
)  # fmt: skip
def test_what_is_there_is_proposed_where_it_counts_for_something(given, proposed):
    counter = run("offer", {"balance": "50000", **given})["counter"]

    assert proposed == (counter["instalments"], counter["total_to_pay"], counter["asked_waiver"])


@pytest.mark.parametrize(
    "given, following",
    [
        ({"capacity": "2100"}, "accept"),
        ({"capacity": "2000"}, "refuse"),
        ({"capacity": "0"}, "without_a_sum"),
        ({"capacity": "1"}, "without_a_sum"),
    ],
)
def test_what_follows_is_what_was_judged_and_names_no_sum_where_there_is_none(given, following):
    result = run("offer", {"balance": "50000", "instalments": 24, "instalment_amount": "2083.34"} | given)

    assert following == result["following"]

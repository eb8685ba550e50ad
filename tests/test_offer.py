"""还价评估: what a counter-offer costs, and whether to take it."""

from decimal import Decimal

import pytest

from calculators import InvalidRequest, run


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


# ---- the ways in which an offer is spoken


def said(**given):
    """An offer for 50,000 with 2,000 a month, in one of its ways."""
    return run("offer", {"balance": 50000, "capacity": 2000} | given)


def refused(**given):
    """(field, code) of each error."""
    with pytest.raises(InvalidRequest) as caught:
        run("offer", {"balance": 50000, "capacity": 2000} | given)
    return [(error["field"], error["code"]) for error in caught.value.errors]


def test_a_balloon_out_of_reach_is_never_accepted():
    """Eleven of 1,000 leave 13,000 of twelve months' 24,000; the last asks 39,000."""
    result = said(instalments=12, instalment_amount=1000, final_amount=39000)

    assert ("negotiate", ["final_too_high"]) == (result["verdict"], result["reasons"])
    assert {"number": 12, "due": "39000.00", "available": "13000.00"} == result["first_shortfall"]
    assert (50, "1000.00", "50000.00") == tuple(
        result["counter"][key] for key in ("instalments", "instalment_amount", "total_to_pay")
    )


def test_a_down_payment_out_of_reach_is_never_accepted():
    result = said(instalments=12, instalment_amount=1000, down_payment=30000)

    assert ("negotiate", ["down_payment_too_high", "discount"]) == (result["verdict"], result["reasons"])
    assert {"number": 0, "due": "30000.00", "available": "2000.00"} == result["first_shortfall"]
    assert "不要为了它去借钱" in "".join(result["say"])


@pytest.mark.parametrize("given", [{"instalments": 1, "instalment_amount": 30000}, {"lump_sum": 30000}])
def test_a_settlement_that_only_lacks_the_money_is_not_turned_down(given):
    result = said(**given)
    words = "".join(result["say"])

    assert ("refuse", "not_enough_yet", ["over_capacity", "discount"]) == (
        result["verdict"],
        result["headline"],
        result["reasons"],
    )
    assert all(part in words for part in ("一次还清", "少还 20,000", "钱从哪里来"))
    assert "重新算" not in result["say"][1]
    assert ["blank_counted_as_zero"] == [notice["code"] for notice in result["notices"]]
    # The waiver is kept, and the money spread over what there is a month.
    assert (15, "2000.00", "20000.00") == tuple(
        result["counter"][key] for key in ("instalments", "instalment_amount", "asked_waiver")
    )


@pytest.mark.parametrize("cash, verdict", [("27999.99", "refuse"), ("28000", "accept")])
def test_a_settlement_is_met_by_what_is_at_hand_and_one_months(cash, verdict):
    result = said(lump_sum=30000, cash_now=cash)

    assert (verdict, []) == (result["verdict"], result["notices"])
    assert (result["counter"] is None) is (verdict == "accept")


def test_part_of_a_settlement_at_hand_is_offered_at_once():
    counter = said(lump_sum=30000, cash_now=20000)["counter"]

    assert ("20000.00", 5, "2000.00", "30000.00") == tuple(
        counter[key] for key in ("down_payment", "instalments", "instalment_amount", "total_to_pay")
    )


def test_what_is_at_hand_is_carried_from_month_to_month():
    """2,500 a month for 20 months on 2,000 and 10,000 at hand: met to the cent; a cent less is short at the end."""
    offer = {"instalments": 20, "instalment_amount": 2500}

    assert "accept" == said(**offer, cash_now=10000)["verdict"]
    assert "补到最后一期也够" in "".join(said(**offer, cash_now=10000)["say"])
    assert {"number": 20, "due": "2500.00", "available": "2499.99"} == said(**offer, cash_now="9999.99")["first_shortfall"]
    assert ["final_too_high"] == said(**offer, cash_now="9999.99")["reasons"]


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


def test_the_lenders_menu_stands_side_by_side():
    result = said(
        instalments=30, instalment_amount=2000,
        alternatives=[{"name": "25 期", "instalments": 25, "instalment_amount": 2000}, {"name": "结清", "lump_sum": 35000}, {"name": "费率", "instalments": 36, "fee_percent": "0.5"}],
    )  # fmt: skip

    assert [
        ("25 期", "2000.00", "0.00", "accept"),
        ("结清", "35000.00", "-15000.00", "refuse"),
        ("费率", "1638.89", "9000.00", "negotiate"),
    ] == [(each["name"], each["instalment_amount"], each["extra_cost"], each["verdict"]) for each in result["alternatives"]]


def test_an_alternative_that_cannot_be_read_is_named_by_its_place():
    assert [("alternatives.1.instalment_amount", "required")] == refused(
        lump_sum=1, alternatives=[{"name": "a", "lump_sum": 1}, {"name": "b", "instalments": 12}]
    )


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


@pytest.mark.parametrize("kind, words", [("credit_card", "最长 5 年"), ("online_loan", "没有这条规定"), (None, "没有写是哪种债")])
def test_the_term_is_a_cards_legal_limit_and_for_others_a_yardstick(kind, words):
    result = said(kind=kind, instalments=61, instalment_amount=800)

    assert [words] == [
        words for notice in result["notices"] if notice["code"] == "over_limit_term" and words in notice["message"]
    ]


def test_without_any_money_a_pause_is_asked_for():
    counter = said(capacity=0, instalments=12, instalment_amount=1000)["counter"]

    assert (0, "0.00", "0.00") == tuple(counter[key] for key in ("instalments", "total_to_pay", "asked_waiver"))
    assert "暂缓" in counter["sentence"]


def test_what_cannot_be_paid_in_time_is_asked_to_be_dropped():
    """600 a month for five years are 36,000."""
    counter = said(capacity=600, instalments=12, instalment_amount=5000)["counter"]

    assert (60, "600.00", "36000.00", "14000.00") == tuple(
        counter[key] for key in ("instalments", "instalment_amount", "total_to_pay", "asked_waiver")
    )
    assert "14,000.00 元能不能减免" in counter["sentence"]


def test_a_counter_keeps_to_the_readers_limit():
    counter = said(instalments=30, instalment_amount=2000, limit_total=40000)["counter"]

    assert ("40000.00", "10000.00") == (counter["total_to_pay"], counter["asked_waiver"])


def test_earlier_rounds_are_kept_in_order_of_time():
    result = said(
        instalments=25, instalment_amount=2000,
        rounds=[
            {"said_on": "2026-11-20", "by": "self", "instalments": 50, "instalment_amount": 800},
            {"said_on": "2026-11-10", "by": "lender", "instalments": 24, "fee_percent": "0.75"},
            {"lump_sum": 45000},
        ],
    )  # fmt: skip

    assert [(None, None, "45000.00"), ("2026-11-10", "lender", "59000.00"), ("2026-11-20", "self", "40000.00")] == [
        (each["said_on"], each["by"], each["total_to_pay"]) for each in result["rounds"]
    ]


@pytest.mark.parametrize("capacity, waits", [("400", True), ("450", False)])
def test_where_the_months_bring_less_than_half_the_rest_is_asked_to_wait_and_not_to_be_dropped(capacity, waits):
    """60 × 400 = 24,000 of 50,000; no officer drops 26,000 because somebody has little this year."""
    result = run("offer", {"balance": "50000", "capacity": capacity, "instalments": 24, "instalment_amount": "2500"})
    sentence = result["counter"]["sentence"]

    assert ("再商定" in sentence) is waits is ("减免" not in sentence)
    assert result["counter"]["asked_waiver"].replace(".00", "") in sentence.replace(",", "")


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


def test_half_of_what_is_owed_is_enough_to_ask_for_the_rest_to_be_dropped():
    """60 × 400 = 24,000 of 48,000."""
    counter = run("offer", {"balance": "48000", "capacity": "400", "instalments": 24, "instalment_amount": "2500"})["counter"]

    assert "24,000.00 元能不能减免" in counter["sentence"]


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


HOME = {"balance": "400000", "kind": "mortgage", "instalments": 240, "instalment_amount": "2600"}


def test_a_homes_loan_is_not_held_against_a_cards_term_nor_asked_to_bear_no_interest():
    result = run("offer", HOME | {"capacity": "2800"})

    assert ["costs_more", "within_capacity"] == result["reasons"]
    assert (240, "624000.00", "0.00") == tuple(result["counter"][key] for key in ("instalments", "total_to_pay", "asked_waiver"))
    assert "不再计息" not in result["reply"]
    assert not [each for each in result["notices"] if each["code"] == "over_limit_term"]


def test_a_homes_loan_out_of_reach_is_asked_to_run_longer():
    result = run("offer", HOME | {"capacity": "2000"})

    assert "refuse" == result["verdict"]
    assert "延长" in result["reply"]
    assert "每期不超过 2,000.00 元" in result["reply"]
    assert "0.00 元，重新" not in run("offer", HOME | {"capacity": "0"})["reply"]


def test_a_limit_that_a_reader_writes_counts_for_a_homes_loan_too():
    assert "term_too_long" in run("offer", HOME | {"capacity": "2800", "max_instalments": 180})["reasons"]


@pytest.mark.parametrize("final, asked", [("0", True), ("0.01", False), (None, False)])
def test_a_last_instalment_of_nothing_is_asked_about(final, asked):
    given = {"balance": "50000", "capacity": "2000", "instalments": 25, "instalment_amount": "2000", "final_amount": final}

    assert asked == any(each["field"] == "final_amount" for each in run("offer", given)["notices"])


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

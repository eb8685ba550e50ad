"""A proposal is drawn up in whatever shape it is made: in steps, at once, after months of grace, with a down payment."""

import pytest

from calculators import run
from tests.proposals import propose, refused


@pytest.mark.parametrize(
    "given, errors",
    [
        ({"principal": None}, [("principal", "required")]),
        ({"balance": 5}, [("balance", "conflict")]),
        ({"principal": None, "balance": 5, "interest": 1}, [("interest", "conflict")]),
        ({"principal": None, "balance": 5, "waive_fees": 1}, [("waive_fees", "conflict")]),
        ({"principal": None, "balance": 5, "waive_principal": 100}, [("balance", "too_small")]),
        ({"instalments": None}, [("monthly_payment", "required")]),
        ({"lump_sum": 5}, [("lump_sum", "conflict")]),
        ({"steps": [{"instalments": 1, "amount": 5}], "lump_sum": 5}, [("steps", "conflict"), ("lump_sum", "conflict")]),
        ({"instalments": None, "lump_sum": "12000.01"}, [("lump_sum", "too_large")]),
        ({"shape": "steps"}, [("steps", "required")]),
        ({"shape": "lump_sum"}, [("lump_sum", "required")]),
        ({"down_payment": 5, "down_payment_date": "2027-02-01"}, [("down_payment_date", "too_large")]),
    ],
)
def test_what_excludes_each_other_is_named(given, errors):
    assert errors == refused(**({"instalments": 12} | given))[0]


def test_where_a_shape_is_named_what_stands_in_the_others_is_kept_and_does_not_count():
    both = {"monthly_payment": 1000, "lump_sum": 8000}

    assert "8000.00" == propose(**both, shape="lump_sum")["total_to_pay"]
    assert 12 == propose(**both, shape="level")["instalments"]


def test_first_less_then_more_and_the_last_pays_what_remains():
    result = propose(steps=[{"instalments": 12, "amount": 300}, {"instalments": 12, "amount": 700}])

    assert ("300.00", 24, "700.00") == tuple(result[key] for key in ("instalment_amount", "instalments", "final_amount"))
    assert "第 1 到 12 期每月还 300.00 元，第 13 到 24 期每月还 700.00 元" in result["say"][0]
    assert "1400.00" == propose(steps=[{"instalments": 12, "amount": 300}, {"instalments": 11, "amount": 700}])["final_amount"]


@pytest.mark.parametrize(
    "steps, errors",
    [
        ([(12, 1000), (12, 1)], [("steps.0.amount", "too_large")]),
        ([(11, 1000), (2, 1000)], [("steps.1.amount", "too_large")]),
        ([(12, 0)], [("steps.0.amount", "too_small")]),
        ([(600, 1), (1, 1)], [("steps", "too_many")]),
    ],
)
def test_steps_that_end_early_are_an_error(steps, errors):
    assert errors == refused(steps=[{"instalments": count, "amount": amount} for count, amount in steps])[0]


def test_steps_that_only_feed_the_interest_are_an_error():
    assert [("steps.0.amount", "too_small")] == refused(annual_rate=2400, steps=[{"instalments": 24, "amount": 1}])[0]


def test_a_lump_sum_settles_all_and_the_rest_is_the_waiver_asked_for():
    result = propose(interest=600, lump_sum=8000, annual_rate=24)

    assert ("12600.00", "4600.00", "8000.00", "0.00", 1) == tuple(
        result[key] for key in ("repay_base", "asked_waiver", "total_to_pay", "total_interest", "instalments")
    )
    assert ("8000.00", "0.00") == (result["schedule"][0]["payment"], result["schedule"][0]["balance"])


def test_after_months_of_grace_the_interest_of_the_gap_is_in_the_base_and_said():
    """12,000 at 12%: 120.00, 121.20, 122.41 (122.412)."""
    result = propose(annual_rate=12, instalments=12, grace_months=3)

    assert ("363.61", "12363.61", "2027-04-30") == (result["grace_interest"], result["repay_base"], result["schedule"][0]["date"])
    assert any("363.61" in sentence for sentence in result["say"])


def test_a_gap_without_interest_is_asked_to_be_written_so():
    result = propose(instalments=12, grace_months=3)

    assert ("0.00", "12000.00", "2027-04-30") == (result["grace_interest"], result["repay_base"], result["schedule"][0]["date"])
    assert any("不计息" in sentence for sentence in result["say"])


def test_a_down_payment_with_its_day_is_a_row_of_its_own():
    result = propose(down_payment=2000, down_payment_date="2027-01-15", monthly_payment=1000)

    assert {
        "number": 0,
        "date": "2027-01-15",
        "payment": "2000.00",
        "interest": "0.00",
        "principal": "2000.00",
        "balance": "10000.00",
    } == result["schedule"][0]
    assert ([*range(11)], 10) == ([row["number"] for row in result["schedule"]], result["instalments"])
    assert 1 == propose(down_payment=2000, monthly_payment=1000)["schedule"][0]["number"]


@pytest.mark.parametrize("field", ["annual_rate", "waive_principal", "waive_interest", "waive_fees"])
def test_a_percent_that_looks_like_a_fraction_is_asked_about(field):
    result = propose(instalments=12, **{field: "0.24"})

    assert [(field, "looks_like_fraction")] == [
        (n["field"], n["code"]) for n in result["notices"] if n["field"] == field and n["code"] != "rate_unknown"
    ]
    assert not [n for n in propose(**{"instalments": 12, "annual_rate": 0, field: 0})["notices"] if n["field"] == field]


def test_a_rate_that_is_not_written_counts_no_interest_and_is_said():
    notices = propose(instalments=12)["notices"]

    assert ("annual_rate", "rate_unknown") == (notices[0]["field"], notices[0]["code"])
    for known in (propose(instalments=12, annual_rate=0), propose(lump_sum=12000)):
        assert "rate_unknown" not in [notice["code"] for notice in known["notices"]]


@pytest.mark.parametrize("monthly, flags", [(200, []), ("100", ["over_limit_term"]), ("99", ["over_limit_term", "last_day_far"])])
def test_what_would_harm_who_sends_it_is_flagged(monthly, flags):
    """12,000: 60, 120 and 122 months."""
    result = propose(monthly_payment=monthly)

    assert flags == result["flags"]
    assert ("over_limit_term" in [notice["code"] for notice in result["notices"]]) is bool(flags)


@pytest.mark.parametrize("capacity, short", [(1000, None), ("999.99", {"number": 1, "due": "1000.00", "available": "999.99"})])
def test_more_than_the_money_there_is_flagged(capacity, short):
    result = propose(monthly_payment=1000, capacity=capacity)

    assert short == result.get("first_shortfall")
    assert (short is not None) is ("not_payable" in result["flags"]) is any(n["code"] == "not_payable" for n in result["notices"])


def test_a_cards_years_count_the_months_of_grace():
    result = propose(kind="credit_card", instalments=60, grace_months=3, annual_rate=0)

    assert (True, "over_limit_term") == (result["within_limit"], result["notices"][0]["code"])


def test_interest_of_centuries_is_refused_and_not_printed():
    assert [("annual_rate", "too_large")] == refused(annual_rate=9999, grace_months=60, instalments=12)[0]


@pytest.mark.parametrize(
    "given, words",
    [
        ({"down_payment": 12000, "instalments": 3}, "已经够还清减免后的 12,000.00 元"),
        ({"waive_principal": 100, "instalments": 3}, "减免之后没有要还的钱了"),
        ({"steps": [{"instalments": 2, "amount": 0}, {"instalments": 2, "amount": 5000}]}, "每期多少写了 0。"),
        ({"steps": [{"instalments": 1, "amount": 100}, {"instalments": 9, "amount": 6000}]}, "还到第 2 段，12,000.00 元就已经还清了"),
        ({"annual_rate": 900, "steps": [{"instalments": 90, "amount": 1}, {"instalments": 9, "amount": 1}]}, "第 1 段每期还得太少"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_plan_says_why_and_where(given, words):
    _, message = refused(**given)

    assert words in message
    assert message.endswith("。")


def test_six_hundred_instalments_in_steps_are_the_most():
    steps = [{"instalments": 300, "amount": 1}, {"instalments": 300, "amount": 1}]

    assert 600 == propose(steps=steps)["instalments"]
    errors, _ = refused(steps=[*steps, {"instalments": 1, "amount": 1}])
    assert [("steps", "too_many")] == errors


def test_a_homes_loan_is_not_held_against_a_cards_term():
    home = {
        "creditor": "己银行", "kind": "mortgage", "principal": "400000", "annual_rate": "3.9", "instalments": 240,
        "first_payment_date": "2026-12-20",
    }  # fmt: skip
    result = run("proposal", home)

    assert ([], True) == (result["flags"], result["within_limit"])
    assert not any("60 期内" in sentence or "很难" in sentence for sentence in result["say"])
    assert "over_limit_term" in run("proposal", home | {"max_instalments": 180})["flags"]
    assert "over_limit_term" in run("proposal", home | {"kind": "car_loan"})["flags"]

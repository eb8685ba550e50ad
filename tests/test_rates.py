"""真实年化: a rate gives back what was received; what is missing or hardly meant is said."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators import InvalidRequest, run
from tests.loans import by_day, by_month, quick, rates, yuan


def found(**request):
    with pytest.raises(InvalidRequest) as caught:
        run("rates", request)
    return [(error["field"], error["code"]) for error in caught.value.errors]


# Truths


loans = st.tuples(st.integers(100, 10**8), st.integers(1, 120), st.integers(1, 10**6))


@quick
@given(loans)
def test_the_printed_rate_gives_back_what_was_received(loan):
    """Half a hundredth lower the payments are worth more than was received, half a hundredth higher less: in fractions."""
    received, instalments, amount = loan
    nominal = Fraction(by_month(yuan(received), instalments, yuan(amount))["annual_rate_nominal"])
    edge = Fraction(1, 200)
    assume(nominal - edge > -1199)

    def worth(percent):
        growth = 1 + Fraction(percent) / 1200
        return sum(amount / growth**month for month in range(1, instalments + 1))

    assert worth(nominal - edge) >= received >= worth(nominal + edge)


@quick
@given(loans)
def test_an_instalment_a_month_on_and_a_payment_on_that_day_cost_the_same(loan):
    received, instalments, amount = loan
    assume(instalments <= 60)
    by_count = by_month(yuan(received), instalments, yuan(amount))
    by_date = by_day(
        yuan(received),
        "2023-01-01",
        *(((date(2023, 1, 1) + timedelta(30 * n)).isoformat(), yuan(amount)) for n in range(1, instalments + 1)),
    )

    for total in ("total_paid", "total_cost", "received_net"):
        assert by_count[total] == by_date[total]


@quick
@given(loans, st.integers(1, 99))
def test_a_fee_taken_first_makes_a_loan_dearer(loan, fee):
    received, instalments, amount = loan
    without, with_fee = (by_month(yuan(received), instalments, yuan(amount), upfront_fee=each) for each in ("0", yuan(fee)))

    assert Decimal(with_fee["annual_rate_nominal"]) >= Decimal(without["annual_rate_nominal"])
    assert Decimal(with_fee["total_cost"]) - Decimal(without["total_cost"]) == Decimal(fee) / 100


@pytest.mark.parametrize("received, rate", [("999.99", "0.01"), ("1000", "0.00"), ("1000.01", "-0.01")])
def test_a_cent_less_than_was_received_is_a_rate_below_zero(received, rate):
    """One payment of 1,000 a month on: a cent is 0.001% a month, 0.012% a year."""
    assert rate == by_month(received, 1, 1000)["annual_rate_nominal"]


# A quote of a fee an instalment


@pytest.mark.parametrize(
    "instalments, fee, nominal, effective",
    [
        (3, "0.6", "10.77", "11.32"), (6, "0.6", "12.24", "12.95"), (12, "0.6", "13.03", "13.84"), (24, "0.6", "13.27", "14.10"),
        (36, "0.6", "13.17", "14.00"), (60, "0.6", "12.83", "13.61"), (12, "0.75", "16.22", "17.48"), (12, "1", "21.46", "23.70"),
    ],
)  # fmt: skip
def test_a_quoted_fee_hides_nearly_twice_its_rate(instalments, fee, nominal, effective):
    """The facts' own table, on a principal so large that cents do not show."""
    result = run("rates", {"received": 36_000_000, "instalments": instalments, "fee_percent": fee})

    assert (nominal, effective) == rates(result)
    assert f"{Decimal(fee) * 12:.2f}" == result["quote"]["annual_rate"]


def test_a_quoted_fee_is_a_part_of_the_principal_each_time_rounded_to_the_cent():
    """1,000 / 3 = 333.333…, and 0.55% of 1,000 is 5.50: 338.83 three times."""
    result = run("rates", {"received": 1000, "instalments": 3, "fee_percent": "0.55"})

    assert ("338.83", "1016.49") == (result["quote"]["instalment_amount"], result["total_paid"])
    assert "quote" not in by_month(1000, 3, 338)


# Bad input


MONTHLY = {"instalments": 12, "instalment_amount": 100}
DATED = {"received_on": "2021-01-01", "payments": [{"date": "2022-01-01", "amount": 1100}]}


@pytest.mark.parametrize(
    "given, errors",
    [
        ({}, [("instalments", "required"), ("instalment_amount", "required")]),
        ({"instalments": 12}, [("instalment_amount", "required")]),
        ({"instalment_amount": 12}, [("instalments", "required")]),
        ({"payments": [], "received_on": None}, [("instalments", "required"), ("instalment_amount", "required")]),
        ({"received_on": "2021-01-01"}, [("payments", "required")]),
        ({"payments": DATED["payments"]}, [("received_on", "required")]),
        (MONTHLY | DATED, [("payments", "conflict")]),
        (MONTHLY | {"received_on": "2021-01-01"}, [("received_on", "conflict")]),
        (MONTHLY | {"fee_percent": 1}, [("fee_percent", "conflict")]),
        ({"instalments": 1, "instalment_amount": 1, "first_amount": 1, "final_amount": 2}, [("final_amount", "conflict")]),
        ({"instalments": 601, "instalment_amount": 1}, [("instalments", "too_many")]),
        (DATED | {"payments": [DATED["payments"][0]] * 601}, [("payments", "too_many")]),
        (DATED | {"received_on": "2021-02-30"}, [("received_on", "not_a_date")]),
        (
            DATED | {"payments": [{"date": "x", "amount": -1}]},
            [("payments.0.date", "not_a_date"), ("payments.0.amount", "negative")],
        ),
    ],
)
def test_what_is_missing_or_excludes_each_other_is_named(given, errors):
    assert errors == found(received=1000, **given)


def test_an_empty_list_of_payments_is_no_second_way():
    assert "one" == by_month(1000, 12, 100, payments=[])["solutions"]


def test_of_one_instalment_the_first_is_the_last():
    assert by_month(1000, 1, 5, first_amount=1020) == by_month(1000, 1, 5, final_amount=1020)
    assert "24.00" == by_month(1000, 1, 5, first_amount=1020)["annual_rate_nominal"]


# What is hardly meant


def test_less_paid_than_received_has_no_rate_to_speak_of():
    """The root is there, and absurd: −531.46% a year."""
    result = run(
        "rates", {"received": "713.07", "received_on": "2020-03-04", "payments": [{"date": "2020-03-17", "amount": "555.33"}]}
    )

    assert (None, "-157.74") == (result["real_rate"], result["total_cost"])
    assert not any("真实年化是" in sentence for sentence in result["say"])
    assert any("比到手的少 157.74" in sentence for sentence in result["say"])


@pytest.mark.parametrize("paid, rate", [("999.99", None), ("1000", "0.00"), ("1000.01", "0.01")])
def test_a_rate_is_spoken_of_from_the_first_cent_on_top(paid, rate):
    """A cent a month on 1,000 is 0.012% a year."""
    result = run("rates", {"received": 1000, "instalments": 1, "instalment_amount": paid})

    assert rate == result["real_rate"]
    assert (rate is not None) is any("真实年化是" in sentence for sentence in result["say"])


@pytest.mark.parametrize("fee, asked", [("0.006", "0.6"), ("0.0499", "4.99"), ("0.05", None), ("0.6", None), ("0", None)])
def test_a_fee_that_looks_like_a_fraction_is_asked_about_first(fee, asked):
    result = run("rates", {"received": 12000, "instalments": 12, "fee_percent": fee})

    assert ([("fee_percent", "looks_like_fraction")] if asked else []) == [
        (each["field"], each["code"]) for each in result["notices"]
    ]
    assert not asked or f"{asked}%" in result["say"][0]


@pytest.mark.parametrize("amount, words", [("833.33", "零头"), ("833.32", "核对有没有漏写")])
def test_cents_of_rounding_are_no_payment_that_was_forgotten(amount, words):
    """Twelve of 833.33 are 9,999.96."""
    said = run("rates", {"received": 10000, "instalments": 12, "instalment_amount": amount})["say"]

    assert words in said[0]

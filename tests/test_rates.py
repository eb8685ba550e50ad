"""真实年化: the rate that payments hide, that there is one, and how it stands to the ceiling."""

import itertools
import random
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy_financial
import pytest
import pyxirr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators import InvalidRequest, run
from calculators.sums.internal_rate import count_solutions

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


def found(**request):
    with pytest.raises(InvalidRequest) as caught:
        run("rates", request)
    return [(error["field"], error["code"]) for error in caught.value.errors]


def is_printed(text, percent):
    """Whether ``text`` is ``percent`` to the last digit; where it lies on the edge of two, either."""
    return abs(float(text) - percent) <= HALF_A_HUNDREDTH + 1e-7 * max(1, abs(percent))


# Against two libraries, on thousands of loans


def random_loans(seed, count):
    draw = random.Random(seed)
    for _ in range(count):
        instalments = draw.choice([1, 2, 3, 6, 12, 24, 36, 60, draw.randint(1, 600)])
        received = draw.randint(10_000, 20_000_000)
        amount = int(received / instalments * draw.uniform(0.7, 2.2)) + 1
        first, final = (int(amount * draw.uniform(0, 3)) if draw.random() < 0.3 else None for _ in "12")
        yield draw, received, instalments, amount, first, final


def yuan(cents):
    return f"{cents // 100}.{cents % 100:02d}"


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


# One, none, several


def roots_of(received, before, after):
    """(payments, how many rates there must be): before·y² − received·y + after = 0, a year before and a year after."""
    discriminant = received**2 - 4 * before * after
    return ("none", "one", "several")[(discriminant >= 0) + (discriminant > 0)]


@quick
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(-3, 3))
def test_payments_before_and_after_the_money_have_the_roots_of_their_quadratic(before, after, nudge):
    """Around twice the geometric mean, where two roots become one and none, to the cent."""
    received = max(int(2 * (before * after) ** 0.5) + nudge, 1)
    result = by_day(yuan(received), "2021-01-01", ("2020-01-02", yuan(before)), ("2022-01-01", yuan(after)))

    assert roots_of(received, before, after) == result["solutions"]
    assert (rates(result) == (None, None)) is (result["solutions"] != "one")


@pytest.mark.parametrize("root", [Fraction(101, 100), Fraction(99, 100), Fraction(3, 2)])
def test_a_rate_at_which_two_become_one_is_found(root):
    """(p·y − q)²: growth of q/p in a year, exactly."""
    q, p = root.numerator, root.denominator
    result = by_day(yuan(2 * p * q), "2021-01-01", ("2020-01-02", yuan(p * p)), ("2022-01-01", yuan(q * q)))

    assert "one" == result["solutions"]
    assert is_printed(result["annual_rate_effective"], float(root - 1) * 100)


@pytest.mark.parametrize(
    "result",
    [
        by_month(1000, 3, 0),
        by_month(0, 3, 100),
        by_month(1000, 3, 400, upfront_fee=1000),
        by_month(1000, 3, 400, upfront_fee=2000),
        by_day(1000, "2021-01-01"),
        by_day(1000, "2021-01-01", ("2021-02-01", 0)),
        by_day(0, "2021-01-01", ("2021-02-01", 10)),
        by_day(1000, "2021-01-01", ("2021-01-01", 1000), ("2021-02-01", 10)),
        by_day(1000, "2021-01-01", ("2021-01-01", 10)),
        by_day(1000, "2021-01-01", ("2020-12-01", 10), ("2021-02-01", 10), upfront_fee=1000),
    ],
)
def test_without_a_change_of_sign_there_is_no_rate_and_it_is_said(result):
    assert ("none", None, None) == (result["solutions"], *rates(result))
    assert "年化算不出来" in result["say"][0] or "没有一个年化" in result["say"][0]


def test_what_is_paid_on_the_same_day_was_not_received():
    assert rates(by_day(1000, "2021-01-01", ("2022-01-01", 990))) == rates(
        by_day(1500, "2021-01-01", ("2021-01-01", 500), ("2022-01-01", 990))
    )


def test_days_may_stand_in_any_order():
    days = [("2021-03-01", 300), ("2021-02-01", 400), ("2021-05-01", 500)]

    assert rates(by_day(1000, "2021-01-01", *days)) == rates(by_day(1000, "2021-01-01", *reversed(days)))


def test_all_payments_before_the_money_are_remarked_on():
    result = by_day(1000, "2021-01-01", ("2020-01-02", 900))

    assert "one" == result["solutions"]
    assert "11.11" == result["annual_rate_effective"]
    assert any("存钱" in sentence for sentence in result["say"])


@pytest.mark.parametrize("received, amount", [("0.01", "999999999.99"), ("999999999.99", "0.01")])
def test_the_wildest_loan_that_the_limits_allow_is_still_computed(received, amount):
    for result in (
        by_month(received, 1, amount), by_month(received, 600, amount), by_day(received, "2021-01-01", ("2021-01-02", amount)),
        by_day(received, "1900-01-01", ("2899-12-31", amount)), by_day(received, "2899-12-31", ("1900-01-01", amount)),
        by_day(received, "2021-01-01", *[("2021-01-02", amount)] * 600),
    ):  # fmt: skip
        assert "one" == result["solutions"]


@quick
@given(st.integers(1, 10**6), st.lists(st.tuples(st.integers(-400, 400), st.integers(0, 10**5)), max_size=6))
def test_solutions_are_counted_as_a_fine_grid_sees_them(received, payments):
    """Where the worth crosses what was received between two points of a grid there is a rate, so never fewer are counted."""
    net = received - sum(amount for day, amount in payments if day == 0)
    flows = [(day, amount) for day, amount in payments if day and amount]
    signs = []
    for step in range(-200, 201):
        growth = 2 ** (-step / 400)  # a day's, from 0.7 to 1.4
        gap = sum(amount * growth**day for day, amount in flows) - net
        if abs(gap) > 1e-6 * received:
            signs.append(gap > 0)
    crossings = sum(one != other for one, other in itertools.pairwise(signs))

    assert crossings <= count_solutions(Decimal(received), [(day, Decimal(amount)) for day, amount in payments])


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


# The ceiling


def test_the_line_of_financial_lenders_is_compared_simple_and_compound():
    """24% a year is 2% a month; compound that is 26.82%."""
    at, above = by_month(1000, 1, 1020, kind="bank_loan"), by_month(1000, 1, "1020.01", kind="bank_loan")

    assert ("24.00", "rate-financial-24", "court_policy") == tuple(
        at["ceiling"][key] for key in ("annual_rate", "basis_rule", "strength")
    )
    assert (False, True) == (at["ceiling"]["over"], at["ceiling"]["over_compound"])
    assert (True, True) == (above["ceiling"]["over"], above["ceiling"]["over_compound"])
    assert any("按复利超过了" in sentence for sentence in at["say"])
    assert any("不是超过就违法" in sentence for sentence in above["say"])


@pytest.mark.parametrize(
    "day, ceiling",
    [
        ("2020-08-19", None), ("2020-08-20", "15.40"), ("2021-12-19", "15.40"), ("2021-12-20", "15.20"), ("2022-01-19", "15.20"),
        ("2022-01-20", "14.80"), ("2025-05-19", "12.40"), ("2025-05-20", "12.00"),
    ],
)  # fmt: skip
def test_a_private_loan_is_measured_by_the_lpr_of_its_own_day(day, ceiling):
    result = by_month(1000, 12, 100, kind="private_loan", contract_date=day)

    assert ceiling == (result["ceiling"] and result["ceiling"]["annual_rate"])
    assert (ceiling is None) is any("分段" in sentence for sentence in result["say"])
    assert (ceiling is None) is ("rate-private-lending-transition" in result["rules"])


def test_a_private_loan_without_its_day_is_asked_for_it():
    result = by_month(1000, 12, 100, kind="private_loan")

    assert result["ceiling"] is None
    assert any("填上合同签订日" in sentence for sentence in result["say"])


@pytest.mark.parametrize("day, unsure", [("2026-10-19", False), ("2026-10-20", True)])
def test_an_lpr_that_was_not_read_is_said(day, unsure):
    result = by_month(1000, 12, 100, kind="private_loan", contract_date=day)

    assert unsure is any("没有核到" in sentence for sentence in result["say"])


@pytest.mark.parametrize(
    "kind, rule", [("microloan", "rate-microloan-2025-guideline"), ("consumer_finance", "rate-cfc-20-guidance")]
)
def test_weak_guidance_is_never_the_borrowers_right(kind, rule):
    result = by_month(1000, 12, 100, kind=kind)

    assert "24.00" == result["ceiling"]["annual_rate"]
    assert rule in result["rules"]
    assert any("你不能" in sentence for sentence in result["say"])


@pytest.mark.parametrize("kind", [None, "other"])
def test_of_an_unknown_lender_no_ceiling_is_claimed(kind):
    assert by_month(1000, 12, 100, kind=kind)["ceiling"] is None


def test_where_there_is_no_rate_nothing_is_over():
    result = by_month(1000, 12, 0, kind="bank_loan")

    assert (None, None) == (result["ceiling"]["over"], result["ceiling"]["over_compound"])


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

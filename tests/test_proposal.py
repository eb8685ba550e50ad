"""协商方案: what is repaid, when, and what cannot be."""

from decimal import Decimal

import pytest

from tests.proposals import propose, refused


def test_payments_fall_on_the_first_dates_day_or_the_months_last():
    """The 31st: 28 February does not make it the 28th of March."""
    dates = [row["date"] for row in propose(instalments=14)["schedule"]]

    assert dates == [
        "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30", "2027-07-31", "2027-08-31",
        "2027-09-30", "2027-10-31", "2027-11-30", "2027-12-31", "2028-01-31", "2028-02-29",
    ]  # fmt: skip


def test_a_first_payment_on_a_leap_day_comes_back_to_the_29th():
    dates = [row["date"] for row in propose(instalments=13, first_payment_date="2028-02-29")["schedule"]]

    assert ["2028-02-29", "2028-03-29", "2029-02-28"] == [dates[0], dates[1], dates[12]]


@pytest.mark.parametrize(
    "principal, instalments, final",
    [
        ("10000.00", 10, "1000.00"),
        ("10000.01", 10, "1000.01"),
        ("10000.99", 10, "1000.99"),
        ("10001.00", 11, "1.00"),
        ("10999.99", 11, "999.99"),
        ("11000.00", 11, "1000.00"),
    ],
)
def test_the_last_payment_is_what_remains_and_a_rest_under_one_yuan_has_no_month_of_its_own(principal, instalments, final):
    result = propose(principal=principal, monthly_payment=1000)

    assert (instalments, "1000.00", final) == (result["instalments"], result["instalment_amount"], result["final_amount"])


def test_small_payments_that_are_full_ones_are_not_merged():
    """0.40 a month on 2.00 is five payments: what is left after the fourth is a full payment, no rest."""
    assert 5 == propose(principal="2.00", monthly_payment="0.40")["instalments"]
    assert (5, "0.49") == tuple(propose(principal="2.09", monthly_payment="0.40")[key] for key in ("instalments", "final_amount"))


def test_no_row_pays_nothing():
    """0.15 in ten: 0.02 each; the eighth takes the last cent."""
    result = propose(principal="0.15", instalments=10)

    assert (8, "0.01") == (result["instalments"], result["final_amount"])
    assert all(Decimal(row["payment"]) > 0 for row in result["schedule"])


def test_a_payment_above_the_debt_pays_only_the_debt():
    result = propose(principal=500, monthly_payment=1000)

    assert (1, "500.00", "500.00") == (result["instalments"], result["instalment_amount"], result["final_amount"])


def test_waiving_is_rounded_half_up_to_the_cent():
    """Half of 0.01 is 0.005, so the whole cent is waived and none is left to pay of it."""
    result = propose(interest="0.01", waive_interest=50, instalments=1)

    assert ("0.01", "12000.00") == (result["waived_interest"], result["repay_base"])


def test_the_base_is_the_debt_less_what_is_waived_and_paid_at_once():
    result = propose(interest=600, fees=400, waive_interest="33.3333", waive_fees=25, down_payment=500, instalments=10)

    assert ("200.00", "100.00") == (result["waived_interest"], result["waived_fees"])  # 199.9998 rounds to 200.00
    assert "12200.00" == result["repay_base"]
    assert "12700.00" == result["total_to_pay"]


def test_payments_and_down_payment_add_up_to_the_total():
    result = propose(annual_rate="15.4", down_payment=1000, instalments=24)
    paid = sum(Decimal(row["payment"]) for row in result["schedule"])

    assert Decimal(result["total_to_pay"]) == 1000 + paid
    assert Decimal(result["total_interest"]) == sum(Decimal(row["interest"]) for row in result["schedule"])


@pytest.mark.parametrize("instalments, within", [(59, True), (60, True), (61, False)])
def test_the_longest_term_is_within_the_limit(instalments, within):
    assert within is propose(instalments=instalments)["within_limit"]


def test_a_plan_beyond_the_limit_says_what_would_do():
    """12,000 over 60 is 200.00 a month; at 199.98 more than one yuan is left, and takes one month more."""
    result = propose(monthly_payment="199.98")

    assert (61, False, "200.00") == (result["instalments"], result["within_limit"], result["required_monthly"])
    assert any("200.00" in sentence for sentence in result["say"])
    assert propose(monthly_payment=200)["within_limit"] is True


def test_the_least_payment_is_rounded_up_not_half_up():
    """100 over 3 is 33.333…; three payments of 33.33 leave a cent."""
    assert "33.34" == propose(principal=100, max_instalments=3, instalments=1)["required_monthly"]


@pytest.mark.parametrize("payment", ["0.01", "119.99", "120.00"])
def test_a_payment_that_does_not_cover_the_interest_is_refused_with_the_least_that_works(payment):
    """12,000 at 12% is 120.00 of interest in the first month; 266.94 clears it in 60."""
    errors, message = refused(annual_rate=12, monthly_payment=payment)

    assert [("monthly_payment", "too_small")] == errors
    assert "120.01" in message
    assert "266.94" in message
    assert propose(annual_rate=12, monthly_payment="266.94")["instalments"] == 60
    assert propose(annual_rate=12, monthly_payment="266.93")["instalments"] == 60  # less than one yuan is left, paid with it
    assert propose(annual_rate=12, monthly_payment="266.92")["instalments"] == 61


def test_a_payment_that_takes_over_six_hundred_months_is_refused():
    assert [("monthly_payment", "too_many")] == refused(monthly_payment="19.99")[0]
    assert 600 == propose(monthly_payment=20)["instalments"]


def test_monthly_payment_and_instalments_exclude_each_other():
    assert [("instalments", "conflict")] == refused(monthly_payment=1000, instalments=12)[0]


def test_one_of_monthly_payment_and_instalments_is_needed():
    assert [("monthly_payment", "required")] == refused()[0]
    assert [("monthly_payment", "required")] == refused(monthly_payment=None, instalments=None)[0]


def test_a_conflict_is_named_beside_other_errors():
    """Every error at once: the reader does not mend one to meet the next."""
    errors, _ = refused(creditor="", principal="-1", monthly_payment=1000, instalments=12)

    assert [("creditor", "required"), ("principal", "negative"), ("instalments", "conflict")] == errors


def test_a_conflict_is_a_conflict_even_where_one_of_the_two_cannot_be_read():
    errors, _ = refused(monthly_payment="一千", instalments=12)

    assert [("monthly_payment", "not_a_number"), ("instalments", "conflict")] == errors


def test_a_payment_too_small_is_named_beside_a_missing_name():
    errors, _ = refused(creditor=None, annual_rate=12, monthly_payment=100)

    assert [("creditor", "required"), ("monthly_payment", "too_small")] == errors


def test_nothing_left_to_pay_is_refused():
    assert [("principal", "too_small")] == refused(principal=0, interest=100, waive_interest=100, instalments=3)[0]
    assert [("down_payment", "too_large")] == refused(down_payment=12000, instalments=3)[0]
    assert "0.01" == propose(down_payment="11999.99", instalments=1)["repay_base"]


def test_a_level_payment_that_is_all_interest_is_refused():
    """1,000 at 24% is 20.00 of interest a month; over 600 months the level payment is 20.00 too."""
    assert [("instalments", "too_large")] == refused(principal=1000, annual_rate=24, instalments=600)[0]


def test_only_a_card_rests_on_article_seventy():
    assert "cc-art70-conditions" in propose(kind="credit_card", instalments=3)["rules"]
    assert "cc-art70-conditions" not in propose(kind="online_loan", instalments=3)["rules"]
    assert "art70-not-for-loans" in propose(kind="online_loan", instalments=3)["rules"]


def test_what_is_waived_is_said_to_need_consent():
    assert any("可以不同意" in sentence for sentence in propose(interest=10, waive_interest=100, instalments=3)["say"])


def test_the_largest_amounts_the_contract_allows_are_computed():
    most = "999999999.99"
    result = propose(principal=most, interest=most, fees=most, annual_rate=36, instalments=60)

    assert "2999999999.97" == result["repay_base"]
    assert "0.00" == result["schedule"][-1]["balance"]


# ---- the shapes in which one proposes


def test_a_debt_known_by_its_total_alone_is_proposed_for_by_its_total():
    result = propose(principal=None, balance=50000, waive_principal=20, instalments=40, annual_rate=0)

    assert ("10000.00", "10000.00", "40000.00", "1000.00") == tuple(
        result[key] for key in ("waived_principal", "asked_waiver", "repay_base", "instalment_amount")
    )
    assert [("balance", "split_unknown"), ("capacity", "default_used")] == [(n["field"], n["code"]) for n in result["notices"]]

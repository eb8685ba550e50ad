"""拖欠成本推演: what a debt becomes, month by month, when nothing or the minimum is paid."""

import itertools
from decimal import Decimal

import pytest

from calculators import InvalidRequest, run
from calculators.law.codes import DEBT_KINDS
from tests.projections import SCENARIOS, balances, project


def paid(result, scenario):
    return [each["interest_paid"] for each in result[scenario]["series"]]


# Doing nothing


def test_a_cards_unpaid_interest_bears_interest_where_the_agreement_says_so():
    """1% a month: 100.00, then 1% of 10,100 is 101.00, then 102.01."""
    assert ["10100.00", "10201.00", "10303.01"] == balances(project(), "nothing")
    assert ["10100.00", "10200.00", "10300.00"] == balances(project(compounding="none"), "nothing")


def test_a_loans_unpaid_interest_bears_none_unless_it_is_chosen():
    assert ["10100.00", "10200.00", "10300.00"] == balances(project(kind="bank_loan"), "nothing")
    assert ["10100.00", "10201.00", "10303.01"] == balances(project(kind="bank_loan", compounding="monthly"), "nothing")


def test_the_late_fee_is_a_part_of_what_is_missing_of_the_minimum_and_bears_no_interest():
    """5% of 1,000 is 50.00 each month; the interest is that of 10,000 and 10,100, not of 10,150."""
    assert ["10150.00", "10301.00"] == balances(project(minimum_payment=1000, months=2), "nothing")


def test_fees_of_before_bear_no_interest():
    assert ["10600.00"] == balances(project(fees=500, months=1), "nothing")


@pytest.mark.parametrize("percent, fee", [(0, "0.00"), (None, "50.00"), ("5", "50.00"), ("2.5555", "25.56")])
def test_the_late_fee_is_the_agreements_own(percent, fee):
    result = project(minimum_payment=1000, months=1, late_fee_percent=percent, annual_rate=0)

    assert Decimal(fee) == Decimal(result["nothing"]["balance"]) - 10000


@pytest.mark.parametrize("kind", [kind for kind in DEBT_KINDS if kind != "credit_card"])
def test_no_other_debt_has_the_cards_late_fee(kind):
    assert "10000.00" == project(kind=kind, minimum_payment=1000, annual_rate=0)["nothing"]["balance"]


def test_what_is_not_paid_has_paid_nothing():
    assert ["0.00"] * 3 == paid(project(minimum_payment=1000), "nothing")


# What a payment is set off against


@pytest.mark.parametrize("days, principal_first", [(60, False), (61, True)])
def test_on_a_card_the_91st_day_turns_the_order_round(days, principal_first):
    """A month is 30 days, so 60 days today are 90 at the first payment, and 61 are 91. 100 of interest, 500 paid."""
    result = project(days_overdue=days, monthly_payment=500, months=1)

    assert ["0.00" if principal_first else "100.00"] == paid(result, "plan")
    assert ["9600.00"] == balances(result, "plan")


def test_paying_principal_first_leaves_less_to_bear_interest():
    """Without compounding: 10,000 − 500 = 9,500 bear 95.00; interest first, 9,600 bear 96.00."""
    late, early = (project(days_overdue=days, monthly_payment=500, compounding="none", months=2) for days in (61, 1))

    assert ["9600.00", "9195.00"] == balances(late, "plan")
    assert ["9600.00", "9196.00"] == balances(early, "plan")


def test_who_pays_less_than_the_minimum_is_overdue_from_that_month():
    """First short in month 1: 90 days later is month 4, still interest first; in month 5 principal comes first."""
    result = project(minimum_payment=1000, monthly_payment=500, late_fee_percent=0, months=5)
    steps = [Decimal(one) for one in ["0.00", *paid(result, "plan")]]

    assert [True, True, True, True, False] == [after > before for before, after in itertools.pairwise(steps)]


def test_who_pays_the_minimum_is_not_overdue_and_pays_no_late_fee():
    result = project(minimum_payment=500, months=12)

    assert result["minimum"]["series"][-1]["interest_paid"] == result["minimum"]["charged"]


def test_a_loan_pays_fees_then_interest_then_principal():
    """Fees 30, interest 20 of before and 100 of the month: 150 in all, then principal."""
    request = {"kind": "private_loan", "interest": 20, "fees": 30, "months": 1}
    for payment, on_top in ((25, "25.00"), (30, "30.00"), (150, "150.00"), (160, "150.00")):
        assert [on_top] == paid(project(**request, monthly_payment=payment), "plan")


# The end


def test_a_debt_that_is_paid_off_stays_so():
    result = project(annual_rate=0, monthly_payment=4000, months=5)

    assert ["6000.00", "2000.00", "0.00", "0.00", "0.00"] == balances(result, "plan")
    assert (3, "10000.00") == (result["plan"]["months_to_clear"], result["plan"]["total_paid"])
    assert "第 3 个月还清" in result["plan"]["say"]


def test_what_does_not_cover_the_interest_is_said():
    result = project(monthly_payment=50)

    assert "没有变少" in result["plan"]["say"]
    assert any("赶不上" in sentence for sentence in result["say"])


def test_what_is_not_filled_in_is_said_and_is_the_same_as_nothing():
    result = project()

    assert balances(result, "nothing") == balances(result, "minimum") == balances(result, "plan")
    assert "没有填" in result["minimum"]["say"]
    assert "没有填" in result["plan"]["say"]


@pytest.mark.parametrize("months", [1, 600])
def test_there_is_a_row_for_each_month(months):
    result = project(months=months, monthly_payment=100)

    for scenario in SCENARIOS:
        assert list(range(1, months + 1)) == [each["month"] for each in result[scenario]["series"]]


def test_the_wildest_debt_that_the_limits_allow_is_still_computed():
    result = project(
        principal="999999999.99", annual_rate="99999.9999", months=600, minimum_payment="999999999.99", days_overdue=999999
    )

    assert "没有意义" in result["say"][0]
    assert run("projection", {"kind": "other", "principal": 0, "annual_rate": 0, "months": 1})["say"] == ["这一笔没有欠款了。"]


# The assumptions


def test_every_assumption_of_the_law_names_its_rule():
    card, loan = project(minimum_payment=1000), project(kind="bank_loan")

    assert {"cc-2016-111", "cc-repay-order", "cc-rate-band-and-liberalization"} == set(card["rules"])
    assert ["payment-order"] == loan["rules"]
    for result in (card, loan):
        assert set(result["rules"]) == {each["rule"] for each in result["assumptions"]} - {None}
    sentences = "".join(each["sentence"] for each in card["assumptions"])
    assert "不是法定" in sentences
    assert "看领用合约" in sentences


# Bad input


def test_every_error_is_named():
    with pytest.raises(InvalidRequest) as caught:
        project(kind="loan", principal=-1, annual_rate=None, months=601, late_fee_percent=101, days_overdue=-1, compounding="x")

    assert [
        ("kind", "not_a_choice"), ("principal", "negative"), ("months", "too_many"),
        ("late_fee_percent", "too_large"), ("days_overdue", "negative"), ("compounding", "not_a_choice"),
    ] == [(error["field"], error["code"]) for error in caught.value.errors]  # fmt: skip

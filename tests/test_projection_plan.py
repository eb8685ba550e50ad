"""What is not known of a debt is assumed and said; a plan stops or goes on charging as it was agreed."""

import pytest

from calculators import InvalidRequest, run
from tests.projections import balances, project

# Without a rate, and with a plan that was agreed


def codes(result):
    return [(notice["field"], notice["code"]) for notice in result["notices"]]


@pytest.mark.parametrize(
    "kind, rate",
    [("credit_card", "18.25"), ("bank_loan", "24.00"), ("microloan", "24.00"), ("private_loan", "12.00"), ("other", "12.00")],
)
def test_without_a_rate_one_is_assumed_and_said_and_can_be_changed(kind, rate):
    result = project(kind=kind, annual_rate=None, monthly_payment=500)

    assert rate == result["annual_rate"]
    assert balances(result, "nothing") == balances(project(kind=kind, annual_rate=rate, monthly_payment=500), "nothing")
    assert {("annual_rate", "rate_unknown"), ("annual_rate", "default_used")} <= set(codes(result))
    assert any("不知道" in sentence and "填上" in sentence for sentence in result["say"])
    assert not any(field == "annual_rate" for field, _ in codes(project(kind=kind, annual_rate=rate, monthly_payment=500)))


def test_a_total_without_its_principal_is_all_counted_as_one_and_said():
    result = run("projection", {"kind": "bank_loan", "balance": 10000, "annual_rate": 12, "months": 1, "monthly_payment": 1})

    assert ["10100.00"] == balances(result, "nothing")
    assert ("balance", "split_unknown") in codes(result)


@pytest.mark.parametrize(
    "given, wrong",
    [
        ({"principal": None}, ("principal", "required")),
        ({"balance": 5}, ("balance", "conflict")),
        ({"principal": None, "balance": 5, "fees": 1}, ("fees", "conflict")),
    ],
)
def test_a_debt_is_written_split_or_as_one_total(given, wrong):
    with pytest.raises(InvalidRequest) as caught:
        project(**given)
    assert [wrong] == [(error["field"], error["code"]) for error in caught.value.errors]


def test_a_plan_that_stops_interest_and_fees_is_compared_with_doing_nothing():
    """10,000 at 12%, 5% of a minimum of 1,000: doing nothing adds interest and 50.00 a month; the plan of 500 takes 500 off each month."""
    result = project(minimum_payment=1000, monthly_payment=500, plan_rate=0, plan_fees=False)

    assert ["9500.00", "9000.00", "8500.00"] == balances(result, "plan")
    assert "10150.00" == balances(result, "nothing")[0]
    assert ("12.00", "0.00") == (result["annual_rate"], result["plan_rate"])
    assert "停息" in result["say"][0] and "少 " in result["say"][0]
    assert not any("谈成以后" in each["sentence"] and "两栏" in each["sentence"] for each in result["assumptions"])


def test_a_plan_goes_on_charging_unless_it_was_agreed_and_says_so():
    """1% of 10,000 is 100.00, 5% of the missing 500 is 25.00."""
    result = project(minimum_payment=1000, monthly_payment=500)

    assert "9625.00" == balances(result, "plan")[0]
    assert {("plan_rate", "default_used"), ("plan_fees", "default_used")} <= set(codes(result))
    assert "9600.00" == balances(project(minimum_payment=1000, monthly_payment=500, plan_fees=False), "plan")[0]
    assert "9525.00" == balances(project(minimum_payment=1000, monthly_payment=500, plan_rate=0), "plan")[0]


def test_a_rate_of_nothing_means_that_the_plan_costs_nothing_while_doing_nothing_still_does():
    """50,000 at 1,600 a month: 32 months. Doing nothing: 5% of the minimum of 2,500 for 40 months."""
    result = run(
        "projection",
        {
            "kind": "credit_card", "principal": 45000, "interest": 3800, "fees": 1200, "annual_rate": 0, "months": 40,
            "minimum_payment": 2500, "monthly_payment": 1600, "days_overdue": 20,
        },
    )  # fmt: skip

    assert ("50000.00", 32) == (result["plan"]["total_paid"], result["plan"]["months_to_clear"])
    assert "55000.00" == result["nothing"]["balance"]
    assert ("plan_fees", "default_used") in codes(result)


@pytest.mark.parametrize("field", ["annual_rate", "plan_rate"])
def test_a_rate_that_looks_like_a_fraction_is_asked_about_first(field):
    result = project(**{"monthly_payment": 500, field: "0.24"})

    assert (field, "looks_like_fraction") in codes(result)
    assert "24%" in result["say"][0]


def test_blanks_that_count_as_nothing_are_said():
    assert {("minimum_payment", "blank_counted_as_zero"), ("monthly_payment", "blank_counted_as_zero")} <= set(codes(project()))
    assert ("minimum_payment", "blank_counted_as_zero") not in codes(project(kind="bank_loan"))


# A bill that is paid in part


def test_the_month_after_a_partial_payment_is_counted_in_the_two_ways_of_card_agreements():
    """1% of the whole 10,000, or of the 6,000 that are left."""
    result = project(monthly_payment=4000)

    assert {"paid": "4000.00", "on_whole": "100.00", "on_unpaid": "60.00"} == result["partial"]
    (sentence,) = [each for each in result["say"] if "全额计息" in each]
    assert all(number in sentence for number in ("100.00", "60.00", "40.00", "领用合约"))
    assert ("whole_bill", "default_used") in codes(result)
    assert any("全额计息" in each["sentence"] for each in result["assumptions"])


def test_the_readers_own_agreement_decides_which_of_the_two_is_used():
    assert "6100.00" == balances(project(monthly_payment=4000), "plan")[0]
    assert "6100.00" == balances(project(monthly_payment=4000, whole_bill=True), "plan")[0]
    assert "6060.00" == balances(project(monthly_payment=4000, whole_bill=False), "plan")[0]
    assert ("whole_bill", "default_used") not in codes(project(monthly_payment=4000, whole_bill=False))


@pytest.mark.parametrize(
    "given", [{"days_overdue": 1}, {"monthly_payment": 10000}, {"monthly_payment": 0}, {"kind": "bank_loan"}], ids=str
)
def test_what_is_overdue_paid_whole_or_no_card_has_no_partial_payment(given):
    assert "partial" not in project(**{"monthly_payment": 4000} | given)


def test_without_a_plan_the_minimum_is_the_partial_payment():
    assert "1000.00" == project(minimum_payment=1000)["partial"]["paid"]

"""拖欠成本推演: what a debt becomes, month by month, when nothing, the minimum, or the plan is paid."""

import itertools
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import InvalidRequest, run
from calculators.law.codes import DEBT_KINDS

CENT = Decimal("0.01")
quick = settings(max_examples=100, deadline=None, derandomize=True, database=None)
SCENARIOS = ("nothing", "minimum", "plan")


def project(**given):
    return run("projection", {"kind": "credit_card", "principal": 10000, "annual_rate": 12, "months": 3} | given)


def balances(result, scenario):
    return [each["balance"] for each in result[scenario]["series"]]


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


# Against a plain simulation in Decimal

amounts = st.decimals("0", "20000", places=2)
requests = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["credit_card", "bank_loan"]),
        "principal": amounts,
        "annual_rate": st.sampled_from([0, 6, "18.25", 24, "35.9999"]),
        "months": st.integers(1, 40),
    },
    optional={
        "interest": amounts, "fees": amounts, "minimum_payment": st.decimals("0", "3000", places=2), "monthly_payment": st.decimals("0", "3000", places=2),
        "late_fee_percent": st.sampled_from([0, 5, "3.3333"]), "days_overdue": st.sampled_from([0, 1, 45, 61, 200]),
        "compounding": st.sampled_from(["monthly", "none"]), "plan_rate": st.sampled_from([0, 6, "12.5"]), "plan_fees": st.booleans(),
        "whole_bill": st.booleans(),
    },
)  # fmt: skip


def half_up(amount):
    return amount.quantize(CENT, ROUND_HALF_UP)


def simulated(request, payment, plan=False):
    """(balance, interest and fees paid) of each month. Written for reading, after the contract and the rules."""
    card = request["kind"] == "credit_card"
    rolls = request.get("compounding", "monthly" if card else "none") == "monthly"
    principal, interest, fees = (Decimal(request.get(part, 0)) for part in ("principal", "interest", "fees"))
    minimum, overdue, on_top = Decimal(request.get("minimum_payment", 0)), request.get("days_overdue") or None, Decimal(0)
    rate, charges = Decimal(request["annual_rate"]), True
    if plan:
        rate = Decimal(request.get("plan_rate", rate))
        stopped = not rate and "plan_rate" not in request and payment  # no rate at all: the lender has stopped charging
        charges = request.get("plan_fees", not stopped)
    spared = card and request.get("whole_bill") is False and not request.get("days_overdue")
    rows = []
    for month in range(request["months"]):
        base = principal + (interest if rolls else 0)
        if month == 0 and spared:
            base = max(base - payment, Decimal(0))
        interest += half_up(base * rate / 1200)
        if overdue is not None:
            overdue += 30
        due, money = min(minimum, principal + interest + fees), payment
        parts = {"principal": principal, "interest": interest, "fees": fees}
        order = ["fees", "interest", "principal"] if not card else ["interest", "fees", "principal"]
        if card and (overdue or 0) > 90:
            order = ["principal", "interest", "fees"]
        for part in order:
            taken = min(money, parts[part])
            parts[part] -= taken
            money -= taken
            on_top += taken if part != "principal" else 0
        principal, interest, fees = parts["principal"], parts["interest"], parts["fees"]
        if due > payment:
            overdue = overdue or 0  # from now on: 30 days at the next payment
            if card and charges:
                fees += half_up((due - payment) * Decimal(request.get("late_fee_percent", 5)) / 100)
        rows.append((principal + interest + fees, on_top))
    return rows


@quick
@given(requests)
def test_each_month_is_that_of_a_plain_simulation(request):
    result = run("projection", request)
    for scenario, payment in (
        ("nothing", 0),
        ("minimum", request.get("minimum_payment", 0)),
        ("plan", request.get("monthly_payment", 0)),
    ):
        assert simulated(request, Decimal(payment), scenario == "plan") == [
            (Decimal(each["balance"]), Decimal(each["interest_paid"])) for each in result[scenario]["series"]
        ]


@quick
@given(requests)
def test_what_is_owed_then_is_what_is_owed_now_and_what_came_less_what_was_paid(request):
    result = run("projection", request)
    for scenario in SCENARIOS:
        end = {key: Decimal(result[scenario][key]) for key in ("balance", "charged", "total_paid")}
        assert end["balance"] == Decimal(result["balance_now"]) + end["charged"] - end["total_paid"]
        assert result[scenario]["balance"] == result[scenario]["series"][-1]["balance"]


@quick
@given(requests, st.decimals("0.01", "500", places=2))
def test_paying_more_never_leaves_more(request, more):
    pays = Decimal(request.get("monthly_payment", 0))
    less, other = (
        run("projection", request | {"monthly_payment": pays + extra, "kind": "bank_loan"})["plan"]["series"]
        for extra in (0, more)
    )

    assert all(Decimal(one["balance"]) >= Decimal(two["balance"]) for one, two in zip(less, other, strict=True))


# Bad input


def test_every_error_is_named():
    with pytest.raises(InvalidRequest) as caught:
        project(kind="loan", principal=-1, annual_rate=None, months=601, late_fee_percent=101, days_overdue=-1, compounding="x")

    assert [
        ("kind", "not_a_choice"), ("principal", "negative"), ("months", "too_many"),
        ("late_fee_percent", "too_large"), ("days_overdue", "negative"), ("compounding", "not_a_choice"),
    ] == [(error["field"], error["code"]) for error in caught.value.errors]  # fmt: skip

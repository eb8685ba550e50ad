"""One yuan once: what the list, the budget, the shares and every prefilled form say of the same money is the same."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import run
from calculators.case.shape import CaseFile
from calculators.case.shares import priority_payments, shares
from calculators.forms.validation import read_request
from calculators.page import door

MORTGAGE = {
    "creditor": "某银行房贷", "kind": "mortgage", "principal": "400000", "annual_rate": "3.9", "monthly_due": "2800", "secured": True,
}  # fmt: skip
CARD = {"creditor": "甲银行", "kind": "credit_card", "principal": "50000"}
LOAN = {"creditor": "乙消金", "kind": "consumer_finance", "principal": "20000"}


def case(debts, expenses=(("生活", "3978"),), **budget):
    return {
        "version": 1,
        "debts": debts,
        "budget": {
            "income": [{"name": "工资", "amount": "9000"}],
            "expenses": [{"name": name, "amount": amount} for name, amount in expenses],
            **budget,
        },
    }


def of(whole):
    return shares(read_request(CaseFile, whole))


def prefill(name, whole, **rest):
    return json.loads(door.answer(json.dumps({"do": "prefill", "name": name, "case": whole, **rest})))["fields"]


@pytest.mark.parametrize(
    "expenses, budget, added",
    [
        ([("生活", "3978")], {"priority_payments": "2800"}, ()),  # as the capacity page asks for it
        ([("生活", "3978"), ("房租或房贷", "2800")], {}, ()),  # as the guided way's line asks for it
        ([("生活", "3978"), ("某银行房贷", "2800")], {}, ()),
        ([("生活", "3978")], {}, (0,)),  # only in the list
    ],
)
def test_a_mortgage_is_taken_off_once_wherever_it_is_written(expenses, budget, added):
    """9,000 − 3,978 − 2,800 = 2,222; a tenth is kept back: 1,999.80, of which the card gets 50,000 / 70,000."""
    found = of(case([MORTGAGE, CARD, LOAN], expenses, **budget))

    assert added == found.added
    assert (Decimal("1999.80"), (1, 2)) == (found.able, found.sharing)
    assert (Decimal(2800), Decimal("1428.43"), Decimal("571.37")) == found.of


def test_a_mortgage_and_a_car_loan_beside_it_are_each_taken_off_once():
    """The 2,800 of the budget are the mortgage; the car's 1,500 are not in it."""
    car = {"creditor": "车贷", "kind": "car_loan", "principal": "30000", "monthly_due": "1500"}
    found = of(case([CARD, car, MORTGAGE], priority_payments="2800"))

    assert ((1,), Decimal(4300)) == (found.added, found.budget.priority_payments)


def test_what_is_paid_for_children_is_not_taken_for_a_mortgage():
    assert Decimal(3800) == of(case([MORTGAGE, CARD], priority_payments="1000")).budget.priority_payments


def test_a_line_that_one_need_not_pay_covers_no_mortgage():
    whole = case([MORTGAGE, CARD], [("生活", "3978"), ("房贷", "2800")])
    whole["budget"]["expenses"][1]["essential"] = False

    assert (0,) == of(whole).added


def test_a_due_that_is_rounded_in_the_budget_is_the_same_due():
    mortgage = MORTGAGE | {"monthly_due": "2812.35"}

    assert () == of(case([mortgage, CARD], priority_payments="2800")).added
    assert (0,) == of(case([mortgage, CARD], priority_payments="2671.73")).added
    assert () == of(case([mortgage, CARD], priority_payments="2671.74")).added


@pytest.mark.parametrize("marked, sharing", [(True, (1,)), (False, (0, 1)), (None, (0, 1))])
def test_a_debt_that_its_owner_marks_is_paid_first(marked, sharing):
    assert sharing == of(case([LOAN | {"priority": marked, "monthly_due": "500"}, CARD])).sharing


def test_a_mortgage_that_its_owner_gives_up_shares_like_the_others():
    assert (0, 1) == of(case([MORTGAGE | {"priority": False}, CARD])).sharing


def test_a_debt_known_by_its_total_has_its_share():
    found = of(case([{"creditor": "甲", "kind": "credit_card", "balance": "50000"}, LOAN], [("生活", "6778")]))

    assert (Decimal("1428.43"), Decimal("571.37")) == found.of


def test_no_share_is_above_what_is_owed():
    assert (Decimal(100),) == of(case([LOAN | {"principal": "100"}])).of


def test_where_even_what_comes_first_is_not_covered_nobody_else_gets_anything():
    """9,000 − 7,600 = 1,400 of the 2,800 that come first: half of each."""
    car = {"creditor": "车贷", "kind": "car_loan", "principal": "30000", "monthly_due": "800"}
    found = of(case([MORTGAGE | {"monthly_due": "2000"}, car, CARD], [("生活", "7600")]))

    assert (Decimal(1000), Decimal(400), Decimal(0)) == found.of


def test_what_is_not_written_has_no_share_and_is_not_zero():
    found = of(case([{"creditor": "甲", "kind": "credit_card"}, MORTGAGE | {"monthly_due": None}, CARD]))

    assert (None, None) == found.of[:2]


def test_a_bonus_of_the_year_is_shared_out_to_nobody():
    """5,000 − 4,500 = 500, less 50; the 24,000 of December are not in it."""
    whole = case([CARD, LOAN], [("生活", "4500")])
    whole["budget"]["income"] = [
        {"name": "工资", "amount": "5000"},
        {"name": "年终奖", "amount": "24000", "every": "year"},
    ]
    found = of(whole)

    assert (Decimal(450), Decimal("321.43")) == (found.able, found.of[0])
    assert "450.00" == prefill("allocation", whole)["capacity"]


def test_without_a_budget_nobody_knows():
    assert shares(read_request(CaseFile, {"debts": [CARD]})) is None


def test_every_form_is_filled_from_the_same_shares():
    whole = case([MORTGAGE, CARD, LOAN], priority_payments="2800")

    assert "1428.43" == prefill("proposal", whole, debt=1)["monthly_payment"]
    assert "1428.43" == prefill("projection", whole, debt=1)["monthly_payment"]
    offer = prefill("offer", whole, debt=1)
    assert ("1428.43", "1999.80", "乙消金") == (offer["capacity"], offer["capacity_for_all"], offer["others.0.creditor"])
    assert "others.1.creditor" not in offer
    rows = prefill("allocation", whole)
    assert ("1999.80", "甲银行", "乙消金") == (rows["capacity"], rows["debts.0.creditor"], rows["debts.1.creditor"])
    assert "debts.2.creditor" not in rows


def test_the_budget_is_told_what_the_list_pays_first_unless_it_has_it():
    assert {"priority_payments": "2800.00"} == prefill("capacity", case([MORTGAGE, CARD]))
    assert {"priority_payments": "2800.00"} == prefill("capacity", {"version": 1, "debts": [MORTGAGE]})
    assert {} == prefill("capacity", case([MORTGAGE, CARD], priority_payments="2800"))
    assert {} == prefill("capacity", case([MORTGAGE, CARD], [("房租或房贷", "2800")]))
    assert {} == prefill("capacity", case([CARD]))


money = st.decimals(0, 200000, places=2).map(str)
debts = st.lists(
    st.fixed_dictionaries(
        {
            "creditor": st.sampled_from("甲乙丙丁"),
            "kind": st.sampled_from(["credit_card", "mortgage", "car_loan", "online_loan"]),
        },
        optional={"interest": money, "monthly_due": st.decimals(0, 5000, places=2).map(str), "priority": st.booleans()},
    ).flatmap(lambda debt: money.map(lambda amount: debt | {"balance" if "interest" not in debt else "principal": amount})),
    max_size=6,
)
budgets = st.fixed_dictionaries(
    {
        "income": st.lists(
            st.fixed_dictionaries(
                {"name": st.just("工资"), "amount": st.decimals(0, 30000, places=2).map(str)},
                optional={"every": st.sampled_from(["week", "year"]), "reliability": st.just("irregular"), "low": st.just("0")},
            ),
            min_size=1,
            max_size=2,
        ),
        "expenses": st.lists(
            st.fixed_dictionaries({"name": st.sampled_from(["生活", "房租或房贷", "车贷"]), "amount": st.decimals(0, 9000, places=2).map(str)}),
            min_size=1,
            max_size=3,
        ),
    },
    optional={"priority_payments": st.decimals(0, 6000, places=2).map(str)},
)  # fmt: skip


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(debts, budgets)
def test_whatever_the_case_no_yuan_is_promised_twice(debts, budget):
    whole = {"version": 1, "debts": debts, "budget": budget}
    read = read_request(CaseFile, whole)
    found = shares(read)
    listed = run("inventory", {"today": "2026-11-23", "debts": debts})
    month = run("capacity", json.loads(json.dumps(budget)) | {"priority_payments": str(found.budget.priority_payments)})

    # What the list, the budget and the shares say of the same yuan is the same.
    assert month["promise"] == f"{found.able:.2f}"
    assert found.able <= found.month.capacity
    assert [debt["priority"] for debt in listed["debts"]] == [place not in found.sharing for place in range(len(debts))]
    owed = [Decimal(debt["balance"]) for debt in listed["debts"]]
    shared = [found.of[place] for place in found.sharing]
    assert sum(shared) <= found.able
    assert all(share <= owed[place] for place, share in zip(found.sharing, shared, strict=True))
    assert all(share is None or share >= 0 for share in found.of)
    # All of it is shared, to the cent, as far as that much is owed.
    assert sum(shared) == min(found.able, sum(owed[place] for place in found.sharing))
    # What comes first is what the list says, or more where the budget had other such payments.
    first = sum(share or 0 for place, share in enumerate(found.of) if place not in found.sharing)
    assert first <= priority_payments(read.debts)
    assert found.month.shortfall == 0 or not any(shared)
    # Living costs, what comes first, what is kept back and what is shared are the income, once.
    spent = (
        Decimal(month["essential_expenses"])
        + Decimal(month["priority_payments"])
        + Decimal(month["margin"])
        + found.month.capacity
    )
    assert spent - found.month.shortfall == Decimal(month["income_counted"])
    # Each form is filled with that share and no other.
    for place in range(len(debts)):
        share = found.of[place]
        payment = prefill("projection", whole, debt=place).get("monthly_payment")
        assert payment == (None if share is None else f"{share:.2f}")
        assert prefill("offer", whole, debt=place).get("capacity") == payment
        assert prefill("proposal", whole, debt=place).get("monthly_payment") == (payment if share else None)
    rows = prefill("allocation", whole)
    names = [rows[f"debts.{row}.creditor"] for row in range(len(found.sharing))]
    assert names == [debts[place]["creditor"] for place in found.sharing]
    assert f"debts.{len(names)}.creditor" not in rows
    if names:
        request = {
            "capacity": rows["capacity"],
            "debts": [{"creditor": name, "balance": rows[f"debts.{row}.balance"]} for row, name in enumerate(names)],
        }
        assert [f"{share:.2f}" for share in shared] == [each["monthly"] for each in run("allocation", request)["allocations"]]


def test_an_expense_named_after_the_lender_is_that_lenders_payment():
    rent_to_own = {"creditor": "丰田租赁", "kind": "other", "principal": "30000", "monthly_due": "1500", "priority": True}

    assert () == of(case([rent_to_own, CARD], [("生活", "3978"), ("丰田租赁", "1500")])).added
    assert (0,) == of(case([rent_to_own, CARD], [("生活", "3978"), ("别的", "1500")])).added


def test_a_month_takes_no_more_than_is_owed_for_what_comes_first():
    last = MORTGAGE | {"principal": "1000", "monthly_due": "2800"}
    unknown = {"creditor": "甲", "kind": "mortgage", "monthly_due": "700"}

    assert Decimal(1000) == of(case([last, CARD])).of[0]
    assert Decimal(3500) == of(case([MORTGAGE, unknown, CARD])).budget.priority_payments

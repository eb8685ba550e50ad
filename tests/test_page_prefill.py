"""What one tool has found is brought to the next; what was not found there is not invented."""

import pytest

from calculators import CALCULATORS
from tests.page_cases import BUDGET, CASE, DEBTS, PROPOSAL, ask


def test_a_proposal_starts_from_the_debt_and_its_share_of_the_capacity():
    """Capacity 1,800.00; the card is 31,000 of 40,000, so 1,395.00."""
    fields = ask("prefill", name="proposal", case=CASE | {"proposals": []})["fields"]

    assert fields == {
        "creditor": "甲银行", "kind": "credit_card", "principal": "30000.00", "interest": "900.00", "fees": "100.00",
        "balance": "", "monthly_payment": "1395.00", "capacity": "1395.00",
    }  # fmt: skip


def test_the_shares_of_all_debts_never_exceed_the_capacity():
    debts = [DEBTS[0], DEBTS[1], {"creditor": "丙", "kind": "other", "principal": "7"}]
    shares = [
        float(
            ask("prefill", name="proposal", case=CASE | {"debts": debts, "proposals": []}, debt=index)["fields"][
                "monthly_payment"
            ]
        )
        for index in range(3)
    ]

    assert sum(shares) <= 1800


def test_no_payment_is_suggested_to_who_chose_a_number_of_instalments():
    """Both would exclude each other."""
    (asked,) = CASE["proposals"]
    chosen = {key: value for key, value in asked.items() if key != "monthly_payment"} | {"instalments": "24"}

    assert "monthly_payment" not in ask("prefill", name="proposal", case=CASE | {"proposals": [chosen]})["fields"]


def test_an_offer_is_weighed_against_the_proposal():
    """31,000 − 540 − 100 = 30,360: thirty payments of 1,000 and one of 360."""
    fields = ask("prefill", name="offer", case=CASE)["fields"]

    assert fields == {
        "balance": "31000.00", "kind": "credit_card", "own.instalments": "31", "own.instalment_amount": "1000.00",
        "own.final_amount": "360.00", "limit_total": "", "capacity": "1395.00",
        "capacity_for_all": "1800.00", "others.0.creditor": "乙公司", "others.0.balance": "9000.00",
    }  # fmt: skip


def test_the_month_is_shared_over_every_debt_of_the_list():
    """1,800.00 to share; a debt without an amount yet is left out."""
    case = CASE | {"debts": [DEBTS[0] | {"annual_rate": "18.25", "monthly_due": "900"}, {"creditor": "丙"}, DEBTS[1]]}

    assert ask("prefill", name="allocation", case=case)["fields"] == {
        "capacity": "1800.00",
        "debts.0.creditor": "甲银行", "debts.0.balance": "31000.00", "debts.0.annual_rate": "18.25", "debts.0.minimum": "900.00",
        "debts.1.creditor": "乙公司", "debts.1.balance": "9000.00", "debts.1.annual_rate": "", "debts.1.minimum": "",
    }  # fmt: skip


def test_a_projection_starts_from_the_debt_its_share_and_the_days_it_is_overdue():
    case = CASE | {"debts": [DEBTS[0] | {"annual_rate": "24.0", "overdue_since": "2026-11-01"}, DEBTS[1]]}

    assert ask("prefill", name="projection", case=case, today="2026-11-24")["fields"] == {
        "kind": "credit_card", "principal": "30000.00", "interest": "900.00", "fees": "100.00", "balance": "",
        "annual_rate": "24", "minimum_payment": "", "days_overdue": "23", "monthly_payment": "1395.00",
    }  # fmt: skip
    assert "" == ask("prefill", name="projection", case=case)["fields"]["days_overdue"]


def test_a_plan_is_brought_over_from_the_proposal_line_by_line():
    """30,360 at 1,000 a month: thirty and one of 360, on the month's last day."""
    fields = ask("prefill", name="plan", case=CASE)["fields"]

    assert 31 * 3 == len(fields)
    assert ("1", "2027-01-31", "1000.00") == tuple(fields[f"schedule.0.{part}"] for part in ("number", "date", "payment"))
    assert ("31", "2029-07-31", "360.00") == tuple(fields[f"schedule.30.{part}"] for part in ("number", "date", "payment"))


@pytest.mark.parametrize(
    "total, last",
    [
        ("35200", "200.00"),
        ("36000", "1000.00"),
        ("36000.01", "1000.01"),
        ("90000", "1000.00"),
        ("100", "1000.00"),
        ("", "1000.00"),
    ],
)
def test_a_plan_follows_the_agreement_rather_than_the_proposal(total, last):
    """Thirty-five of 1,000 and the rest of the total, where that can be a last payment."""
    agreed = {"total": total, "instalments": "36", "instalment_amount": "1000", "first_payment_date": "2027-03-15"}
    fields = ask("prefill", name="plan", case=CASE | {"agreements": [{"expected": agreed}]})["fields"]

    assert ("2027-03-15", "1000.00") == (fields["schedule.0.date"], fields["schedule.0.payment"])
    assert ("36", "2030-02-15") == (fields["schedule.35.number"], fields["schedule.35.date"])
    assert last == fields["schedule.35.payment"]


def test_an_agreement_without_its_first_day_leaves_the_plan_to_the_proposal():
    agreed = {"instalments": "36", "instalment_amount": "1000"}

    assert (
        "2027-01-31"
        == ask("prefill", name="plan", case=CASE | {"agreements": [{"expected": agreed}]})["fields"]["schedule.0.date"]
    )


@pytest.mark.parametrize("amount, lines, first", [("1000.00", 25, "1000.00"), ("9000.00", None, None)])
def test_an_offer_that_can_be_accepted_becomes_the_plan_and_one_beyond_the_means_does_not(amount, lines, first):
    given = {"balance": "25000", "capacity": "1500", "instalments": 25, "instalment_amount": amount}
    proposed = ask("prefill", name="plan", case=CASE)["fields"]
    fields = ask("prefill", name="plan", case=CASE | {"offers": [given]})["fields"]

    if lines is None:
        assert proposed == fields
    else:
        assert first == fields["schedule.0.payment"]
        assert proposed["schedule.0.date"] == fields["schedule.0.date"]
        assert f"schedule.{lines - 1}.date" in fields
        assert f"schedule.{lines}.date" not in fields


def test_a_plan_that_is_being_paid_is_not_replaced_by_a_new_proposal():
    line = {"number": "1", "date": "2027-01-31", "payment": "500"}
    paid = {"schedule": [line], "payments": [{"date": "2027-01-31", "amount": "500"}]}

    assert {} == ask("prefill", name="plan", case=CASE | {"plans": [paid]})["fields"]
    assert {} != ask("prefill", name="plan", case=CASE | {"plans": [paid | {"payments": []}]})["fields"]


def test_a_log_starts_from_the_kind_of_the_debt():
    assert {"debt_kind": "online_loan"} == ask("prefill", name="contacts", case=CASE, debt=1)["fields"]


def test_a_regular_plan_is_written_out_or_says_what_it_lacks():
    typed = {"first_payment_date": "2027年1月31日", "instalment_amount": "1,000元", "instalments": "3期", "final_amount": ""}

    assert "2027-03-31" == ask("regular", typed=typed)["fields"]["schedule.2.date"]
    assert [("instalments", "too_many")] == [
        (e["field"], e["code"]) for e in ask("regular", typed=typed | {"instalments": "601"})["errors"]
    ]


def test_an_agreement_is_compared_with_the_proposal():
    """31,000 − 540 − 100 = 30,360: thirty payments of 1,000 and one of 360, without interest, fees waived."""
    fields = ask("prefill", name="agreement", case=CASE)["fields"]

    assert fields == {
        "expected.creditor": "甲银行", "expected.total": "30360.00", "expected.instalments": "31", "expected.instalment_amount": "1000.00",
        "expected.first_payment_date": "2027-01-31", "expected.interest_stopped": "true", "expected.fees_waived": "true",
        "expected.final_amount": "360.00", "expected.down_payment": "", "expected.down_payment_date": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    "capacity, agreed", [("1500", ("36000.00", "24", "1500.00")), ("1499.99", ("30360.00", "31", "1000.00"))]
)
def test_an_agreement_is_compared_with_an_offer_that_can_be_accepted_and_with_no_other(capacity, agreed):
    offer = {"balance": "36000", "capacity": capacity, "instalments": "24", "instalment_amount": "1500"}
    fields = ask("prefill", name="agreement", case=CASE | {"offers": [offer]})["fields"]

    assert agreed == tuple(fields[f"expected.{name}"] for name in ("total", "instalments", "instalment_amount"))


def test_an_empty_case_brings_nothing():
    for name in CALCULATORS:
        assert {"fields": {}, "debts": []} == ask("prefill", name=name, case={"version": 1})


def test_a_half_typed_tool_does_not_stop_another():
    case = CASE | {"offers": [{"balance": "五万几千"}], "proposals": [PROPOSAL | {"principal": "x"}]}

    assert "31000.00" == ask("prefill", name="offer", case=case)["fields"]["balance"]


def test_a_case_that_cannot_be_read_at_all_is_an_error_and_not_a_hang():
    assert ["a.b"] == [error["field"] for error in ask("prefill", name="offer", case={"a.b": 1})["errors"]]


def test_income_without_expenses_brings_no_payment():
    """Nobody lives on nothing: no share is offered before the expenses are written."""
    case = CASE | {"budget": {"income": BUDGET["income"]}, "proposals": []}

    assert "monthly_payment" not in ask("prefill", name="proposal", case=case)["fields"]


def test_a_debt_that_is_not_there_brings_nothing():
    assert {} == ask("prefill", name="proposal", case=CASE | {"proposals": []}, debt=7)["fields"]

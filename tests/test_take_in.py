"""What was read beside the debts of the case, and the ticked rows taken into it."""

import json

import pytest

from calculators import run
from calculators.case.shape import CaseFile
from calculators.forms.validation import read_request
from calculators.page import door

CARD = {"creditor": "江川银行股份有限公司信用卡中心", "debt_kind": "credit_card", "balance": "20932.00", "account_tail": "7716"}
CARD |= {"as_of": "2026-10-31", "source": "credit_report"}
LOAN = {"creditor": "花呗", "debt_kind": "online_loan", "balance": "8000.00", "account_tail": None, "source": "table"}


def ask(do, **message):
    return json.loads(door.answer(json.dumps({"do": do, **message})))


def test_ticked_rows_become_debts_by_their_balance():
    reply = ask("take_in", case={"version": 1}, rows=[CARD, LOAN])

    assert (2, 0) == (reply["added"], reply["changed"])
    assert [
        {"creditor": CARD["creditor"], "kind": "credit_card", "balance": "20932.00", "account_tail": "7716", "as_of": "2026-10-31", "source": "credit_report"},
        {"creditor": "花呗", "kind": "online_loan", "balance": "8000.00", "source": "table"},
    ] == reply["case"]["debts"]  # fmt: skip


def test_what_was_taken_in_computes_and_is_a_case():
    case = ask("take_in", case={"version": 1}, rows=[CARD, LOAN])["case"]

    assert "28932.00" == run("inventory", {"today": "2026-11-28", "debts": case["debts"]})["totals"]["balance"]
    assert ["7716", None] == [debt.account_tail for debt in read_request(CaseFile, case).debts]


def test_taking_in_twice_adds_nothing():
    once = ask("take_in", case={"version": 1}, rows=[CARD, LOAN])["case"]

    twice = ask("take_in", case=once, rows=[CARD, LOAN])

    assert (0, 0, once) == (twice["added"], twice["changed"], twice["case"])


def test_a_second_reading_says_what_changed_and_brings_the_balance_up_to_date():
    case = ask("take_in", case={"version": 1}, rows=[CARD, LOAN])["case"]
    later = CARD | {"balance": "21500.00", "as_of": "2027-01-31"}

    compared = ask("compare", case=case, rows=[later])
    reply = ask("take_in", case=case, rows=[later])

    assert ("more", 0) == (compared["rows"][0]["state"], compared["rows"][0]["debt"])
    assert "568.00" in compared["rows"][0]["words"]
    assert ["花呗　8,000.00 元"] == [each["words"] for each in compared["absent"]]
    assert (0, 1) == (reply["added"], reply["changed"])
    assert ("21500.00", "2027-01-31") == (reply["case"]["debts"][0]["balance"], reply["case"]["debts"][0]["as_of"])


def test_a_principal_that_was_typed_stays_and_the_difference_is_said():
    case = {"version": 1, "debts": [{"creditor": "江川银行", "kind": "credit_card", "principal": "2万", "interest": "500"}]}

    compared = ask("compare", case=case, rows=[CARD])
    reply = ask("take_in", case=case, rows=[CARD])

    assert "split" == compared["rows"][0]["state"]
    assert case["debts"] == reply["case"]["debts"]


@pytest.mark.parametrize(
    "other",
    [{"account_tail": "6021"}, {"debt_kind": "mortgage"}, {"creditor": "南湖银行"}],
)
def test_another_card_another_kind_or_another_lender_is_another_debt(other):
    case = ask("take_in", case={"version": 1}, rows=[CARD])["case"]

    assert 1 == ask("take_in", case=case, rows=[CARD | other])["added"]


def test_a_branch_and_a_short_name_are_the_same_lender():
    case = {"version": 1, "debts": [{"creditor": "招行", "kind": "credit_card", "balance": "52000"}]}
    row = {"creditor": "招商银行股份有限公司信用卡中心", "debt_kind": "credit_card", "balance": "52000.00"}

    assert "same" == ask("compare", case=case, rows=[row])["rows"][0]["state"]


def test_two_debts_that_may_both_be_meant_are_left_alone():
    debts = [{"creditor": "招行", "kind": "credit_card", "balance": balance} for balance in ("1000", "2000")]
    row = {"creditor": "招行", "debt_kind": "credit_card", "balance": "3000.00"}

    reply = ask("take_in", case={"version": 1, "debts": debts}, rows=[row])

    assert debts == reply["case"]["debts"][:2]
    assert 1 == reply["added"]


def test_the_rest_of_the_case_stays_as_it_was_typed():
    case = {"version": 1, "person": {"name": "x"}, "debts": [{"creditor": "老王", "principal": "五千多"}, {}]}

    taken = ask("take_in", case=case, rows=[LOAN])["case"]

    assert case["person"] == taken["person"]
    assert case["debts"][0] == taken["debts"][0]


@pytest.mark.parametrize(
    ("row", "field"), [({"creditor": "", "balance": "1"}, "creditor"), ({"creditor": "x", "balance": None}, "balance")]
)
def test_a_row_without_a_lender_or_a_balance_is_refused(row, field):
    assert [f"rows.0.{field}"] == [error["field"] for error in ask("take_in", case={"version": 1}, rows=[row])["errors"]]


def test_a_list_that_would_be_too_long_is_refused():
    case = {"version": 1, "debts": [{"creditor": f"第{number}家", "balance": "1"} for number in range(200)]}

    assert ["too_many"] == [error["code"] for error in ask("take_in", case=case, rows=[LOAN])["errors"]]

"""A home's loan is measured by its own term and interest, not by a card's."""

import pytest

from calculators import run
from tests.offers import said


@pytest.mark.parametrize("kind, words", [("credit_card", "最长 5 年"), ("online_loan", "没有这条规定"), (None, "没有写是哪种债")])
def test_the_term_is_a_cards_legal_limit_and_for_others_a_yardstick(kind, words):
    result = said(kind=kind, instalments=61, instalment_amount=800)

    assert [words] == [
        words for notice in result["notices"] if notice["code"] == "over_limit_term" and words in notice["message"]
    ]


HOME = {"balance": "400000", "kind": "mortgage", "instalments": 240, "instalment_amount": "2600"}


def test_a_homes_loan_is_not_held_against_a_cards_term_nor_asked_to_bear_no_interest():
    result = run("offer", HOME | {"capacity": "2800"})

    assert ["costs_more", "within_capacity"] == result["reasons"]
    assert (240, "624000.00", "0.00") == tuple(result["counter"][key] for key in ("instalments", "total_to_pay", "asked_waiver"))
    assert "不再计息" not in result["reply"]
    assert not [each for each in result["notices"] if each["code"] == "over_limit_term"]


def test_a_homes_loan_out_of_reach_is_asked_to_run_longer():
    result = run("offer", HOME | {"capacity": "2000"})

    assert "refuse" == result["verdict"]
    assert "延长" in result["reply"]
    assert "每期不超过 2,000.00 元" in result["reply"]
    assert "0.00 元，重新" not in run("offer", HOME | {"capacity": "0"})["reply"]


def test_a_limit_that_a_reader_writes_counts_for_a_homes_loan_too():
    assert "term_too_long" in run("offer", HOME | {"capacity": "2800", "max_instalments": 180})["reasons"]

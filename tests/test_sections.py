"""The sections of a case file: each declared once, each with a home, and the first files still open."""

import json

import pytest

from calculators import CALCULATORS
from calculators.case.negotiation import at_hand, negotiations, places
from calculators.case.sections import BY_KEY, SECTIONS, for_scripts
from calculators.case.shape import CaseFile
from calculators.forms.declaration import declared
from calculators.forms.validation import read_request

every_section = pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)


def read(**case):
    return read_request(CaseFile, case)


def test_every_part_of_a_case_is_a_section_and_every_section_a_part():
    assert set(declared(CaseFile)) - {"version", "saved_at"} == set(BY_KEY)


@every_section
def test_a_section_has_a_home_that_fills_it(section):
    assert section.home in CALCULATORS


@every_section
def test_what_is_counted_has_rows(section):
    assert bool(section.counted) == (declared(CaseFile)[section.key].kind == "rows")


@every_section
def test_no_section_is_called_by_the_name_of_another(section):
    assert 1 == [each.title for each in SECTIONS].count(section.title)


def test_the_scripts_read_the_same_declaration():
    assert [section._asdict() for section in SECTIONS] == json.loads(json.dumps(for_scripts()))["sections"]


def test_there_is_always_a_negotiation_at_hand_if_an_empty_one():
    assert {None} == set(at_hand(read(debts=[])))


def test_a_negotiation_is_three_proposals_and_one_of_each_other():
    case = read(proposals=[{"creditor": "甲"}, {}, {}, {"creditor": "乙"}], agreements=[{}, {}, {"expected": {"creditor": "丙"}}])

    assert ["甲", "乙", "丙"] == [each.creditor for each in negotiations(case)]


def test_of_two_debts_of_one_lender_each_keeps_its_negotiation_and_a_further_one_stands_behind():
    debts = [{"creditor": "甲"}, {"creditor": "甲"}, {"creditor": "乙"}]
    case = read(proposals=[{"creditor": "甲"}, {}, {}, {"creditor": "甲"}], debts=debts)

    assert {0: 0, 1: 1, 2: 2} == places(case, (0, 1, 2), {})
    assert {0: 1, 1: 0, 2: 2} == places(case, (0, 1, 2), {0: 1, 1: 0})


def test_a_negotiation_that_has_only_an_agreement_or_a_standing_is_one_too():
    """A letter would else go out under the lender of another negotiation."""
    case = read(
        agreements=[{}, {"expected": {"creditor": "乙"}}],
        standings=[{}, {}, {"state": "sent"}],
        debts=[{"creditor": "乙"}, {"creditor": "甲"}, {"creditor": "丙"}],
    )

    assert {0: 1, 1: 0, 2: 3} == places(case, (0, 1, 2), {})
    assert "sent" == negotiations(case)[2].standing.state


@pytest.mark.parametrize("kinds, is_it", [(("credit_card", None), True), (("credit_card", "mortgage"), False)])
def test_a_negotiation_about_one_kind_of_debt_is_not_about_another_of_the_same_lender(kinds, is_it):
    case = read(
        proposals=[{"creditor": "乙"}, {}, {}, {"creditor": "甲", "kind": kinds[0]}], debts=[{"creditor": "甲", "kind": kinds[1]}]
    )

    assert {0: 1 if is_it else 2} == places(case, [0], {})

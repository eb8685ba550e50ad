"""The sections of a case file: each declared once, each with a home, and the first files still open."""

import json

import pytest

from calculators import CALCULATORS
from calculators.case.negotiation import at_hand, negotiations
from calculators.case.sections import BY_KEY, SECTIONS, for_scripts
from calculators.case.shape import CaseFile
from calculators.forms.declaration import declared
from calculators.forms.validation import read_request

every_section = pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)


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
    assert (None,) * 6 == tuple(at_hand(read_request(CaseFile, {})))


def test_a_negotiation_is_three_proposals_and_one_of_each_other():
    case = read_request(
        CaseFile,
        {
            "proposals": [{"creditor": "甲"}, {}, {}, {"creditor": "乙"}],
            "agreements": [{}, {}, {"expected": {"creditor": "丙"}}],
        },
    )

    assert ["甲", "乙", "丙"] == [each.creditor for each in negotiations(case)]

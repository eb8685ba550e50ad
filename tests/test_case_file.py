"""个人档案: everything that a person has typed, whole or in part."""

from datetime import datetime

import pytest

from calculators import InvalidRequest
from calculators.case.shape import VERSION, CaseFile
from calculators.forms.validation import read_request


def read(**case):
    return read_request(CaseFile, case)


def found(**case):
    with pytest.raises(InvalidRequest) as caught:
        read(**case)
    return [(error["field"], error["code"]) for error in caught.value.errors]


def test_an_empty_case_is_a_case():
    case = read()

    assert VERSION == case.version
    assert () == case.debts == case.proposals == case.offers
    assert case.budget is None
    assert case.person.name is None


def test_what_is_required_in_a_request_may_be_absent_in_a_case():
    case = read(debts=[{"creditor": "甲"}], proposals=[{"principal": "1000"}], offers=[{}], budget={"income": [{"name": "工资"}]})

    assert ("甲", None) == (case.debts[0].creditor, case.debts[0].principal)
    assert case.proposals[0].first_payment_date is None
    assert case.budget.income[0].amount is None


def test_an_empty_text_in_a_case_is_a_field_not_yet_filled():
    case = read(debts=[{"creditor": "", "kind": "", "principal": "", "overdue_since": ""}])

    assert (None, None, None, None) == tuple(
        getattr(case.debts[0], name) for name in ("creditor", "kind", "principal", "overdue_since")
    )


def test_what_stands_in_a_case_must_still_be_readable():
    assert [("debts.0.principal", "not_a_number"), ("hardship.since", "not_a_date")] == found(
        debts=[{"principal": "5万"}], hardship={"since": "去年"}
    )


def test_a_half_written_proposal_is_not_yet_judged():
    """Both a payment and a count: a conflict in a request, a draft in a case."""
    case = read(proposals=[{"monthly_payment": 100, "instalments": 10}])

    assert 10 == case.proposals[0].instalments


def test_a_contact_begun_while_the_phone_rings_is_a_contact():
    """Only the time is known yet; what the form leaves empty is not yet said."""
    (contact,) = read(contacts=[{"at": "2026-11-23T22:30", "channel": "", "agent": "", "conduct": []}]).contacts

    assert (datetime(2026, 11, 23, 22, 30), None, None, ()) == (contact.at, contact.channel, contact.agent, contact.conduct)


def test_a_person_may_have_fields_that_are_not_ours():
    assert "张某" == read(person={"name": "张某", "today": "2026-11-23"}).person.name


def test_a_field_that_no_version_knows_is_named():
    assert [("colour", "unknown_field")] == found(colour="red")


@pytest.mark.parametrize("version", [VERSION + 1, 2.0, 10**30])
def test_a_file_of_a_newer_version_is_refused_for_that_and_nothing_else(version):
    """Its new fields are not blamed: this release cannot know them."""
    with pytest.raises(InvalidRequest) as caught:
        read(version=version, moods=[], debts="a new shape")

    error, *others = caught.value.errors
    assert ("version", "too_large", []) == (error["field"], error["code"], others)
    assert "更新" in error["message"]


@pytest.mark.parametrize(
    "version, code", [(0, "too_small"), (0.5, "too_precise"), (-1, "negative"), ("1", "wrong_type"), ([], "wrong_type")]
)
def test_a_damaged_version_is_refused(version, code):
    assert [("version", code)] == found(version=version)

"""沟通记录: which contact may break which instrument, from which hour and day on."""

from datetime import date, timedelta

import pytest

from calculators.law import rules
from calculators.tools.contacts.collection import CONDUCT
from tests.contact_log import call, calls, issues, log, rules_of

# The hours


@pytest.mark.parametrize(
    "clock, late",
    [("21:59", False), ("22:00", True), ("23:59", True), ("00:00", True), ("07:59", True), ("08:00", False), ("12:00", False)],
)
@pytest.mark.parametrize("kind, rule", [("credit_card", "cba-2026-guideline"), ("online_loan", "gbt-45251-2025")])
def test_collecting_rests_from_ten_at_night_until_eight(clock, late, kind, rule):
    assert ({rule} if late else set()) == rules_of("outside_hours", call(f"2026-11-20T{clock}"), debt_kind=kind)


def test_two_instruments_are_two_issues_and_never_one():
    found = log(call("2026-11-20T22:00"), debt_kind="consumer_finance")["contacts"][0]["issues"]

    assert [("cba-2026-guideline", "guideline"), ("gbt-45251-2025", "standard")] == [
        (issue["rule"], issue["strength"]) for issue in found
    ]
    assert {"outside_hours"} == {issue["code"] for issue in found}


@pytest.mark.parametrize(
    "channel, kind, rests_on",
    [
        ("phone", "credit_card", {"cba-2026-guideline"}),
        ("visit", "credit_card", {"cba-2026-guideline"}),
        ("sms", "credit_card", set()),
        ("sms", "online_loan", {"gbt-45251-2025"}),
        ("wechat", "consumer_finance", {"gbt-45251-2025"}),
    ],
)
def test_the_guideline_speaks_of_calls_and_visits_and_the_standard_of_all(channel, kind, rests_on):
    assert rests_on == rules_of("outside_hours", call("2026-11-20T23:00") | {"channel": channel}, debt_kind=kind)


@pytest.mark.parametrize("kind", ["private_loan", "other"])
def test_neither_guideline_nor_standard_sets_hours_for_a_private_loan(kind):
    assert [[]] == issues(call("2026-11-20T23:00"), debt_kind=kind)


def test_a_private_lender_is_held_to_the_law_and_told_so():
    result = log(call(conduct=["threat"]), debt_kind="private_loan")

    assert {"law"} == {issue["strength"] for issue in result["contacts"][0]["issues"]}
    assert any("行业指引和国标都不管" in sentence for sentence in result["say"])


# Others


@pytest.mark.parametrize(
    "kind, rests_on",
    [
        ("credit_card", {"cc-collection-rules", "cba-2026-guideline"}),
        ("consumer_finance", {"cfc-measures-2024", "cba-2026-guideline", "gbt-45251-2025"}),
        ("online_loan", {"internet-loan-measures", "gbt-45251-2025"}),
        ("bank_loan", {"internet-loan-measures", "cba-2026-guideline"}),
        ("mortgage", {"cba-2026-guideline"}),
        ("private_loan", {"privacy-peace"}),
    ],
)
@pytest.mark.parametrize("person", ["family", "friend", "employer", "other"])
def test_each_instrument_that_forbids_asking_others_is_named_by_itself(kind, rests_on, person):
    assert rests_on == rules_of("third_party", call(person=person), debt_kind=kind)


def test_asking_the_debtor_is_asking_no_third_party():
    assert set() == rules_of("third_party", call(person="self"))


def test_what_the_reader_did_breaks_nothing():
    own = [each | {"direction": "outgoing", "person": "family", "conduct": list(CONDUCT)} for each in calls(5, day="2026-11-20")]
    own.append(call("2026-11-20T23:00", direction="outgoing"))

    assert [[]] * 6 == issues(*own)


# What was done


@pytest.mark.parametrize("code", CONDUCT)
def test_what_is_ticked_is_named_with_its_rules_and_their_strength(code):
    found = log({"at": "2026-11-20T12:00", "channel": "visit", "conduct": [code]})["contacts"][0]["issues"]

    assert {code} == {issue["code"] for issue in found}
    assert [rules.load(issue["rule"]).strength for issue in found] == [issue["strength"] for issue in found]
    assert len({issue["rule"] for issue in found}) == len(found)


def test_a_threat_on_a_card_breaks_law_regulation_and_guideline_each_by_itself():
    assert {"psa-2025", "privacy-peace", "cc-collection-rules", "cbirc-order9-2022", "cba-2026-guideline"} == rules_of(
        "threat", call(conduct=["threat"])
    )


def test_a_conduct_ticked_twice_is_one():
    assert issues(call(conduct=["threat"])) == issues(call(conduct=["threat", "threat"]))


# The day in force


@pytest.mark.parametrize(
    "code, rule, contact, first",
    [
        ("threat", "psa-2025", {"conduct": ["threat"]}, "2026-01-01"),
        ("outside_hours", "cba-2026-guideline", {}, "2026-01-30"),
        ("third_party", "cc-collection-rules", {"person": "family"}, "2011-01-13"),
        ("impersonation", "cbirc-order9-2022", {"conduct": ["impersonation"]}, "2023-03-01"),
        ("disclosure", "pipl-core", {"conduct": ["disclosure"]}, "2021-11-01"),
    ],
)
def test_an_instrument_is_not_broken_before_its_day(code, rule, contact, first):
    """The day before, the day, the day after; at eleven at night, which only the guideline minds."""
    days = [date.fromisoformat(first) + timedelta(days=shift) for shift in (-1, 0, 1)]

    assert [False, True, True] == [rule in rules_of(code, call(f"{day}T23:00", **contact)) for day in days]


@pytest.mark.parametrize("day, flagged", [("2025-02-27", False), ("2025-02-28", True), ("2025-03-01", True)])
def test_calls_are_not_counted_against_a_standard_that_did_not_exist(day, flagged):
    assert ({"gbt-45251-2025"} if flagged else set()) == rules_of("too_many_calls", *calls(4, day=day), debt_kind="online_loan")


@pytest.mark.parametrize("day, flagged", [("2026-01-29", False), ("2026-01-30", True), ("2026-01-31", True)])
def test_attempts_are_not_counted_against_a_guideline_that_did_not_exist(day, flagged):
    assert ({"cba-2026-guideline"} if flagged else set()) == rules_of("too_many_attempts", *calls(7, day=day, answered=False))


def test_what_no_instrument_spoke_of_on_that_day_is_kept_and_said():
    result = log(call("2020-05-01T12:00", conduct=["entry"]))

    assert [] == result["contacts"][0]["issues"]
    assert ["entry"] == result["contacts"][0]["conduct"]
    assert any("还没有施行" in sentence for sentence in result["say"])

"""Calls are counted by day, by number and by what came of them."""

import pytest

from tests.contact_log import call, calls, issues, log, rules_of

# Several lenders


def test_calls_about_another_lenders_debt_are_counted_for_themselves():
    """Four calls a day, two of each: no collector called more than three times."""
    mixed = [call(f"2026-11-20T{9 + place:02}:00", creditor=creditor) for place, creditor in enumerate(("甲银行", "乙公司") * 2)]
    of_one = [each | {"creditor": "甲银行"} for each in mixed]

    assert set() == rules_of("too_many_calls", *mixed)
    assert {"gbt-45251-2025"} == rules_of("too_many_calls", *of_one)
    assert "催的是：甲银行" in log(*of_one)["contacts"][0]["words"]


# The counts


@pytest.mark.parametrize("count, over", [(3, []), (4, [3]), (6, [3, 4, 5])])
def test_the_fourth_answered_call_of_a_day_is_too_many(count, over):
    found = issues(*calls(count))

    assert over == [index for index, each in enumerate(found) if ("too_many_calls", "gbt-45251-2025") in each]


@pytest.mark.parametrize("count, over", [(6, []), (7, [6]), (9, [6, 7, 8])])
def test_the_seventh_unanswered_call_to_one_number_is_too_many(count, over):
    found = issues(*calls(count, answered=False))

    assert over == [index for index, each in enumerate(found) if ("too_many_attempts", "cba-2026-guideline") in each]


def test_answered_and_unanswered_calls_are_two_counts():
    """Three and six: neither is over, though they are nine."""
    result = log(*calls(3), *calls(6, answered=False))

    assert 0 == result["summary"]["days_over_limit"]


def test_attempts_are_counted_by_the_number_that_was_rung():
    """Four to one number and four to another; with spaces or without, it is the same number."""
    apart = calls(4, answered=False, number="13800000001") + calls(4, answered=False, number="13800000002")
    same = calls(4, answered=False, number="138 0000 0001") + calls(3, answered=False, number="138-0000-0001")

    assert set() == rules_of("too_many_attempts", *apart)
    assert {"cba-2026-guideline"} == rules_of("too_many_attempts", *same)


def test_midnight_starts_a_new_count():
    late = [call(f"2026-11-20T21:0{minute}") for minute in range(3)] + [call("2026-11-21T08:00")]

    assert set() == rules_of("too_many_calls", *late)


def test_only_calls_count_as_calls():
    assert set() == rules_of("too_many_calls", *[each | {"channel": "sms"} for each in calls(9)])


def test_a_call_to_the_family_is_no_call_to_the_debtor():
    """The standard counts calls with the debtor."""
    assert set() == rules_of("too_many_calls", *calls(3), *calls(2, person="family"))


@pytest.mark.parametrize(
    "kind, applies", [("online_loan", "direct"), ("credit_card", "reference"), ("private_loan", "reference")]
)
def test_a_standard_not_written_for_this_debt_can_only_be_referred_to(kind, applies):
    fourth = log(*calls(4), debt_kind=kind)["contacts"][3]

    assert [applies] == [issue["applies"] for issue in fourth["issues"] if issue["code"] == "too_many_calls"]


def test_days_over_the_limit_are_counted_and_named():
    result = log(*calls(5, day="2026-11-19"), *calls(3), *calls(8, day="2026-11-21", answered=False))

    assert 2 == result["summary"]["days_over_limit"]
    assert ["2026-11-19", "2026-11-21"] == result["summary"]["over_limit_dates"]
    assert [
        {"date": "2026-11-19", "total": 5, "answered": 5, "unanswered": 0},
        {"date": "2026-11-20", "total": 3, "answered": 3, "unanswered": 0},
        {"date": "2026-11-21", "total": 8, "answered": 0, "unanswered": 8},
    ] == result["summary"]["by_day"]
    assert 16 == result["summary"]["total"]

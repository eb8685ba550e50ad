"""A last day that is a rest day has a safe day before it and a lawful one after (民诉法 85)."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.deadlines import EVERY, days, refused, timeline

COURT = {
    "complaint_served_date": ("answer_due", 15),
    "payment_order_served_date": ("payment_order_objection_due", 15),
    "judgment_served_date": ("appeal_due", 15),
    "ruling_served_date": ("appeal_due", 10),
}


@pytest.mark.parametrize("field", COURT)
@pytest.mark.parametrize(
    "counted, safe, lawful",
    [
        ("2026-11-27", "2026-11-27", "2026-11-27"),  # a Friday
        ("2026-11-28", "2026-11-27", "2026-11-30"),  # a Saturday
        ("2026-11-29", "2026-11-27", "2026-11-30"),  # a Sunday
        ("2026-10-05", "2026-09-30", "2026-10-08"),  # in the National Day holiday
        ("2026-10-10", "2026-10-10", "2026-10-10"),  # a Saturday on which is worked
        ("2026-02-14", "2026-02-14", "2026-02-14"),
        ("2026-02-15", "2026-02-14", "2026-02-24"),  # Spring Festival, the day before it worked
        ("2026-05-03", "2026-04-30", "2026-05-06"),
        ("2027-01-01", "2026-12-31", "2027-01-04"),  # New Year's Day is fixed by the regulation; then a weekend
        ("2027-03-06", "2027-03-05", "2027-03-08"),  # a Saturday: not announced whether it is worked
        ("2025-10-01", "2025-10-01", "2025-10-01"),  # before the table weekends alone are known
        ("2031-05-10", "2031-05-09", "2031-05-12"),
    ],
)
def test_a_last_day_that_is_a_rest_day_has_a_safe_day_before_it_and_a_lawful_one_after(field, counted, safe, lawful):
    code, days = COURT[field]
    (event,) = timeline("2026-01-01", **{field: (date.fromisoformat(counted) - timedelta(days=days)).isoformat()})["events"]

    assert (code, safe, lawful) == (event["code"], event["date"], event["latest_date"])
    assert (counted != lawful) is (f"顺延到 {lawful}" in event.get("moved", ""))
    assert f"星期{'一二三四五六日'[date.fromisoformat(safe).weekday()]}" == event["weekday"]


@pytest.mark.parametrize(
    "served, safe, lawful",
    [
        ("2026-11-30", "2027-02-26", "2027-03-01"),  # the facts' example: 28 February 2027 is a Sunday
        ("2026-06-01", "2026-09-01", "2026-09-01"),
        ("2026-03-01", "2026-06-01", "2026-06-01"),
        ("2026-02-28", "2026-08-28", "2026-08-28"),  # served under the old law: six months
    ],
)
def test_an_award_can_be_challenged_for_three_months(served, safe, lawful):
    (event,) = timeline("2026-03-01", award_served_date=served)["events"]

    assert ("award_set_aside_due", safe, lawful) == (event["code"], event["date"], event["latest_date"])


@pytest.mark.parametrize(
    "today, left, state",
    [
        ("2026-11-19", 8, "later"), ("2026-11-20", 7, "soon"), ("2026-11-26", 1, "soon"), ("2026-11-27", 0, "today"),
        ("2026-11-28", 2, "today"), ("2026-11-29", 1, "today"), ("2026-11-30", 0, "today"), ("2026-12-01", -1, "past"),
    ],
)  # fmt: skip
def test_nothing_is_past_before_the_last_day_that_the_law_allows(today, left, state):
    """Served on the 13th: the count ends on Saturday the 28th; safe on Friday, lawful until Monday."""
    result = timeline(today, complaint_served_date="2026-11-13")
    (event,) = result["events"]

    assert (left, state) == (event["days_left"], event["state"])
    assert ("已经过了" in result["say"][0]) is (state == "past")


def test_in_the_national_holiday_an_objection_is_still_in_time():
    (event,) = timeline("2026-10-06", payment_order_served_date="2026-09-20")["events"]

    assert ("2026-10-08", "today") == (event["latest_date"], event["state"])
    assert "当作没有提" not in event["advice"]


@pytest.mark.parametrize("field", [*COURT, "award_served_date"])
def test_a_missed_deadline_stands_first_with_what_can_still_be_done(field):
    result = timeline(**{field: "2026-04-01"}, settled_date="2025-01-01", first_payment_date="2026-12-01", instalments=3)

    assert "已经过了" in result["say"][0]
    assert any(word in result["say"][1] for word in ("今天就", "12348"))
    assert "过了" in result["first"]
    assert "没有要赶的" not in json.dumps(result, ensure_ascii=False)


def test_a_holiday_that_is_not_announced_is_said_to_be_a_guess():
    def codes(served):
        return [(notice["field"], notice["code"]) for notice in timeline("2026-12-21", complaint_served_date=served)["notices"]]

    assert [("today", "default_used")] == codes("2026-12-20")
    assert [] == codes("2026-12-10")
    assert any("2027 年的放假" in sentence for sentence in timeline("2026-12-21", complaint_served_date="2026-12-20")["say"])


def test_who_must_act_is_not_the_reader_has_no_safe_day_before_the_end():
    """The lender's period ends on Sunday 28 February 2027, by law on Monday; before that nothing is over."""
    (event,) = timeline("2027-03-01", due_date="2024-02-28")["events"]

    assert ("2027-02-28", "2027-03-01", "today") == (event["date"], event["latest_date"], event["state"])


def test_days_of_a_property_report_stand_in_the_courts_paper():
    open_ = timeline("2026-11-28", property_report_served_date="2026-11-20")
    (event,) = open_["events"]

    assert ("property_report_due", None, "today", 0) == tuple(event[key] for key in ("code", "latest_date", "state", "days_left"))
    assert [("property_report_days", "default_used")] == [(each["field"], each["code"]) for each in open_["notices"]]
    (event,) = timeline("2026-11-28", property_report_served_date="2026-11-20", property_report_days=8)["events"]
    assert ("2026-11-27", "2026-11-30") == (event["date"], event["latest_date"])
    assert [("property_report_served_date", "required")] == refused(property_report_days=8)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(days, st.dictionaries(st.sampled_from(EVERY), days, max_size=6))
def test_whatever_the_days_the_state_the_days_left_and_the_sentences_are_one_judgement(today, given_):
    result = timeline(today, **given_)

    for event in result["events"]:
        latest = event["latest_date"] or "9999-12-31"
        assert (event["state"] == "past") is (latest < today) is (event["days_left"] < 0)
        assert event["date"] <= latest
        assert event["state"] != "later" or event["date"] > today
    missed = [each for each in result["events"] if each["state"] == "past" and each["code"] in COURT_CODES]
    assert not missed or any(each["title"] in result["say"][0] for each in missed)


COURT_CODES = {"answer_due", "payment_order_objection_due", "appeal_due", "award_set_aside_due", "property_report_due"}

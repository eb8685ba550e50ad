"""Every payment that lies ahead is in the calendar on its day, and names no lender on a locked screen."""

import re
from datetime import datetime, timedelta
from decimal import Decimal

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import InvalidRequest, run, samples
from calculators.export import reminders
from calculators.export.files import make
from tests.exported import DAY, case, hostile


def events(of, today=DAY, **variants):
    """The calendar's events as another program reads them."""
    read = icalendar.Calendar.from_ical(make("calendar", of, today, variants).content)
    return list(read.walk("VEVENT"))


def test_every_payment_has_its_day_and_its_amount():
    of = case()
    schedule = run("proposal", of["proposals"][0])["schedule"]
    read = events(of)

    assert [row["date"] for row in schedule] == [event.start.isoformat() for event in read]
    for row, event in zip(schedule, read, strict=True):
        assert f"{Decimal(row['payment']):,.2f} 元" in str(event["SUMMARY"])
        assert event.start + timedelta(days=1) == event.end


def test_a_reminder_comes_three_days_and_one_day_before_at_nine_in_the_morning():
    for event in events(case())[:3]:
        start = datetime.combine(event.start, datetime.min.time())
        rings = [start + alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
        assert [start - timedelta(days=3) + timedelta(hours=9), start - timedelta(days=1) + timedelta(hours=9)] == rings


def test_the_title_that_a_locked_screen_shows_does_not_name_the_lender():
    for event in events(case()):
        assert "乙银行" not in str(event["SUMMARY"])
        assert "乙银行" in str(event["DESCRIPTION"])


@pytest.mark.parametrize("today, first", [("2026-12-14", 1), ("2026-12-15", 1), ("2026-12-16", 2)])
def test_only_payments_that_lie_ahead_are_in_the_calendar(today, first):
    """The day before the first payment, the day, and the day after."""
    assert f"第 {first} 期" in str(events(case(), today)[0]["SUMMARY"])


def test_a_payment_keeps_its_identity_when_its_day_changes():
    before = [str(event["UID"]) for event in events(case())]
    after = [str(event["UID"]) for event in events(case(first_payment_date="2026-12-28"))]

    assert before == after
    assert len(set(before)) == len(before)


def test_the_plan_that_is_kept_goes_before_the_agreement_and_that_before_the_proposal():
    of = samples.case("after_agreement")
    assert "2,325.00 元" in str(events(of, "2026-03-01")[0]["SUMMARY"])
    of["plans"][0]["schedule"][0]["payment"] = "2000"
    assert "2,000.00 元" in str(events(of, "2026-03-01")[0]["SUMMARY"])
    of["plans"] = []
    of["agreements"][0]["expected"] |= {"total": "18600.05", "instalments": 4, "instalment_amount": "4650.02"}
    read = events(of, "2026-03-01")
    assert 4 == len(read)
    assert "4,649.99 元" in str(read[-1]["SUMMARY"])


def test_without_a_plan_there_is_no_calendar_and_a_word_what_to_do():
    with pytest.raises(InvalidRequest, match="先在“协商方案”里填"):
        make("calendar", {}, DAY)
    with pytest.raises(InvalidRequest, match="已经过了"):
        make("calendar", case(first_payment_date="2019-01-01"), DAY)


@hostile
def test_what_was_typed_stays_inside_its_line_of_the_calendar(words):
    content = make("calendar", case(words), DAY).content
    read = icalendar.Calendar.from_ical(content)
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", words.replace("\ud83d", "\ufffd").replace("\r\n", "\n"))

    assert len(run("proposal", case(words)["proposals"][0])["schedule"]) == len(read.walk("VEVENT"))
    assert {f"还给：{kept}"} == {str(event["DESCRIPTION"]) for event in read.walk("VEVENT")}


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_survives_a_calendar(words):
    line = reminders._folded(f"DESCRIPTION:{reminders._escaped(words)}")
    assert all(len(piece) <= 75 for piece in line.split(b"\r\n"))
    assert line.endswith(b"\r\n") and b"\n" not in line.replace(b"\r\n", b"")
    for piece in line.split(b"\r\n"):
        piece.decode("utf-8")  # no character is cut

    read = icalendar.Event.from_ical(b"BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261123T000000Z\r\n" + line + b"END:VEVENT\r\n")
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", re.sub(r"\r\n?", "\n", re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", words)))
    assert kept == str(read["DESCRIPTION"])

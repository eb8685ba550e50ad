"""Courts' rest days: each day of the announced years is held to a kept library that knows the working weekends."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from calculators.law import rules
from calculators.law.court_days import is_rest_day, is_worked_weekend, last_day

TABLE = rules.load("rest-days").latest.figures


@pytest.mark.parametrize("year", TABLE["announced_years"])
def test_every_day_of_an_announced_year_is_what_the_library_says(year):
    day = date(year, 1, 1)
    while day.year == year:
        assert is_rest_day(day) is chinese_calendar.is_holiday(day), day
        assert is_worked_weekend(day) is (day.weekday() >= 5 and chinese_calendar.is_workday(day)), day
        day += timedelta(days=1)


@pytest.mark.parametrize("year", [max(TABLE["announced_years"]), max(TABLE["announced_years"]) + 1])
def test_a_year_is_announced_as_soon_as_the_library_knows_it(year):
    """Once the library has a further year, the table wants it too."""
    try:
        chinese_calendar.is_holiday(date(year, 1, 1))
    except NotImplementedError:
        known = False
    else:
        known = True
    assert known is (year in TABLE["announced_years"])


def test_a_year_not_announced_has_no_working_weekends():
    assert set(TABLE["announced_years"]) == {day.year for day in TABLE["working_weekends"]}


def test_the_end_is_looked_at_from_both_sides():
    found = last_day(date(2026, 10, 5))

    assert (date(2026, 9, 30), date(2026, 10, 8), True, True) == (found.cautious, found.lawful, found.moved, found.announced)
    assert not last_day(date(2027, 1, 1)).announced
    assert not last_day(date(2025, 12, 31)).announced
    assert not last_day(date(2026, 12, 30)).moved

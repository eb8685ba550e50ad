"""关键日期: on which day a period of days or years ends, counted as the law counts, and what cannot be counted."""

from datetime import date, timedelta

import pytest

from tests.deadlines import STARTS, refused, timeline


def ends(code, **given):
    """The date of the event ``code``."""
    return {event["code"]: event["date"] for event in timeline(**given)["events"]}[code]


# Days


@pytest.mark.parametrize(
    "field, code, days",
    [
        ("complaint_served_date", "answer_due", 15),
        ("payment_order_served_date", "payment_order_objection_due", 15),
        ("credit_objection_date", "credit_objection_due", 20),
    ],
)
@pytest.mark.parametrize("start", ["2026-11-16", "2026-12-29", "2028-02-14", "2027-02-23"])
def test_the_day_of_service_does_not_count(field, code, days, start):
    """Served on the 16th, the 17th is day one: fifteen days on is the 1st of December."""
    assert (date.fromisoformat(start) + timedelta(days=days)).isoformat() == ends(code, **{field: start})


def test_a_payment_order_of_the_sixteenth_can_be_objected_to_until_the_first():
    assert "2026-12-01" == ends("payment_order_objection_due", payment_order_served_date="2026-11-16")


# Years


@pytest.mark.parametrize(
    "start, end",
    [
        ("2023-11-23", "2026-11-23"), ("2024-02-28", "2027-02-28"), ("2024-02-29", "2027-02-28"), ("2024-03-01", "2027-03-01"),
        ("2025-02-28", "2028-02-28"), ("2023-12-31", "2026-12-31"),
    ],
)  # fmt: skip
def test_a_period_in_years_ends_on_the_same_day_or_the_months_last(start, end):
    """29 February plus three years: 2027 has none, so the 28th."""
    assert end == ends("limitation_expires", due_date=start)


def test_the_credit_record_clears_five_years_after_settlement():
    assert "2030-08-31" == ends("credit_record_clears", settled_date="2025-08-31")
    assert "2029-02-28" == ends("credit_record_clears", settled_date="2024-02-29")


def test_enforcement_can_be_asked_for_two_years():
    assert "2028-05-06" == ends("enforcement_deadline", judgment_due_date="2026-05-06")


@pytest.mark.parametrize("latest", STARTS)
def test_the_latest_of_due_date_payment_demand_and_acknowledgement_starts_the_limitation(latest):
    given = dict.fromkeys(STARTS, "2024-01-01") | {latest: "2025-06-30"}

    assert "2028-06-30" == ends("limitation_expires", **given)
    assert "2028-06-30" == ends("limitation_expires", **{latest: "2025-06-30"})


@pytest.mark.parametrize(
    "first, count, last",
    [
        ("2026-12-20", 1, "2026-12-20"),
        ("2026-12-20", 36, "2029-11-20"),
        ("2026-01-31", 2, "2026-02-28"),
        ("2026-01-31", 3, "2026-03-31"),
    ],
)
def test_the_final_instalment_falls_on_the_first_ones_day(first, count, last):
    assert last == ends("final_instalment", first_payment_date=first, instalments=count)


# Days left


@pytest.mark.parametrize(
    "today, left, state",
    [
        ("2026-11-30", 1, "soon"),
        ("2026-12-01", 0, "today"),
        ("2026-12-02", -1, "past"),
        ("2026-11-24", 7, "soon"),
        ("2026-11-23", 8, "later"),
    ],
)
def test_the_day_before_the_day_and_the_day_after(today, left, state):
    (event,) = timeline(today, payment_order_served_date="2026-11-16")["events"]

    assert (left, state) == (event["days_left"], event["state"])


def test_after_the_day_the_advice_is_another():
    before, after = (
        timeline(today, payment_order_served_date="2026-11-16")["events"][0]["advice"] for today in ("2026-12-01", "2026-12-02")
    )

    assert "当作没有提" in after
    assert before != after


# What cannot be


def test_a_count_without_a_first_day_or_the_other_way_round_is_asked_for():
    assert [("first_payment_date", "required")] == refused(instalments=12)
    assert [("instalments", "required")] == refused(first_payment_date="2026-12-20")


def test_a_broken_count_is_named_once():
    assert [("instalments", "too_many")] == refused(first_payment_date="2026-12-20", instalments=601)


def test_the_last_days_that_can_be_written_are_still_computed():
    assert "2904-12-31" == ends("credit_record_clears", settled_date="2899-12-31")
    assert "2949-11-30" == ends("final_instalment", first_payment_date="2899-12-31", instalments=600)

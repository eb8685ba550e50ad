"""关键日期: on which day a period ends, counted as the law counts."""

from datetime import date, timedelta

import pytest

from calculators import InvalidRequest, run
from calculators.tools.timeline import EVENTS, RULES


def timeline(today="2026-11-23", **given):
    return run("timeline", {"today": today} | given)


def ends(code, **given):
    """The date of the event ``code``."""
    return {event["code"]: event["date"] for event in timeline(**given)["events"]}[code]


def refused(**given):
    with pytest.raises(InvalidRequest) as caught:
        timeline(**given)
    return [(error["field"], error["code"]) for error in caught.value.errors]


# Days


@pytest.mark.parametrize(
    "field, code, days",
    [
        ("complaint_served_date", "answer_due", 15),
        ("payment_order_served_date", "payment_order_objection_due", 15),
        ("credit_objection_date", "credit_objection_due", 20),
    ],
)
@pytest.mark.parametrize("start", ["2026-11-16", "2026-12-31", "2028-02-14", "2027-02-28"])
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


STARTS = ("due_date", "last_payment_date", "last_demand_date", "acknowledged_date")


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


# Order and words


def test_events_come_by_date_and_on_one_day_in_the_contracts_order():
    events = timeline(
        complaint_served_date="2026-11-20", payment_order_served_date="2026-11-20", settled_date="2021-12-05", due_date="2020-01-01",
        credit_objection_date="2026-11-15", first_payment_date="2026-12-05", instalments=1, judgment_due_date="2024-12-05",
    )["events"]  # fmt: skip

    assert [
        ("2023-01-01", "limitation_expires"), ("2026-12-05", "credit_record_clears"), ("2026-12-05", "enforcement_deadline"),
        ("2026-12-05", "answer_due"), ("2026-12-05", "payment_order_objection_due"), ("2026-12-05", "credit_objection_due"),
        ("2026-12-05", "final_instalment"),
    ] == [(event["date"], event["code"]) for event in events]  # fmt: skip
    assert list(EVENTS) == [event["code"] for event in events]


def test_what_a_court_waits_for_is_said_before_what_is_merely_nearer():
    result = timeline(complaint_served_date="2026-11-20", credit_objection_date="2026-11-10")

    assert "2026-12-05" == result["next_date"]
    assert "2026-12-05" in result["say"][0]


def test_asking_for_instalments_starts_the_limitation_again_and_is_warned_of():
    assert any("重新算 3 年" in sentence for sentence in timeline(due_date="2025-01-01")["say"])


@pytest.mark.parametrize("due, gone", [("2023-11-22", True), ("2023-11-23", False), ("2023-11-24", False)])
def test_a_limitation_that_may_have_run_is_a_reason_to_ask_before_signing(due, gone):
    result = timeline(due_date=due)

    assert gone is any("可能已经过了" in sentence for sentence in result["say"])
    assert "limitation-expired" in result["rules"]


@pytest.mark.parametrize("demanded, gap", [("2026-01-01", False), ("2026-01-02", True)])
def test_a_demand_that_came_after_the_limitation_had_run_may_not_revive_it(demanded, gap):
    """Three years from 2023-01-01 end on 2026-01-01: a demand of that day is in time."""
    said = "".join(timeline(due_date="2023-01-01", last_demand_date=demanded)["say"])

    assert gap is ("时效可能那时就过了" in said)


def test_before_a_debt_is_due_nothing_runs():
    """A payment years before the last due day leaves no gap behind it."""
    assert "时效可能那时就过了" not in "".join(timeline(due_date="2026-10-01", last_payment_date="2021-05-01")["say"])


def test_a_debt_older_than_the_rule_is_not_judged_by_it_alone():
    assert any("律师" in sentence and "2021-01-01" in sentence for sentence in timeline(due_date="2020-12-31")["say"])
    assert not any("2021-01-01" in sentence for sentence in timeline(due_date="2021-01-01")["say"])


def test_without_a_day_nothing_is_counted_and_the_reader_is_told_where_to_begin():
    result = timeline()

    assert ([], None) == (result["events"], result["next_date"])
    assert "支付令" in result["say"][0]


def test_a_day_of_service_after_today_is_counted_and_questioned():
    result = timeline(complaint_served_date="2026-11-24")

    assert "2026-12-09" == result["events"][0]["date"]
    assert any("写在今天之后" in sentence for sentence in result["say"])


def test_every_rule_of_an_event_is_one_the_tool_names():
    everything = dict.fromkeys(
        (
            *STARTS,
            "settled_date",
            "judgment_due_date",
            "complaint_served_date",
            "payment_order_served_date",
            "credit_objection_date",
        ),
        "2026-01-01",
    )
    result = timeline(**everything, first_payment_date="2026-01-01", instalments=600)

    assert {event["rule"] for event in result["events"]} <= set(result["rules"]) <= set(RULES)
    assert 7 == len(result["events"])


# What cannot be


def test_a_count_without_a_first_day_or_the_other_way_round_is_asked_for():
    assert [("first_payment_date", "required")] == refused(instalments=12)
    assert [("instalments", "required")] == refused(first_payment_date="2026-12-20")


def test_a_broken_count_is_named_once():
    assert [("instalments", "too_many")] == refused(first_payment_date="2026-12-20", instalments=601)


def test_the_last_days_that_can_be_written_are_still_computed():
    assert "2904-12-31" == ends("credit_record_clears", settled_date="2899-12-31")
    assert "2949-11-30" == ends("final_instalment", first_payment_date="2899-12-31", instalments=600)

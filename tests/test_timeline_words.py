"""Deadlines come in order, and each says what is to be done, before and after it has passed."""

import pytest

from calculators.tools.timeline import RULES
from calculators.tools.timeline.further_periods import FURTHER
from calculators.tools.timeline.periods import CODES
from tests.deadlines import EVERY, timeline


def test_events_come_by_date_and_on_one_day_in_the_contracts_order():
    events = timeline(
        complaint_served_date="2026-11-20", payment_order_served_date="2026-11-20", settled_date="2021-12-04", due_date="2020-01-01",
        credit_objection_date="2026-11-15", first_payment_date="2026-12-04", instalments=1, judgment_due_date="2024-12-04",
        judgment_served_date="2026-11-20", ruling_served_date="2026-11-24", award_served_date="2026-09-04",
        property_report_served_date="2026-11-24", property_report_days=10,
    )["events"]  # fmt: skip

    assert [
        ("2023-01-01", "limitation_expires"), ("2026-12-04", "credit_record_clears"), ("2026-12-04", "enforcement_deadline"),
        ("2026-12-04", "answer_due"), ("2026-12-04", "payment_order_objection_due"), ("2026-12-04", "appeal_due"),
        ("2026-12-04", "appeal_due"), ("2026-12-04", "award_set_aside_due"), ("2026-12-04", "property_report_due"),
        ("2026-12-04", "final_instalment"), ("2026-12-05", "credit_objection_due"),
    ] == [(event["date"], event["code"]) for event in events]  # fmt: skip
    further = {"arbitration_answer_due", *(each.code for each in FURTHER)}
    assert set(CODES) - further == {event["code"] for event in events}


def test_what_a_court_waits_for_is_said_before_what_is_merely_nearer():
    result = timeline(complaint_served_date="2026-11-20", credit_objection_date="2026-11-10")

    assert "2026-12-04" == result["next_date"]
    assert "2026-12-04" in result["say"][0]


def test_asking_for_instalments_starts_the_limitation_again_and_is_warned_of():
    assert any("重新算 3 年" in sentence for sentence in timeline(due_date="2025-01-01")["say"])


@pytest.mark.parametrize("due, gone", [("2023-11-20", True), ("2023-11-21", False), ("2023-11-22", False), ("2023-11-23", False)])
def test_a_limitation_that_may_have_run_is_a_reason_to_ask_before_signing(due, gone):
    """Three years from the 21st end on a Saturday: by law on Monday the 23rd, which is today."""
    result = timeline(due_date=due)

    assert gone is any("可能已经过了" in sentence for sentence in result["say"])
    assert "limitation-expired" in result["rules"]


@pytest.mark.parametrize("demanded, gap", [("2026-01-04", False), ("2026-01-05", True)])
def test_a_demand_that_came_after_the_limitation_had_run_may_not_revive_it(demanded, gap):
    """Three years from 2023-01-01 end on New Year's Day, by law on Sunday the 4th, which is worked: a demand of that day is in time."""
    said = "".join(timeline(due_date="2023-01-01", last_demand_date=demanded)["say"])

    assert gap is ("时效可能那时就过了" in said)


def test_before_a_debt_is_due_nothing_runs():
    """A payment years before the last due day leaves no gap behind it."""
    assert "时效可能那时就过了" not in "".join(timeline(due_date="2026-10-01", last_payment_date="2021-05-01")["say"])


@pytest.mark.parametrize(
    "start, end, years",
    [
        ("2015-09-30", "2017-09-30", 2),  # the example of the facts: full the day before
        ("2015-10-01", "2018-10-01", 3),  # full on the day itself, not before it
        ("2015-10-02", "2018-10-02", 3),  # the other example
        ("2017-09-30", "2020-09-30", 3),
        ("2017-10-01", "2020-10-01", 3),
        ("2010-02-28", "2012-02-28", 2),
    ],
)
def test_a_debt_of_before_october_2017_runs_two_years_only_where_they_were_full_by_then(start, end, years):
    result = timeline(due_date=start)

    assert (end, True) == (result["events"][0]["date"], f"满 {years} 年" in result["events"][0]["means"])
    old = start < "2017-10-01"
    assert old is any("旧法" in sentence for sentence in result["say"])
    assert old is ("limitation-old-debts" in result["rules"])


def test_without_a_day_nothing_is_counted_and_the_reader_is_told_where_to_begin():
    result = timeline()

    assert ([], None) == (result["events"], result["next_date"])
    assert "支付令" in result["say"][0]


def test_a_day_of_service_after_today_is_counted_and_questioned():
    result = timeline(complaint_served_date="2026-11-24")

    assert "2026-12-09" == result["events"][0]["date"]
    assert any("写在今天之后" in sentence for sentence in result["say"])


def test_every_rule_of_an_event_is_one_the_tool_names():
    everything = dict.fromkeys(EVERY, "2026-01-01")
    result = timeline(**everything, first_payment_date="2026-01-01", instalments=600)

    assert {event["rule"] for event in result["events"]} <= set(result["rules"]) <= set(RULES)
    assert 11 == len(result["events"])


@pytest.mark.parametrize(
    "today, stamp, may_wait",
    [("2026-11-17", "ahead", True), ("2026-11-27", "near", True), ("2026-12-01", "now", False), ("2026-12-02", "missed", False)],
)
def test_what_a_court_waits_for_is_stamped_and_nobody_is_told_of_a_last_day_that_has_come(today, stamp, may_wait):
    result = timeline(today=today, payment_order_served_date="2026-11-16")

    assert stamp == result["stamp"]
    assert may_wait == any("不要等到最后一天" in sentence for sentence in result["say"])


def test_a_claim_that_may_have_lapsed_is_no_missed_deadline_of_the_reader():
    assert "stamp" not in timeline(due_date="2020-01-01")

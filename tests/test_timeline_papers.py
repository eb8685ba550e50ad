"""Each further paper that leads to enforcement has its day, by its own rule."""

from datetime import date, timedelta

import pytest

from calculators import run
from calculators.law import rules
from calculators.law.court_days import is_rest_day
from calculators.tools.timeline.further_periods import FURTHER
from tests.deadlines import refused, timeline


@pytest.mark.parametrize("period", FURTHER, ids=lambda each: each.code)
@pytest.mark.parametrize("start", ["2026-11-16", "2026-08-31", "2026-12-24", "2027-02-05"])
def test_each_further_paper_has_a_day_that_its_rule_counts_and_a_safe_one(period, start):
    """The day of service does not count, the safe day is a working day, and the law's is never before the count's."""
    (event,) = timeline(start, **{period.field: start})["events"]
    length = rules.load(period.rule).on(date.fromisoformat(start)).figures[period.figure]
    counted = (
        date.fromisoformat(start) + timedelta(days=length) if period.unit == "days" else period.counted(date.fromisoformat(start))
    )

    assert (event["code"], event["rule"]) == (period.code, period.rule)
    assert event["date"] <= counted.isoformat() <= event["latest_date"]
    assert not is_rest_day(date.fromisoformat(event["date"])) or not period.court
    assert str(length) in event["means"]


@pytest.mark.parametrize("period", FURTHER, ids=lambda each: each.code)
def test_a_further_paper_whose_day_has_passed_still_says_what_to_do(period):
    result = timeline("2029-11-16", **{period.field: "2026-11-16"})

    assert result["events"][0]["state"] == "past"
    assert period.gone in "".join([*result["say"], result["events"][0]["advice"]])


def test_the_days_to_answer_an_arbitration_are_those_of_its_own_rules():
    """20 November and fifteen days is Saturday the 5th of December: no law moves it on, so the Friday before it is the day."""
    (event,) = timeline(arbitration_notice_date="2026-11-20", arbitration_answer_days=15)["events"]

    assert (event["code"], event["date"], event["latest_date"]) == ("arbitration_answer_due", "2026-12-04", "2026-12-05")


def test_an_arbitration_whose_days_are_not_known_is_for_today_and_says_where_they_stand():
    result = timeline(arbitration_notice_date="2026-11-20")

    assert result["events"][0]["state"] == "today"
    assert result["events"][0]["left"] == "日子看仲裁规则"
    assert any("首次开庭之前" in sentence for sentence in result["say"])
    assert ("arbitration_answer_days", "default_used") in [(notice["field"], notice["code"]) for notice in result["notices"]]


def test_the_days_of_an_arbitration_need_the_day_of_the_notice():
    assert refused(arbitration_answer_days=15) == [("arbitration_notice_date", "required")]


def test_a_guarantor_is_told_neither_to_sign_nor_to_pay_once_the_period_may_be_over():
    advice = timeline(guaranteed_debt_due_date="2026-01-31")["events"][0]["advice"]

    assert "别签字、别答应、别还" in advice


@pytest.mark.parametrize("given", [{"due_date": "2023-11-28"}, {"judgment_due_date": "2024-11-28"}])
@pytest.mark.parametrize("today, state, left", [("2026-11-28", "today", "就是今天"), ("2026-11-29", "soon", "还有 1 天"), ("2026-11-30", "today", "就是今天"), ("2026-12-01", "past", "过了 1 天")])  # fmt: skip
def test_what_runs_out_for_the_other_side_is_not_for_the_reader_to_do_today(given, today, state, left):
    """The Saturday on which three years end, or two; by law they end on the Monday after."""
    result = run("timeline", {"today": today, **given})
    (event,) = result["events"]

    assert (state, left) == (event["state"], event["left"])
    assert not any("今天就办" in sentence or "稳妥的" in sentence for sentence in result["say"])

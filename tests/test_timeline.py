"""关键日期: on which day a period ends, counted as the law counts."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import InvalidRequest, run
from calculators.law import rules
from calculators.law.court_days import is_rest_day
from calculators.tools.timeline import RULES
from calculators.tools.timeline.further_periods import FURTHER
from calculators.tools.timeline.periods import CODES


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


EVERY = (
    *STARTS, "settled_date", "judgment_due_date", "complaint_served_date", "payment_order_served_date", "credit_objection_date",
    "judgment_served_date", "ruling_served_date", "award_served_date", "property_report_served_date",
)  # fmt: skip


def test_every_rule_of_an_event_is_one_the_tool_names():
    everything = dict.fromkeys(EVERY, "2026-01-01")
    result = timeline(**everything, first_payment_date="2026-01-01", instalments=600)

    assert {event["rule"] for event in result["events"]} <= set(result["rules"]) <= set(RULES)
    assert 11 == len(result["events"])


# Rest days (民诉法 85)

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
    assert any(word in result["say"][0] for word in ("今天就", "12348"))
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


days = st.dates(date(2024, 1, 1), date(2028, 12, 31)).map(date.isoformat)


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


# What cannot be


def test_a_count_without_a_first_day_or_the_other_way_round_is_asked_for():
    assert [("first_payment_date", "required")] == refused(instalments=12)
    assert [("instalments", "required")] == refused(first_payment_date="2026-12-20")


def test_a_broken_count_is_named_once():
    assert [("instalments", "too_many")] == refused(first_payment_date="2026-12-20", instalments=601)


def test_the_last_days_that_can_be_written_are_still_computed():
    assert "2904-12-31" == ends("credit_record_clears", settled_date="2899-12-31")
    assert "2949-11-30" == ends("final_instalment", first_payment_date="2899-12-31", instalments=600)


# The other papers that lead to enforcement


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

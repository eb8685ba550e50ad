"""A record keeps every contact as it was noted, in order, and says what cannot be one."""

import pytest

from calculators import InvalidRequest, run
from calculators.law import rules
from calculators.tools.contacts import MOST_CONTACTS, RULES
from calculators.tools.contacts.collection import BASES, FINDINGS
from tests.contact_log import call, calls, log


def refused(*contacts, **given):
    with pytest.raises(InvalidRequest) as caught:
        log(*contacts, **given)
    return [(error["field"], error["code"]) for error in caught.value.errors]


# The record


def test_contacts_come_in_order_of_time_and_those_of_one_minute_as_they_were_written():
    result = log(call("2026-11-20T12:00", said="二"), call("2026-11-20T12:00", said="三"), call("2026-11-20T11:59", said="一"))

    assert ["一", "二", "三"] == [contact["said"] for contact in result["contacts"]]


def test_a_contact_comes_back_as_it_was_noted():
    noted = {
        "at": "2026-11-20T12:00", "channel": "visit", "direction": "incoming", "person": "employer", "answered": False,
        "number": "1", "agent": "某公司", "said": "原话", "promised": "回电", "conduct": ["posting"],
    }  # fmt: skip
    contact = log(noted)["contacts"][0]

    assert noted == {key: contact[key] for key in noted}


def test_a_line_of_the_record_holds_what_a_complaint_needs():
    words = log(call("2026-11-20T22:35", agent="某公司 012 号", said="明天去你单位。"))["contacts"][0]["words"]

    assert words.startswith("2026-11-20 22:35，电话（接通），找本人。")
    assert "对方：某公司 012 号。对方说：明天去你单位。情况：" in words
    assert "。。" not in words


def test_each_instrument_is_met_once_the_strongest_first():
    met = log(*calls(4), call("2026-11-20T22:00", conduct=["threat", "insult"]), call(person="family"))["instruments"]

    order = list(rules.STRENGTHS)
    assert len({each["rule"] for each in met}) == len(met)
    assert sorted(met, key=lambda each: order.index(each["strength"])) == met


def test_danger_comes_before_everything():
    assert "110" in log(call(conduct=["threat"]))["say"][0]
    assert "110" not in log(call())["say"][0]


@pytest.mark.parametrize(
    "kind, named",
    [("credit_card", "按信用卡的规定看的"), ("microloan", "按小额贷款公司贷款的规定看的"), ("other", "按其他债的规定看的")],
)
def test_the_result_says_by_which_kind_of_debt_it_judged(kind, named):
    assert 1 == sum(named in sentence for sentence in log(call(), debt_kind=kind)["say"])


def test_an_empty_log_says_how_to_begin():
    result = log()

    assert [] == result["contacts"]
    assert (0, [], 0) == tuple(result["summary"][key] for key in ("total", "by_day", "days_over_limit"))
    assert 1 == len(result["say"])


# What cannot be


@pytest.mark.parametrize("at, late", [("2026-11-22T23:59", False), ("2026-11-23T23:59", False), ("2026-11-24T00:00", True)])
def test_a_log_holds_nothing_that_has_not_happened_yet(at, late):
    if late:
        assert [("contacts.1.at", "too_large")] == refused(call(), call(at))
    else:
        log(call(), call(at))


def test_every_error_of_a_log_comes_at_once_in_the_order_of_its_rows():
    found = refused(call("2026-12-01T10:00"), call(channel="fax"), {"channel": "sms"}, call(conduct=["rude"]))

    assert [
        ("contacts.0.at", "too_large"), ("contacts.1.channel", "not_a_choice"), ("contacts.2.at", "required"),
        ("contacts.3.conduct.0", "not_a_choice"),
    ] == found  # fmt: skip


@pytest.mark.parametrize(
    "at", ["2026-11-20", "2026-11-20 12:00", "2026-11-20T24:00", "2026-11-20T12:00:00", "2026-02-30T12:00", ""]
)
def test_a_moment_is_a_day_and_a_minute(at):
    assert [("contacts.0.at", "not_a_date")] == refused(call(at))


def test_two_thousand_contacts_are_a_log_and_one_more_is_too_many():
    assert MOST_CONTACTS == log(*calls(1) * MOST_CONTACTS)["summary"]["total"]
    assert [("contacts", "too_many")] == refused(*calls(1) * (MOST_CONTACTS + 1))


def test_every_finding_rests_on_rules_that_the_tool_names():
    assert set(FINDINGS) == set(BASES)
    assert {rule for basis in BASES.values() for rule in (*basis.rules, *basis.otherwise)} <= set(RULES)


def test_a_log_without_its_contacts_is_asked_for_them():
    with pytest.raises(InvalidRequest) as caught:
        run("contacts", {"today": "2026-11-23"})

    assert [("contacts", "required")] == [(error["field"], error["code"]) for error in caught.value.errors]


def test_a_log_of_the_most_entries_is_read_in_time():
    entries = [
        call(f"2026-10-{1 + place % 28:02}T{9 + place % 12:02}:{place % 60:02}", said=f"{place} 不还就告诉你单位领导")
        for place in range(MOST_CONTACTS)
    ]

    assert MOST_CONTACTS == log(*entries)["summary"]["to_confirm"]

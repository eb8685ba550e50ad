"""沟通记录: which contact may break which instrument, from which hour, day and count on."""

from datetime import date, timedelta

import pytest

from calculators import InvalidRequest, run
from calculators.law import rules
from calculators.tools.contacts import MOST_CONTACTS, RULES
from calculators.tools.contacts.collection import BASES, CONDUCT, FINDINGS


def log(*contacts, **given):
    return run("contacts", {"today": "2026-11-23", "contacts": list(contacts)} | given)


def call(at="2026-11-20T12:00", **given):
    return {"at": at, "channel": "phone"} | given


def issues(*contacts, **given):
    """(code, rule) of each issue, contact by contact."""
    return [[(issue["code"], issue["rule"]) for issue in each["issues"]] for each in log(*contacts, **given)["contacts"]]


def rules_of(code, *contacts, **given):
    """The rules that ``code`` rests on, anywhere in the log."""
    return {rule for each in issues(*contacts, **given) for found, rule in each if found == code}


def refused(*contacts, **given):
    with pytest.raises(InvalidRequest) as caught:
        log(*contacts, **given)
    return [(error["field"], error["code"]) for error in caught.value.errors]


def calls(count, day="2026-11-20", **given):
    return [call(f"{day}T{9 + index // 60:02}:{index % 60:02}", **given) for index in range(count)]


# Several lenders


def test_calls_about_another_lenders_debt_are_counted_for_themselves():
    """Four calls a day, two of each: no collector called more than three times."""
    mixed = [call(f"2026-11-20T{9 + place:02}:00", creditor=creditor) for place, creditor in enumerate(("甲银行", "乙公司") * 2)]
    of_one = [each | {"creditor": "甲银行"} for each in mixed]

    assert set() == rules_of("too_many_calls", *mixed)
    assert {"gbt-45251-2025"} == rules_of("too_many_calls", *of_one)
    assert "催的是：甲银行" in log(*of_one)["contacts"][0]["words"]


# The hours


@pytest.mark.parametrize(
    "clock, late",
    [("21:59", False), ("22:00", True), ("23:59", True), ("00:00", True), ("07:59", True), ("08:00", False), ("12:00", False)],
)
@pytest.mark.parametrize("kind, rule", [("credit_card", "cba-2026-guideline"), ("online_loan", "gbt-45251-2025")])
def test_collecting_rests_from_ten_at_night_until_eight(clock, late, kind, rule):
    assert ({rule} if late else set()) == rules_of("outside_hours", call(f"2026-11-20T{clock}"), debt_kind=kind)


def test_two_instruments_are_two_issues_and_never_one():
    found = log(call("2026-11-20T22:00"), debt_kind="consumer_finance")["contacts"][0]["issues"]

    assert [("cba-2026-guideline", "guideline"), ("gbt-45251-2025", "standard")] == [
        (issue["rule"], issue["strength"]) for issue in found
    ]
    assert {"outside_hours"} == {issue["code"] for issue in found}


@pytest.mark.parametrize(
    "channel, kind, rests_on",
    [
        ("phone", "credit_card", {"cba-2026-guideline"}),
        ("visit", "credit_card", {"cba-2026-guideline"}),
        ("sms", "credit_card", set()),
        ("sms", "online_loan", {"gbt-45251-2025"}),
        ("wechat", "consumer_finance", {"gbt-45251-2025"}),
    ],
)
def test_the_guideline_speaks_of_calls_and_visits_and_the_standard_of_all(channel, kind, rests_on):
    assert rests_on == rules_of("outside_hours", call("2026-11-20T23:00") | {"channel": channel}, debt_kind=kind)


@pytest.mark.parametrize("kind", ["private_loan", "other"])
def test_neither_guideline_nor_standard_sets_hours_for_a_private_loan(kind):
    assert [[]] == issues(call("2026-11-20T23:00"), debt_kind=kind)


def test_a_private_lender_is_held_to_the_law_and_told_so():
    result = log(call(conduct=["threat"]), debt_kind="private_loan")

    assert {"law"} == {issue["strength"] for issue in result["contacts"][0]["issues"]}
    assert any("行业指引和国标都不管" in sentence for sentence in result["say"])


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


# Others


@pytest.mark.parametrize(
    "kind, rests_on",
    [
        ("credit_card", {"cc-collection-rules", "cba-2026-guideline"}),
        ("consumer_finance", {"cfc-measures-2024", "cba-2026-guideline", "gbt-45251-2025"}),
        ("online_loan", {"internet-loan-measures", "gbt-45251-2025"}),
        ("bank_loan", {"internet-loan-measures", "cba-2026-guideline"}),
        ("mortgage", {"cba-2026-guideline"}),
        ("private_loan", {"privacy-peace"}),
    ],
)
@pytest.mark.parametrize("person", ["family", "friend", "employer", "other"])
def test_each_instrument_that_forbids_asking_others_is_named_by_itself(kind, rests_on, person):
    assert rests_on == rules_of("third_party", call(person=person), debt_kind=kind)


def test_asking_the_debtor_is_asking_no_third_party():
    assert set() == rules_of("third_party", call(person="self"))


def test_what_the_reader_did_breaks_nothing():
    own = [each | {"direction": "outgoing", "person": "family", "conduct": list(CONDUCT)} for each in calls(5, day="2026-11-20")]
    own.append(call("2026-11-20T23:00", direction="outgoing"))

    assert [[]] * 6 == issues(*own)


# What was done


@pytest.mark.parametrize("code", CONDUCT)
def test_what_is_ticked_is_named_with_its_rules_and_their_strength(code):
    found = log({"at": "2026-11-20T12:00", "channel": "visit", "conduct": [code]})["contacts"][0]["issues"]

    assert {code} == {issue["code"] for issue in found}
    assert [rules.load(issue["rule"]).strength for issue in found] == [issue["strength"] for issue in found]
    assert len({issue["rule"] for issue in found}) == len(found)


def test_a_threat_on_a_card_breaks_law_regulation_and_guideline_each_by_itself():
    assert {"psa-2025", "privacy-peace", "cc-collection-rules", "cbirc-order9-2022", "cba-2026-guideline"} == rules_of(
        "threat", call(conduct=["threat"])
    )


def test_a_conduct_ticked_twice_is_one():
    assert issues(call(conduct=["threat"])) == issues(call(conduct=["threat", "threat"]))


# The day in force


@pytest.mark.parametrize(
    "code, rule, contact, first",
    [
        ("threat", "psa-2025", {"conduct": ["threat"]}, "2026-01-01"),
        ("outside_hours", "cba-2026-guideline", {}, "2026-01-30"),
        ("third_party", "cc-collection-rules", {"person": "family"}, "2011-01-13"),
        ("impersonation", "cbirc-order9-2022", {"conduct": ["impersonation"]}, "2023-03-01"),
        ("disclosure", "pipl-core", {"conduct": ["disclosure"]}, "2021-11-01"),
    ],
)
def test_an_instrument_is_not_broken_before_its_day(code, rule, contact, first):
    """The day before, the day, the day after; at eleven at night, which only the guideline minds."""
    days = [date.fromisoformat(first) + timedelta(days=shift) for shift in (-1, 0, 1)]

    assert [False, True, True] == [rule in rules_of(code, call(f"{day}T23:00", **contact)) for day in days]


@pytest.mark.parametrize("day, flagged", [("2025-02-27", False), ("2025-02-28", True), ("2025-03-01", True)])
def test_calls_are_not_counted_against_a_standard_that_did_not_exist(day, flagged):
    assert ({"gbt-45251-2025"} if flagged else set()) == rules_of("too_many_calls", *calls(4, day=day), debt_kind="online_loan")


@pytest.mark.parametrize("day, flagged", [("2026-01-29", False), ("2026-01-30", True), ("2026-01-31", True)])
def test_attempts_are_not_counted_against_a_guideline_that_did_not_exist(day, flagged):
    assert ({"cba-2026-guideline"} if flagged else set()) == rules_of("too_many_attempts", *calls(7, day=day, answered=False))


def test_what_no_instrument_spoke_of_on_that_day_is_kept_and_said():
    result = log(call("2020-05-01T12:00", conduct=["entry"]))

    assert [] == result["contacts"][0]["issues"]
    assert ["entry"] == result["contacts"][0]["conduct"]
    assert any("还没有施行" in sentence for sentence in result["say"])


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


# What the words say and nobody ticked


@pytest.mark.parametrize(
    "said, asked",
    [
        ("今天不还，明天派人到你老家挨家走访，还会告诉你孩子的学校。", {"threat", "disclosure"}),
        ("再不接电话就弄死你", {"threat"}),
        ("欠钱不还的老赖，全家都不要脸", {"insult"}),
        ("对我妈说我欠了五万", {"disclosure"}),
        ("他们堵在我家门口不走", {"following"}),
        ("昨天往我家门上泼了红油漆", {"posting"}),
        ("没敲门就闯进我家客厅", {"entry"}),
        ("去别的平台借一笔先还上", {"new_loan"}),
        ("你孩子以后不能参军考公", {"exaggeration"}),
        ("自称是公安局的", {"impersonation"}),
    ],
)
def test_words_that_were_typed_and_not_ticked_are_asked_about_and_never_called_calm(said, asked):
    result = log(call(said=said))

    assert asked <= set(result["contacts"][0]["suggested"])
    assert not any("没有看出违反规定的" in sentence for sentence in result["say"])


def test_what_is_ticked_is_not_asked_again():
    assert [] == log(call(said="再不还就弄死你", conduct=["threat"]))["contacts"][0]["suggested"]


def test_what_the_person_said_suggests_nothing():
    assert [] == log(call(said="你再来就弄死你", direction="outgoing"))["contacts"][0]["suggested"]


def test_calm_words_stay_calm():
    result = log(call(said="问什么时候能还"))

    assert [] == result["contacts"][0]["suggested"]
    assert any("没有看出违反规定的" in sentence for sentence in result["say"])


def test_a_suit_in_the_words_is_no_conduct_and_still_not_calm():
    result = log(call(said="不还就去法院起诉"))

    assert [] == result["contacts"][0]["suggested"]
    assert not any("没有看出违反规定的" in sentence for sentence in result["say"])


def test_danger_in_the_words_puts_safety_first():
    assert "110" in log(call(said="有人一直跟着我"))["say"][0]


def test_a_log_of_the_most_entries_is_read_in_time():
    entries = [
        call(f"2026-10-{1 + place % 28:02}T{9 + place % 12:02}:{place % 60:02}", said=f"{place} 不还就告诉你单位领导")
        for place in range(MOST_CONTACTS)
    ]

    assert MOST_CONTACTS == log(*entries)["summary"]["to_confirm"]

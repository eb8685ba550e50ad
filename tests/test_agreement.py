"""协议核对: a whole text is read as a careful person reads it, and every line of what is said has an advice."""

import re
from decimal import Decimal

import pytest

from calculators import InvalidRequest, run
from calculators.tools import agreement
from calculators.tools.agreement import STATUSES
from tests.agreements import agreements
from tests.agreements.checked import WHOLE_TERMS, check

CODES = [
    "parties", "debt_identified", "total_amount", "instalment_count", "instalment_amount", "payment_dates", "interest_and_fees",
    "collection_stops", "credit_reporting", "default_consequences", "settlement_proof", "seal_or_official_channel",
]  # fmt: skip
every_agreement = pytest.mark.parametrize("case", agreements(), ids=lambda case: case["id"])


# Whole texts


@every_agreement
def test_a_whole_text_is_read_as_a_careful_person_reads_it(case):
    result = check(case["text"], **case.get("expected", {}))
    by_status = {status: {each["code"] for each in result["clauses"] if each["status"] == status} for status in STATUSES}

    assert set(case["missing"]) == by_status["missing"]
    assert set(case["differs"]) == by_status["differs"]
    assert set(case["risks"]) == {each["code"] for each in result["risks"]}
    for words in case["says"]:
        assert any(words in sentence for sentence in result["say"])
    assert not case.get("no_card_rules") or not any(rule.startswith("cc-") for rule in result["rules"])


@every_agreement
def test_the_sums_of_a_whole_text_are_checked(case):
    sums = check(case["text"])["arithmetic"]
    off = [
        [each["code"], each["stated"], each["computed"]]
        for each in sums
        if abs(Decimal(each["stated"]) - Decimal(each["computed"])) >= 1
    ]

    assert case.get("off", []) == off


@every_agreement
def test_excerpts_are_short_pieces_of_the_text_as_it_stands(case):
    result = check(case["text"], **case.get("expected", {}))

    for each in result["clauses"] + result["risks"]:
        excerpt = each["excerpt"]
        assert (excerpt is None) is (each.get("status") == "missing")
        assert excerpt is None or (excerpt in case["text"] and 2 <= len(excerpt) <= 150)


@every_agreement
def test_every_line_has_an_advice_and_nobody_is_promised_anything(case):
    result = check(case["text"], **case.get("expected", {}))

    assert [each["code"] for each in result["clauses"]] == [
        code for code in CODES if code in {each["code"] for each in result["clauses"]}
    ]
    for words in [each["advice"] for each in result["clauses"] + result["risks"]] + result["say"]:
        assert words.endswith(("。", "”"))
        assert not re.search(r"一定|保证|成功率|！|_", words.replace("保证人", "").replace("保证金", ""))
    assert result["rules"] == [rule for rule in agreement.RULES if rule in result["rules"]]
    assert any("不是律师" in sentence for sentence in result["say"])


# The request


@pytest.mark.parametrize("request_", [{}, {"text": None}, {"text": ""}, {"text": " \n\t　"}])
def test_an_empty_text_is_asked_for(request_):
    with pytest.raises(InvalidRequest) as caught:
        run("agreement", request_)

    assert [("text", "required")] == [(error["field"], error["code"]) for error in caught.value.errors]


def test_twenty_thousand_characters_are_read_and_one_more_is_too_long():
    assert check("一" * 20_000)["clauses"]
    with pytest.raises(InvalidRequest) as caught:
        check("一" * 20_001)
    assert ["too_long"] == [error["code"] for error in caught.value.errors]


def test_every_part_of_what_was_agreed_may_be_left_open():
    for name, value in WHOLE_TERMS.items():
        assert check("甲方：某银行", **{name: value})
    assert run("agreement", {"text": "甲方：某银行", "expected": {}})


def test_every_mistake_is_named_at_once():
    with pytest.raises(InvalidRequest) as caught:
        run("agreement", {"text": "", "expected": {"total": "5万", "instalments": 0, "colour": 1}})

    assert ["text", "expected.total", "expected.instalments", "expected.colour"] == [
        error["field"] for error in caught.value.errors
    ]

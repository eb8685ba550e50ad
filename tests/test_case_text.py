"""个人档案存成的文件: nothing is lost by saving, nothing is replaced by a file that is not one."""

import json

import pytest
from hypothesis import given, settings

from calculators import InvalidRequest
from calculators.case.file import opened, read_case, write_case
from calculators.case.shape import VERSION, CaseFile
from tests.test_properties import requests

TYPED = {
    "version": 1,
    "person": {"name": "张某", "today": "2026-11-24"},
    "debts": [{"creditor": "甲银行", "kind": "credit_card", "principal": "５0,000 元"}, {"principal": "五万不到"}],
    "budget": {"income": [{"name": "工资", "amount": "6500"}], "expenses": []},
}


def refusal(text):
    with pytest.raises(InvalidRequest) as caught:
        read_case(text)
    (error,) = caught.value.errors
    return error


def test_a_file_holds_amounts_as_the_contract_writes_them():
    saved = json.loads(write_case(TYPED, "2026-11-24T09:30"))

    assert (VERSION, "2026-11-24T09:30") == (saved["version"], saved["saved_at"])
    assert "50000" == saved["debts"][0]["principal"]


def test_what_cannot_be_read_yet_is_saved_as_it_was_typed():
    opened = read_case(write_case(TYPED, "2026-11-24T09:30"))

    assert "五万不到" == opened["debts"][1]["principal"]


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(requests(CaseFile))
def test_what_is_opened_and_saved_again_is_the_same_file(case):
    opened = read_case(write_case(json.loads(json.dumps(case, default=str)), "2026-11-24T09:30"))

    assert opened == read_case(write_case(opened, "2026-11-24T09:30"))


@pytest.mark.parametrize("text", ["", "{", '{"version": 1, "debts": [', "\x00", "[1, 2", '{"a": 1, "a": 2}', "[" * 30 + "]" * 30])
def test_a_damaged_file_is_refused_and_says_that_nothing_was_touched(text):
    error = refusal(text)

    assert "not_json" == error["code"]
    assert "没有动" in error["message"]


@pytest.mark.parametrize("text", ["[]", "1", "null", '"档案"', "{}", '{"receipts": []}'])
def test_a_file_of_something_else_is_refused(text):
    assert "没有档案的内容" in refusal(text)["message"]


@pytest.mark.parametrize(
    "section",
    [
        {"debts": {}},
        {"debts": [1]},
        {"budget": []},
        {"budget": {"income": {}}},
        {"person": "张某"},
        {"recipes": []},
        {"debts": [{}] * 201},
    ],
)
def test_a_file_of_which_nothing_can_be_read_is_refused(section):
    assert "损坏" in refusal(json.dumps({"version": 1} | section))["message"]


@pytest.mark.parametrize("version", [VERSION + 1, VERSION + 0.5, 99])
def test_a_file_of_a_newer_version_is_refused_whole(version):
    error = refusal(json.dumps({"version": version, "debts": [], "things_to_come": {}}))

    assert ("version", "too_large") == (error["field"], error["code"])
    assert "先更新手册" in error["message"]


def test_a_file_without_a_number_is_brought_up_to_this_version():
    assert {"version": VERSION, "debts": [{"creditor": "甲"}]} == read_case(json.dumps({"debts": [{"creditor": "甲"}]}))


def test_a_value_that_does_not_read_does_not_stop_the_rest_from_being_opened():
    opened = read_case(json.dumps({"version": 1, "debts": [{"creditor": "甲", "principal": "5万", "kind": "rocket"}]}))

    assert "5万" == opened["debts"][0]["principal"]


def test_what_is_wicked_in_a_name_comes_back_unchanged():
    wicked = "<script>\u202e=HYPERLINK(\ud800" + "长" * 5000

    assert wicked == read_case(write_case({"hardship": {"story": wicked}}, "2026-11-24T09:30"))["hardship"]["story"]


def test_a_file_numbered_zero_is_brought_up_too():
    assert VERSION == read_case(json.dumps({"version": 0, "debts": []}))["version"]


@pytest.mark.parametrize(
    "section, rows, title",
    [
        ("debts", [{"creditor": "甲银行"}] * 201, "债务清单"),
        ("contacts", [{"said": "还钱"}] * 2001, "沟通记录"),
        ("offers", {"0": {}}, "对方的方案"),
        ("plans", [{"payments": 5}], "还款记录"),
    ],
)
def test_a_section_that_is_damaged_or_over_a_limit_is_named_and_the_rest_opens(section, rows, title):
    found = opened(json.dumps({"version": 1, "person": {"name": "张某"}, section: rows}))

    assert ({"version": 1, "person": {"name": "张某"}}, (title,)) == found


def test_letters_changed_by_hand_come_back_as_they_were_saved():
    case = {"version": 1, "letters": [{"sheets": [{"code": "dossier:application", "drawn": "0a1b2c3d", "html": "<p>改过</p>"}]}]}

    assert case["letters"] == read_case(write_case(case, "2026-11-24T09:30"))["letters"]

"""A letter where one needs it: a complaint out of the log, to the lender that is named beside it."""

import pytest

from calculators.page.letter_here import letter_here

TODAY = "2026-11-23"
LOG = [
    {"at": "2026-11-20T22:35", "channel": "phone", "creditor": "甲银行", "said": "今晚必须还"},
    {"at": "2026-11-21T11:20", "channel": "phone", "person": "family", "said": "你儿子欠钱", "conduct": ["disclosure"]},
    {"at": "2026-11-22T09:00", "channel": "phone", "creditor": "乙公司", "conduct": ["insult"], "said": "骂人的话"},
]
CASE = {
    "version": 1,
    "contacts": LOG,
    "person": {"name": "张某", "account": "1111", "accounts": ["2222"]},
    "proposals": [{"creditor": "丙银行", "kind": "bank_loan"}, {}, {}, {"creditor": "甲银行", "kind": "credit_card"}],
}


def complaint(**asked):
    reply = letter_here("complaint", CASE | {"collection": {"creditor": "甲银行", "debt_kind": "credit_card"} | asked}, TODAY)
    return reply["documents"][0]["text"], reply["beside"]


def test_a_complaint_goes_to_the_lender_named_beside_the_log_and_not_to_the_one_negotiated_with():
    text, _ = complaint()
    assert "甲银行" in text
    assert "丙银行" not in text
    assert "今晚必须还" in text
    assert "你儿子欠钱" in text


def test_a_complaint_names_the_account_of_its_own_lender():
    text, _ = complaint()
    assert "2222" in text
    assert "1111" not in text
    assert "1111" not in complaint(creditor="丁银行")[0]


def test_contacts_of_another_lender_stay_out_and_are_said():
    text, beside = complaint()
    assert "骂人的话" not in text
    assert beside.startswith("有 1 次记的是别家（乙公司），没有写进这封信。")
    assert not complaint(creditor="")[1]


def test_a_complaint_to_stop_contact_with_others_holds_only_that():
    text, _ = complaint(about="third_party")
    assert text.startswith("关于停止联系第三人的投诉函")
    assert "你儿子欠钱" in text
    assert "今晚必须还" not in text


@pytest.mark.parametrize("written", [{}, {"collection": None}, {"collection": [], "proposals": [{}], "person": None}])
def test_a_complaint_of_an_empty_case_leaves_blanks(written):
    assert "contacts" in letter_here("complaint", {"version": 1} | written, TODAY)["documents"][0]["missing"]


def test_another_letter_is_drawn_as_the_case_has_it():
    reply = letter_here("counter", {"version": 1, "proposals": [{"creditor": "甲银行"}]}, TODAY)
    assert "甲银行" in reply["documents"][0]["text"]

"""消息解读: a message is read as a careful person reads it, and what is said fits who reads it."""

import re
from datetime import date

import pytest

from calculators import InvalidRequest, run
from calculators.law import rules
from calculators.tools.message import RULES, advice
from calculators.tools.message.codes import CLAIMS, FLAGS, KINDS
from calculators.words.conduct import CODES
from tests.corpus import read_once, score
from tests.golden import corpora
from tests.message_readings import CASES, UNSEEN, every_case, read

LEAST = {
    "kind": 0.97, "court": 0.97, "flags recall": 0.95, "flags precision": 0.97, "conduct recall": 0.95, "conduct precision": 0.97, "reply": 0.97,
    "amounts and dates": 0.98, "creditor": 0.95, "debt": 1, "said": 1, "first": 1, "unread": 1,
}  # fmt: skip
LEAST_UNSEEN = {
    "kind": 0.92, "court": 1, "flags recall": 0.85, "flags precision": 0.95, "conduct recall": 0.85, "conduct precision": 0.95, "reply": 0.95,
    "amounts and dates": 0.98, "creditor": 0.95, "debt": 1,
}  # fmt: skip
FORBIDDEN = ("假的", "不用管", "没事", "不用理")


def sentences(result):
    """Everything that is said about a message, without what is quoted out of it."""
    return [*result["say"], *result["today"], result["heading"], *(claim["check"] for claim in result["claims"])]


# What was written for it


@pytest.mark.parametrize("cases, least", [(CASES, LEAST), (UNSEEN, LEAST_UNSEEN)], ids=["worked with", "kept apart"])
def test_messages_are_read_as_a_careful_person_reads_them(cases, least):
    board = score(cases, lambda request: read_once("message", request))

    assert {} == {field: board.share(field) for field in least if board.share(field) < least[field]}, "\n".join(board.wrong)


def test_every_message_is_read_whole_as_was_approved():
    assert [] == list(corpora.changed("message"))


@every_case
def test_nothing_is_called_false_or_harmless_and_no_number_of_the_text_is_said(case):
    result = read_once("message", case["request"])
    said = "\n".join(sentences(result))

    assert not [words for words in FORBIDDEN if words in said]
    numbers = set(re.findall(r"[0-9]{5,}", case["request"]["text"])) - {"12368", "96110"}
    assert not [number for number in numbers if number in said]


@every_case
def test_a_reading_is_whole(case):
    result = read_once("message", case["request"])

    assert result["kind"] in KINDS
    assert 1 <= len(result["today"]) <= 3
    assert set(result["flags"]) <= set(FLAGS)
    assert set(result["conduct"]) <= set(CODES)
    assert {claim["code"] for claim in result["claims"]} <= set(CLAIMS)
    assert result["pages"] and set(result["pages"]) <= set(advice.PAGE_TITLES)
    assert result["rules"] == [rule for rule in RULES if rule in result["rules"]]
    assert all(claim["excerpt"].strip() in case["request"]["text"] for claim in result["claims"])
    assert "principal" not in (result["carry"]["debt"] or {})
    assert (result["kind"] == "unknown") is result["unread"]


@every_case
def test_who_does_not_owe_is_told_first_that_nothing_need_be_paid(case):
    result = run("message", case["request"] | {"person": "family"})

    if result["kind"] == "third_person":
        assert "不用替" in result["today"][0]
        assert result["carry"]["debt"] is None


# Danger, days, old debts


@pytest.mark.parametrize("text", ["我在你家楼下守着，不还钱不走", "再不还弄死你", "他们往我家门上泼了油漆", "有人一直跟着我"])
def test_danger_to_life_or_limb_puts_safety_first(text):
    assert "110" in read(text)["today"][0]


def test_a_parcel_at_the_door_is_no_danger():
    assert not any("110" in sentence for sentence in read("快递放你家门口了")["today"])


@pytest.mark.parametrize(
    "received, written, due",
    [
        ("2026-12-29T10:00", "01月13日", "2027-01-13"),
        ("2026-11-28T10:00", "12月14日", "2026-12-14"),
        ("2026-11-28T10:00", "12/14", "2026-12-14"),
        ("2026-11-28T10:00", "2026年12月14日", "2026-12-14"),
        ("2026-11-28T10:00", "20261214", "2026-12-14"),
        ("2026-12-14T10:00", "12月14日", "2026-12-14"),
    ],
)
def test_a_day_takes_its_year_from_the_day_of_receipt(received, written, due):
    debt = read(f"【江川银行】本期应还420.00元，还款日{written}", received=received)["carry"]["debt"]

    assert due == debt["due_date"]


def test_without_the_day_of_receipt_no_year_is_invented_and_that_is_said():
    result = run("message", {"text": "【江川银行】本期应还420.00元，还款日12月14日"})

    assert "due_date" not in result["carry"]["debt"]
    assert "received" in [notice["field"] for notice in result["notices"]]


def test_the_last_day_of_a_payment_order_is_the_rules():
    result = read("【白石县人民法院】（2026）浙0198民督77号支付令已签发", received="2026-11-28T09:00")
    days = rules.load("court-deadlines").figure("payment_order_objection_days", date(2026, 11, 28))

    assert (date.fromisoformat(result["last_day"]) - date(2026, 11, 28)).days == days


def test_an_old_debt_is_not_answered():
    result = read("【蓝鲸小贷】您2016年的借款尚欠6,320元，请尽快联系我们处理。")

    assert "no_reply" == result["reply"]
    assert "limitation-expired" in result["rules"]


# The request


def test_every_mistake_is_named_at_once():
    with pytest.raises(InvalidRequest) as caught:
        run("message", {"text": "", "channel": "pigeon", "received": "gestern"})

    assert {("text", "required"), ("channel", "not_a_choice"), ("received", "not_a_date")} == {
        (error["field"], error["code"]) for error in caught.value.errors
    }


def test_one_character_more_than_can_be_read_is_said():
    assert read("一" * 20_000)["unread"]
    with pytest.raises(InvalidRequest):
        read("一" * 20_001)


# What is said fits who reads it


def test_a_relative_is_told_that_a_promise_binds_and_not_that_a_word_acknowledges():
    said = "".join(read("请转告陈某，他在橙花分期的欠款已严重逾期，请他尽快联系我们。", person="family")["say"])

    assert "别答应替他还" in said
    assert "认了这笔债" not in said


def test_a_fraud_is_not_answered_because_it_is_one_and_not_because_of_a_debt():
    said = "".join(read("您的提现因银行卡号填写错误被冻结，需缴纳解冻金6000元，到账后一并返还。")["say"])

    assert "不点链接" in said
    assert "认了这笔债" not in said


def test_who_cannot_know_which_lender_it_is_is_not_told_to_call_that_lender():
    today = "".join(read("今天不还，明天就去你单位找你领导")["today"])

    assert "欠过哪几家" in today
    assert "打那家机构" not in today


def test_a_day_that_the_sender_set_is_no_day_on_which_the_debt_falls_due():
    result = read("【正衡律所】本所接受蓝鲸小贷委托处理您的欠款9,876.50元。请于11月30日18:00前还款，逾期将依法提起诉讼。")

    assert "due_date" not in result["carry"]["debt"]
    assert {"own_deadline"} == {claim["code"] for claim in result["claims"]} & {"own_deadline", "due_date"}


def test_an_excerpt_begins_where_a_clause_begins():
    claims = read("【江川银行】您尾号7716信用卡11月账单已出：本期应还人民币4,562.18元，到期还款日12月14日18:00。")["claims"]

    assert "本期应还人民币4,562.18元" in [claim["excerpt"] for claim in claims]
    assert "【江川银行】" in [claim["excerpt"] for claim in claims]


@every_case
def test_the_page_that_cannot_wait_stands_first(case):
    order = list(advice.PAGE_TITLES)
    pages = read_once("message", case["request"])["pages"]

    assert sorted(pages, key=order.index) == pages


@pytest.mark.parametrize(
    "text, page",
    [
        ("【白石县人民法院】（2026）浙0198民督77号支付令已签发", "situations/payment-order/"),
        ("【白石县人民法院】（2026）浙0198民初77号开庭传票，请准时到庭", "situations/summons/"),
        ("（2026）苏0199执1208号 被执行人陈某，已冻结你名下账户", "situations/judgment/"),
        ("律师函：本所受蓝鲸小贷委托，就您的欠款致函", "situations/lawyer-letter/"),
        ("再不还就给你通讯录里的人一个一个打", "guide/crisis/#privacy"),
        ("我就在你家楼下，不还钱不走", "guide/crisis/#threat"),
        ("【星湖区金融调解中心】江川银行就您的欠款申请调解", "situations/court-message/#mediation"),
    ],
)
def test_each_paper_leads_to_its_own_page_first(text, page):
    assert page == read(text)["pages"][0]


def test_danger_is_the_heading_too_and_a_courts_paper_keeps_its_own():
    assert "安全" in read("我就在你家楼下，今天不还钱不走")["heading"]
    assert "当作真的" in read("（2026）苏0199执1208号，不还钱我们就在你家楼下守着不走")["heading"]


@pytest.mark.parametrize("text", ["验证码发我，帮你办减免", "把验证码报给我，马上给您办延期还款"])
def test_help_for_a_code_is_never_called_an_everyday_message(text):
    found = run("message", {"text": text})

    assert "fee_scam" == found["kind"]
    assert "asks_code_or_password" in found["flags"]


@pytest.mark.parametrize(
    "text, person",
    [
        ("今天下午上门找你，再不还钱就去你家", "self"),
        ("我司将安排外访人员到您户籍地走访核实，请尽快处理逾期欠款", "self"),
        ("您的借款已逾期，不处理我们将登门核实", "self"),
        ("他欠的钱再不还，我们就上门找他家里人", "family"),
    ],
)
def test_who_is_told_that_somebody_will_come_reads_when_to_call_the_police_in_the_panel_and_among_todays_acts(text, person):
    result = run("message", {"text": text, "person": person})

    assert any("不肯走，打 110" in sentence for sentence in result["say"])
    assert any("不肯走，打 110" in act for act in result["today"])

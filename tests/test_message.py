"""消息解读: what a message is, whether a court is possible, what it asks for, and that it fails safe."""

import json
import re
from datetime import date

import pytest

from calculators import InvalidRequest, run
from calculators.law import rules
from calculators.page import door
from calculators.tools.message import EXAMPLE, RULES, advice
from calculators.tools.message.codes import CLAIMS, FLAGS, KINDS
from calculators.words.conduct import CODES
from tests.corpus import messages, score

LEAST = {
    "kind": 0.97, "court": 0.97, "flags recall": 0.95, "flags precision": 0.97, "conduct recall": 0.95, "conduct precision": 0.97, "reply": 0.97,
    "amounts and dates": 0.98, "creditor": 0.95, "debt": 1, "said": 1, "first": 1, "unread": 1,
}  # fmt: skip
LEAST_UNSEEN = {
    "kind": 0.92, "court": 1, "flags recall": 0.85, "flags precision": 0.95, "conduct recall": 0.85, "conduct precision": 0.95, "reply": 0.95,
    "amounts and dates": 0.98, "creditor": 0.95, "debt": 1,
}  # fmt: skip
CASES = messages("messages")
UNSEEN = messages("messages-unseen")
ALL = [*CASES, *UNSEEN]
FORBIDDEN = ("假的", "不用管", "没事", "不用理")
every_case = pytest.mark.parametrize("case", ALL, ids=lambda case: case["id"])


def read(text, **given):
    return run("message", {"text": text, "received": "2026-11-28T21:30"} | given)


def sentences(result):
    """Everything that is said about a message, without what is quoted out of it."""
    return [*result["say"], *result["today"], result["heading"], *(claim["check"] for claim in result["claims"])]


# What was written for it


@pytest.mark.parametrize("cases, least", [(CASES, LEAST), (UNSEEN, LEAST_UNSEEN)], ids=["worked with", "kept apart"])
def test_messages_are_read_as_a_careful_person_reads_them(cases, least):
    board = score(cases, lambda request: run("message", request))

    assert {} == {field: board.share(field) for field in least if board.share(field) < least[field]}, "\n".join(board.wrong)


@every_case
def test_no_sign_of_a_court_is_missed(case):
    if case["expect"]["court"] == "possible":
        assert "possible" == run("message", case["request"])["court"]


@every_case
def test_nothing_is_called_false_or_harmless_and_no_number_of_the_text_is_said(case):
    result = run("message", case["request"])
    said = "\n".join(sentences(result))

    assert not [words for words in FORBIDDEN if words in said]
    numbers = set(re.findall(r"[0-9]{5,}", case["request"]["text"])) - {"12368", "96110"}
    assert not [number for number in numbers if number in said]


@every_case
def test_a_reading_is_whole(case):
    result = run("message", case["request"])

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


# A court is lowered by nothing

COURT_WORDS = [
    "【云江市星湖区人民法院】",
    "（2026）苏0199民初4321号",
    "2026苏0199执1208号",
    "传票",
    "支付令",
    "法院专递",
    "开庭",
    "立案庭",
    "12368",
]
NOISE = [
    "谨防诈骗。",
    "请点击 http://a.example/b 并转账到安全账户。",
    "今天还清可撤诉，不要告诉家人。",
    "回TD退订。",
    "恭喜您获得额度。",
    "你这个老赖。",
]


@pytest.mark.parametrize("words", COURT_WORDS)
@pytest.mark.parametrize("noise", NOISE)
def test_a_court_stays_possible_beside_whatever_else_is_said(words, noise):
    for text in (f"{words}陈某。{noise}", f"{noise}{words}陈某"):
        assert "possible" == read(text)["court"], text


@pytest.mark.parametrize("words", ["法院", "传票", "支付令"])
@pytest.mark.parametrize("mark", ["*", " ", ".", "·", "-", "\n", "\u200b", "　"])
def test_marks_between_characters_hide_no_court(words, mark):
    text = f"星湖区人民{mark.join(words)}通知" if words == "法院" else f"你有一份{mark.join(words)}"

    assert "possible" == read(text)["court"]


@pytest.mark.parametrize(
    "text", ["珐院傳漂一份", "星湖區人民法院", "⽀付令", "（２０２６）苏０１９９民初１号", "星湖区砝院执行局"]
)
def test_look_alikes_traditional_characters_and_radicals_hide_no_court(text):
    assert "possible" == read(text)["court"]


@pytest.mark.parametrize("text", ["不还就去当地法院起诉", "向你户籍所在地区法院提起诉讼", "有管辖权的人民法院", "我们会走法院"])
def test_any_court_that_is_only_threatened_with_is_claimed(text):
    assert "claimed" == read(text)["court"]


def test_the_number_of_the_courts_line_as_sender_is_a_sign():
    assert "possible" == read("您的案件有新进展，请查看。", sender="12368")["court"]


@pytest.mark.parametrize(
    "text", ["（2026）海仲字第3056号", "（2024）星证执字第5号", "（2026）天律函字第12号", "订单2026苏执行单号"]
)
def test_numbers_of_others_are_no_courts(text):
    assert "possible" != read(text)["court"]


def test_a_warning_inside_a_bill_is_no_sign():
    bill = "【江川银行】您尾号7716信用卡本期应还420.00元，还款日12月14日。谨防冒充法院、公安的诈骗，请勿向他人提供验证码。"

    result = read(bill)

    assert ("bill", "none_seen", [], []) == (result["kind"], result["court"], result["flags"], result["conduct"])


def test_a_case_number_inside_a_warning_stays():
    assert "possible" == read("谨防诈骗，请核实（2026）苏0199民初4321号")["court"]


def test_none_seen_says_what_it_is_and_how_to_ask():
    said = "".join(read("今天最后一天 再不还就给你通讯录里的人一个一个打")["say"])

    assert "不等于" in said
    assert rules.load("hotline-12368").figure("number") in said


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


# The request, and what one press takes over


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


def carried(what, case, text, **given):
    return json.loads(door.answer(json.dumps({"do": "carry", "what": what, "case": case, "typed": {"text": text} | given})))


def test_one_press_keeps_the_message_in_the_log_once_with_what_was_ticked():
    typed = {"received": "2026-11-28T21:30", "channel": "wechat"}
    text = EXAMPLE["text"]
    once = json.loads(
        door.answer(
            json.dumps(
                {"do": "carry", "what": "contact", "case": {"version": 1}, "typed": typed | {"text": text}, "conduct": ["threat"]}
            )
        )
    )
    twice = carried("contact", once["case"], text, **typed)

    assert [
        {
            "at": "2026-11-28T21:30",
            "channel": "wechat",
            "direction": "incoming",
            "person": "self",
            "said": text,
            "conduct": ["threat"],
        }
    ] == once["case"]["contacts"]
    assert (True, False) == (once["added"], twice["added"])
    assert run("contacts", {"today": "2026-11-29", "contacts": once["case"]["contacts"]})["contacts"][0]["issues"]


def test_one_press_takes_the_debt_over_and_never_a_principal():
    reply = carried("debt", {"debts": [{"creditor": "乙"}]}, "【江川银行】您尾号7716信用卡已逾期12天，逾期金额1,530.26元")

    assert ("江川银行", "principal" in reply["case"]["debts"][1]) == (reply["case"]["debts"][1]["creditor"], False)
    assert {"creditor": "乙"} == reply["case"]["debts"][0]


def test_a_code_to_log_in_is_carried_nowhere():
    for what in ("contact", "debt"):
        assert not carried(what, {}, "【蓝鲸小贷】验证码 664310，请勿告知他人。")["added"]


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
    pages = run("message", case["request"])["pages"]

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

"""消息解读 as somebody uses it who has just been threatened: paste, see, keep, and nothing asked for that the phone knows."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import open_tool, value, wait_for_state

THREAT = "今天最后一天 再不还就给你通讯录里的人一个一个打 让你爸妈单位都知道你欠钱不还"
ORDER = "【白石县人民法院】关于云帆消费金融公司申请支付令一案，（2026）浙0198民督77号支付令已签发。"
LATE = "【江川银行】您尾号7716信用卡已逾期12天，逾期金额1,530.26元，请尽快还款。"


@pytest.fixture
def reading(reader, site):
    """Paste a text and wait for its reading."""
    open_tool(reader, site, "message")

    def read(text):
        reader.get_by_label("收到的消息").fill(text)
        wait_for_state(reader, "done")

    return read


def test_what_is_pasted_has_its_moment_and_a_court_paper_its_last_day(reader, reading):
    reading(ORDER)

    expect(reader.get_by_text("最后一天大概是")).to_be_visible()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", value(reader, "last_day"))
    expect(reader.locator(".ways li:visible a").first).to_have_text("收到支付令怎么办")


def test_a_moment_that_the_person_named_is_left_alone(reader, reading):
    reading(THREAT)
    reader.get_by_text("更多：").click()
    reader.get_by_label("什么时候收到的").fill("2026-10-01T09:30")

    reading(ORDER)

    expect(reader.get_by_label("什么时候收到的")).to_have_value("2026-10-01T09:30")


def test_one_press_keeps_it_in_the_log_with_its_hour_and_what_was_ticked(reader, reading):
    reading(THREAT)
    reader.get_by_label("威胁、恐吓").check()
    reader.get_by_role("button", name="记下这条消息").click()

    expect(reader.get_by_text("记进沟通记录了。")).to_be_visible()
    kept = reader.evaluate("handbook.caseFile.read().contacts")
    assert [(THREAT, ["threat"])] == [(each["said"], each["conduct"]) for each in kept]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", kept[0]["at"])


def test_one_press_takes_the_debt_over(reader, reading):
    reading(LATE)
    reader.get_by_role("button", name="记进债务清单").click()

    expect(reader.get_by_text("记进债务清单了")).to_be_visible()
    debts = reader.evaluate("handbook.caseFile.read().debts")
    assert [("江川银行", "7716")] == [(each["creditor"], each["account_tail"]) for each in debts]


def test_words_to_say_have_one_button(reader, reading):
    reading(THREAT)

    expect(reader.get_by_role("button", name=re.compile("^复制")).locator("visible=true")).to_have_count(1)


def test_nothing_pasted_leaves_no_moment_behind(reader, reading):
    reading(THREAT)

    reader.get_by_label("收到的消息").fill("")

    assert "" == reader.evaluate("document.querySelector('[name=received]').value")

"""A court is lowered by nothing: whatever else a message says, its signs stay."""

import pytest

from calculators.law import rules
from tests.corpus import read_once
from tests.message_readings import every_case, read

# In what was written for it


@every_case
def test_no_sign_of_a_court_is_missed(case):
    if case["expect"]["court"] == "possible":
        assert "possible" == read_once("message", case["request"])["court"]


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

"""What of a text is suggested as conduct, and what never is: lawful notices, warnings, promises, plain words beside the same characters."""

import json
from pathlib import Path

import pytest

from calculators import run
from calculators.words.conduct import read_conduct
from calculators.words.cues import Words

NOTHING = [
    "我行承诺不会联系您的家人或单位透露您的欠款信息。",
    "如遇辱骂、威胁、骚扰亲友等行为，请拨打官方客服投诉。",
    "催收过程中如有不当行为欢迎监督，我行将对您的信息严格保密。",
    "逾期期间我们不会打扰您的亲友。",
    "严禁催收人员对您的亲友进行骚扰、恐吓。",
    "他们说不走法院走仲裁",
    "下楼倒垃圾的时候接到客服电话，提醒我账单到期",
    "您的贷款已结清，请携带身份证到网点办理抵押注销手续。",
    "快递放在你家门口了",
    "孩子要上学了，您方便的话把借我的钱还我",
    "请您带好身份证，到我行柜台办理",
    "你们那边催收不要再打给我家人了",
    "我已经向监管部门投诉，请不要再骚扰我的家人",
    "根据民法典规定，借款人应当按照约定的期限返还借款",
    "我们将依法提起诉讼，诉讼费由您承担",
    "我行工作人员将与您预约后上门拜访",
    "拒不履行的，人民法院可以对你采取限制消费措施，并纳入失信被执行人名单",
    "贷款逾期将影响您的征信",
    "转发：您的包裹已到星湖小区，请取",
    "外访人员已出发前往您单位核实",
    "文书已发往您的单位地址，请签收",
]
SUGGESTED = [
    ("再躲我就天天去你家楼下等你", "threat"),
    ("拿你一只手来抵", "threat"),
    ("裸照还在我手里，你想清楚", "threat"),
    ("我去你直播间刷屏，让粉丝都看看", "threat"),
    ("你爸的手机号、你家地址我都有", "threat"),
    ("明天带几个兄弟去你店里坐坐", "threat"),
    ("养出这种东西来，丢不丢人", "insult"),
    ("你欠钱的事他也知道了", "disclosure"),
    ("从地铁口跟了一路", "following"),
    ("我们就睡你家楼道里", "following"),
    ("门上被贴了大字报", "posting"),
    ("趁我妈开门就挤进来了", "entry"),
    ("子女升学将受限制", "exaggeration"),
    ("孩子不能上重点大学", "exaggeration"),
    ("我推给你几个口子，借了先还我", "new_loan"),
    ("今天来了一个人催我还钱，也没证件", "alone"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_suggested(text):
    assert [] == [each.code for each in read_conduct(Words(text))]


def test_of_what_people_tell_the_log_suggests_what_was_done_and_nothing_else():
    """``corpus/conduct.jsonl``: a sentence a line, the codes that it tells, and those that it does not (what is left out may be said)."""
    wrong = []
    for line in (Path(__file__).parent / "corpus" / "conduct.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        found = {each.code for each in read_conduct(Words(case["said"]))}
        wrong += [(case["said"], code) for code in case["includes"] if code not in found]
        wrong += [(case["said"], code) for code in case["excludes"] if code in found]

    assert [] == wrong


@pytest.mark.parametrize("text, code", SUGGESTED)
def test_what_is_said_of_the_kind_is_suggested_in_the_message_and_in_the_log(text, code):
    log = run("contacts", {"today": "2026-11-29", "contacts": [{"at": "2026-11-28T21:30", "channel": "wechat", "said": text}]})

    assert code in run("message", {"text": text})["conduct"]
    assert code in log["contacts"][0]["suggested"]

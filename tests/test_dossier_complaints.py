"""A complaint quotes what each instrument says of what was done, and names the number that was rung."""

import re

from calculators import samples
from tests.letters_drawn import text
from tests.test_dossier_documents import of_kind


def test_a_complaint_names_the_number_that_was_rung_only_where_it_is_the_writers():
    case = samples.case("one_card")
    for contact in case["contacts"]:
        contact["number"] = "138 0000 0000" if contact.get("person", "self") == "self" else "0571-1111 1111"
    drawn = text(case, "complaint")

    assert "被叫号码 138 0000 0000" in drawn
    assert "0571-1111 1111" not in drawn


def complained(*entries, kind="credit_card"):
    """What a complaint about these entries rests on, by instrument."""
    case = of_kind(kind, "one_card")
    case["contacts"] = [{"at": f"2026-11-0{day}T10:00"} | entry for day, entry in enumerate(entries, 1)]
    drawn = text(case, "complaint").partition("二、依据")[2].partition("三、请求")[0]
    return dict(re.findall(r"^\d+\. (《.+?》).*?：(.+)。$", drawn, re.MULTILINE))


POLICE_LAW = "《中华人民共和国治安管理处罚法》"


def test_the_law_of_public_security_is_quoted_for_what_it_says_and_nothing_else():
    once = complained({"channel": "sms", "conduct": ["insult"]})
    often = complained({"channel": "sms", "conduct": ["insult"]}, {"channel": "wechat", "conduct": ["threat"]})
    followed = complained({"channel": "visit", "conduct": ["following"]})

    assert POLICE_LAW not in once
    assert "多次发送侮辱、恐吓等信息" in often[POLICE_LAW]
    assert "威胁他人人身安全" in often[POLICE_LAW]
    assert "采取滋扰、纠缠、跟踪等方法，干扰他人正常生活的，处拘留或者罚款" == followed[POLICE_LAW]


def test_insults_spoken_on_the_phone_are_no_messages_sent():
    assert POLICE_LAW not in complained(*[{"channel": "phone", "conduct": ["insult"]}] * 3)


def test_the_letter_about_third_parties_quotes_what_concerns_them():
    drawn = text(samples.case("five_debts"), "complaint", complaint="third_party")

    assert "不得对与债务无关的第三人催收，不得透露欠款。" in drawn
    assert not re.search(r"22:00|恐吓|张贴|借新还旧", drawn)
    assert "关于停止联系第三人的投诉函" in drawn
    assert "乙银行（消费者权益保护部门）：" in drawn

"""协议核对: what a text says, what it lacks, what differs from what was agreed, what can hurt, and whether its sums fit."""

import re
from decimal import Decimal
from re import _constants as kind  # the parser that re itself uses: what a pattern can cost is read off its tree
from re import _parser

import pytest

from calculators import InvalidRequest, run
from calculators.tools import agreement
from calculators.tools.agreement import STATUSES
from calculators.tools.agreement.risks import RISKS
from calculators.tools.agreement.text import Text
from calculators.words import numbers
from calculators.words.patterns import compiled
from tests.agreements import agreements

CODES = [
    "parties", "debt_identified", "total_amount", "instalment_count", "instalment_amount", "payment_dates", "interest_and_fees",
    "collection_stops", "credit_reporting", "default_consequences", "settlement_proof", "seal_or_official_channel",
]  # fmt: skip
WHOLE_TERMS = {
    "creditor": "某银行", "total": 1, "instalments": 7, "instalment_amount": 3, "first_payment_date": "2027-01-15", "interest_stopped": True,
    "fees_waived": True,
}  # fmt: skip
every_agreement = pytest.mark.parametrize("case", agreements(), ids=lambda case: case["id"])


def check(text, **expected):
    return run("agreement", {"text": text, "expected": expected or None})


def clause(code, text, **expected):
    return next(each for each in check(text, **expected)["clauses"] if each["code"] == code)


def risks(text):
    return [each["code"] for each in check(text)["risks"]]


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


# What was agreed


@pytest.mark.parametrize(
    "code, text, expected, both",
    [
        ("instalment_count", "分二十四期偿还", {"instalments": 36}, ("36", "24")),
        ("instalment_count", "共24期", {"instalments": 36}, ("36", "24")),
        ("instalment_count", "三十五（35）期还清", {"instalments": 36}, ("36", "35")),
        ("instalment_amount", "每期人民币贰仟元整", {"instalment_amount": "1388.89"}, ("1,388.89", "2,000.00")),
        ("instalment_amount", "每月还款0.2万元", {"instalment_amount": "1999.99"}, ("1,999.99", "2,000.00")),
        ("total_amount", "还款总额６０，０００元", {"total": 50000}, ("50,000.00", "60,000.00")),
        ("total_amount", "欠款总额伍万元整", {"total": "50000.01"}, ("50,000.01", "50,000.00")),
        ("payment_dates", "首期还款日为2027/1/20", {"first_payment_date": "2027-01-15"}, ("2027-01-15", "2027/1/20")),
        ("payment_dates", "于每月二十日前还款", {"first_payment_date": "2027-01-15"}, ("15 日", "20 日")),
        ("payment_dates", "自2027年2月起，每月15日还款", {"first_payment_date": "2027-01-15"}, ("2027-01-15", "2027-02-15")),
        ("parties", "甲方：乙银行\n乙方：张某", {"creditor": "甲银行"}, ("甲银行", "乙银行")),
        ("parties", "甲银行已将债权转让给某某资产管理有限公司，请您还款", {"creditor": "甲银行"}, ("甲银行", "某某资产管理")),
    ],
)
def test_what_differs_names_what_was_agreed_and_what_is_written(code, text, expected, both):
    read = clause(code, text, **expected)

    assert "differs" == read["status"]
    for words in both:
        assert words in read["advice"]


@pytest.mark.parametrize(
    "code, text, expected",
    [
        ("instalment_count", "分三十六个月还清", {"instalments": 36}),
        ("instalment_count", "期限三年，按月还款", {"instalments": 36}),
        ("instalment_count", "一次性偿还30000元", {"instalments": 1}),
        ("instalment_amount", "每期还款额：2000", {"instalment_amount": 2000}),
        ("instalment_amount", "每期两千元", {"instalment_amount": 2000}),
        ("instalment_amount", "每期本金1000元，手续费6元", {"instalment_amount": 1006}),
        ("total_amount", "欠款总额50000元，减免利息5000元，还款总额45000元", {"total": 45000}),
        ("total_amount", "合计应还1.2 万元", {"total": 12000}),
        ("payment_dates", "自二〇二七年一月十五日起每月还款", {"first_payment_date": "2027-01-15"}),
        ("payment_dates", "每月15日还款", {"first_payment_date": "2027-01-15"}),
        ("payment_dates", "自2027年1月起，每月15日还款", {"first_payment_date": "2027-01-15"}),
        ("parties", "甲方：甲银行股份有限公司信用卡中心\n乙方：张某", {"creditor": "甲银行信用卡中心"}),
        ("interest_and_fees", "停止计收利息，减免全部违约金", {"interest_stopped": True, "fees_waived": True}),
        ("interest_and_fees", "年利率由18%调整为0%", {"interest_stopped": True}),
        ("interest_and_fees", "年利率12%", {"interest_stopped": False}),
    ],
)
def test_what_was_agreed_is_found_in_other_words(code, text, expected):
    assert "found" == clause(code, text, **expected)["status"]


@pytest.mark.parametrize(
    "text, expected, status",
    [
        ("按日万分之五继续计收利息", {"interest_stopped": True}, "differs"),
        ("减免违约金1200元", {"interest_stopped": True}, "differs"),
        ("停止计收利息", {"fees_waived": True}, "differs"),
        ("停止计收利息，违约金不予减免", {"interest_stopped": True, "fees_waived": True}, "differs"),
        ("每期收取手续费0.6%", {"fees_waived": True}, "differs"),
        ("前六期停止计息。以后按年利率12%计收利息", {"interest_stopped": True}, "differs"),
        ("停止计息。如有一期逾期，恢复按日万分之五计收利息", {"interest_stopped": True}, "found"),
        ("每月还款2000元", {"interest_stopped": True}, "missing"),
        ("还款期间免息免费", {"interest_stopped": True, "fees_waived": True}, "found"),
        ("利息和费用全部减免", {"interest_stopped": True, "fees_waived": True}, "found"),
        ("利息停止计算，手续费减免", {"interest_stopped": True, "fees_waived": True}, "found"),
        ("减免利息、违约金及滞纳金5000元，停止计息", {"interest_stopped": True, "fees_waived": True}, "found"),
        ("分期手续费每期50元", {"interest_stopped": True}, "differs"),
        ("利率不变，继续执行原合同利率", {"interest_stopped": True}, "differs"),
        ("利息照常计算", {"interest_stopped": True}, "differs"),
        ("不停止计息", {"interest_stopped": True}, "differs"),
        ("费用不予减免", {"fees_waived": True}, "differs"),
        ("逾期的，按日万分之五计收利息", {"interest_stopped": True}, "missing"),
    ],
)
def test_interest_that_goes_on_is_not_interest_that_stops(text, expected, status):
    assert status == clause("interest_and_fees", text, **expected)["status"]


def test_the_first_sentence_counts_what_there_is_to_look_at():
    calm = next(case for case in agreements() if case["id"] == "card_calm")

    assert "十二项都找到了，没有找到要当心的句子。" == check(calm["text"])["say"][0]
    assert (
        "没找到 8 项，不一样 1 项，要当心 1 处，数字不对 1 处。"
        == check("还款总额5000元，分24期，每期2000元，停止催收，每月____日还款", instalments=36)["say"][0]
    )


def test_what_is_missing_repeats_what_was_agreed():
    assert "36 期" in clause("instalment_count", "停止催收", instalments=36)["advice"]


# Clause by clause, in the words of many lenders. Each line is a text of its own.

FOUND = {
    "parties": """
        甲方:招商银行股份有限公司信用卡中心 乙方:李四
        本协议由王五（以下简称乙方）与中信消费金融有限公司（以下简称甲方）签订。
        债权人：某某银行，债务人：张三
        【某某银行】尊敬的张先生，您的分期已受理
        贷款人(甲方)：某银行  借款人(乙方)：李雷
        今借到王大明人民币叁万元，借款人：李强
        """,
    "debt_identified": """
        信用卡卡号：6222 0211 **** 8888
        乙方信用卡（末四位：1234）
        贷款合同编号为HT20240101
        尾号1234的信用卡
        2023年5月6日签订的《个人贷款合同》
        合同编号:〔2024〕第0123号
        （2025）京0105民初12345号
        """,
    "total_amount": """
        分期总金额：¥36,000
        乙方共欠甲方人民币叁万陆仟元整
        乙方尚欠甲方本金及利息共计人民币48,000元
        债务总额：1.2 万元
        还款总金额为 12000
        乙方需向甲方偿还欠款共计三万六千元
        截至2026年11月1日，剩余欠款为30000元
        乙方只需归还本金80000元
        """,
    "instalment_count": """
        分三十六期偿还
        期数为36
        三十六（36）期
        分叁拾陆期归还
        分12次付清
        自2027年1月起36个月内每月还款
        为期3年，每月还款
        """,
    "instalment_amount": """
        每月15日前还款2000元
        2000元/月
        每个月还一千五百元
        第1期至第35期每期1388元
        每期还款２０００元
        每月20号还 2000
        """,
    "payment_dates": """
        每月15号前
        于2027年1月15日前付清
        从二〇二七年一月十五日起
        次月15日起
        每月月底前
        还款日期为每月的20日
        按账单到期还款日还款
        """,
    "interest_and_fees": """
        利息减免100%
        分期手续费率0.6%/期
        本合同不收取任何费用
        息费全免
        利息自签订之日起停止计算
        停息挂账
        今后的利息都不要了
        对乙方逾期的欠款，甲方同意停止计息
        年利率12%
        """,
    "collection_stops": """
        甲方停止一切催收行为
        不再进行任何形式的催收
        撤回外包催收
        甲方不得再催收
        如您按时足额还款，我行将不再对您进行催收
        甲方不上门、不打电话催要
        鉴于乙方信用卡已逾期，双方约定自签订之日起停止催收
        因乙方逾期，经双方协商，甲方停止催收
        甲方如实报送征信，未经乙方同意不联系家人，停止催收
        乙方累计欠款已逾期，甲方同意停止催收
        """,
    "credit_reporting": """
        如实报送征信
        信用报告中体现为正常还款
        不再上报逾期
        向金融信用信息基础数据库报送
        """,
    "default_consequences": """
        如乙方未按期还款，本协议失效
        逾期一期，协议自动作废
        给予七日宽限期
        您未能在期限内足额还款的，本函自动失效
        """,
    "settlement_proof": """
        全部还清后，甲方应在7日内开具结清证明
        还完后归还借条
        开具还款完毕证明
        甲方出具债务结清确认书
        """,
    "seal_or_official_channel": """
        双方签字盖章后生效
        通过手机银行App确认
        由官方邮箱发送
        双方签字按手印生效
        """,
}
NOT_FOUND = {
    "parties": "乙方应按时还款。/甲方：____ 乙方：____/双方协商一致",
    "debt_identified": "乙方欠甲方信用卡欠款。/卡号：____/收款账户：户名张三，账号6222021111118888",
    "total_amount": "每期还款2000元/减免5000元/手续费共计300元/总额：____元",
    "instalment_count": "第36期还款/连续3期未还/6个月内结清/逾期2期/分____期",
    "instalment_amount": "每期手续费50元/月收入5000元/每月按时还款/每期____元",
    "payment_dates": "按时还款/本协议签订于2026年11月20日/首期还款日：____年__月__日/截至2026年11月20日欠款5万",
    "interest_and_fees": "每期还款2000元/如有逾期，恢复计息",
    "collection_stops": "不影响甲方继续催收/甲方有权继续催收/逾期的，甲方恢复催收/甲方不停止催收/甲方可委托第三方催收",
    "credit_reporting": "乙方授权甲方查询其征信报告/每月还款",
    "default_consequences": "每月还款2000元/鉴于乙方逾期，双方达成协议",
    "settlement_proof": "甲方不出具结清证明/结清前不得申请信用卡",
    "seal_or_official_channel": "无需盖章/双方签字",
}


def lines(text):
    return [line.strip() for line in text.strip().split("\n")]


@pytest.mark.parametrize("code, text", [(code, text) for code, texts in FOUND.items() for text in lines(texts)])
def test_a_clause_is_found_in_many_words(code, text):
    assert "found" == clause(code, text)["status"]


@pytest.mark.parametrize("code, text", [(code, text) for code, texts in NOT_FOUND.items() for text in texts.split("/")])
def test_a_clause_is_not_found_in_what_only_sounds_like_it(code, text):
    read = clause(code, text)

    assert ("missing", None) == (read["status"], read["excerpt"])


# Risk by risk: the sentence, and the one that means the contrary.

RISKY = {
    "acceleration": """
        乙方如有一期逾期，剩余款项全部到期
        任何一期未按时偿还，视为全部债务到期
        逾期则全部欠款一次性结清
        连续两期未还，甲方可要求提前清偿全部债务
        如有一期未按时还款则协议作废，并要求一次性结清
        分期取消后，剩余未还本金一次性计入当期账单
        一期不还，全部到期
        如果有一期没有按时还，剩下的钱要一次还清
        逾期即丧失期限利益，剩余债务一并到期
        """,
    "interest_resumes": """
        乙方逾期的，甲方恢复计息
        减免作废，按原合同约定计收利息
        违约后利息从原逾期日重新计算
        乙方未按时还款，甲方有权撤销减免并补收利息
        任意一期逾期，恢复正常计息
        逾期的，之前减免的金额需补缴
        如未按期还款，自逾期之日起按日万分之五计收利息直至还清
        否则恢复计息
        """,
    "waives_rights": """
        乙方放弃诉讼权利
        乙方承诺不再投诉
        本人自愿放弃一切抗辩权利
        乙方承诺撤销所有投诉
        乙方不得以任何理由提出异议
        乙方不得申请调低违约金
        签订本协议后，乙方不得对甲方进行投诉、举报
        乙方自愿放弃送达答辩等诉讼权利
        """,
    "blank_fields": """
        每期还款____元
        首期还款日为    年  月  日
        欠款金额：（　　）元
        分【 】期
        XX年XX月XX日起还款
        其他约定：＿＿＿＿
        每期 元
        """,
    "third_party_account": """
        请将款项转入张三个人账户
        还款至催收员微信
        收款人：李某某
        甲方：某银行，收款账户：户名 王某 账号6222
        款项汇入账户，户名：某某咨询有限公司
        付款方式：微信扫码
        收款账户：6228480000000000（李四）
        通过微信红包向业务员支付
        """,
    "oral_only": """
        以客服电话告知为准
        口头协议即可生效
        不再另行签订书面合同
        其他事项口头约定
        减免事项双方口头约定，不写入本协议
        """,
    "upfront_fee_to_intermediary": """
        乙方需先支付服务费3000元
        按减免金额的20%收取服务费
        先交定金再办理
        前期费用3000元，先行支付给协商公司
        办理前需缴纳3000元手续费至我公司
        """,
    "limitation_restarts": """
        诉讼时效自本协议签订之日起重新计算
        乙方确认不以时效已过为由抗辩
        乙方同意对已超过诉讼时效的债务继续履行
        """,
    "collection_continues": """
        本协议不影响甲方继续催收
        分期期间甲方照常催收
        """,
    "default_penalty": """
        应支付未还款项百分之三十的违约金
        按日加收千分之一违约金
        """,
    "guarantor_added": """
        追加配偶为共同还款人
        王某作为保证人承担连带责任
        乙方须提供房产抵押作为担保
        """,
    "new_loan_for_old": """
        重新申请贷款以结清旧债
        另行发放贷款5万元用于偿还原贷款
        通过续贷结清原债务
        """,
    "fraud_confession": """
        乙方承认恶意透支
        确认具有非法占有目的
        """,
    "contacts_disclosed": """
        授权甲方读取乙方通讯录
        我司将向您的单位及亲属通报欠款
        甲方有权将乙方失信信息向社会公开
        """,
    "debit_any_account": """
        授权甲方从乙方名下任何账户中扣收
        """,
    "lender_may_change": """
        甲方有权单方调整还款计划
        本协议最终解释权归甲方
        """,
    "direct_enforcement": """
        办理公证并赋予强制执行效力
        """,
    "credit_record_promise": """
        乙方可为甲方消除逾期记录
        """,
    "outcome_promised": """
        不成功全额退款
        """,
    "deemed_service": """
        按上述地址寄出的，退回之日视为送达
        短信发出即视为已送达
        乙方确认该地址为诉讼文书的送达地址
        """,
    "lender_costs": """
        乙方逾期的，应承担甲方追索产生的律师代理费、诉讼费
        因乙方违约产生的诉讼费、律师代理费由乙方承担
        甲方为实现债权支出的一切费用由乙方负担
        """,
    "hands_over_identity": """
        把手机卡交给乙方
        """,
    "false_documents": """
        乙方代为制作虚假病历
        """,
}
HARMLESS = {
    "acceleration": "甲方不得要求乙方提前偿还/乙方可提前一次性还清剩余款项/乙方应于到期还款日前还款/即使逾期，甲方也不会要求乙方一次性偿还全部欠款",
    "interest_resumes": "停止计息/免息分期36期/甲方不得恢复计息/已减免的利息不再收回/甲方同意减免利息3800元",
    "waives_rights": "甲方放弃对剩余利息的请求权/原告放弃其他诉讼请求/不影响乙方投诉的权利/甲方不得要求乙方放弃投诉/甲方在乙方按约还款期间不得起诉乙方",
    "blank_fields": "每期还款2000元/尾号****1234/甲方（盖章）：______  乙方（签字）：______/签署日期：    年    月    日",
    "third_party_account": "甲方不得要求乙方向个人账户转账/从乙方个人账户自动扣款/请勿向任何个人账户转账/甲方：某银行，户名：某银行股份有限公司/汇入法院账户，户名：某市人民法院",
    "oral_only": "任何口头约定无效/以书面为准/双方已签订书面协议",
    "upfront_fee_to_intermediary": "甲方不收取任何服务费/无需支付任何服务费/减免服务费500元/每期手续费50元",
    "collection_continues": "逾期的，甲方有权继续催收/停止催收",
    "default_penalty": "甲方减免违约金的100%/按日万分之五计收",
    "guarantor_added": "无需提供担保/甲方不得要求乙方追加担保/不得向乙方家属催收",
    "new_loan_for_old": "不得要求乙方借新还旧",
    "fraud_confession": "乙方不存在恶意透支",
    "contacts_disclosed": "甲方不得向乙方的亲属、单位透露欠款",
    "deemed_service": "以乙方实际收到之日为送达/微信通知不视为送达",
    "lender_costs": "诉讼费由败诉方承担/律师费各自承担/甲方的律师费由甲方自行承担/案件受理费200元由被告负担",
    "credit_record_promise": "真实的逾期记录不能删除",
    "lender_may_change": "任何变更须双方书面同意",
}


@pytest.mark.parametrize("code, text", [(code, text) for code, texts in RISKY.items() for text in lines(texts)])
def test_a_risk_is_found_with_its_sentence(code, text):
    assert code in risks(text)


@pytest.mark.parametrize("code, text", [(code, text) for code, texts in HARMLESS.items() for text in texts.split("/")])
def test_what_rules_a_risk_out_is_none(code, text):
    assert code not in risks(text)


CALM = """
    本协议签订后，甲方停止催收
    甲方不收取任何费用
    甲方不得向第三人透露乙方欠款信息
    甲方不得向第三人催收
    分期期间免息
    甲方承诺不再计收利息、罚息、违约金
    乙方逾期超过30日，甲方有权解除本协议
    乙方逾期的，甲方应先书面通知并给予15日宽限期
    乙方可随时提前还款，不收取违约金
    本协议未尽事宜，由双方另行书面协商
    乙方可向监管部门投诉
    因本协议发生争议，双方协商解决；协商不成的，向甲方所在地人民法院起诉
    乙方还清全部欠款后，甲方出具结清证明
    乙方通过甲方手机银行还款，甲方不委托任何个人收款
    还款账户：户名：某某银行股份有限公司，账号：95588
    乙方指定本人名下账户作为还款账户
    双方应对本协议内容保密
    本协议一式两份，具有同等法律效力
    本协议自双方签字盖章之日起生效
    乙方应保持电话畅通，地址变更及时通知甲方
    乙方未按期还款的，甲方可恢复催收
    甲方如实报送征信信息
    逾期的，就逾期部分按日万分之五支付违约金
    甲方免除乙方截至签约日的全部违约金和滞纳金
    乙方自愿签署本协议，不存在欺诈、胁迫
    甲方委托的催收机构应遵守法律法规
    乙方首期款于签约后3日内支付
    甲方应在收到款项后向乙方出具收据
    甲方同意乙方分期偿还全部欠款
    本协议不影响乙方依法享有的权利
    甲方不得以任何理由要求乙方一次性还清
    甲方变更还款账户的，应书面通知乙方
    乙方确认收到本协议书一份
    最后一期还清全部剩余款项
    甲方不得要求乙方提供担保，不得要求借新还旧
    本协议为双方真实意思表示，口头承诺与本协议不一致的以本协议为准
    乙方承诺结清前不再申领信用卡
    甲方未按约定停止催收的，乙方有权投诉
    乙方姓名：张某某 联系电话：138****0000
    甲方收到乙方最后一笔还款后，双方债权债务关系终止
    原合同其他条款继续有效
    乙方有权要求甲方出具还款明细
    如需延期，乙方应提前3日书面通知甲方
    乙方授权甲方从尾号1234账户自动扣款
    诉讼费由败诉方承担，律师费各自承担
    甲方通知乙方的，以乙方实际收到为准
    乙方逾期的，甲方提醒乙方，乙方七日内补足即可，其余各期照常
    甲方工作人员不得向乙方家人、同事、邻居打听或透露欠款
    乙方变更工作单位或联系人的，应在三日内通知甲方
    乙方可以委托家人代为办理还款
    乙方家属自愿代为转账的，视为乙方还款，不因此成为债务人
    乙方还清全部欠款后，甲方解除抵押登记并交还车辆登记证
    原贷款合同约定的抵押继续有效
    甲方同意乙方提前还清全部剩余款项，不收违约金
    乙方对欠款金额无异议
    双方如有争议，应先协商；协商不成的，任何一方可以向法院起诉或申请仲裁
    乙方认为甲方催收不当的，可以拨打12378投诉
    甲方可根据乙方的书面申请调整还款日
    变更还款计划须经双方书面同意，任何一方不得单方变更
    甲方通过短信提醒乙方还款，短信不作为送达方式
    乙方提供的收入证明、病历应真实，不得伪造
    甲方不要求乙方提供手机卡、银行卡密码或验证码
    乙方通过手机银行还款，请妥善保管密码，不要告诉他人
    甲方不收取服务费、手续费、保证金
    甲方收取的手续费已在还款总额中
    乙方从本人工资卡自动扣款，扣款账户尾号1234
    扣款账户余额不足的，甲方不会从乙方其他账户扣款
    本协议不是借新还旧，甲方不另行发放贷款
    乙方逾期的，自逾期次日起对当期应还金额按日万分之五计收逾期利息
    已减免的利息，甲方不会因乙方逾期而恢复计收
    甲方同意自本协议签订之日起减免利息5000元，停止催收
    乙方曾于2025年5月逾期，甲方于当年恢复计息，现双方协商一致停止计息
    甲方如实上报征信，不能删除真实的逾期记录
    乙方确认收到甲方寄送的账单和通知
    甲方寄送的文书以乙方签收为送达
    甲方发生的律师费、诉讼费由甲方自行承担
    案件受理费由法院确定负担
    乙方因住院没有按时还款，双方同意从下月起重新安排还款计划
    一次性还清的，甲方另给予优惠；分期还款的，不享受该优惠
    还款期间，甲方每月向乙方发送账单，乙方可随时查询剩余欠款
    甲方不承诺办理成功，以审批结果为准
    如乙方失业，可申请延期一次，由甲方审核
    乙方的配偶已知悉本协议，但不承担还款责任
    乙方可以要求甲方出具结清证明，甲方不得拒绝
    本协议签订后，双方不再就本金数额争议
    甲方有权要求乙方提供困难证明，乙方提供的证明由医院或社区出具
    乙方如提供虚假材料，甲方可解除本协议
    甲方保证停止催收，并通知外包公司撤案
    乙方按期还款满十二期的，甲方对剩余利息全部免除
    到期未还的款项，乙方可在宽限期内补缴，不视为违约
    原合同其他条款不变，本协议与原合同不一致的，以本协议为准
    甲方不得公开乙方的个人信息
    第三方支付平台收取的手续费由甲方承担
    双方口头约定不具有效力
    乙方有权随时取消自动扣款授权
    因不可抗力未能按期还款的，乙方不承担违约责任
    ')[0])
    """


@pytest.mark.parametrize("text", lines(CALM))
def test_what_any_calm_agreement_says_alarms_nobody(text):
    assert [] == risks(f"甲方：某某银行股份有限公司\n乙方：张某某\n{text}。")


def test_every_risk_has_a_sentence_that_finds_it():
    assert {risk.code for risk in RISKS} == set(RISKY)


def test_lines_to_sign_on_are_meant_to_be_blank():
    assert [] == risks("甲方（盖章）：　　　　　乙方（签字）：\n日期：    年  月  日")
    assert ["blank_fields"] == risks("首期还款日：    年  月  日\n甲方（盖章）：　　　乙方（签字）：")


def test_the_one_who_owes_may_be_the_first_party():
    """甲方 owes here, so it is 甲方 who gives up rights and 乙方 who may not."""
    note = "甲方（借款人）：韩某\n乙方（出借人）：唐某\n"

    assert "waives_rights" in risks(note + "甲方放弃一切抗辩权利。")
    assert "waives_rights" not in risks(note + "乙方放弃对利息的请求权。")


def test_promising_no_new_cards_is_explained_and_is_no_risk():
    """The six items of article 70 ask for it."""
    result = check("乙方承诺结清前不再向任何银行申领信用卡。")

    assert [] == result["risks"]
    assert any("不再申领信用卡" in sentence for sentence in result["say"])


# How big it is, and what is answered


@pytest.mark.parametrize(
    "text, code, size",
    [
        ("欠款总额30,000元。逾期的，每天按未还金额的千分之三付违约金。", "default_penalty", "一年就是 109.5%"),
        ("欠款总额30,000元。逾期一天罚100元。", "default_penalty", "拖三十天就是 3,000.00 元"),
        ("欠款总额30,000元。违约的，按欠款总额的20%支付违约金。", "default_penalty", "6,000.00 元"),
        ("欠款总额30,000元。一期未还，全部欠款立即到期。", "acceleration", "30,000.00 元"),
        ("欠款总额30,000元，减免5,000元，还款总额25,000元。逾期的，减免作废。", "interest_resumes", "减免的 5,000.00 元"),
    ],
)
def test_an_alarm_says_how_big_it_is(text, code, size):
    assert size in next(each["advice"] for each in check(f"甲方：某银行\n乙方：张某\n{text}")["risks"] if each["code"] == code)


def test_a_size_that_the_text_does_not_say_is_not_made_up():
    advice = next(each["advice"] for each in check("一期未还，剩余款项立即到期。")["risks"] if each["code"] == "acceleration")

    assert advice.startswith("可以要求")


def test_nobody_is_told_to_confirm_an_assigned_debt():
    """A debt that is confirmed can begin its limitation anew."""
    said = "".join(
        check("债权转让通知书\n致张某：某银行已将对您的债权转让给某资产管理有限公司。\n某资产管理有限公司（公章）")["say"]
    )

    assert "这不是确认欠款" in said
    assert "我再确认" not in said
    assert "没有问题就确认" not in said


def test_a_courts_mediation_is_answered_before_it_is_served():
    said = "".join(
        check(
            "某市人民法院\n民事调解书\n原告：某银行\n被告：张某\n被告每月还1,000元，分12期。一期未还，全部到期。本院予以确认。"
        )["say"]
    )

    assert "还没签收的" in said
    assert "改好发给我" not in said


def test_a_friend_is_not_asked_about_credit_reports():
    assert "征信" not in "".join(check("还款协议\n出借人：王某\n借款人：张某\n借款2万元，分10个月，每月还2000元。")["say"])


# Sums


@pytest.mark.parametrize(
    "text, code, stated, computed",
    [
        ("还款总额36000元，分36期，每期1000元", "instalments_times_amount", "36000.00", "36000.00"),
        ("还款总额36000元，分36期，每期1000.01元", "instalments_times_amount", "36000.00", "36000.36"),
        ("还款总额50000元，分36期，每期1388.89元，最后一期1388.85元", "instalments_times_amount", "50000.00", "50000.00"),
        (
            "还款总额30000元，共24期，第1至12期每期1000元，第13至24期每期1500元",
            "instalments_times_amount",
            "30000.00",
            "30000.00",
        ),
        ("还款总额23000元，分20期，首付3000元，每期1000元", "instalments_times_amount", "23000.00", "23000.00"),
        ("欠款总额50000元，减免5000元，还款总额45000元，分50期，每期1000元", "instalments_times_amount", "45000.00", "50000.00"),
        ("欠款合计50000元，其中本金45000元，利息3800元，违约金1200元", "parts", "50000.00", "50000.00"),
        ("欠款合计50000元，其中本金45000元，利息3800元，违约金1200.01元", "parts", "50000.00", "50000.01"),
        ("欠款总额50000元，减免利息3000元、违约金1000元，还款总额46000元", "after_waiver", "46000.00", "46000.00"),
        ("欠款总额50000元，减免利息3000元，还款总额46000元", "after_waiver", "46000.00", "47000.00"),
        ("人民币伍万元整（¥50,000.00）", "amount_in_words", "50000.00", "50000.00"),
        ("乙方欠甲方50000元，分24期偿还，每期2000元", "instalments_times_amount", "50000.00", "48000.00"),
        ("分36期归还本金50000元，每期1388.89元", "instalments_times_amount", "50000.00", "50000.04"),
        ("每月还款2000元，为期两年，共计48000元", "instalments_times_amount", "48000.00", "48000.00"),
        (
            "2027年1月15日还5000元，2027年2月15日还5000元，余款2027年3月15日还2000元，共12500元",
            "schedule_rows",
            "12500.00",
            "12000.00",
        ),
        (
            "本金45000元，利息3800元，违约金1200元，合计50000元，减免利息1900元，实际应还48100元",
            "after_waiver",
            "48100.00",
            "48100.00",
        ),
        ("5000元（大写：伍万元整）", "amount_in_words", "5000.00", "50000.00"),
        # None fits: the reading that is nearest is the one to ask about.
        (
            "欠款总额50000元，首付10000元，余款40000元分12期，每期2000元，尾款15000元",
            "instalments_times_amount",
            "50000.00",
            "49000.00",
        ),
        # A fee beside each part of the debt: the total is what is owed, without the fees.
        (
            "欠款总额50000元，分36期，每期本金1388.89元加手续费300元，合计每期1688.89元",
            "instalments_times_amount",
            "50000.00",
            "50000.04",
        ),
    ],
)
def test_each_sum_that_can_be_checked_is_shown_as_stated_and_computed(text, code, stated, computed):
    assert {"code": code, "stated": stated, "computed": computed} in check(text)["arithmetic"]


def test_only_a_difference_that_rounding_does_not_explain_is_spoken_of():
    """36 × 1,388.89 is 50,000.04."""
    said = " ".join(check("还款总额50000元，分36期，每期1388.89元")["say"])
    off = " ".join(check("还款总额50000元，分36期，每期1390元")["say"])

    assert "对不上" not in said
    assert "差 40.00 元" in off


# Photos and phones


@pytest.mark.parametrize(
    "photographed, meant",
    [
        ("每期还款2,0\n00元", "每期还款2,000元"), ("每期2,0 00元", "每期2,000元"), ("总额 5 0 0 0 0 元", "总额50000元"), ("总额 50 000 元", "总额50000元"), ("共3\n6期", "共36期"),
        ("人 民 币 伍 万 元 整", "人民币伍万元整"), ("总额５０，０００．００元", "总额50,000.00元"), ("50，\n000元", "50,000元"), ("甲  方：某银行", "甲方：某银行"),
        ("三十\n六期", "三十六期"), ("2027年1月1\n5日", "2027年1月15日"), ("2027年1月\n15日", "2027年1月15日"), ("2027\n年1月", "2027年1月"), ("共3 6期", "共36期"),
        ("总额50000\n元", "总额50000元"), ("人民币伍\n万元整", "人民币伍万元整"),
    ],
)  # fmt: skip
def test_what_a_photo_has_torn_is_joined(photographed, meant):
    assert meant == Text(photographed).plain


@pytest.mark.parametrize(
    "table",
    [
        "1 2027-01-15 2000.00\n2 2027-02-15 2000.00",
        "1\t1000\n2\t1000",
        "第1期 1000元\n第2期 1000元",
        "2027-01-15\n2000元",
        "一\n1000元\n二\n1000元",
        "1\n月供1000元",
    ],
)
def test_the_cells_of_a_table_stay_apart(table):
    assert table.count("\n") == Text(table).plain.count("\n")
    assert not re.search(r"12027|20002|10002|0001", Text(table).plain)


# Cost: a pattern that looks ahead without bounds could keep an old phone busy for minutes.


def patterns_in_use():
    """Every pattern that reading the texts compiles."""
    used = []

    def recording(pattern, *flags):
        used.append(pattern)
        return compile_(pattern, *flags)

    compile_ = re.compile
    for cached in (compiled, numbers._scanner):
        cached.cache_clear()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(re, "compile", recording)
        for case in agreements():
            check(case["text"], **WHOLE_TERMS)
    return sorted(set(used))


def most_steps(tree):
    """How many ways a pattern can be tried at one place: the product of its repeats, the sum of its alternatives."""
    steps = 1
    for operation, argument in tree:
        if operation in (kind.MAX_REPEAT, kind.MIN_REPEAT):
            low, high, inner = argument
            assert high is not kind.MAXREPEAT, "a repeat without bounds"
            steps *= max(high - low + 1, 1) * (most_steps(inner) if len(inner) > 1 else 1)
        elif operation is kind.POSSESSIVE_REPEAT:
            continue  # never tried again
        elif operation is kind.SUBPATTERN:
            steps *= most_steps(argument[3])
        elif operation is kind.BRANCH:
            steps *= max(most_steps(each) for each in argument[1])
        elif operation in (kind.ASSERT, kind.ASSERT_NOT):
            steps *= most_steps(argument[1])
    return steps


def test_every_pattern_looks_ahead_over_a_bounded_number_of_characters():
    patterns = patterns_in_use()

    assert len(patterns) > 200
    for pattern in patterns:
        assert most_steps(_parser.parse(pattern)) <= 200_000, pattern

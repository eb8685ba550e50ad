"""A sentence that can hurt is found with its size and answered; one that means the contrary is none."""

import pytest

from calculators.tools.agreement.risks import RISKS
from tests.agreements.checked import check, lines, risks

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


def test_every_risk_has_a_sentence_that_finds_it():
    assert {risk.code for risk in RISKS} == set(RISKY)


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

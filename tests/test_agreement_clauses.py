"""A clause is found in the words of many lenders, and not in what only sounds like it."""

import pytest

from tests.agreements.checked import clause, lines

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


@pytest.mark.parametrize("code, text", [(code, text) for code, texts in FOUND.items() for text in lines(texts)])
def test_a_clause_is_found_in_many_words(code, text):
    assert "found" == clause(code, text)["status"]


@pytest.mark.parametrize("code, text", [(code, text) for code, texts in NOT_FOUND.items() for text in texts.split("/")])
def test_a_clause_is_not_found_in_what_only_sounds_like_it(code, text):
    read = clause(code, text)

    assert ("missing", None) == (read["status"], read["excerpt"])

"""What was agreed and is not so in the text is named; in whatever words it stands there, it is found."""

import pytest

from tests.agreements import agreements
from tests.agreements.checked import check, clause


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

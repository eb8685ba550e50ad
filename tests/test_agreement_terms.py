"""An agreement's text beside what was agreed: what is paid first, runs that are not alike, the last payment; where they differ, it is said."""

import pytest

from calculators import run

HEAD = "甲方：甲银行 乙方：张三。欠款总额50000元，"
STEPS = {
    "total": "50000",
    "steps": [{"instalments": 12, "amount": "800"}, {"instalments": 24, "amount": "1683.33"}],
}
DOWN = {"total": "50000", "down_payment": "10000", "instalments": 25, "instalment_amount": "1600"}


def read(text, expected):
    clauses = run("agreement", {"text": HEAD + text, "expected": expected})["clauses"]
    return {each["code"]: each for each in clauses}


def amounts(text, expected):
    each = read(text, expected)["instalment_amount"]
    return each["status"], each["advice"]


@pytest.mark.parametrize(
    "text",
    [
        "分36期偿还，第1至12期每期800元，第13至36期每期1683.33元，首期2026年12月20日。",
        "分36期偿还，第1至12期每期800元，第13至35期每期1683.33元，最后一期1683.41元。",
        "分36期，前12个月每月还800元，此后每月还1683.33元。",
        "分三十六期，前十二期每期800元，后二十四期每期1683.33元。",
    ],
)
def test_runs_as_agreed_are_found(text):
    assert "found" == amounts(text, STEPS)[0]


@pytest.mark.parametrize(
    "text, words",
    [
        # Another amount in the second run, a run that is longer, one amount for all, an amount that stands nowhere.
        ("分36期偿还，第1至12期每期800元，第13至36期每期1700元。", "文本里第 13 期是 1,700.00 元，谈好的是 1,683.33 元"),
        ("分36期偿还，第1至6期每期800元，第7至36期每期1683.33元。", "文本里第 7 期是 1,683.33 元，谈好的是 800.00 元"),
        ("分36期，每期1388.89元。", "文本里第 1 期是 1,388.89 元，谈好的是 800.00 元"),
        ("每期按银行通知的800元或者另行通知的金额偿还。", "文本里没有 1,683.33 元"),
    ],
)
def test_runs_that_are_not_those_agreed_are_said_plainly(text, words):
    status, advice = amounts(text, STEPS)

    assert "differs" == status
    assert words in advice
    assert "谈好的是第 1 到 12 期每期 800.00 元，第 13 到 35 期每期 1,683.33 元" in advice


def test_runs_in_the_place_of_the_level_instalment_that_was_agreed_are_a_difference():
    agreed = {"total": "36000", "instalments": 24, "instalment_amount": "1000"}
    status, advice = amounts("还款总额36000元，分24期，第1至12期每期1000元，第13至24期每期2000元。", agreed)

    assert ("differs", True) == (status, "第 13 期是 2,000.00 元" in advice)


@pytest.mark.parametrize(
    "text",
    [
        "首付10000元，其余分25期每期1600元。",
        "签订时支付10000元，余款40000元分25期，每期1600元。",
        "于2026年12月5日支付10000元，其余分25期，每期1600元。",
        "先付人民币壹万元整，余下分二十五期，每期1600元。",
    ],
)
def test_a_down_payment_as_agreed_is_found(text):
    assert "found" == amounts(text, DOWN)[0]


@pytest.mark.parametrize(
    "text, words",
    [
        ("首付12000元，其余分25期每期1520元。", "谈好先付 10,000.00 元，文本写的是先付 12,000.00 元"),
        ("分25期，每期1600元。", "谈好先付 10,000.00 元，文本里没有写"),
    ],
)
def test_a_down_payment_that_is_not_the_one_agreed_is_said_plainly(text, words):
    status, advice = amounts(text, DOWN)

    assert "differs" == status
    assert words in advice


def test_a_down_payment_that_nobody_agreed_to_is_a_difference():
    agreed = {"total": "50000", "instalments": 25, "instalment_amount": "1600"}
    status, advice = amounts("首付10000元，其余分25期每期1600元。", agreed)

    assert ("differs", True) == (status, "文本要先付 10,000.00 元，谈好的里面没有" in advice)
    assert "found" == amounts("首付10000元，其余分25期每期1600元。", {"creditor": "甲银行"})[0]


def test_the_days_of_the_down_payment_and_of_the_first_instalment_are_two():
    text = "首付10000元于2026年12月5日支付，其余自2027年1月20日起分25期，每月20日还1600元。"
    days = {"down_payment_date": "2026-12-05", "first_payment_date": "2027-01-20"}

    assert "found" == read(text, DOWN | days)["payment_dates"]["status"]
    late = read(text, DOWN | days | {"down_payment_date": "2026-12-10"})["payment_dates"]
    assert ("differs", True) == (late["status"], "谈好的首付是 2026-12-10 付" in late["advice"])
    moved = read(text, DOWN | days | {"first_payment_date": "2027-02-20"})["payment_dates"]
    assert "differs" == moved["status"]


@pytest.mark.parametrize("stated, status", [("1333.45", "found"), ("2500", "differs")])
def test_a_last_payment_is_compared_where_one_was_agreed(stated, status):
    agreed = {"total": "48000", "instalments": 36, "instalment_amount": "1333.33", "final_amount": "1333.45"}

    assert status == amounts(f"还款总额48000元，分36期，每期1333.33元，最后一期{stated}元。", agreed)[0]


def test_what_is_missing_is_asked_for_as_it_was_agreed():
    days = {"down_payment_date": "2026-12-05", "first_payment_date": "2027-01-20"}
    missing = read("双方另行商定。", STEPS | days | {"down_payment": "1000"})

    assert "谈好的是：先付 1,000.00 元，第 1 到 12 期每期 800.00 元" in missing["instalment_amount"]["advice"]
    assert "谈好的是：首付 2026-12-05，第一期 2027-01-20。" in missing["payment_dates"]["advice"]


def test_an_agreement_that_differs_is_not_to_be_signed():
    result = run("agreement", {"text": HEAD + "分25期，每期1600元。", "expected": DOWN})

    assert "stop" == result["verdict"]
    assert any("和谈好的不一样" in sentence and "每期多少" in sentence for sentence in result["say"])


def test_a_last_payment_behind_runs_is_compared_too():
    text = "分36期偿还，第1至12期每期800元，第13至36期每期1683.33元，最后一期{}元。"

    assert "found" == amounts(text.format("1683.41"), STEPS)[0]
    status, advice = amounts(text.format("1733.41"), STEPS)
    assert ("differs", True) == (status, "文本里第 36 期是 1,733.41 元" in advice)

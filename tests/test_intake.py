"""What a person holds, read into rows: what must hold of every text, whatever stands in it."""

import json
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculators import InvalidRequest, run
from calculators.tools.intake.row import BECOMES, FLAGS
from calculators.words.normalise import normalised
from calculators.words.written_sums import find_sums, read_sum

TEXTS = [
    json.loads(line)["request"]["text"]
    for line in (Path(__file__).parent / "corpus" / "intake.jsonl").read_text("utf-8").splitlines()
]
ACCOUNT = "1.2019年03月11日江川银行股份有限公司信用卡中心发放的贷记卡（人民币账户，卡片尾号：7716）。截至2026年10月，信用额度54,000，余额20,932，当前有逾期。"
BILL = "【江川银行】您尾号7716信用卡本期账单3,280.50元，最低还款328.05元，到期还款日12月15日。"
# Accounts that add nothing to what is owed.
NOTHING_OWED = (
    "2018年05月28日东港银行股份有限公司发放的贷记卡（人民币账户）。截至2026年10月，信用额度20,000，尚未激活。",
    "2019年01月01日西陵银行股份有限公司发放的30,000元（人民币）其他个人消费贷款，2021年02月已结清。",
    "2015年06月01日西陵银行股份有限公司发放的贷记卡（人民币账户），截至2020年04月已销户。",
    "2022年01月01日蓝鲸小额贷款有限公司发放的8,000元（人民币）其他个人消费贷款，2024年03月已转出。",
    "2019年03月11日江川银行股份有限公司信用卡中心发放的贷记卡（美元账户，卡片尾号：7716）。截至2026年10月，信用额度折合人民币54,000，余额为0。",
    "2022年06月06日，为王某（证件类型：身份证，证件号码：0000********0000）在东港银行股份有限公司办理的贷款承担相关还款责任，责任人类型为保证人，相关还款责任金额90,000。截至2026年10月31日，贷款余额90,000（人民币元）。",
    "2023年11月02日，为李某（证件类型：身份证，证件号码：0000********0000）在南湖银行股份有限公司办理的贷款承担相关还款责任，责任人类型为共同借款人，相关还款责任金额--。截至2026年10月31日，贷款余额500,000（人民币元）。",
    "2024年04月05日湖安财产保险股份有限公司进行最近一次代偿，累计代偿金额50,000。最近一次还款日期为2025年08月31日，余额0。",
)


def read(text, **more):
    return run("intake", {"text": text, "received": "2026-11-28", **more})


@pytest.mark.parametrize("line", NOTHING_OWED)
def test_what_is_closed_guaranteed_or_moved_raises_no_total(line):
    alone, beside = read(line), read(f"{ACCOUNT}\n{line}")

    assert {"debts": 0, "balance": "0.00"} == alone["totals"]
    assert {"debts": 1, "balance": "20932.00"} == beside["totals"]
    assert alone["rows"]


def test_a_repeated_line_counts_once_and_both_stand_side_by_side():
    found = read(f"{ACCOUNT}\n{ACCOUNT}")

    assert {"debts": 1, "balance": "20932.00"} == found["totals"]
    assert [[1, 2]] == found["duplicates"]
    assert ["debt", "ask"] == [row["becomes"] for row in found["rows"]]


def test_a_bill_says_what_is_due_and_not_what_is_owed():
    (row,) = read(BILL)["rows"]

    assert ("payment_due", None, "3280.50", "328.05", "2026-12-15") == (
        row["becomes"], row["balance"], row["due_amount"], row["minimum_due"], row["due_date"],
    )  # fmt: skip
    assert [] == read(BILL)["debts"]


def test_a_day_without_a_year_is_not_read_where_nobody_says_when_the_bill_came():
    found = run("intake", {"text": BILL})

    assert found["rows"][0]["due_date"] is None
    assert ["default_used"] == [notice["code"] for notice in found["notices"]]


@pytest.mark.parametrize("words", ["从未逾期", "当前无逾期", "未逾期", "最近5年内有4个月处于逾期状态"])
def test_what_was_or_was_never_overdue_is_not_overdue(words):
    (row,) = read(ACCOUNT.replace("当前有逾期", words))["rows"]

    assert "overdue" not in row["flags"]


def test_a_row_says_the_line_that_it_was_read_from_in_the_writers_own_characters():
    text = f"个⼈信⽤报告\n\n{ACCOUNT.replace('月', '⽉')}"

    (row,) = read(text)["rows"]

    assert (3, ACCOUNT.replace("月", "⽉")) == (row["line"], row["excerpt"])


def test_what_looks_like_an_account_and_is_cut_off_is_shown_as_not_read():
    found = read(f"{ACCOUNT}\n云帆消费金融有限公司的个人消费贷款，截至2026年10月，余额16,7")

    assert [2] == [each["line"] for each in found["not_read"]]
    assert "20932.00" == found["totals"]["balance"]


def test_a_report_that_counts_more_accounts_than_were_read_says_so():
    found = read(f"个人信用报告\n账户数 3 -- 2\n{ACCOUNT}")

    assert any("5 个账户" in sentence for sentence in found["say"])


def test_the_second_currency_of_a_card_is_the_same_account():
    dollars = ACCOUNT.replace("人民币账户", "美元账户").replace("54,000，余额20,932", "折合人民币54,000，余额412")

    yuan, other = read(f"{ACCOUNT}\n{dollars}")["rows"]

    assert {"second_currency", "converted", "same_account"} <= set(other["flags"])
    assert "same_account" not in yuan["flags"]


def test_no_principal_is_invented():
    debts = read(f"{ACCOUNT}\n2012年06月01日西陵银行发放的贷记卡（人民币账户）。截至2026年10月，余额18,700。")["debts"]

    assert [
        {"creditor", "kind", "balance", "account_tail", "as_of", "source"},
        {"creditor", "kind", "balance", "as_of", "source"},
    ] == [set(debt) for debt in debts]


def test_the_rows_that_became_debts_are_rows_of_the_inventory():
    debts = read("招行 5万2 逾期40天\n花呗8000\n老王 欠3万")["debts"]

    assert "90000.00" == run("inventory", {"today": "2026-11-28", "debts": debts})["totals"]["balance"]


def test_a_text_without_debts_says_so():
    assert ["没有读到欠款。可以再贴全一点，也可以照着账单自己填。"] == read("今天天气很好")["say"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5万2", "52000.00"), ("3万5千", "35000.00"), ("6千2", "6200.00"), ("两万三", "23000.00"), ("4w", "40000.00"), ("1.2万", "12000.00"),
        ("￥9,320", "9320.00"), ("2 310.50", "2310.50"), ("9320元", "9320.00"), ("一万五", "15000.00"),
    ],
)  # fmt: skip
def test_a_sum_is_read_as_people_write_it(written, value):
    assert Decimal(value) == read_sum(normalised(written).plain)


@pytest.mark.parametrize(
    "written",
    ["逾期40天", "36期", "24%", "12月15日", "尾号7716", "验证码 664310", "第7/24期", "09:12", "每月15号", "t.example/K9"],
)
def test_a_count_a_day_and_a_tail_are_no_sum(written):
    assert [] == list(find_sums(written))


def test_too_long_a_text_is_refused():
    with pytest.raises(InvalidRequest) as caught:
        read("欠" * 20_001)

    assert [("text", "too_long")] == [(error["field"], error["code"]) for error in caught.value.errors]


PIECES = (
    *"江川银行信用卡余额欠款逾期应还最低元万年月日0123456789,.，。：:（）【】|\t\n -¥$发放的为在截至贷记账户人民币美元授信一二十百千还借我您合计平台本金",
    "2026年10月10日", "截至2026年10月", "余额20,932", "尾号7716", "个人信用报告", "承担相关还款责任", "接收债权", "平台\t欠款\n", "⽉", "\0", "\ud800",
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=200).map("".join), st.sampled_from(TEXTS)),
    st.lists(st.tuples(st.integers(0, 4000), st.sampled_from(PIECES)), max_size=12),
    st.sampled_from(["auto", "messages", "credit_report", "table"]),
)
def test_any_text_is_read_without_fault_and_every_promise_holds(text, cuts, kind):
    for place, piece in cuts:
        text = text[: place % (len(text) + 1)] + piece + text[(place + 3) % (len(text) + 1) :]
    text = text[:20_000]

    found = read(text, kind=kind)

    debts = [row for row in found["rows"] if row["becomes"] == "debt"]
    owed = sum((Decimal(row["balance"]) for row in debts if row["balance"]), Decimal(0))
    assert Decimal(found["totals"]["balance"]) == owed == sum((Decimal(debt["balance"]) for debt in found["debts"]), Decimal(0))
    assert found["totals"]["debts"] == len(found["debts"])
    for row in found["rows"]:
        assert 1 <= row["line"] <= text.count("\n") + 1
        assert row["becomes"] in BECOMES and set(row["flags"]) <= set(FLAGS)
        assert row["becomes"] != "payment_due" or row["balance"] is None
        assert all(
            row[name] is None or Decimal(row[name]) >= 0 for name in ("balance", "credit_limit", "due_amount", "overdue_amount")
        )


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(TEXTS), st.sampled_from(NOTHING_OWED))
def test_a_line_that_owes_nothing_never_raises_the_total_of_a_text(text, line):
    before = read(text, kind="credit_report")["totals"]["balance"]

    after = read(f"{text}\n{line}", kind="credit_report")["totals"]["balance"]

    assert Decimal(after) <= Decimal(before)


LONG = {
    "accounts": f"{ACCOUNT}\n" * 200,
    "bills": f"{BILL}\n" * 300,
    "banks": "银行" * 10_000,
    "days": "2026年10月10日江川银行" * 1_200,
    "items": "招行欠1000，" * 2_800,
    "cells": "平台\t欠款\n" + "江川\t1000\n" * 2_200,
    "numerals": "一" * 20_000,
    "brackets": "【" * 20_000,
    "blank lines": "\n" * 20_000,
    "for whom": "为王" * 10_000,
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_text_takes_time_in_proportion(name):
    """Four times the text may take eight times as long, not sixteen; a fault of the square kind takes far more."""

    def took(length):
        started = time.process_time()
        read(LONG[name][:length])
        return time.process_time() - started

    took(1000)
    quarter = min(took(5_000) for _ in range(3))

    assert took(20_000) <= 8 * quarter + 0.1


def test_two_equal_debts_on_one_line_are_shown_as_the_two_that_they_are():
    result = run("intake", {"text": "花呗8000，招行52000，招行52000，花呗8000"})

    assert [[1, 1], [1, 1]] == result["duplicates"]
    assert [[1, 2], [0, 3]] == result["twins"]
    assert {"debts": 2, "balance": "60000.00"} == result["totals"]


def test_each_debt_of_a_mixed_paste_is_of_the_source_that_it_was_read_from():
    text = "【江川银行】您尾号7716信用卡欠款总额48,600.12元，已逾期。\n\n平台\t欠款\n花呗\t8000"

    assert ["message", "table"] == [debt["source"] for debt in run("intake", {"text": text})["debts"]]


def test_a_line_of_a_table_that_is_too_long_is_listed_as_not_read():
    result = run("intake", {"text": f"平台\t欠款\n花呗\t8000\n借呗\t12000\t{'备注' * 300}"})

    assert [3] == [each["line"] for each in result["not_read"]]
    assert "8000.00" == result["totals"]["balance"]


def test_a_bill_in_dollars_only_is_shown_and_never_as_yuan():
    [row] = run("intake", {"text": "【江川银行】尾号7716信用卡美元应还86.40美元，还款日12月16日", "received": "2026-11-28"})[
        "rows"
    ]

    assert ("payment_due", "USD", None) == (row["becomes"], row["currency"], row["due_amount"])
    assert "86.40 美元" in row["note"]


@pytest.mark.parametrize("between", [" ", "，", "", " 大概"])
@pytest.mark.parametrize("asks", ["每月还1200", "每月要还 1200", "每月最低还1200", "每月 1200"])
def test_what_a_month_asks_beside_the_whole_takes_no_debt_away(between, asks):
    rows = run("intake", {"text": f"借呗 一万八\n微粒贷12000{between}{asks}"})["rows"]

    assert ["借呗", "微粒贷"] == [row["creditor"] for row in rows]
    assert ["18000.00", "12000.00"] == [row["balance"] for row in rows]


@pytest.mark.parametrize("line", ["微粒贷 5000一个月", "招行信用卡每月还不止 3000/月"])
def test_a_lender_and_money_without_a_sum_that_is_owed_are_never_passed_over_in_silence(line):
    found = run("intake", {"text": f"借呗 一万八\n{line}\n花呗 800"})

    assert line in [text for _, text in map(dict.values, found["not_read"])] or line in [row["excerpt"] for row in found["rows"]]


@pytest.mark.parametrize("line", ["老板借了我5000", "老板借给我5000", "我姐借我的 5000"])
def test_who_lent_is_named_without_the_words_of_lending(line):
    assert run("intake", {"text": f"花呗 800\n{line}"})["rows"][1]["creditor"] in ("老板", "我姐")


@pytest.mark.parametrize("text", ["招行信用卡6千多", "花呗 六千多", "借呗 大概6000多块", "微粒贷欠6万多"])
def test_a_sum_said_only_from_below_says_in_its_row_that_more_is_owed(text):
    assert all("实际更多" in row["note"] for row in run("intake", {"text": text})["rows"])


@pytest.mark.parametrize("text", ["招行信用卡6000", "花呗 6000 多久能还"])
def test_a_sum_that_is_said_whole_is_no_floor(text):
    assert not any("实际更多" in (row["note"] or "") for row in run("intake", {"text": text})["rows"])

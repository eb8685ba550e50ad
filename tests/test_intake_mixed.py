"""A paste that holds several things at once: each is read as what it is, and nothing of it is lost or counted twice."""

import pytest

from calculators import run

BILL = "【江川银行】您尾号7716信用卡本期账单3,280.50元，到期还款日12月15日。"
OTHER_BILL = "【南湖银行】您尾号6021信用卡本期应还5,110.00元，12月18日到期。"
LIST = "花呗 8000\n借呗 1.2万\n表哥 5000"
TABLE = "平台\t欠款\t逾期天数\n橙花分期\t9320\t12\n蓝鲸小贷\t6500\t40"
ACCOUNT = "1.2024年11月02日云帆消费金融有限公司发放的15,000元（人民币）其他个人消费贷款，2026年11月02日到期。截至2026年10月，余额9,320。"


def read(text):
    return run("intake", {"text": text, "received": "2026-11-28"})


def becomes(text):
    return [(row["becomes"], row["creditor"]) for row in read(text)["rows"]]


LISTED = [("debt", "花呗"), ("debt", "借呗"), ("debt", "表哥")]
TABLED = [("debt", "橙花分期"), ("debt", "蓝鲸小贷")]


@pytest.mark.parametrize(
    ("text", "rows"),
    {
        "a list before messages": (f"{LIST}\n\n{BILL}", [*LISTED, ("payment_due", "江川银行")]),
        "a list behind messages": (f"{BILL}\n另外还有：\n{LIST}", [("payment_due", "江川银行"), *LISTED]),
        "a list between messages": (
            f"{BILL}\n\n{LIST}\n\n{OTHER_BILL}",
            [("payment_due", "江川银行"), *LISTED, ("payment_due", "南湖银行")],
        ),
        "a list that touches the messages": (f"{LIST}\n{BILL}", [*LISTED, ("payment_due", "江川银行")]),
        "a table and a message": (f"{TABLE}\n\n{BILL}", [*TABLED, ("payment_due", "江川银行")]),
        "a message and a table": (f"{BILL}\n\n{TABLE}", [("payment_due", "江川银行"), *TABLED]),
        "two tables": (f"{TABLE}\n\n银行\t欠款\n东港银行\t21450", [*TABLED, ("debt", "东港银行")]),
        "a table and a list": (f"{TABLE}\n\n另外欠：\n{LIST}", [*TABLED, *LISTED]),
        "a report, a message and a list": (
            f"{ACCOUNT}\n\n{BILL}\n{LIST}",
            [("debt", "云帆消费金融有限公司"), ("payment_due", "江川银行"), *LISTED],
        ),
        "a message and a report": (f"{BILL}\n{ACCOUNT}", [("payment_due", "江川银行"), ("debt", "云帆消费金融有限公司")]),
    }.values(),
)
def test_each_part_of_a_paste_is_read_as_what_it_is(text, rows):
    assert rows == becomes(text)


def test_each_row_keeps_the_line_that_it_stands_in():
    lines = f"{LIST}\n\n{BILL}\n{TABLE}".split("\n")

    assert all(row["excerpt"][:4] in lines[row["line"] - 1] for row in read("\n".join(lines))["rows"])


def test_a_debt_says_whether_it_comes_from_a_report_or_from_a_list():
    found = read(f"1.{ACCOUNT[2:]}\n\n{BILL}\n花呗 8000")

    assert [("云帆消费金融有限公司", "credit_report"), ("花呗", "table")] == [
        (each["creditor"], each["source"]) for each in found["debts"]
    ]


def test_the_same_debt_in_a_list_and_in_a_report_counts_once():
    found = read(f"云帆消费金融 9320\n\n{BILL}\n\n{ACCOUNT}")

    assert found["totals"]["balance"] == "9320.00"


def test_a_message_broken_in_two_lines_is_no_list():
    assert [("payment_due", "江川银行")] == becomes(
        "【江川银行】您尾号7716信用卡本期账单3,280.50元，\n欠款3,280.50元，到期还款日12月15日。"
    )


def test_what_others_owe_is_no_debt_beside_messages_either():
    assert [("payment_due", "江川银行")] == becomes(f"{BILL}\n别人欠我的：\n小李 2000\n老周 5000")


def test_what_a_month_asks_is_no_debt():
    assert read("我每个月工资8000，房贷3000，网贷2600，还不上")["totals"]["balance"] == "0.00"


def test_a_bill_below_zero_is_paid_too_much_and_owes_nothing():
    (row,) = read("【江川银行】您尾号7716信用卡本期账单-120.50元。")["rows"]

    assert ("none", "0.00") == (row["becomes"], row["due_amount"])


RECORDS = "平台：橙花分期\n欠款：9320\n逾期：12天\n\n平台：蓝鲸小贷\n欠款：6500\n逾期：无"


def test_debts_written_a_line_for_each_thing_are_read():
    rows = read(RECORDS)["rows"]

    assert [("橙花分期", "9320.00", ["overdue"]), ("蓝鲸小贷", "6500.00", [])] == [
        (row["creditor"], row["balance"], row["flags"]) for row in rows
    ]


def test_records_and_messages_are_both_read():
    assert [*TABLED, ("payment_due", "江川银行")] == becomes(f"{RECORDS}\n\n{BILL}")


def test_who_is_paid_off_in_the_middle_of_a_list_takes_nothing_from_the_others():
    assert [("debt", "花呗"), ("none", "借呗"), ("debt", "招行")] == becomes("花呗还有4300，借呗已经还清了，招行5万2")


def test_headings_in_brackets_are_no_senders():
    assert [("debt", "江川"), ("debt", "橙花")] == becomes("【信用卡】\n江川 21000\n【网贷】\n橙花 9320")


def test_what_is_left_counts_where_the_sum_before_and_what_was_paid_stand_beside_it():
    assert ["9320.00"] == [row["balance"] for row in read("名称\t总欠\t已还\t还欠\n橙花\t15000\t5680\t9320")["rows"]]


@pytest.mark.parametrize(
    ("text", "balance"),
    [
        ("我一共欠16万，招行10万，花呗6万", "160000.00"),
        ("信用卡总共欠了8万5，其中招行5万、广发3万5", "85000.00"),
        ("信用卡加起来11万（招行6万，平安5万）", "110000.00"),
        ("一共欠20万：招行8万，花呗2万，亲戚10万", "200000.00"),
        ("网贷合计6万（拍拍贷2万，宜享花3万）", "50000.00"),  # its parts make another sum: it is asked about
        ("花呗借呗一共2万5，招行1万", "35000.00"),  # of two lenders, not of the items beside it
    ],
)
def test_a_sum_of_the_list_never_counts_beside_its_parts(text, balance):
    assert balance == read(text)["totals"]["balance"]


def test_what_is_owed_to_kin_is_no_claim_on_them():
    assert [("debt", "我姐")] == becomes("还有欠我姐一万")
    assert [] == becomes("小李欠我 2000")

"""What a photo has torn is joined, and the cells of a table stay apart."""

import re

import pytest

from calculators.tools.agreement.text import Text


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

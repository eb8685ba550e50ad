"""What comes first gets its minimum, what is given at once is shared once, and who gets nothing is named."""

from decimal import Decimal

import pytest

from calculators import run
from tests.allocations import CASCADES, STRATEGIES


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_what_comes_first_gets_its_minimum_and_no_more(strategy):
    """1,000 a month: 280 for the mortgage, 720 for the others."""
    debts = [
        {"creditor": "卡", "balance": 5000, "annual_rate": 18},
        {"creditor": "房贷", "balance": 40000, "annual_rate": 3.9, "minimum": 280, "priority": True},
        {"creditor": "消金", "balance": 2000, "annual_rate": 24},
    ]
    found = run("allocation", {"capacity": 1000, "debts": debts, "strategy": strategy})
    monthly = [Decimal(each["monthly"]) for each in found["allocations"]]

    assert (Decimal(280), Decimal(720)) == (monthly[1], monthly[0] + monthly[2])
    assert found["required_capacity"] is None  # 40,000 at 280 a month takes longer than the limit
    assert Decimal(found["required_sharing"]) > 280
    assert "先还的“房贷”照最低还" in found["say"][0]
    assert not any("这超过了" in sentence for sentence in found["say"])


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_lump_sum_is_shared_once_by_balance_before_the_months(strategy):
    """900 over 2,000 and 1,000: 600 and 300. 1,400 and 700 are left, at 210 a month ten months."""
    debts = [{"creditor": "甲", "balance": 2000, "annual_rate": 0}, {"creditor": "乙", "balance": 1000, "annual_rate": 0}]
    found = run("allocation", {"capacity": 210, "debts": debts, "strategy": strategy, "lump_sum": 900})

    assert ["600.00", "300.00"] == [each["lump"] for each in found["allocations"]]
    assert ("3000.00", 10) == (found["total_paid"], found["months_to_clear"] if strategy != "equal" else 10)
    assert "900.00" in found["say"][0]


def test_a_lump_sum_that_is_enough_leaves_no_month():
    found = run(
        "allocation", {"capacity": 0, "debts": [{"creditor": "甲", "balance": 2000, "annual_rate": 24}], "lump_sum": 2500}
    )

    assert (0, "2000.00", "0.00", "0.00") == tuple(
        found[key] for key in ("months_to_clear", "total_paid", "total_interest", "required_capacity")
    )
    assert "2,000.00" in found["say"][0] and "不用再按月分" in found["say"][0]


def test_without_a_lump_sum_there_is_none_in_the_result():
    assert "lump" not in run("allocation", {"capacity": 1, "debts": [{"creditor": "甲", "balance": 2}]})["allocations"][0]


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_an_unknown_rate_counts_no_interest_which_is_said_once_and_of_each_lender_by_its_name(strategy):
    debts = [
        {"creditor": "甲银行", "balance": 50000},
        {"creditor": "乙消金", "balance": 20000},
        {"creditor": "丙", "balance": 1, "annual_rate": 0},
    ]
    found = run("allocation", {"capacity": 2000, "debts": debts, "strategy": strategy})

    assert [("debts.0.annual_rate", "rate_unknown"), ("debts.1.annual_rate", "rate_unknown")] == [
        (notice["field"], notice["code"]) for notice in found["notices"]
    ]
    assert ["“甲银行”", "“乙消金”"] == [notice["message"].partition("的年利率")[0] for notice in found["notices"]]
    (sentence,) = [each for each in found["say"] if "没有算利息" in each]
    assert "答应停息" in sentence


def test_a_rate_that_looks_like_a_fraction_is_asked_about():
    found = run("allocation", {"capacity": 100, "debts": [{"creditor": "甲", "balance": 1000, "annual_rate": "0.24"}]})

    assert [("debts.0.annual_rate", "looks_like_fraction")] == [(notice["field"], notice["code"]) for notice in found["notices"]]
    assert "24" in found["notices"][0]["message"]


@pytest.mark.parametrize("strategy", CASCADES)
def test_who_gets_nothing_when_money_is_short_is_named(strategy):
    debts = [
        {"creditor": "甲", "balance": 5000, "annual_rate": 24, "minimum": 300},
        {"creditor": "乙", "balance": 8000, "annual_rate": 18, "minimum": 300},
        {"creditor": "丙", "balance": 9000, "annual_rate": 12, "minimum": 300},
    ]
    found = run("allocation", {"capacity": 500, "debts": debts, "strategy": strategy})

    (sentence,) = [each for each in found["say"] if "分不到钱" in each]
    assert "“丙”" in sentence and "“乙”" not in sentence


def test_where_what_comes_first_takes_all_that_is_said_first():
    debts = [
        {"creditor": "房贷", "balance": 50000, "annual_rate": 4, "minimum": 2800, "priority": True},
        {"creditor": "卡", "balance": 8000, "annual_rate": 18, "minimum": 300},
    ]
    for strategy in STRATEGIES:
        found = run("allocation", {"capacity": 2000, "debts": debts, "strategy": strategy})
        assert ["2000.00", "0.00"] == [each["monthly"] for each in found["allocations"]]
        assert any("还差 800.00" in sentence and "房贷" in sentence for sentence in found["say"])
        assert any("分不到钱" in sentence and "“卡”" in sentence for sentence in found["say"])


def test_a_debt_that_comes_first_without_an_amount_counts_as_zero_and_says_so():
    found = run(
        "allocation", {"capacity": 100, "debts": [{"creditor": "房贷", "balance": 1000, "annual_rate": 4, "priority": True}]}
    )

    assert ("debts.0.minimum", "blank_counted_as_zero") in [(notice["field"], notice["code"]) for notice in found["notices"]]
    assert "0.00" == found["allocations"][0]["monthly"]


def test_where_months_cannot_do_it_but_money_at_once_can_that_is_said():
    """A share is never above today's balance, so in one month the interest is left over: but 1,000.00 today is all of it."""
    found = run(
        "allocation", {"capacity": 100000, "debts": [{"creditor": "a", "balance": 1000, "annual_rate": 18}], "max_months": 1}
    )

    assert found["required_capacity"] is None
    assert any("今天一次还 1,000.00 元" in sentence for sentence in found["say"])
    assert not any("给多少都不能" in sentence for sentence in found["say"])


def test_the_cheapest_of_the_four_ways_is_named_where_it_is_another():
    debts = [{"creditor": "甲", "balance": 20000, "annual_rate": 36}, {"creditor": "乙", "balance": 30000, "annual_rate": 6}]
    by_balance = run("allocation", {"capacity": 2000, "debts": debts})
    cheapest = run("allocation", {"capacity": 2000, "debts": debts, "strategy": "highest_rate"})

    assert any("先还利率最高的" in sentence and "利息最少" in sentence for sentence in by_balance["say"])
    assert not any("利息最少" in sentence for sentence in cheapest["say"])


def test_where_what_comes_first_takes_more_than_there_is_it_is_said_once_and_no_way_of_decades_is_advised():
    """2,000 for a mortgage of 2,800: another order would clear all in 349 months, which helps nobody."""
    debts = [
        {"creditor": "房贷", "balance": 400000, "annual_rate": "3.9", "minimum": 2800, "priority": True},
        {"creditor": "卡", "balance": 50000},
    ]
    say = run("allocation", {"capacity": 2000, "debts": debts})["say"]

    assert 1 == sum("还差 800.00 元" in sentence for sentence in say)
    assert not any("349 个月" in sentence for sentence in say)
    assert any("分不到钱的是“卡”" in sentence for sentence in say)


def test_what_is_short_is_not_said_to_be_paid_as_agreed():
    """2,000 of the 2,800 that a home asks for."""
    home = {"creditor": "房贷", "balance": 400000, "annual_rate": 3.9, "minimum": 2800, "priority": True}
    request = {"debts": [home, {"creditor": "b", "balance": 20000, "annual_rate": 18}]}
    short, covered = (run("allocation", {"capacity": each} | request)["say"] for each in (2000, 2900))

    assert not any("照月供还" in sentence for sentence in short)
    assert any("还差 800.00 元" in sentence for sentence in short)
    assert any("照月供还" in sentence for sentence in covered)


def test_who_gets_nothing_is_not_told_of_an_interest_that_nobody_knows():
    debts = [
        {"creditor": "a", "balance": 50000, "annual_rate": 18, "minimum": 500},
        {"creditor": "b", "balance": 20000, "minimum": 300},
    ]
    said = run("allocation", {"capacity": 100, "strategy": "highest_rate", "debts": debts})["say"]

    assert any("“b”照这样永远还不清：这个月一分钱也分不到" in sentence for sentence in said)
    assert not any("利息就要 0.00 元" in sentence for sentence in said)


HOUSE = {"creditor": "房贷", "balance": 400000, "annual_rate": 3.9, "minimum": 2800, "priority": True}
TWO = [{"creditor": "b", "balance": 20000, "annual_rate": 18}, {"creditor": "c", "balance": 5000, "annual_rate": 0}]


@pytest.mark.parametrize(
    "lump, words",
    [
        (0, "每月还 3,800.00 元：先还的“房贷”照最低还，其余的"),
        (10000, "先一次拿出 10,000.00 元，再每月还 3,800.00 元：先还的“房贷”照最低还"),
        (30000, "先一次拿出 25,000.00 元，其余的就都清了。先还的“房贷”照最低还。"),
    ],
)
def test_a_sum_paid_at_once_is_said_beside_what_comes_first(lump, words):
    said = run("allocation", {"capacity": 3800, "lump_sum": lump, "debts": [HOUSE, *TWO]})["say"]

    assert said[0].startswith(words)
    assert "0 个月还清" not in said[0]


def test_with_money_once_and_none_a_month_it_is_not_said_that_nothing_can_be_paid():
    said = run("allocation", {"capacity": 0, "lump_sum": 5000, "debts": TWO})["say"][0]

    assert "先一次拿出 5,000.00 元，还欠 20,000.00 元。" in said
    assert "一笔也还不了" not in said


def test_what_comes_first_and_does_not_say_how_much_is_not_said_to_be_paid():
    said = run("allocation", {"capacity": 1000, "debts": [HOUSE | {"minimum": 0}, *TWO]})["say"]

    assert not any("照最低还" in sentence for sentence in said)
    assert any("“房贷”要先还，却没有写每月要还多少，还没有分给它" in sentence for sentence in said)

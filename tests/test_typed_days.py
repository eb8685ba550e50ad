"""A day and a count are read however they are written, and not at all where they may be another."""

import pytest

from calculators import InvalidRequest
from calculators.forms.typed import from_typed
from calculators.forms.validation import read_request
from calculators.tools.inventory import Inputs as Inventory
from calculators.tools.offer import Inputs as Offer
from calculators.tools.proposal import Inputs as Proposal


def test_a_month_where_a_day_is_asked_asks_for_the_day():
    for typed in ("2026年11月", "2026-11", "２０２６／１１"):
        with pytest.raises(InvalidRequest) as caught:
            read_request(Inventory, from_typed(Inventory, {"today": typed, "debts": []}))
        (error,) = caught.value.errors
        assert ("today", "not_a_date") == (error["field"], error["code"])
        assert "哪一天" in error["message"]


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("36", 36),
        ("36期", 36),
        ("36 个月", 36),
        ("３６", 36),
        ("036", 36),
        ("-1", -1),
        ("36.5", "36.5"),
        ("三", 3),
        ("3年", 36),
        ("三年", 36),
        ("一年半", 18),
        ("两年", 24),
        ("3年6个月", 42),
        ("2年零3个月", 27),
        ("半年", 6),
        ("三十期", 30),
        ("共30期", 30),
        ("分36期", 36),
        ("3年期", 36),
        ("年", "年"),
        ("几期", "几期"),
        ("36元", "36元"),
    ],
)
def test_a_count_is_a_whole_number(typed, meant):
    assert {"instalments": meant} == from_typed(Proposal, {"instalments": typed})


@pytest.mark.parametrize(
    "typed",
    [
        "2026-12-01", "2026-12-1", "2026/12/1", "2026.12.01", "2026年12月1日", "2026年12月1号", "2026 年 12 月 1 日",
        "20261201", "２０２６－１２－０１", " 2026-12-01 ", "二〇二六年十二月一日",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(typed):
    assert {"first_payment_date": "2026-12-01"} == from_typed(Proposal, {"first_payment_date": typed})


@pytest.mark.parametrize("typed", ["2026111", "202611", "26-12-01", "12-01", "2026-12", "明天", "2026-12-01T00:00", "2026年12月"])
def test_a_day_that_may_be_another_is_not_read(typed):
    """2026111 may be 11 January or 1 November."""
    assert {"first_payment_date": typed} == from_typed(Proposal, {"first_payment_date": typed})


@pytest.mark.parametrize("typed", ["2026年11月", "2026年", "二〇二六年十一月"])
def test_a_month_of_a_year_is_no_count_of_months(typed):
    """按 24323 期算 would be said of it."""
    assert {"instalments": typed} == from_typed(Offer, {"instalments": typed})

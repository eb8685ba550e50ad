"""What a person types is read the way they meant it; what may mean two things is not read at all."""

import pytest

from calculators.forms.typed import from_typed
from calculators.tools.inventory import Inputs as Inventory
from calculators.tools.offer import Inputs as Offer
from calculators.tools.proposal import Inputs as Proposal


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("50000", "50000"), ("50000.5", "50000.5"), (" 50000 ", "50000"), ("50,000", "50000"), ("50，000.00", "50000.00"),
        ("5,0000", "50000"), ("1,234,567", "1234567"), ("５００００", "50000"), ("５０，０００．５０", "50000.50"),
        ("50000元", "50000"), ("50000 元", "50000"), ("50000块", "50000"), ("¥50,000", "50000"), ("￥50000", "50000"),
        ("-5", "-5"), ("－5", "-5"), ("0", "0"),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_it_was_meant(typed, meant):
    assert {"principal": meant} == from_typed(Proposal, {"principal": typed})


@pytest.mark.parametrize(
    "typed", ["5万", "1.2万元", "三千", "1,5", "1，5", "12,34", "1e5", "5000-6000", "约5000", "5..0", "٣", "0x10"]
)
def test_what_may_mean_something_else_stays_as_it_was_typed(typed):
    """The error message can then repeat it."""
    assert {"principal": typed} == from_typed(Proposal, {"principal": typed})


@pytest.mark.parametrize("typed, meant", [("18.25%", "18.25"), ("18.25 ％", "18.25"), ("１８．２５", "18.25")])
def test_a_percent_sign_is_a_unit(typed, meant):
    assert {"annual_rate": meant} == from_typed(Proposal, {"annual_rate": typed})


@pytest.mark.parametrize(
    "typed, meant",
    [("36", 36), ("36期", 36), ("36 个月", 36), ("３６", 36), ("036", 36), ("-1", -1), ("36.5", "36.5"), ("三", "三")],
)
def test_a_count_is_a_whole_number(typed, meant):
    assert {"instalments": meant} == from_typed(Proposal, {"instalments": typed})


@pytest.mark.parametrize(
    "typed",
    [
        "2026-12-01", "2026-12-1", "2026/12/1", "2026.12.01", "2026年12月1日", "2026年12月1号", "2026 年 12 月 1 日",
        "20261201", "２０２６－１２－０１", " 2026-12-01 ",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(typed):
    assert {"first_payment_date": "2026-12-01"} == from_typed(Proposal, {"first_payment_date": typed})


@pytest.mark.parametrize("typed", ["2026111", "202611", "26-12-01", "12-01", "2026-12", "明天", "2026-12-01T00:00", "2026年12月"])
def test_a_day_that_may_be_another_is_not_read(typed):
    """2026111 may be 11 January or 1 November."""
    assert {"first_payment_date": typed} == from_typed(Proposal, {"first_payment_date": typed})


@pytest.mark.parametrize("empty", ["", " ", "　", "\n", None])
def test_an_empty_field_is_left_out(empty):
    fields = dict.fromkeys(("creditor", "kind", "principal", "instalments", "first_payment_date"), empty)

    assert {} == from_typed(Proposal, fields)


def test_rows_and_sections_are_read_within():
    typed = {"debts": [{"principal": "1,000元", "secured": "true"}, {"secured": False}]}

    assert {"debts": [{"principal": "1000", "secured": True}, {"secured": False}]} == from_typed(Inventory, typed)
    assert {"own": {"instalments": 12}} == from_typed(Offer, {"own": {"instalments": "12期", "instalment_amount": ""}})
    assert {} == from_typed(Offer, {"own": {"instalments": "", "instalment_amount": " "}})


def test_words_stay_as_they_were_written():
    assert {"creditor": " 某 银行 "} == from_typed(Proposal, {"creditor": " 某 银行 "})


def test_a_field_that_is_not_declared_is_passed_on_to_be_named():
    assert {"colour": "red"} == from_typed(Proposal, {"colour": "red"})


@pytest.mark.parametrize("value", [5, 5.5, True, [], {}])
def test_what_is_not_a_text_is_passed_on(value):
    assert {"principal": value} == from_typed(Proposal, {"principal": value})

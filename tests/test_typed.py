"""What a person types is read the way they meant it; what may mean two things is not read at all."""

from dataclasses import is_dataclass
from decimal import Decimal

import pytest

from calculators import CALCULATORS, InvalidRequest
from calculators.forms.declaration import declared
from calculators.forms.typed import from_typed, read_typed
from calculators.forms.validation import read_request
from calculators.tools.capacity import Inputs as Budget
from calculators.tools.inventory import Inputs as Inventory
from calculators.tools.offer import Inputs as Offer
from calculators.tools.proposal import Inputs as Proposal
from calculators.tools.rates import Inputs as Rates


def _percents(inputs):
    """Each percent of a request and its declaration, by path."""
    for key, it in declared(inputs).items():
        if it.kind in ("rows", "section") and is_dataclass(it.of):
            yield from ((f"{key}.{inner}", each) for inner, each in _percents(it.of))
        elif it.kind == "percent":
            yield key, it


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
    "typed, meant",
    [
        ("5万", "50000"), ("5.5万", "55000"), ("5w", "50000"), ("5W", "50000"), ("2千", "2000"), ("2k", "2000"), ("五万", "50000"),
        ("伍万元整", "50000"), ("５００００", "50000"), ("３万元", "30000"), ("3万元", "30000"), ("¥2,000", "2000"), ("人民币2000元", "2000"),
        ("2000块", "2000"), ("2000块钱", "2000"), ("约2000", "2000"), ("大概2000左右", "2000"), ("2000.", "2000"), ("RMB 2000", "2000"),
        ("1万2", "12000"), ("1万2千", "12000"), ("2千5", "2500"), ("1万2000", "12000"), ("5万3千元", "53000"), ("三万五", "35000"), ("三千", "3000"),
        ("五点五万", "55000"), ("十二万", "120000"), ("两千元", "2000"), ("每月2000元", "2000"), ("2000/月", "2000"), ("2000元/期", "2000"),
        ("一千二百元五角", "1200.5"), ("1亿", "100000000"), ("1.23456789万", "12345.6789"), ("壹佰元", "100"), ("总共 5 万", "50000"), ("零", "0"),
        ("共计5万元", "50000"), ("2万3千5百", "23500"), ("2万3千5", "23500"), ("没有", "0"), ("无", "0"),
    ],
)  # fmt: skip
def test_an_amount_is_understood_however_it_is_said(typed, meant):
    read = from_typed(Proposal, {"principal": typed})["principal"]

    assert Decimal(meant) == Decimal(read)


@pytest.mark.parametrize(
    "typed",
    ["1,5", "1，5", "12,34", "1e5", "5000-6000", "5..0", "٣", "0x10", "五万几千", "36期", "3年", "24%", "万", "5万-", "2027年", "三分之一", "五点", "¥"],
)  # fmt: skip
def test_what_may_mean_something_else_stays_as_it_was_typed(typed):
    """The error message can then repeat it."""
    assert {"principal": typed} == from_typed(Proposal, {"principal": typed})
    assert {} == read_typed(Proposal, {"principal": typed})[1]


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("24%", "24"), ("年化24%", "24"), ("24%/年", "24"), ("年利率 24", "24"), ("百分之二十四", "24"), ("24个点", "24"),
        ("月息2分", "24"), ("2分", "24"), ("二分", "24"), ("一分五", "18"), ("2分半", "30"), ("月息2分5厘", "30"), ("年息2分", "20"),
        ("月息5厘", "6"), ("年息5厘", "5"), ("万分之五", "18.25"), ("万五", "18.25"), ("日息万分之五", "18.25"), ("每天万分之四点五", "16.425"),
        ("日息0.05%", "18.25"), ("0.05%/天", "18.25"), ("日利率0.05%", "18.25"), ("0.5‰/日", "18.25"), ("日息千分之一", "36.5"), ("0.05%日", "18.25"), ("1.5分利", "18"),
        ("2%/月", "24"), ("月利率2%", "24"), ("每月1.5%", "18"), ("18.25", "18.25"), ("０．２４", "0.24"), ("24.", "24"),
    ],
)  # fmt: skip
def test_a_rate_is_one_a_year_however_it_is_said(typed, meant):
    assert Decimal(meant) == Decimal(from_typed(Proposal, {"annual_rate": typed})["annual_rate"])


@pytest.mark.parametrize(
    "typed", ["5厘", "5‰", "千分之一", "月费率0.6%", "手续费2%", "分", "万分之", "日息2分", "24元", "2%-3%", "高"]
)
def test_a_rate_that_may_be_another_is_not_guessed(typed):
    assert {"annual_rate": typed} == from_typed(Proposal, {"annual_rate": typed})


@pytest.mark.parametrize(
    "typed, meant",
    [("0.6%", "0.6"), ("每期0.6%", "0.6"), ("0.6%/期", "0.6"), ("6厘", "0.6"), ("千分之六", "0.6"), ("月费率0.6%", "0.6")],
)
def test_a_fee_an_instalment_is_not_made_a_rate_a_year(typed, meant):
    assert Decimal(meant) == Decimal(from_typed(Rates, {"fee_percent": typed})["fee_percent"])


@pytest.mark.parametrize(
    "typed, meant", [("30%", "30"), ("三成", "30"), ("3成", "30"), ("一半", "50"), ("全部", "100"), ("百分之三十", "30")]
)
def test_a_part_is_a_percent(typed, meant):
    assert {"waive_interest": meant} == from_typed(Proposal, {"waive_interest": typed})


@pytest.mark.parametrize(
    "name", [f"{name}.{key}" for name in CALCULATORS for key, it in _percents(CALCULATORS[name].module.Inputs) if "rate" in key and "fee" not in key]
)  # fmt: skip
def test_every_rate_a_year_says_that_it_is_one(name):
    tool, key = name.split(".", 1)

    assert "year" == dict(_percents(CALCULATORS[tool].module.Inputs))[key].per


def test_a_range_of_income_is_its_usual_and_its_worst_month():
    typed = {"income": [{"name": "跑外卖", "amount": "4000-8500"}], "expenses": [{"name": "生活", "amount": "3000"}]}

    assert {"name": "跑外卖", "amount": "8500", "low": "4000"} == from_typed(Budget, typed)["income"][0]
    assert {"income.0.amount": "平常按 8,500 元，最差按 4,000 元算。"} == read_typed(Budget, typed)[1]


@pytest.mark.parametrize(
    "typed, ends", [("四千到八千", ("4000", "8000")), ("3-5万", ("30000", "50000")), ("4000~8500元", ("4000", "8500"))]
)
def test_a_range_is_read_however_it_is_said(typed, ends):
    line = from_typed(Budget, {"income": [{"amount": typed}]})["income"][0]

    assert ends == (line["low"], line["amount"])


@pytest.mark.parametrize(
    "line", [{"amount": "8500-4000"}, {"amount": "4000-4000"}, {"amount": "4000-8500", "low": "3000"}, {"amount": "-4000"}]
)
def test_what_is_no_range_is_not_made_one(line):
    assert {"income": [line]} == from_typed(Budget, {"income": [line]})


def test_a_percent_of_what_was_received_is_computed_and_said():
    """2% of 12,345.67 is 246.91."""
    typed = {"received": "12,345.67", "upfront_fee": "2%"}

    assert "246.91" == from_typed(Rates, typed)["upfront_fee"]
    assert "2% 是 246.91 元，按这个数算。" == read_typed(Rates, typed)[1]["upfront_fee"]


@pytest.mark.parametrize("typed", [{"upfront_fee": "2%"}, {"received": "很多", "upfront_fee": "2%"}])
def test_a_percent_of_nothing_known_is_refused_as_the_wrong_unit(typed):
    with pytest.raises(InvalidRequest) as caught:
        read_request(Rates, from_typed(Rates, typed) | {"instalments": 1, "instalment_amount": "1"})
    assert ("upfront_fee", "wrong_unit") in [(error["field"], error["code"]) for error in caught.value.errors]


@pytest.mark.parametrize(
    "field, typed",
    [("principal", "10%"), ("principal", "百分之十"), ("principal", "一成"), ("annual_rate", "5000元"), ("annual_rate", "¥5")],
)
def test_a_unit_is_never_dropped(field, typed):
    request = {
        "creditor": "甲",
        "kind": "other",
        "principal": "1",
        "monthly_payment": "1",
        "first_payment_date": "2026-12-01",
    } | {field: typed}

    with pytest.raises(InvalidRequest) as caught:
        read_request(Proposal, from_typed(Proposal, request))
    (error,) = caught.value.errors
    assert (field, "wrong_unit") == (error["field"], error["code"])
    assert typed in error["message"]


@pytest.mark.parametrize(
    "field, typed, said",
    [
        ("principal", "5万", "按 50,000 元算。"), ("principal", "50,000.50", "按 50,000.5 元算。"), ("principal", "零元", "按 0 元算。"),
        ("instalments", "3年", "按 36 期算。"), ("annual_rate", "月息2分", "按年利率 24% 算。"),
        ("first_payment_date", "2026年12月1日", "按 2026-12-01 算。"), ("waive_fees", "三成", "按 30% 算。"),
    ],
)  # fmt: skip
def test_what_was_understood_is_said_back(field, typed, said):
    assert {field: said} == read_typed(Proposal, {field: typed})[1]


@pytest.mark.parametrize(
    "typed",
    [
        {"principal": "50000"},
        {"principal": " 50000.5 "},
        {"instalments": "36"},
        {"first_payment_date": "2026-12-01"},
        {"creditor": "五万"},
    ],
)
def test_a_plain_value_is_not_said_back(typed):
    assert {} == read_typed(Proposal, typed)[1]


@pytest.mark.parametrize("typed, meant", [("18.25%", "18.25"), ("18.25 ％", "18.25"), ("１８．２５", "18.25")])
def test_a_percent_sign_is_a_unit(typed, meant):
    assert {"annual_rate": meant} == from_typed(Proposal, {"annual_rate": typed})


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

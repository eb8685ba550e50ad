"""Bad input: every error at once, in the request's order, in Chinese that says what to type instead."""

import re
from decimal import Decimal

import pytest

from calculators import CALCULATORS, InvalidRequest, run
from calculators.forms.declaration import at

DEBT = {"creditor": "甲", "kind": "credit_card", "principal": 1000}
PROPOSAL = {"creditor": "甲", "kind": "credit_card", "principal": 1000, "instalments": 10, "first_payment_date": "2027-01-15"}
OFFER = {"balance": 1000, "capacity": 100, "instalments": 10, "instalment_amount": 100}


def errors(name, request):
    with pytest.raises(InvalidRequest) as caught:
        run(name, request)
    return caught.value.errors


def found(name, request):
    """(field, code) of each error."""
    return [(error["field"], error["code"]) for error in errors(name, request)]


def inventory(**debt):
    return {"today": "2026-11-23", "debts": [DEBT | debt]}


@pytest.mark.parametrize(
    "name, request_, field, code, says",
    [
        ("inventory", {"debts": []}, "today", "required", "请选"),
        ("inventory", {"today": "2026-11-23"}, "debts", "required", "请填"),
        ("inventory", {"today": "2026-11-23", "debts": None}, "debts", "required", "请填"),
        ("inventory", inventory(creditor=None), "debts.0.creditor", "required", "请填"),
        ("inventory", inventory(creditor="  "), "debts.0.creditor", "required", "请填"),
        ("inventory", inventory(interst=1), "debts.0.interst", "unknown_field", "interst"),
        ("inventory", inventory(principal=True), "debts.0.principal", "wrong_type", "数字"),
        ("inventory", inventory(principal=[1]), "debts.0.principal", "wrong_type", "数字"),
        ("inventory", inventory(creditor=5), "debts.0.creditor", "wrong_type", "文字"),
        ("inventory", inventory(secured="yes"), "debts.0.secured", "wrong_type", "true"),
        ("inventory", inventory(secured=1), "debts.0.secured", "wrong_type", "true"),
        ("inventory", inventory(kind=7), "debts.0.kind", "wrong_type", "文字"),
        ("inventory", inventory(overdue_since=20261123), "debts.0.overdue_since", "wrong_type", "2026-11-23"),
        ("inventory", {"today": "2026-11-23", "debts": {}}, "debts", "wrong_type", "列表"),
        ("inventory", {"today": "2026-11-23", "debts": "甲"}, "debts", "wrong_type", "列表"),
        ("inventory", {"today": "2026-11-23", "debts": ["甲"]}, "debts.0", "wrong_type", "字段"),
        ("inventory", {"today": "2026-11-23", "debts": [None]}, "debts.0", "wrong_type", "字段"),
        ("inventory", [], "", "wrong_type", "字段"),
        ("inventory", None, "", "wrong_type", "字段"),
        ("inventory", inventory(principal="5万"), "debts.0.principal", "not_a_number", "请写数字 50000"),
        ("inventory", inventory(principal="1.2 万元"), "debts.0.principal", "not_a_number", "请写数字 12000"),
        ("inventory", inventory(principal="50,000"), "debts.0.principal", "not_a_number", "请写数字 50000"),
        ("inventory", inventory(principal="1,5"), "debts.0.principal", "not_a_number", "例如"),
        ("inventory", inventory(principal=""), "debts.0.principal", "not_a_number", "空的"),
        ("inventory", inventory(principal="1e3"), "debts.0.principal", "not_a_number", "请写数字"),
        ("inventory", inventory(principal="NaN"), "debts.0.principal", "not_a_number", "请写数字"),
        ("inventory", inventory(principal="１０００"), "debts.0.principal", "not_a_number", "请写数字"),
        ("inventory", inventory(principal=float("nan")), "debts.0.principal", "not_a_number", "请写数字"),
        ("inventory", inventory(principal=float("inf")), "debts.0.principal", "too_large", "最大"),
        ("inventory", inventory(annual_rate="18.25%"), "debts.0.annual_rate", "not_a_number", "请写数字 18.25"),
        ("inventory", inventory(principal="-0.01"), "debts.0.principal", "negative", "不能是负数"),
        ("inventory", inventory(principal=-(10**30)), "debts.0.principal", "negative", "不能是负数"),
        ("inventory", inventory(overdue_since=""), "debts.0.overdue_since", "not_a_date", "2026-11-23"),
        ("inventory", inventory(overdue_since="2026-2-3"), "debts.0.overdue_since", "not_a_date", "2026-11-23"),
        ("inventory", inventory(overdue_since="2026-02-29"), "debts.0.overdue_since", "not_a_date", "没有这一天"),
        ("inventory", inventory(overdue_since="2026-13-01"), "debts.0.overdue_since", "not_a_date", "没有这一天"),
        ("inventory", inventory(overdue_since="昨天"), "debts.0.overdue_since", "not_a_date", "2026-11-23"),
        ("inventory", inventory(overdue_since="2026-11-23T08:00"), "debts.0.overdue_since", "not_a_date", "2026-11-23"),
        ("inventory", inventory(kind="creditcard"), "debts.0.kind", "not_a_choice", "credit_card（信用卡）"),
        ("inventory", inventory(kind=""), "debts.0.kind", "not_a_choice", "credit_card（信用卡）"),
        ("inventory", inventory(stage=""), "debts.0.stage", "not_a_choice", "none"),
        ("inventory", inventory(kind="Credit_Card"), "debts.0.kind", "not_a_choice", "credit_card（信用卡）"),
        ("proposal", PROPOSAL | {"monthly_payment": 100}, "instalments", "conflict", "只填一个"),
        ("proposal", PROPOSAL | {"instalments": "十期"}, "instalments", "wrong_type", "请写整数"),
        ("proposal", PROPOSAL | {"instalments": "10"}, "instalments", "wrong_type", "请写整数"),
        ("proposal", PROPOSAL | {"instalments": 10.5}, "instalments", "too_precise", "整数"),
        ("proposal", PROPOSAL | {"instalments": -1}, "instalments", "negative", "不能是负数"),
        ("offer", OFFER | {"own": 5}, "own", "wrong_type", "字段"),
        ("offer", OFFER | {"own": {}}, "own.instalments", "required", "请填"),
        ("dossier", {"today": "2026-11-23", "case": {}, "documents": ["poem"]}, "documents.0", "not_a_choice", "application"),
        ("dossier", {"today": "2026-11-23", "case": {}, "documents": "script"}, "documents", "wrong_type", "列表"),
    ],
)
def test_an_error_names_its_field_and_says_what_to_type(name, request_, field, code, says):
    first, *_ = errors(name, request_)

    assert (field, code) == (first["field"], first["code"])
    assert says in first["message"]


@pytest.mark.parametrize(
    "name, request_, field, inside, outside, code",
    [
        ("inventory", inventory(), "debts.0.principal", ["0", "0.01", "999999999.98", "999999999.99"], ["1000000000.00"], "too_large"),
        ("inventory", inventory(), "debts.0.principal", ["0.0", "0.10"], ["0.001", "0.000", "1000.001"], "too_precise"),
        ("inventory", inventory(), "debts.0.annual_rate", ["0.0001", "99999.9999"], ["0.00001"], "too_precise"),
        ("inventory", inventory(), "debts.0.annual_rate", ["99999.9999"], ["100000"], "too_large"),
        ("inventory", inventory(), "debts.0.creditor", ["债" * 79, "债" * 80], ["债" * 81], "too_long"),
        ("inventory", inventory(), "debts.0.overdue_since", ["1900-01-01", "2899-12-31"], ["2900-01-01", "9999-12-31"], "too_large"),
        ("inventory", inventory(), "debts.0.overdue_since", ["1900-01-01"], ["1899-12-31", "0001-01-01"], "too_small"),
        ("inventory", inventory(), "debts", [[DEBT] * 199, [DEBT] * 200], [[DEBT] * 201], "too_many"),
        ("proposal", PROPOSAL, "instalments", [1, 2, 599, 600], [601, 10**40], "too_many"),
        ("proposal", PROPOSAL, "instalments", [1], [0], "too_small"),
        ("proposal", PROPOSAL, "max_instalments", [1, 600], [601], "too_many"),
        ("proposal", PROPOSAL | {"interest": 1}, "waive_interest", [0, 100, "99.9999"], ["100.0001", 101], "too_large"),
        ("offer", OFFER, "instalments", [1, 600], [601], "too_many"),
        ("offer", OFFER, "instalment_amount", ["0.01"], ["0.00", 0], "too_small"),
        ("offer", OFFER, "balance", ["0.01"], ["0"], "too_small"),
        ("offer", OFFER, "final_amount", [0, "0.01"], ["0.001"], "too_precise"),
        ("dossier", {"today": "2026-11-23", "case": {"hardship": {}}, "documents": []}, "case.hardship.story", ["字" * 20_000], ["字" * 20_001], "too_long"),
        ("dossier", {"today": "2026-11-23", "case": {}, "documents": []}, "case.proposals", [[{}] * 200], [[{}] * 201], "too_many"),
    ],
)  # fmt: skip
def test_a_bound_holds_at_the_bound_and_not_beyond(name, request_, field, inside, outside, code):
    for value in inside:
        run(name, changed(request_, field, value))
    for value in outside:
        assert [(field, code)] == found(name, changed(request_, field, value)), value


def changed(request, path, value):
    """A copy of ``request`` with ``value`` at ``path``."""
    step, _, rest = path.partition(".")
    if isinstance(request, list):
        return [changed(inner, rest, value) if index == int(step) else inner for index, inner in enumerate(request)]
    return request | {step: changed(request[step], rest, value) if rest else value}


def test_every_code_of_the_contract_has_its_case():
    """not_json is a matter of the text, and stands with the command line."""
    codes = {
        "required", "unknown_field", "wrong_type", "not_a_number", "too_precise", "negative", "too_large", "too_small",
        "not_a_date", "not_a_choice", "too_many", "too_long", "conflict",
    }  # fmt: skip
    single = {case[3] for case in test_an_error_names_its_field_and_says_what_to_type.pytestmark[0].args[1]}
    bounds = {case[5] for case in test_a_bound_holds_at_the_bound_and_not_beyond.pytestmark[0].args[1]}

    assert codes == single | bounds


def test_all_errors_come_at_once_in_the_requests_order():
    request = {
        "debts": [
            DEBT | {"principal": "x", "colour": "red", "kind": "card"},
            DEBT,
            {"principal": -1, "creditor": "乙"},
        ],
        "monthly_income": "-5",
        "today": "2026-02-30",
    }

    assert [
        ("debts.0.kind", "not_a_choice"),
        ("debts.0.principal", "not_a_number"),
        ("debts.0.colour", "unknown_field"),
        ("debts.2.principal", "negative"),
        ("debts.2.kind", "required"),
        ("monthly_income", "negative"),
        ("today", "not_a_date"),
    ] == found("inventory", request)


def test_what_is_missing_stands_where_the_form_asks_for_it():
    """A request in the contract's order gets its errors in the contract's order."""
    assert [
        ("creditor", "required"),
        ("kind", "required"),
        ("principal", "required"),
        ("monthly_payment", "required"),
        ("first_payment_date", "required"),
    ] == found("proposal", {})
    assert ["creditor", "kind", "principal", "interest", "first_payment_date"] == [
        field for field, _ in found("proposal", {"creditor": "甲" * 81, "interest": "x", "instalments": 3})
    ]


def test_an_error_of_a_section_is_named_beside_the_errors_around_it():
    assert [("balance", "negative"), ("own.instalments", "too_many"), ("own.instalment_amount", "required")] == found(
        "offer", OFFER | {"balance": -1, "own": {"instalments": 601}}
    )


@pytest.mark.parametrize("name", CALCULATORS)
def test_null_is_the_default_and_nothing_else(name):
    """A request with every optional field null gives what the request without them gives."""
    from calculators.forms.declaration import declared

    module = CALCULATORS[name].module
    optional = {field: None for field, wanted in declared(module.Inputs).items() if not wanted.required}

    # Each optional by itself, but not all of them at once, or not one without the other.
    one_of = {"monthly_payment", "instalments", "fee_percent", "first_payment_date"}
    given = {field: value for field, value in module.EXAMPLE.items() if field not in optional or field in one_of}
    assert run(name, given) == run(name, optional | given)


@pytest.mark.parametrize("amount", [2000, 2000.0, "2000", "2000.0", " 2000.00 ", Decimal("2E+3"), Decimal("2000.00")])
def test_an_amount_may_be_a_number_or_a_text(amount):
    result = run("offer", {"balance": 50000, "capacity": amount, "instalments": 30, "instalment_amount": amount})

    assert ("60000.00", "0.00") == (result["total_to_pay"], result["monthly_gap"])


def test_a_float_means_what_it_shows():
    """0.1 is ten cents, and 0.1 + 0.2 is not thirty."""
    assert "0.10" == run("inventory", inventory(principal=0.1))["totals"]["principal"]
    assert [("debts.0.principal", "too_precise")] == found("inventory", inventory(principal=0.1 + 0.2))


def test_minus_nothing_is_nothing():
    result = run("inventory", inventory(principal="-0", interest=Decimal("-0.00")))

    assert ("0.00", "0.00") == (result["totals"]["principal"], result["totals"]["balance"])


def test_thirty_point_nought_instalments_are_thirty():
    assert 30 == run("proposal", PROPOSAL | {"instalments": 30.0})["instalments"]


def test_an_error_calls_the_field_what_the_form_calls_it():
    from calculators.tools.proposal import Inputs

    for field, value in [("principal", "x"), ("interest", -1), ("kind", "x"), ("first_payment_date", "x"), ("creditor", None)]:
        error, *_ = errors("proposal", PROPOSAL | {field: value})
        assert at(Inputs, field).label in error["message"]


@pytest.mark.parametrize("typed", ["x" * 5000, "\ud800", "\x00", "<b>", "{{ 7 * 7 }}", "%s", "“引号”"])
def test_what_was_typed_is_repeated_shortly_and_unchanged(typed):
    message = errors("inventory", inventory(principal=typed))[0]["message"]

    assert typed[:20].strip() in message
    assert len(message) < 120


@pytest.mark.parametrize(
    "name, request_",
    [
        ("inventory", inventory(principal="x", kind="x", secured="x", annual_rate=-1, overdue_since="x", fees="0.001")),
        ("proposal", {"principal": -1, "colour": 1}),
        ("proposal", PROPOSAL | {"monthly_payment": 100}),
        ("offer", OFFER | {"own": {}, "rate_ceiling": "10^9", "max_instalments": 0}),
        ("poem", {}),
    ],
)
def test_a_message_is_a_whole_chinese_sentence(name, request_):
    for error in errors(name, request_):
        assert error["message"].endswith("。")
        assert re.search(r"[\u4e00-\u9fff]{4}", error["message"])
        assert not re.search(r"None|null|Decimal|Error|invalid", error["message"])


def test_an_unknown_calculator_is_refused_with_the_names_there_are():
    error = errors("poem", {})[0]

    assert ("", "not_a_choice") == (error["field"], error["code"])
    assert all(name in error["message"] for name in CALCULATORS)
    assert "not_a_choice" == errors(["inventory"], {})[0]["code"]

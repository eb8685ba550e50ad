"""Every notation is understood and said back in every field of every tool."""

from dataclasses import is_dataclass
from decimal import Decimal

import pytest

from calculators import CALCULATORS
from calculators.forms.declaration import declared
from calculators.forms.typed import from_typed, read_typed
from calculators.tools.offer import Inputs as Offer

# What a person types, and what it is, of each kind of field.
NOTATIONS = {
    "money": {"5万": "50000", "五万": "50000", "伍万元整": "50000", "2千": "2000", "５００００": "50000", "人民币2000元": "2000", "¥2,000": "2000", "2000块": "2000",
              "约2000": "2000", "5.5万": "55000", "5w": "50000", "3万元": "30000", "1万5": "15000", "一万二千": "12000", "大约两千块": "2000", "5 万": "50000"},
    "year": {"24%": "24", "月息2分": "24", "2分": "24", "万分之五": "18.25", "日息0.05%": "18.25", "2%/月": "24", "百分之二十四": "24", "１８．２５": "18.25"},
    "count": {"3年": "36", "三十期": "30", "共30期": "30", "一年半": "18", "２４": "24", "分36期": "36", "半年": "6"},
    "day": {"2026年11月23日": "2026-11-23", "2026/11/23": "2026-11-23", "２０２６年１１月２３日": "2026-11-23"},
}  # fmt: skip


def _fields(inputs, path=()):
    for key, it in declared(inputs).items():
        if it.kind in ("rows", "section") and is_dataclass(it.of):
            yield from _fields(it.of, (*path, key, *([0] if it.kind == "rows" else [])))
        else:
            yield (*path, key), it


def _nested(path, text):
    if not path:
        return text
    step, *rest = path
    return [_nested(rest, text)] if step == 0 else {step: _nested(rest, text)}


def _at(read, path):
    for step in path:
        read = read[step]
    return read


@pytest.mark.parametrize("name", CALCULATORS)
def test_every_notation_is_understood_and_said_back_in_every_field_of_every_tool(name):
    inputs = CALCULATORS[name].module.Inputs
    for path, it in _fields(inputs):
        kind = it.per if it.kind == "percent" else it.kind if it.kind != "count" or it.unit in ("期", "月", "个月") else ""
        for typed, meant in NOTATIONS.get(kind, {}).items():
            read, said = read_typed(inputs, _nested(path, typed))
            found = _at(read, path)
            assert found == meant if kind == "day" else Decimal(str(found)) == Decimal(meant), (path, typed)
            assert ".".join(map(str, path)) in said, (path, typed)
        if it.kind == "money":
            for typed in ("10%", "百分之十", "一成"):  # of a balance that is not there: never ten yuan
                assert _at(from_typed(inputs, _nested(path, typed)), path) == typed


@pytest.mark.parametrize("where", ["alternatives", "rounds"])
def test_a_percent_of_the_balance_is_one_in_the_rows_beside_it_too(where):
    """The list stands before the balance in the form's own order."""
    typed = {where: [{"down_payment": "10%", "upfront_fee": "3%"}], "balance": "5万"}
    read, said = read_typed(Offer, typed)

    assert {"down_payment": "5000.00", "upfront_fee": "1500.00"} == read[where][0]
    assert "10% 是 5,000 元，按这个数算。" == said[f"{where}.0.down_payment"]
    assert {"down_payment": "10%"} == from_typed(Offer, {where: [{"down_payment": "10%"}]})[where][0]


@pytest.mark.parametrize("typed, meant", [("首付10%", "5000.00"), ("先付一成", "5000.00")])
def test_a_share_that_names_itself_is_a_share(typed, meant):
    assert meant == from_typed(Offer, {"balance": "50000", "down_payment": typed})["down_payment"]


@pytest.mark.parametrize("typed, meant", [("60期以内", 60), ("24期左右", 24), ("三年之内", 36)])
def test_a_count_with_words_around_it_is_a_count(typed, meant):
    assert meant == from_typed(Offer, {"instalments": typed})["instalments"]

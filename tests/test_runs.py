"""先少后多 typed in one line: in the lender's menu, a round that is noted, a schedule to be written out. Read whole, said back, or asked again."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import InvalidRequest, run
from calculators.forms.typed import read_typed
from calculators.page import door
from calculators.tools.offer import Inputs as Offer
from calculators.words.runs import read_runs, written_runs

TWO = [(12, Decimal(800)), (24, Decimal("1683.33"))]
OFFER = {"balance": "50000", "capacity": "2000", "instalments": "25", "instalment_amount": "2000"}


@pytest.mark.parametrize(
    "typed",
    [
        "12期800，24期1683.33", "12期800,24期1683.33", "12期 800 24期 1683.33", "12期800\n24期1683.33", "前12期每期800元，后24期每期1683.33元",
        "第1至12期每期800元，第13至36期每期1,683.33元", "前一年每月800，后两年每月1683.33", "先12个月每月还800，再24个月每月还1683.33",
        "12期，每期800元；24期，每期1683.33元", "每月800还12期，然后每月1683.33还24期", "每月800元，12个月，每月1683.33元，24个月",
        "１２期８００，２４期１６８３．３３", "十二期每期八百元，二十四期1683.33元", "1年800，2年1683.33",
    ],
)  # fmt: skip
def test_runs_are_understood_however_they_are_said(typed):
    assert TWO == read_runs(typed)


@pytest.mark.parametrize(
    "typed, runs",
    [
        ("12期800，240期900", [(12, 800), (240, 900)]),
        ("12期1,800，24期2,600", [(12, 1800), (24, 2600)]),
        ("第1-6期1000元，第7期2000元，末期500", [(6, 1000), (1, 2000), (1, 500)]),
        ("前11期1000，最后一期1200", [(11, 1000), (1, 1200)]),
        ("第1年每月500，第2年每月800", [(12, 500), (12, 800)]),
        ("6期0.5万", [(6, 5000)]),
    ],
)
def test_commas_ranges_and_years_are_told_apart(typed, runs):
    assert runs == read_runs(typed)


@pytest.mark.parametrize(
    "typed",
    ["800", "12×800", "12期800，24期", "前3个月不还，后面每月1500", "前12期800，第25至36期900", "12期800左右吧", "12期800，其余2000", "0期800", "第2年每月800"],
)  # fmt: skip
def test_what_leaves_something_open_is_not_read(typed):
    assert read_runs(typed) is None


@given(st.lists(st.tuples(st.integers(1, 600), st.decimals("0.01", "999999999.99", places=2)), min_size=1, max_size=24))
def test_a_line_of_runs_reads_back_as_it_was_written(runs):
    assert runs == read_runs(written_runs(runs))


def test_runs_in_one_line_are_said_back_in_the_menu_and_in_a_round():
    typed = OFFER | {
        "alternatives": [{"name": "甲", "steps": "12期800，24期1683.33"}],
        "rounds": [{"steps": "前12期800，后12期3000"}],
    }
    request, said = read_typed(Offer, typed)
    result = run("offer", request)

    assert "按 12 期每期 800 元，24 期每期 1,683.33 元算。" == said["alternatives.0.steps"]
    assert ("49999.92", "accept") == tuple(result["alternatives"][0][key] for key in ("total_to_pay", "verdict"))
    assert ("45600.00", 24) == tuple(result["rounds"][0][key] for key in ("total_to_pay", "instalments"))


@pytest.mark.parametrize("where", ["alternatives", "rounds"])
def test_runs_that_cannot_be_read_are_repeated_with_an_example(where):
    row = {"name": "甲", "steps": "前3个月先不还"} if where == "alternatives" else {"steps": "前3个月先不还"}
    with pytest.raises(InvalidRequest) as refused:
        run("offer", read_typed(Offer, OFFER | {where: [row]})[0])

    (error,) = refused.value.errors
    assert (f"{where}.0.steps", "wrong_type") == (error["field"], error["code"])
    assert "“前3个月先不还”" in error["message"]
    assert "12期800，24期1683.33" in error["message"]


def written_out(**typed):
    return json.loads(door.answer(json.dumps({"do": "regular", "typed": {"first_payment_date": "2026-12-20", **typed}})))


def test_a_schedule_is_written_out_from_runs():
    fields = written_out(
        steps="12期800，24期1683.33", final_amount="1683.41", down_payment="1000", down_payment_date="2026-12-01"
    )["fields"]

    assert [("0", "1000.00"), ("1", "800.00"), ("12", "800.00"), ("13", "1683.33"), ("36", "1683.41")] == [
        (fields[f"schedule.{place}.number"], fields[f"schedule.{place}.payment"]) for place in (0, 1, 12, 13, 36)
    ]
    assert "2029-11-20" == fields["schedule.36.date"]
    assert "schedule.37.date" not in fields


@pytest.mark.parametrize(
    "typed, wrong",
    [
        ({}, ["instalment_amount", "instalments"]),
        ({"instalments": "36"}, ["instalment_amount"]),
        ({"steps": "12期800", "instalment_amount": "800"}, ["steps"]),
        ({"steps": "12期800，24期900", "instalments": "24"}, ["steps"]),
        ({"steps": "12期800，24期900", "instalments": "36"}, []),
        ({"steps": "600期800，1期900"}, ["steps"]),
        ({"steps": "12个800"}, ["steps"]),
    ],
)
def test_a_schedule_is_said_in_one_way(typed, wrong):
    assert wrong == [error["field"] for error in written_out(**typed).get("errors", [])]

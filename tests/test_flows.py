"""What flows from tool to tool: each row of the table brings what its source says, and nothing without it; no other road exists."""

import copy
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from calculators import CALCULATORS, samples
from calculators.case import flows
from calculators.case.flows import FLOWS
from calculators.case.negotiation import LIMIT, PROPOSAL, Negotiation
from calculators.case.shape import CaseFile
from calculators.forms import declaration
from calculators.page import door
from tests.drawn import requests

SAMPLES = sorted(each.stem for each in Path(samples.__file__).parent.glob("*.json"))
TODAY = "2026-11-24"
# Where the negotiation at hand keeps its own.
AT_HAND = {
    "proposal": f"proposals.{PROPOSAL}",
    "limit": f"proposals.{LIMIT}",
    "offer": "offers.0",
    "agreement": "agreements.0",
    "plan": "plans.0",
    "standing": "standings.0",
}
DEBTS = [
    {
        "creditor": "甲银行", "kind": "credit_card", "principal": "30000", "interest": "900", "fees": "100", "annual_rate": "18",
        "overdue_since": "2026-10-01", "monthly_due": "1200",
    },
    {"creditor": "乙公司", "kind": "online_loan", "balance": "9000", "monthly_due": "300"},
    {"creditor": "丙银行", "kind": "mortgage", "balance": "400000", "monthly_due": "1000"},
]  # fmt: skip
BUDGET = {"income": [{"name": "工资", "amount": "9000"}], "expenses": [{"name": "吃饭", "amount": "4000"}]}
PROPOSED = {
    "creditor": "甲银行", "kind": "credit_card", "principal": "30000", "interest": "900", "fees": "100", "waive_fees": "100",
    "down_payment": "1000", "down_payment_date": "2027-01-10", "first_payment_date": "2027-01-31",
}  # fmt: skip
STEPS = {"steps": [{"instalments": "12", "amount": "500"}, {"instalments": "22", "amount": "1000"}]}
OFFERED = {"balance": "31000", "capacity": "2000", "cash_now": "3000", "down_payment": "2000"}
AGREED = {
    "total": "24000",
    "instalments": "24",
    "instalment_amount": "1000",
    "first_payment_date": "2027-03-15",
    "interest_stopped": "true",
}
WHOLE = {"version": 1, "debts": DEBTS, "budget": BUDGET, "agreements": [{"expected": AGREED}]}
# The same terms in two shapes: what a level plan has, one in steps does not.
CASES = [
    WHOLE
    | {
        "proposals": [PROPOSED | {"monthly_payment": "1000"}, {}, {"monthly_payment": "1100"}],
        "offers": [OFFERED | {"instalments": "24", "instalment_amount": "1100", "final_amount": "900"}],
    },
    WHOLE | {"proposals": [PROPOSED | STEPS, {}, {}], "offers": [OFFERED | STEPS]},
]
every_flow = pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: f"{' and '.join(flow.source)} to {flow.tool} {flow.field}")


def prefilled(tool, case, debt=0):
    return json.loads(door.answer(json.dumps({"do": "prefill", "name": tool, "case": case, "debt": debt, "today": TODAY})))[
        "fields"
    ]


def path_of(source):
    head, _, rest = source.partition(".")
    return f"{AT_HAND.get(head, head)}.{rest}".strip(".")


def only(case, flow):
    """The case with nothing but the sections that the flow comes from."""
    sections = {path_of(source).partition(".")[0] for source in flow.source}
    return {key: value for key, value in case.items() if key in sections | {"version"}}


def without(case, source):
    """The case with nothing at the source, in whichever row."""
    case = copy.deepcopy(case)
    *steps, last = path_of(source).split(".")
    holders = [case]
    for step in steps:
        holders = [
            inner for holder in holders for inner in (holder if step == "#" else [holder[int(step) if step.isdigit() else step]])
        ]
    for holder in holders:
        if isinstance(holder, list):
            holder[int(last)] = {}
        else:
            holder.pop(last, None)
    return case


def texts(flow, case):
    """What the form's field, or that field of each row, is filled with; a box that is not ticked is not filled."""
    found = [text for name, text in prefilled(flow.tool, case).items() if by_rows(name) == flow.field]
    boxes = declaration.at(CALCULATORS[flow.tool].module.Inputs, flow.field.replace("#", "0")).default is False
    return [text for text in found if text and not (boxes and text == "false")]


def by_rows(name):
    """A field's name as the table writes it."""
    return re.sub(r"\.[0-9]+\.", ".#.", name)


@pytest.fixture
def alone(monkeypatch, flow):
    """The flow, with no other one beside it."""
    monkeypatch.setattr(flows, "FLOWS", (flow,))
    return flow


@every_flow
def test_a_case_that_has_the_source_fills_the_field(alone, flow):
    assert any(texts(flow, only(case, flow)) for case in [*CASES, *[case | {"debts": case["debts"][1:]} for case in CASES]])


@every_flow
def test_a_case_without_the_source_leaves_the_field_empty(alone, flow):
    for case in CASES:
        for source in flow.source:
            assert [] == texts(flow, without(only(case, flow), source)), source


@every_flow
def test_a_flow_comes_from_what_is_declared_and_goes_to_what_is_asked_for(flow):
    assert flow.tool in CALCULATORS
    assert declaration.at(CALCULATORS[flow.tool].module.Inputs, flow.field.replace("#", "0"))
    for source in flow.source:
        assert declaration.at(CaseFile, re.sub(r"\.[0-9]$", "", path_of(source)).replace("#", "0"))


def test_what_a_negotiation_keeps_is_called_by_its_names():
    assert set(AT_HAND) | {"acceptable"} == set(Negotiation._fields)


def test_no_flow_stands_twice():
    assert len(FLOWS) == len({(flow.source, flow.tool, flow.field) for flow in FLOWS})


@pytest.mark.parametrize("tool", CALCULATORS)
def test_nothing_is_brought_outside_the_table(tool, monkeypatch):
    monkeypatch.setattr(flows, "FLOWS", ())

    for case in [*CASES, *map(samples.case, SAMPLES)]:
        assert {} == prefilled(tool, case)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(case=requests(CaseFile))
def test_whatever_was_typed_only_declared_fields_are_filled(case):
    case = json.loads(json.dumps(case | {"version": 1}, default=str))

    for tool in {flow.tool for flow in FLOWS}:
        fields = {flow.field for flow in FLOWS if flow.tool == tool}
        assert set(map(by_rows, prefilled(tool, case))) <= fields


def test_what_was_agreed_is_what_the_projection_compares_with_for_that_debt_and_no_other():
    agreed = AGREED | {"creditor": "甲银行"}
    case = CASES[0] | {"agreements": [{"expected": agreed}]}

    own, other = prefilled("projection", case), prefilled("projection", case, debt=1)
    assert ("1000.00", "0", "false") == (own["monthly_payment"], own["plan_rate"], own["plan_fees"])
    assert ("", "") == (other["plan_rate"], other["plan_fees"])
    assert other["monthly_payment"] == prefilled("projection", CASES[0] | {"agreements": []}, debt=1)["monthly_payment"]
    going_on = CASES[0] | {"agreements": [{"expected": agreed | {"interest_stopped": "false"}}]}
    assert ("1000.00", "", "") == tuple(
        prefilled("projection", going_on)[name] for name in ("monthly_payment", "plan_rate", "plan_fees")
    )

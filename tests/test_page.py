"""The browser's door: what stands in a form in, what the page shows out."""

import pytest

from builder.typed import as_typed
from calculators import CALCULATORS, InvalidRequest, run
from tests.golden import at, cases
from tests.page_cases import PROPOSAL, ask


@pytest.mark.parametrize("case", [case for case in cases() if case["calculator"] != "dossier"], ids=lambda case: case["id"])
def test_a_form_gives_the_golden_result(case):
    result = ask("compute", name=case["calculator"], typed=as_typed(case["request"]))

    assert case["expected"] == {path: at(result, path) for path in case["expected"]}


@pytest.mark.parametrize("name", [name for name in CALCULATORS if name != "dossier"])
def test_a_form_gives_what_the_command_line_gives(name):
    example = CALCULATORS[name].module.EXAMPLE

    shown = ask("compute", name=name, typed=as_typed(example))
    pictures = shown.pop("pictures", {})

    assert run(name, example) == shown
    assert set(getattr(CALCULATORS[name].module, "PICTURES", ())) == set(pictures)


def test_errors_come_back_as_the_contract_writes_them():
    typed = as_typed(PROPOSAL) | {"principal": "五万几千"}

    with pytest.raises(InvalidRequest) as caught:
        run("proposal", {**PROPOSAL, "principal": "五万几千", "monthly_payment": "1000", "first_payment_date": "2027-01-31"})
    assert caught.value.errors == ask("compute", name="proposal", typed=typed)["errors"]


def test_what_was_understood_comes_back_beside_the_result_and_beside_the_errors():
    typed = {"balance": "5万", "capacity": "2千", "instalments": "3年", "instalment_amount": "1500"}
    said = {"balance": "按 50,000 元算。", "capacity": "按 2,000 元算。", "instalments": "按 36 期算。"}
    found = ask("compute", name="offer", typed=typed)

    assert (said, "54000.00") == (found["understood"], found["total_to_pay"])
    refused = ask("compute", name="offer", typed=typed | {"instalment_amount": ""})
    assert said == refused["understood"]
    assert "understood" not in ask("compute", name="offer", typed=as_typed(CALCULATORS["offer"].module.EXAMPLE))


def test_an_empty_form_says_what_to_fill():
    assert ["debts"] == [
        error["field"]
        for error in ask("compute", name="inventory", typed={"today": "2026-11-23", "monthly_income": ""})["errors"]
    ]


def test_half_a_character_does_not_stop_the_page():
    typed = {"today": "2026-11-23", "debts": [{"creditor": "\ud800", "kind": "other", "principal": "1"}]}

    assert "\ud800" == ask("compute", name="inventory", typed=typed)["debts"][0]["creditor"]


# Terms in their shapes, from tool to tool


def test_a_sentence_that_the_page_leaves_out_only_says_what_its_number_says():
    """The style sheet leaves out an offer's first sentence beside what it costs more, and the rate's beside the rate."""
    wanted = [case for case in cases() if case["calculator"] in ("offer", "rates") and "expected" in case]
    results = [(case["calculator"], ask("compute", name=case["calculator"], typed=as_typed(case["request"]))) for case in wanted]
    dear = [result for name, result in results if name == "offer" and "-" not in result["extra_cost"] != "0.00"]
    rated = [result for name, result in results if name == "rates" and result.get("real_rate") is not None]

    assert len(dear) >= 10 and len(rated) > 5
    assert not [result["say"][0] for result in dear if "要还" not in result["say"][0] and "一次还清" not in result["say"][0]]
    assert not [result["say"][0] for result in dear + rated if "请" in result["say"][0]]
    assert not [result["say"][0] for result in rated if not result["say"][0].startswith("真实年化是")]

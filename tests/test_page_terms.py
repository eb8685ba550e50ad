"""Terms of any shape keep it from tool to tool, and only what was promised is agreed."""

import pytest

from tests.page_cases import CASE, PROPOSAL, ask


def brought(name, **sections):
    return ask("prefill", name=name, case=CASE | sections)["fields"]


def test_a_plan_follows_what_was_proposed_in_steps_with_its_down_payment_first():
    steps = [{"instalments": "12", "amount": "800"}, {"instalments": "12", "amount": "1600"}]
    asked = PROPOSAL | {"monthly_payment": "", "steps": steps, "down_payment": "2000", "down_payment_date": "2027-01-10"}
    fields = brought("plan", proposals=[asked])

    assert ("0", "2027-01-10", "2000.00") == tuple(fields[f"schedule.0.{part}"] for part in ("number", "date", "payment"))
    assert ("1", "800.00") == tuple(fields[f"schedule.1.{part}"] for part in ("number", "payment"))
    assert ("13", "1600.00") == tuple(fields[f"schedule.13.{part}"] for part in ("number", "payment"))
    assert 25 * 3 == len(fields)


def test_a_down_payment_whose_day_is_not_known_is_asked_for_and_not_invented():
    fields = brought("plan", proposals=[PROPOSAL | {"down_payment": "2000"}])

    assert ("0", "", "2000.00") == tuple(fields[f"schedule.0.{part}"] for part in ("number", "date", "payment"))


@pytest.mark.parametrize(
    "given, first",
    [
        ({"lump_sum": "20000", "cash_now": "20000"}, ("1", "20000.00")),
        ({"steps": [{"instalments": "30", "amount": "500"}, {"instalments": "10", "amount": "1000"}]}, ("1", "500.00")),
        ({"instalments": "24", "fee_percent": "0", "down_payment": "1000", "cash_now": "5000"}, ("0", "1000.00")),
    ],
)
def test_an_acceptable_offer_of_any_shape_becomes_the_plan(given, first):
    fields = brought("plan", offers=[{"balance": "25000", "capacity": "1500"} | given])

    assert first == tuple(fields[f"schedule.0.{part}"] for part in ("number", "payment"))


def test_what_was_agreed_in_steps_has_no_one_amount():
    steps = [{"instalments": "12", "amount": "800"}, {"instalments": "12", "amount": "1600"}]
    fields = brought("agreement", proposals=[PROPOSAL | {"monthly_payment": "", "steps": steps}])

    assert ("24", "") == (fields["expected.instalments"], fields["expected.instalment_amount"])


@pytest.mark.parametrize(
    "given, shape",
    [
        ({}, None),
        ({"lump_sum": "5"}, "lump_sum"),
        ({"steps": [{"instalments": "1", "amount": "5"}]}, "steps"),
        ({"fee_percent": "0.6"}, "fee"),
        ({"instalment_amount": "5", "down_payment_percent": "5"}, "down_payment"),
        ({"instalment_amount": "5", "grace_months": "3"}, "grace"),
        ({"instalment_amount": "5", "lump_sum": "5", "shape": "level"}, None),
    ],
)
def test_a_file_without_a_shape_is_shown_in_the_one_that_its_fields_make(given, shape):
    assert shape == brought("offer", offers=[given]).get("shape")


def test_a_proposal_without_a_shape_is_shown_in_the_one_that_its_fields_make():
    for given, shape in (
        ({"lump_sum": "5"}, "lump_sum"),
        ({"grace_months": "2"}, "grace"),
        ({"down_payment": "9"}, "down_payment"),
    ):
        assert shape == brought("proposal", proposals=[given])["shape"]
    assert "shape" not in brought("proposal")


def test_an_offer_is_weighed_with_the_readers_limit_where_one_is_written():
    """The third offer waives 30% of 900 and no fees: 31,000 − 270."""
    fields = brought("offer", proposals=[PROPOSAL, {}, {"waive_interest": "30", "monthly_payment": "900"}])

    assert "30730.00" == fields["limit_total"]
    assert "" == brought("offer", proposals=[PROPOSAL, {}, {"monthly_payment": "不知道"}])["limit_total"]


def test_an_offer_of_a_debt_known_by_its_total_is_weighed_by_its_total():
    asked = {
        key: value
        for key, value in PROPOSAL.items()
        if key not in {"principal", "interest", "fees", "waive_interest", "waive_fees"}
    }

    assert "42000.00" == brought("offer", proposals=[asked | {"balance": "42000"}])["balance"]


@pytest.mark.parametrize(
    "row, works", [({"instalments": "", "amount": ""}, True), ({}, True), ({"instalments": "3", "amount": ""}, False)]
)
def test_an_empty_row_that_stands_ready_for_steps_is_none(row, works):
    """The page keeps it in the case beside the monthly payment; half a row is not left out in silence."""
    asked = PROPOSAL | {"steps": [row]}
    offer = {"balance": "25000", "capacity": "1500", "instalments": "25", "instalment_amount": "1000", "steps": [row]}

    assert works is ("problem" not in (ask("offers", case=CASE | {"proposals": [asked]})["ask"] or {"problem": ""}))
    assert works is bool(brought("plan", proposals=[asked]))
    assert (25 if works else 31) * 3 == len(brought("plan", offers=[offer]))


@pytest.mark.parametrize("steps", [(), ({"instalments": "12", "amount": "800"}, {"instalments": "12", "amount": "1600"})])
def test_terms_that_were_only_brought_over_are_no_agreement_however_the_proposal_changes_afterwards(steps):
    said = {"monthly_payment": "", "steps": list(steps)} if steps else {}
    over = {}
    for path, words in brought("agreement", proposals=[PROPOSAL | said]).items():
        name, _, rest = path.removeprefix("expected.").partition(".")
        if not rest:
            over[name] = words
            continue
        place, _, part = rest.partition(".")
        rows = over.setdefault(name, [])
        rows += [{} for _ in range(int(place) + 1 - len(rows))]
        rows[int(place)][part] = words
    changed = CASE | {"proposals": [PROPOSAL | {"monthly_payment": "2000"}]}
    kept = changed | {"agreements": [{"expected": over, "brought": over}]}
    by_hand = changed | {"agreements": [{"expected": over | {"total": "31000"}, "brought": over}]}
    plans = [ask("prefill", name="plan", case=case)["fields"] for case in (changed, kept, by_hand)]

    assert plans[0] == plans[1]
    assert plans[2] != plans[0]


def test_terms_that_were_brought_over_and_then_promised_are_what_was_agreed():
    over = {name.removeprefix("expected."): text for name, text in brought("agreement", proposals=[PROPOSAL]).items()}
    told = [{"at": "2026-11-20T10:00", "channel": "phone", "promised": "分期办好了"}]
    case = CASE | {"proposals": [PROPOSAL | {"monthly_payment": "2000"}], "contacts": told}
    told_of = ask("prefill", name="plan", case=case | {"agreements": [{"expected": over, "brought": over}]})["fields"]

    assert "1000.00" == told_of["schedule.0.payment"]

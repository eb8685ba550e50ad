"""The browser's door: what stands in a form in, what the page shows out."""

import json

import pytest

from builder.typed import as_typed
from calculators import CALCULATORS, InvalidRequest, run
from calculators.page import door
from tests.golden import at, cases


def ask(do, **message):
    return json.loads(door.answer(json.dumps({"do": do, **message})))


DEBTS = [
    {"creditor": "甲银行", "kind": "credit_card", "principal": "30,000", "interest": "900", "fees": "100"},
    {"creditor": "乙公司", "kind": "online_loan", "principal": "9000"},
]
BUDGET = {"income": [{"name": "工资", "amount": "6000"}], "expenses": [{"name": "生活", "amount": "4000"}]}
PROPOSAL = {
    "creditor": "甲银行", "kind": "credit_card", "principal": "30000", "interest": "900", "fees": "100", "waive_interest": "60",
    "waive_fees": "100", "monthly_payment": "1,000元", "first_payment_date": "2027年1月31日",
}  # fmt: skip
CASE = {"version": 1, "debts": DEBTS, "budget": BUDGET, "proposals": [PROPOSAL]}


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


# Bringing numbers from one tool to another


def test_a_proposal_starts_from_the_debt_and_its_share_of_the_capacity():
    """Capacity 1,800.00; the card is 31,000 of 40,000, so 1,395.00."""
    fields = ask("prefill", name="proposal", case=CASE | {"proposals": []})["fields"]

    assert fields == {
        "creditor": "甲银行", "kind": "credit_card", "principal": "30000.00", "interest": "900.00", "fees": "100.00",
        "balance": "", "monthly_payment": "1395.00", "capacity": "1395.00",
    }  # fmt: skip


def test_the_shares_of_all_debts_never_exceed_the_capacity():
    debts = [DEBTS[0], DEBTS[1], {"creditor": "丙", "kind": "other", "principal": "7"}]
    shares = [
        float(
            ask("prefill", name="proposal", case=CASE | {"debts": debts, "proposals": []}, debt=index)["fields"][
                "monthly_payment"
            ]
        )
        for index in range(3)
    ]

    assert sum(shares) <= 1800


def test_no_payment_is_suggested_to_who_chose_a_number_of_instalments():
    """Both would exclude each other."""
    (asked,) = CASE["proposals"]
    chosen = {key: value for key, value in asked.items() if key != "monthly_payment"} | {"instalments": "24"}

    assert "monthly_payment" not in ask("prefill", name="proposal", case=CASE | {"proposals": [chosen]})["fields"]


def test_an_offer_is_weighed_against_the_proposal():
    """31,000 − 540 − 100 = 30,360: thirty payments of 1,000 and one of 360."""
    fields = ask("prefill", name="offer", case=CASE)["fields"]

    assert fields == {
        "balance": "31000.00", "kind": "credit_card", "own.instalments": "31", "own.instalment_amount": "1000.00",
        "own.final_amount": "360.00", "limit_total": "", "capacity": "1395.00",
        "capacity_for_all": "1800.00", "others.0.creditor": "乙公司", "others.0.balance": "9000.00",
    }  # fmt: skip


def test_the_month_is_shared_over_every_debt_of_the_list():
    """1,800.00 to share; a debt without an amount yet is left out."""
    case = CASE | {"debts": [DEBTS[0] | {"annual_rate": "18.25", "monthly_due": "900"}, {"creditor": "丙"}, DEBTS[1]]}

    assert ask("prefill", name="allocation", case=case)["fields"] == {
        "capacity": "1800.00",
        "debts.0.creditor": "甲银行", "debts.0.balance": "31000.00", "debts.0.annual_rate": "18.25", "debts.0.minimum": "900.00",
        "debts.1.creditor": "乙公司", "debts.1.balance": "9000.00", "debts.1.annual_rate": "", "debts.1.minimum": "",
    }  # fmt: skip


def test_a_projection_starts_from_the_debt_its_share_and_the_days_it_is_overdue():
    case = CASE | {"debts": [DEBTS[0] | {"annual_rate": "24.0", "overdue_since": "2026-11-01"}, DEBTS[1]]}

    assert ask("prefill", name="projection", case=case, today="2026-11-24")["fields"] == {
        "kind": "credit_card", "principal": "30000.00", "interest": "900.00", "fees": "100.00", "balance": "",
        "annual_rate": "24", "minimum_payment": "", "days_overdue": "23", "monthly_payment": "1395.00",
    }  # fmt: skip
    assert "" == ask("prefill", name="projection", case=case)["fields"]["days_overdue"]


def test_a_plan_is_brought_over_from_the_proposal_line_by_line():
    """30,360 at 1,000 a month: thirty and one of 360, on the month's last day."""
    fields = ask("prefill", name="plan", case=CASE)["fields"]

    assert 31 * 3 == len(fields)
    assert ("1", "2027-01-31", "1000.00") == tuple(fields[f"schedule.0.{part}"] for part in ("number", "date", "payment"))
    assert ("31", "2029-07-31", "360.00") == tuple(fields[f"schedule.30.{part}"] for part in ("number", "date", "payment"))


@pytest.mark.parametrize(
    "total, last",
    [
        ("35200", "200.00"),
        ("36000", "1000.00"),
        ("36000.01", "1000.01"),
        ("90000", "1000.00"),
        ("100", "1000.00"),
        ("", "1000.00"),
    ],
)
def test_a_plan_follows_the_agreement_rather_than_the_proposal(total, last):
    """Thirty-five of 1,000 and the rest of the total, where that can be a last payment."""
    agreed = {"total": total, "instalments": "36", "instalment_amount": "1000", "first_payment_date": "2027-03-15"}
    fields = ask("prefill", name="plan", case=CASE | {"agreements": [{"expected": agreed}]})["fields"]

    assert ("2027-03-15", "1000.00") == (fields["schedule.0.date"], fields["schedule.0.payment"])
    assert ("36", "2030-02-15") == (fields["schedule.35.number"], fields["schedule.35.date"])
    assert last == fields["schedule.35.payment"]


def test_an_agreement_without_its_first_day_leaves_the_plan_to_the_proposal():
    agreed = {"instalments": "36", "instalment_amount": "1000"}

    assert (
        "2027-01-31"
        == ask("prefill", name="plan", case=CASE | {"agreements": [{"expected": agreed}]})["fields"]["schedule.0.date"]
    )


@pytest.mark.parametrize("amount, lines, first", [("1000.00", 25, "1000.00"), ("9000.00", None, None)])
def test_an_offer_that_can_be_accepted_becomes_the_plan_and_one_beyond_the_means_does_not(amount, lines, first):
    given = {"balance": "25000", "capacity": "1500", "instalments": 25, "instalment_amount": amount}
    proposed = ask("prefill", name="plan", case=CASE)["fields"]
    fields = ask("prefill", name="plan", case=CASE | {"offers": [given]})["fields"]

    if lines is None:
        assert proposed == fields
    else:
        assert first == fields["schedule.0.payment"]
        assert proposed["schedule.0.date"] == fields["schedule.0.date"]
        assert f"schedule.{lines - 1}.date" in fields
        assert f"schedule.{lines}.date" not in fields


def test_a_plan_that_is_being_paid_is_not_replaced_by_a_new_proposal():
    line = {"number": "1", "date": "2027-01-31", "payment": "500"}
    paid = {"schedule": [line], "payments": [{"date": "2027-01-31", "amount": "500"}]}

    assert {} == ask("prefill", name="plan", case=CASE | {"plans": [paid]})["fields"]
    assert {} != ask("prefill", name="plan", case=CASE | {"plans": [paid | {"payments": []}]})["fields"]


def test_a_log_starts_from_the_kind_of_the_debt():
    assert {"debt_kind": "online_loan"} == ask("prefill", name="contacts", case=CASE, debt=1)["fields"]


def test_a_regular_plan_is_written_out_or_says_what_it_lacks():
    typed = {"first_payment_date": "2027年1月31日", "instalment_amount": "1,000元", "instalments": "3期", "final_amount": ""}

    assert "2027-03-31" == ask("regular", typed=typed)["fields"]["schedule.2.date"]
    assert [("instalments", "too_many")] == [
        (e["field"], e["code"]) for e in ask("regular", typed=typed | {"instalments": "601"})["errors"]
    ]


def test_an_agreement_is_compared_with_the_proposal():
    """31,000 − 540 − 100 = 30,360: thirty payments of 1,000 and one of 360, without interest, fees waived."""
    fields = ask("prefill", name="agreement", case=CASE)["fields"]

    assert fields == {
        "expected.creditor": "甲银行", "expected.total": "30360.00", "expected.instalments": "31", "expected.instalment_amount": "1000.00",
        "expected.first_payment_date": "2027-01-31", "expected.interest_stopped": "true", "expected.fees_waived": "true",
        "expected.final_amount": "360.00", "expected.down_payment": "", "expected.down_payment_date": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    "capacity, agreed", [("1500", ("36000.00", "24", "1500.00")), ("1499.99", ("30360.00", "31", "1000.00"))]
)
def test_an_agreement_is_compared_with_an_offer_that_can_be_accepted_and_with_no_other(capacity, agreed):
    offer = {"balance": "36000", "capacity": capacity, "instalments": "24", "instalment_amount": "1500"}
    fields = ask("prefill", name="agreement", case=CASE | {"offers": [offer]})["fields"]

    assert agreed == tuple(fields[f"expected.{name}"] for name in ("total", "instalments", "instalment_amount"))


def test_an_empty_case_brings_nothing():
    for name in CALCULATORS:
        assert {"fields": {}, "debts": []} == ask("prefill", name=name, case={"version": 1})


def test_a_half_typed_tool_does_not_stop_another():
    case = CASE | {"offers": [{"balance": "五万几千"}], "proposals": [PROPOSAL | {"principal": "x"}]}

    assert "31000.00" == ask("prefill", name="offer", case=case)["fields"]["balance"]


def test_a_case_that_cannot_be_read_at_all_is_an_error_and_not_a_hang():
    assert ["a.b"] == [error["field"] for error in ask("prefill", name="offer", case={"a.b": 1})["errors"]]


def test_income_without_expenses_brings_no_payment():
    """Nobody lives on nothing: no share is offered before the expenses are written."""
    case = CASE | {"budget": {"income": BUDGET["income"]}, "proposals": []}

    assert "monthly_payment" not in ask("prefill", name="proposal", case=case)["fields"]


def test_a_debt_that_is_not_there_brings_nothing():
    assert {} == ask("prefill", name="proposal", case=CASE | {"proposals": []}, debt=7)["fields"]


# The three offers


def test_the_three_offers_ask_accept_and_stop():
    """60% of 900 waived, then 30%, then none; the fees fall last; the limit pays the whole share of 1,395."""
    offers = ask("offers", case=CASE)

    assert ["30360.00", "30630.00", "31000.00"] == [offers[code]["repay_base"] for code in ("ask", "accept", "limit")]
    assert ["640.00", "370.00", "0.00"] == [offers[code]["asked_waiver"] for code in ("ask", "accept", "limit")]
    assert ["1000.00", "1000.00", "1395.00"] == [offers[code]["monthly_payment"] for code in ("ask", "accept", "limit")]


def test_what_is_left_blank_in_an_offer_stays_as_it_was():
    """Only the payment is written: the waiver of half stays."""
    accept = ask("offers", case=CASE | {"proposals": [PROPOSAL, {"monthly_payment": "1200", "waive_interest": ""}]})["accept"]

    assert ("1200.00", "30.00", "100.00") == (accept["monthly_payment"], accept["waive_interest"], accept["waive_fees"])


def test_nothing_waived_is_not_a_blank():
    accept = ask("offers", case=CASE | {"proposals": [PROPOSAL, {"waive_interest": "0"}]})["accept"]

    assert "0.00" == accept["waive_interest"]


def test_an_offer_that_cannot_be_read_does_not_stop_the_others():
    offers = ask("offers", case=CASE | {"proposals": [PROPOSAL, {"monthly_payment": "10%"}, {"monthly_payment": "900"}]})

    assert "多少元" in offers["accept"]["problem"]
    assert "30360.00" == offers["ask"]["repay_base"]
    assert "900.00" == offers["limit"]["monthly_payment"]


def test_an_offer_that_never_ends_says_so():
    case = CASE | {"proposals": [PROPOSAL | {"annual_rate": "24"}, {"monthly_payment": "5"}]}

    assert "利息" in ask("offers", case=case)["accept"]["problem"]


@pytest.mark.parametrize("proposals", [[], [{}], [{"principal": "x"}], [PROPOSAL | {"first_payment_date": ""}], None, True])
def test_without_a_whole_proposal_there_are_no_offers(proposals):
    assert {"ask": None, "accept": None, "limit": None} == ask("offers", case={"version": 1, "proposals": proposals})


# Letters


def test_letters_are_drawn_from_what_was_typed():
    drawn = ask("documents", case=CASE | {"person": {"name": "张某", "phone": ""}}, today="2026-11-23", documents=["application"])
    letter = drawn["documents"][0]

    assert "30,360.00 元" in letter["text"]
    assert "person.phone" in letter["missing"]
    assert "person.name" not in letter["missing"]


def test_a_letter_from_an_unreadable_case_names_what_is_wrong():
    refused = ask("documents", case=CASE | {"debts": [{"principal": "五万几千"}]}, today="2026-11-23", documents=["script"])

    assert ["case.debts.0.principal"] == [error["field"] for error in refused["errors"]]


def test_a_case_of_a_newer_version_draws_no_letter():
    refused = ask("documents", case={"version": 2, "moods": []}, today="2026-11-23", documents=["script"])

    assert [("case.version", "too_large")] == [(error["field"], error["code"]) for error in refused["errors"]]


# Terms in their shapes, from tool to tool


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


def test_the_three_offers_of_a_total_drop_less_and_less_of_it():
    asked = {
        key: value
        for key, value in PROPOSAL.items()
        if key not in {"principal", "interest", "fees", "waive_interest", "waive_fees"}
    }
    offers = ask("offers", case=CASE | {"proposals": [asked | {"balance": "40000", "waive_principal": "20"}]})

    assert ["32000.00", "36000.00", "40000.00"] == [offers[code]["repay_base"] for code in ("ask", "accept", "limit")]


def test_each_of_the_three_offers_is_warned_of_where_the_money_is_not_there():
    """The share is 1,395 a month; a last payment that is too high is warned of as well."""
    warned = ask(
        "offers",
        case=CASE
        | {"proposals": [PROPOSAL | {"monthly_payment": "1395.01"}, {"monthly_payment": "1395"}, {"monthly_payment": "1395.01"}]},
    )
    steps = PROPOSAL | {"monthly_payment": "", "steps": [{"instalments": "6", "amount": "500"}]}

    assert [True, False, True] == ["warning" in warned[code] for code in ("ask", "accept", "limit")]
    assert "warning" in ask("offers", case=CASE | {"proposals": [steps]})["ask"]


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

"""Terms of every shape go through every paper: what is said of them in the letter, the plan, the calendar and the workbook is the same."""

import io
import json
from datetime import date
from decimal import Decimal

import icalendar
import openpyxl
import pytest

from calculators import run, samples
from calculators.case.agreed import accepted
from calculators.case.shape import CaseFile
from calculators.export.files import make
from calculators.forms.steps import Step
from calculators.forms.validation import read_request
from calculators.page import door
from calculators.sums.money import spoken
from calculators.tools.agreement.expected import Expected

DAY = "2026-11-23"
DEBT = {"creditor": "甲银行信用卡中心", "kind": "credit_card", "balance": "48000"}
DAYS = {"first_payment_date": "2027-01-15", "down_payment_date": "2026-12-01"}
# Each shape as a lender offers it, what it comes to, what is paid first, and how many instalments there are.
SHAPES = {
    "level": ({"instalments": 24, "instalment_amount": "2000"}, "48000", "0", 24),
    "level and a tail": ({"instalments": 24, "instalment_amount": "1900", "final_amount": "4300"}, "48000", "0", 24),
    "grace": ({"instalments": 24, "instalment_amount": "2000", "grace_months": 3}, "48000", "0", 24),
    "steps": ({"steps": [{"instalments": 12, "amount": "1000"}, {"instalments": 12, "amount": "3000"}]}, "48000", "0", 24),
    "down payment": ({"down_payment": "8000", "instalments": 20, "instalment_amount": "2000"}, "48000", "8000", 20),
    "percent down": ({"down_payment_percent": "10", "instalments": 24, "instalment_amount": "1800"}, "48000", "4800", 24),
    "down payment and fee": ({"down_payment": "5000", "upfront_fee": "1000", "instalments": 20, "instalment_amount": "2000"}, "46000", "6000", 20),
    "one payment": ({"lump_sum": "30000"}, "30000", "0", 1),
    "a fee a period": ({"instalments": 12, "fee_percent": "0"}, "48000", "0", 12),
}  # fmt: skip
every_shape = pytest.mark.parametrize("offer, total, first, count", SHAPES.values(), ids=SHAPES.keys())


def case(offer):
    """Somebody who can carry any of these, and has answered nothing yet."""
    made = samples.case("one_card")
    asked = {**DEBT, **DAYS, "down_payment": "8000", "monthly_payment": "2000"}
    given = {"balance": "48000", "capacity": "4500", "cash_now": "30000", "max_instalments": 60, **offer}
    return {**made, "debts": [DEBT], "proposals": [asked], "offers": [given], "agreements": [], "plans": [], "contacts": []}


def filled(name, of):
    """What a form is filled with, as a request."""
    fields = json.loads(door.answer(json.dumps({"do": "prefill", "name": name, "case": of, "today": DAY})))["fields"]
    made = {}
    for path, text in fields.items():
        at, steps = made, path.split(".")
        for step in steps[:-1]:
            at = at.setdefault(step, {})
        if text:
            at[steps[-1]] = text
    return made


def confirmed(of):
    return run("dossier", {"today": DAY, "case": of, "documents": ["confirm"]})["documents"][0]


def paid(of):
    """The payments in the calendar and in the workbook."""
    events = icalendar.Calendar.from_ical(make("calendar", of, DAY).content).walk("VEVENT")
    days = [(each["DTSTART"].dt.isoformat(), each["SUMMARY"].split()[1].replace(",", "")) for each in events]
    book = openpyxl.load_workbook(io.BytesIO(make("spreadsheet", of, DAY).content), data_only=True)
    rows = [row for row in book["还款计划"].values if isinstance(row[0], int) or row[0] == "首付"]
    return sorted(days), sorted((row[1].date().isoformat(), f"{row[2]:.2f}") for row in rows if row[1])


def agreed(of):
    """The same case after its agreement's form was filled out of the offer."""
    expected = filled("agreement", of)["expected"]
    rows = expected.pop("steps", {})
    expected |= {"instalments": int(expected["instalments"]), "interest_stopped": False, "fees_waived": False}
    expected["steps"] = [{**row, "instalments": int(row["instalments"])} for _, row in sorted(rows.items())]
    return of | {"agreements": [{"expected": expected}], "offers": []}


@every_shape
def test_an_offer_that_can_be_accepted_is_in_every_paper_what_it_is(offer, total, first, count):
    of = case(offer)
    found = run("offer", of["offers"][0])

    assert ("accept", count) == (found["verdict"], found["instalments"])
    assert Decimal(total) == Decimal(found["total_to_pay"])
    for each in (of, agreed(of)):
        schedule = [*filled("plan", each)["schedule"].values()]
        assert Decimal(total) == sum(Decimal(row["payment"]) for row in schedule)
        assert (count, Decimal(first)) == (
            sum(row["number"] != "0" for row in schedule),
            sum(Decimal(row["payment"]) for row in schedule if row["number"] == "0"),
        )
        calendar, workbook = paid(each)
        assert calendar == workbook == sorted((row["date"], row["payment"]) for row in schedule)
        letter = confirmed(each)["text"]
        assert f"还款总额  {spoken(Decimal(total))}" in letter
        assert (f"首付  {spoken(Decimal(first))}，付款日 2026年12月1日" in letter) is (Decimal(first) > 0)


@every_shape
def test_the_agreements_form_keeps_what_its_terms_are(offer, total, first, count):
    letter = confirmed(agreed(case(offer)))["text"]

    for said in {
        "instalment_amount": [f"{count} 期"],
        "steps": ["第 1 到 12 期每期 1,000.00 元，第 13 到 24 期每期 3,000.00 元"],
        "final_amount": ["每期 1,900.00 元，共 24 期，最后一期 4,300.00 元"],
        "lump_sum": ["一次还清  30,000.00 元", "付款日  2027年1月15日"],
        "grace_months": ["第一期  2027年4月15日"],
    }.items():
        if said[0] in offer:
            assert all(words in letter for words in said[1]), (said, letter)


def test_what_was_agreed_counts_before_an_offer_and_an_offer_before_what_was_asked():
    of = case(SHAPES["level"][0])
    assert "提出的方案，本人理解如下" in confirmed(of)["text"]
    assert "双方谈好的内容如下" in confirmed(agreed(of))["text"]
    refused = of | {"offers": [of["offers"][0] | {"capacity": "100", "cash_now": "0"}]}
    assert "本人提出的方案如下" in confirmed(refused)["text"]


def test_an_agreement_that_cannot_be_paid_is_not_confirmed_without_its_gate():
    of = case(SHAPES["steps"][0])
    poor = agreed(of) | {
        "budget": {"income": [{"name": "工资", "amount": "3000"}], "expenses": [{"name": "吃饭", "amount": "2500"}]}
    }
    found = run("dossier", {"today": DAY, "case": poor, "documents": ["confirm"]})["gates"]

    assert ["not_payable"] == [gate["code"] for gate in found]


def test_an_agreement_whose_parts_do_not_add_up_is_told():
    of = agreed(case(SHAPES["down payment"][0]))
    of["agreements"][0]["expected"]["total"] = "58000"

    assert any("对不上" in sentence for sentence in confirmed(of)["when_not"])


def test_what_was_only_brought_over_from_ones_own_proposal_is_not_agreed():
    """The agreement's form is filled with it as soon as it is opened."""
    refused = {**SHAPES["level"][0], "capacity": "100", "cash_now": "0"}
    of = case(refused)
    brought = of | {"agreements": agreed(of)["agreements"]}

    assert "20" == str(brought["agreements"][0]["expected"]["instalments"])  # 40,000 in 2,000s, as was asked
    assert "本人提出的方案如下" in confirmed(brought)["text"]
    told = brought | {"contacts": [{"at": "2026-11-20T10:00", "channel": "phone", "promised": "同意"}]}
    assert "双方谈好的内容如下" in confirmed(told)["text"]
    pasted = brought | {"agreements": [brought["agreements"][0] | {"text": "协议"}]}
    assert "双方谈好的内容如下" in confirmed(pasted)["text"]
    taken = brought | {"offers": [SHAPES["level"][0] | {"balance": "48000", "capacity": "4500"}]}
    assert "提出的方案，本人理解如下" in confirmed(taken)["text"]


def read(of):
    return read_request(CaseFile, of)


def test_an_offer_without_a_proposal_says_its_terms_and_leaves_the_days_open():
    said = accepted(read(case(SHAPES["down payment"][0]) | {"proposals": []}))

    assert (None, None, None) == (said.creditor, said.first_payment_date, said.down_payment_date)
    assert (Decimal(48000), 20, Decimal(2000), Decimal(8000), None) == (
        said.total, said.instalments, said.instalment_amount, said.down_payment, said.final_amount,
    )  # fmt: skip


def test_an_offer_stops_no_interest_by_itself_and_has_no_day_for_a_down_payment_it_does_not_have():
    said = accepted(read(case(SHAPES["level"][0])))

    assert (False, False, None) == (said.interest_stopped, said.fees_waived, said.down_payment_date)
    assert date(2027, 1, 15) == said.first_payment_date
    unknown = case(SHAPES["level"][0])
    del unknown["proposals"][0]["first_payment_date"]
    assert accepted(read(unknown)).first_payment_date is None


@pytest.mark.parametrize(
    "total, down, last",
    [
        ("24000", None, "1000"),  # all alike
        ("24300", None, "1300"),
        ("25000", None, "2000"),  # twice an instalment is still a last payment
        ("25000.01", None, "1000"),  # more is none: something else is in the total
        ("29300", "5000", "1300"),
        ("24300", "5000", "1300"),  # some say the total without the down payment
        ("23000", None, "1000"),  # nothing left: the count is wrong, and no payment of 0
    ],
)
def test_the_last_payment_is_what_the_others_leave_of_the_total(total, down, last):
    said = Expected(
        total=Decimal(total), instalments=24, instalment_amount=Decimal(1000), down_payment=Decimal(down) if down else None,
    )  # fmt: skip

    assert Decimal(last) == said.terms.last
    assert 24 == said.terms.instalments


def test_a_half_written_run_is_no_terms():
    assert Expected(steps=(Step(instalments=12, amount=None), Step(instalments=None, amount=Decimal(5)))).terms is None


@pytest.mark.parametrize("at", ["proposals", "offers"])
def test_the_down_payment_that_was_agreed_is_met_by_what_is_at_hand(at):
    """8,000 first of a month's 1,980 and 7,000 at hand."""
    of = agreed(case(SHAPES["down payment"][0] | {"cash_now": "30000"}))
    of["agreements"][0]["expected"] |= {"instalments": 40, "instalment_amount": "1000"}
    rich = of | {at: [({"creditor": "甲银行信用卡中心"} if at == "proposals" else {}) | {"cash_now": "7000"}]}
    poor = {key: value for key, value in of.items() if key != at}
    found = [
        [gate["code"] for gate in run("dossier", {"today": DAY, "case": each, "documents": ["confirm"]})["gates"]]
        for each in (rich, poor | {"proposals": [], "offers": []})
    ]

    assert [[], ["not_payable"]] == found


def test_a_settlement_is_confirmed_as_one_with_what_is_dropped_and_that_nothing_is_left():
    for of in (case(SHAPES["one payment"][0]), agreed(case(SHAPES["one payment"][0]))):
        letter = confirmed(of)["text"]
        assert "减免 18,000.00 元（欠款 48,000.00 元，减去还款总额 30,000.00 元）" in letter
        assert "付清以后  本笔债务全部结清，不再追收" in letter
        assert "最后一期" not in letter


def test_a_settlement_that_is_proposed_says_what_is_to_be_dropped_and_speaks_of_no_instalments():
    asked = {**DEBT, "first_payment_date": "2027-01-15", "lump_sum": "24000", "cash_now": "24000"}
    letter = confirmed(case(SHAPES["level"][0]) | {"offers": [], "proposals": [asked]})["text"]

    for said in ("申请减免  24,000.00 元", "一次还清  24,000.00 元", "还款总额  24,000.00 元", "付清以后  本笔债务全部结清"):
        assert said in letter
    assert not any(words in letter for words in ("分期偿还的金额", "每月一期", "还款期间利息"))

"""What would harm its writer is held back, in whatever case it is found; and what is sent instead is not."""

import io
import re
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import run, samples
from calculators.export.files import make
from calculators.law.codes import DEBT_KINDS
from calculators.letters import drafts
from calculators.letters.drafts.variants import OFFERS
from calculators.sums.money import cents
from tests.test_dossier_documents import DAY, of_kind

LENDERS = ("甲银行信用卡中心", "乙消费金融有限公司", "丙小额贷款有限公司", "老周", "某某花")
TERMS = ("application", "schedule", "confirm")
# What admits the debt or offers to pay it, in the letters' own sentences.
ADMITS = re.compile(
    r"仍有还款意愿，希望|本人仍有还款意愿|表明还款意愿|我承认|愿意分期|愿意还|钱我认|是贵[行公方].{0,6}(?:借款人|持卡人)|是借款人"
)


def drawn(case, *codes, today=DAY, **variants):
    """The documents by code, and the codes of the gates before each."""
    found = run("dossier", {"today": today, "case": case, "documents": list(codes), "variants": variants})
    gates = {code: {gate["code"] for gate in found["gates"] if gate["document"] == code} for code in codes}
    return {each["code"]: each for each in found["documents"]}, gates


def gates(case, code, today=DAY, **variants):
    return drawn(case, code, today=today, **variants)[1][code]


# ---- one by one


@pytest.mark.parametrize("instalments, held", [(60, False), (61, True)])
@pytest.mark.parametrize("code", ["application", "schedule", "script"])
def test_more_instalments_than_a_card_may_have_are_held_back(code, instalments, held):
    case = of_kind("credit_card", "one_card", monthly_payment=None, instalments=instalments)

    assert held == ("over_limit_term" in gates(case, code))


def test_the_gate_names_what_would_do_and_what_to_send_instead():
    case = of_kind("credit_card", "one_card", monthly_payment="170")
    found = run("dossier", {"today": DAY, "case": case, "documents": ["application"]})
    by_code = {gate["code"]: gate for gate in found["gates"]}

    assert "要还 276 期，超过了 60 期。信用卡的个性化分期最长 5 年" in by_code["over_limit_term"]["message"]
    assert "每月要 781.67 元" in by_code["over_limit_term"]["message"]
    assert "2049年11月20日" in by_code["last_day_far"]["message"]
    for words in ("暂缓", "先少还", "减免", "只要明细"):
        assert words in by_code["over_limit_term"]["instead"]
    assert found["say"][0].startswith("先别发：个性化分期协商申请书")
    assert found["documents"][0]["when_not"][0].startswith("要还 276 期")


def test_a_mortgage_runs_long_by_its_nature():
    case = of_kind("mortgage", "one_card", principal="800000", monthly_payment=None, instalments=300, annual_rate="3.3")

    assert not gates(case, "application") & {"over_limit_term", "last_day_far"}


def test_a_pause_is_asked_for_without_terms_that_would_be_too_long():
    case = of_kind("credit_card", "one_card", monthly_payment="170")
    documents, held = drawn(case, "application", "schedule", "script", application="deferral")

    assert {"application": set(), "schedule": set(), "script": set()} == held
    assert "商定以后怎样还" in documents["application"]["text"]
    assert not any(re.search(r"276|2049", each["text"]) for each in documents.values())


@pytest.mark.parametrize("monthly, held", [("1980", False), ("1980.01", True)])
def test_more_than_the_month_leaves_is_held_back(monthly, held):
    assert held == ("not_payable" in gates(of_kind("credit_card", "one_card", monthly_payment=monthly), "application"))


def test_a_down_payment_that_is_not_there_is_held_back():
    case = of_kind("credit_card", "one_card", down_payment="3000", down_payment_date="2026-12-01")
    found = run("dossier", {"today": DAY, "case": case, "documents": ["application"]})["gates"]

    assert ["not_payable"] == [gate["code"] for gate in found]
    assert "首付要还 3,000.00 元，到时只凑得出 1,980.00 元" in found[0]["message"]
    case["proposals"][0]["cash_now"] = "1100"
    assert set() == gates(case, "application")


def test_a_settlement_needs_a_word_where_its_money_comes_from():
    case = of_kind("credit_card", "one_card", monthly_payment=None, lump_sum="20000")
    assert {"not_payable"} == gates(case, "application")

    case["hardship"]["funds"] = "姐姐给的钱"
    documents, held = drawn(case, "application", "schedule")
    assert {"application": set(), "schedule": set()} == held
    assert "减免结清申请书" == documents["application"]["title"]
    assert "一次性偿还 20,000.00 元" in documents["application"]["text"]
    assert "其余 30,000.00 元" in documents["application"]["text"]
    assert "申请一次偿还 20,000.00 元" in documents["schedule"]["text"]


@pytest.mark.parametrize("overdue, held", [("2023-11-22", True), ("2023-11-23", False)])
@pytest.mark.parametrize("code", ["application", "schedule", "hardship", "confirm", "debts"])
def test_an_offer_is_held_back_where_the_limitation_may_have_run(code, overdue, held):
    """Three years and a day before the letter, and three years."""
    case = samples.case("one_card")
    case["debts"][0]["overdue_since"] = overdue

    assert held == ("limitation_possible" in gates(case, code))


def test_what_is_being_enforced_has_no_limitation_to_raise():
    case = samples.case("one_card")
    case["debts"][0] |= {"overdue_since": "2020-01-01", "stage": "enforcement"}

    assert set() == gates(case, "application")


def test_two_debts_to_one_lender_are_as_old_as_the_older():
    case = samples.case("one_card")
    case["debts"].append(case["debts"][0] | {"overdue_since": "2019-01-01"})

    assert "limitation_possible" in gates(case, "application")


def test_the_calendar_knows_when_the_limitation_of_the_only_debt_began():
    case = samples.case("one_card")
    del case["debts"][0]["overdue_since"]
    case["timeline"] = {"due_date": "2020-03-01", "last_payment_date": "2020-05-01"}

    assert "limitation_possible" in gates(case, "application")


@pytest.mark.parametrize("kind", DEBT_KINDS)
def test_a_call_only_asks_where_the_limitation_may_have_run(kind):
    case = of_kind(kind, "one_card")
    case["debts"][0]["overdue_since"] = "2021-01-01"
    documents, held = drawn(case, "script")

    assert set() == held["script"]
    assert "这一次只问，不答应任何事" in documents["script"]["text"]
    assert not re.search(r"1,900|46,900|分期还|每月还|请减免", documents["script"]["text"])
    assert not ADMITS.search(documents["script"]["text"])


def test_who_has_paid_all_is_kept_from_owing_again():
    for code in ("application", "hardship", "debts", "schedule", "script", "evidence", "confirm"):
        assert "paid_off" in gates(samples.case("after_agreement"), code)
    assert set() == gates(samples.case("after_agreement"), "receipt")


@pytest.mark.parametrize("name", samples.CASES)
def test_what_is_sent_instead_is_not_held_back_for_the_same_reason(name):
    case = samples.case(name)
    case["proposals"][0] = {
        key: value for key, value in case["proposals"][0].items() if key not in ("steps", "shape", "instalments")
    }
    case["proposals"][0] |= {"monthly_payment": "45", "down_payment": "0"}
    case["hardship"] |= {"funds": "离职补偿金", "recovery": "回岗后的工资", "until": "2027-05-31"}
    found = run("dossier", {"today": DAY, "case": case, "documents": list(drafts.TITLES)})["gates"]

    assert found
    for gate in found:
        for way in gate["ways"]:
            variants = {way["document"]: way["variant"]} if way["variant"] else {}
            assert gate["code"] not in gates(case, way["document"], **variants), (gate["document"], gate["code"], way)


def test_a_sound_case_has_no_gate():
    for name in ("one_card", "five_debts", "mortgage_first", "weekly_pay"):
        found = run("dossier", {"today": DAY, "case": samples.case(name), "documents": [*OFFERS, "hardship", "debts", "budget"]})
        assert [] == found["gates"], name


# ---- whatever the case


@st.composite
def cases(draw):
    """A whole case: some debts, split or known by their totals, a month, and a proposal of any shape to the first of them."""
    yuan = lambda least, most: str(draw(st.decimals(least, most, places=2)))  # noqa: E731
    debts = []
    for creditor in draw(st.lists(st.sampled_from(LENDERS), min_size=1, max_size=4, unique=True)):
        debt = {"creditor": creditor, "kind": draw(st.sampled_from(list(DEBT_KINDS)))}
        if draw(st.booleans()):
            debt |= {"principal": yuan("100", "90000"), "interest": yuan("0", "5000"), "fees": yuan("0", "2000")}
        else:
            debt |= {"balance": yuan("100", "90000")}
        if draw(st.booleans()):
            debt["overdue_since"] = draw(st.dates(date(2018, 1, 1), date(2026, 11, 20))).isoformat()
        if draw(st.booleans()):
            debt["monthly_due"] = yuan("10", "4000")
        debt["stage"] = draw(st.sampled_from(["none", "collection", "sued", "judgment", "enforcement"]))
        debts.append(debt)
    asked = {key: debts[0][key] for key in ("creditor", "kind", "principal", "interest", "fees", "balance") if key in debts[0]}
    asked |= {"first_payment_date": draw(st.dates(date(2026, 11, 24), date(2027, 6, 1))).isoformat()}
    way = draw(st.sampled_from(["monthly_payment", "instalments", "steps", "lump_sum"]))
    asked[way] = {
        "monthly_payment": lambda: yuan("20", "5000"),
        "instalments": lambda: draw(st.integers(1, 200)),
        "steps": lambda: [{"instalments": draw(st.integers(1, 24)), "amount": yuan("10", "900")} for _ in range(2)],
        "lump_sum": lambda: yuan("50", "60000"),
    }[way]()
    if draw(st.booleans()):
        asked |= {"down_payment": yuan("0", "3000"), "grace_months": draw(st.integers(0, 12))}
    if draw(st.booleans()):
        asked["annual_rate"] = yuan("0", "24")
    budget = {
        "income": [{"name": "工资", "amount": yuan("0", "12000"), "every": draw(st.sampled_from(["month", "week", "year"]))}],
        "expenses": [{"name": "生活", "amount": yuan("0", "6000")}],
    }
    case = {"debts": debts, "budget": budget, "proposals": [asked]}
    if draw(st.booleans()):
        case["offers"] = [{"instalments": draw(st.integers(1, 72)), "instalment_amount": yuan("1", "9000")}]
    return case


def listed(text):
    """The payments of a schedule: the number of instalments, and the sum of all rows in cents."""
    rows = re.findall(r"^(首付|\d+)  (?:\d{4}-\d\d-\d\d|＿+)  ([\d,]+\.\d\d)  ", text, re.MULTILINE)
    return sum(number != "首付" for number, _ in rows), sum(int(re.sub(r"[,.]", "", paid)) for _, paid in rows)


@settings(max_examples=40, deadline=None)
@given(cases())
def test_a_gate_stands_whenever_the_letters_schedule_is_too_long(case):
    documents, held = drawn(case, *TERMS)
    count, _ = listed(documents["schedule"]["text"])

    if case["proposals"][0]["kind"] != "mortgage":
        for code in TERMS:
            assert ("over_limit_term" in held[code]) == (count > 60)


@settings(max_examples=40, deadline=None)
@given(cases())
def test_the_parts_add_up_in_letter_schedule_and_workbook(case):
    documents, _ = drawn(case, "application", "schedule")
    count, total = listed(documents["schedule"]["text"])
    if not count:
        return
    said = re.search(r"(?:还款总额(?:  | )|一次性偿还 )([\d,]+\.\d\d) 元", documents["application"]["text"])[1]
    book = openpyxl.load_workbook(io.BytesIO(make("spreadsheet", case, DAY).content), data_only=True)
    rows = [row for row in book["还款计划"].values if isinstance(row[0], int) or row[0] == "首付"]

    assert total == int(re.sub(r"[,.]", "", said))
    assert total == sum(round(Decimal(str(row[2])) * 100) for row in rows)
    assert count == sum(row[0] != "首付" for row in rows)


@settings(max_examples=40, deadline=None)
@given(cases())
def test_no_payment_above_the_money_there_is_asked_for_without_a_gate(case):
    """The month by month account, worked out here a second time."""
    debt, asked = case["debts"][0], case["proposals"][0]
    if len(case["debts"]) > 1 or debt["kind"] in ("mortgage", "car_loan") or "lump_sum" in asked:
        return
    income, spent = case["budget"]["income"][0], Decimal(case["budget"]["expenses"][0]["amount"])
    times = {"month": 12, "week": 52, "year": 0}[income["every"]]
    surplus = max(cents(Decimal(income["amount"]) * times / 12) - spent, Decimal(0))
    able = surplus - cents(surplus / 10)
    documents, held = drawn(case, "application", "schedule")
    rows = re.findall(r"^(首付|\d+)  \S+  ([\d,]+\.\d\d)  ", documents["schedule"]["text"], re.MULTILINE)
    if not rows:
        return
    there = able * asked.get("grace_months", 0)
    short = False
    for number, paid in rows:
        due = Decimal(paid.replace(",", ""))
        if number == "首付":
            short |= due > able
            continue
        there += able
        short |= due > there
        there -= due

    assert short == ("not_payable" in held["application"])


@settings(max_examples=40, deadline=None)
@given(cases())
def test_of_a_debt_known_by_its_total_no_principal_is_written_anywhere(case):
    if "balance" not in case["debts"][0]:
        return
    case["debts"] = case["debts"][:1]
    documents, _ = drawn(case, *drafts.TITLES)
    for document in documents.values():
        assert not re.search(r"本金(?:为| |合计)? ?\d", document["text"]), document["code"]
    assert "请提供明细" in documents["application"]["text"] or "请写给我" in documents["application"]["text"]
    book = openpyxl.load_workbook(io.BytesIO(make("spreadsheet", case, DAY).content), data_only=True)
    assert book["债务清单"]["C5"].value is None
    assert float(case["debts"][0]["balance"]) == book["债务清单"]["F5"].value


@settings(max_examples=40, deadline=None)
@given(cases(), st.sampled_from(list(drafts.VARIANTS["application"])))
def test_nothing_is_admitted_or_offered_where_the_limitation_may_have_run_without_its_gate(case, variant):
    debt = case["debts"][0]
    old = debt["stage"] != "enforcement" and debt.get("overdue_since", DAY) < "2023-11-23"
    documents, held = drawn(case, *drafts.TITLES, application=variant)

    for code, document in documents.items():
        offers = code in {"application", "schedule", "hardship", "confirm", "debts", "counter"}
        assert (old and offers) == ("limitation_possible" in held[code]), code
        if old and code != "receipt":
            assert not ADMITS.search(document["text"]), (code, ADMITS.search(document["text"]))

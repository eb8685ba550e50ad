"""Whatever the case, nothing too long, too dear or too old is asked for without its gate, and the parts add up."""

import io
import re
from datetime import date
from decimal import Decimal

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.export.files import make
from calculators.law.codes import DEBT_KINDS
from calculators.letters import drafts
from calculators.sums.money import cents
from tests.gates import ADMITS, drawn
from tests.test_dossier_documents import DAY

LENDERS = ("甲银行信用卡中心", "乙消费金融有限公司", "丙小额贷款有限公司", "老周", "某某花")
TERMS = ("application", "schedule", "confirm")


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
        offers = code in {"application", "schedule", "hardship", "evidence", "confirm", "debts", "counter"}
        assert (old and offers) == ("limitation_possible" in held[code]), code
        if old and code != "receipt":
            assert not ADMITS.search(document["text"]), (code, ADMITS.search(document["text"]))

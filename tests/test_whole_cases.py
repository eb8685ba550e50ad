"""One case, one truth: what is owed, left and asked is the same in every tool, letter and file."""

import io
import re
from decimal import Decimal

import openpyxl
from hypothesis import given

from calculators import InvalidRequest, run
from calculators.case.shape import CaseFile
from calculators.case.shares import shares
from calculators.export.files import make
from calculators.forms.validation import read_request
from tests.case_readings import CANNOT, TODAY, ask, calendar_rows, drawn, filled, flat, form, many, money_in
from tests.whole_cases import whole_cases

CENT = Decimal("0.01")


def workbook(case):
    try:
        return openpyxl.load_workbook(io.BytesIO(make("spreadsheet", case, TODAY).content), data_only=True)
    except InvalidRequest:
        return None


def sheet_rows(book):
    rows = [row for row in book["还款计划"].values if isinstance(row[0], int) or row[0] == "首付"]
    return [(row[1].date().isoformat() if row[1] else "", Decimal(str(row[2])).quantize(CENT)) for row in rows]


# ---- the same yuan


@many
@given(whole_cases())
def test_what_is_owed_is_the_same_in_list_letter_and_workbook(case):
    listed = run("inventory", {"today": TODAY, "debts": case["debts"]})
    owed = Decimal(listed["totals"]["balance"])
    texts, _, _ = drawn(case, "debts", "hardship")
    book = workbook(case)
    *_, last = book["债务清单"].values

    assert owed == money_in("欠款合计", texts["debts"])
    assert owed == money_in(f"{len(case['debts'])} 笔债务，合计", texts["hardship"])
    assert float(owed) == last[5]
    assert sum(Decimal(each["balance"]) for each in listed["debts"]) == owed
    for month in listed["by_month"]:
        assert Decimal(month["due"]) <= Decimal(listed["totals"]["monthly_due"])


@many
@given(whole_cases())
def test_a_months_money_is_the_same_in_tool_shares_letters_and_workbook(case):
    month = shares(read_request(CaseFile, case))
    capacity = run("capacity", case["budget"] | {"priority_payments": str(month.budget.priority_payments)})
    texts, _, _ = drawn(case, "application", "hardship", "budget")
    values = {row[0]: row[4] for row in workbook(case)["收支"].values if row[0]}
    promise = Decimal(capacity["promise"])

    assert promise == month.able
    for code in ("application", "hardship"):
        said = money_in("可用于还款的金额不超过", texts[code]) or money_in("之后，还剩", texts[code])
        assert said is None or said == promise, (code, said, promise)
    if len(month.sharing) < len(case["debts"]):  # some are paid first, and have no part in the rest
        assert not re.search("全部债务合计|要用于全部", texts["application"] + texts["hardship"])
    plain = values.get(
        "没有季度、年度收入的月份，可用于还款", values.get("可用于全部债务的还款", values.get("可用于其余债务的还款"))
    )
    assert float(promise) == plain
    shown = [row[10] for row in list(workbook(case)["债务清单"].values)[4 : 4 + len(case["debts"])]]
    assert [None if share is None else float(share) for share in month.of] == shown
    rows = filled("allocation", case)
    assert Decimal(rows["capacity"]) == promise
    for place, share in enumerate(month.of):
        told = ask("prefill", name="offer", case=case, debt=place, today=TODAY)["fields"].get("capacity")
        assert told == (None if share is None else f"{share:.2f}")


# ---- what is asked


@many
@given(whole_cases())
def test_what_is_asked_is_the_same_in_tool_letter_schedule_plan_calendar_and_workbook(case):
    case = case | {"offers": []}
    asked = case["proposals"][0]
    _, found = form("proposal", case, flat(asked))
    texts, gates, whole = drawn(case, "application", "schedule", "script", "confirm")
    if "errors" in found:
        assert whole["documents"][0]["missing"]
        return
    total, rows = Decimal(found["total_to_pay"]), found["schedule"]
    told = money_in("还款总额", texts["confirm"])
    assert told is None or told == total
    said = re.findall(r"^(?:首付|\d+)  (?:[\d-]{10}|＿+)  ([\d,]+\.\d\d)  ", texts["schedule"], re.MULTILINE)
    assert total == sum(Decimal(each.replace(",", "")) for each in said)
    assert found["last_payment_date"] in texts["schedule"]
    known = [(row["date"], Decimal(row["payment"])) for row in rows]
    assert sorted(known) == sorted(row for row in sheet_rows(workbook(case)) if row[0])
    ahead = calendar_rows(case)
    assert ahead is None or ahead == sorted(row for row in known if row[0] >= TODAY)
    plan = filled("plan", case)
    paid = [Decimal(text) for name, text in plan.items() if name.endswith(".payment")]
    assert total == sum(paid)
    # What would harm its writer is not drafted in silence; the tool's own flags and the letter's gates agree.
    if "over_limit_term" in found["flags"] and asked["kind"] != "mortgage":
        assert "over_limit_term" in gates["application"]
    if found.get("first_shortfall"):
        assert "not_payable" in found["flags"]
        assert any(CANNOT.search(sentence) for sentence in found["say"])
        assert any(notice["code"] == "not_payable" for notice in found["notices"])
    else:
        assert not any(CANNOT.search(sentence) for sentence in found["say"] if "最后一期" not in sentence)

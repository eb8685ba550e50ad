"""One case, one truth: whatever a person typed, every tool, letter and file says the same of the same yuan, and no sentence contradicts a verdict."""

import io
import json
import os
import re
from decimal import ROUND_HALF_UP, Decimal

import icalendar
import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import InvalidRequest, run
from calculators.case.shape import CaseFile
from calculators.case.shares import shares
from calculators.export.files import make
from calculators.forms.typed import from_typed
from calculators.forms.validation import read_request
from calculators.letters import drafts
from calculators.page import door
from tests.whole_cases import DAY, whole_cases

TODAY = DAY.isoformat()
CENT = Decimal("0.01")
# WHOLE_CASES=3000 looks long; a run of all tests looks at some.
many = settings(max_examples=int(os.environ.get("WHOLE_CASES", "30")), deadline=None, derandomize="WHOLE_CASES" not in os.environ, database=None)  # fmt: skip
# Words that say a sum is not there.
CANNOT = re.compile("拿不出|凑不出|只凑得出|还不上|做不到|没有余钱|还差|付不起|付不出")
CALM = re.compile("可以答应|没有要紧|都来得及|不用着急|没有期限")


def cents(amount):
    return amount.quantize(CENT, ROUND_HALF_UP)


def ask(do, **rest):
    return json.loads(door.answer(json.dumps({"do": do, **rest})))


def filled(name, case):
    return ask("prefill", name=name, case=case, today=TODAY)["fields"]


def form(name, case, typed):
    """A form as the page holds it after ``typed`` beside what other tools bring, and its answer."""
    fields = {}
    for path, text in (filled(name, case) | typed).items():
        at, (*steps, last) = fields, path.split(".")
        for step in steps:
            at = at.setdefault(step, {})
        at[last] = text
    fields = _lists(fields)
    return fields, ask("compute", name=name, typed=fields)


def _lists(value):
    if isinstance(value, dict):
        inner = {key: _lists(each) for key, each in value.items()}
        return [inner[key] for key in sorted(inner, key=int)] if inner and all(key.isdigit() for key in inner) else inner
    return value


def flat(typed, path=""):
    """A request as texts by their paths."""
    if isinstance(typed, dict):
        return {name: text for key, value in typed.items() for name, text in flat(value, f"{path}.{key}").items()}
    if isinstance(typed, list):
        return {name: text for place, value in enumerate(typed) for name, text in flat(value, f"{path}.{place}").items()}
    return {path.lstrip("."): str(typed)}


def drawn(case, *codes, **variants):
    found = run("dossier", {"today": TODAY, "case": case, "documents": list(codes), "variants": variants})
    gates = {code: [gate["code"] for gate in found["gates"] if gate["document"] == code] for code in codes}
    return {each["code"]: each["text"] for each in found["documents"]}, gates, found


def money_in(words, text):
    """The amount that stands after ``words``; None where they do not stand there."""
    found = re.search(rf"{words} *([\d,]+\.\d\d)", text)
    return Decimal(found[1].replace(",", "")) if found else None


def workbook(case):
    try:
        return openpyxl.load_workbook(io.BytesIO(make("spreadsheet", case, TODAY).content), data_only=True)
    except InvalidRequest:
        return None


def sheet_rows(book):
    rows = [row for row in book["还款计划"].values if isinstance(row[0], int) or row[0] == "首付"]
    return [(row[1].date().isoformat() if row[1] else "", Decimal(str(row[2])).quantize(CENT)) for row in rows]


def calendar_rows(case):
    try:
        read = icalendar.Calendar.from_ical(make("calendar", case, TODAY).content)
    except InvalidRequest:
        return None
    events = [each for each in read.walk("VEVENT") if str(each["SUMMARY"]).startswith("还款")]
    return sorted((each["DTSTART"].dt.isoformat(), Decimal(each["SUMMARY"].split()[1].replace(",", ""))) for each in events)


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


# ---- what is offered


def payments_of(found, offer, balance):
    """The payments of an offer one by one, worked out here."""
    if "lump_sum" in offer:
        return [Decimal(offer["lump_sum"])]
    if "steps" in offer:
        return [Decimal(step["amount"]) for step in offer["steps"] for _ in range(int(step["instalments"]))]
    each, count = Decimal(found["instalment_amount"]), int(found["instalments"])
    return [*[each] * (count - 1), Decimal(found["final_amount"])]


def is_met(payments, first, cash, capacity, grace):
    there = cash + capacity
    if first > there:
        return False
    there = max(cash - first, Decimal(0)) + capacity * grace
    for payment in payments:
        there += capacity
        if payment > there:
            return False
        there -= payment
    return True


@many
@given(whole_cases())
def test_an_offer_has_one_judgement_in_page_letter_and_calendar(case):
    if not case.get("offers"):
        return
    offer = case["offers"][0]
    fields, found = form("offer", case, flat(offer))
    if "errors" in found:
        return
    case = from_typed(CaseFile, case | {"offers": [fields]})
    cash, capacity, balance = (Decimal(fields.get(name) or 0) for name in ("cash_now", "capacity", "balance"))
    first = Decimal(found["down_payment"]) + Decimal(offer.get("upfront_fee", 0))
    payments = payments_of(found, offer, balance)
    assert first + sum(payments) == Decimal(found["total_to_pay"]) == balance + Decimal(found["extra_cost"])
    assert is_met(payments, first, cash, capacity, int(offer.get("grace_months", 0))) == found["affordable"]
    words = [*found["say"], found["reply"], *(notice["message"] for notice in found["notices"])]
    if any(CANNOT.search(sentence) for sentence in words):
        assert found["verdict"] != "accept" and found["headline"] != "accept", words
    if not found["affordable"]:
        assert found["verdict"] != "accept"
        assert any(CANNOT.search(sentence) for sentence in found["say"]), found["say"]
    counter = found["counter"]
    assert (counter is None) == (found["verdict"] == "accept")
    if counter:
        assert counter["sentence"] == found["reply"]
        limit = Decimal(fields["limit_total"]) if fields.get("limit_total") else balance
        total = Decimal(counter["total_to_pay"])
        assert total <= min(limit, Decimal(found["total_to_pay"]), balance)
        assert total + Decimal(counter["asked_waiver"]) in (balance, Decimal(0))
        count, each, last = (Decimal(counter[name]) for name in ("instalments", "instalment_amount", "final_amount"))
        if count:
            again = [*[each] * (int(count) - 1), last]
            assert is_met(again, Decimal(counter["down_payment"]), cash, capacity, 0)
            assert sum(again) + Decimal(counter["down_payment"]) == total
        assert count <= 60
    texts, gates, _ = drawn(case, "counter", "confirm")
    assert ("acceptable" in gates["counter"]) == (found["verdict"] == "accept" and not case.get("agreements"))
    if counter and Decimal(counter["instalments"]) and "收入好转以后" not in texts["counter"]:
        assert money_in("一共", texts["counter"].partition("三、")[2]) == Decimal(counter["total_to_pay"])
    assert money_in("一共", texts["counter"]) == Decimal(found["total_to_pay"])
    if found["verdict"] == "accept":
        assert money_in("还款总额", texts["confirm"]) == Decimal(found["total_to_pay"])
        plan = filled("plan", case)
        paid = [Decimal(text) for name, text in plan.items() if name.endswith(".payment")]
        assert not paid or sum(paid) == Decimal(found["total_to_pay"])
    shared = found["others"]
    if shared:
        assert sum(Decimal(each["after"]) for each in shared["shares"]) <= Decimal(shared["left"])


# ---- what is promised


@many
@given(whole_cases())
def test_nothing_is_promised_above_the_money_there_without_a_gate(case):
    """Of the first debt, if no other of those that share got anything: more than that is no promise."""
    case = case | {"offers": []}
    month = shares(read_request(CaseFile, case))
    asked, about = case["proposals"][0], case["debts"][0]
    texts, gates, _ = drawn(case, "application", "confirm", "schedule")
    rows = re.findall(r"^(首付|\d+)  \S+  ([\d,]+\.\d\d)  ", texts["schedule"], re.MULTILINE)
    if not rows or (asked.get("lump_sum") and case["hardship"].get("funds")):
        return
    first = month.of[0] if 0 not in month.sharing else Decimal(0)
    able = month.able + (first or 0)
    down = sum(Decimal(paid.replace(",", "")) for number, paid in rows if number == "首付")
    payments = [Decimal(paid.replace(",", "")) for number, paid in rows if number != "首付"]
    if not is_met(payments, down, Decimal(asked.get("cash_now", 0)), able, int(asked.get("grace_months", 0))):
        for code in ("application", "confirm", "schedule"):
            assert "not_payable" in gates[code], (code, about, able, payments[:3])


# ---- what is paid


@many
@given(whole_cases(), st.lists(st.tuples(st.integers(-400, 30), st.integers(0, 300000)), max_size=6), st.data())
def test_a_plan_that_is_kept_adds_up_and_is_the_same_in_calendar_and_letters(case, paid, data):
    plan = filled("plan", case)
    dates = [name for name in plan if name.endswith(".date")]
    rows = [{part: plan[f"schedule.{place}.{part}"] for part in ("number", "date", "payment")} for place in range(len(dates))]
    if not rows or not all(row["date"] for row in rows):
        return
    today = data.draw(st.sampled_from([TODAY, *[row["date"] for row in rows[:3]], rows[-1]["date"]]))
    whole = [{"number": int(row["number"]), "date": row["date"], "payment": row["payment"]} for row in rows]
    made = [
        {"date": str(DAY.fromordinal(DAY.toordinal() + day)), "amount": f"{Decimal(amount) / 100:.2f}"}
        for day, amount in paid
        if amount
    ]
    stated = data.draw(st.none() | st.just("1000.00"))
    request = {"today": today, "schedule": whole, "payments": made}
    found = run("plan", request | ({"stated_balance": stated} if stated else {}))
    total = sum(Decimal(row["payment"]) for row in whole)
    there = sum(Decimal(each["amount"]) for each in made if each["date"] <= today)

    assert Decimal(found["remaining"]) == max(total - there, 0)
    assert Decimal(found["paid"]) == there
    late = [row for row in found["rows"] if row["state"] == "late"]
    assert (found["status"] == "behind") == bool(late) == (Decimal(found["overdue"]) > 0)
    assert all(row["days_late"] > 0 for row in late)
    if late:
        assert any("过了日子" in sentence for sentence in found["say"])
        assert not any("都还清了" in sentence for sentence in found["say"])
    if stated:
        assert Decimal(found["balance_difference"]) == Decimal(stated) - Decimal(found["remaining"])
        assert any("对方说还剩 1,000.00 元" in sentence for sentence in found["say"])
    kept = case | {"plans": [{"schedule": whole, "payments": made}], "agreements": [], "offers": []}
    ahead = calendar_rows(kept)
    assert ahead is None or sum(amount for _, amount in ahead) == sum(
        Decimal(row["payment"]) for row in whole if row["date"] >= TODAY
    )
    if there >= total and today <= TODAY:
        _, gates, _ = drawn(kept, "application")
        assert "paid_off" in gates["application"]


# ---- what is past


@many
@given(whole_cases())
def test_a_missed_deadline_stands_first_and_nothing_calm_beside_it(case):
    if not case.get("timeline"):
        return
    found = run("timeline", {"today": TODAY, **case["timeline"]})
    court = [each for each in found["events"] if each["state"] == "past"]
    if court:
        assert "过了" in found["first"] and "已经过了" in found["say"][0]
        assert not any(CALM.search(sentence) for sentence in (found["first"], *found["say"]))
    for each in found["events"]:
        assert (each["state"] == "past") == (each["latest_date"] < TODAY)
    texts, _, whole = drawn(case, "objection", "answer")
    for code, name in (("objection", "payment_order_objection_due"), ("answer", "answer_due")):
        event = next((each for each in found["events"] if each["code"] == name), None)
        if event and event["state"] == "past":
            assert "期限内" not in texts[code] and "答辩期内" not in texts[code]
            beside = next(each["when_not"] for each in whole["documents"] if each["code"] == code)
            assert any("已经过了" in sentence for sentence in beside)


# ---- no letter breaks, and each says what is blank


@many
@given(whole_cases(), st.sampled_from(list(drafts.VARIANTS["application"])))
def test_every_document_is_drawn_and_adds_up_in_its_own_words(case, variant):
    _, _, found = drawn(case, *drafts.TITLES, application=variant)
    for document in found["documents"]:
        assert ("＿＿＿＿＿＿" in document["text"].replace("（签名）：＿＿＿＿＿＿", "")) == bool(document["missing"]), document[
            "code"
        ]
        assert "None" not in document["text"] and "undefined" not in document["text"]
    held = {gate["document"] for gate in found["gates"]}
    for sentence in found["say"]:
        if sentence.startswith("写好了"):
            titles = sentence.removeprefix("写好了：").rstrip("。").split("、")
            assert not {each["title"] for each in found["documents"] if each["code"] in held} & set(titles)


# ---- the three offers


@many
@given(whole_cases(), st.sampled_from(["", "100", "900.50", "3000"]))
def test_each_of_the_three_offers_gives_up_no_more_than_the_one_before_and_warns_of_what_cannot_be_paid(case, monthly):
    own = {"monthly_payment": monthly} if monthly and "lump_sum" not in case["proposals"][0] else {}
    case = case | {"proposals": [case["proposals"][0], {}, own]}
    typed = json.loads(json.dumps(case), parse_int=str)
    reply = ask("offers", case=typed, debt=0)
    month = shares(read_request(CaseFile, case))
    asked, share = case["proposals"][0], month.of[0]
    if any(reply[code] is None or "problem" in reply[code] for code in ("ask", "accept", "limit")):
        return
    waived = [Decimal(reply[code]["asked_waiver"]) for code in ("ask", "accept", "limit")]
    if "lump_sum" not in asked:
        assert waived == sorted(waived, reverse=True)
    for code in ("ask", "accept", "limit"):
        terms = reply[code]
        first = Decimal(asked.get("down_payment", 0))
        if share is None or "steps" in asked:
            continue
        each, last, count = (Decimal(terms[name]) for name in ("instalment_amount", "final_amount", "instalments"))
        payments = [*[each] * (int(count) - 1), last]
        met = is_met(payments, first, Decimal(asked.get("cash_now", 0)), share, int(asked.get("grace_months", 0)))
        assert ("warning" in terms) == (not met), code
    limit = ask("prefill", name="offer", case=typed, debt=0, today=TODAY)["fields"].get("limit_total")
    assert not own or limit == reply["limit"]["total_to_pay"]

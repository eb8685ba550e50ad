"""An offer has one judgement wherever it is spoken of, and nothing is promised above the money there."""

import json
import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from calculators.case.shape import CaseFile
from calculators.case.shares import shares
from calculators.forms.typed import from_typed
from calculators.forms.validation import read_request
from tests.case_readings import CANNOT, TODAY, ask, drawn, filled, flat, form, many, money_in
from tests.whole_cases import whole_cases

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

"""Six finished cases, and which of them shows each document: a reader sees a finished sample before writing.

``one_card``: one credit card. ``five_debts``: five debts of five kinds, and an illness. ``after_agreement``: a card
paid off under an agreement. ``mortgage_first``: a home that is paid first, a card paid in steps, an app's loan known by its
total. ``weekly_pay``: wages by the week, a down payment. ``old_debt``: a payment order about a debt whose limitation may have
run. Used by the build and the tests; the browser does not get them.
"""

import copy
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from calculators.case.shape import CaseFile
from calculators.forms.validation import read_request
from calculators.letters import drafts
from calculators.letters.drafts import TITLES as TITLES

CASES = ("one_card", "five_debts", "after_agreement", "mortgage_first", "weekly_pay", "old_debt")
TODAY = date(2026, 11, 23)

_ON_SICK_PAY = {"income": [{"name": "病假工资", "amount": "3900"}]}
_ON_SICK_LEAVE = {
    "story": "六月中旬我住院手术，现在仍在休病假，每月只发病假工资 3,900 元。\n医生开的病假到 2027 年 2 月底，3 月回岗后每月到手 6,200 元。",
    "proofs": "诊断证明、住院费用清单、医生开具的病假证明、五月至十月工资流水",
    "recovery": "2027 年 3 月回岗后的工资",
}
_PAID_FOR_LEAVING = {
    "funds": "公司支付的解除劳动合同经济补偿金",
    "proofs": "解除劳动合同证明、经济补偿金到账流水、失业登记、新的劳动合同",
}
_PART_TIME = {"income": [{"name": "工资", "amount": "4500"}]}

_SUED = {
    "court_name": "某市某区人民法院",
    "case_number": "（2026）某 0106 民初 2046 号",
    "opponent": "甲银行股份有限公司信用卡中心",
    "grounds": ["paid", "rate_too_high"],
    "facts": "2026 年 8 月 20 日、9 月 20 日，本人各还过 1,000 元，有转账记录。起诉状上的金额没有减去这两笔。",
}

# Which case shows a document, and what is otherwise there in its first proposal, its hardship or its budget.
_SHOWN: dict[tuple[str, str], tuple[str, dict[str, Any]]] = {
    ("application", "reduced"): ("one_card", {}),
    ("application", "interest_stopped"): ("one_card", {"proposals": {"waive_interest": "0", "waive_fees": "0", "monthly_payment": None, "instalments": 27}}),
    ("application", "deferral"): ("five_debts", {"proposals": {"first_payment_date": "2027-03-15"}, "hardship": _ON_SICK_LEAVE, "budget": _ON_SICK_PAY}),
    ("application", "lump_sum"): ("after_agreement", {"proposals": {"first_payment_date": "2026-03-31"}, "hardship": _PAID_FOR_LEAVING}),
    ("application", "token"): ("five_debts", {"proposals": {"monthly_payment": "65"}, "hardship": {"until": "2027-05-31"}, "budget": _PART_TIME}),
    ("hardship", ""): ("five_debts", {}),
    ("budget", ""): ("five_debts", {}),
    ("debts", ""): ("five_debts", {}),
    ("schedule", ""): ("one_card", {}),
    ("script", ""): ("one_card", {}),
    ("evidence", ""): ("five_debts", {}),
    ("confirm", "agreement"): ("after_agreement", {}),
    ("confirm", "balance"): ("five_debts", {}),
    ("complaint", "conduct"): ("one_card", {}),
    ("complaint", "third_party"): ("five_debts", {}),
    ("receipt", ""): ("after_agreement", {}),
    ("credit_dispute", ""): ("after_agreement", {}),
    ("counter", ""): ("mortgage_first", {}),
    ("objection", ""): ("old_debt", {}),
    ("answer", ""): ("one_card", {"court": _SUED, "timeline": {"complaint_served_date": "2026-11-17"}}),
    ("living_costs", ""): ("old_debt", {"court": {"case_number": "（2026）某 0102 执 618 号"}}),
}  # fmt: skip
_DAYS = {("confirm", "agreement"): date(2026, 3, 3), ("application", "lump_sum"): date(2026, 3, 3)}


@cache
def _written(name: str) -> str:
    return (Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8")


def case(name: str) -> dict[str, Any]:
    """One of ``CASES`` as a case file."""
    made: dict[str, Any] = json.loads(_written(name))
    return made


def documents() -> list[tuple[str, str]]:
    """Every document and variant, in the order of the contract: ("application", "reduced"), …, ("hardship", "")."""
    return [(code, variant) for code in drafts.TITLES for variant in drafts.VARIANTS.get(code, {"": ""})]


def request(code: str, variant: str) -> dict[str, Any]:
    """The request of the dossier whose one document is the finished sample."""
    name, changes = _SHOWN[code, variant]
    shown = copy.deepcopy(case(name))
    shown["proposals"][0] |= changes.get("proposals", {})
    for section in ("hardship", "budget", "court", "timeline"):
        shown[section] = shown.get(section, {}) | changes.get(section, {})
    variants = {code: variant} if variant else {}
    today = _DAYS.get((code, variant), TODAY).isoformat()
    return {"today": today, "case": shown, "documents": [code], "variants": variants}


def sample(code: str, variant: str) -> drafts.Document:
    """The finished sample of a document: nothing in it is blank."""
    made = request(code, variant)
    return drafts.draw(code, read_request(CaseFile, made["case"]), date.fromisoformat(made["today"]), variant)

"""Requests whose sentences are approved beside the golden cases': one for each thing that a result can say.

Where a golden case proves a number, these walk the branches: every kind of lender, every verdict, every state, and
each field typed wrongly in each way.
"""

import copy
from pathlib import Path

from calculators import CALCULATORS
from calculators.law.codes import DEBT_KINDS
from calculators.tools.contacts.collection import CONDUCT
from tests.corpus import messages
from tests.golden.said_of_terms import offers, projections, proposals, rates

AGREEMENTS = Path(__file__).parents[1] / "agreements"
WRONG = ["", "五万", "5万", -1, 1e12, 0.00001, "2026-02-30", True, [], {}, "x" * 90]


def said(name: str) -> dict[str, dict]:
    """The requests of a calculator, by what they are about."""
    return {f"said {about}": request for about, request in _SAID.get(name, dict)().items()}


def misspelt(name: str) -> dict[str, dict]:
    """The worked example with each of its fields typed wrongly in each way."""
    made = {}
    for path in _leaves(CALCULATORS[name].module.EXAMPLE):
        for number, wrong in enumerate(WRONG):
            made[f"{'.'.join(map(str, path))} wrong {number}"] = _with(CALCULATORS[name].module.EXAMPLE, path, wrong)
    return made


def _leaves(value, path=()):
    """The places of a request's values; of a list only its first row."""
    inner = value.items() if isinstance(value, dict) else list(enumerate(value))[:1] if isinstance(value, list) else ()
    for key, each in inner:
        yield (*path, key)
        yield from _leaves(each, (*path, key))


def _with(request, path, wrong):
    request = copy.deepcopy(request)
    *way, last = path
    holder = request
    for step in way:
        holder = holder[step]
    holder[last] = wrong
    return request


def _capacities():
    def month(income, expense, **rest):
        return {"income": [{"name": "工资", "amount": income}], "expenses": [{"name": "生活", "amount": expense}]} | rest

    return {
        "nothing typed": {"income": [], "expenses": []},
        "no expenses": {"income": [{"name": "工资", "amount": 5000}], "expenses": []},
        "even": month(3000, 3000),
        "a cent short": month("2999.99", 3000),
        "short, below the floor": month(500, 900, minimum_living=1000),
        "priority": month(6000, 3000, priority_payments=1000),
        "all kept back": month(6000, 3000, safety_margin=100),
        "nothing kept back": month(6000, 3000, safety_margin=0),
        "gig, nothing counted": {
            "income": [{"name": "跑外卖", "amount": 6000, "reliability": "irregular"}],
            "expenses": [{"name": "生活", "amount": 3000}],
        },
        "gig, half counted": {
            "income": [{"name": "跑外卖", "amount": 6000, "reliability": "irregular"}],
            "expenses": [{"name": "生活", "amount": 3000}],
            "irregular_counted": 50,
        },
        "gig by its worst month": {
            "income": [{"name": "跑外卖", "amount": 6000, "low": 3800}],
            "expenses": [{"name": "生活", "amount": 3000}],
        },
        "a bonus": {
            "income": [{"name": "工资", "amount": 5000}, {"name": "年终奖", "amount": 24000, "every": "year"}],
            "expenses": [{"name": "生活", "amount": 4500}],
        },
        "short but for the bonus": {
            "income": [{"name": "工资", "amount": 4000}, {"name": "年终奖", "amount": 24000, "every": "year"}],
            "expenses": [{"name": "生活", "amount": 4500}],
        },
        "a mortgage twice": {
            "income": [{"name": "工资", "amount": 9000}],
            "expenses": [{"name": "房租或房贷", "amount": 2800}],
            "priority_payments": 2800,
        },
        "below the floor": month(6000, 900, minimum_living=1000),
        "two above the floor": month(6000, 2000, minimum_living=1000, household=2),
    }


def _inventories():
    debts = [
        {"creditor": f"第{place}家", "kind": kind, "principal": 60000, "annual_rate": 30, "overdue_since": "2022-01-01",
         "contract_date": "2021-06-01", "stage": stage, "secured": place % 2 == 0, "spouse": "signed" if place % 3 == 0 else "none"}
        for place, (kind, stage) in enumerate(
            zip(DEBT_KINDS, ["none", "reminder", "collection", "outsourced", "legal_notice", "sued", "judgment", "enforcement", "none", "none"], strict=False)
        )
    ]  # fmt: skip
    return {
        "every kind": {"today": "2026-11-24", "monthly_income": 9000, "debts": debts},
        "known by totals": {"today": "2026-11-24", "debts": [
            {"creditor": "甲银行", "kind": "credit_card", "balance": 80000, "overdue_since": "2026-01-01"},
            {"creditor": "乙", "kind": "other", "principal": 100, "annual_rate": "0.24", "priority": True, "overdue_since": "2026-12-01"}]},
        "nothing but totals": {"today": "2026-11-24", "debts": [{"creditor": "甲", "kind": "online_loan", "balance": 800}]},
        "none": {"today": "2026-11-24", "debts": []},
        "four in court": {"today": "2026-11-24", "debts": [d | {"stage": "sued"} for d in debts[:4]]},
        "private without a day": {"today": "2026-11-24", "debts": [{"creditor": "老周", "kind": "private_loan", "principal": 1, "annual_rate": 10}]},
        "private of old": {"today": "2026-11-24", "debts": [
            {"creditor": "老周", "kind": "private_loan", "principal": 1, "annual_rate": 10, "contract_date": "2019-01-01"}]},
    }  # fmt: skip


def _allocations():
    debts = [
        {"creditor": "甲", "balance": 20000, "annual_rate": 18, "minimum": 600},
        {"creditor": "乙", "balance": 8000, "annual_rate": 24, "minimum": 300},
        {"creditor": "丙", "balance": 2000, "minimum": 100},
    ]
    base = {"capacity": 2000, "debts": debts}
    return {
        **{strategy: base | {"strategy": strategy} for strategy in ("pro_rata", "equal", "highest_rate", "smallest_balance")},
        "minimums not covered": base | {"strategy": "highest_rate", "capacity": 700},
        "never": base | {"capacity": 100},
        "nothing": base | {"capacity": 0},
        "too slow": base | {"max_months": 6},
        "all at once": base | {"capacity": 40000},
        "no debts": {"capacity": 1000, "debts": []},
        "a mortgage first": base
        | {"debts": [{"creditor": "房贷", "balance": 300000, "annual_rate": 4, "minimum": 1200, "priority": True}, *debts]},
        "a mortgage that takes all": base
        | {
            "capacity": 1000,
            "debts": [{"creditor": "房贷", "balance": 300000, "annual_rate": 4, "minimum": 1200, "priority": True}, *debts],
        },
        "a lump sum": base | {"lump_sum": 6000},
        "a lump sum that is enough": base | {"lump_sum": 60000},
        "who gets nothing": base | {"strategy": "highest_rate", "capacity": 850},
        "more for one": {"capacity": 2000, "debts": [debts[0] | {"given": 1500}, *debts[1:]]},
        "no capacity is enough": {"capacity": 100, "debts": debts[:1], "max_months": 1},
    }


def _messages():
    """One message of each kind and each that reached somebody else."""
    first = {}
    for case in messages("messages"):
        kind = case["expect"]["kind"]
        first.setdefault(
            f"{kind if isinstance(kind, str) else kind[0]} to {case['request'].get('person', 'self')}", case["request"]
        )
    return first


def _contacts():
    days = ["2024-01-05", "2025-03-03", "2025-12-31", "2026-01-15", "2026-02-02"]
    rows = [
        {"at": f"{day}T{clock}", "channel": channel, "person": person, "conduct": [conduct] if conduct else []}
        for day in days
        for clock, channel, person, conduct in [
            ("07:59", "phone", "self", None), ("08:00", "sms", "family", "threat"), ("21:59", "visit", "employer", None),
            ("22:00", "phone", "friend", None), ("23:00", "sms", "self", None), ("12:00", "wechat", "other", None),
            *(("12:30", "phone", "self", code) for code in CONDUCT),
        ]
    ]  # fmt: skip
    many = [
        {"at": f"2026-03-01T10:{minute:02}", "channel": "phone", "answered": minute % 2 == 0, "agent": "某公司"}
        for minute in range(30)
    ]
    base = {"today": "2026-11-24"}
    return {kind: base | {"debt_kind": kind, "contacts": rows} for kind in DEBT_KINDS} | {
        "many on one day": base | {"contacts": many},
        "none": base | {"contacts": []},
        "ours only": base
        | {"contacts": [{"at": "2026-03-01T23:00", "channel": "phone", "direction": "outgoing", "promised": "等回电"}]},
        "one calm call": base | {"contacts": [{"at": "2026-03-01T10:00", "channel": "phone", "said": "请还款"}]},
    }


def _timelines():
    def on(today, **rest):
        return {"today": today} | rest

    everything = {
        "due_date": "2023-11-24", "last_payment_date": "2023-12-01", "last_demand_date": "2024-02-29", "acknowledged_date": "2023-01-01",
        "settled_date": "2024-02-29", "judgment_due_date": "2026-01-31", "complaint_served_date": "2026-11-20",
        "payment_order_served_date": "2026-11-09", "credit_objection_date": "2026-11-10", "first_payment_date": "2026-01-31", "instalments": 14,
        "judgment_served_date": "2026-11-13", "ruling_served_date": "2026-11-18", "award_served_date": "2026-08-28", "property_report_served_date": "2026-11-20",
    }  # fmt: skip
    return {
        "nothing": on("2026-11-24"),
        **{f"everything on {day}": on(day, **everything) for day in ("2026-11-20", "2026-11-24", "2026-12-05", "2030-01-01")},
        **{
            f"only {name}": on("2026-11-24", **{name: day})
            for name, day in everything.items()
            if name not in {"first_payment_date", "instalments"}
        },
        "on the weekend after the count": on("2026-11-29", complaint_served_date="2026-11-13"),
        "in the national holiday": on("2026-10-06", payment_order_served_date="2026-09-20"),
        "a weekend that is worked": on("2026-10-01", complaint_served_date="2026-09-25"),
        "a year not announced": on("2026-12-28", complaint_served_date="2026-12-20"),
        "days of a report": on("2026-11-24", property_report_served_date="2026-11-20", property_report_days=8),
        "full before the change": on("2026-11-24", due_date="2015-09-30"),
        "not full at the change": on("2026-11-24", due_date="2015-10-02"),
        "served tomorrow": on("2026-11-24", complaint_served_date="2026-11-25", last_demand_date="2027-01-01"),
    }


def _plans():
    rows = [{"number": n, "date": f"2026-{n:02}-28", "payment": 1000} for n in range(1, 13)] + [
        {"number": 12 + n, "date": f"2027-{n:02}-28", "payment": "999.99"} for n in range(1, 4)
    ]

    def on(today, *payments):
        return {"today": today, "schedule": rows, "payments": [{"date": day, "amount": amount} for day, amount in payments]}

    return {
        "not begun": on("2025-12-01"),
        "the first is due today": on("2026-01-28"),
        "the first is late": on("2026-01-29"),
        "part of the first": on("2026-01-29", ("2026-01-28", 400)),
        "on track": on("2026-02-01", ("2026-01-28", 1000)),
        "ahead": on("2026-02-01", ("2026-01-28", 2500)),
        "behind by some": on("2026-06-10", ("2026-01-28", 1000), ("2026-03-01", 1500)),
        "all late": on("2027-04-01", ("2026-01-28", 1000)),
        "settled": on("2027-04-01", ("2027-03-28", "14999.97")),
        "too much": on("2027-04-01", ("2027-03-28", 16000)),
        "paid late": on("2026-03-10", ("2026-01-30", 1000), ("2026-02-27", 1000)),
        "settled late": on("2027-04-01", *((f"2026-{n:02}-28", 1000) for n in range(1, 13)), ("2027-03-30", "2999.97")),
        "a cent short": on("2026-02-01", ("2026-01-28", "999.99")),
        "a cent short at the end": on("2027-04-01", ("2027-03-28", "14999.96")),
        "stated more": on("2026-02-01", ("2026-01-28", 1000)) | {"stated_balance": "15000"},
        "stated the same": on("2026-02-01", ("2026-01-28", 1000)) | {"stated_balance": "13999.97"},
        "stated less": on("2026-02-01", ("2026-01-28", 1000)) | {"stated_balance": 13000},
        "down payment": {
            "today": "2026-01-10",
            "schedule": [{"number": 0, "date": "2026-01-05", "payment": 3000}, *rows],
            "payments": [{"date": "2026-01-05", "amount": 2000}],
        },
        "paid tomorrow": on("2026-01-28", ("2026-01-29", 1000)),
        "no schedule": {"today": "2026-01-01", "schedule": [], "payments": []},
    }


def _agreements():
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(AGREEMENTS.glob("*.txt"))}
    # As a photo tears them: the same texts in lines of a few characters, wherever that breaks a word or a number.
    torn = {
        f"{name} in lines of {width}": "\n".join(text[at : at + width] for at in range(0, len(text), width))
        for width, (name, text) in zip((5, 9, 13, 18, 23, 31, 40, 55), texts.items(), strict=False)
    }
    return {name: {"text": text} for name, text in (texts | torn).items()}


_SAID = {
    "inventory": _inventories, "capacity": _capacities, "allocation": _allocations, "proposal": proposals, "offer": offers,
    "rates": rates, "projection": projections, "agreement": _agreements, "contacts": _contacts, "message": _messages, "timeline": _timelines, "plan": _plans,
}  # fmt: skip

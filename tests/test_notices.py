"""A default or a blank that changed the result has a notice at its field: shown by filling in something else."""

import pytest

from calculators import run

ASKED = {
    "creditor": "甲",
    "kind": "credit_card",
    "principal": "50000",
    "monthly_payment": "900",
    "first_payment_date": "2026-12-20",
}
OFFERED = {"balance": "50000", "capacity": "2000", "instalments": 30, "instalment_amount": "2500"}
CARD = {"kind": "credit_card", "principal": "50000", "months": 12, "minimum_payment": "2500", "monthly_payment": "1000"}
MONTH = {"income": [{"name": "工资", "amount": "6000"}], "expenses": [{"name": "吃饭", "amount": "3000"}]}
LATE = {
    "creditor": "甲",
    "kind": "credit_card",
    "principal": "50000",
    "stage": "collection",
    "overdue_since": "2026-06-01",
    "annual_rate": "18.25",
}
TWO = {"capacity": "300", "debts": [{"creditor": "甲", "balance": "50000", "annual_rate": "18"}]}

# Tool, request, where the blank is, and what else might have been written there.
BLANKS = [
    ("capacity", {**MONTH, "income": [{"name": "外卖", "amount": "6000", "reliability": "irregular"}]}, "irregular_counted", 50),
    ("inventory", {"today": "2026-11-23", "debts": [LATE]}, "debts.0.interest", "3000"),
    ("inventory", {"today": "2026-11-23", "debts": [LATE]}, "debts.0.monthly_due", "3000"),
    ("inventory", {"today": "2026-11-23", "debts": [{**LATE, "overdue_since": None}]}, "debts.0.overdue_since", "2026-06-01"),
    ("inventory", {"today": "2026-11-23", "debts": [{**LATE, "annual_rate": None}]}, "debts.0.annual_rate", "18.25"),
    ("allocation", {**TWO, "debts": [{"creditor": "甲", "balance": "50000"}]}, "debts.0.annual_rate", "18"),
    ("allocation", TWO, "max_months", 120),
    ("proposal", ASKED, "interest", "3000"),
    ("proposal", ASKED, "annual_rate", "12"),
    ("proposal", ASKED, "capacity", "500"),
    ("proposal", {**ASKED, "capacity": "500"}, "cash_now", "50000"),
    ("proposal", {**ASKED, "down_payment": "5000"}, "down_payment_date", "2026-12-01"),
    ("offer", OFFERED, "cash_now", "50000"),
    ("offer", OFFERED, "rate_ceiling", "99"),
    ("offer", {**OFFERED, "capacity": "500"}, "max_instalments", 100),
    ("offer", {**OFFERED, "instalments": 72, "instalment_amount": "700"}, "max_instalments", 120),
    ("projection", {**CARD, "annual_rate": None}, "annual_rate", "12"),
    ("projection", {**CARD, "annual_rate": "18.25"}, "plan_rate", "0"),
    ("projection", {**CARD, "annual_rate": "18.25"}, "plan_fees", False),
    ("projection", {**CARD, "annual_rate": "18.25"}, "late_fee_percent", "10"),
    ("projection", {**CARD, "annual_rate": "18.25"}, "compounding", "none"),
    ("projection", {**CARD, "annual_rate": "18.25", "minimum_payment": "0"}, "minimum_payment", "2500"),
    ("projection", {**CARD, "annual_rate": "18.25", "monthly_payment": "0"}, "monthly_payment", "1000"),
]  # fmt: skip


def put(request, path, value):
    head, _, rest = path.partition(".")
    if not rest:
        return {**request, head: value}
    place, _, name = rest.partition(".")
    rows = [dict(row) for row in request[head]]
    rows[int(place)][name] = value
    return {**request, head: rows}


def numbers(result):
    return {key: value for key, value in result.items() if key not in {"say", "notices", "rules"}}


@pytest.mark.parametrize(
    "name, request_, field, other", BLANKS, ids=[f"{name}-{field}-{place}" for place, (name, _, field, _) in enumerate(BLANKS)]
)
def test_what_was_left_blank_and_counts_is_told(name, request_, field, other):
    blank = run(name, request_)
    written = run(name, put(request_, field, other))

    assert numbers(blank) != numbers(written)
    assert field in {notice["field"] for notice in blank["notices"]}
    assert all(notice["message"].endswith("。") for notice in blank["notices"])
    told = {"blank_counted_as_zero", "default_used", "rate_unknown", "irregular_not_counted", "over_limit_term"}
    assert told & {notice["code"] for notice in blank["notices"] if notice["field"] == field}


@pytest.mark.parametrize(
    "name, request_, field, other", BLANKS, ids=[f"{name}-{field}-{place}" for place, (name, _, field, _) in enumerate(BLANKS)]
)
def test_what_is_written_is_no_blank(name, request_, field, other):
    written = run(name, put(request_, field, other))
    told = {"blank_counted_as_zero", "default_used", "rate_unknown"}

    assert not told & {notice["code"] for notice in written["notices"] if notice["field"] == field}

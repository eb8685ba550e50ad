"""A case as the page holds it, and what the page is answered."""

import json

from calculators.page import door


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

"""A text of an agreement as the check reads it."""

from calculators import run

WHOLE_TERMS = {
    "creditor": "某银行", "total": 1, "instalments": 7, "instalment_amount": 3, "first_payment_date": "2027-01-15", "interest_stopped": True,
    "fees_waived": True,
}  # fmt: skip


def check(text, **expected):
    return run("agreement", {"text": text, "expected": expected or None})


def clause(code, text, **expected):
    return next(each for each in check(text, **expected)["clauses"] if each["code"] == code)


def risks(text):
    return [each["code"] for each in check(text)["risks"]]


def lines(text):
    return [line.strip() for line in text.strip().split("\n")]

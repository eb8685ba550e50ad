"""A plan that is being paid, or refused."""

from calculators import run

MONTHS = ("2026-12-20", "2027-01-20", "2027-02-20")


def plan(*payments, today="2027-01-25", schedule=None):
    """A plan of three payments of 1,000, of which ``payments`` (date, amount) were made."""
    lines = schedule or [{"number": number, "date": on, "payment": "1000"} for number, on in enumerate(MONTHS, 1)]
    made = [{"date": on, "amount": amount} for on, amount in payments]
    return run("plan", {"today": today, "schedule": lines, "payments": made})

"""A debt that is projected, and what it becomes."""

from calculators import run

SCENARIOS = ("nothing", "minimum", "plan")


def project(**given):
    return run("projection", {"kind": "credit_card", "principal": 10000, "annual_rate": 12, "months": 3} | given)


def balances(result, scenario):
    return [each["balance"] for each in result[scenario]["series"]]

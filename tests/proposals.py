"""A proposal that is drawn up, or refused."""

import pytest

from calculators import InvalidRequest, run


def propose(**given):
    base = {"creditor": "某银行", "kind": "bank_loan", "principal": 12000, "first_payment_date": "2027-01-31"}
    return run("proposal", base | given)


def refused(**given):
    """(field, code) of each error, and the messages together."""
    with pytest.raises(InvalidRequest) as caught:
        propose(**given)
    errors = caught.value.errors
    return [(error["field"], error["code"]) for error in errors], "".join(error["message"] for error in errors)

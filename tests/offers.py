"""An offer as it is weighed, refused, and spoken of."""

import pytest

from calculators import InvalidRequest, run


def said(**given):
    """An offer for 50,000 with 2,000 a month, in one of its ways."""
    return run("offer", {"balance": 50000, "capacity": 2000} | given)


def refused(**given):
    """(field, code) of each error."""
    with pytest.raises(InvalidRequest) as caught:
        run("offer", {"balance": 50000, "capacity": 2000} | given)
    return [(error["field"], error["code"]) for error in caught.value.errors]

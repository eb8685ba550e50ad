"""The days that the timeline gives, or refuses."""

from datetime import date

import pytest
from hypothesis import strategies as st

from calculators import InvalidRequest, run


def timeline(today="2026-11-23", **given):
    return run("timeline", {"today": today} | given)


def refused(**given):
    with pytest.raises(InvalidRequest) as caught:
        timeline(**given)
    return [(error["field"], error["code"]) for error in caught.value.errors]


STARTS = ("due_date", "last_payment_date", "last_demand_date", "acknowledged_date")
EVERY = (
    *STARTS, "settled_date", "judgment_due_date", "complaint_served_date", "payment_order_served_date", "credit_objection_date",
    "judgment_served_date", "ruling_served_date", "award_served_date", "property_report_served_date",
)  # fmt: skip
days = st.dates(date(2024, 1, 1), date(2028, 12, 31)).map(date.isoformat)

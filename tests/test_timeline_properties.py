"""关键日期: whatever the days, every deadline lies after what starts it and counts from today."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from calculators import run
from tests.drawn import days, quick

STARTS = (
    "due_date", "last_payment_date", "last_demand_date", "acknowledged_date", "settled_date", "judgment_due_date",
    "complaint_served_date", "payment_order_served_date", "credit_objection_date",
)  # fmt: skip


@quick
@given(days, st.fixed_dictionaries({}, optional=dict.fromkeys(STARTS, days)))
def test_every_deadline_lies_after_what_starts_it_and_counts_from_today(today, started):
    request = {name: start.isoformat() for name, start in started.items()}
    events = run("timeline", {"today": today.isoformat()} | request)["events"]

    assert sorted(event["date"] for event in events) == [event["date"] for event in events]
    assert (
        len({event["code"] for event in events})
        == len(events)
        == len({"limitation" if name in STARTS[:4] else name for name in started})
    )
    for event in events:
        day, latest = (date.fromisoformat(event[key]) for key in ("date", "latest_date"))
        assert day <= latest
        assert event["days_left"] == ((day if day >= today else latest) - today).days
        assert (event["state"] == "past") is (latest < today)
        assert date.fromisoformat(event["date"]) > min(started.values())

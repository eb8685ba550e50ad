"""履约: whatever is paid, every cent stands on some instalment, the oldest first."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from calculators import run
from tests.drawn import CENT, amounts, days, quick

plans = st.fixed_dictionaries(
    {
        "today": days.map(date.isoformat),
        "schedule": st.lists(
            st.fixed_dictionaries({"number": st.integers(1, 9), "date": days.map(date.isoformat), "payment": amounts()}),
            max_size=8,
        ),
        "payments": st.lists(st.fixed_dictionaries({"date": days.map(date.isoformat), "amount": amounts()}), max_size=8),
    }
)


@quick
@given(plans)
def test_every_cent_paid_stands_on_some_instalment_the_oldest_first(request):
    result = run("plan", request)
    paid = sum((each["amount"] for each in request["payments"] if each["date"] <= request["today"]), Decimal(0))
    total = sum((each["payment"] for each in request["schedule"]), Decimal(0))
    rows = [(Decimal(row["payment"]), Decimal(row["paid"]), row) for row in result["rows"]]

    assert paid == Decimal(result["paid"])
    assert min(paid, total) == sum((reached for _, reached, _ in rows), Decimal(0))
    assert (
        max(total - paid, Decimal(0))
        == Decimal(result["remaining"])
        == sum((owed - reached for owed, reached, _ in rows), Decimal(0))
    )
    # A cent short of what was paid is no arrears: the money goes on to the next.
    open_ = [owed > reached and (not reached or owed - reached > CENT) for owed, reached, _ in rows]
    assert open_ == [row["state"] != "paid" for _, _, row in rows]
    assert all(
        reached == 0
        for (_, reached, _), before in zip(rows[1:], [any(open_[:i]) for i in range(1, len(rows))], strict=True)
        if before
    )
    late = sum(
        (
            owed - reached
            for (owed, reached, row), open_row in zip(rows, open_, strict=True)
            if open_row and row["date"] < request["today"]
        ),
        Decimal(0),
    )
    assert late == Decimal(result["overdue"])
    assert (result["status"] == "behind") is (late > 0)
    assert (result["next_due"] is None) is not any(open_)

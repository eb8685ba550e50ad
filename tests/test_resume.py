"""The home page's row back: it names every court's paper that leaves days, and leads where its last day is said."""

from pathlib import Path

from calculators.law import rules
from calculators.tools.timeline.periods import PERIODS
from macros.resume import CALENDAR, THEIR_OWN, pressing

DOCS = Path(__file__).resolve().parents[1] / "docs"


def test_every_paper_of_a_court_that_leaves_days_is_named_with_its_days_and_a_page_that_is_there():
    said = {field: (count, page, came) for (count, page, came), fields in pressing().items() for field in fields}

    for period in PERIODS:
        if period.court and period.unit == "days" and period.field != "property_changed_date":  # which no paper tells
            assert str(rules.load(period.rule).figure(period.figure)) == said[period.field][0]
    assert set(THEIR_OWN) <= set(said)
    assert "situations/payment-order/" == said["payment_order_served_date"][1]
    for _, page, came in said.values():
        assert came.startswith("收到") and " " not in came and ";" not in came
        assert (DOCS / f"{page}index.md").is_file() if page == CALENDAR else (DOCS / f"{page.rstrip('/')}.md").is_file()

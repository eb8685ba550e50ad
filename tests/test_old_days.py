"""A day long ago is a day: a tool reckons with it, or says what is wrong with it."""

import datetime

import pytest

from calculators import CALCULATORS, InvalidRequest, run
from calculators.forms.declaration import declared
from calculators.law import rules

DAYS = [
    pytest.param(name, field, id=f"{name}-{field}")
    for name, calculator in CALCULATORS.items()
    for field, wanted in declared(calculator.module.Inputs).items()
    if wanted.kind in ("day", "moment")
]
FIRST_DAY = rules.load("court-deadlines").values[0].since
COURT_PAPERS = (
    "某某区人民法院支付令（2026）某0102民督123号，请自收到之日起履行。",
    "某某区人民法院应诉通知书，现送达起诉状副本。",
)


@pytest.mark.parametrize("day", ["1950-01-01", "1990-01-01", "2008-02-29"])
@pytest.mark.parametrize("name, field", DAYS)
def test_no_day_that_may_be_typed_stops_a_tool(name, field, day):
    try:
        run(name, CALCULATORS[name].module.EXAMPLE | {field: day})
    except InvalidRequest as refused:
        assert refused.errors


@pytest.mark.parametrize("days", [-1, 0, 1])
@pytest.mark.parametrize("text", COURT_PAPERS)
def test_a_court_paper_has_its_last_day_however_long_ago_it_came(text, days):
    """Before the first rule in force that the handbook has, its length counts, as on the page of deadlines."""
    received = FIRST_DAY + datetime.timedelta(days=days)

    found = run("message", {"text": text, "received": f"{received}T09:00"})

    assert "court" == found["kind"]
    assert received + datetime.timedelta(days=15) == datetime.date.fromisoformat(found["last_day"])

"""债务全景: whatever is owed, totals are the sums of the debts and a day more is a day more of arrears."""

from datetime import date
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from calculators import run
from tests.drawn import CENT, amounts, days, percents, quick

debts = st.fixed_dictionaries(
    {"creditor": st.just("某银行"), "kind": st.sampled_from(["credit_card", "private_loan", "other"]), "principal": amounts()},
    optional={
        "interest": amounts(),
        "fees": amounts(),
        "annual_rate": percents(),
        "monthly_due": amounts(),
        "overdue_since": days.map(date.isoformat),
    },
)


@quick
@given(st.lists(debts, max_size=6), days, amounts())
def test_totals_are_the_sums_of_the_debts(owed, today, income):
    result = run("inventory", {"today": today.isoformat(), "debts": owed, "monthly_income": income})
    totals = {key: Decimal(value) for key, value in result["totals"].items()}

    for part in ("principal", "interest", "fees", "monthly_due"):
        assert totals[part] == sum(Decimal(debt.get(part, 0)) for debt in owed)
    assert totals["balance"] == totals["principal"] + totals["interest"] + totals["fees"]
    assert totals["balance"] == sum(Decimal(debt["balance"]) for debt in result["debts"])
    if totals["balance"]:
        assert abs(sum(Decimal(debt["share"]) for debt in result["debts"]) - 100) <= CENT / 2 * len(owed)
    assert (result["debt_to_income"] is None) is (income == 0)


@quick
@given(st.lists(debts, min_size=1, max_size=6), days)
def test_the_mean_rate_lies_between_the_lowest_and_the_highest(owed, today):
    result = run("inventory", {"today": today.isoformat(), "debts": owed})
    rates = [Decimal(debt.get("annual_rate", 0)) for debt in owed if debt["principal"]]

    if any("annual_rate" not in debt for debt in owed):
        assert result["weighted_annual_rate"] is None  # not known is not 0
    elif rates:
        assert min(rates) - CENT <= Decimal(result["weighted_annual_rate"]) <= max(rates) + CENT


@quick
@given(days, days)
def test_a_day_more_is_a_day_more_of_arrears(since, today):
    assume(date(1900, 1, 1) < today)
    request = {"debts": [{"creditor": "某银行", "kind": "other", "principal": 1, "overdue_since": since.isoformat()}]}
    overdue, before = (
        run("inventory", request | {"today": day.isoformat()})["debts"][0]["days_overdue"]
        for day in (today, date.fromordinal(today.toordinal() - 1))
    )

    assert overdue == max(today.toordinal() - since.toordinal(), 0)
    assert overdue - before == (1 if today > since else 0)

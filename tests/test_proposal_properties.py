"""还款计划表: whatever is proposed adds up to the cent, ends at nothing and skips no month."""

from calendar import monthrange
from datetime import date
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.drawn import CENT, amounts, answered, days, percents, quick

proposals = st.fixed_dictionaries(
    {
        "creditor": st.just("某银行"),
        "kind": st.sampled_from(["credit_card", "bank_loan", "private_loan"]),
        "principal": amounts("1000.00"),
        "interest": amounts(),
        "fees": amounts(),
        "waive_interest": percents("100"),
        "waive_fees": percents("100"),
        "down_payment": amounts("0", "900.00"),
        "annual_rate": st.just(0) | percents(),
        "first_payment_date": days.map(date.isoformat),
        "max_instalments": st.integers(1, 600),
    }
)
by_count = st.builds(lambda base, count: base | {"instalments": count}, proposals, st.integers(1, 120))
by_payment = st.builds(lambda base, payment: base | {"monthly_payment": payment}, proposals, amounts("100.00", "99999.99"))


def drawn_up(request):
    result = answered("proposal", request)
    assume(result is not None)
    return result, [
        {key: Decimal(str(row[key])) for key in ("payment", "interest", "principal", "balance")} for row in result["schedule"]
    ]


@quick
@given(by_count | by_payment)
def test_a_schedule_adds_up_to_the_cent_and_ends_at_nothing(request):
    result, rows = drawn_up(request)
    base = Decimal(result["repay_base"])

    assert base == (
        request["principal"] + request["interest"] - Decimal(result["waived_interest"])
        + request["fees"] - Decimal(result["waived_fees"]) - request["down_payment"]
    )  # fmt: skip
    assert Decimal(result["total_to_pay"]) == request["down_payment"] + sum(row["payment"] for row in rows)
    assert Decimal(result["total_interest"]) == sum(row["interest"] for row in rows)
    assert base == sum(row["principal"] for row in rows)
    assert 0 == rows[-1]["balance"]
    assert result["instalments"] == len(rows)
    assert list(range(1, len(rows) + 1)) == [row["number"] for row in result["schedule"]]

    balance = base
    for row in rows:
        assert row["interest"] == (balance * Decimal(request["annual_rate"]) / 1200).quantize(CENT, "ROUND_HALF_UP")
        assert row["payment"] == row["interest"] + row["principal"]
        balance -= row["principal"]
        assert balance == row["balance"] >= 0


@quick
@given(by_count | by_payment)
def test_all_payments_but_the_last_are_equal(request):
    result, rows = drawn_up(request)

    if result["instalments"] > 1:
        assert {Decimal(result["instalment_amount"])} == {row["payment"] for row in rows[:-1]}
    assert Decimal(result["final_amount"]) == rows[-1]["payment"]
    if "monthly_payment" in request:
        assert rows[-1]["payment"] < request["monthly_payment"] + 1  # with a rest under one yuan


@quick
@given(by_count)
def test_no_month_is_skipped_and_the_day_is_kept_or_is_the_months_last(request):
    result, _ = drawn_up(request)
    first = date.fromisoformat(request["first_payment_date"])
    paid_on = [date.fromisoformat(row["date"]) for row in result["schedule"]]

    assert first == paid_on[0]
    assert result["last_payment_date"] == result["schedule"][-1]["date"]
    for number, each in enumerate(paid_on):
        assert (each.year * 12 + each.month) == (first.year * 12 + first.month) + number
        assert each.day == min(first.day, monthrange(each.year, each.month)[1])


@quick
@given(by_payment, amounts("0.01", "5000.00"))
def test_a_higher_payment_never_lasts_longer_nor_costs_more(request, more):
    result, _ = drawn_up(request)
    higher, _ = drawn_up(request | {"monthly_payment": request["monthly_payment"] + more})

    assert higher["instalments"] <= result["instalments"]
    assert Decimal(higher["total_interest"]) <= Decimal(result["total_interest"])


@quick
@given(by_payment)
def test_the_least_payment_ends_in_time_and_a_cent_less_does_not(request):
    result, _ = drawn_up(request)
    least = Decimal(result["required_monthly"])

    assert answered("proposal", request | {"monthly_payment": least})["within_limit"] is True
    assume(least > CENT)
    less = answered("proposal", request | {"monthly_payment": least - CENT})
    assert less is None or less["within_limit"] is False or Decimal(less["final_amount"]) > least - CENT

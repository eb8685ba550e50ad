"""Truths that hold for every request, found by trying many."""

import json
from calendar import monthrange
from datetime import date, datetime
from decimal import Decimal, localcontext

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators import CALCULATORS, InvalidRequest, run
from calculators.case.shape import CaseFile
from calculators.forms.declaration import declared
from calculators.forms.validation import read_request
from calculators.law import rules
from calculators.page import door
from calculators.tools.offer import Inputs as OfferInputs
from calculators.tools.offer import judged

CENT = Decimal("0.01")
HALF_A_HUNDREDTH = Decimal("0.005")
# The same requests every time, no deadline: a slow machine is not a wrong one.
quick = settings(max_examples=100, deadline=None, derandomize=True, database=None)
few = settings(quick, max_examples=40)


def amounts(least="0.00", most="999999.99"):
    return st.decimals(least, most, places=2)


def percents(most="36"):
    return st.decimals("0", most, places=4)


days = st.dates(date(1900, 1, 1), date(2899, 12, 31))


# Requests out of the declarations


def right(wanted):
    """A value that a field takes."""
    match wanted.kind:
        case "money":
            return amounts(str(wanted.least), str(wanted.most)).map(str) | amounts(str(wanted.least), "9999.99")
        case "percent":
            return percents(str(wanted.most)).map(str) | st.integers(0, 24)
        case "count":
            return st.integers(int(wanted.least), int(wanted.most))
        case "day":
            return days.map(date.isoformat)
        case "moment":
            return st.datetimes(datetime(1900, 1, 1), datetime(2899, 12, 31)).map(
                lambda moment: moment.isoformat(timespec="minutes")
            )
        case "name":
            return st.text(min_size=1, max_size=80)
        case "text":
            return st.text(max_size=200)
        case "flag":
            return st.booleans()
        case "choice":
            return st.sampled_from(list(wanted.choices))
        case "codes":
            return st.lists(st.sampled_from(list(wanted.choices)), max_size=len(wanted.choices))
        case "rows":
            return st.lists(requests(wanted.of), max_size=3)
        case "section":
            return requests(wanted.of)
    raise AssertionError(f"a kind that no test knows: {wanted.kind}")


def requests(inputs, spoil=st.nothing()):
    """Requests of a declared type: what is required is there, the rest may be; ``spoil`` may stand anywhere."""
    known = declared(inputs)
    return st.fixed_dictionaries(
        {name: right(wanted) | spoil for name, wanted in known.items() if wanted.required},
        optional={name: right(wanted) | st.none() | spoil for name, wanted in known.items() if not wanted.required},
    )


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals()
    | st.floats()
    | st.text()
    | st.sampled_from(["", "5万", "NaN", "1e9", "2026-02-30"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def answered(name, request):
    """The result, or None for a request that was refused in the one way there is."""
    try:
        return run(name, request)
    except InvalidRequest as refused:
        assert refused.errors
        for error in refused.errors:
            assert {"field", "code", "message"} == set(error)
            assert error["message"].endswith("。")
        return None


every_calculator = pytest.mark.parametrize("name", CALCULATORS)


@every_calculator
@quick
@given(st.data())
def test_a_request_of_the_declared_types_is_answered_or_refused(name, data):
    result = answered(name, data.draw(requests(CALCULATORS[name].module.Inputs)))

    if result is not None:
        json.dumps(result)
        assert all(isinstance(sentence, str) and sentence for sentence in result["say"])


@every_calculator
@quick
@given(st.data())
def test_a_request_with_anything_anywhere_is_answered_or_refused(name, data):
    answered(name, data.draw(requests(CALCULATORS[name].module.Inputs, spoil=json_values)))


@every_calculator
@few
@given(json_values)
def test_any_json_at_all_is_answered_or_refused(name, request):
    answered(name, request)


@every_calculator
@few
@given(st.data())
def test_the_same_request_has_the_same_answer(name, data):
    request = data.draw(requests(CALCULATORS[name].module.Inputs))

    assert answered(name, request) == answered(name, request)


@few
@given(st.data())
def test_no_case_stops_the_page(data):
    case = data.draw(requests(CaseFile))
    fills = (
        {"do": "prefill", "name": name, "debt": data.draw(st.integers(-1, 2)), "today": "2026-11-24"} for name in CALCULATORS
    )
    for message in ({"do": "offers"}, {"do": "sharing"}, *fills):
        door.answer(json.dumps(message | {"case": case}, default=str))


# 还款计划表

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


# 还价

offers = st.fixed_dictionaries(
    {
        "balance": amounts("1.00"),
        "capacity": amounts(),
        "instalments": st.integers(1, 120),
        "instalment_amount": amounts("0.01", "20000.00"),
    },
    optional={
        "final_amount": amounts("0.00", "20000.00"),
        "down_payment": amounts("0.00", "500.00"),
        "upfront_fee": amounts("0.00", "500.00"),
        "rate_ceiling": percents(),
        "max_instalments": st.integers(1, 120),
    },
)
# The total is a little above the balance, as a lender's offer is.
likely_offers = st.builds(
    lambda offer, markup: (
        offer | {"instalment_amount": max((offer["balance"] * markup / offer["instalments"]).quantize(CENT), CENT)}
    ),
    offers,
    st.decimals("0.90", "2.00", places=2),
)


@quick
@given(offers | likely_offers)
def test_what_an_offer_costs_adds_up(request):
    result = run("offer", request)
    final = request.get("final_amount", request["instalment_amount"])
    first = request.get("down_payment", 0) + request.get("upfront_fee", 0)

    assert Decimal(result["total_to_pay"]) == first + request["instalment_amount"] * (request["instalments"] - 1) + final
    assert Decimal(result["extra_cost"]) == Decimal(result["total_to_pay"]) - request["balance"]
    assert Decimal(result["monthly_gap"]) == request["instalment_amount"] - request["capacity"]


@quick
@given(offers | likely_offers)
def test_a_verdict_follows_from_its_reasons(request):
    result = run("offer", request)
    reasons = set(result["reasons"])
    extra = Decimal(result["extra_cost"])

    assert len(reasons) == len(result["reasons"])
    unmet = reasons & {"over_capacity", "final_too_high", "down_payment_too_high"}
    assert ("within_capacity" in reasons) is result["affordable"] is (not unmet) is (result["first_shortfall"] is None)
    assert ("costs_more" in reasons) is (extra > CENT * (request["instalments"] + bool(request.get("down_payment"))))
    assert ("discount" in reasons) is (extra < 0)
    assert ("term_too_long" in reasons) is (request["instalments"] > request.get("max_instalments", 60))
    if reasons & {"over_capacity", "rate_over_ceiling"}:
        assert "refuse" == result["verdict"]
    elif reasons & {"costs_more", "term_too_long", "final_too_high", "down_payment_too_high"}:
        assert "negotiate" == result["verdict"]
    else:
        assert "accept" == result["verdict"]
    if "discount" in reasons:
        assert result["annual_rate_nominal"] is result["annual_rate_effective"] is None


def worth(request, yearly):
    """An offer's payments, discounted one by one at a yearly percent."""
    payments = [request["instalment_amount"]] * (request["instalments"] - 1)
    payments.append(request.get("final_amount", request["instalment_amount"]))
    with localcontext(prec=50):
        growth, total = 1 + yearly / 1200, Decimal(0)
        for payment in reversed(payments):
            total = (total + payment) / growth
        return total


@quick
@given(likely_offers)
def test_the_payments_at_the_nominal_rate_are_worth_what_is_received(request):
    """To the cent; at the printed rate, give or take what its two decimals leave open."""
    result = run("offer", request)
    assume(result["annual_rate_nominal"] is not None)
    received = request["balance"] - request.get("down_payment", 0) - request.get("upfront_fee", 0)
    exact = judged(read_request(OfferInputs, request)).nominal
    printed = Decimal(result["annual_rate_nominal"])

    assert abs(worth(request, exact) - received) <= CENT
    assert worth(request, printed + HALF_A_HUNDREDTH) <= received <= worth(request, printed - HALF_A_HUNDREDTH)


@quick
@given(likely_offers, amounts("0.01", "500.00"))
def test_a_higher_instalment_never_lowers_the_rate(request, more):
    result = run("offer", request)
    dearer = run("offer", request | {"instalment_amount": request["instalment_amount"] + more})
    assume(result["annual_rate_nominal"] is not None)

    for rate in ("annual_rate_nominal", "annual_rate_effective"):
        assert Decimal(result[rate]) <= Decimal(dearer[rate])


@quick
@given(offers)
def test_the_instalments_without_interest_are_just_enough(request):
    count = run("offer", request)["zero_interest_instalments"]

    left = max(request["balance"] - request.get("down_payment", 0), 0)
    assert (count - 1) * request["instalment_amount"] < left <= count * request["instalment_amount"] or left == count == 0


# 还款能力

lines = st.fixed_dictionaries(
    {"name": st.just("一项"), "amount": amounts()},
    optional={"every": st.sampled_from(["week", "two_weeks", "month", "quarter", "year"])},
)
budgets = st.fixed_dictionaries(
    {
        "income": st.lists(
            st.builds(lambda line, how: line | {"reliability": how}, lines, st.sampled_from(["stable", "irregular"])), max_size=4
        ),
        "expenses": st.lists(
            st.builds(lambda line, essential: line | {"essential": essential}, lines, st.booleans()), max_size=4
        ),
    },
    optional={"priority_payments": amounts(), "irregular_counted": percents("100"), "safety_margin": percents("100")},
)


@quick
@given(budgets)
def test_what_is_left_of_a_month_adds_up(request):
    result = {key: Decimal(value) for key, value in run("capacity", request).items() if isinstance(value, str)}

    assert result["surplus"] == result["income_counted"] - result["essential_expenses"] - result["priority_payments"]
    assert result["capacity"] == max(result["surplus"] - result["margin"], 0)
    assert result["shortfall"] == max(-result["surplus"], 0)
    assert 0 <= result["margin"] <= max(result["surplus"], 0)
    assert result["capacity"] == 0 or result["shortfall"] == 0


@quick
@given(budgets)
def test_a_harder_month_never_leaves_more(request):
    result = run("capacity", request)
    left = [Decimal(result["surplus"])] + [Decimal(row["surplus"]) for row in result["stress"]]

    assert left[0] >= left[1] >= left[2] >= left[3]
    assert left[0] >= left[4]


@quick
@given(st.lists(lines, max_size=5))
def test_each_line_is_the_same_alone_and_among_others(rows):
    def counted(income):
        return Decimal(run("capacity", {"income": income, "expenses": []})["income_counted"])

    assert counted(rows) == sum((counted([row]) for row in rows), Decimal(0))


# 债务全景

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


# 履约

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


# 沟通记录

contacts = st.lists(
    st.fixed_dictionaries(
        {
            "at": st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 23)).map(
                lambda moment: moment.isoformat(timespec="minutes")
            ),
            "channel": st.sampled_from(["phone", "sms", "visit"]),
        },
        optional={
            "answered": st.booleans(),
            "person": st.sampled_from(["self", "family"]),
            "direction": st.sampled_from(["incoming", "outgoing"]),
        },
    ),
    max_size=30,
)


@quick
@given(contacts, st.sampled_from(["credit_card", "consumer_finance", "private_loan"]))
def test_a_log_loses_no_contact_and_no_instrument_is_broken_before_its_day(noted, kind):
    result = run("contacts", {"today": "2026-11-23", "debt_kind": kind, "contacts": noted})

    assert (
        len(noted)
        == len(result["contacts"])
        == result["summary"]["total"]
        == sum(day["total"] for day in result["summary"]["by_day"])
    )
    assert sorted(each["at"] for each in noted) == [each["at"] for each in result["contacts"]]
    for contact in result["contacts"]:
        found = [(issue["code"], issue["rule"]) for issue in contact["issues"]]
        assert len(set(found)) == len(found)
        assert all(rules.load(rule).values[0].since.isoformat() <= contact["at"][:10] for _, rule in found)
        assert contact["direction"] == "incoming" or not found


# 关键日期

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

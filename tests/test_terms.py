"""The terms of a proposal are those of a reference in whole cents and exact fractions; the type itself keeps its parts together."""

import random
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from calculators import InvalidRequest, run
from calculators.sums.money import cents
from calculators.sums.terms import Means, Step, StepsDoNotFit, Terms, by_fee, by_steps, grace_interest
from tests.terms_reference import TRIED, half_up, in_cents, judged, offered

FIRST = "2026-12-31"


# ---- to the cent


def interest_of(balance: int, rate: Fraction) -> int:
    return half_up(balance * rate / 1200)


def paid_off(base, rate, payments):
    """(payment, interest, principal, balance) of ``payments`` in cents; None stands for all that remains."""
    rows, balance = [], base
    for payment in payments:
        interest = interest_of(balance, rate)
        due = balance + interest
        paid = due if payment is None else payment
        balance = due - paid
        rows.append((paid, interest, paid - interest, balance))
    return rows


def by_amount(base, rate, payment):
    """Payments of ``payment`` cents until nothing, or less than a yuan beside a full payment, is left."""
    payments, balance = [], base
    while True:
        due = balance + interest_of(balance, rate)
        if due <= payment:
            return [*payments, None]
        balance = due - payment
        if balance < 100 and balance + interest_of(balance, rate) < payment:
            return [*payments, None]
        payments.append(payment)


def level(base, rate, count):
    if not rate:
        return half_up(Fraction(base, count))
    growth = 1 + rate / 1200
    return half_up(base * (rate / 1200) / (1 - 1 / growth**count))


def moved(first: date, months: int) -> str:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    for day in (first.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day, first.day)).isoformat()
        except ValueError:
            continue
    raise AssertionError


def drawn_up(chance):
    """A request for a proposal out of everything that terms may hold, and the payments that the reference expects."""
    owed = chance.choice([chance.randint(100_000, 9_999_999), 100 * chance.randint(1_000, 99_999)])
    rate = chance.choice([0, 0, 12, 18.25, 14.6, 24])
    down = chance.choice([0, 0, chance.randint(1, owed // 3)])
    grace = chance.choice([0, 0, 0, chance.randint(1, 12)])
    waived = chance.choice([0, 0, 10, 33.33])
    request = {
        "creditor": "某银行", "kind": "credit_card", "annual_rate": str(rate), "first_payment_date": FIRST, "grace_months": grace,
        chance.choice(["principal", "balance"]): f"{owed / 100:.2f}", "waive_principal": str(waived), "down_payment": f"{down / 100:.2f}",
    }  # fmt: skip
    rate = Fraction(str(rate))
    base = owed - half_up(owed * Fraction(str(waived)) / 100) - down
    gap = 0
    for _ in range(grace):
        gap += interest_of(base + gap, rate)
    base += gap
    way = chance.choice(["monthly_payment", "instalments", "steps", "lump_sum"])
    if way == "monthly_payment":
        payment = max(base // chance.randint(1, 80), 2 * interest_of(base, rate), 1)
        request[way], payments = f"{payment / 100:.2f}", by_amount(base, rate, payment)
    elif way == "instalments":
        count = chance.randint(1, 60)
        request[way], payments = count, [level(base, rate, count)] * (count - 1) + [None]
    elif way == "steps":
        steps = [(chance.randint(1, 12), chance.randint(1, max(base // 50, 1))) for _ in range(chance.randint(1, 3))]
        request[way] = [{"instalments": count, "amount": f"{amount / 100:.2f}"} for count, amount in steps]
        payments = [*[amount for count, amount in steps for _ in range(count)][:-1], None]
    else:
        payment = chance.randint(1, base)
        request[way], payments = f"{payment / 100:.2f}", None
    return request, base, gap, rate, payments


@pytest.mark.parametrize("seed", range(3))
def test_a_proposal_is_the_references_to_the_cent(seed):
    chance, computed = random.Random(seed), 0
    for _ in range(TRIED // 3):
        request, base, gap, rate, payments = drawn_up(chance)
        try:
            result = run("proposal", request)
        except InvalidRequest:
            # Steps that clear the debt early: the reference's last payment has nothing left to pay.
            assert any(balance <= 0 for *_, balance in paid_off(base, rate, payments)[:-1]) or "steps" not in request
            continue
        computed += 1
        rows = [row for row in result["schedule"] if row["number"]]
        if payments is None:
            once = in_cents(request["lump_sum"])
            expected = [(once, 0, once, 0)]
            assert base - once + in_cents(result["waived_principal"]) == in_cents(result["asked_waiver"])
        else:
            expected = paid_off(base, rate, payments)
        assert base == in_cents(result["repay_base"])
        assert gap == in_cents(result["grace_interest"])
        assert expected == [
            tuple(in_cents(row[part]) for part in ("payment", "interest", "principal", "balance")) for row in rows
        ]
        assert len(expected) == result["instalments"]
        assert sum(payment for payment, *_ in expected) + in_cents(request["down_payment"]) == in_cents(result["total_to_pay"])
        assert sum(interest for _, interest, *_ in expected) == in_cents(result["total_interest"])
        dates = [moved(date.fromisoformat(FIRST), request["grace_months"] + place) for place in range(len(rows))]
        assert dates == [row["date"] for row in rows]
    assert computed > TRIED // 5


# ---- the printed rate


def worth(payments, free, yearly):
    """What monthly payments are worth today, discounted one by one, the first a month away and ``free`` months more."""
    growth, total = 1 + yearly / 1200, Fraction(0)
    for payment in reversed(payments):
        total = (total + payment) / growth
    return total / growth**free


@pytest.mark.parametrize("seed", range(2))
def test_the_payments_of_any_shape_at_the_printed_rate_are_worth_what_is_left_to_use(seed):
    chance, rated = random.Random(seed), 0
    for _ in range(150):
        request, down, fee, payments = offered(chance)
        result = judged(request)
        if result is None or result["annual_rate_nominal"] is None or Decimal(result["annual_rate_nominal"]) > 300:
            continue
        rated += 1

        received = in_cents(request["balance"]) - down - fee
        printed, half = Fraction(result["annual_rate_nominal"]), Fraction(1, 200)
        low, high = (worth(payments, request["grace_months"], percent) for percent in (printed + half, printed - half))
        assert low <= received <= high
    assert rated > 10


# ---- the type itself


def test_payments_dates_and_total_hang_together():
    terms = Terms(
        steps=(Step(2, Decimal(100)), Step(3, Decimal(200))), final=Decimal(50), down_payment=Decimal(30), upfront_fee=Decimal(5),
        grace_months=2,
    )  # fmt: skip

    assert [100, 100, 200, 200, 50] == list(terms.payments())
    assert (5, 685, 50, 200) == (terms.instalments, terms.total, terms.last, terms.highest)
    assert [(0, None, 35), (1, date(2027, 3, 31), 100), (2, date(2027, 4, 30), 100)] == list(terms.due(date(2027, 1, 31), None))[
        :3
    ]


def test_a_last_payment_like_the_others_is_no_run_of_its_own():
    assert (Step(3, Decimal(9)),) == Terms(steps=(Step(3, Decimal(9)),), final=Decimal(9)).runs
    assert (Step(1, Decimal(7)),) == Terms(steps=(Step(1, Decimal(9)),), final=Decimal(7)).runs
    assert (Step(2, Decimal(9)), Step(1, Decimal(7))) == Terms(steps=(Step(3, Decimal(9)),), final=Decimal(7)).runs


@pytest.mark.parametrize(
    "cash, monthly, short",
    [
        ("1000", "1000", []),  # the down payment takes both, the first month brings the first instalment
        ("999.99", "1000", [0]),
        ("5000", "0", []),
        ("4999.99", "0", [3]),
        ("2000", "999.99", [1, 2, 3]),
        ("2000.03", "999.99", []),
        ("2000.02", "999.99", [3]),
    ],
)
def test_the_down_payment_takes_what_is_at_hand_and_one_months_and_the_rest_is_carried(cash, monthly, short):
    """2,000 first, then three of 1,000."""
    terms = Terms(steps=(Step(3, Decimal(1000)),), down_payment=Decimal(2000))

    assert short == [each.number for each in terms.shortfalls(Means(Decimal(cash), Decimal(monthly)))]


def test_what_a_month_brought_and_no_instalment_took_is_there_for_the_last():
    terms = Terms(steps=(Step(12, Decimal(1000)),), final=Decimal(13000))

    assert [] == list(terms.shortfalls(Means(Decimal(0), Decimal(2000))))
    assert [12] == [each.number for each in terms.shortfalls(Means(Decimal(0), Decimal("1999.99")))]


def test_months_of_grace_bring_their_money_too():
    terms = Terms(steps=(Step(1, Decimal(4000)),), grace_months=3)

    assert [] == list(terms.shortfalls(Means(Decimal(0), Decimal(1000))))
    assert [Decimal("3996.00")] == [each.available for each in terms.shortfalls(Means(Decimal(0), Decimal(999)))]


def test_the_interest_of_a_gap_is_booked_month_by_month():
    """10,000 at 12%: 100.00, 101.00, 102.01."""
    assert Decimal("303.01") == grace_interest(Decimal(10000), Decimal(12), 3)
    assert 0 == grace_interest(Decimal(10000), Decimal(0), 3) == grace_interest(Decimal(10000), Decimal(12), 0)


def test_a_fee_a_period_is_of_all_that_is_spread_and_the_parts_add_up():
    """50,000 in 24: 2,083.33 and the last 2,083.41; 0.6% of 50,000 is 300.00 with each."""
    terms = by_fee(Decimal(50000), Decimal("0.6"), 24)

    assert (Decimal("2383.33"), Decimal("2383.41"), Decimal("57200.00")) == (terms.highest, terms.last, cents(terms.total))


@pytest.mark.parametrize("amounts, place", [([(3, 100), (2, 50)], 0), ([(2, 100), (2, 50)], 1), ([(2, 100), (3, 33)], None)])
def test_steps_that_end_early_are_named(amounts, place):
    steps = [Step(count, Decimal(amount)) for count, amount in amounts]
    if place is None:
        assert Decimal(34) == by_steps(Decimal(300), Decimal(0), steps).last
    else:
        with pytest.raises(StepsDoNotFit) as caught:
            by_steps(Decimal(250), Decimal(0), steps)
        assert (place, False) == (caught.value.place, caught.value.grows)


def test_steps_that_interest_outruns_are_named():
    with pytest.raises(StepsDoNotFit) as caught:
        by_steps(Decimal(1000), Decimal(2400), [Step(12, Decimal(1)), Step(12, Decimal(1))])

    assert caught.value.grows

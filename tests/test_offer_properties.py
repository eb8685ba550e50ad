"""还价: whatever is offered, its cost adds up and the verdict follows from its reasons."""

from decimal import Decimal, localcontext

from hypothesis import assume, given
from hypothesis import strategies as st

from calculators import run
from calculators.forms.validation import read_request
from calculators.tools.offer import Inputs as OfferInputs
from calculators.tools.offer import judged
from tests.drawn import CENT, amounts, percents, quick

HALF_A_HUNDREDTH = Decimal("0.005")
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

"""An offer is held against the money there payment by payment, and a counter goes beyond none of its bounds."""

import random
import re

import pytest

from tests.terms_reference import TRIED, in_cents, judged, offered


def unmet(request, first, payments, grace=None):
    """The numbers of the payments that are not met, each worked out from the beginning."""
    cash, capacity = in_cents(request.get("cash_now", 0)), in_cents(request["capacity"])
    grace = request["grace_months"] if grace is None else grace
    rest = max(cash - first, 0)
    found = [0] if first > cash + capacity else []
    return found + [
        number
        for number, payment in enumerate(payments, 1)
        if payment > rest + capacity * (number + grace) - sum(payments[: number - 1])
    ]


CANNOT = re.compile("拿不出|凑不出|凑得出|还不上|做不到|没有余钱|还差")


@pytest.mark.parametrize("seed", range(3))
def test_an_offer_is_held_against_the_money_there_payment_by_payment(seed):
    chance = random.Random(seed)
    for _ in range(TRIED // 3):
        request, down, fee, payments = offered(chance)
        result = judged(request)
        if result is None:
            continue
        balance, count = in_cents(request["balance"]), len(payments)
        total, short = down + fee + sum(payments), unmet(request, down + fee, payments)
        assert (total, total - balance) == (in_cents(result["total_to_pay"]), in_cents(result["extra_cost"]))
        assert (count, payments[-1], down) == (
            result["instalments"], in_cents(result["final_amount"]), in_cents(result["down_payment"]),
        )  # fmt: skip
        expected = {
            "over_capacity": any(number for number in short if 0 < number < count) or (count == 1 and 1 in short),
            "final_too_high": count > 1 and [number for number in short if number] == [count],
            "down_payment_too_high": 0 in short,
            "costs_more": total - balance > count + bool(down),
            "discount": total < balance,
            "term_too_long": count > request["max_instalments"],
            "within_capacity": not short,
            "over_limit": "limit_total" in request and total - in_cents(request["limit_total"]) > count + bool(down),
        }
        reasons = set(result["reasons"])
        assert {code for code, holds in expected.items() if holds} == reasons - {"rate_over_ceiling"}
        assert (not short) is result["affordable"]
        assert (short[0] if short else None) == (result["first_shortfall"] or {}).get("number")
        refused = reasons & {"over_capacity", "rate_over_ceiling"}
        talked = reasons & {"costs_more", "term_too_long", "final_too_high", "down_payment_too_high", "over_limit"}
        assert ("refuse" if refused else "negotiate" if talked else "accept") == result["verdict"]
        assert (result["verdict"] == "accept") is (result["counter"] is None)
        if any(CANNOT.search(sentence) for sentence in result["say"]):
            assert result["verdict"] != "accept", result["say"]
        if short:
            assert any(CANNOT.search(sentence) for sentence in result["say"])


@pytest.mark.parametrize("seed", range(3))
def test_a_counter_never_goes_beyond_the_money_there_the_offer_the_term_or_the_limit(seed):
    chance, countered = random.Random(seed), 0
    for _ in range(TRIED // 3):
        request, down, fee, payments = offered(chance)
        result = judged(request)
        if result is None or result["counter"] is None:
            continue
        countered += 1
        counter = result["counter"]
        first, total, count = (in_cents(counter["down_payment"]), in_cents(counter["total_to_pay"]), counter["instalments"])
        asked = [in_cents(counter["instalment_amount"])] * (count - 1) + [in_cents(counter["final_amount"])] * bool(count)
        most = min(in_cents(request["balance"]), down + fee + sum(payments), in_cents(request.get("limit_total", "1e9")))
        there = in_cents(request.get("cash_now", 0)) + in_cents(request["capacity"]) * request["max_instalments"]
        assert first + sum(asked) == total <= most
        reach, offer = min(most, there), min(in_cents(request["balance"]), down + fee + sum(payments))
        by_months = (reach - in_cents(request.get("cash_now", 0))) / request["max_instalments"]
        if total < reach:  # a sum that no officer could grant, or instalments that are none
            assert total == 0 or count == 1
            assert reach * 20 < offer or by_months < 1000
        assert [] == unmet(request, first, asked, grace=0)
        assert count <= request["max_instalments"]
        assert all(payment > 0 for payment in asked)
        if total:
            assert in_cents(counter["asked_waiver"]) == in_cents(request["balance"]) - total
        else:
            assert "暂缓" in counter["sentence"]
        assert counter["sentence"] == result["reply"]
        assert result["say"][-1] == f"可以这样说：“{counter['sentence']}”"
    assert countered > TRIED // 10

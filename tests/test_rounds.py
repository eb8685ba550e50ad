"""Rounds of a negotiation: kept with one press, shown as a history, and never a concession past the reader's limit."""

import json
import random
from decimal import Decimal

import pytest

from calculators import run, samples
from calculators.forms.typed import from_typed
from calculators.forms.validation import read_request
from calculators.page import door
from calculators.tools.offer import Inputs

DAY = "2026-11-23"
OFFER = {"balance": "50000", "capacity": "1800", "instalments": "30", "instalment_amount": "2000"}


def kept(offer, day=DAY):
    return json.loads(door.answer(json.dumps({"do": "keep_round", "case": {"offers": [offer]}, "today": day})))


def computed(offer):
    return run("offer", from_typed(Inputs, offer))


def test_a_round_is_what_the_lender_said_and_what_is_answered():
    rounds = kept(OFFER)["rounds"]

    assert [("lender", DAY, "2000"), ("self", DAY, "1785.72")] == [
        (r["by"], r["said_on"], r["instalment_amount"]) for r in rounds
    ]
    assert computed(OFFER)["counter"]["instalment_amount"] == rounds[1]["instalment_amount"]
    history = computed(OFFER | {"rounds": rounds})["rounds"]
    assert [("60000.00", 30), ("50000.00", 28)] == [(each["total_to_pay"], each["instalments"]) for each in history]


def test_a_round_is_kept_once_and_the_next_one_beside_it():
    first = OFFER | {"rounds": kept(OFFER)["rounds"]}
    again = kept(first)
    assert (first["rounds"], "这一轮已经记过了。") == (again["rounds"], again["words"])

    drawn = [
        dict.fromkeys(("upfront_fee", "fee_percent", "final_amount"), "") | each for each in first["rounds"]
    ]  # as a form keeps them
    assert 2 == len(kept(first | {"rounds": drawn})["rounds"])
    assert 3 <= len(kept(first | {"instalment_amount": "1900"}, "2026-12-01")["rounds"]) <= 4


@pytest.mark.parametrize(
    "said",
    [
        {"steps": [{"instalments": "12", "amount": "1000"}, {"instalments": "12", "amount": "4000"}]},
        {"instalments": "24", "fee_percent": "0.6"},
        {"lump_sum": "40000"},
        {"instalments": "24", "instalment_amount": "2000", "grace_months": "3", "down_payment_percent": "10"},
    ],
)
def test_a_round_of_any_shape_comes_to_what_it_came_to(said):
    offer = {"balance": "50000", "capacity": "900", **said}
    rounds = kept(offer)["rounds"]
    history = computed(offer | {"rounds": rounds})["rounds"]

    assert computed(offer)["total_to_pay"] == history[0]["total_to_pay"]
    assert computed(offer)["counter"]["total_to_pay"] == history[1]["total_to_pay"]


def test_ones_own_proposal_is_kept_as_ones_own_and_an_offer_that_can_be_accepted_alone():
    assert ["self"] == [each["by"] for each in kept(OFFER | {"by": "self"})["rounds"]]
    assert ["lender"] == [each["by"] for each in kept(OFFER | {"instalment_amount": "1666.67", "capacity": "2000"})["rounds"]]


def test_what_is_wrong_with_an_offer_is_said_and_nothing_is_kept():
    assert "instalments" == kept(OFFER | {"instalments": "x"})["errors"][0]["field"]


def test_who_was_once_asked_for_less_is_told_and_holds_the_lender_to_it():
    before = {"said_on": "2026-11-01", "by": "lender", "instalments": 24, "instalment_amount": "1800"}
    result = run(
        "offer", {"balance": "50000", "capacity": "1800", "instalments": 30, "instalment_amount": "2000", "rounds": [before]}
    )

    assert any("2026-11-01 对方说过一共还 43,200.00 元，这一次多了 16,800.00 元" in sentence for sentence in result["say"])
    assert "43200.00" == result["counter"]["total_to_pay"]
    dearer = run(
        "offer", {"balance": "50000", "capacity": "1800", "instalments": 24, "instalment_amount": "1700", "rounds": [before]}
    )
    assert not any("对方说过" in sentence for sentence in dearer["say"])


@pytest.mark.parametrize("seed", range(20))
def test_over_a_whole_negotiation_no_answer_goes_past_the_limit(seed):
    """A lender that comes down bit by bit, round after round, whatever the reader's limit is."""
    chance = random.Random(seed)
    limit = Decimal(chance.randint(1_000_000, 5_500_000)) / 100
    offer = {"balance": "50000", "capacity": str(chance.randint(500, 3000)), "cash_now": str(chance.randint(0, 9000))}
    offer |= {"limit_total": str(limit), "instalments": "36", "instalment_amount": "2000", "rounds": []}
    asked = 2000
    for turn in range(8):
        found = computed(offer)
        cheapest = min(
            [Decimal(found["total_to_pay"])] + [Decimal(r["total_to_pay"]) for r in found["rounds"] if r["by"] == "lender"]
        )
        if found["counter"]:
            assert Decimal(found["counter"]["total_to_pay"]) <= min(limit, cheapest, 50000)
            assert Decimal(found["counter"]["instalment_amount"]) <= Decimal(offer["capacity"])
        offer |= {"rounds": kept(offer, f"2026-12-{turn + 1:02d}")["rounds"]}
        asked -= chance.randint(-40, 200)
        offer |= {"instalment_amount": str(max(asked, 100))}
    ours = [each for each in computed(offer)["rounds"] if each["by"] == "self"]
    assert all(Decimal(each["total_to_pay"]) <= limit for each in ours)
    read_request(Inputs, from_typed(Inputs, offer))  # what is kept is a request that opens again


def test_the_reply_reminds_the_lender_of_what_it_once_asked_for():
    case = samples.case("one_card")
    before = {"said_on": "2026-11-01", "by": "lender", "instalments": 24, "instalment_amount": "1800"}
    case["offers"] = [
        {"balance": "50000", "capacity": "1800", "instalments": 30, "instalment_amount": "2000", "rounds": [before]}
    ]
    text = run("dossier", {"today": DAY, "case": case, "documents": ["counter"]})["documents"][0]["text"]

    assert "贵行2026年11月1日曾提出一共 43,200.00 元。请按原来的提议办理" in text
    assert "一共  43,200.00 元" in text.partition("三、")[2]


def test_an_answer_with_a_down_payment_is_kept_with_it():
    """The 5,000 they ask for first are there: 45,000 in 1,800s."""
    offer = OFFER | {"down_payment": "5000", "cash_now": "5000"}
    reply = kept(offer)
    theirs, ours = reply["rounds"]

    assert "记下了。改成对方新说的数，就是下一轮。" == reply["words"]
    assert ("5000.00", "down_payment", "level") == (ours["down_payment"], ours["shape"], kept(OFFER)["rounds"][1]["shape"])
    assert computed(offer | {"rounds": [theirs, ours]})["rounds"][1]["total_to_pay"] == "50000.00"


@pytest.mark.parametrize("last, cheaper", [("2000", False), ("1999.75", False), ("1999.74", True)])
def test_cents_are_no_cheaper_offer(last, cheaper):
    """Twenty-five payments: a cent each is rounding."""
    before = {"by": "lender", "instalments": 25, "instalment_amount": "2000", "final_amount": last}
    request = {"balance": "50000", "capacity": "2000", "instalments": 25, "instalment_amount": "2000"} | {"rounds": [before]}

    assert cheaper == any("对方说过" in sentence for sentence in run("offer", request)["say"])

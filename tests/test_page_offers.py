"""Three offers stand side by side, each warned of where the money is not there."""

import pytest

from tests.page_cases import CASE, PROPOSAL, ask

# The three offers


def test_the_three_offers_ask_accept_and_stop():
    """60% of 900 waived, then 30%, then none; the fees fall last; the limit pays the whole share of 1,395."""
    offers = ask("offers", case=CASE)

    assert ["30360.00", "30630.00", "31000.00"] == [offers[code]["repay_base"] for code in ("ask", "accept", "limit")]
    assert ["640.00", "370.00", "0.00"] == [offers[code]["asked_waiver"] for code in ("ask", "accept", "limit")]
    assert ["1000.00", "1000.00", "1395.00"] == [offers[code]["monthly_payment"] for code in ("ask", "accept", "limit")]


def test_what_is_left_blank_in_an_offer_stays_as_it_was():
    """Only the payment is written: the waiver of half stays."""
    accept = ask("offers", case=CASE | {"proposals": [PROPOSAL, {"monthly_payment": "1200", "waive_interest": ""}]})["accept"]

    assert ("1200.00", "30.00", "100.00") == (accept["monthly_payment"], accept["waive_interest"], accept["waive_fees"])


def test_nothing_waived_is_not_a_blank():
    accept = ask("offers", case=CASE | {"proposals": [PROPOSAL, {"waive_interest": "0"}]})["accept"]

    assert "0.00" == accept["waive_interest"]


def test_an_offer_that_cannot_be_read_does_not_stop_the_others():
    offers = ask("offers", case=CASE | {"proposals": [PROPOSAL, {"monthly_payment": "10%"}, {"monthly_payment": "900"}]})

    assert "多少元" in offers["accept"]["problem"]
    assert "30360.00" == offers["ask"]["repay_base"]
    assert "900.00" == offers["limit"]["monthly_payment"]


def test_an_offer_that_never_ends_says_so():
    case = CASE | {"proposals": [PROPOSAL | {"annual_rate": "24"}, {"monthly_payment": "5"}]}

    assert "利息" in ask("offers", case=case)["accept"]["problem"]


@pytest.mark.parametrize("proposals", [[], [{}], [{"principal": "x"}], [PROPOSAL | {"first_payment_date": ""}], None, True])
def test_without_a_whole_proposal_there_are_no_offers(proposals):
    assert {"ask": None, "accept": None, "limit": None} == ask("offers", case={"version": 1, "proposals": proposals})


# Terms in their shapes, from tool to tool


def test_the_three_offers_of_a_total_drop_less_and_less_of_it():
    asked = {
        key: value
        for key, value in PROPOSAL.items()
        if key not in {"principal", "interest", "fees", "waive_interest", "waive_fees"}
    }
    offers = ask("offers", case=CASE | {"proposals": [asked | {"balance": "40000", "waive_principal": "20"}]})

    assert ["32000.00", "36000.00", "40000.00"] == [offers[code]["repay_base"] for code in ("ask", "accept", "limit")]


def test_each_of_the_three_offers_is_warned_of_where_the_money_is_not_there():
    """The share is 1,395 a month; a last payment that is too high is warned of as well."""
    warned = ask(
        "offers",
        case=CASE
        | {"proposals": [PROPOSAL | {"monthly_payment": "1395.01"}, {"monthly_payment": "1395"}, {"monthly_payment": "1395.01"}]},
    )
    steps = PROPOSAL | {"monthly_payment": "", "steps": [{"instalments": "6", "amount": "500"}]}

    assert [True, False, True] == ["warning" in warned[code] for code in ("ask", "accept", "limit")]
    assert "warning" in ask("offers", case=CASE | {"proposals": [steps]})["ask"]

"""A negotiation goes round after round: each is kept with a press, stays, and the agreed terms come over with their steps."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import open_tool, wait_for_state
from tests.browser.test_tools import put, type_request

OFFER = {"balance": "50000", "capacity": "1800", "instalments": "30", "instalment_amount": "2000"}
HISTORY = '[data-result="rounds"] tr'


def test_a_round_is_kept_with_a_press_and_is_there_after_a_reload(reader, site):
    open_tool(reader, site, "offer")
    type_request(reader, OFFER)
    wait_for_state(reader, "done")

    reader.get_by_role("button", name="记下这一轮").click()
    expect(reader.locator("[data-round-kept]")).to_have_text("记下了。改成对方新说的数，就是下一轮。")
    expect(reader.locator(HISTORY)).to_have_count(2)
    expect(reader.locator(HISTORY).first).to_contain_text("对方说的")
    expect(reader.locator(HISTORY).last).to_contain_text("我说的")

    reader.reload()
    wait_for_state(reader, "done")
    expect(reader.locator(HISTORY)).to_have_count(2)
    put(reader, "instalment_amount", "1900")
    wait_for_state(reader, "done")
    reader.get_by_role("button", name="记下这一轮").click()
    expect(reader.locator(HISTORY)).not_to_have_count(2)


def test_a_round_in_steps_keeps_its_steps_when_another_is_taken_away(reader, site):
    """The form of a round has no field for steps; they stay with it."""
    open_tool(reader, site, "offer")
    put(reader, "shape", "steps")
    type_request(reader, {"balance": "50000", "capacity": "900"})
    type_request(reader, {"steps": [{"instalments": "12", "amount": "1000"}, {"instalments": "12", "amount": "4000"}]})
    wait_for_state(reader, "done")
    reader.get_by_role("button", name="记下这一轮").click()
    expect(reader.locator(HISTORY)).to_have_count(2)
    expect(reader.locator(HISTORY).first).to_contain_text("60,000.00")

    remove = reader.locator('[data-list="rounds"] [data-row]').last.locator("[data-remove]")
    remove.evaluate(
        "press => { for (let f = press.closest('details'); f; f = f.parentElement.closest('details')) f.open = true }"
    )
    remove.click()
    wait_for_state(reader, "done")
    expect(reader.locator(HISTORY)).to_have_count(1)
    expect(reader.locator(HISTORY).first).to_contain_text("60,000.00")


def test_steps_that_were_offered_are_in_the_agreements_form(reader, site):
    open_tool(reader, site, "offer")
    put(reader, "shape", "steps")
    type_request(reader, {"balance": "48000", "capacity": "2500"})
    type_request(reader, {"steps": [{"instalments": "12", "amount": "1000"}, {"instalments": "12", "amount": "3000"}]})
    wait_for_state(reader, "done")
    open_tool(reader, site, "agreement")
    expect(reader.locator('[name="expected.steps.1.amount"]')).to_have_value("3000.00")
    expect(reader.locator('[name="expected.steps.0.instalments"]')).to_have_value("12")
    expect(reader.locator('[name="expected.total"]')).to_have_value("48000.00")
    put(reader, "expected.steps.1.amount", "2999")
    reader.reload()
    expect(reader.locator('[name="expected.steps.1.amount"]')).to_have_value("2999")


@pytest.mark.parametrize(
    "capacity, instalment, said",
    [
        ("2000", "2000", "比现在欠的多付10,000.00元"),
        ("1500", "2000", "最早凑不出的一笔2,000.00元到那时只凑得出1,500.00元"),
        ("1000", "1000", ""),  # less than is owed: a sentence says so
    ],
)
def test_what_stands_large_is_what_an_offer_costs_or_what_is_lacking_for_it(reader, site, holding, capacity, instalment, said):
    holding(offers=[{"balance": "50000", "capacity": capacity, "instalments": "30", "instalment_amount": instalment}])
    reader.goto(f"{site}tools/offer/")
    wait_for_state(reader, "done")

    large = reader.locator(".result .big:visible").all_inner_texts()
    assert said == "".join("".join(large).split())

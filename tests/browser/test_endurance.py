"""A page that is used for hours stays as light as it was; what it says is said in one line, and the keyboard gets there."""

import pytest
from playwright.sync_api import expect

from bench.endurance import RECALCULATE, alive
from calculators import CALCULATORS
from tests.browser.conftest import open_tool, wait_for_state
from tests.browser.test_tools import type_request

TIMES = 40


@pytest.mark.parametrize(("name", "field"), [("offer", "balance"), ("inventory", "debts.0.principal")])
def test_forty_recalculations_leave_no_node_and_no_listener_behind(context, reader, site, name, field):
    client = context.new_cdp_session(reader)
    open_tool(reader, site, name)
    type_request(reader, CALCULATORS[name].module.EXAMPLE)
    wait_for_state(reader, "done")
    reader.evaluate(RECALCULATE, [field, 5])
    before = alive(client)

    reader.set_default_timeout(120_000)
    reader.evaluate(RECALCULATE, [field, TIMES])

    after = alive(client)
    grown = {each: after[each] - before[each] for each in ("Nodes", "JSEventListeners")}
    assert all(growth < TIMES / 2 for growth in grown.values()), grown


def test_an_answer_is_read_out_in_one_line_and_not_as_a_whole(reader, site):
    open_tool(reader, site, "offer")
    type_request(reader, CALCULATORS["offer"].module.EXAMPLE)
    wait_for_state(reader, "done")

    assert 0 == reader.locator("#answer[aria-live], #answer [aria-live]").count()
    assert {""} >= set(reader.locator("#answer [role=status]").all_inner_texts())
    said = reader.locator("[data-said]")
    expect(said).to_contain_text("算好了。")
    assert len(said.inner_text()) <= 60


def test_the_button_and_the_bar_lead_the_keyboard_to_the_answer(reader, site):
    open_tool(reader, site, "capacity")
    type_request(reader, CALCULATORS["capacity"].module.EXAMPLE)
    wait_for_state(reader, "done")
    heading = reader.get_by_role("heading", name="结果", exact=True)

    reader.locator("form[data-calculator] button[type=submit]").press("Enter")
    expect(heading).to_be_focused()

    reader.locator("a.bar").focus()
    reader.keyboard.press("Enter")
    expect(heading).to_be_focused()
    assert reader.url.endswith("tools/capacity/")

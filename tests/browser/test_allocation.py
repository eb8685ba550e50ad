"""多债分配 in the page: the debts of the list stand in it, and what is changed there changes only there."""

import json

import pytest
from playwright.sync_api import expect

from calculators import CALCULATORS, run
from tests.browser.conftest import open_tool, value, wait_for_state
from tests.browser.test_tools import leaves, type_request

DEBTS = [
    {
        "creditor": "甲银行",
        "kind": "credit_card",
        "principal": "45000",
        "interest": "3800",
        "fees": "1200",
        "annual_rate": "18.25",
        "monthly_due": "1250",
    },
    {"creditor": "老周", "kind": "private_loan", "principal": "10000"},
]
BUDGET = {"income": [{"name": "工资", "amount": "6000"}], "expenses": [{"name": "房租", "amount": "4000"}]}


@pytest.fixture
def holding(reader, holding):
    """A reader who has these debts in the list, and this budget."""
    holding(debts=DEBTS, budget=BUDGET)
    return reader


def test_the_page_shows_every_value_that_python_gives(reader, site):
    example = CALCULATORS["allocation"].module.EXAMPLE
    open_tool(reader, site, "allocation")

    type_request(reader, example)
    wait_for_state(reader, "done")

    for path, expected in leaves(run("allocation", example)):
        shown = value(reader, path)
        assert expected == (shown if isinstance(expected, str) else json.loads(shown)), path
    expect(reader.get_by_role("img", name="每月的钱分给谁").first).to_be_visible()


def test_the_debts_of_the_list_and_the_capacity_stand_in_it(holding, site):
    """6,000 less 4,000 less a tenth kept back is 1,800, shared over 50,000 and 10,000."""
    open_tool(holding, site, "allocation")
    wait_for_state(holding, "done")

    expect(holding.locator("[data-row]")).to_have_count(2)
    assert ("1500.00", "300.00") == (value(holding, "allocations.0.monthly"), value(holding, "allocations.1.monthly"))
    expect(holding.locator('[name="debts.0.minimum"]')).to_have_value("1250.00")


def test_what_is_not_known_of_several_lenders_stands_in_one_line_that_names_them_all(reader, site):
    """The data says it of each."""
    open_tool(reader, site, "allocation")
    type_request(reader, {"capacity": "2000", "debts": [{"creditor": name, "balance": "20000"} for name in ("甲", "乙", "丙")]})
    wait_for_state(reader, "done")
    unsure = reader.locator(".answer .notices [data-result$=message]:visible")

    expect(unsure).to_have_text(["“甲”、“乙”、“丙”的年利率不知道，没有算利息。"])
    assert ["rate_unknown"] * 3 == [value(reader, f"notices.{place}.code") for place in range(3)]


def test_a_balance_changed_here_changes_no_debt_of_the_list_and_is_not_overwritten(holding, site):
    open_tool(holding, site, "allocation")
    wait_for_state(holding, "done")
    holding.locator("[data-row]").nth(1).locator("summary").first.click()
    holding.locator('[name="debts.1.balance"]').fill("5000")
    wait_for_state(holding, "done")

    open_tool(holding, site, "inventory")
    expect(holding.locator('[name="debts.1.principal"]')).to_have_value("10000")
    open_tool(holding, site, "allocation")
    wait_for_state(holding, "done")

    expect(holding.locator('[name="debts.1.balance"]')).to_have_value("5000")


def test_a_debt_removed_here_stays_removed(holding, site):
    open_tool(holding, site, "allocation")
    wait_for_state(holding, "done")
    holding.locator("[data-row]").nth(1).locator("summary").first.click()
    holding.locator("[data-row]").nth(1).get_by_role("button", name="删去这一笔").click()
    wait_for_state(holding, "done")

    holding.reload()
    wait_for_state(holding, "done")

    expect(holding.locator("[data-row]")).to_have_count(1)


def test_a_debt_added_to_the_list_arrives_where_nothing_was_changed(holding, site):
    open_tool(holding, site, "allocation")
    wait_for_state(holding, "done")
    open_tool(holding, site, "inventory")
    holding.get_by_role("button", name="再加一笔债").click()
    third = holding.locator("[data-row]").nth(2)
    third.get_by_label("债权人").fill("丙平台")
    third.get_by_label("债务种类", exact=True).select_option("online_loan")
    third.get_by_label("本金").fill("3000")
    wait_for_state(holding, "done")

    open_tool(holding, site, "allocation")
    wait_for_state(holding, "done")

    expect(holding.locator('[name="debts.2.balance"]')).to_have_value("3000.00")


def test_an_answer_to_what_no_longer_stands_in_the_form_is_dropped(reader, site):
    """The answer is held back until one has typed on: it must not be shown as that of the newer text."""
    open_tool(reader, site, "allocation")
    reader.evaluate(
        """() => {
          const ask = handbook.engine.ask.bind(handbook.engine);
          window.held = [];
          handbook.engine.ask = async (message) => {
            const reply = await ask(message);
            if (message.do === "compute") await new Promise((release) => window.held.push(release));
            return reply;
          };
        }"""
    )
    for name, text in (("debts.0.creditor", "甲"), ("debts.0.balance", "600"), ("capacity", "100")):
        reader.locator(f'[name="{name}"]').fill(text)
    reader.wait_for_timeout(1500)  # asked, and held
    state = reader.evaluate(
        """async () => {
          const form = document.querySelector("form[data-calculator]");
          const capacity = form.elements.namedItem("capacity");
          capacity.value = "200";
          capacity.dispatchEvent(new Event("input", { bubbles: true }));
          window.held.splice(0).forEach((release) => release());
          await new Promise((soon) => setTimeout(soon, 20));
          return form.dataset.state;
        }"""
    )
    assert "done" != state

    reader.wait_for_timeout(1500)
    reader.evaluate("window.held.splice(0).forEach((release) => release())")
    wait_for_state(reader, "done")
    assert "3" == value(reader, "months_to_clear")

"""拖欠成本推演 in the page: three lines and a table, and the debt that was picked."""

import json

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
        "annual_rate": "18.25",
        "monthly_due": "2500",
        "overdue_since": "2026-01-01",
    },
    {"creditor": "老周", "kind": "private_loan", "principal": "10000"},
]


def test_the_page_shows_every_value_that_python_gives(reader, site):
    example = CALCULATORS["projection"].module.EXAMPLE
    open_tool(reader, site, "projection")

    type_request(reader, example)
    wait_for_state(reader, "done")

    shown = reader.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('#answer [data-result]')].map(each => [each.dataset.result, each.dataset.value]))"
    )
    for path, expected in leaves(run("projection", example)):
        assert expected == (shown[path] if isinstance(expected, str) else json.loads(shown[path])), path
    expect(reader.get_by_role("img", name="每个月还欠多少").first).to_be_visible()


def test_another_debt_brings_its_own_figures_and_stays_picked(reader, site, holding):
    """A friend's loan has no minimum and is not overdue: the card's figures do not stay behind."""
    holding(debts=DEBTS)
    open_tool(reader, site, "projection")
    expect(reader.locator('[name="minimum_payment"]')).to_have_value("2500.00")
    assert int(reader.locator('[name="days_overdue"]').input_value()) > 300

    reader.get_by_label("看哪一笔债").select_option(label="老周　10,000.00 元")
    for _ in range(2):
        expect(reader.locator('[name="principal"]')).to_have_value("10000.00")
        expect(reader.locator('[name="minimum_payment"]')).to_have_value("")
        expect(reader.locator('[name="days_overdue"]')).to_have_value("")
        reader.reload()
        wait_for_state(reader, "ready", "done", "invalid")

    expect(reader.get_by_label("看哪一笔债")).to_have_value("1")


def test_six_hundred_months_are_drawn_when_their_fold_is_opened(reader, site):
    """Who does not look at them does not wait for them."""
    open_tool(reader, site, "projection")
    type_request(reader, CALCULATORS["projection"].module.EXAMPLE | {"months": 600})
    wait_for_state(reader, "done")
    rows = reader.locator('[data-result="nothing.series"]')
    for fold in rows.locator("xpath=ancestor::details/summary").all():
        fold.click()

    assert "600" == value(reader, "plan.series.599.month")

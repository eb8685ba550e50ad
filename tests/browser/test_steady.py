"""Nothing that is read or pressed moves away by itself while a page loads: what comes late has its room kept."""

import json

import pytest

from tests.browser.conftest import PHONE, reading_context

MOST = 0.02
KEY = "repayment-handbook.case"
PAGES = (
    "",
    "start/",
    "case/",
    "save/",
    "guide/court/",
    "questions/",
    "tools/offer/",
    "tools/inventory/",
    "tools/dossier/",
    "tools/message/",
)
CASE = {
    "version": 1,
    "debts": [{"creditor": "甲银行", "kind": "credit_card", "balance": "52000"}, {"creditor": "乙平台", "balance": "8000"}],
    "budget": {"incomes": [{"name": "工资", "amount": "6500"}], "expenses": [{"name": "房租", "amount": "1800"}]},
}
WATCH = """
window.moved = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    if (!entry.hadRecentInput) window.moved.push([entry.value, entry.sources.map(({ node }) => (node?.textContent || "").trim().slice(0, 30))]);
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "desk"])
@pytest.mark.parametrize("case", [None, CASE], ids=["nothing kept", "two debts kept"])
def test_no_page_moves_while_it_loads(chromium, site, size, case):
    context = reading_context(chromium, viewport=size)
    context.add_init_script(WATCH)
    if case:
        context.add_init_script(f"sessionStorage.setItem({json.dumps(KEY)}, {json.dumps(json.dumps(case))})")
    moved = {}
    for path in PAGES:
        page = context.new_page()
        page.goto(f"{site}{path}")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(600)
        shifts = page.evaluate("window.moved")
        if sum(value for value, _ in shifts) >= MOST:
            moved[path] = shifts
        page.close()
    context.close()

    assert {} == moved

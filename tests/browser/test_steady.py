"""Nothing that is read or pressed moves away by itself while a page loads: what comes late has its room kept."""

import json
from datetime import date, timedelta

from tests.browser.conftest import reading_context

MOST = 0.02
PAGES = (
    "",
    "start/",
    "case/",
    "guide/court/",
    "situations/payment-order/",
    "tools/inventory/",
    "tools/dossier/",
    "tools/message/",
)
# With something kept these have more to show, some of it only once Python is there.
KEPT = ("", "start/", "situations/payment-order/", "tools/inventory/", "tools/allocation/", "tools/proposal/")
DEBTS = [
    {"creditor": f"{name}银行", "kind": "credit_card", "balance": "20000", "monthly_due": "1000"} for name in "甲乙丙丁戊己庚"
]
CASE = {"version": 1, "debts": DEBTS, "budget": {"income": [{"name": "工资", "amount": "8900"}]}}
CASE |= {"timeline": {"payment_order_served_date": f"{date.today() - timedelta(days=3)}"}, "court": {"grounds": ["paid"]}}
WATCH = """
window.moved = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    if (!entry.hadRecentInput) window.moved.push([entry.value, entry.sources.map(({ node }) => (node?.textContent || "").trim().slice(0, 30))]);
}).observe({ type: "layout-shift", buffered: true });
"""


def moves(context, site, path) -> list:
    """What moved by itself on the way to the page's last state, where that is too much."""
    page = context.new_page()
    page.goto(f"{site}{path}")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    if page.locator("form[data-calculator]").count():
        page.wait_for_selector('form:is([data-state="ready"], [data-state="done"], [data-state="invalid"])')
    shifts = page.evaluate("window.moved")
    page.close()
    return shifts if sum(value for value, _ in shifts) >= MOST else []


def test_no_page_moves_on_a_first_visit(chromium, site):
    context = reading_context(chromium)
    context.add_init_script(WATCH)

    moved = {path or "home": moves(context, site, path) for path in PAGES}

    context.close()
    assert not any(moved.values()), moved


def test_no_page_moves_where_something_is_kept_on_the_device(chromium, site):
    context = reading_context(chromium)
    page = context.new_page()
    page.goto(f"{site}about/")
    page.evaluate("text => localStorage.setItem('repayment-handbook.case', text)", json.dumps(CASE, ensure_ascii=False))
    page.close()
    context.add_init_script(WATCH)

    moved = {path or "home": moves(context, site, path) for path in KEPT}

    context.close()
    assert not any(moved.values()), moved

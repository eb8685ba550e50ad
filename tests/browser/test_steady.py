"""Nothing that is read or pressed moves away by itself while a page loads: what comes late has its room kept."""

from tests.browser.conftest import reading_context

MOST = 0.02
PAGES = (
    "",
    "start/",
    "case/",
    "guide/court/",
    "tools/inventory/",
    "tools/dossier/",
    "tools/message/",
)
WATCH = """
window.moved = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    if (!entry.hadRecentInput) window.moved.push([entry.value, entry.sources.map(({ node }) => (node?.textContent || "").trim().slice(0, 30))]);
}).observe({ type: "layout-shift", buffered: true });
"""


def test_no_page_moves_on_a_first_visit(chromium, site):
    context = reading_context(chromium)
    context.add_init_script(WATCH)
    moved = {}
    for path in PAGES:
        page = context.new_page()
        page.goto(f"{site}{path}")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(300)
        shifts = page.evaluate("window.moved")
        if sum(value for value, _ in shifts) >= MOST:
            moved[path] = shifts
        page.close()
    context.close()

    assert not moved, "\n".join(f"{path or 'home'}: {shifts}" for path, shifts in moved.items())

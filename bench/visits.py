"""Visits to a page until it shows its first result, and what is measured of them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bench.line import Line, machine, memory
from bench.others import FIRST
from builder.typed import as_typed
from calculators import run
from calculators.letters.dossier import EXAMPLE as CASE
from calculators.tools.offer import EXAMPLE

# Ours: the request stands in the form before Python starts, as typed; the first `done` is the first result.
_OURS = """
sessionStorage.setItem("repayment-handbook.case", JSON.stringify({version: 1, offers: [TYPED]}));
window.longest = 0;
new PerformanceObserver((list) => list.getEntries().forEach((each) => (window.longest = Math.max(window.longest, each.duration)))).observe({ type: "longtask", buffered: true });
const watch = new MutationObserver(() => {
  const form = document.querySelector("form[data-calculator]");
  if (form && !window.usable) window.usable = performance.now();
  const done = document.querySelector('form[data-calculator][data-state="done"]');
  if (done && !window.took) {
    window.took = performance.now();
    console.info("FIRST");
    window.result = document.querySelector('[data-result="annual_rate_nominal"]').dataset.value;
  }
});
watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
"""
OURS = _OURS.replace("TYPED", json.dumps(as_typed(EXAMPLE))).replace("FIRST", FIRST)
_DONE = 'form[data-state="done"]'
_WAIT = 240_000  # ms
_SETTLED = 1_500  # ms after which a browser has done with its new window, whose own pages it loads: a reader's was open before

# From the last keystroke to the result that belongs to it.
_KEYSTROKE = """
async instalments => {
  const form = document.querySelector('form[data-calculator="offer"]');
  const field = form.elements.namedItem("instalments");
  const done = new Promise(resolve => new MutationObserver((_, watch) => {
    if (form.dataset.state === "done") { watch.disconnect(); resolve(performance.now()); }
  }).observe(form, { attributes: true, attributeFilter: ["data-state"] }));
  const typed = performance.now();
  field.value = instalments;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return (await done) - typed;
}
"""
_LETTER = (
    "async message => { const from = performance.now(); await handbook.engine.ask(message); return performance.now() - from; }"
)


def launched(playwright: Any, path: str | None) -> Any:
    """A browser that does nothing on its own."""
    flags = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    return playwright.chromium.launch(executable_path=path, args=flags)


def phone(browser: Any) -> Any:
    """A reader with an empty cache."""
    return browser.new_context(viewport={"width": 360, "height": 780})


def first_result(context: Any, address: str, line: Line, script: str = "") -> dict[str, float]:
    """Milliseconds from the start of the visit to the first result and to the form, and the bytes of all bodies on the wire."""
    page = context.new_page()
    finished: list[Any] = []
    # Asked for their sizes afterwards: asking costs the browser time. Playwright takes functions of Python's own only.
    page.on("requestfinished", lambda request: finished.append(request))  # noqa: PLW0108
    if script:
        page.add_init_script(script)
    page.wait_for_timeout(_SETTLED)
    # The page says it itself: what Playwright waits with is a script of 330 kB that it would read in the page, on the page's time.
    with machine(page, line), page.expect_console_message(lambda message: message.text == FIRST, timeout=_WAIT):
        page.goto(address, wait_until="commit", timeout=_WAIT)
    took, usable, result = page.evaluate("[window.took, window.usable, window.result]")
    expected = run("offer", EXAMPLE)
    if result not in (expected["annual_rate_nominal"], json.dumps(expected)):
        raise AssertionError(result)
    held = memory()
    page.wait_for_timeout(1_000)  # what comes only after the first result counts as well: the theme's script
    page.wait_for_load_state("networkidle", timeout=_WAIT)
    size = sum(max(request.sizes()["responseBodySize"], 0) for request in finished) if address.startswith("http") else 0
    page.close()
    return {"first": took, "usable": usable or took, "bytes": size, "memory": held}


def afterwards(context: Any, address: str, line: Line, count: int) -> dict[str, Any]:
    """What is measured once Python runs: keystrokes, the longest that the page is busy with them, the first letter."""
    page = context.new_page()
    page.add_init_script(OURS)
    page.goto(address, timeout=_WAIT)
    page.wait_for_selector(_DONE, timeout=_WAIT)
    page.wait_for_timeout(1_500)
    with machine(page, line):
        page.evaluate("window.longest = 0")
        keys = [page.evaluate(_KEYSTROKE, str(number)) for number in range(20, 20 + count)]
        page.wait_for_timeout(300)
        longest = page.evaluate("window.longest")
        letter = page.evaluate(_LETTER, {"do": "documents"} | CASE)
    page.close()
    return {"keys": keys, "longest": longest, "letter": letter}


@contextmanager
def saved(browser: Any, home: str) -> Iterator[Any]:
    """A phone that has saved the handbook and has no network any more."""
    context = phone(browser)
    page = context.new_page()
    page.goto(home)
    page.get_by_role("button", name="保存到手机").click()
    page.get_by_text("整本手册已经存在这部设备里").wait_for(timeout=_WAIT)
    page.close()
    context.set_offline(True)
    yield context
    context.close()

"""``python -m bench.endurance``: a page that is used for hours, by what it holds before and after.

2,000 recalculations, 300 letters, a day in the background, 20 workers that die. Nodes and listeners of the page, its script's
memory, and that of Chromium's whole process with Python in it. Needs the built site and a browser (``CHROMIUM`` names one).
"""

import os
import re
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.__main__ import ROOT
from builder.serve import SUB_PATH, server

RECALCULATIONS = int(os.environ.get("TIMES", "2000"))
LETTERS = RECALCULATIONS * 300 // 2000
DEATHS = max(1, RECALCULATIONS * 20 // 2000)
MOST_GROWN = 0.1  # of the nodes and listeners that stood there before
DONE = 'form[data-calculator][data-state="done"]'
OFFER = {"欠款总额": "50000", "每月最多能还": "2000", "对方提的期数": "30", "每期金额": "2000"}
PROPOSAL = {"债权人": "甲银行", "债务种类": "credit_card", "本金": "30000", "每月还款": "1000", "首次还款日": "2030-12-31"}
# Each time another number, and on with the next as soon as it is answered.
RECALCULATE = """async ([name, times]) => {
  const field = document.querySelector(`form[data-calculator] [name="${name}"]`);
  const form = field.form;
  const done = () => new Promise((resolve) => {
    const watch = new MutationObserver(() => form.dataset.state === "done" && (watch.disconnect(), resolve()));
    watch.observe(form, { attributeFilter: ["data-state"] });
  });
  for (let time = 0; time < times; time += 1) {
    const answered = done();
    field.value = String(1000 + time);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await answered;
  }
}"""
# The worker in which Python runs, and how often one was started: an earlier one is held by nothing here.
WORKERS = """window.starts = 0;
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    if (given[1]?.name === "python") [window.python, window.starts] = [this, window.starts + 1];
  }
};"""


def alive(client: CDPSession) -> dict[str, float]:
    """Nodes and listeners that are still held, and the bytes of scripts, after what is held by nothing has gone."""
    client.send("Performance.enable")
    for _ in range(3):
        client.send("HeapProfiler.collectGarbage")
    counted = {each["name"]: each["value"] for each in client.send("Performance.getMetrics")["metrics"]}
    return {name: counted[name] for name in ("Nodes", "JSEventListeners", "JSHeapUsedSize")}


def megabytes(browser: Browser) -> float:
    """What the browser's page processes hold in memory: scripts, page, and Python with them."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    held = 0
    for process in processes:
        if process["type"] == "renderer":
            status = Path(f"/proc/{process['id']}/status").read_text(encoding="ascii")
            held += sum(int(kilobytes) for kilobytes in re.findall(r"VmRSS:\s+(\d+)", status))
    return held / 1024


def fill(page: Page, typed: dict[str, str]) -> None:
    """Type into the fields by their labels, and wait for the answer."""
    for label, text in typed.items():
        field = page.locator("form[data-calculator]").get_by_label(label, exact=True).first
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)
    page.wait_for_selector(DONE)


def recalculated(page: Page) -> None:
    """The same field, again and again."""
    for _ in range(0, RECALCULATIONS, 20):
        page.evaluate(RECALCULATE, ["balance", 20])


def written(page: Page, letters: int = LETTERS) -> None:
    """One letter after another, each of another month's payment."""
    for time in range(letters):
        page.get_by_label("每月还款", exact=True).first.fill(str(1000 + time))
        page.wait_for_selector(DONE)
        page.get_by_role("button", name="写好这些材料").click()
        page.locator('[data-document="application"] [data-sheet]').wait_for()


def a_day_passed(page: Page) -> None:
    """In the background for a day, with a look at it every hour."""
    for _ in range(24):
        page.clock.fast_forward("01:00:00")
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        page.wait_for_timeout(100)


def workers_died(page: Page) -> None:
    """Each time Python is started again, and the question is asked again."""
    for time in range(DEATHS):
        page.evaluate("window.python.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }))")
        page.get_by_label("欠款总额").fill(str(50_000 + time))
        page.wait_for_function("count => window.starts > count", arg=time + 1)
        page.wait_for_selector(DONE)


Kind = tuple[str, str, dict[str, str], Callable[..., None]]
KINDS: tuple[Kind, ...] = (
    (f"{RECALCULATIONS} recalculations", "offer", OFFER, recalculated),
    (f"{LETTERS} letters", "proposal", PROPOSAL, written),
    ("a day in the background", "offer", OFFER, a_day_passed),
    (f"{DEATHS} workers that died", "offer", OFFER, workers_died),
)


def main() -> int:
    """Print what is held before and after; exit 1 where nodes or listeners have grown."""
    kept = True
    with sync_playwright() as playwright, server(ROOT / "site") as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        print(f"{'before -> after':<28}{'nodes':>16}{'listeners':>14}{'scripts MB':>16}{'process MB':>16}")
        for words, tool, typed, use in KINDS:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--no-first-run"])
            page = browser.new_page()
            page.set_default_timeout(60_000)
            page.add_init_script(WORKERS)
            if use is a_day_passed:
                page.clock.install()
            page.goto(f"http://127.0.0.1:{serving.server_port}{SUB_PATH}tools/{tool}/")
            fill(page, typed)
            client = page.context.new_cdp_session(page)
            if use is recalculated:  # what the first ones draw stays
                page.evaluate(RECALCULATE, ["balance", 5])
            if use is written:
                written(page, 3)
            before, held = alive(client), megabytes(browser)
            use(page)
            after, holds = alive(client), megabytes(browser)
            kept = kept and all(after[name] <= before[name] * (1 + MOST_GROWN) + 20 for name in ("Nodes", "JSEventListeners"))
            counts = "".join(
                f"{before[name]:>{wide},.0f} -> {after[name]:<5,.0f}" for name, wide in (("Nodes", 9), ("JSEventListeners", 7))
            )
            heap = f"{before['JSHeapUsedSize'] / 1e6:>8.1f} -> {after['JSHeapUsedSize'] / 1e6:<4.1f}"
            print(f"{words:<28}{counts}{heap}{held:>10.0f} -> {holds:<4.0f}", flush=True)
            browser.close()
        serving.shutdown()
    print("flat" if kept else "GROWN")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

"""What a screen reader is given, kept whole: roles, names, states and their order, as they were approved.

``python -m tests.golden.accessible`` writes them anew from the built site (``CHROMIUM`` names the browser): listen to the
difference before you commit it.
"""

import os
import re
import threading
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from builder.serve import SUB_PATH, server
from calculators.tools.offer import EXAMPLE
from tests.browser.test_tools import type_request

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent / "accessible"
DAY = "2026-11-23T10:00:00+08:00"
PAGES = {
    "home": "",
    "guided way": "start/",
    "message": "tools/message/",
    "list": "tools/inventory/",
    "case": "case/",
    "save": "save/",
}
PHONE = {"width": 360, "height": 780}


# What another build, or another day of review, says otherwise.
CHANGING = re.compile(r"[0-9a-f]{40,64}|[\d.]+.MB|(?<=time: )\d{4}-\d\d-\d\d")


def snapshot(page: Page) -> str:
    """The tree of the page's own part."""
    return CHANGING.sub("…", page.locator("article").first.aria_snapshot()) + "\n"


def trees(page: Page, site: str) -> dict[str, str]:
    """By name: each page as it opens, and the offer's page with its answer."""
    page.clock.set_fixed_time(DAY)
    found = {}
    for name, path in PAGES.items():
        page.goto(site + path)
        if path.startswith("tools/"):
            page.wait_for_selector('form[data-calculator][data-state="ready"]')
        found[name] = snapshot(page)
    page.goto(f"{site}tools/offer/")
    page.wait_for_selector('form[data-calculator][data-state="ready"]')
    type_request(page, EXAMPLE)
    page.wait_for_selector('form[data-calculator][data-state="done"]')
    page.wait_for_selector("[data-said]:not(:empty)", state="attached")  # told once it stays as it is
    found["offer with its answer"] = snapshot(page)
    return found


def main() -> None:
    """Write what is given today."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright, server(ROOT / "site") as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        page = browser.new_page(viewport=PHONE, locale="zh-CN", timezone_id="Asia/Shanghai")
        for name, tree in trees(page, f"http://127.0.0.1:{serving.server_port}{SUB_PATH}").items():
            (FOLDER / f"{name}.yaml").write_text(tree, encoding="utf-8")
        browser.close()
        serving.shutdown()


if __name__ == "__main__":
    main()

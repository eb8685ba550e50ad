"""A reader in Chromium, at a site served under its sub-path; any request to another host fails the test."""

import json
import os
import re
import shutil
import threading
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from builder.serve import SUB_PATH, server
from tests.browser.walker import Walker

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
# Chromium's own calls home would be noise among the requests that the tests watch.
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Compiling a second time what runs often pays only where Python runs for long: in tests it is half of the work.
    "--js-flags=--liftoff-only",
)
expect.set_options(timeout=20_000)  # how long a slow machine may take; a quick one does not wait
# Of a page that is given this before it loads: the workers in which it started Python, in `window.workers`.
WORKERS = "window.workers = []; window.Worker = class extends Worker { constructor(...given) { super(...given); if (given[1]?.name === 'python') window.workers.push(this); } };"
PHONE = {"width": 360, "height": 780}
DESK = {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def site() -> str:
    """The address of the built site, ending in its sub-path."""
    assert (SITE / "index.html").is_file(), "the site is not built: run make site first"
    with server(SITE) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}{SUB_PATH}"
        serving.shutdown()


@pytest.fixture(scope="session")
def chromium_playwright():
    """What drives Chromium, of any age."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(chromium_playwright):
    """The browser that make test found."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "no Chromium: run make test, which finds or installs one"
    browser = chromium_playwright.chromium.launch(executable_path=path, args=list(FLAGS))
    yield browser
    browser.close()


@pytest.fixture
def context(chromium, site):
    """A phone with nothing stored; at the end nothing was asked of any other host, and no script failed."""
    made = chromium.new_context(viewport=PHONE, locale="zh-CN", timezone_id="Asia/Shanghai")
    foreign, broken = [], []
    made.on("request", lambda request: is_ours(request.url, site) or foreign.append(request.url))
    made.on("weberror", lambda error: broken.append(str(error.error)))
    yield made
    made.close()
    assert [] == foreign
    assert [] == broken


@pytest.fixture
def reader(context) -> Page:
    """A visitor on a phone."""
    page = context.new_page()
    page.set_default_timeout(20_000)
    return page


@pytest.fixture
def walker(reader, site) -> Walker:
    """Who stands at the first step of the guided way."""
    return Walker(reader, site).begin()


@pytest.fixture
def holding(reader, site):
    """Begin with a case in the tab, as other visits would have left it."""

    def hold(**case):
        reader.goto(f"{site}about/")
        reader.evaluate(
            "text => sessionStorage.setItem('repayment-handbook.case', text)",
            json.dumps({"version": 1} | case, ensure_ascii=False),
        )

    return hold


def is_ours(url: str, site: str) -> bool:
    """Whether a request stays with the site, or asks no host at all."""
    return url.startswith((site, "blob:", "data:", "about:", "memory:"))


def every_page() -> list[str]:
    """The path of each page of the built site; empty where it has not been built."""
    found = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("index.html"))
    return [re.sub(r"index\.html$", "", path) for path in found]


def open_tool(page: Page, site: str, name: str) -> None:
    """Open a tool and wait until Python is there."""
    page.goto(f"{site}tools/{name}/")
    wait_for_state(page, "ready", "done", "invalid")


def wait_for_state(page: Page, *states: str) -> None:
    """Wait until the form says one of ``states``."""
    page.wait_for_selector(", ".join(f'form[data-calculator][data-state="{state}"]' for state in states))


def value(page: Page, path: str) -> str:
    """The raw value in a result's slot."""
    return page.locator(f'[data-result="{path}"]').get_attribute("data-value")


def reading_context(chromium, **options) -> BrowserContext:
    """A context of its own: dark, without scripts, on a desk."""
    return chromium.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", **({"viewport": PHONE} | options))

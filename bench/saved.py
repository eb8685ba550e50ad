"""A tool's first result from what 保存到手机 kept, with the network off: as opened from the home screen in flight mode."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext

MOST_OF_STOCK = 0.35  # of stock Pyodide's cold time in the same run


@contextmanager
def saved(browser, home: str) -> Iterator[BrowserContext]:
    """A phone that has saved the handbook and has no network any more."""
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(home)
    page.get_by_role("button", name="保存到手机").click()
    page.get_by_text("整本手册已经存在这部设备里").wait_for(timeout=120_000)
    page.close()
    context.set_offline(True)
    yield context
    context.close()


def first_result(context: BrowserContext, address: str, script: str) -> float:
    """Milliseconds from opening a tool to its first result."""
    page = context.new_page()
    page.add_init_script(script)
    page.goto(address)
    page.wait_for_selector('form[data-state="done"]', timeout=120_000)
    took = page.evaluate("window.took")
    page.close()
    return took

"""What a reader does with the handbook, and what must work of it afterwards."""

import gzip
import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import wait_for_state
from tests.browser.editions import Server

SAVED = "整本手册已经存在这部设备里"
NOT_RENEWED = "新的一版没有存下来"
BUTTON = "保存到手机"
RENEW = "换成新版"
WRITE = "写好这些材料"
LETTER = "申请书，可以直接改"


def press_save(page: Page, server: Server) -> None:
    page.goto(server.address)
    page.get_by_role("button", name=BUTTON).click()


def save(page: Page, server: Server) -> None:
    press_save(page, server)
    expect(page.get_by_text(SAVED)).to_be_visible()


def shown(page: Page) -> set[str]:
    """The editions of a page and of its style: more than one would be a mix."""
    style = "getComputedStyle(document.body).getPropertyValue('--edition').replace(/\\D/g, '')"
    return {page.locator("meta[name=edition]").get_attribute("content"), page.evaluate(style)}


def assert_works(page: Page, server: Server, number: int) -> None:
    """Online and with the network off: pages and Python, all of edition ``number``."""
    assert_works_online(page, server, number)
    page.context.set_offline(True)
    for path in ("", "guide/debts/", "tools/offer/"):
        page.goto(server.address + path)
        assert {str(number)} == shown(page), path
    for label, text in (("欠款总额", "50000"), ("每月最多能还", "2000"), ("对方提的期数", "30")):
        page.get_by_label(label).fill(text)
    page.get_by_label("每期金额", exact=True).fill("2000")
    wait_for_state(page, "done")
    page.context.set_offline(False)


def assert_works_online(page: Page, server: Server, number: int) -> None:
    for path in ("", "guide/debts/"):
        page.goto(server.address + path)
        assert {str(number)} == shown(page)


def on_the_wire(site: Path, files: dict) -> int:
    """Bytes of some files as the server sends them, without heads."""
    contents = {name: (site / name).read_bytes() for name in files}
    return sum(len(text) if name.endswith((".lzma", ".png")) else len(gzip.compress(text, 6)) for name, text in contents.items())


def listed(site: Path) -> dict[str, dict]:
    return json.loads((site / "files.json").read_text(encoding="utf-8"))["files"]


def changed(old: Path, new: Path) -> dict[str, dict]:
    before = {file["hash"] for file in listed(old).values()}
    return {name: file for name, file in listed(new).items() if file["hash"] not in before}

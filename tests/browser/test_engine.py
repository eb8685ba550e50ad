"""Python in the page is the Python of the command line: the golden cases on the trimmed runtime."""

import json
import re

import pytest
from playwright.sync_api import expect

from calculators import CALCULATORS, InvalidRequest, run
from calculators.letters.dossier import EXAMPLE
from tests.browser.conftest import open_tool
from tests.golden import cases


def computed(name: str, request: dict) -> dict:
    """What CPython gives, errors included."""
    try:
        return run(name, request)
    except InvalidRequest as refused:
        return {"errors": refused.errors}


def ask(page, message: dict) -> dict:
    return json.loads(page.evaluate("async message => JSON.stringify(await handbook.engine.ask(message))", message))


def test_every_golden_case_computed_in_the_page_equals_cpython(reader, site):
    open_tool(reader, site, "offer")

    golden = [case for case in cases() if case["calculator"] != "dossier"]
    assert set(CALCULATORS) - {"dossier"} == {case["calculator"] for case in golden}
    for case in golden:
        name, request = case["calculator"], case["request"]
        shown = ask(reader, {"do": "compute", "name": name, "typed": request})
        shown.pop("pictures", None)
        assert computed(name, request) == shown, case["id"]


def test_letters_drawn_in_the_page_equal_those_of_the_command_line(reader, site):
    open_tool(reader, site, "proposal")
    for request in (EXAMPLE, EXAMPLE | {"case": {"version": 1}}):
        assert run("dossier", request) == ask(reader, {"do": "documents"} | request)


@pytest.mark.parametrize("pack", ["worker", "runtime", "stdlib", "calculators"])
def test_where_a_file_of_python_is_missing_the_page_says_so_and_offers_another_try_and_the_paper_way(chromium, site, pack):
    """A missing file ends in words and the paper way, never in a hang, and is no fault of the device; what was typed stays."""
    context = chromium.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.route(f"**/engine/{pack}.*", lambda route: route.fulfill(status=404))
    page.goto(f"{site}tools/offer/")
    page.wait_for_selector('form[data-state="failed"]')

    page.get_by_label("欠款总额").fill("50000")

    expect(page.get_by_text("计算程序没有下载完")).to_be_visible()
    expect(page.get_by_text("这部手机或浏览器算不了")).to_be_hidden()
    expect(page.get_by_role("button", name="再试一次")).to_be_visible()
    expect(page.get_by_text("每期金额乘以期数")).to_be_visible()
    expect(page.get_by_label("欠款总额")).to_have_value("50000")
    context.close()


@pytest.mark.parametrize("feature", ["DecompressionStream", "WebAssembly", "Worker"])
def test_a_browser_below_the_minimum_is_told_so(chromium, site, feature):
    context = chromium.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.add_init_script(f"delete window.{feature}")
    page.goto(f"{site}tools/capacity/")
    page.wait_for_selector('form[data-state="failed"]')

    expect(page.get_by_text("这部手机或浏览器算不了")).to_be_visible()
    context.close()


def test_the_start_shows_its_progress_in_bytes_and_seconds_while_the_form_can_be_filled(reader, site):
    """The runtime is held back: the page says how far it is, and takes what is typed meanwhile."""
    held, late = [], []
    reader.route("**/engine/runtime.*", lambda route: held.append(route))
    reader.route("**/engine/calculators.*", lambda route: late.append(route))
    reader.goto(f"{site}tools/offer/")
    expect(reader.get_by_text("MB。可以先填。")).to_be_visible()
    reader.wait_for_timeout(1600)  # so that it is known how fast the bytes come
    late[0].continue_()
    expect(reader.get_by_text(re.compile(r"MB。大约还要 \d+ 秒。可以先填。"))).to_be_visible()
    reader.get_by_label("欠款总额").fill("50000")
    reader.get_by_label("每月最多能还").fill("2000")
    reader.get_by_label("对方提的期数").fill("30")
    reader.get_by_label("每期金额", exact=True).fill("2000")
    assert "loading" == reader.locator("form[data-calculator]").get_attribute("data-state")

    held[0].continue_()

    reader.wait_for_selector('form[data-state="done"]')
    assert "14.63" == reader.locator('[data-result="annual_rate_nominal"]').get_attribute("data-value")

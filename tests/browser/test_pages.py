"""Every page: its weight, its width, its accessibility, without scripts, and that it asks nobody else."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from builder.promises import GUIDE_BUDGET, PRINT_BUDGET, PRINTED, TOOL_BUDGET
from builder.serve import SUB_PATH
from calculators import CALCULATORS, run
from calculators.views import shown
from tests.browser.conftest import DESK, PHONE, ROOT, SITE, every_page, open_tool, reading_context, wait_for_state

PAGES = every_page()
GUIDE = [path for path in PAGES if not path.startswith("tools/")]
TOOLS = [path for path in PAGES if path.startswith("tools/")]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8") if Path(ROOT / "node_modules" / "axe-core").is_dir() else ""


def test_the_site_has_its_pages():
    assert {f"tools/{name}/" for name in CALCULATORS} == set(TOOLS)
    assert 24 <= len(GUIDE)


def wire(page, address: str) -> dict[str, int]:
    """Bytes of each response's body on the wire, by address, until the network is quiet."""
    sizes = {}
    page.on("requestfinished", lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    # Chromium does not tell the size of a worker's own script; it is counted from the file.
    for url in [url for url, size in sizes.items() if size == 0 and url.endswith(".js")]:
        sizes[url] = len(gzip.compress((SITE / url.partition(SUB_PATH)[2]).read_bytes(), 6))
    return sizes


@pytest.mark.parametrize("path", GUIDE)
def test_a_guide_page_is_light_and_brings_no_python(reader, site, path):
    """At most 100 KB on first load, counted where it counts: on the wire. The whole guide on one page has its own limit."""
    sizes = wire(reader, site + path)

    assert sum(sizes.values()) <= (PRINT_BUDGET if path == PRINTED else GUIDE_BUDGET)
    assert not [url for url in sizes if "/engine/" in url]


@pytest.mark.parametrize("path", TOOLS)
def test_a_tools_first_result_costs_at_most_4_2_megabytes(reader, site, path):
    sizes = wire(reader, site + path)
    wait_for_state(reader, "ready")

    assert 1_000_000 < sum(size for size in sizes.values() if size > 0) <= TOOL_BUDGET
    assert not [url for url in sizes if "/engine/letters" in url]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_never_scrolls_sideways(reader, site, path):
    """Not on a phone, not on a narrow one, not with text twice as large, every fold open."""
    reader.goto(site + path)
    reader.evaluate("document.querySelectorAll('article details').forEach(each => each.open = true)")

    for width, text in ((360, 1), (320, 1), (360, 2)):
        reader.set_viewport_size({"width": width, "height": 780})
        reader.evaluate(
            "times => { const root = document.documentElement; root.style.fontSize = '';"
            " root.style.fontSize = `${parseFloat(getComputedStyle(root).fontSize) * times}px` }",
            text,
        )
        assert reader.evaluate("document.documentElement.scrollWidth") <= width, (width, text)


def violations(page) -> list[str]:
    """What axe-core finds, each as rule and place."""
    page.evaluate(AXE)
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    return [f"{each['id']}: {each['nodes'][0]['target']} ({len(each['nodes'])})" for each in found["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_violation(chromium, site, path, scheme):
    context = reading_context(chromium, color_scheme=scheme)
    page = context.new_page()
    page.goto(site + path)
    page.evaluate("document.querySelectorAll('article details').forEach(each => each.open = true)")

    assert [] == violations(page)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_no_violation_in_a_result_an_error_and_a_letter(chromium, site, scheme, viewport):
    context = reading_context(chromium, color_scheme=scheme, viewport=viewport)
    page = context.new_page()
    open_tool(page, site, "proposal")
    form = page.locator("form[data-calculator]")
    form.get_by_label("债权人").fill("甲银行")
    form.get_by_label("债务种类", exact=True).select_option("credit_card")
    form.get_by_label("本金").fill("30000")
    form.get_by_label("每月还款").fill("1000")
    form.get_by_label("首次还款日").fill("2026-12-31")
    wait_for_state(page, "done")
    page.get_by_role("button", name="写好这些材料").click()
    expect(page.get_by_role("textbox", name="申请书，可以直接改")).to_be_visible()
    form.get_by_label("利息", exact=True).fill("一百")
    wait_for_state(page, "invalid")

    assert [] == violations(page)
    context.close()


@pytest.mark.parametrize("name", ["inventory", "capacity", "proposal", "offer"])
def test_form_and_worked_example_read_without_javascript(chromium, site, name):
    """With scripts off the fields, the example's numbers and the paper way are all there."""
    context = reading_context(chromium, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}tools/{name}/")
    example = run(name, CALCULATORS[name].module.EXAMPLE)

    expect(page.locator("form[data-calculator]")).to_be_visible()
    page.get_by_text("看一个算好的例子").click()
    figure = {"inventory": example["totals"] if name == "inventory" else None}.get(name) or example
    key = {"inventory": "balance", "capacity": "capacity", "proposal": "total_to_pay", "offer": "extra_cost"}[name]
    expect(page.locator("#example")).to_contain_text(shown(figure[key], "money"))
    for sentence in example["say"]:
        expect(page.locator("#example")).to_contain_text(sentence)
    page.get_by_text("用纸笔算", exact=True).click()
    expect(page.locator("#paper ol")).to_be_visible()
    context.close()


def reviewed(path: str) -> str:
    """The day that the page's source gives."""
    sources = (ROOT / "docs" / f"{path}index.md", ROOT / "docs" / f"{path.removesuffix('/')}.md")
    source = next(source for source in sources if source.is_file())
    return re.search(r"^reviewed: (\S+)$", source.read_text(encoding="utf-8"), re.MULTILINE)[1]


def test_every_page_says_when_it_was_reviewed_and_what_it_is_not(reader, site):
    for path in PAGES:
        reader.goto(site + path)
        expect(reader.get_by_text("不是律师意见").last).to_be_visible()
        expect(reader.locator("time").first).to_have_text(reviewed(path))


@pytest.mark.parametrize("button, switch", [("目录", "#__drawer"), ("搜索", "#__search")])
def test_menu_and_search_open_by_the_keyboard_alone(reader, site, button, switch):
    """On a phone both are labels in the theme; Tab reaches them and Enter opens."""
    reader.goto(site)
    opener = reader.locator("header").get_by_role("button", name=button, exact=True)
    for _ in range(12):
        reader.keyboard.press("Tab")
        if opener.evaluate("each => each === document.activeElement"):
            break
    expect(opener).to_be_focused()

    reader.keyboard.press("Enter")

    assert reader.locator(switch).is_checked()


def test_the_pictures_of_the_ways_to_keep_it_are_whole(reader, site):
    """No shape of theirs is hidden by a rule that was meant for words."""
    reader.goto(f"{site}save/")

    for shape in reader.locator("svg.way :is(rect, path)").all():
        expect(shape).not_to_have_css("display", "none")


def test_every_button_that_is_offered_looks_like_one(reader, site):
    """No page leaves a button as the browser draws it."""
    for path in ("case/", "save/", "tools/plan/", "start/"):
        reader.goto(site + path)
        drawn = reader.evaluate("[...document.querySelectorAll('article button')].map(each => getComputedStyle(each).borderTopStyle)")
        assert {"none"} == set(drawn), path

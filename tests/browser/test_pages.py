"""Every page: its weight, its width, its accessibility, without scripts, and that it asks nobody else."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.promises import GUIDE_BUDGET, PRINT_BUDGET, PRINTED, TOOL_BUDGET
from builder.rest import whole
from builder.serve import SUB_PATH
from calculators import CALCULATORS, run
from calculators.forms import result as declared
from calculators.page.views import shown
from tests.browser.conftest import DESK, PHONE, ROOT, SITE, every_page, is_ours, open_tool, reading_context, wait_for_state

PAGES = every_page()
GUIDE = [path for path in PAGES if not path.startswith("tools/")]
TOOLS = [path for path in PAGES if path.startswith("tools/")]
AXE = (
    (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    if Path(ROOT / "node_modules" / "axe-core").is_dir()
    else ""
)


def test_the_site_has_its_pages():
    assert {f"tools/{name}/" for name in CALCULATORS} == set(TOOLS)
    assert 24 <= len(GUIDE)


@dataclass
class Visit:
    """A first visit to one page, with nothing stored, and what the network saw of it."""

    path: str
    page: Page
    sizes: dict[str, int]  # bytes of each response's body on the wire, by address
    foreign: list[str]
    broken: list[str]

    def open_folds(self) -> None:
        self.page.evaluate("document.querySelectorAll('article details').forEach(each => each.open = true)")


@pytest.fixture(scope="module", params=PAGES)
def visit(chromium, site, request) -> Iterator[Visit]:
    """One load serves all that is asked of a page; pytest runs the questions to one page after the other."""
    context = reading_context(chromium)
    page = context.new_page()
    page.set_default_timeout(20_000)
    made = Visit(request.param, page, {}, [], [])
    context.on("request", lambda asked: is_ours(asked.url, site) or made.foreign.append(asked.url))
    context.on("weberror", lambda error: made.broken.append(str(error.error)))
    begun, finished = [], []  # asked for their sizes afterwards: asking in between would hold the page up
    page.on("request", lambda asked: begun.append(asked))
    page.on("requestfinished", lambda asked: finished.append(asked))
    page.goto(site + request.param)
    if request.param in TOOLS:
        wait_for_state(page, "ready")
    wait_until_quiet(page, begun, finished)
    made.sizes |= {asked.url: asked.sizes()["responseBodySize"] for asked in finished}
    # Chromium does not tell the size of a worker's own script; it is counted from the file.
    for url in [url for url, size in made.sizes.items() if size == 0 and url.endswith(".js")]:
        made.sizes[url] = len(gzip.compress((SITE / url.partition(SUB_PATH)[2]).read_bytes(), 6))
    yield made
    context.close()


def wait_until_quiet(page: Page, begun: list, finished: list) -> None:
    """Until all that was asked for is there and nothing was asked for a while. Chromium's own word for it,
    networkidle, sometimes does not come on a busy machine though every request has ended."""
    for _ in range(120):
        before = len(begun)
        page.wait_for_timeout(250)
        if before == len(begun) == len(finished):
            return
    raise AssertionError(f"still on its way: {[asked.url for asked in begun if asked not in finished]}")


def test_a_guide_page_is_light_and_brings_no_python_and_a_tools_first_result_no_letters(visit):
    """At most 100 KB, or 1.8 MB with Python, counted where it counts: on the wire. The whole guide on one page has its own limit."""
    if visit.path in TOOLS:
        size = sum(size for size in visit.sizes.values() if size > 0)
        assert 1_000_000 < size and (size <= TOOL_BUDGET or whole())
        assert not [url for url in visit.sizes if re.search(r"/engine/(letters|exports)|/docx", url)]
        return
    assert sum(visit.sizes.values()) <= (PRINT_BUDGET if visit.path == PRINTED else GUIDE_BUDGET)
    assert not [url for url in visit.sizes if "/engine/" in url]


def test_a_page_never_scrolls_sideways(visit):
    """Not on a phone, not on a narrow one, not with text twice as large, every fold open."""
    page = visit.page
    visit.open_folds()
    set_text = (
        "times => { const root = document.documentElement; root.style.fontSize = '';"
        " if (times > 1) root.style.fontSize = `${parseFloat(getComputedStyle(root).fontSize) * times}px` }"
    )
    for width, text in ((360, 1), (320, 1), (360, 2)):
        page.set_viewport_size({"width": width, "height": 780})
        page.evaluate(set_text, text)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, text)
    page.evaluate(set_text, 1)


def test_axe_finds_no_violation(visit):
    visit.open_folds()

    assert [] == violations(visit.page)


def test_axe_finds_enough_contrast_in_the_dark(visit):
    """Of all rules only those of colour can differ there; the pages of rules and of questions are drawn alike, one stands for all."""
    if visit.path.startswith(("law/", "questions/")) and visit.path not in ("law/rules/", "questions/fear/"):
        return
    visit.page.emulate_media(color_scheme="dark", reduced_motion="reduce")  # no colour on its way to another
    visit.page.evaluate(
        "document.body.dataset.mdColorScheme = 'slate'"
    )  # as the theme's script does where a page opens in the dark
    visit.open_folds()
    assert "rgb(255" not in visit.page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert [] == contrasts(visit.page)


@pytest.mark.parametrize("path", ["", "tools/offer/"])
def test_on_a_device_that_is_dark_a_page_opens_in_the_dark(chromium, site, path):
    context = reading_context(chromium, color_scheme="dark")
    page = context.new_page()
    page.goto(site + path)

    assert "rgb(255" not in page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert [] == contrasts(page)
    context.close()


def test_a_page_asks_no_other_host_and_no_script_of_it_fails(visit):
    """Of everything that was done with it until here."""
    assert [] == visit.foreign
    assert [] == visit.broken


TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe-core finds, each as rule and place."""
    return _axe(page, {"runOnly": TAGS})


def contrasts(page: Page) -> list[str]:
    """What axe-core finds of the rules of colour alone."""
    return _axe(page, {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}})


def darken(page: Page) -> None:
    """The reader chooses the dark scheme."""
    menu = page.locator("header").get_by_role("button", name="菜单", exact=True)
    if menu.is_visible():
        menu.click()
        page.get_by_role("button", name="换成深色").click()
        page.get_by_text("关上 ×").click()
    else:
        page.locator('label[title="换成深色"]').click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def _axe(page: Page, options: dict) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("options => axe.run(document, {resultTypes: ['violations'], ...options})", options)
    return [f"{each['id']}: {each['nodes'][0]['target']} ({len(each['nodes'])})" for each in found["violations"]]


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_no_violation_in_a_result_an_error_and_a_letter(chromium, site, viewport):
    context = reading_context(chromium, viewport=viewport)
    page = context.new_page()
    open_tool(page, site, "proposal")
    form = page.locator("form[data-calculator]")
    form.get_by_label("债权人").fill("甲银行")
    form.get_by_label("债务种类", exact=True).select_option("credit_card")
    form.get_by_label("本金", exact=True).fill("30000")
    form.get_by_label("每月还款").fill("1000")
    form.get_by_label("首次还款日").fill("2026-12-31")
    wait_for_state(page, "done")
    page.get_by_role("button", name="写好这些材料").click()
    expect(page.get_by_role("textbox", name="申请书，可以直接改")).to_be_visible()
    form.get_by_label("利息", exact=True).fill("很多")
    wait_for_state(page, "invalid")

    assert [] == violations(page)
    darken(page)
    assert [] == contrasts(page)
    context.close()


def test_form_and_worked_example_read_without_javascript(chromium, site):
    """With scripts off the fields, the example's numbers and the paper way are all there."""
    context = reading_context(chromium, java_script_enabled=False)
    page = context.new_page()
    for name, calculator in CALCULATORS.items():
        if calculator.room != "tools":
            continue
        page.goto(f"{site}tools/{name}/")
        example = run(name, calculator.module.EXAMPLE)
        amounts = [key for key, each in declared.shown(calculator.module.Result).items() if each.kind == "money"]

        expect(page.locator("form[data-calculator]")).to_be_visible()
        page.locator("#example > summary").click()
        for amount in (example[key] for key in amounts if example.get(key) is not None):
            expect(page.locator("#example")).to_contain_text(shown(amount, "money"))
        for sentence in example["say"]:
            expect(page.locator("#example")).to_contain_text(sentence)
        page.locator("#paper > summary").click()
        expect(page.locator("#paper > :not(summary)").first).to_be_visible()
    context.close()


def reviewed(path: str) -> str:
    """The day that the page's source gives."""
    sources = (ROOT / "docs" / f"{path}index.md", ROOT / "docs" / f"{path.removesuffix('/')}.md")
    source = next(source for source in sources if source.is_file())
    return re.search(r"^reviewed: (\S+)$", source.read_text(encoding="utf-8"), re.MULTILINE)[1]


def test_a_page_says_when_it_was_reviewed_and_what_it_is_not(visit):
    expect(visit.page.get_by_text("不是律师意见").last).to_be_visible()
    expect(visit.page.locator("time").first).to_have_text(reviewed(visit.path))


@pytest.mark.parametrize("button, switch", [("菜单", "#__drawer"), ("搜索", "#__search")])
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
    shown = (
        reader.get_by_role("navigation", name="菜单").get_by_text("我遇到了")
        if button == "菜单"
        else reader.get_by_role("textbox", name="搜索")
    )
    expect(shown).to_be_in_viewport()


def test_the_pictures_of_the_ways_to_keep_it_are_whole(reader, site):
    """No shape of theirs is hidden by a rule that was meant for words."""
    reader.goto(f"{site}save/")

    for shape in reader.locator("svg.way :is(rect, path)").all():
        expect(shape).not_to_have_css("display", "none")


def test_every_button_that_is_offered_looks_like_one(reader, site):
    """No page leaves a button as the browser draws it."""
    for path in ("case/", "save/", "tools/plan/", "start/"):
        reader.goto(site + path)
        drawn = reader.evaluate(
            "[...document.querySelectorAll('article button')].map(each => getComputedStyle(each).borderTopStyle)"
        )
        assert {"none"} == set(drawn), path

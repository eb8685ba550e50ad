"""The single file as a reader has it: without scripts, with a keyboard, on a narrow phone, from one tool to the next."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, ROOT, reading_context, value, wait_for_state
from tests.browser.test_pages import violations

FILE = f"file://{quote(str(ROOT / 'dist' / '还款协商手册.html'))}"


@pytest.fixture
def page(chromium) -> Page:
    context = reading_context(chromium)
    context.set_offline(True)
    page = context.new_page()
    broken = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda message: broken.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert [] == broken


def open_page(page: Page, path: str) -> None:
    page.goto(f"{FILE}#p:{path}:")
    page.wait_for_selector(f'[data-pages][data-shown="{path}"]')


def test_without_scripts_the_guide_can_be_read_and_every_link_leads_somewhere(chromium):
    context = reading_context(chromium, java_script_enabled=False)
    page = context.new_page()
    page.goto(FILE)
    for heading in ("欠款还不上，先看这里", "面对它", "收到法院文书", "还价评估"):
        expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    expect(page.get_by_role("button", name="换成深色")).to_be_hidden()

    page.get_by_role("link", name="有人说收了钱就能替你办").click()

    expect(page.get_by_role("heading", level=1, name="常见的坑")).to_be_in_viewport()
    page.locator("details.notes a", has_text="民事诉讼法第一百二十八条").first.click()
    expect(page.locator('[data-page="law/court/"]').get_by_text("要运行脚本才能看")).to_be_in_viewport()
    context.close()


def test_the_text_can_be_read_before_the_engine_has_arrived():
    """What is cut off in the middle of its engine still holds every page."""
    text = (ROOT / "dist" / "还款协商手册.html").read_text(encoding="utf-8")

    assert text.rindex("<article") < text.index('id="piece-')
    assert text.index('id="piece-') < 0.4 * len(text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_no_violation_in_a_page_a_tool_the_contents_and_a_search(chromium, scheme, viewport):
    context = reading_context(chromium, color_scheme=scheme, viewport=viewport)
    page = context.new_page()
    open_page(page, "guide/court/")
    assert [] == violations(page)
    open_page(page, "tools/offer/")
    wait_for_state(page, "ready")
    page.locator("summary", has_text="目录").click()
    assert [] == violations(page)
    page.locator("summary", has_text="搜索").click()
    page.get_by_role("searchbox", name="搜索").fill("支付令")
    expect(page.get_by_role("link", name="收到法院文书").last).to_be_visible()
    assert [] == violations(page)
    context.close()


@pytest.mark.parametrize("path", ["", "tools/inventory/", "law/rules/", "save/"])
def test_it_never_scrolls_sideways(page, path):
    open_page(page, path)
    page.locator("summary", has_text="目录").click()
    for width, text in ((360, 1), (320, 1), (360, 2)):
        page.set_viewport_size({"width": width, "height": 780})
        page.evaluate(
            "times => { const root = document.documentElement; root.style.fontSize = '';"
            " root.style.fontSize = `${parseFloat(getComputedStyle(root).fontSize) * times}px` }",
            text,
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, text)


def test_a_page_is_found_with_the_keyboard_alone(page):
    open_page(page, "")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("navigation", name="目录").get_by_role("link", name="面对它").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1, name="面对它")).to_be_focused()


def test_what_was_typed_in_one_tool_is_there_in_the_next_and_one_tap_erases_it(page):
    open_page(page, "tools/inventory/")
    wait_for_state(page, "ready")
    page.get_by_label("债权人").fill("甲银行")
    page.get_by_label("债务种类").select_option("credit_card")
    page.get_by_label("本金").fill("43210.98")
    wait_for_state(page, "done")
    assert "43210.98" == value(page, "totals.principal")

    open_page(page, "tools/proposal/")

    expect(page.locator("form[data-calculator]").get_by_label("债权人")).to_have_value("甲银行")
    page.get_by_role("button", name="字大一点").click()
    page.reload()
    wait_for_state(page, "invalid", "done")
    expect(page.locator("html")).to_have_css("font-size", "25px")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="全部清除").click()
    wait_for_state(page, "ready")
    expect(page.locator("form[data-calculator]").get_by_label("债权人")).to_have_value("")
    expect(page.locator("html")).to_have_css("font-size", "20px")


def test_a_page_that_was_left_hears_nothing_any_more(page):
    """Letters listen to results outside their page; after ten visits one of them still does."""
    open_page(page, "tools/proposal/")
    wait_for_state(page, "ready", "done", "invalid")
    page.evaluate(
        "() => { const ask = handbook.engine.ask;"
        " handbook.engine.ask = message => { window.asked += message.do === 'offers'; return ask(message); } }"
    )
    for _ in range(5):
        open_page(page, "guide/court/")
        open_page(page, "tools/proposal/")
        wait_for_state(page, "ready", "done", "invalid")
    page.wait_for_timeout(500)  # what the page does by itself at its start

    page.evaluate("() => { window.asked = 0; document.dispatchEvent(new CustomEvent('handbook:result')); }")

    assert 1 == page.evaluate("window.asked")


def test_a_file_that_arrived_cut_short_reads_and_says_what_is_missing(chromium, tmp_path):
    """A chat that breaks off the download: the guide is there, the tool says so in words."""
    whole = (ROOT / "dist" / "还款协商手册.html").read_text(encoding="utf-8")
    part = tmp_path / "一半.html"
    part.write_text(whole[: whole.index('id="piece-engine"')], encoding="utf-8")
    page = reading_context(chromium).new_page()
    page.goto(f"file://{quote(str(part))}#p:tools/offer/:")

    wait_for_state(page, "failed")

    expect(page.get_by_text("文件不完整")).to_be_visible()
    page.context.close()


# A worker that is asked for the runtime hears of it when `window.unpack()` is called.
SLOW = """window.Worker = class extends Worker {
  postMessage(data, ...more) {
    if (data.want === "runtime") window.unpack = () => super.postMessage(data, ...more);
    else super.postMessage(data, ...more);
  }
};"""


def test_a_phone_that_takes_minutes_to_unpack_is_told_of_no_slow_network(page):
    """The file is all there: there is no line that could be given up."""
    page.add_init_script(SLOW)
    page.clock.install()
    open_page(page, "tools/offer/")
    while not page.evaluate("Boolean(window.unpack)"):
        page.wait_for_timeout(50)
    for _ in range(2):
        page.clock.fast_forward(50_000)
    page.evaluate("window.unpack()")

    wait_for_state(page, "ready", "invalid", "done")
    expect(page.get_by_text("网络太慢")).to_have_count(0)


def test_the_guided_way_goes_from_step_to_step_and_to_its_documents(page):
    """A step's address is a place on the page; what single steps do is in the file."""
    open_page(page, "start/")
    form = page.locator("form[data-guided]")
    form.get_by_role("button", name="没有，往下走").click()
    form.get_by_text("自己写一笔").click()
    form.get_by_label("债权人").fill("甲银行")
    form.get_by_label("债务种类").select_option(label="信用卡")
    form.get_by_label("欠款总额", exact=True).fill("30000")
    expect(form.get_by_text("甲银行　30,000.00 元")).to_be_visible(timeout=60_000)
    for _ in range(5):
        form.get_by_role("button", name="下一步").click()
    expect(form.get_by_role("button", name="存成一包")).to_be_visible()
    page.go_back()
    expect(form.get_by_text("第 6 步，共 7 步")).to_be_visible()

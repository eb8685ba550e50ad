"""Python falls over, falls silent, or does not come: the page says what is so, starts it again, and loses nothing."""

import gzip

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WORKERS, open_tool, reading_context, value, wait_for_state

OFFER = {"欠款总额": "50000", "每月最多能还": "2000", "对方提的期数": "30"}


def fill(page, last: str = "2000") -> None:
    for label, text in OFFER.items():
        page.get_by_label(label).fill(text)
    page.get_by_label("每期金额", exact=True).fill(last)


@pytest.fixture
def watched(reader):
    """A reader whose page's workers a test can reach."""
    reader.add_init_script(WORKERS)
    return reader


DEATHS = {
    "terminated": "window.workers.at(-1).terminate()",
    "error event": "window.workers.at(-1).dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }))",
    "messageerror": "window.workers.at(-1).dispatchEvent(new MessageEvent('messageerror'))",
}


@pytest.mark.parametrize("death", DEATHS)
def test_a_worker_that_dies_is_replaced_and_asked_again(watched, site, death):
    page = watched
    page.clock.install()
    open_tool(page, site, "offer")
    page.evaluate(DEATHS[death])

    fill(page)
    page.clock.run_for(1000)
    if death == "terminated":  # of which the page hears nothing: only the wait tells it
        page.clock.fast_forward(40_000)
    wait_for_state(page, "done")

    assert "14.63" == value(page, "annual_rate_nominal")
    assert 2 == page.evaluate("window.workers.length")
    expect(page.locator("[data-failed]")).to_be_hidden()


# In `window.order`: questions as they go to Python, and the first frame that is drawn with the answer in it.
ORDER = """
window.order = [];
window.Worker = class extends Worker {
  postMessage(message, ...more) {
    if (message.ask) order.push(JSON.parse(message.ask).do);
    super.postMessage(message, ...more);
  }
};
new MutationObserver((_, watch) => {
  if (!document.querySelector('form[data-state="done"]')) return;
  watch.disconnect();
  requestAnimationFrame(() => order.push("drawn"));
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
"""


def test_the_answer_to_what_stands_in_a_form_is_drawn_before_python_is_asked_what_the_case_says_besides(reader, site, holding):
    holding(offers=[{"balance": "50000", "capacity": "2000", "instalments": "30", "instalment_amount": "2000"}])
    reader.add_init_script(ORDER)
    reader.goto(f"{site}tools/offer/")
    wait_for_state(reader, "done")
    reader.wait_for_function("() => order.includes('prefill')")

    assert ["compute", "drawn", "prefill"] == reader.evaluate("order.slice(0, 3)")


def test_while_a_new_answer_is_awaited_the_old_number_is_said_to_be_the_old_one(watched, site):
    page = watched
    page.clock.install()
    open_tool(page, site, "offer")
    fill(page)
    page.clock.run_for(1000)
    wait_for_state(page, "done")
    page.evaluate("window.workers.at(-1).terminate()")

    page.get_by_label("每期金额", exact=True).fill("2100")
    page.clock.run_for(3000)

    expect(page.get_by_text("下面还是改之前的结果")).to_be_visible()
    assert "stale" in page.locator("[data-answer]").get_attribute("class")
    assert "stale" in page.locator("[data-bar]").get_attribute("class")
    page.clock.fast_forward(40_000)
    wait_for_state(page, "done")
    expect(page.get_by_text("下面还是改之前的结果")).to_be_hidden()


def test_one_failed_answer_leaves_no_word_beside_the_right_one_that_follows(watched, site):
    page = watched
    open_tool(page, site, "offer")
    page.evaluate("""() => {
      const ask = handbook.engine.ask;
      handbook.engine.ask = () => Promise.reject(Object.assign(new Error('once'), { kind: 'answer' }));
      window.heal = () => void (handbook.engine.ask = ask);
    }""")
    fill(page)
    wait_for_state(page, "failed")
    expect(page.get_by_text("这一次没有算出来")).to_be_visible()
    expect(page.get_by_text("这部手机或浏览器算不了")).to_be_hidden()
    page.evaluate("window.heal()")

    page.get_by_label("每期金额", exact=True).fill("2001")
    wait_for_state(page, "done")

    expect(page.locator("[data-failed]")).to_be_hidden()


PORTAL = "<!doctype html><html><body>请先登录</body></html>"
BROKEN = {
    "portal": {"status": 200, "content_type": "text/html", "body": PORTAL},
    "503": {"status": 503, "body": "busy"},
    "404": {"status": 404, "body": ""},
    "empty": {"status": 200, "content_type": "application/gzip", "body": ""},
    "plain text": {"status": 200, "content_type": "text/plain", "body": "no"},
}


@pytest.mark.parametrize(
    ("pack", "kind"),
    [
        *((pack, "portal") for pack in ("worker", "runtime", "stdlib", "calculators")),
        ("runtime", "503"),
        ("calculators", "404"),
        ("stdlib", "empty"),
        ("worker", "plain text"),
        ("runtime", "plain text"),
    ],
)
def test_whatever_comes_in_place_of_a_file_is_said_as_a_download_that_failed(chromium, site, pack, kind):
    context = reading_context(chromium)
    page = context.new_page()
    page.route(f"**/engine/{pack}.*", lambda route: route.fulfill(**BROKEN[kind]))
    page.goto(f"{site}tools/offer/")
    page.get_by_label("欠款总额").fill("50000")
    wait_for_state(page, "failed")

    expect(page.get_by_text("计算程序没有下载完")).to_be_visible()
    expect(page.get_by_text("这部手机或浏览器算不了")).to_be_hidden()
    assert "Unexpected token" not in page.inner_text("body")
    page.unroute(f"**/engine/{pack}.*")
    page.get_by_role("button", name="再试一次").click()
    wait_for_state(page, "invalid", "done")
    expect(page.get_by_label("欠款总额")).to_have_value("50000")
    context.close()


def test_a_file_that_was_gzipped_once_more_on_its_way_is_read(reader, site):
    def twice(route):
        response = route.fetch()
        route.fulfill(response=response, body=gzip.compress(response.body()))

    reader.route("**/engine/calculators.*", twice)
    open_tool(reader, site, "offer")
    fill(reader)
    wait_for_state(reader, "done")

    assert "14.63" == value(reader, "annual_rate_nominal")


def test_the_library_of_word_replaced_by_a_portal_is_said_in_words(chromium, site):
    context = reading_context(chromium)
    page = context.new_page()
    page.route("**/assets/docx.*", lambda route: route.fulfill(status=200, content_type="text/html", body=PORTAL))
    open_tool(page, site, "dossier")
    page.locator('[name="documents"]').first.check()
    page.locator("form[data-calculator] button[type=submit]").click()
    page.locator("[data-word]").first.click()

    problem = page.locator("[data-take-problem]")
    expect(problem).to_contain_text("没有做成")
    assert "Unexpected" not in problem.inner_text() and "toWord" not in problem.inner_text()
    context.close()


def test_the_list_of_files_replaced_by_a_portal_is_said_in_words(chromium, site):
    context = reading_context(chromium)
    page = context.new_page()
    page.route("**/files.json", lambda route: route.fulfill(status=200, content_type="text/html", body=PORTAL))
    page.goto(f"{site}save/")
    page.get_by_role("button", name="保存到手机").click()

    words = page.locator("[data-save-words]")
    expect(words).to_contain_text("没有存完")
    assert "Unexpected" not in words.inner_text()
    context.close()

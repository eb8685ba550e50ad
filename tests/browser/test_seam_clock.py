"""A tab may stay open for days: the time is read with each question, and another day asks again."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import open_tool, wait_for_state
from tests.browser.engines import until


def shown_again(page) -> None:
    """The tab comes back from the background."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


@pytest.fixture
def opened_on_monday(reader, site):
    reader.clock.install(time="2026-11-23T10:00:00+08:00")
    return reader


def test_days_left_are_counted_from_today_and_not_from_the_day_the_tab_was_opened(opened_on_monday, site):
    page = opened_on_monday
    open_tool(page, site, "timeline")
    page.locator('[name="payment_order_served_date"]').fill("2026-11-23")
    page.clock.run_for(500)
    wait_for_state(page, "done")
    first = page.locator("#answer").inner_text()

    page.clock.set_system_time("2026-11-26T10:00:00+08:00")
    shown_again(page)
    page.clock.run_for(500)
    expect(page.locator("#answer")).not_to_have_text(first, use_inner_text=True)

    assert "2026-11-26" == page.locator('[name="today"]').input_value()


@pytest.mark.parametrize("name, quick", [("contacts", "没接的电话")])
def test_what_one_press_notes_is_of_the_moment_of_the_press(opened_on_monday, site, name, quick):
    page = opened_on_monday
    open_tool(page, site, name)
    page.clock.set_system_time("2026-11-26T21:30:00+08:00")

    page.get_by_role("button", name=quick).click()

    expect(page.locator('[name="contacts.0.at"]')).to_have_value("2026-11-26T21:30")


def test_letters_and_files_are_dated_on_the_day_they_are_made(opened_on_monday, site):
    page = opened_on_monday
    open_tool(page, site, "dossier")
    page.evaluate("""() => {
      window.asked = [];
      const ask = handbook.engine.ask;
      handbook.engine.ask = (message) => (window.asked.push(message), ask(message));
    }""")
    page.locator('[name="documents"]').first.check()
    page.clock.set_system_time("2026-11-26T10:00:00+08:00")

    page.locator("form[data-calculator] button[type=submit]").click()
    wait_for_state(page, "done")

    assert ["2026-11-26"] == page.evaluate("window.asked.filter((each) => each.do === 'documents').map((each) => each.today)")


def test_the_guided_way_asks_of_today(opened_on_monday, site):
    page = opened_on_monday
    page.goto(f"{site}start/#debt")
    until(lambda: page.evaluate("Boolean(handbook.engine && handbook.engine.ready)"), "Python")
    page.evaluate("""() => {
      window.asked = [];
      const ask = handbook.engine.ask;
      handbook.engine.ask = (message) => (window.asked.push(message), ask(message));
    }""")
    page.clock.set_system_time("2026-11-26T10:00:00+08:00")

    page.get_by_text("自己写一笔").click()
    page.get_by_label("债权人").fill("甲银行")
    page.clock.run_for(1000)
    until(lambda: page.evaluate("window.asked.some((each) => each.name === 'inventory')"), "the question")

    assert {"2026-11-26"} == set(
        page.evaluate("window.asked.filter((each) => each.name === 'inventory').map((each) => each.typed.today)")
    )


def test_a_saved_file_says_when_it_was_saved(opened_on_monday, site, tmp_path):
    page = opened_on_monday
    page.goto(f"{site}case/")
    page.clock.set_system_time("2026-11-26T10:00:00+08:00")

    with page.expect_download() as coming:
        page.get_by_role("button", name="存成文件").click()

    assert "还款协商档案-2026-11-26.json" == coming.value.suggested_filename

"""What was typed before the script came is kept, and where it never comes the page says so."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import reading_context, wait_for_state
from tests.browser.stored import KEY, stored


def test_what_was_typed_before_the_script_came_is_kept(context, site):
    page = context.new_page()
    held = []
    page.route("**/assets/tools.*", lambda route: held.append(route))
    page.goto(f"{site}tools/inventory/", wait_until="commit")
    page.get_by_label("债权人").first.fill("甲银行")
    page.get_by_label("本金").first.fill("3000")
    held[0].continue_()
    wait_for_state(page, "ready", "done", "invalid")

    assert ("甲银行", "3000") == (stored(page)["debts"][0]["creditor"], stored(page)["debts"][0]["principal"])
    page.unroute("**/assets/tools.*")
    page.reload()
    expect(page.get_by_label("债权人").first).to_have_value("甲银行")


def test_what_was_typed_before_the_script_came_stands_beside_what_was_there(context, site):
    page = context.new_page()
    page.goto(site)
    page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [KEY, '{"version":1,"debts":[{"creditor":"乙银行"}]}'])
    held = []
    page.route("**/assets/tools.*", lambda route: held.append(route))
    page.goto(f"{site}tools/inventory/", wait_until="commit")
    page.get_by_label("债权人").first.fill("甲银行")
    held[0].continue_()
    wait_for_state(page, "ready", "done", "invalid")

    assert ["乙银行", "甲银行"] == [row["creditor"] for row in stored(page)["debts"]]


@pytest.mark.parametrize(
    "path, bundle", [("tools/offer/", "tools"), ("start/", "start"), ("tools/dossier/", "dossier"), ("case/", "keeping")]
)
def test_where_the_script_never_comes_the_page_says_so_and_another_try_brings_it(chromium, site, path, bundle):
    context = reading_context(chromium)
    page = context.new_page()
    page.route(f"**/assets/{bundle}.*", lambda route: route.abort())
    page.goto(f"{site}{path}")
    words = page.get_by_text("页面的程序没有下载下来")
    expect(words).to_be_visible()
    page.unroute(f"**/assets/{bundle}.*")
    if bundle == "tools":
        page.get_by_label("欠款总额").fill("50000")

    page.get_by_role("button", name="再试一次").click()

    expect(words).to_be_hidden()
    if bundle == "tools":
        wait_for_state(page, "invalid")
        assert "50000" == stored(page)["offers"][0]["balance"]
    context.close()

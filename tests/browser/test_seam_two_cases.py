"""Two tabs may each have a case of its own: two cases are two, and neither is hidden or destroyed."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import open_tool, wait_for_state
from tests.browser.stored import stored
from tests.browser.test_case import fill_offer


@pytest.fixture
def two_tabs(context, site):
    """The first has an offer in its tab; the second puts a list of debts on the device."""
    first, second = context.new_page(), context.new_page()
    fill_offer(first, site)
    open_tool(second, site, "inventory")
    second.get_by_label("债权人").first.fill("乙银行")
    second.goto(f"{site}case/")
    second.get_by_label("存在这部设备的这个浏览器里").check()
    return first, second


def test_a_second_tab_that_keeps_its_case_on_the_device_hides_nothing_of_the_first(two_tabs, site):
    first, _ = two_tabs
    expect(first.get_by_text("这里有两份内容，都留着")).to_be_visible()
    first.reload()
    wait_for_state(first, "done")

    expect(first.get_by_label("欠款总额")).to_have_value("50000")
    first.get_by_label("每月最多能还").fill("2100")
    assert "2100" == stored(first)["offers"][0]["capacity"]
    assert ["乙银行"] == [row["creditor"] for row in stored(first, "local")["debts"] if row.get("creditor")]


def test_the_reader_turns_from_one_case_to_the_other_and_back(two_tabs, site):
    first, _ = two_tabs
    first.get_by_role("button", name="换到另一份").click()
    wait_for_state(first, "ready", "done", "invalid")
    expect(first.get_by_label("欠款总额")).not_to_have_value("50000")

    first.get_by_role("button", name="换到另一份").click()
    wait_for_state(first, "done")

    expect(first.get_by_label("欠款总额")).to_have_value("50000")


def test_putting_the_first_on_the_device_too_changes_the_places_and_destroys_neither(two_tabs, site):
    first, _ = two_tabs
    first.goto(f"{site}case/")
    first.get_by_label("存在这部设备的这个浏览器里").check()

    assert "50000" == stored(first, "local")["offers"][0]["balance"]
    assert "乙银行" == stored(first)["debts"][0]["creditor"]


def test_deleting_one_of_two_asks_first_and_leaves_the_other(two_tabs, site):
    first, _ = two_tabs
    first.goto(f"{site}case/")
    said = []
    first.once("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))

    first.get_by_role("button", name="删去另一份").click()

    expect(first.get_by_text("这里有两份内容")).to_be_hidden()
    assert "1 笔债" in said[0]
    assert "50000" == stored(first)["offers"][0]["balance"]

"""保存到手机: the second visit works with the network off, and a broken save leaves nothing half done."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SITE, value, wait_for_state


def save(page, site):
    page.goto(site)
    page.get_by_role("button", name="保存到手机").click()
    expect(page.get_by_text("整本手册已经存在这部设备里")).to_be_visible()


def test_the_second_visit_works_with_the_network_off(context, reader, site):
    """Guide, search and a tool with Python, all without a network."""
    save(reader, site)
    reader.reload()

    context.set_offline(True)
    reader.goto(f"{site}guide/negotiate/")
    expect(reader.get_by_role("heading", level=1)).to_be_visible()
    reader.goto(f"{site}tools/offer/")
    wait_for_state(reader, "ready")
    for label, text in (("欠款总额", "50000"), ("每月最多能还", "2000"), ("对方提的期数", "30")):
        reader.get_by_label(label).fill(text)
    reader.get_by_label("每期金额", exact=True).fill("2000")
    wait_for_state(reader, "done")
    assert "14.63" == value(reader, "annual_rate_nominal")


def test_letters_are_drawn_with_the_network_off(context, reader, site):
    save(reader, site)
    reader.reload()
    context.set_offline(True)
    reader.goto(f"{site}tools/proposal/")
    wait_for_state(reader, "ready")

    reader.get_by_role("button", name="写好这些材料").click()

    expect(reader.get_by_role("textbox", name="申请书，可以直接改")).to_contain_text("个性化分期协商申请书")


def test_nothing_is_kept_before_the_reader_presses_save(context, reader, site):
    reader.goto(site)
    expect(reader.get_by_role("button", name="保存到手机")).to_be_visible()

    assert [] == reader.evaluate("caches.keys()")
    assert 0 == reader.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")


def test_an_interrupted_save_says_so_and_goes_on_where_it_stopped(context, reader, site):
    """What came through is kept and not fetched again."""
    context.route("**/engine/stdlib.*", lambda route: route.abort())
    reader.goto(site)
    reader.get_by_role("button", name="保存到手机").click()
    expect(reader.get_by_text("没有存完")).to_be_visible()
    assert 0 == reader.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")
    kept = reader.evaluate("caches.keys().then(names => caches.open(names[0])).then(c => c.keys()).then(k => k.length)")
    assert 0 < kept < len(json.loads((SITE / "files.json").read_text(encoding="utf-8"))["files"])

    context.unroute("**/engine/stdlib.*")
    fetched = []
    reader.on("request", lambda request: fetched.append(request.url))
    reader.get_by_role("button", name="保存到手机").click()
    expect(reader.get_by_text("整本手册已经存在这部设备里")).to_be_visible()
    assert not [url for url in fetched if "/engine/calculators" in url]
    assert [url for url in fetched if "/engine/stdlib" in url]


@pytest.mark.parametrize("wrong", [b"", b"an older file"])
def test_a_file_with_other_bytes_than_this_version_is_refused(context, reader, site, wrong):
    """A stale file from a cache on the way is never mixed in."""
    context.route("**/engine/letters.*", lambda route: route.fulfill(status=200, body=wrong))
    reader.goto(site)
    reader.get_by_role("button", name="保存到手机").click()

    expect(reader.get_by_text("不是这一版的文件")).to_be_visible()
    assert 0 == reader.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")


def test_what_was_saved_can_be_removed(reader, site):
    save(reader, site)

    reader.get_by_role("button", name="从这部设备移除").click()

    expect(reader.get_by_text("已经从这部设备里移除")).to_be_visible()
    assert [] == reader.evaluate("caches.keys()")


def test_the_manifest_names_icons_that_are_there(reader, site):
    manifest = json.loads((SITE / "manifest.webmanifest").read_text(encoding="utf-8"))

    assert "还款协商手册" == manifest["name"]
    for icon in manifest["icons"]:
        assert (SITE / icon["src"]).is_file()

"""保存到手机: the second visit works with the network off, and a broken save leaves nothing half done."""

import json
import re

from playwright.sync_api import expect

from tests.browser.conftest import SITE, reading_context, value, wait_for_state


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
    reader.on("response", lambda response: response.from_service_worker or fetched.append(response.url))
    reader.get_by_role("button", name="保存到手机").click()
    expect(reader.get_by_text("整本手册已经存在这部设备里")).to_be_visible()
    assert not [url for url in fetched if "/engine/calculators" in url]
    assert [url for url in fetched if "/engine/stdlib" in url]


def test_an_empty_file_is_refused(context, reader, site):
    """So is what another version has in its place: see ``faults/``."""
    context.route("**/engine/letters.*", lambda route: route.fulfill(status=200, body=b""))
    reader.goto(site)
    reader.get_by_role("button", name="保存到手机").click()

    expect(reader.get_by_text("不是这一版的文件")).to_be_visible()
    assert 0 == reader.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")


def test_a_pack_of_which_nothing_comes_is_given_up_and_what_was_saved_can_be_removed(context, reader, site):
    """All is saved one by one then."""
    context.route("**/install.*", lambda _: None)
    reader.clock.install()
    reader.goto(site)
    with reader.expect_request("**/install.*"):
        reader.get_by_role("button", name="保存到手机").click()
    listed = json.loads((SITE / "files.json").read_text(encoding="utf-8"))
    beside = [file["bytes"] for file in listed["files"].values()][listed["pack"]["files"] :]
    expect(reader.get_by_role("progressbar", name="已保存")).to_have_js_property("value", sum(beside))
    reader.clock.fast_forward(46_000)
    expect(reader.get_by_text("整本手册已经存在这部设备里")).to_be_visible()

    reader.get_by_role("button", name="从这部设备移除").click()

    expect(reader.get_by_text("已经从这部设备里移除")).to_be_visible()
    assert [] == reader.evaluate("caches.keys()")


def test_it_says_what_is_saved_how_big_it_is_and_since_when(context, reader, site):
    """And while it saves, how many bytes are there and how many to go."""
    held = []
    context.route("**/engine/stdlib.*", lambda route: held.append(route))
    reader.goto(site)
    reader.get_by_role("button", name="保存到手机").click()
    expect(reader.get_by_text(re.compile(r"已存 \d+\.\d MB，还差 [1-9]?\d*\.\d MB"))).to_be_visible()
    expect(reader.get_by_role("progressbar", name="已保存")).to_be_visible()
    while not held:
        reader.wait_for_timeout(50)
    held[0].continue_()

    files = json.loads((SITE / "files.json").read_text(encoding="utf-8"))["files"]
    size = sum(file["bytes"] for file in files.values()) / 1e6
    today = reader.evaluate("new Date().toLocaleDateString('sv')")
    expect(reader.get_by_text(f"{len(files)} 个文件，{size:.1f} MB，{today} 存的。")).to_be_visible()


def test_on_an_iphone_the_icon_comes_first_because_its_storage_is_its_own(chromium, site):
    context = reading_context(chromium)
    context.add_init_script("Object.defineProperty(Navigator.prototype, 'standalone', { value: false })")
    page = context.new_page()
    page.goto(site)

    expect(page.get_by_text("苹果手机：先按“分享”，选“添加到主屏幕”")).to_be_visible()
    context.close()


def test_an_address_without_its_last_slash_and_one_that_is_gone_lead_somewhere_offline(context, reader, site):
    save(reader, site)
    reader.reload()
    context.set_offline(True)

    reader.goto(f"{site}tools/offer")
    assert f"{site}tools/offer/" == reader.url
    reader.goto(f"{site}gone/")
    assert site == reader.url


def test_the_manifest_has_a_name_a_colour_and_a_shortcut_to_every_tool(reader, site):
    manifest = json.loads((SITE / "manifest.webmanifest").read_text(encoding="utf-8"))

    assert ("standalone", "./", "#f7f4ec") == (manifest["display"], manifest["start_url"], manifest["theme_color"])
    tools = {path.parent.relative_to(SITE).as_posix() for path in (SITE / "tools").glob("*/index.html")}
    assert {f"./{path}/" for path in tools} == {shortcut["url"] for shortcut in manifest["shortcuts"]}
    for shortcut in manifest["shortcuts"]:
        reader.goto(site + shortcut["url"])
        expect(reader.get_by_role("heading", level=1)).to_contain_text(shortcut["name"])


def test_the_manifest_names_icons_that_are_there(reader, site):
    manifest = json.loads((SITE / "manifest.webmanifest").read_text(encoding="utf-8"))

    assert "还款协商手册" == manifest["name"]
    for icon in manifest["icons"]:
        assert (SITE / icon["src"]).is_file()

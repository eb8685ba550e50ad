"""Whatever goes wrong while the handbook is saved or renewed, it works afterwards: the old edition or the new, never a mix."""

import gzip
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.pack_promises import INSTALL_BUDGET
from tests.browser.conftest import SITE, reading_context, wait_for_state
from tests.browser.editions import Server, edition, misbehaving, publish

expect.set_options(timeout=60_000)  # a busy machine is no fault
SAVED = "整本手册已经存在这部设备里"
NOT_SAVED = "没有存完"
NOT_RENEWED = "新的一版没有存下来"
BUTTON = "保存到手机"
RENEW = "换成新版"
# A page of the old edition where the new one is promised; a file that is not there; a server that is ill; one bit.
WRONG = ["an older file", 404, 500, "wrong byte"]


@pytest.fixture(scope="module")
def editions(tmp_path_factory) -> dict[int, Path]:
    return {number: edition(SITE, tmp_path_factory.mktemp(f"edition{number}"), number) for number in (1, 2, 3)}


@pytest.fixture
def whole(tmp_path) -> Path:
    """An edition with all of its pages."""
    return edition(SITE, tmp_path / "whole", 1, pages=None)


@pytest.fixture
def server(editions) -> Server:
    with misbehaving(editions[1]) as serving:
        yield serving


@pytest.fixture
def phone(chromium):
    made = reading_context(chromium)
    made.set_default_timeout(60_000)
    yield made
    made.close()


@pytest.fixture
def reader(phone) -> Page:
    return phone.new_page()


def press_save(page: Page, server: Server) -> None:
    page.goto(server.address)
    page.get_by_role("button", name=BUTTON).click()


def save(page: Page, server: Server) -> None:
    press_save(page, server)
    expect(page.get_by_text(SAVED)).to_be_visible()


def renew(page: Page, number: int) -> None:
    """Agree to the edition that lies ready, and wait until it is there."""
    page.get_by_role("button", name=RENEW).click()
    page.wait_for_selector(f'meta[name=edition][content="{number}"]', state="attached")
    page.wait_for_load_state()


def shown(page: Page) -> set[str]:
    """The editions of a page and of its style: more than one would be a mix."""
    style = "getComputedStyle(document.body).getPropertyValue('--edition').replace(/\\D/g, '')"
    return {page.locator("meta[name=edition]").get_attribute("content"), page.evaluate(style)}


def assert_works(page: Page, server: Server, number: int) -> None:
    """Online and with the network off: pages and Python, all of edition ``number``."""
    assert_works_online(page, server, number)
    page.context.set_offline(True)
    for path in ("", "guide/debts/", "tools/offer/"):
        page.goto(server.address + path)
        assert {str(number)} == shown(page), path
    for label, text in (("欠款总额", "50000"), ("每月最多能还", "2000"), ("对方提的期数", "30")):
        page.get_by_label(label).fill(text)
    page.get_by_label("每期金额", exact=True).fill("2000")
    wait_for_state(page, "done")
    page.context.set_offline(False)


def assert_works_online(page: Page, server: Server, number: int) -> None:
    for path in ("", "guide/debts/"):
        page.goto(server.address + path)
        assert {str(number)} == shown(page)


def on_the_wire(site: Path, files: dict) -> int:
    """Bytes of some files as the server sends them, without heads."""
    contents = {name: (site / name).read_bytes() for name in files}
    return sum(len(text) if name.endswith((".lzma", ".png")) else len(gzip.compress(text, 6)) for name, text in contents.items())


def listed(site: Path) -> dict[str, dict]:
    return json.loads((site / "files.json").read_text(encoding="utf-8"))["files"]


def changed(old: Path, new: Path) -> dict[str, dict]:
    before = {file["hash"] for file in listed(old).values()}
    return {name: file for name, file in listed(new).items() if file["hash"] not in before}


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_saving_cut_short_says_so_and_goes_on_without_fetching_again_what_it_has(reader, server, editions, part):
    whole = on_the_wire(editions[1], listed(editions[1]))
    reader.goto(server.address)
    server.heal()
    server.cut_after = int(whole * part)
    reader.get_by_role("button", name=BUTTON).click()
    expect(reader.get_by_text(NOT_SAVED)).to_be_visible()
    server.heal()
    assert_works_online(reader, server, 1)
    server.heal()

    save(reader, server)

    biggest = max((editions[1] / name).stat().st_size for name in listed(editions[1]))
    assert server.sent < whole * (1 - part) + 2.5 * biggest  # at most the files that were on their way come again
    assert_works(reader, server, 1)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_renewal_cut_short_leaves_the_old_edition_whole_and_goes_on_later(reader, server, editions, part):
    save(reader, server)
    whole = on_the_wire(editions[2], changed(editions[1], editions[2]))
    server.site = editions[2]
    server.heal()
    server.cut_after = int(whole * part)
    reader.reload()
    expect(reader.get_by_text(NOT_RENEWED)).to_be_visible()
    reader.reload()  # nothing is answered now
    assert {"1"} == shown(reader)
    server.heal()
    assert_works(reader, server, 1)

    reader.goto(server.address)
    renew(reader, 2)

    assert_works(reader, server, 2)


@pytest.mark.parametrize("wrong", WRONG)
def test_a_file_that_comes_wrong_is_refused_and_nothing_is_half_saved(reader, server, editions, wrong):
    server.site = editions[2]
    server.answers["guide/debts/"] = editions[1] if wrong == "an older file" else wrong
    press_save(reader, server)
    expect(reader.get_by_text(NOT_SAVED)).to_be_visible()
    assert 0 == reader.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")
    server.heal()
    assert_works_online(reader, server, 2)

    save(reader, server)

    assert_works(reader, server, 2)


@pytest.mark.parametrize("wrong", WRONG)
def test_a_renewal_with_one_file_wrong_is_refused_and_the_old_edition_stays(reader, server, editions, wrong):
    save(reader, server)
    server.site = editions[2]
    server.answers["guide/debts/"] = editions[1] if wrong == "an older file" else wrong
    reader.reload()
    expect(reader.get_by_text(NOT_RENEWED)).to_be_visible()
    assert_works(reader, server, 1)
    server.heal()

    reader.goto(server.address)
    renew(reader, 2)

    assert_works(reader, server, 2)


def test_a_new_edition_waits_until_the_reader_agrees_even_when_every_window_was_closed(phone, reader, server, editions):
    save(reader, server)
    server.site = editions[2]
    reader.reload()
    expect(reader.get_by_role("button", name=RENEW)).to_be_visible()
    assert_works(reader, server, 1)
    reader.close()

    again = phone.new_page()
    again.goto(f"{server.address}guide/debts/")
    assert {"1"} == shown(again)
    expect(again.get_by_text("手册有新的一版")).to_be_visible()
    renew(again, 2)

    assert_works(again, server, 2)


def test_in_a_second_tab_the_edition_before_last_still_works(phone, reader, server, editions):
    """It asks for a letter's pack that only its own edition has, two editions later and without a network."""
    save(reader, server)
    reader.reload()
    old = phone.new_page()
    old.goto(f"{server.address}tools/proposal/")
    wait_for_state(old, "ready")
    for number in (2, 3):
        server.site = editions[number]
        reader.goto(server.address)
        renew(reader, number)
    assert {"1"} == shown(old)
    phone.set_offline(True)

    old.get_by_role("button", name="写好这些材料").click()

    expect(old.get_by_role("textbox", name="申请书，可以直接改")).to_contain_text("个性化分期协商申请书")
    phone.set_offline(False)
    old.close()
    assert_works(reader, server, 3)
    expected = {file["hash"] for file in listed(editions[3]).values()}
    kept = reader.evaluate(
        "caches.keys().then(([name]) => caches.open(name)).then(c => c.keys()).then(all => all.map(r => r.url))"
    )
    assert expected == {url.split("content=")[1] for url in kept if "content=" in url}  # nothing of the earlier ones is left


def test_two_tabs_that_save_at_once_save_once(phone, reader, server):
    other = phone.new_page()
    for page in (reader, other):
        page.goto(server.address)
    server.heal()
    for page in (reader, other):
        page.get_by_role("button", name=BUTTON).click()
    for page in (reader, other):
        expect(page.get_by_text(SAVED)).to_be_visible()

    assert 1 == len([path for path in server.paths if "/engine/letters." in path])
    assert_works(reader, server, 1)


def test_a_kept_file_that_the_browser_lost_is_missed_and_fetched_again_alone(reader, server):
    save(reader, server)
    reader.evaluate(
        "async () => { const [name] = await caches.keys(); const cache = await caches.open(name);"
        " const { files } = await (await fetch('files.json')).json(); const [path] = Object.keys(files).filter(p => p.includes('letters'));"
        " await cache.delete(`${location.href}?content=${files[path].hash}`); }"
    )
    reader.reload()
    expect(reader.get_by_text("存下的内容缺了一部分")).to_be_visible()
    server.heal()

    reader.get_by_role("button", name=BUTTON).click()

    expect(reader.get_by_text(SAVED)).to_be_visible()
    assert not [path for path in server.paths if "/engine/runtime" in path]
    assert_works(reader, server, 1)


LOSE = """async wanted => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  const { files } = await (await fetch("files.json")).json();
  const paths = wanted === "?current" ? [] : Object.keys(files).filter((path) => new RegExp(wanted).test(path));
  const keys = paths.length ? paths.map((path) => `${location.href}?content=${files[path].hash}`) : [`${location.href}?current`];
  const gone = await Promise.all(keys.map((key) => cache.delete(key)));
  return gone.filter(Boolean).length;
}"""
LOST = {
    "?current": ("tools/offer/", "欠款总额"),  # which version is used: the newest that is whole
    "^index.html$": ("", "这一页现在打不开"),
    "^tools/offer/index.html$": ("tools/offer/", "欠款还不上，先看这里"),  # leads home
    "^assets/tools": ("tools/offer/", "页面的程序没有下载下来"),
    "^engine/runtime": ("tools/offer/", "计算程序没有下载完"),
}


def test_of_what_the_browser_lost_every_page_says_what_is_lacking_without_a_network(reader, server):
    """One thing after another, each lost for itself; with the network back and 保存 pressed again all is whole."""
    for wanted, (path, said) in LOST.items():
        server.heal()
        save(reader, server)
        assert reader.evaluate(LOSE, wanted), wanted
        server.cut_after = 0
        reader.context.new_cdp_session(reader).send("Network.clearBrowserCache")

        reader.goto("about:blank")
        reader.goto(server.address + path)

        expect(reader.get_by_text(said).first).to_be_visible()
    server.heal()
    save(reader, server)
    assert_works(reader, server, 1)


def small(page: Page, server: Server, size: int | None) -> None:
    """Leave an origin that much room (CDP)."""
    session = page.context.new_cdp_session(page)
    origin = server.address.split("/repayment")[0]
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin} | ({} if size is None else {"quotaSize": size}))


def test_room_that_runs_out_on_the_way_is_said_and_what_was_saved_can_be_removed(reader, server):
    reader.goto(server.address)
    small(reader, server, 2_000_000)
    reader.get_by_role("button", name=BUTTON).click()
    expect(reader.get_by_text("空间不够")).to_be_visible()
    assert_works_online(reader, server, 1)

    reader.goto(server.address)
    reader.get_by_role("button", name="从这部设备移除").click()

    expect(reader.get_by_text("已经从这部设备里移除")).to_be_visible()
    assert [] == reader.evaluate("caches.keys()")
    small(reader, server, None)
    save(reader, server)
    assert_works(reader, server, 1)


def test_a_renewal_without_room_leaves_the_old_edition(reader, server, editions):
    save(reader, server)
    used = reader.evaluate("navigator.storage.estimate().then(({usage}) => usage)")
    small(reader, server, used + 100_000)
    server.site = editions[2]
    reader.reload()
    expect(reader.get_by_text(NOT_RENEWED)).to_be_visible()

    assert_works(reader, server, 1)


def test_the_first_saving_takes_at_most_6_mb_from_the_network(reader, server, whole):
    server.site = whole
    save(reader, server)

    assert server.sent <= INSTALL_BUDGET


def test_a_new_edition_with_one_page_changed_costs_less_than_300_kb(reader, server, whole, tmp_path):
    """The page, the search index that holds its words, and the list of files."""
    server.site = whole
    save(reader, server)
    other = edition(SITE, tmp_path / "other", 1, pages=None)
    page, index = other / "guide/debts/index.html", other / "search/search_index.json"
    page.write_text(page.read_text(encoding="utf-8").replace("<h1", "<p>改了一句。</p><h1", 1), encoding="utf-8")
    found = json.loads(index.read_text(encoding="utf-8"))
    found["docs"][3]["text"] += "改了一句。"
    index.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    publish(other)
    assert {"guide/debts/index.html", "search/search_index.json"} == set(changed(whole, other))
    server.site = other
    server.heal()
    reader.reload()
    expect(reader.get_by_role("button", name=RENEW)).to_be_visible()

    assert server.sent < 300_000

"""What the browser lost, or has no room for, is said; what was saved still works."""

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from builder import rest
from builder.pack_promises import INSTALL_BUDGET
from tests.browser.editions import Server, publish
from tests.browser.faults.visits import BUTTON, NOT_RENEWED, RENEW, assert_works, assert_works_online, listed, save

LOSE = """async ([wanted, files]) => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  const paths = wanted === "?current" ? [] : Object.keys(files).filter((path) => new RegExp(wanted).test(path));
  const keys = paths.length ? paths.map((path) => `${location.href}?content=${files[path].hash}`) : [`${location.href}?current`];
  const gone = await Promise.all(keys.map((key) => cache.delete(key)));
  const starts = (await cache.keys()).filter(({ url }) => url.includes("?python="));
  if (wanted.includes("engine")) await Promise.all(starts.map((each) => cache.delete(each)));
  return gone.filter(Boolean).length;
}"""
LOST = {
    "?current": ("tools/offer/", "欠款总额"),  # which version is used: the newest that is whole
    "^engine/runtime": ("tools/offer/", "计算程序没有下载完"),
    "^assets/tools": ("tools/offer/", "页面的程序没有下载下来"),
    "^tools/offer/index.html$": ("tools/offer/", "欠款还不上，先看这里"),  # leads home
    "^index.html$": ("", "这一页现在打不开"),
}


def test_of_what_the_browser_lost_every_page_says_what_is_lacking_without_a_network(reader, server):
    """One thing after another is lost; with the network back and 保存 pressed again all is whole."""
    save(reader, server)
    files = reader.evaluate("async () => (await (await fetch('files.json')).json()).files")
    keeper = reader.context.new_page()
    keeper.goto(server.address)
    server.cut_after = 0
    for wanted, (path, said) in LOST.items():
        assert keeper.evaluate(LOSE, [wanted, files]), wanted
        reader.context.new_cdp_session(reader).send("Network.clearBrowserCache")

        reader.goto("about:blank")
        reader.goto(server.address + path)

        expect(reader.get_by_text(said).first).to_be_visible()
    keeper.close()
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


# Of each listed file: whether the bytes kept under its hash have that hash, and whether they are kept as the server sends them.
KEPT = """async () => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  const { files } = await (await fetch("files.json", { cache: "no-store" })).json();
  const wrong = await Promise.all(Object.entries(files).map(async ([path, { hash }]) => {
    const kept = await cache.match(`${location.href}?content=${hash}`);
    const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", await kept.arrayBuffer()))];
    const sent = await fetch(path.replace(/index.html$/, ""), { method: "HEAD" });
    const types = [kept, sent].map((each) => each.headers.get("Content-Type").replace("application/xml", "text/xml"));
    return digest.map((byte) => byte.toString(16).padStart(2, "0")).join("") === hash && types[0] === types[1] ? "" : `${path} ${types}`;
  }));
  return wrong.filter(Boolean);
}"""


def renewal(page: Page, server: Server, site: Path) -> int:
    """The bytes of a renewal to what is now in the site's folder."""
    publish(site)
    server.heal()
    page.reload()
    expect(page.get_by_role("button", name=RENEW)).to_be_visible()
    return server.sent


def test_what_the_first_saving_and_renewals_take_from_the_network(reader, server, whole):
    """Most of it comes in the pack, and is kept as if each file had come by itself; one changed page comes alone, with the index."""
    server.site = whole
    reader.goto(server.address)
    reader.wait_for_load_state("networkidle")
    opened = server.sent  # whoever saves has the page already
    save(reader, server)
    assert server.sent - opened <= INSTALL_BUDGET or rest.whole()
    assert not [path for path in server.paths if "/guide/" in path]
    assert [] == reader.evaluate(KEPT)

    page, index = whole / "guide/debts/index.html", whole / "search/search_index.json"
    page.write_text(page.read_text(encoding="utf-8").replace("<h1", "<p>改了一句。</p><h1", 1), encoding="utf-8")
    found = json.loads(index.read_text(encoding="utf-8"))
    found["docs"][3]["text"] += "改了一句。"
    index.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    before = listed(whole)
    assert renewal(reader, server, whole) < 380_000
    assert {"guide/debts/index.html", "search/search_index.json"} == {
        name for name, file in listed(whole).items() if file != before[name]
    }
    assert not [path for path in server.paths if "/install." in path]

    reader.get_by_role("button", name=RENEW).click()
    reader.wait_for_load_state()
    for page in whole.rglob("index.html"):
        page.write_text(page.read_text(encoding="utf-8").replace("</body>", "<p>每页都改了。</p></body>"), encoding="utf-8")
    assert renewal(reader, server, whole) < 950_000 or rest.whole()  # the worker lies in the pack
    assert [path for path in server.paths if "/install." in path]
    assert [] == reader.evaluate(KEPT)

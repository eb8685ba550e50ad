"""What the device has damaged of a saved handbook is found when it is used: it counts as lacking, and comes anew."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import wait_for_state
from tests.browser.faults.visits import BUTTON, LETTER, SAVED, WRITE, assert_works, save

DAMAGE = """async ([wanted, how, start]) => {
  const cache = await caches.open((await caches.keys())[0]);
  for (const each of await cache.keys()) if (start === "lost" && each.url.includes("?python=")) await cache.delete(each);
  const found = async (key) => (await cache.keys()).find(({ url }) => url.includes(key));
  const { files } = await (await cache.match(await found("?version="))).clone().json();
  const path = Object.keys(files).find((each) => !wanted.startsWith("?") && new RegExp(wanted).test(each));
  const key = path ? await found(`?content=${files[path].hash}`) : await found(wanted);
  const kept = await cache.match(key);
  const bytes = new Uint8Array(await kept.arrayBuffer());
  if (how === "a byte") bytes[bytes.length >> 1] ^= 64;
  const body = { "half": bytes.slice(0, bytes.length / 2), "a byte": bytes, "another": "<!doctype html>请先登录" }[how];
  await cache.put(key, new Response(body, { headers: kept.headers }));
}"""
DAMAGED = {
    ("^engine/runtime", "half"): ("tools/offer/", "计算程序没有下载完"),
    ("^engine/worker", "another"): ("tools/offer/", "计算程序没有下载完"),
    ("^assets/tools", "a byte"): ("tools/offer/", "页面的程序没有下载下来"),
    ("^tools/offer/index.html$", "a byte"): ("tools/offer/", "欠款还不上，先看这里"),  # leads home
    ("^index.html$", "another"): ("", "这一页现在打不开"),
}


def damage(page: Page, server, wanted: str, how: str, start: str = "lost") -> None:
    """Behind the browser's back, and with nothing left of it in the browser's other cache, nor as a kept start of Python."""
    page.goto(f"{server.address}save/")
    page.evaluate(DAMAGE, [wanted, how, start])
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.goto("about:blank")


def test_without_a_network_every_damaged_piece_is_said_to_be_lacking_and_saving_again_mends_it(reader, server):
    save(reader, server)
    for (wanted, how), (path, said) in DAMAGED.items():
        damage(reader, server, wanted, how)
        reader.context.set_offline(True)
        reader.goto(server.address + path)
        expect(reader.get_by_text(said).first).to_be_visible()
        if "计算" in said:
            reader.get_by_role("button", name="再试一次").click()
            expect(reader.get_by_text(said).first).to_be_visible()
        reader.context.set_offline(False)
        reader.goto(server.address)
        expect(reader.get_by_text("存下的内容缺了一部分")).to_be_visible()
        reader.get_by_role("button", name=BUTTON).click()
        expect(reader.get_by_text(SAVED)).to_be_visible()
    assert_works(reader, server, 1)


def test_with_a_network_a_small_damaged_file_comes_at_once_and_a_large_one_when_asked_again(reader, server):
    save(reader, server)
    damage(reader, server, "^engine/letters", "half", start="kept")
    reader.goto(f"{server.address}tools/proposal/")
    wait_for_state(reader, "ready", "invalid", "done")
    reader.get_by_role("button", name=WRITE).click()
    expect(reader.get_by_role("textbox", name=LETTER)).to_contain_text("个性化分期协商申请书")

    damage(reader, server, "^engine/runtime", "half", start="kept")
    reader.goto(f"{server.address}tools/offer/")
    wait_for_state(reader, "ready", "invalid", "done")  # a kept start needs none of it

    damage(reader, server, "^engine/runtime", "half")
    reader.goto(f"{server.address}tools/offer/")
    expect(reader.get_by_text("计算程序没有下载完")).to_be_visible()
    reader.get_by_role("button", name="再试一次").click()
    wait_for_state(reader, "ready", "invalid", "done")


def test_a_damaged_record_of_what_is_kept_stops_no_page(reader, server):
    save(reader, server)
    damage(reader, server, "?version=", "half")
    reader.goto(f"{server.address}tools/offer/")
    wait_for_state(reader, "ready", "invalid", "done")

    save(reader, server)

    assert_works(reader, server, 1)

"""Whatever goes wrong while the handbook is saved or renewed, it works afterwards: the old edition or the new, never a mix."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import wait_for_state
from tests.browser.faults.visits import (
    BUTTON,
    NOT_RENEWED,
    RENEW,
    SAVED,
    assert_works,
    assert_works_online,
    changed,
    listed,
    on_the_wire,
    press_save,
    save,
    shown,
)

NOT_SAVED = "没有存完"
# A page of the old edition where the new one is promised; a file that is not there; a server that is ill; one bit.
WRONG = ["an older file", 404, 500, "wrong byte"]
PACK = "/install."


def renew(page: Page, number: int) -> None:
    """Agree to the edition that lies ready, and wait until it is there."""
    page.get_by_role("button", name=RENEW).click()
    page.wait_for_selector(f'meta[name=edition][content="{number}"]', state="attached")
    page.wait_for_load_state()


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


@pytest.mark.parametrize("wrong, pack", list(zip(WRONG, ["its beginning", "a page", 404, "wrong byte"], strict=True)))
def test_a_file_that_comes_wrong_is_refused_and_nothing_is_half_saved(reader, server, editions, wrong, pack):
    """And a pack that comes wrong, of whatever kind, costs nothing but its bytes: all is saved one by one."""
    server.site = editions[2]
    server.answers |= {PACK: pack, "guide/debts/": editions[1] if wrong == "an older file" else wrong}
    press_save(reader, server)
    expect(reader.get_by_text(NOT_SAVED)).to_be_visible()
    assert 0 == reader.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")
    asked = [path for path in server.paths if PACK in path]
    server.heal()
    assert_works_online(reader, server, 2)
    server.answers[PACK] = pack

    save(reader, server)

    assert asked and [path for path in server.paths if "guide/debts/" in path]

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

"""A line that drips, and a version that comes out meanwhile: what goes on is said, and another try or the new version ends it."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import wait_for_state
from tests.browser.faults.visits import BUTTON, LETTER, SAVED, WRITE, assert_works


def given_up(page: Page, words: str) -> None:
    """Wait ten seconds at a time, in which some bytes come, until the page says ``words``."""
    said = page.get_by_text(words).filter(visible=True)
    for _ in range(20):
        page.clock.fast_forward(10_000)
        page.wait_for_timeout(100)
        if said.first.is_visible():
            break
    expect(said.first).to_be_visible()


def test_a_saving_of_which_a_byte_a_second_comes_says_so_and_goes_on_when_pressed_again(reader, server):
    reader.clock.install()
    server.answers["/engine/letters."] = "drip"
    reader.goto(server.address)
    reader.get_by_role("button", name=BUTTON).click()
    expect(reader.get_by_text("正在保存：已存")).to_be_visible()

    given_up(reader, "没有存完：网络太慢")

    server.heal()
    reader.get_by_role("button", name=BUTTON).click()
    expect(reader.get_by_text(SAVED)).to_be_visible()
    assert 1 == len([path for path in server.paths if "/engine/letters." in path])
    assert not [path for path in server.paths if "/engine/runtime." in path]
    assert_works(reader, server, 1)


def test_a_start_and_a_letter_of_which_a_byte_a_second_comes_are_given_up_and_come_when_asked_again(reader, server):
    reader.clock.install()
    server.answers["/engine/calculators."] = "drip"
    reader.goto(f"{server.address}tools/proposal/")
    reader.get_by_label("债权人", exact=True).first.fill("甲银行")
    expect(reader.locator("[data-start-words]")).to_contain_text("MB")
    given_up(reader, "网络太慢")
    expect(reader.get_by_text("计算程序没有下载完")).to_be_visible()

    server.heal()
    server.answers["/engine/letters."] = "drip"
    reader.get_by_role("button", name="再试一次").click()
    wait_for_state(reader, "ready", "invalid", "done")
    reader.get_by_role("button", name=WRITE).click()
    given_up(reader, "网络太慢")

    server.heal()
    reader.get_by_role("button", name=WRITE).click()
    expect(reader.get_by_role("textbox", name=LETTER)).to_contain_text("甲银行")


def test_a_version_that_comes_out_while_another_is_saved_is_saved_in_its_place(reader, server, editions):
    def comes_out(route) -> None:
        server.site = editions[2]
        route.continue_()

    reader.route("**/engine/letters.*", comes_out)
    reader.goto(server.address)
    reader.get_by_role("button", name=BUTTON).click()

    expect(reader.get_by_text(SAVED)).to_be_visible()
    reader.unroute("**/engine/letters.*")
    assert_works(reader, server, 2)


def test_a_page_of_the_version_before_says_that_there_is_a_new_one_and_nothing_typed_is_lost_with_it(reader, server, editions):
    """Nothing is saved, and the host has only the new version's files."""
    reader.goto(f"{server.address}tools/proposal/")
    reader.get_by_label("债权人", exact=True).first.fill("甲银行")
    wait_for_state(reader, "ready", "invalid", "done")
    server.site = editions[2]
    reader.get_by_role("button", name=WRITE).click()
    expect(reader.get_by_text("手册换了新的一版。刷新这一页再试").first).to_be_visible()

    reader.reload()
    wait_for_state(reader, "ready", "invalid", "done")
    reader.get_by_role("button", name=WRITE).click()

    expect(reader.get_by_role("textbox", name=LETTER)).to_contain_text("甲银行")

"""Phones keep old browsers. Chromium 110 does everything; 92, below the minimum, says so kindly and never hangs."""

import contextlib
from urllib.parse import quote

import pytest

from tests.browser.conftest import FLAGS, ROOT, SITE, reading_context
from tests.browser.editions import misbehaving
from tests.browser.engines import Chromium, until
from tests.browser.hand import Hand

SINGLE = f"file://{quote(str(ROOT / 'dist' / '还款协商手册.html'))}"
OFFER = {"欠款总额": "50000", "每月最多能还": "2000", "对方提的期数": "30", "每期金额": "2000"}


@contextlib.contextmanager
def old_chromium(version: int, playwright):
    binary = ROOT / "tests" / "browser" / "old" / "node_modules" / f"chromium-{version}" / "chromium"
    assert binary.is_file(), "no old Chromium: run make test, which fetches it (scripts/find-old-browsers)"
    browser = playwright.chromium.launch(executable_path=binary, args=[*FLAGS, "--disable-gpu", "--no-zygote"])
    assert browser.version.startswith(f"{version}.")
    yield Hand(Chromium(reading_context(browser).new_page()))
    browser.close()


@pytest.fixture
def chromium_110(chromium_playwright):
    with old_chromium(110, chromium_playwright) as hand:
        yield hand


@pytest.fixture
def chromium_92(chromium_playwright):
    with old_chromium(92, chromium_playwright) as hand:
        yield hand


def compute(hand: Hand) -> str:
    hand.wait_for_form("ready", "done")
    for label, text in OFFER.items():
        hand.fill(label, text)
    hand.wait_for_form("done")
    return hand.value("annual_rate_nominal")


def test_chromium_110_computes_on_the_site_and_saves_it_for_flight_mode(chromium_110):
    hand = chromium_110
    with misbehaving(SITE) as server:
        hand.engine.open(f"{server.address}tools/offer/")
        assert "14.63" == compute(hand)
        hand.engine.open(server.address)
        hand.press("button", "保存到手机")
        hand.sees("整本手册已经存在这部设备里")
        hand.engine.open(server.address)
        server.cut_after = 0

        hand.engine.open(f"{server.address}tools/offer/")

        assert "14.63" == compute(hand)


def test_chromium_110_opens_the_single_file_searches_computes_and_writes_a_letter(chromium_110):
    hand = chromium_110
    hand.engine.page.context.set_offline(True)
    hand.engine.open(SINGLE)
    hand.press("button", "搜索")
    hand.fill("搜索", "支付令")
    hand.press("link", "收到法院文书")
    hand.at_page("收到法院文书")
    hand.engine.open(f"{SINGLE}#p:tools/offer/:")
    hand.at_page("还价评估")
    assert "14.63" == compute(hand)
    hand.engine.open(f"{SINGLE}#p:tools/proposal/:")
    hand.at_page("协商方案")
    hand.wait_for_form("ready", "done", "invalid")

    hand.press("button", "写好这些材料")

    until(lambda: "个性化分期协商申请书" in hand.read('[data-document="application"] [data-sheet]'), "the letter")


@pytest.mark.parametrize("way", ["served", "single"])
def test_chromium_92_is_told_kindly_and_keeps_the_guide_and_the_paper_way(chromium_92, site, way):
    hand = chromium_92
    hand.engine.open(site if way == "served" else SINGLE)
    hand.press("link", "有人说收了钱就能替你办")
    hand.at_page("常见的坑")

    hand.engine.open(f"{site}tools/offer/" if way == "served" else f"{SINGLE}#p:tools/offer/:")

    hand.at_page("还价评估")
    hand.wait_for_form("failed")
    hand.sees("这部手机或浏览器算不了")
    hand.sees("每期金额乘以期数")
    hand.fill("欠款总额", "50000")
    assert "50000" == hand.engine.run("() => document.querySelector('[name=balance]').value")

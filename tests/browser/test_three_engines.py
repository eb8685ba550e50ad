"""The handbook in Chromium, Firefox and WebKit: served under its sub-path, as a zip and as a single file.

Both packs are opened from ``file://`` with the network off, in engines that nobody has told to be lenient.
"""

import contextlib
import re
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest

from calculators import CALCULATORS
from tests.browser.conftest import ROOT, SITE, reading_context
from tests.browser.editions import misbehaving
from tests.browser.engines import Chromium, firefox, until
from tests.browser.hand import Hand
from tests.browser.webkit import webkit
from tests.golden import at, cases

DIST = ROOT / "dist"
ENGINES = ("chromium", "firefox", "webkit")
WAYS = ("served", "zip", "single")
OFFER = {"欠款总额": "50000", "每月最多能还": "2000", "对方提的期数": "30", "每期金额": "2000"}


@contextlib.contextmanager
def chromium_engine(browser):
    context = reading_context(browser)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield Chromium(context.new_page())
    context.close()


@pytest.fixture(scope="module", params=ENGINES)
def engine(request):
    if request.param == "chromium":
        opened = chromium_engine(request.getfixturevalue("chromium"))
    else:
        opened = {"firefox": firefox, "webkit": webkit}[request.param]()
    with opened as running:
        yield running


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    """The zip, unpacked where a reader might: a path with Chinese and a space in it."""
    folder = tmp_path_factory.mktemp("我的 文件")
    with zipfile.ZipFile(DIST / "repayment-handbook.zip") as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(params=WAYS)
def way(request, engine, site, unpacked) -> str:
    """One way to have the handbook. Files are opened without a network."""
    if isinstance(engine, Chromium):
        engine.page.context.set_offline(request.param != "served")
    return request.param


def home(way: str, site: str, unpacked: Path) -> str:
    files = {"zip": unpacked / "打开手册.html", "single": DIST / "还款协商手册.html"}
    return site if way == "served" else f"file://{quote(str(files[way]))}"


def tool(way: str, site: str, unpacked: Path, name: str) -> str:
    places = {
        "served": f"{site}tools/{name}/",
        "zip": f"file://{quote(str(unpacked))}/handbook/tools/{name}/index.html",
        "single": home(way, site, unpacked) + f"#p:tools/{name}/:",
    }
    return places[way]


@pytest.fixture
def hand(engine, way, site, unpacked) -> Hand:
    """At the home page; at the end no page has asked anybody else for anything."""
    engine.asked.clear()
    engine.open("about:blank")  # a single file's other address would be the same document
    engine.open(home(way, site, unpacked))
    yield Hand(engine)
    ours = (site.split("/repayment")[0], "file:", "blob:", "data:", "about:", "memory:")
    assert [] == [address for address in engine.asked if not address.startswith(ours)]


def test_a_page_of_a_file_may_read_no_other_file_so_that_these_tests_prove_something(engine, unpacked):
    engine.open(f"file://{quote(str(unpacked))}/handbook/tools/offer/index.html")

    outcome = engine.run("() => fetch('../capacity/index.html').then(() => 'read', () => 'refused')")

    assert "refused" == outcome


def test_pages_lead_to_one_another_and_back_home(hand, engine, way):
    assert "欠款还不上，先看这里" in hand.heading()
    hand.press("link", "有人说收了钱就能替你办")
    hand.at_page("常见的坑")

    engine.run("() => { setTimeout(() => history.back(), 50); }")  # the answer comes before the page goes

    hand.at_page("欠款还不上，先看这里")


def test_search_finds_a_chinese_word_and_leads_to_its_page(hand, engine, way):
    hand.press("button", "搜索")
    hand.fill("搜索", "收到法院文书")
    if way != "single":
        until(lambda: "收到法院文书" in hand.read(".md-search-result__list").replace("\u200b", ""), "a result")
    hand.press("link", "收到法院文书")
    hand.at_page("收到法院文书")


def choose(hand, way, *buttons):
    """In the single file they stand in its head, elsewhere in the menu, which slides."""
    if way != "single":
        hand.press("button", "菜单")
        until(lambda: hand.engine.run("() => !document.querySelector('.menu').getBoundingClientRect().left"), "the menu")
    for button in buttons:
        hand.press("button", button)
    if way != "single":
        hand.press("button", "菜单 关上 ×")
        until(lambda: hand.engine.run("() => !document.querySelector('.md-overlay').offsetWidth"), "the page without the menu")


def test_light_dark_and_larger_text_are_the_readers_choice_and_stay(hand, engine, way):
    look = "() => document.body.getAttribute('data-md-color-scheme') + getComputedStyle(document.documentElement).fontSize"
    choose(hand, way, "换成深色", "字大一点")
    until(lambda: engine.run(look) == "slate25px", "larger text in the dark")
    paper = engine.run("() => getComputedStyle(document.body).backgroundColor")
    hand.press("link", "有人说收了钱就能替你办")
    hand.at_page("常见的坑")

    if engine.name == "firefox" and way == "zip":
        return  # to Firefox each file is a world of its own; the device's own choice holds there
    until(lambda: engine.run(look) == "slate25px", "the same on another page")
    assert paper == engine.run("() => getComputedStyle(document.body).backgroundColor")

    choose(hand, way, "换成浅色", "字大一点")
    until(lambda: engine.run(look) == "default20px", "the light scheme, text as it was")


def test_every_calculator_gives_its_first_golden_case(hand, engine, way, site, unpacked):
    """One is typed by hand into its form; Python in that page is asked for the rest."""
    engine.open(tool(way, site, unpacked, "offer"))
    hand.wait_for_form("ready", "done")
    for label, text in OFFER.items():
        hand.fill(label, text)
    hand.wait_for_form("done")
    assert "14.63" == hand.value("annual_rate_nominal")

    first = {case["calculator"]: case for case in reversed(cases()) if case["calculator"] != "dossier"}
    assert set(first) == set(CALCULATORS) - {"dossier"}
    for name, case in first.items():
        result = hand.ask({"do": "compute", "name": name, "typed": case["request"]})
        assert case["expected"] == {path: at(result, path) for path in case["expected"]}, case["id"]
    assert [] == [address for address in engine.asked if "/engine/rest." in address]  # what is put off, none of them needs


@pytest.mark.parametrize("way", ["single"], indirect=True)
def test_in_the_single_file_one_tool_after_another_works_with_one_start_of_python(hand, engine, way, site, unpacked):
    started = "() => (handbook.engine.mark = handbook.engine.mark || String(Math.random()))"
    marks = set()
    for name in CALCULATORS:
        if (SITE / "tools" / name / "index.html").is_file():
            engine.open(tool(way, site, unpacked, name))
            until(lambda: engine.run("() => document.querySelector('form[data-calculator]')?.dataset.calculator") == name, name)
            hand.wait_for_form("ready", "done", "invalid")
            marks.add(engine.run(started))
    assert 1 == len(marks)


def open_first_row(engine) -> None:
    """What an earlier test typed in this browser is a line by now."""
    engine.run("() => document.querySelectorAll('form[data-calculator] details').forEach(each => (each.open = true))")


def test_what_was_typed_goes_along_to_the_next_tool(hand, engine, way, site, unpacked):
    engine.open(tool(way, site, unpacked, "inventory"))
    hand.wait_for_form("ready", "done", "invalid")
    open_first_row(engine)
    hand.fill("债权人", "甲银行")
    hand.fill("债务种类", "credit_card")
    hand.fill("本金", "43210.98")
    hand.wait_for_form("done")
    engine.open(tool(way, site, unpacked, "proposal"))
    hand.at_page("协商方案")
    hand.wait_for_form("ready", "done", "invalid")

    brought = "() => document.querySelector('form[data-calculator] [name=creditor]').value"
    if engine.name == "firefox" and way == "zip":  # each file a world of its own: the page of the three ways says so
        assert "" == engine.run(brought)
    else:
        until(lambda: engine.run(brought) == "甲银行", "the creditor typed before")


def test_a_letter_is_written_and_copied(hand, engine, way, site, unpacked):
    """What lies in the clipboard is the letter: it is pasted into a field to see."""
    engine.open(tool(way, site, unpacked, "proposal"))
    hand.wait_for_form("ready", "done", "invalid")
    hand.press("button", "写好这些材料")
    until(lambda: "个性化分期协商申请书" in hand.read('[data-document="application"] [data-sheet]'), "the letter")

    hand.press("button", "复制这封信")
    until(lambda: "复制好了" in hand.read('[data-document="application"] [data-copied]'), "copied")

    engine.run("() => { document.body.prepend(Object.assign(document.createElement('textarea'), { ariaLabel: '贴在这里' })); }")
    hand.press("field", "贴在这里")
    engine.press("Control", "v")
    until(lambda: "个性化分期协商申请书" in engine.run("() => document.querySelector('textarea').value"), "the letter pasted")


def page_of(way: str, site: str, unpacked: Path, path: str) -> str:
    """The address of a page that is no tool."""
    return tool(way, site, unpacked, "offer").replace("tools/offer/", path)


def test_the_case_is_saved_to_a_file_and_opened_again(hand, engine, way, site, unpacked):
    """Under a passphrase; what the browser is given to keep is what is opened, in a tab that knows nothing of it."""
    engine.open(tool(way, site, unpacked, "inventory"))
    hand.wait_for_form("ready", "done", "invalid")
    open_first_row(engine)
    hand.fill("债权人", "甲银行")
    engine.open(page_of(way, site, unpacked, "case/"))
    hand.at_page("我的档案")
    if engine.name == "firefox" and way == "zip":  # where each file is a world of its own, the case starts on this page
        engine.run("() => handbook.caseFile.change(whole => Object.assign(whole, { debts: [{ creditor: '甲银行' }] }))")
    engine.run(
        "() => { const make = URL.createObjectURL; URL.createObjectURL = b => { if (b.type === 'application/json') window.given = b; return make(b); } }"
    )
    for label in ("密码（可以不设）", "再写一遍密码"):
        hand.fill(label, "一个长的密码")
    hand.press("button", "存成文件")
    until(lambda: "已经交给浏览器去存" in hand.read("[data-saved]"), "saved")
    text = engine.run("() => window.given.text()")
    assert "甲银行" not in text

    engine.run("() => handbook.caseFile.erase()")
    engine.run(
        "text => { const field = document.getElementById('case-file'); const held = new DataTransfer();"
        " held.items.add(new File([text], '档案.json', { type: 'application/json' })); field.files = held.files;"
        " field.dispatchEvent(new Event('change', { bubbles: true })); }",
        text,
    )
    hand.press("button", "打开这份档案")
    until(lambda: "有密码" in hand.read("[data-open-error]"), "asks for the passphrase")
    hand.fill("这份文件的密码", "一个长的密码")
    hand.press("button", "打开这份档案")

    until(lambda: "打开了" in hand.read("[data-opened]"), "opened")
    assert "甲银行" == engine.run("() => handbook.caseFile.read().debts[0].creditor")


@pytest.mark.parametrize("way", ["single"], indirect=True)
def test_a_letter_is_taken_along_as_a_word_file_from_the_single_file(hand, engine, way, site, unpacked):
    """Word's library is a script that the site would fetch; here it is in the file."""
    engine.open(tool(way, site, unpacked, "dossier"))
    until(lambda: engine.run("() => Boolean(window.handbook.bringPacked)"), "the shell")

    engine.run("() => handbook.bring('../../assets/docx.packed.js')")

    assert "function" == engine.run("() => typeof handbook.toWord")


@pytest.mark.parametrize("way", ["served"], indirect=True)
def test_saved_in_the_browser_it_works_without_its_server(engine, way):
    """Flight mode: the server itself is gone. Python is put back as it was kept when the handbook was saved."""
    with misbehaving(SITE) as server:
        engine.open(server.address)
        hand = Hand(engine)
        hand.press("button", "保存到手机")
        hand.sees("整本手册已经存在这部设备里")
        hand.sees("另有一份启动好的计算程序")
        engine.open(server.address)
        server.cut_after = 0

        engine.open(f"{server.address}guide/court/")
        hand.at_page("收到法院文书")
        engine.open(f"{server.address}tools/offer/")
        hand.wait_for_form("ready", "done")
        for label, text in OFFER.items():
            hand.fill(label, text)
        hand.wait_for_form("done")
        assert "14.63" == hand.value("annual_rate_nominal")


def test_the_single_files_policy_lets_nothing_in_and_nothing_out(engine, site, unpacked):
    """default-src 'none', and beside it only hashes, the runtime, the worker, and pictures that are in the file."""
    engine.open(home("single", site, unpacked))
    policy = engine.run("() => document.querySelector('meta[http-equiv=Content-Security-Policy]').content")

    directives = dict(directive.strip().split(" ", 1) for directive in policy.split(";"))
    assert "'none'" == directives.pop("default-src")
    scripts = directives.pop("script-src").split()
    styles = directives.pop("style-src").split()
    assert [] == [source for source in scripts + styles if not re.fullmatch(r"'sha256-[\w+/=]{44}'|'wasm-unsafe-eval'", source)]
    assert {"require-trusted-types-for": "'script'", "trusted-types": "default handbook"}.items() <= directives.items()
    others = {name: value for name, value in directives.items() if "trusted" not in name}
    assert {"img-src": "data:", "worker-src": "blob:", "base-uri": "'none'", "form-action": "'none'"} == others

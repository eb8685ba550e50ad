"""Hostile input through the real pages: what others wrote is shown as words, stops no page and leads nowhere.

It comes in by what is typed or kept, by what is pasted, by a file and by an address; a mark is set where any of it runs.
"""

import json
from functools import cache

import pytest

from calculators import CALCULATORS
from tests.browser.conftest import ROOT, SITE, open_tool, reading_context, wait_for_state
from tests.browser.test_case import open_file

KEY = "repayment-handbook.case"
RUN = "window.ran = 1"
TEXTS = [
    f"<img src=x onerror={RUN}>",
    f'"><script>{RUN}</script>',
    f"'-({RUN})-'",
    f"</textarea></script><svg onload={RUN}>",
    f"javascript:{RUN}",
    f'<a href="javascript:{RUN}">甲银行</a>',
    "{{ 7*7 }}{% for x in range(9) %}{{ x }}{% endfor %}${7*7}",
    "__proto__",
    '=HYPERLINK("https://example.org")',
    "\u202e甲银行\u202c\u200b\ufeff",
    "甲\x00银\x08行",
    "a\ud800b",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b" * 20,
    "&lt;img src=x onerror=window.ran=1&gt;",
    "一" * 5000,
]
SET = "([key, text, kept]) => (kept ? localStorage : sessionStorage).setItem(key, text)"
# What stands in the page although only words were given: an element with an event, a frame, a picture of nowhere.
GROWN = """() => document.querySelectorAll('[onerror], [onload], iframe, object, embed, base, img[src="x"], a[href^="javascript:" i]').length
  + (window.ran ? 100 : 0) + ({}.polluted ? 1000 : 0)"""


@cache
def samples() -> list[dict]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "calculators" / "samples").glob("*.json"))]


def spoilt(value, texts, key=""):
    """The value with each of its texts that a person or a lender words as one of ``texts``; numbers, days and choices stay."""
    if isinstance(value, dict):
        return {name: spoilt(each, texts, name) for name, each in value.items()}
    if isinstance(value, list):
        return [spoilt(each, texts, key) for each in value]
    if isinstance(value, str) and any(ord(letter) > 0x2E80 for letter in value):
        return next(texts)
    return value


def round_and_round():
    while True:
        yield from TEXTS


@pytest.fixture
def visitor(chromium, site):
    """A page that writes down what it should never do: ask another host, run what was given, break, or speak in a dialog."""
    context = reading_context(chromium)
    page = context.new_page()
    page.set_default_timeout(20_000)
    wrong: list[str] = []
    context.on(
        "request",
        lambda request: request.url.startswith((site, "blob:", "data:", "about:", "file:")) or wrong.append(request.url),
    )
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    page.on("dialog", lambda dialog: (wrong.append(dialog.message) if "ran" in dialog.message else None, dialog.accept()))
    yield page
    assert [] == wrong
    context.close()


@pytest.mark.parametrize("kept", [False, True], ids=["in the tab", "on the device"])
def test_hostile_names_and_words_go_through_every_tool_to_its_letters_as_words(visitor, site, kept):
    """Each of two storages holds them for half of the tools; every drawn result and every letter is looked at."""
    shown = 0
    for place, name in enumerate(CALCULATORS):
        if place % 2 != kept:
            continue
        for sample in samples()[place % 3 :: 3][:1] if name != "dossier" else samples()[:3]:
            case = spoilt(sample, round_and_round()) | {"version": 1}
            visitor.goto(f"{site}about/")
            visitor.evaluate(SET, [KEY, json.dumps(case), kept])
            open_tool(visitor, site, name)
            wait_for_state(visitor, "ready", "done", "invalid")
            write = visitor.get_by_role("button", name="写好这些材料")
            if write.count() and write.first.is_visible():
                write.first.click()
                visitor.locator("[data-sheet]:visible, [role=alert]:visible, [data-missing]:visible").first.wait_for()
            assert 0 == visitor.evaluate(GROWN), name
            shown += visitor.evaluate("() => document.querySelector('article').textContent.includes('onerror=')")
            visitor.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    assert shown


def test_hostile_texts_that_are_pasted_are_read_as_words(visitor, site):
    pasted = [
        *TEXTS,
        "\n".join(TEXTS),
        "【甲银行】您尾号1234的信用卡已逾期<img src=x onerror=window.ran=1>，应还5,000.00元",
        "收款人：" + "a" * 20_000,
        "((" * 5_000,
        "0" * 20_000,
        "你好 hello Привет مرحبا สวัสดี 😀" * 500,
    ]
    for name, field in (("message", "text"), ("agreement", "text"), ("intake", "text")):
        open_tool(visitor, site, name)
        box = visitor.locator(f'form[data-calculator] [name="{field}"]')
        for text in pasted:
            box.evaluate(
                "(box, text) => { box.value = text; box.dispatchEvent(new Event('input', { bubbles: true })); }", text[:20_000]
            )
            visitor.wait_for_timeout(150)
            wait_for_state(visitor, "ready", "done", "invalid")
            assert 0 == visitor.evaluate(GROWN), (name, text[:40])


OFFERS = '{"version": 1, "offers": [{"balance": "777"}]}'
FILES = {
    "nothing": b"",
    "a blank": b" \n",
    "half": OFFERS[:20].encode(),
    "twice": (OFFERS + OFFERS).encode(),
    "a byte order mark": b"\xef\xbb\xbf" + OFFERS.encode(),
    "utf-16": OFFERS.encode("utf-16"),
    "no text": bytes(range(256)) * 40,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(2000),
    "a gzip": b"\x1f\x8b\x08" + bytes(500),
    "a page": f"<html><script>{RUN}</script></html>".encode(),
    "zeros": b"\0" * 5000,
    "null": b"null",
    "true": b"true",
    "a number": b"1e400",
    "a text": f'"<img src=x onerror={RUN}>"'.encode(),
    "a list": b"[1, 2, 3]",
    "no version": b'{"offers": []}',
    "a version of text": b'{"version": "1", "offers": [{"balance": "777"}]}',
    "a later version": b'{"version": 2, "offers": []}',
    "a version below": b'{"version": -1, "offers": []}',
    "the prototype": b'{"version": 1, "__proto__": {"polluted": 1}, "offers": [{"__proto__": {"polluted": 1}, "balance": "777"}]}',
    "the constructor": b'{"version": 1, "constructor": {"prototype": {"polluted": 1}}, "offers": [{"balance": "777"}]}',
    "a key as markup": json.dumps({"version": 1, TEXTS[0]: [TEXTS[0]], "offers": [{TEXTS[1]: TEXTS[0]}]}).encode(),
    "a key twice": b'{"version": 1, "offers": 5, "offers": [{"balance": "777"}]}',
    "ten million digits": b'{"version": 1, "offers": [{"balance": "' + b"9" * 1_000_000 + b'"}]}',
    "a number without end": b'{"version": 1, "offers": [{"balance": 1e999}]}',
    "deep": b'{"version": 1, "debts": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "wide": json.dumps({"version": 1, "debts": [{}] * 50_000}).encode(),
    "sections of other types": json.dumps({"version": 1, "debts": "x", "offers": {"0": 1}, "person": [], "plans": None}).encode(),
    "rows of other types": json.dumps({"version": 1, "debts": [None, 5, "x", [], {}], "offers": [[[]]]}).encode(),
    "sealed by nobody": b'{"version": 1, "salt": "x", "iv": "x", "rounds": 600000, "sealed": "x", "sum": "x"}',
    "sealed for years": b'{"version": 1, "salt": "AAAA", "iv": "AAAA", "rounds": 999999999999, "sealed": "AAAA", "sum": "AAAA"}',
}
# Those of them that hold a case: of each the good part is opened.
READABLE = [
    "a byte order mark",
    "utf-16",
    "no version",
    "a version of text",
    "a version below",
    "the prototype",
    "the constructor",
    "a key as markup",
    "a key twice",
    "ten million digits",
    "a number without end",
    "wide",
]


def test_hostile_files_are_opened_or_refused_in_words_and_none_stops_the_page(visitor, site, tmp_path, capsys):
    """After each the page still says what there is, and a file that is refused has changed nothing."""
    visitor.goto(f"{site}case/")
    before = {"version": 1, "offers": [{"balance": "50000"}]}
    opened = []
    for kind, content in FILES.items():
        visitor.evaluate("whole => handbook.caseFile.replace(whole)", before)
        visitor.goto(f"{site}case/")
        path = tmp_path / "档案.json"
        path.write_bytes(content)

        open_file(visitor, path)

        said = visitor.locator("[data-open-error]:not(:empty), [data-opened]:not(:empty)").filter(has_not_text="正在读文件")
        said.first.wait_for()
        if visitor.locator("[data-opened]:not(:empty)").is_visible():
            opened.append(kind)
        else:
            assert "50000" == visitor.evaluate("handbook.caseFile.read().offers[0].balance"), kind
        assert 0 == visitor.evaluate(GROWN), kind
    assert READABLE == opened
    with capsys.disabled():
        print(f"\n{len(FILES)} hostile files: {len(opened)} opened for what is good in them, the others refused in words")


ADDRESSES = [
    f"#<img src=x onerror={RUN}>",
    f"?q=<script>{RUN}</script>",
    f"?{KEY}=%7B%22version%22%3A1%7D",
    "#%E0%A4%A",
    "?%",
    f"#javascript:{RUN}",
    "#__proto__",
    "?current=../../../../etc/passwd",
    "#" + "x" * 5000,
]


def test_hostile_addresses_open_the_page_that_they_name(visitor, site):
    for path in ("", "tools/offer/"):
        title = None
        for ending in ["", *ADDRESSES]:
            visitor.goto("about:blank")
            visitor.goto(site + path + ending)
            title = title or visitor.title()
            assert title == visitor.title()
            assert 0 == visitor.evaluate(GROWN), ending
    assert "{}" == visitor.evaluate("JSON.stringify(handbook.caseFile.read().offers ?? {})")


IN_THE_FILE = [
    "#p:../../etc/:",
    "#p:tools/nothing/:",
    f"#p:<img src=x onerror={RUN}>:",
    "#p:%E0%A4%A:",
    "#p::",
    "#%",
    "#p:__proto__/:",
]


def test_a_hostile_address_in_the_single_file_opens_home(visitor):
    for ending in IN_THE_FILE:
        visitor.goto("about:blank")
        visitor.goto(f"{(SITE.parent / 'dist' / '还款协商手册.html').as_uri()}{ending}")

        visitor.get_by_role("heading", level=1).first.wait_for()
        assert "欠款还不上" in visitor.get_by_role("heading", level=1).first.inner_text(), ending
        assert 0 == visitor.evaluate(GROWN), ending

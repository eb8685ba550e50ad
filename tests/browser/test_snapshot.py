"""A start of Python that was kept with the saved handbook: the next start is made of it, gives the same, and knows nothing typed."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from calculators import run
from calculators.letters.dossier import EXAMPLE
from calculators.page import door
from tests.browser.conftest import open_tool, wait_for_state
from tests.browser.test_engine import ask, computed
from tests.browser.test_offline import save
from tests.golden import cases

# In the page: the cache of what was saved, and in it the requests under which starts are kept, and the runtime of one.
_OPENED = """
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  const kept = (await cache.keys()).filter(request => request.url.includes("?python="));
  const starts = kept.filter(request => !request.url.endsWith(".wasm"));
  const [runtime] = kept.filter(request => request.url.endsWith(".wasm"));
"""
KEYS = f"async () => {{ {_OPENED} return starts.map(request => request.url); }}"
HOLDS = f"""
async words => {{ {_OPENED}
  const text = new TextDecoder("latin1").decode(await (await cache.match(starts[0])).arrayBuffer());
  return words.some(word => text.includes(word));
}}
"""
DAMAGE = f"""
async length => {{ {_OPENED}
  const whole = await (await cache.match(starts[0])).arrayBuffer();
  const bytes = length === null ? new Uint8Array(whole).fill(1, 0, 64) : whole.slice(0, length);
  await cache.put(starts[0], new Response(bytes, {{ headers: {{ "Content-Length": String(whole.byteLength) }} }}));
}}
"""
DAMAGE_RUNTIME = f"""
async length => {{ {_OPENED}
  const whole = await (await cache.match(runtime)).arrayBuffer();
  await cache.put(runtime, new Response(whole.slice(0, length), {{ headers: {{ "Content-Type": "application/wasm" }} }}));
}}
"""
FORGET = f"async () => {{ {_OPENED} await Promise.all(starts.map(start => cache.delete(start))); }}"
MAKE_OLD = f"async () => {{ {_OPENED} await cache.put(`${{starts[0].url}}-old`, await cache.match(starts[0])); await cache.delete(starts[0]); }}"
PREPARED = "handbook.engine.prepared()"  # the start that this page took is kept


@pytest.fixture
def saved(reader, site) -> Page:
    save(reader, site)
    return reader


def fetched(reader: Page) -> list[str]:
    """The engine's files that this page asks for, from now on, without what changes with their content."""
    asked: list[str] = []
    reader.on(
        "request",
        lambda request: "/engine/" in request.url and asked.append(re.sub(r"\.\w{8}\.", ".", request.url.split("/engine/")[1])),
    )
    return asked


def test_a_start_is_kept_by_the_time_that_saving_says_it_is_done(saved):
    assert 1 == len(saved.evaluate(KEYS))
    expect(saved.get_by_text("另有一份启动好的计算程序")).to_be_visible()


def test_started_from_what_was_kept_every_golden_case_equals_cpython_and_so_do_the_letters(saved, site, context):
    context.set_offline(True)
    asked = fetched(saved)
    open_tool(saved, site, "proposal")
    assert {"worker.js", "runtime.wasm"} == set(asked)  # nothing is unpacked

    for case in cases():
        if case["calculator"] != "dossier":
            shown = ask(saved, {"do": "compute", "name": case["calculator"], "typed": case["request"]})
            shown.pop("pictures", None)
            assert computed(case["calculator"], case["request"]) == shown, case["id"]
    assert run("dossier", EXAMPLE) == ask(saved, {"do": "documents"} | EXAMPLE)
    export = {"do": "export", "what": "calendar", "case": EXAMPLE["case"], "today": EXAMPLE["today"]}
    assert json.loads(door.answer(json.dumps(export))) == ask(saved, export)


@pytest.mark.parametrize(
    ("damage", "length"),
    [(DAMAGE, 1_000_000), (DAMAGE, None), (DAMAGE_RUNTIME, 1_000_000)],
    ids=["the end is missing", "the head is wrong", "the end of its runtime is missing"],
)
def test_one_that_is_damaged_is_not_used_and_python_starts_as_ever(saved, site, damage, length):
    saved.evaluate(damage, length)
    asked = fetched(saved)

    open_tool(saved, site, "offer")

    assert {"runtime.wasm.lzma", "stdlib.zip.lzma", "calculators.pack.lzma"} <= set(asked)
    for label, text in (("欠款总额", "50000"), ("每月最多能还", "2000"), ("对方提的期数", "30")):
        saved.get_by_label(label).fill(text)
    saved.get_by_label("每期金额", exact=True).fill("2000")
    wait_for_state(saved, "done")


def test_what_was_typed_before_it_was_taken_is_not_in_it(saved, site):
    """The first start is thrown away; the next is taken on a page that holds something typed already."""
    saved.evaluate(FORGET)
    open_tool(saved, site, "inventory")
    saved.get_by_label("债权人").first.fill("Zanzibar-7731")
    saved.reload()
    wait_for_state(saved, "ready", "done", "invalid")
    saved.evaluate(PREPARED)

    assert saved.evaluate(HOLDS, ["already_read"])  # the search finds what is there
    assert not saved.evaluate(HOLDS, ["Zanzibar-7731", "".join(f"{letter}\0" for letter in "Zanzibar")])


def test_without_saving_no_start_is_kept(reader, site):
    open_tool(reader, site, "offer")
    reader.evaluate(PREPARED)

    assert [] == reader.evaluate("caches.keys()")


def test_only_the_last_is_kept_and_it_goes_with_the_rest(saved, site):
    saved.evaluate(MAKE_OLD)
    open_tool(saved, site, "offer")
    saved.evaluate(PREPARED)
    (kept,) = saved.evaluate(KEYS)
    assert not kept.endswith("-old")
    assert saved.evaluate(f"async () => {{ {_OPENED} return kept.length === 2; }}")  # with its runtime

    saved.goto(site)
    saved.get_by_role("button", name="从这部设备移除").click()
    expect(saved.get_by_text("已经从这部设备里移除")).to_be_visible()

    assert [] == saved.evaluate("caches.keys()")

"""The build: a broken promise stops it with the file, what was found, and the mend."""

import json
import random
import re
from pathlib import Path

import pytest

from builder import BuildError, content_name
from builder.assets import bundled, minified
from builder.html import read_page
from builder.install_pack import KINDS
from builder.offline import list_files
from builder.packing import unpacked
from builder.policy import aligned_by_class, write_policy
from builder.promises import (
    GUIDE_BUDGET,
    hold_to_budget,
    refuse_addresses_in_code,
    refuse_dead_links,
    refuse_other_hosts,
    refuse_what_the_policy_blocks,
    require_rules,
)
from builder.wasm import without_unused_exports
from calculators import CALCULATORS

HOME = "/repayment-handbook/"
ROOT = Path(__file__).resolve().parents[1]


def page(site: Path, body: str, path: str = "index.html", head: str = ""):
    """A page of a small site."""
    file = site / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    return read_page(file)


@pytest.mark.parametrize(
    "markup",
    [
        '<script src="https://cdn.example.org/a.js"></script>',
        '<img src="//example.org/a.png">',
        '<link rel="stylesheet" href="http://example.org/a.css">',
        '<link rel="preconnect" href="https://fonts.example.org">',
        '<iframe src="https://example.org/"></iframe>',
    ],
)
def test_a_page_that_loads_something_from_another_host_stops_the_build(tmp_path, markup):
    with pytest.raises(BuildError, match="index.html(.|\n)*loads(.|\n)*serve the file ourselves"):
        refuse_other_hosts(page(tmp_path, markup))


def test_a_link_to_another_site_is_the_readers_own_choice(tmp_path):
    refuse_other_hosts(page(tmp_path, '<a href="https://www.gov.cn/">官网</a><img src="data:image/png;base64,AA">'))


@pytest.mark.parametrize(
    "code", ['fetch("https://example.org/x")', "new WebSocket(`wss://example.org`)", "a='http://tracker.example.com/p'"]
)
def test_an_address_in_a_script_stops_the_build_even_asleep(tmp_path, code):
    (tmp_path / "a.js").write_text(code, encoding="utf-8")

    with pytest.raises(BuildError, match="a.js(.|\n)*take the address out"):
        refuse_addresses_in_code(tmp_path)


def test_an_address_in_the_worker_stops_the_build_too(tmp_path):
    (tmp_path / "engine").mkdir()
    (tmp_path / "engine" / "worker.0.js").write_text('const x = "https://cdn.example.org/full/"', encoding="utf-8")

    with pytest.raises(BuildError):
        refuse_addresses_in_code(tmp_path)


def test_licence_comments_and_xml_namespaces_are_no_requests(tmp_path):
    (tmp_path / "a.js").write_text('/*! https://example.org/licence */ const svg = "http://www.w3.org/2000/svg";')

    refuse_addresses_in_code(tmp_path)


@pytest.mark.parametrize("markup", ['<p style="color:red">', '<button onclick="a()">', "<style>p{}</style>"])
def test_what_the_policy_would_drop_stops_the_build(tmp_path, markup):
    with pytest.raises(BuildError, match="put it into web/"):
        refuse_what_the_policy_blocks(page(tmp_path, markup))


def test_a_guide_page_one_byte_over_its_budget_stops_the_build(tmp_path):
    """The page and what it loads count together, gzipped."""
    noise = random.Random(1).randbytes(GUIDE_BUDGET)
    (tmp_path / "a.js").write_bytes(noise)
    heavy = page(tmp_path, '<script src="a.js"></script>')
    with pytest.raises(BuildError, match="bytes gzipped"):
        hold_to_budget(heavy, tmp_path, HOME)

    (tmp_path / "a.js").write_bytes(noise[: GUIDE_BUDGET - 1000])
    hold_to_budget(heavy, tmp_path, HOME)


@pytest.mark.parametrize(
    "link, found",
    [
        ("missing/", "missing/"),
        ("guide/#nowhere", "#nowhere"),
        ("#nowhere", "#nowhere"),
        ("/elsewhere/", "/elsewhere/"),
        ("guide/missing.png", "missing.png"),
    ],
)
def test_a_dead_link_or_anchor_stops_the_build(tmp_path, link, found):
    pages = [page(tmp_path, f'<a href="{link}">x</a>'), page(tmp_path, '<h2 id="here">y</h2>', "guide/index.html")]

    with pytest.raises(BuildError, match=re.escape(found)):
        refuse_dead_links(pages, tmp_path, HOME)


@pytest.mark.parametrize("link", ["guide/", "guide/#here", "guide/index.html#here", f"{HOME}guide/", "tel:110", "#top"])
def test_a_living_link_does_not(tmp_path, link):
    pages = [
        page(tmp_path, f'<a href="{link}">x</a><p id="top">'),
        page(tmp_path, '<h2 id="here">y</h2>', "guide/index.html"),
    ]

    refuse_dead_links(pages, tmp_path, HOME)


def test_a_tool_that_does_not_name_its_rules_stops_the_build(tmp_path):
    rules = "".join(f'<li data-code="{rule}">' for rule in CALCULATORS["offer"].module.RULES)
    require_rules(page(tmp_path, f'<form data-calculator="offer">{rules}'))

    with pytest.raises(BuildError, match="does not name"):
        require_rules(page(tmp_path, '<form data-calculator="offer">'))


def test_the_policy_allows_the_inline_scripts_of_its_page_and_no_other(tmp_path):
    """Each page's hashes are its own; nothing is unsafe."""
    for name, script in {"a": "one()", "b": "two()"}.items():
        page(tmp_path, f"<script>{script}</script>", f"{name}/index.html", '<meta charset="utf-8">')
    list(write_policy(tmp_path, tmp_path))

    one, two = ((tmp_path / name / "index.html").read_text(encoding="utf-8") for name in "ab")
    hashes = re.findall(r"'sha256-[^']+'", one), re.findall(r"'sha256-[^']+'", two)

    assert 1 == len(hashes[0]) == len(hashes[1])
    assert hashes[0] != hashes[1]
    assert "unsafe-inline" not in one
    assert one.index("Content-Security-Policy") < one.index("<script>")


@pytest.mark.parametrize(
    "part", ["tabbed-", "highlight", "footnote", "task-list", "critic", "md-source", "md-version", "md-tags", "md-banner"]
)
def test_the_themes_style_says_nothing_of_parts_that_no_page_has(part):
    """Hundreds of its rules speak of any child of a tab: a browser would try them all on every element of a page without tabs."""
    (style,) = (ROOT / "site" / "assets" / "stylesheets").glob("main.*.css")

    assert [] == re.findall(rf"[^{{}}]*\.{part}[^{{}}]*(?=\{{)", style.read_text(encoding="utf-8"))


def test_the_head_names_what_the_page_needs_before_any_script_can_hold_it_up():
    """A browser that meets the policy in the page looks for nothing ahead of what it has come to."""
    for name in ("index.html", "guide/court/index.html", "start/index.html", "tools/offer/index.html"):
        text = (ROOT / "site" / name).read_text(encoding="utf-8")
        asked = re.findall(r'<link rel="preload" as="\w+" href="([^"]*)">', text.partition("<script")[0])
        needed = re.findall(r'<(?:link rel="stylesheet" href|script src)="([^"]*)"', text)

        assert text[:1024].count('<meta charset="utf-8">') == 1 == text.count("<meta charset")
        assert set(asked) == {address for address in needed if "assets/javascripts/" not in address}


def test_aligned_tables_are_aligned_by_a_class():
    assert '<td class="align-right">' == aligned_by_class('<td style="text-align: right;">')


def test_a_name_changes_with_its_content_and_only_with_it():
    first, again, other = (content_name(Path("assets/a.js"), content) for content in (b"x", b"x", b"y"))

    assert first == again != other
    assert re.fullmatch(r"a\.[0-9a-f]{8}\.js", first.name)


def test_every_byte_kept_offline_is_listed_with_its_hash(tmp_path):
    page(tmp_path, "x")
    (tmp_path / "sw.js").write_text("worker")
    list(list_files(tmp_path, tmp_path))
    before = json.loads((tmp_path / "files.json").read_text(encoding="utf-8"))["files"]
    page(tmp_path, "y")
    list(list_files(tmp_path, tmp_path))
    after = json.loads((tmp_path / "files.json").read_text(encoding="utf-8"))["files"]

    assert {"index.html"} == set(before) == set(after)
    assert before["index.html"]["hash"] != after["index.html"]["hash"]


def test_the_install_pack_holds_the_first_files_of_the_list_one_after_the_other(tmp_path):
    """And nothing else is in it: what is packed already, and the pack of the list before."""
    for _ in range(2):
        page(tmp_path, "x")
        contents = {"a.js": b"script", "search/index.json": b"{}", "engine/rest.lzma": b"packed", "icon.png": b"drawn"}
        for name, content in contents.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(content)
        list(list_files(tmp_path, tmp_path))
        listed = json.loads((tmp_path / "files.json").read_text(encoding="utf-8"))
        names, inside = list(listed["files"]), listed["pack"]["files"]

        assert {"index.html", *contents} == set(names)
        assert {"engine/rest.lzma", "icon.png"} == set(names[inside:])
        held = b"".join((tmp_path / name).read_bytes() for name in names[:inside])
        assert held == unpacked((tmp_path / listed["pack"]["path"]).read_bytes())
        assert 1 == len(list(tmp_path.glob("install.*")))


def test_every_kind_of_file_in_the_install_pack_gets_its_type():
    script = (ROOT / "web" / "offline" / "install_pack.js").read_text(encoding="utf-8")
    table = re.search(r"KINDS = \{(.*?)\}", script, re.DOTALL)[1]

    assert {kind.removeprefix(".") for kind in KINDS} == set(re.findall(r"^ +(\w+):", table, re.MULTILINE))


def test_an_export_that_the_runtime_itself_asks_for_is_kept():
    """An import of GOT.func names a function of the module's own: without its export the module could not start."""
    head = b"\0asm\1\0\0\0"
    imports = b"\2\x12\1\x08GOT.func\4kept\3\x7f\1"
    exports = b"\7\x0f\2\4kept\0\0\4gone\0\1"

    assert head + imports + b"\7\x08\1\4kept\0\0" == without_unused_exports(head + imports + exports, set())


def test_only_named_exports_of_the_runtime_are_kept():
    """A module with two functions exported: the one the glue names stays, under its own index."""
    head = b"\0asm\1\0\0\0"
    types, functions = b"\1\4\1\x60\0\0", b"\3\3\2\0\0"
    code = b"\x0a\7\2\2\0\x0b\2\0\x0b"
    exports = b"\7\x0d\2\4kept\0\0\4gone\0\1"
    wasm = head + types + functions + exports[:1] + bytes([len(exports) - 2]) + exports[2:] + code

    trimmed = without_unused_exports(wasm, {"_kept"})

    assert b"kept" in trimmed
    assert b"gone" not in trimmed
    assert trimmed == head + types + functions + b"\7\x08\1\4kept\0\0" + code


def test_every_tool_and_every_guide_page_is_in_the_navigation():
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for path in sorted((ROOT / "docs").rglob("*.md")):
        assert path.relative_to(ROOT / "docs").as_posix() in navigation


@pytest.mark.parametrize("source", ["export const a = ;", 'import { gone } from "./missing.js";\nconsole.log(gone);'])
def test_a_script_that_esbuild_refuses_stops_the_build_with_its_own_words(tmp_path, source):
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    for part, text in {"python/unpack_worker.js": "", "pages/site.js": source}.items():
        (tmp_path / "web" / part).parent.mkdir(parents=True)
        (tmp_path / "web" / part).write_text(text, encoding="utf-8")

    with pytest.raises(BuildError, match=r"(?s)web/pages/site.js.*\[ERROR\]"):
        bundled(tmp_path, "pages/site.js")


def test_a_style_that_esbuild_refuses_stops_the_build_with_its_own_words():
    with pytest.raises(BuildError, match=r"\[ERROR\]"):
        minified(ROOT, "const a = ;", "js")


def test_no_page_loads_twice_what_every_page_does():
    """A bundle of a page with a form holds the site's own."""
    for path in (ROOT / "site" / "tools").rglob("index.html"):
        loaded = re.findall(r'src="[^"]*assets/(\w+)\.\w{8}\.js"', path.read_text(encoding="utf-8"))
        assert "site" not in loaded and {"tools", "dossier"} & set(loaded), path

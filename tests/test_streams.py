"""What the single file carries packed comes out as it went in, and what stands for it leads there honestly."""

import random
import re
from pathlib import Path

import pytest

from builder import BuildError
from builder.articles import Articles
from builder.assets import bundled, only_named
from builder.pack_promises import check_single
from builder.packing import decoder
from builder.streams import as_bytes, as_letters, stream, streams

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("size", range(9))
def test_bytes_as_letters_hold_nothing_that_markup_a_line_or_an_editor_could_change(size):
    content = bytes(range(256)) * 8 + random.Random(size).randbytes(5000 + size)

    letters = as_letters(content)

    assert not set('\0\n\r\x1a"<\\') & set(letters)
    assert content == as_bytes(letters)[: len(content)]
    assert len(letters.encode("utf-8")) < 1.16 * len(content)


@pytest.mark.parametrize("content", [b"", b"\0", b"\n", b"<" * 7, b"\xff" * 3])
def test_the_shortest_contents_come_back_too(content):
    back = as_bytes(as_letters(content))

    assert content == back[: len(content)]
    assert len(back) <= len(content) + 1


def test_the_pieces_of_a_stream_are_cut_where_they_end():
    pieces = {"a/": "甲".encode(), "empty": b"", "b": bytes(range(256)) * 300}

    assert {"text": pieces} == streams(f"<body>{stream('text', pieces)}</body>")


def book(tmp_path) -> Articles:
    bodies = {
        "guide/a/": '<h1 id="_1">甲</h1><p id="here"><a href="../../law/x/#rule">依据</a> <a href="#here">这里</a></p>',
        "law/x/": '<h1>依据</h1><p id="rule">条文 <a href="../../guide/a/#here">甲</a> <a href="#rule">这条</a></p>',
        "tools/t/": "<h1>工具</h1>\n<p>你会得到一个数。</p><form><label for='x'>欠款</label></form>",
    }
    return Articles(tmp_path, dict.fromkeys(bodies, "名"), {path: ["site"] for path in bodies}, bodies)


def test_a_link_to_a_packed_place_lands_where_no_script_runs_on_words_that_say_so(tmp_path):
    plain = "".join(book(tmp_path).written())

    (led,) = re.findall(r'href="#([^"]*)">依据', plain)
    law = plain[plain.index('data-page="law/x/"') :]
    assert f'<i id="{led}"></i><p class="notice" data-packed>这一页收在文件里，要运行脚本才能看。' in law
    assert "条文" not in plain
    assert "<h1>工具</h1>" in plain and "你会得到一个数。" in plain and "<form>" not in plain


def test_a_packed_page_has_its_own_ids_and_links_by_address(tmp_path):
    law = book(tmp_path).packed["law/x/"]

    assert '<p id="rule">' in law
    assert 'href="#p:guide/a/:here"' in law
    assert 'href="#p:law/x/:rule"' in law


@pytest.mark.parametrize(
    "markup, found",
    [
        ('<a href="#p:guide/:here">x</a> <a href="#p:law/:rule">x</a> <p id="rule">', None),
        ('<a href="#p:guide/:no">x</a>', "a link to #p:guide/:no"),
        ('<a href="#p:law/:no">x</a>', "a link to #p:law/:no"),
        ('<p id="a"><p id="a">', "the id a twice"),
        ('<p style="color:red">', "the policy would drop it"),
        ('<img src="a.png">', "loads a.png"),
    ],
)
def test_what_would_break_in_a_packed_page_stops_the_build(tmp_path, markup, found):
    path = tmp_path / "single.html"
    plain = '<article id="p:guide/:" data-page="guide/" data-mark="~0:"><h2 id="~0:here">x</h2></article>'
    packed = stream("text", {"law/": markup.encode(), "search": b"", "index": b""})
    path.write_text(
        f"<!doctype html><html><head><style>p{{}}</style></head><body>{plain}{packed}</body></html>", encoding="utf-8"
    )

    if found is None:
        check_single(path)
    else:
        with pytest.raises(BuildError, match=found):
            check_single(path)


def test_a_style_keeps_what_it_says_of_parts_that_are_there_or_named_as_absent():
    style = ".md-top{a:b}.md-typeset{c:d}.md-top,p{e:f}:not(.md-top) p{g:h}@media print{.md-top,.md-top p{i:j}}.own{k:l}"

    assert ".md-typeset{c:d}.md-top,p{e:f}:not(.md-top) p{g:h}.own{k:l}" == only_named(style, '<p class="md-typeset">')


def test_the_unpacker_brings_its_decoder_along():
    """Without it the slow one would open the pages, and nobody would notice."""
    assert decoder() in bundled(ROOT, "offline/unpacker.js")
    assert decoder() in bundled(ROOT, "pages/engine.js")

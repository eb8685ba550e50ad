"""The packs: links lead the same way as on the site, and what would break one stops the build."""

import base64
import json
import random
import zipfile
from pathlib import Path

import pytest

from builder import BuildError
from builder.links import as_packed, as_served, relinked, target
from builder.pack_promises import INSTALL_BUDGET, SINGLE_BUDGET, check_single, check_zip, hold_install_to_budget
from builder.packing import PACKED
from builder.pieces import as_text, search_worker


@pytest.mark.parametrize(
    "page, address, file",
    [
        ("index.html", "guide/court/", "guide/court/index.html"),
        ("index.html", ".", "index.html"),
        ("guide/court/index.html", "../..", "index.html"),
        ("guide/court/index.html", "../../", "index.html"),
        ("guide/court/index.html", "../debts/#list", "guide/debts/index.html"),
        ("guide/court/index.html", "./", "guide/court/index.html"),
        ("about/index.html", "../LICENSE.txt", "LICENSE.txt"),
        ("save/index.html", "../download/%E8%BF%98.html", "download/还.html"),
        ("index.html", "https://www.gov.cn/", None),
        ("index.html", "//example.org/x", None),
        ("index.html", "tel:110", None),
        ("index.html", "#top", None),
        ("index.html", "data:,", None),
    ],
)
def test_an_address_on_a_page_names_its_file(page, address, file):
    assert file == target(page, address)


def test_a_link_is_written_anew_with_its_anchor_and_others_are_left_alone():
    text = '<a href="../debts/#list">x</a> <a href="#here">y</a> <a href="tel:110">z</a> <img src="../../a.svg">'

    written = relinked(text, "guide/court/index.html", lambda file, anchor: f"<{file}|{anchor}>")

    assert (
        '<a href="<guide/debts/index.html|list>">x</a> <a href="#here">y</a> <a href="tel:110">z</a> <img src="<a.svg|>">'
        == written
    )


def test_a_page_says_one_thing_on_the_site_and_another_in_a_pack():
    text = "a <!--served-->button<!--/served--><!--packedwords/packed--> b"

    assert "a button b" == as_served(text)
    assert "a words b" == as_packed(text)


def single(folder: Path, body: str, head: str = "<style>p{}</style>") -> Path:
    path = folder / "single.html"
    path.write_text(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "body, found",
    [
        ('<a href="#p:guide/:no">x</a>', "a link to #p:guide/:no"),
        ('<a href="guide/">x</a>', "leads out of the file"),
        ('<img src="a.png">', "loads a.png"),
        ('<script src="https://example.org/a.js"></script>', "loads https"),
        ('<p id="a"><p id="a">', "the id a twice"),
        ('<p style="color:red">', "the policy would drop it"),
        ('<button onclick="a()">', "the policy would drop it"),
    ],
)
def test_what_would_break_in_the_single_file_stops_the_build(tmp_path, body, found):
    with pytest.raises(BuildError, match=found):
        check_single(single(tmp_path, body))


@pytest.fixture
def lean(monkeypatch):
    """Pyodide is never built whole here: only what is lean has a budget."""
    monkeypatch.delenv("WHOLE", raising=False)


@pytest.mark.usefixtures("lean")
def test_a_whole_single_file_passes_one_byte_too_many_does_not(tmp_path):
    body = '<article id="p:guide/:"><h2 id="p:guide/:here">x</h2></article><a href="#p:guide/:here">x</a><a href="https://www.gov.cn/">y</a>'
    path = single(tmp_path, body)
    check_single(path)
    room = SINGLE_BUDGET - path.stat().st_size

    check_single(single(tmp_path, body + "x" * room))
    with pytest.raises(BuildError, match="keep it under"):
        check_single(single(tmp_path, body + "x" * (room + 1)))


@pytest.mark.parametrize(
    "link, found", [("handbook/missing/index.html", "not in the zip"), ("handbook/a/index.html#no", "no such anchor")]
)
def test_a_dead_link_in_the_zip_stops_the_build(tmp_path, link, found):
    for href, fails in ((link, True), ("handbook/a/index.html#here", False)):
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            archive.writestr("打开手册.html", f'<a href="{href}">x</a>')
            archive.writestr("handbook/a/index.html", '<h2 id="here">x</h2>')
        if fails:
            with pytest.raises(BuildError, match=found):
                check_zip(tmp_path / "a.zip")
        else:
            check_zip(tmp_path / "a.zip")


@pytest.mark.usefixtures("lean")
@pytest.mark.parametrize("grown", ["install.0.lzma", "engine.lzma"])
def test_an_install_over_its_budget_on_the_wire_stops_the_build(tmp_path, grown):
    """What the pack brings does not count a second time; the list of it and the worker do count."""
    noise = random.Random(1).randbytes(INSTALL_BUDGET)
    for name in ("install.0.lzma", "engine.lzma", "sw.js"):
        (tmp_path / name).write_bytes(b"")
    listed = {"pack": {"path": "install.0.lzma", "files": 1}, "files": {"index.html": {}, "engine.lzma": {}}}
    (tmp_path / "files.json").write_text(json.dumps(listed), encoding="utf-8")
    (tmp_path / "index.html").write_bytes(noise)
    hold_install_to_budget(tmp_path)

    (tmp_path / grown).write_bytes(noise)
    with pytest.raises(BuildError, match="on the wire"):
        hold_install_to_budget(tmp_path)


@pytest.mark.parametrize("size", range(6))
def test_a_piece_as_text_holds_nothing_that_html_or_a_script_could_misread(size):
    """And it is read back as it was; web/offline/packed.js does the same in the browser."""
    content = PACKED + random.Random(size).randbytes(100_000 + size)

    text = as_text(content)

    assert not set('<&"\\\n') & set(text)
    assert content == base64.b85decode(text.translate(str.maketrans(",.", "<&")))


def test_searchs_worker_in_a_pack_brings_its_chinese_along_and_asks_for_nothing(tmp_path):
    for name, text in {
        "assets/javascripts/workers/search.0.min.js": "worker()",
        "assets/javascripts/lunr/min/lunr.stemmer.support.min.js": "support()",
        "assets/javascripts/lunr/min/lunr.zh.min.js": "zh()",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    source = search_worker(tmp_path)

    assert source.index("importScripts = () => {}") < source.index("worker()") < source.index("support()") < source.index("zh()")


def test_a_second_worker_of_search_stops_the_build(tmp_path):
    (tmp_path / "assets/javascripts/workers").mkdir(parents=True)

    with pytest.raises(BuildError, match="exactly one"):
        search_worker(tmp_path)

"""Documents and files made in the page are those that CPython makes, on the trimmed runtime."""

import base64
import io
import zipfile

import pytest

from calculators import run, samples
from calculators.export.files import WHAT, make
from tests.browser.conftest import SITE, open_tool
from tests.browser.test_engine import ask


def inside(content: bytes):
    """What a file holds, zips opened: two builds of zlib may pack the same bytes in different ways."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(entry.filename, entry.date_time, inside(archive.read(entry))) for entry in archive.infolist()]


def test_every_sample_drawn_in_the_page_is_the_one_of_the_command_line(reader, site):
    open_tool(reader, site, "offer")

    for code, variant in samples.documents():
        request = samples.request(code, variant)
        assert run("dossier", request) == ask(reader, {"do": "documents"} | request), (code, variant)


@pytest.mark.parametrize("name", samples.CASES)
def test_a_file_made_in_the_page_holds_the_same_bytes(reader, site, name):
    open_tool(reader, site, "offer")
    case, today = samples.case(name), "2026-03-23"
    (drawn,) = run("dossier", {"today": today, "case": case, "documents": ["hardship"]})["documents"]
    sheets = [{"title": drawn["title"], "html": drawn["html"], "when_not": drawn["when_not"]}]

    for what in WHAT:
        more = {"sheets": sheets} if what == "pack" else {}
        reply = ask(reader, {"do": "export", "what": what, "case": case, "today": today} | more)
        made = make(what, case, today, **more)
        assert (made.name, inside(made.content)) == (reply["name"], inside(base64.b64decode(reply["base64"]))), what


def test_nothing_of_the_exports_is_fetched_before_a_file_is_wanted(reader, site):
    asked = []
    reader.on("request", lambda request: asked.append(request.url))
    open_tool(reader, site, "offer")
    assert not [url for url in asked if "/engine/exports" in url or "/engine/letters" in url]

    ask(reader, {"do": "export", "what": "calendar", "case": samples.case("one_card"), "today": "2026-11-23"})

    assert 1 == len([url for url in asked if "/engine/exports." in url])
    of_library = len(list(SITE.glob("engine/exports_library.*")))  # none where the site is built whole
    assert of_library == len([url for url in asked if "/engine/exports_library." in url])

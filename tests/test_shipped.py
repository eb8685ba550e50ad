"""What is shipped of others is named, with its licence in full, in the site and in both packs."""

import html
import json
import re
import zipfile
from pathlib import Path

import pytest

from builder.shipped import components
from builder.sources import LATER
from builder.streams import streams

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "site"
SHIPPED = components(ROOT)
NPM = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]


def named() -> set[str]:
    return {component.purl.partition("@")[0] for component in SHIPPED}


def test_every_library_of_a_pack_is_named():
    assert {f"pkg:pypi/{library}" for libraries in LATER.values() for library in libraries} <= named()


def test_every_package_that_a_script_takes_in_is_named():
    """Of npm's, only what web/ imports is in a script, and what that imports in turn and is bundled with it."""
    imported = {
        found for path in (ROOT / "web").rglob("*.js") for found in re.findall(r'from "([a-z@][^"./]*)"', path.read_text("utf-8"))
    }
    within = {"fflate", "nanoid"}  # of what docx depends on, these are not Node's alone

    assert imported
    assert {f"pkg:npm/{package}" for package in imported | within} <= named()
    assert within <= set(NPM["node_modules/docx"]["dependencies"])


def test_the_interpreter_s_version_is_the_one_in_the_runtime():
    lock = json.loads((ROOT / "node_modules" / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
    (cpython,) = (component for component in SHIPPED if component.name == "CPython")

    assert lock["info"]["python"] == cpython.version


@pytest.mark.parametrize("component", SHIPPED, ids=lambda component: component.name)
def test_a_component_has_its_version_and_its_licence_in_full(component):
    whole = "\n".join(component.texts.values())

    assert re.fullmatch(r"\d+(\.\d+)+", component.version)
    assert re.search(r"WITHOUT\s+WARRANTY|AS\s+IS|without warranty", whole)
    assert len(whole) > 900


def test_the_notices_and_the_licences_are_in_the_site_and_in_both_packs():
    notices, licences = ((SITE / name).read_text(encoding="utf-8") for name in ("NOTICE.txt", "licences.txt"))
    single = (ROOT / "dist" / "还款协商手册.html").read_text(encoding="utf-8")
    in_single = html.unescape(single + streams(single)["text"]["licences.txt"].decode("utf-8"))
    with zipfile.ZipFile(ROOT / "dist" / "repayment-handbook.zip") as archive:
        packed = {
            name.rpartition("/")[2]: archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".txt")
        }

    assert (notices, licences) == (packed["NOTICE.txt"], packed["licences.txt"])
    for component in SHIPPED:
        assert f"{component.name} {component.version} ({component.licence})" in notices
        assert component.home in in_single
    assert all(f"{name}\n" in licences for component in SHIPPED for name in component.texts)
    assert "Mozilla Public License Version 2.0" in in_single


def test_the_list_of_components_is_one_that_machines_read():
    """CycloneDX 1.6: what its schema requires, and each reference once."""
    listed = json.loads((SITE / "components.cdx.json").read_text(encoding="utf-8"))

    assert ("CycloneDX", "1.6", 1) == (listed["bomFormat"], listed["specVersion"], listed["version"])
    assert [each.purl for each in SHIPPED] == [each["bom-ref"] for each in listed["components"]]
    assert all({"type", "name", "version", "purl", "licenses"} <= set(each) for each in listed["components"])
    assert all(
        re.fullmatch(r"[0-9a-f]{128}", entry["content"]) for each in listed["components"] for entry in each.get("hashes", ())
    )
    assert {each.purl for each in SHIPPED} == set(listed["dependencies"][0]["dependsOn"])


def test_every_page_says_its_version_with_a_date_even_the_one_for_a_lost_address():
    pages = [SITE / "404.html", *SITE.rglob("index.html")]
    silent = [page for page in pages if not re.search(r"手册版本：(<time[^>]*>)?\d{4}-\d\d-\d\d", page.read_text("utf-8"))]
    assert not silent

"""The packs are the same, byte for byte, whoever builds them from the same sources, wherever and whenever."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from builder.pack_promises import SINGLE_BUDGET

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
NAMES = {"repayment-handbook.zip", "还款协商手册.html"}
MADE = {".venv", "node_modules", "site", "dist", ".git", "__pycache__", ".pytest_cache", ".hypothesis"}


def sums(dist: Path) -> dict[str, str]:
    return {name: hashlib.sha256((dist / name).read_bytes()).hexdigest() for name in NAMES}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory, made_once) -> Path:
    """The same sources at another path, built in another time zone with the same time of the commit."""
    return Path(made_once("elsewhere", lambda: str(built(tmp_path_factory.mktemp("别处") / "handbook"))))


def built(copy: Path) -> Path:
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*MADE))
    for name in (".venv", "node_modules"):
        (copy / name).symlink_to((ROOT / name).resolve())
    # From the feed, which has the second: a zip keeps only every other one, and half of all commits are made on the odd.
    made_at = datetime.fromisoformat(
        ElementTree.parse(ROOT / "site" / "changes.xml").findtext("{http://www.w3.org/2005/Atom}updated")
    )
    env = os.environ | {
        "SOURCE_DATE_EPOCH": str(int(made_at.timestamp())),
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "7",
        "LC_ALL": "C.UTF-8",
    }
    subprocess.run([sys.executable, "build.py"], cwd=copy, env=env, check=True, capture_output=True)
    return copy


def test_built_twice_the_packs_are_the_same_byte_for_byte(elsewhere):
    assert sums(DIST) == sums(elsewhere / "dist")


def test_the_whole_site_is_the_same_too(elsewhere):
    def content(site: Path) -> dict[str, str]:
        files = (path for path in site.rglob("*") if path.is_file())
        return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    assert content(ROOT / "site") == content(elsewhere / "site")


def test_the_sums_that_are_published_are_those_of_the_packs():
    published = dict(reversed(line.split("  ", 1)) for line in (DIST / "SHA256SUMS").read_text(encoding="utf-8").splitlines())

    assert sums(DIST) == published == sums(ROOT / "site" / "download")
    page = (ROOT / "site" / "save" / "index.html").read_text(encoding="utf-8")
    for name, digest in published.items():
        assert digest in page
        assert f"{(DIST / name).stat().st_size / 1e6:.1f}&nbsp;MB" in page


def test_every_file_in_the_zip_carries_the_commits_time_and_lies_beside_the_page_to_open():
    with zipfile.ZipFile(DIST / "repayment-handbook.zip") as archive:
        entries = archive.infolist()

    assert 1 == len({entry.date_time for entry in entries})
    assert {"打开手册.html", "handbook"} == {entry.filename.split("/")[0] for entry in entries}


def test_the_single_file_is_small_enough_for_a_chat():
    assert (DIST / "还款协商手册.html").stat().st_size <= SINGLE_BUDGET

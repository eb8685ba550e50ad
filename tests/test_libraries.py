"""The libraries in the packs: without what nobody asks of them they read, draw and write the same."""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import jinja2
import pytest

from builder import BuildError, libraries
from builder.libraries import installed
from builder.sample_files import REPORT, encrypted, pdf, xlsx
from builder.sources import LATER

ROOT = Path(__file__).resolve().parents[1]
# What a worker does with them, and which of their modules it took.
_ASKED = """
import base64, hashlib, json, sys
from calculators.export.files import WHAT, make
from calculators.tools.intake.files import read_file
from tests.exported import DAY, case, sheets
read = [read_file(base64.b64decode(content), password).text for content, password in json.load(sys.stdin)]
drawn = sheets(case(), "application", "hardship", "schedule")
made = {what: hashlib.sha256(make(what, case(), DAY, sheets=drawn).content).hexdigest() for what in WHAT}
import jinja2, pypdf, xlsxwriter
places = [jinja2.__file__, pypdf.__file__, xlsxwriter.__file__]
print(json.dumps([read, drawn, made, places, sorted(sys.modules)]))
"""


@pytest.fixture(autouse=True)
def not_whole(monkeypatch):
    monkeypatch.delenv("WHOLE", raising=False)


def _asked(*first: Path) -> list:
    locked = encrypted(pdf(REPORT), "7788", "AES-256")
    files = [
        (pdf(REPORT), ""),
        (pdf(REPORT, "GBK-EUC-H"), ""),
        (locked, "7788"),
        (xlsx([["债权人", "欠款"], ["江川银行", 20932.5]]), ""),
    ]
    request = [(base64.b64encode(each).decode(), password) for each, password in files]
    done = subprocess.run(
        [sys.executable, "-P", "-c", _ASKED],
        input=json.dumps(request),
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (*first, ROOT)))},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_with_fewer_modules_the_same_is_read_and_made(shipped):
    *made, places, modules = _asked(shipped)
    *made_by_all, _, all_modules = _asked()

    assert all(Path(place).is_relative_to(shipped) for place in places)
    assert made == made_by_all
    left = {"pypdf._writer", "pypdf.xmp", "xlsxwriter.chart", "jinja2.bccache", "jinja2.compiler", "jinja2.lexer", "pickle"}
    assert left <= set(all_modules) - set(modules)


def test_only_what_lies_in_a_library_is_taken_from_where_it_is_installed():
    assert "xlsxwriter/workbook.py" in installed(["xlsxwriter"])
    for names in LATER.values():
        assert all(".." not in Path(name).parts for name in installed(names))


def test_a_library_of_another_shape_stops_the_build(monkeypatch):
    monkeypatch.setitem(libraries._PATCHES, "jinja2/__init__.py", {"from .bccache import Cache\n": ""})

    with pytest.raises(BuildError, match=r"jinja2/__init__\.py\s+found: no single from \.bccache import Cache"):
        installed(["jinja2"])


def test_a_file_of_a_library_that_has_moved_stops_the_build(monkeypatch):
    monkeypatch.setitem(libraries._PATCHES, "jinja2/cache.py", {})

    with pytest.raises(BuildError, match=r"jinja2/cache\.py\s+found: it is not there"):
        installed(["jinja2"])
    installed(["markupsafe"])


def test_what_goes_wrong_in_a_letter_is_said_as_it_is(shipped):
    drawn = "from calculators.letters.drafts import environment\nenvironment().get_template('application').render()"
    done = subprocess.run([sys.executable, "-c", drawn], cwd=shipped, stderr=subprocess.PIPE, text=True, check=False)

    assert done.stderr.splitlines()[-1].startswith("jinja2.exceptions.UndefinedError: ")
    assert "During handling" not in done.stderr


def test_built_whole_the_libraries_are_as_they_are_installed(monkeypatch):
    monkeypatch.setenv("WHOLE", "1")

    assert Path(jinja2.__file__).read_bytes() == installed(["jinja2"])["jinja2/__init__.py"]

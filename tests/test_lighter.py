"""Modules that start with less compute the same: every golden case, and every sample's letters, out of the package without its types."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from builder import BuildError
from builder.lighter import _late, lighter_library
from tests.golden import cases

ROOT = Path(__file__).resolve().parents[1]
_RUN = """
import sys
sys.path.insert(0, sys.argv[1])
import json
import calculators

assert calculators.__file__.startswith(sys.argv[1])
from calculators.page.door import answer
print(json.dumps([answer(message) for message in json.load(sys.stdin)]))
"""


def answers(folder: Path, messages: list[str]) -> list[str]:
    command = [sys.executable, "-c", _RUN, str(folder)]
    done = subprocess.run(command, cwd=folder, input=json.dumps(messages), capture_output=True, check=True, text=True)
    return json.loads(done.stdout.splitlines()[0])


def test_every_golden_case_is_answered_as_by_the_package_with_types(shipped):
    asked = [
        json.dumps({"do": "compute", "name": case["calculator"], "typed": case["request"]}, default=str)
        for case in cases()
        if case["calculator"] != "dossier"
    ]
    assert len(asked) > 100

    assert answers(ROOT, asked) == answers(shipped, asked)


def test_letters_are_the_same_too(shipped):
    from builder.trace_messages import trace_messages

    asked = trace_messages()
    messages = asked["letters"] + asked["reading"]

    assert answers(ROOT, messages) == answers(shipped, messages)


def test_a_library_of_another_shape_stops_the_build():
    with pytest.raises(BuildError, match="no single"):
        lighter_library(dict.fromkeys(("_pyodide/_importhook.py", "_pyodide/__init__.py"), b"import this\n"))
    with pytest.raises(BuildError, match="used while it is imported"):
        _late("from inspect import signature\nx = signature(print)\n", "inspect", "a.py")

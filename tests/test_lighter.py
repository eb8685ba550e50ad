"""Modules that start with less compute the same: every golden case, and every sample's letters, out of the package without its types."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from builder import BuildError
from builder.lighter import _late, lighter_library, untyped
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


def made(source: str) -> dict:
    space: dict = {"__name__": "made"}
    exec(untyped(source.encode()), space)
    return space


def test_a_named_tuple_stays_one_with_its_defaults_its_methods_and_its_name():
    source = "from typing import NamedTuple\nclass Row(NamedTuple):\n    a: int\n    b: str = 'x'\n    def both(self) -> str:\n        return f'{self.a}{self.b}'\n"
    row = made(source)["Row"](1)

    assert (1, "x") == row
    assert "1x" == row.both()
    assert "Row(a=1, b='x')" == repr(row)
    assert (2, "x") == row._replace(a=2)
    with pytest.raises(AttributeError):
        row.c = 1


def test_fields_of_a_dataclass_stay_and_what_only_types_name_is_not_imported():
    source = (
        "from dataclasses import dataclass\nfrom typing import Any, cast\nfrom collections.abc import Iterator\n"
        "@dataclass(frozen=True)\nclass Box:\n    kept: dict[str, Any]\n    more: int = 3\n"
        "def numbers(upto: int) -> Iterator[Any]:\n    found: list[Any] = cast(list, [1, upto])\n    return iter(found)\n"
    )
    space = made(source)

    assert "Any" not in space and "Iterator" not in space and "cast" not in space
    assert space["Box"]({}) == space["Box"]({}, 3)
    assert [1, 5] == list(space["numbers"](5))


def test_a_library_of_another_shape_stops_the_build():
    with pytest.raises(BuildError, match="no single"):
        lighter_library(dict.fromkeys(("_pyodide/_importhook.py", "_pyodide/__init__.py"), b"import this\n"))
    with pytest.raises(BuildError, match="used while it is imported"):
        _late("from inspect import signature\nx = signature(print)\n", "inspect", "a.py")


def test_values_of_a_class_without_its_guard_are_equal_and_hash_as_before():
    source = b"""
from dataclasses import dataclass

@dataclass(frozen=True, kw_only=True)
class Share:
    amount: int
    of: tuple[int, ...] = ()
"""
    guarded, light = {}, {}
    exec(source, guarded)
    exec(untyped(source), light)
    one, other = {"amount": 1, "of": (2,)}, {"amount": 2}

    for share in (guarded["Share"], light["Share"]):
        assert share(**one) == share(**one) != share(**other)
        assert 2 == len({share(**one), share(**one), share(**other)})
    assert hash(guarded["Share"](**one)) == hash(light["Share"](**one))
    assert "__setattr__" in vars(guarded["Share"])
    assert "__setattr__" not in vars(light["Share"])

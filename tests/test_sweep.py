"""What is lean computes as CPython does, over whole ranges, or says that something is missing; then it is brought, and the same comes of it."""

import datetime
import json
import marshal
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builder.cold import Lean, restored
from builder.packing import unpacked
from builder.rest import LIBRARY, opened
from builder.tables import with_tables
from builder.trace_messages import LATER_TOOLS
from calculators import CALCULATORS
from calculators.page import door
from tests import sweep

ROOT = Path(__file__).resolve().parents[1]
ENGINE = ROOT / "site" / "engine"
PACKS = ("worker", "runtime", "stdlib", "calculators", "rest", f"*{LIBRARY}")
KINDS = [kind.__name__ for kind in sweep.KINDS]
WANTING = [kind.__name__ for kind in sweep.WANTING]
EACH = 40  # questions to each tool
LEAN = bool(list(ENGINE.glob("rest.*")))  # a site that was built whole computes by itself, and lacks nothing


def laid(folder: Path, packs: dict[str, bytes]) -> Path:
    folder.mkdir()
    written = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "sweep").glob("*.py")}
    codes = {f"sweep/{name}.pyc": marshal.dumps(compile(text, name, "exec", optimize=2)) for name, text in written.items()}
    for name, content in packs.items() | {("sweep", marshal.dumps(codes, 2))}:
        (folder / name).write_bytes(content)
    return folder


def drawn(draw: random.Random, typed: Any) -> Any:
    """A request like this one with other numbers, days and words, as they may be typed."""
    if isinstance(typed, dict):
        return {key: drawn(draw, each) for key, each in typed.items()}
    if isinstance(typed, list):
        return [drawn(draw, each) for each in typed for _ in range(draw.randrange(3))]
    if isinstance(typed, bool) or draw.random() < 0.3:
        return typed
    text = str(typed)
    if text.replace(".", "").isdigit():
        number = draw.randrange(10 ** draw.randrange(1, 10)) / draw.choice((1, 1, 100, 1000))
        return draw.choice((f"{number:.2f}", f"{number:g}", f"{number:,.0f}", f"{number:.0f}元", f"-{number:.0f}"))
    if text[:2] == "20" and text[4:5] == "-":
        return (datetime.date(1990, 1, 1) + datetime.timedelta(draw.randrange(25_000))).isoformat() + text[10:]
    return draw.choice((text, text[::-1], text + "５万 𠮷 é", ""))


def questions() -> Iterator[str]:
    """What a form may ask: numbers, days and words by lot, the same each time."""
    draw = random.Random(20261128)
    for name, calculator in CALCULATORS.items():
        if name != "dossier" and name not in LATER_TOOLS:
            for _ in range(EACH):
                typed = drawn(draw, json.loads(json.dumps(calculator.module.EXAMPLE, default=str)))
                yield json.dumps({"do": "compute", "name": name, "typed": typed})


@pytest.fixture(scope="module")
def modules() -> list[str]:
    """What was left out of the library."""
    left = [unpacked(path.read_bytes()) for path in sorted(ENGINE.glob(f"*{LIBRARY}.*"))]
    assert LEAN == bool(left)
    left += [opened(unpacked(path.read_bytes())).modules for path in ENGINE.glob("rest.*")]
    return [
        file.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
        for pack in left
        for file in marshal.loads(pack)
        if not file.startswith(("_pyodide", "pyodide"))
    ]


def put_together(packs: dict[str, bytes]) -> dict[str, bytes]:
    """The packs with all that was left out of them."""
    if not LEAN:
        return packs
    rest = opened(packs["rest"])
    runtime = with_tables(restored(Lean(packs["runtime"], rest.bodies)), rest.tables)
    return packs | {"runtime": runtime, "rest": rest.modules}


@pytest.fixture(scope="module")
def said(tmp_path_factory, modules, made_once) -> dict[str, Any]:
    """What the worker with the site's packs says, as they are and whole."""
    return made_once("swept", lambda: asked(tmp_path_factory.mktemp("sweep"), modules))


def asked(folder: Path, modules: list[str]) -> dict[str, Any]:
    found = {path.name.partition(".")[0]: path.read_bytes() for name in PACKS for path in ENGINE.glob(f"{name}.*")}
    packs = {name: content if name == "worker" else unpacked(content) for name, content in found.items()}
    given = [laid(folder / "lean", packs), laid(folder / "whole", put_together(packs))]
    request = json.dumps({"kinds": KINDS, "wanting": WANTING, "messages": list(questions()), "modules": modules})
    done = subprocess.run(
        ["node", "tests/sweep.mjs", *given], cwd=ROOT, input=request, capture_output=True, text=True, check=False, timeout=300
    )
    assert not done.returncode, done.stderr[-2000:]
    return json.loads(done.stdout)


@pytest.mark.parametrize("kind", [*KINDS, *WANTING])
def test_what_is_put_together_again_computes_as_cpython_does(said, kind):
    expected = sweep.answers(kind).splitlines()
    found = said["whole"][[*KINDS, *WANTING].index(kind)].splitlines()

    assert len(expected) > 300
    assert [] == [(one, other) for one, other in zip(expected, found, strict=True) if one != other]


def test_who_wants_a_table_that_was_left_out_is_told_that_it_is_missing(said):
    assert [None if LEAN else sweep.answers(kind) for kind in WANTING] == said["lean"]


def test_questions_drawn_by_lot_are_answered_as_by_cpython_or_said_to_lack_something(said):
    pairs = list(zip(questions(), said["replies"], strict=True))
    answered = [(question, reply) for question, reply in pairs if reply is not None]

    assert len(pairs) > 400
    assert 0.97 < len(answered) / len(pairs)
    assert LEAN or pairs == answered
    assert [] == [question for question, reply in answered if door.answer(question) != reply]


def test_every_module_that_was_left_out_says_so_when_something_of_it_is_wanted(said, modules):
    assert len(modules) > 40 if LEAN else not modules
    assert len(set(modules)) == len(modules)  # what comes with a later pack lies in no other
    assert dict.fromkeys(modules, True) == said["woken"]

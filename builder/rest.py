"""What a first result does without, found by running the product's own worker, and put into a pack that is fetched when something of it is wanted.

Three kinds of things: bodies of functions of the runtime (``builder/cold.py``), tables that only such functions read
(``builder/tables.py``), and modules of the library that are imported in case somebody wants them, and never run
(``web/python/sitecustomize.py``). What of these modules a later pack is the first to run lies in a pack of its own, which comes with that
pack as well as with ``rest``. Each says when it is wanted after all; nothing is left out that could be missed in silence. ``WHOLE=1`` builds without any of it.
"""

import json
import marshal
import os
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from builder import BuildError, run_tool
from builder.cold import hot_functions, with_profile, without_cold
from builder.tables import without_tables
from builder.trace_messages import LATER_TOOLS
from calculators import CALCULATORS

# What is asked while it is looked what runs: with each chain of packs, which come one after the other. Opening files of others is
# not asked: nobody's first result, and half of Python's formats.
_FIRST = "calculate"
_CHAINS = (("letters", "exports"), ("reading",))
LIBRARY = "_library"  # the end of the name of such a pack: web/python/files.js knows it by that

# Beyond the plane of common letters, joined, right to left, of another width, of no width, and none at all.
_ODD = ("𠮷😀", "e\u0301 Ⅷ ㈠ １２．５％", "\u200bשלום İß ﬁ", "\ud800", "\x00\u2028\ufeff")


def whole() -> bool:
    """Whether to build without any surgery on Pyodide: what a new version of it starts from."""
    return os.environ.get("WHOLE") == "1"


def put_off(
    root: Path,
    packs: dict[str, bytes],
    library: dict[str, bytes],
    with_library: Callable[[dict[str, bytes]], bytes],
    messages: dict[str, list[str]],
) -> dict[str, bytes]:
    """``packs`` without what is not wanted for a first result, and with the pack ``rest``."""
    seen = _seen(root, packs | {"runtime": with_profile(packs["runtime"])}, messages)
    hot = hot_functions(seen["hot"])
    lean = without_cold(packs["runtime"], hot)
    runtime, tables = without_tables(lean.runtime, packs["runtime"], hot)
    ran = {phase: {file for name in names for file in _files(name)} for phase, names in seen["ran"].items()}
    asleep = set(library) - ran[_FIRST]
    if not len(library) / 5 < len(asleep) < len(library):
        raise BuildError(
            "builder/profile.mjs", f"{len(asleep)} of {len(library)} modules never run", "see asleep() in sitecustomize.py"
        )
    later = {pack: names & asleep for pack, names in _run_later(ran)}
    modules = _written(library, asleep.difference(*later.values()))
    return (
        packs
        | {f"{pack}{LIBRARY}": _written(library, names) for pack, names in later.items() if names}
        | {
            "runtime": runtime,
            "stdlib": with_library({file: b"" if file in asleep else code for file, code in library.items()}),
            "rest": written(Rest(lean.rest, tables, modules)),
        }
    )


def _run_later(ran: dict[str, set[str]]) -> Iterator[tuple[str, set[str]]]:
    """Of each pack that comes later, the modules that run when it has come and not before."""
    for chain in _CHAINS:
        before = ran[_FIRST]
        for pack in chain:
            yield pack, ran[pack] - before
            before = before | ran[pack]


def _written(library: dict[str, bytes], names: set[str]) -> bytes:
    """A pack of these modules of the library."""
    return marshal.dumps({name: library[name] for name in sorted(names)}, 2)


class Rest(NamedTuple):
    """What is put off: bodies of functions, tables of data, modules of the library."""

    bodies: bytes
    tables: bytes
    modules: bytes


def written(rest: Rest) -> bytes:
    """The pack ``rest``, as ``web/python/whole.js`` opens it: two lengths, and the three parts."""
    return len(rest.bodies).to_bytes(4, "little") + len(rest.tables).to_bytes(4, "little") + b"".join(rest)


def opened(pack: bytes) -> Rest:
    """The three parts of the pack again."""
    bodies, tables = (int.from_bytes(pack[at : at + 4], "little") for at in (0, 4))
    return Rest(pack[8 : 8 + bodies], pack[8 + bodies : 8 + bodies + tables], pack[8 + bodies + tables :])


def _worked(root: Path, *, later: bool) -> Iterator[str]:
    """The worked examples that the calculators are held to, and each calculator asked in letters of many kinds."""
    for path in sorted((root / "calculators" / "tools").glob("*/golden.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            if case["calculator"] != "dossier" and (case["calculator"] in LATER_TOOLS) == later:
                request = {"do": "compute", "name": case["calculator"], "typed": case["request"]}
                yield json.dumps(request, default=str)
    for name, calculator in CALCULATORS.items():
        if name != "dossier" and (name in LATER_TOOLS) == later:
            typed = calculator.module.EXAMPLE
            for odd in _ODD:
                yield json.dumps({"do": "compute", "name": name, "typed": dict.fromkeys(typed, odd)})
                yield json.dumps({"do": "compute", "name": name, "typed": _with_words(typed, odd)})


def _with_words(typed: Any, words: str) -> Any:
    """What was typed, its texts ending in these words."""
    if isinstance(typed, dict):
        return {key: _with_words(each, words) for key, each in typed.items()}
    if isinstance(typed, list):
        return [_with_words(each, words) for each in typed]
    return typed + words if isinstance(typed, str) else typed


def _files(module: str) -> tuple[str, str]:
    folder = module.replace(".", "/")
    return f"{folder}.pyc", f"{folder}/__init__.pyc"


def _seen(root: Path, packs: dict[str, bytes], messages: dict[str, list[str]]) -> dict[str, Any]:
    """The functions that were called, and the modules that ran, by phase."""
    worked = {later: list(_worked(root, later=later)) for later in (False, True)}
    # The first: what reporting an error needs.
    asked = messages | {_FIRST: ["not JSON", *messages[_FIRST], *worked[False]], "reading": [*messages["reading"], *worked[True]]}
    chains = [
        [{"name": phase, "packs": [phase] if phase != _FIRST else [], "messages": asked[phase]} for phase in (_FIRST, *chain)]
        for chain in _CHAINS
    ]
    with tempfile.TemporaryDirectory() as folder:
        for name, content in packs.items():
            Path(folder, name).write_bytes(content)
        said = run_tool(
            ["node", "builder/profile.mjs", folder],
            "builder/profile.mjs",
            "the worker does not start in Node: see builder/profile.mjs, or build with WHOLE=1",
            cwd=root,
            input=json.dumps(chains).encode("utf-8"),
            timeout=300,
        )
    seen: dict[str, Any] = json.loads(said)
    return seen

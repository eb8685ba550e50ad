"""What a first result does without, found by running the product's own worker, and put into a pack that is fetched when something of it is wanted.

Two kinds of things: bodies of functions of the runtime (``builder/cold.py``), and modules of the library that are imported in
case somebody wants them, and never run (``web/python/sitecustomize.py``). Either says when it is
wanted after all; nothing is left out that could be missed in silence. ``WHOLE=1`` builds without any of it.
"""

import json
import marshal
import os
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from builder import BuildError, run_tool
from builder.cold import hot_functions, with_profile, without_cold
from builder.trace_messages import LATER_TOOLS
from calculators import CALCULATORS

# What is asked while it is looked which functions run, with the packs that it needs. Opening files of others is not asked:
# nobody's first result, and half of Python's formats.
_PHASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("calculate", ()),
    ("letters", ("letters",)),
    ("exports", ("exports",)),
    ("reading", ("reading",)),
)

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
    lean = without_cold(packs["runtime"], hot_functions(seen["hot"]))
    asleep = set(library) - {file for name in seen["ran"] for file in _files(name)}
    if not len(library) / 5 < len(asleep) < len(library):
        raise BuildError(
            "builder/profile.mjs", f"{len(asleep)} of {len(library)} modules never run", "see asleep() in sitecustomize.py"
        )
    modules = marshal.dumps({file: library[file] for file in sorted(asleep)}, 2)
    return packs | {
        "runtime": lean.runtime,
        "stdlib": with_library({file: b"" if file in asleep else code for file, code in library.items()}),
        "rest": len(lean.rest).to_bytes(4, "little") + lean.rest + modules,
    }


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
    """The functions that were called, and the modules that never ran."""
    phases = [{"packs": names, "messages": messages[phase]} for phase, names in _PHASES]
    worked = {later: list(_worked(root, later=later)) for later in (False, True)}
    phases[0]["messages"] = ["not JSON", *messages["calculate"], *worked[False]]  # the first: what reporting an error needs
    phases[-1]["messages"] = [*messages["reading"], *worked[True]]
    with tempfile.TemporaryDirectory() as folder:
        for name, content in packs.items():
            Path(folder, name).write_bytes(content)
        said = run_tool(
            ["node", "builder/profile.mjs", folder],
            "builder/profile.mjs",
            "the worker does not start in Node: see builder/profile.mjs, or build with WHOLE=1",
            cwd=root,
            input=json.dumps(phases).encode("utf-8"),
            timeout=300,
        )
    seen: dict[str, Any] = json.loads(said)
    return seen

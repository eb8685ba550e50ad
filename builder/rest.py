"""What a first result does without, found by running the product's own worker, and put into a pack that is fetched when something of it is wanted.

Two kinds of things: bodies of functions of the runtime (``builder/cold.py``), and modules of the library that are imported in
case somebody wants them, and never run (``web/python/sitecustomize.py``). Either says when it is
wanted after all; nothing is left out that could be missed in silence. ``WHOLE=1`` builds without any of it.
"""

import json
import marshal
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from builder import BuildError, run_tool
from builder.cold import hot_functions, with_profile, without_cold

# What is asked while it is looked which functions run, with the packs that it needs. Opening files of others is not asked:
# nobody's first result, and half of Python's formats.
_ASKED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("calculate", ()),
    ("letters", ("letters",)),
    ("exports", ("exports",)),
    ("reading", ("reading",)),
)


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


def _files(module: str) -> tuple[str, str]:
    folder = module.replace(".", "/")
    return f"{folder}.pyc", f"{folder}/__init__.pyc"


def _seen(root: Path, packs: dict[str, bytes], messages: dict[str, list[str]]) -> dict[str, Any]:
    """The functions that were called, and the modules that never ran."""
    phases = [{"packs": names, "messages": messages[phase]} for phase, names in _ASKED]
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

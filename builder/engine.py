"""The engine: Python for the browser, only as much of it as the calculators use, compiled ahead.

Eight packs, named by their content: the worker (the runtime's glue and ours, a script), and packed the runtime (wasm), the
trimmed standard library, the calculators, and, each fetched when something of it is wanted, the letters, the exports, what
reads texts, and what opens files, with their libraries; and what of all that is put off (``builder/rest.py``). Which modules are wanted is found by running every calculator in stock Pyodide. How Python reads
them: ``web/python/sitecustomize.py``.
"""

import io
import json
import marshal
import tempfile
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from builder import content_name, run_tool
from builder.bytecode import HEADER, compile_modules
from builder.drafts import is_draft
from builder.glue import in_a_worker, led_to, read_glue, worker
from builder.packing import SUFFIX, packed
from builder.relocations import with_pointers_written
from builder.rest import put_off, whole
from builder.sources import LATER, sources
from builder.trace_messages import trace_messages
from builder.wasm import imports, names_in, without_unreachable, without_unused_exports

ENGINE_LIST = '{"engine": "list"}'  # stands in the head of each page that uses Python until the packs have names
FIRST_FILES = ("runtime", "stdlib", "calculators")
FIRST_LIST = "engine/first.json"  # the same for a page that only leads to a tool (web/shell/intent.js)
# Of a chain, each pack is fetched after the one before it; what two chains both use, both bring.
CHAINS = (("letters", "exports"), ("reading", "files"))
_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack_engine(root: Path, site: Path) -> Iterator[Path]:
    """Write the packs into ``site/engine`` and their names into the tools' pages."""
    pyodide = root / "node_modules" / "pyodide"
    stdlib, package, libraries = sources(root, pyodide)
    runtime, glue = _runtime(root, pyodide)
    compiled = compile_modules(package | {name: content for files in libraries.values() for name, content in files.items()})
    used: dict[str, Any] = {}
    messages = trace_messages()
    requests = dict(messages)
    for chain in CHAINS:
        zips = {"calculators": package, **{pack: libraries[pack] for pack in chain}}
        found = _trace(root, {name: _in_code(files, compiled) for name, files in zips.items()}, messages)
        used = found | used  # what every tool needs, the first trace says: the next ask only what is their own
        messages["calculate"] = []

    early = used["early"]
    first, *later = _by_phase(used, "stdlib")
    ours = _ours(package, _by_phase(used, "calculators"))
    # What Python imports before it can look into packs lies in the zip itself; all else in the pack within the zip.
    starting = {name: stdlib[name] for name in early}
    starting["sitecustomize.py"] = (root / "web" / "python" / "sitecustomize.py").read_bytes()
    compiled |= compile_modules(starting | {name: stdlib[name] for names in (first, *later) for name in names})
    library = _pack({name: stdlib[name] for name in first.difference(early)}, compiled)
    early_files = _in_code(starting, compiled)

    def with_library(modules: dict[str, bytes]) -> bytes:
        return _stored_zip(early_files | {"library": marshal.dumps(modules, 2)})

    packs = {
        "stdlib": with_library(library),
        "calculators": marshal.dumps(_pack({name: package[name] for name in ours[0]}, compiled), 2),
        **{
            pack: marshal.dumps(
                _pack(
                    {name: stdlib[name] for name in modules}
                    | {name: libraries[pack][name] for name in used[pack][pack]}
                    | {name: package[name] for name in own},
                    compiled,
                ),
                2,
            )
            for pack, modules, own in zip(LATER, later, ours[1:], strict=True)
        },
        "runtime": runtime,
        "worker": worker(root, pyodide, glue),
    }
    if not whole():
        packs = put_off(root, packs, library, with_library, requests)
    assets = {}
    (site / "engine").mkdir(exist_ok=True)
    script = packs.pop("worker")
    with ThreadPoolExecutor() as each_at_once:  # what packs does so outside Python's own lock
        wire = dict(zip(packs, each_at_once.map(packed, packs.values()), strict=True))
    for name, written in {**wire, "worker": script}.items():
        ending = {"runtime": "wasm", "worker": "js", "stdlib": "zip"}.get(name, "pack")
        ending += "" if ending == "js" else SUFFIX
        path = content_name(site / "engine" / f"{name}.{ending}", written)
        path.write_bytes(written)
        assets[name] = {"url": path.name, "bytes": len(written)}
        yield path
    _name_in_pages(site, assets)
    listed = site / FIRST_LIST
    listed.write_text(json.dumps([assets[name]["url"] for name in FIRST_FILES]), encoding="utf-8")
    yield listed


def _by_phase(used: dict[str, Any], home: str) -> list[set[str]]:
    """The files of ``home`` that each phase was the first to use."""
    phases = [set(used["calculate"][home])]
    for chain in CHAINS:
        before = set(phases[0])
        for phase in chain:
            phases.append(set(used[phase][home]) - before)
            before |= phases[-1]
    return phases


def _ours(package: dict[str, bytes], modules: list[set[str]]) -> list[set[str]]:
    """Our own files by pack: the modules, with the letters' pack their templates. Pages' views stay at home."""
    drafts = {name for name in package if is_draft(name)}
    return [own | drafts if phase == 1 else own for phase, own in enumerate(modules)]


def _trace(root: Path, zips: dict[str, dict[str, bytes]], messages: dict[str, list[str]]) -> dict[str, Any]:
    """Which files of each zip were imported in stock Pyodide, by the phase of the messages."""
    phases = {phase: texts for phase, texts in messages.items() if phase == "calculate" or phase in zips}
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{name}.zip") for name in zips]
        for path in paths:
            path.write_bytes(_stored_zip(zips[path.stem]))
        traced = run_tool(
            ["node", "builder/trace.mjs", *paths],
            "builder/trace.mjs",
            "run the calculator that it names; it fails in Pyodide",
            cwd=root,
            input=json.dumps(phases).encode("utf-8"),
        )
    used: dict[str, Any] = json.loads(traced.decode("utf-8").strip().splitlines()[-1])
    return used


def _pack(files: dict[str, bytes], compiled: dict[str, bytes]) -> dict[str, bytes]:
    """``files`` as they lie in a pack: of a module the code alone. Written as marshal of format 2 it is the same every time."""
    made = _in_code(files, compiled)
    return {name: made[name][HEADER:] if name.endswith(".pyc") else made[name] for name in sorted(made)}


def _in_code(files: dict[str, bytes], compiled: dict[str, bytes]) -> dict[str, bytes]:
    """``files`` with each module compiled."""
    return dict((f"{name}c", compiled[f"{name}c"]) if name.endswith(".py") else (name, files[name]) for name in files)


def _stored_zip(files: dict[str, bytes]) -> bytes:
    """A zip without compression (that is done once, outside) and without times."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), files[name])
    return made.getvalue()


def _runtime(root: Path, pyodide: Path) -> tuple[bytes, str]:
    """The runtime and its glue, each without what the other does not use."""
    glue = read_glue(pyodide)
    given = (pyodide / "pyodide.asm.wasm").read_bytes()
    if whole():
        return given, glue
    placed = with_pointers_written(given, glue)
    led = led_to(root, in_a_worker(root, glue), imports(placed))
    runtime = without_unreachable(root, without_unused_exports(placed, names_in(led)))
    return runtime, led_to(root, led, imports(runtime))


def _name_in_pages(site: Path, assets: dict[str, dict[str, Any]]) -> None:
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        if ENGINE_LIST not in text:
            continue
        up = "../" * len(page.parent.relative_to(site).parts)
        listed = {name: asset | {"url": f"{up}engine/{asset['url']}"} for name, asset in sorted(assets.items())}
        page.write_text(text.replace(ENGINE_LIST, json.dumps(listed)), encoding="utf-8")

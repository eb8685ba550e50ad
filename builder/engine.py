"""The engine: Python for the browser, only as much of it as the calculators use, compiled ahead.

Five packs, named by their content: the worker (the runtime's glue and ours, a script), and gzipped the runtime (wasm), the
trimmed standard library, the calculators, and, fetched when a letter is wanted, the letters' libraries. Which modules
are wanted is found by running every calculator in stock Pyodide. How Python reads them: ``web/sitecustomize.py``.
"""

import gzip
import importlib.metadata
import io
import json
import marshal
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder import BuildError, content_name
from builder.assets import minified
from builder.wasm import names_in, without_unused_declarations, without_unused_exports
from calculators import CALCULATORS

ENGINE_LIST = '{"engine": "list"}'  # stands in the head of each tool's page until the packs have names
LETTER_LIBRARIES = ("jinja2", "markupsafe")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack_engine(root: Path, site: Path) -> Iterator[Path]:
    """Write the packs into ``site/engine`` and their names into the tools' pages."""
    pyodide = root / "node_modules" / "pyodide"
    stdlib = _read_zip((pyodide / "python_stdlib.zip").read_bytes())
    package = _wheel(root)
    libraries = {name: content for library in LETTER_LIBRARIES for name, content in _installed(library)}
    used = _trace(root, package, libraries)

    early, first = used["early"], set(used["calculate"]["stdlib"])
    later = set(used["letters"]["stdlib"]) - first
    rules = {rule for calculator in CALCULATORS.values() for rule in calculator.module.RULES}
    ours = {name for name in package if name in used["letters"]["calculators"] or _is_wanted(name, rules)}
    # What Python imports before it can look into packs lies in the zip itself; all else in the pack within the zip.
    starting = {name: stdlib[name] for name in early}
    starting["sitecustomize.py"] = (root / "web" / "sitecustomize.py").read_bytes()
    library = _pack({name: stdlib[name] for name in first.difference(early)})
    packs = {
        "stdlib": _stored_zip(_compiled(starting) | {"library": library}),
        "calculators": _pack({name: package[name] for name in ours}),
        "letters": _pack(
            {name: stdlib[name] for name in later} | {name: libraries[name] for name in used["letters"]["letters"]}
        ),
        "runtime": _runtime(pyodide),
        "worker": _worker(root, pyodide),
    }
    assets = {}
    (site / "engine").mkdir(exist_ok=True)
    for name, content in packs.items():
        ending = {"runtime": "wasm.gz", "worker": "js", "stdlib": "zip.gz"}.get(name, "pack.gz")
        written = gzip.compress(content, 9, mtime=0) if ending.endswith("gz") else content
        path = content_name(site / "engine" / f"{name}.{ending}", written)
        path.write_bytes(written)
        assets[name] = {"url": path.name, "bytes": len(written)}
        yield path
    _name_in_pages(site, assets)


def _is_wanted(name: str, rules: set[str]) -> bool:
    """Templates of letters, and the rules that a calculator names; pages' views and other rules stay at home."""
    if name.startswith("calculators/rules/") and name.endswith(".toml"):
        return Path(name).stem in rules
    return name.startswith("calculators/drafts/") and name.endswith(".j2")


def _wheel(root: Path) -> dict[str, bytes]:
    """The files of the calculators' wheel."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
            cwd=root, check=True, capture_output=True,
        )
        (wheel,) = Path(folder).glob("*.whl")
        files = _read_zip(wheel.read_bytes())
    return {name: content for name, content in files.items() if name.startswith("calculators/")}


def _installed(library: str) -> Iterator[tuple[str, bytes]]:
    """The Python files of an installed library, as they lie in a zip."""
    for file in importlib.metadata.files(library) or ():
        if file.suffix == ".py":
            yield str(file), Path(file.locate()).read_bytes()


def _messages() -> dict[str, list[str]]:
    """What the trace asks: every calculator's example, every way a form can be wrong, every letter."""
    calculate, letters = [], []
    for name, calculator in CALCULATORS.items():
        example = calculator.module.EXAMPLE
        if name == "dossier":
            case = example["case"]
            for codes in (example["documents"], []):
                letters.append({"do": "documents", "case": case, "today": example["today"], "documents": codes})
            letters.append({"do": "documents", "case": {"version": 1}, "today": "", "documents": example["documents"]})
            calculate += [{"do": "prefill", "name": tool, "case": case} for tool in CALCULATORS]
            calculate += [{"do": "offers", "case": case}, {"do": "offers", "case": {"version": 1}}]
            continue
        calculate.append({"do": "compute", "name": name, "typed": example})
        for wrong in ("", "五万", "5万", "-1", "0.001", "１０００", "9" * 30, "2026-02-30", "x" * 100, True, 1.5, [], {}):
            calculate.append({"do": "compute", "name": name, "typed": dict.fromkeys(example, wrong) | {"x": wrong}})
    return {"calculate": [json.dumps(m) for m in calculate], "letters": [json.dumps(m) for m in letters]}


def _trace(root: Path, package: dict[str, bytes], libraries: dict[str, bytes]) -> dict:
    """Which files of each zip were imported in stock Pyodide."""
    with tempfile.TemporaryDirectory() as folder:
        zips = {}
        for name, files in (("calculators", package), ("letters", libraries)):
            zips[name] = Path(folder) / f"{name}.zip"
            zips[name].write_bytes(_stored_zip(files))
        traced = subprocess.run(
            ["node", "builder/trace.mjs", zips["calculators"], zips["letters"]],
            cwd=root, input=json.dumps(_messages()), capture_output=True, text=True, check=False,
        )
    if traced.returncode:
        raise BuildError(
            "builder/trace.mjs", traced.stderr[-2000:], "run the calculator that it names; it fails in Pyodide"
        )
    return json.loads(traced.stdout.strip().splitlines()[-1])


_PYC_HEADER = 16  # bytes of a .pyc before its code


def _pack(files: dict[str, bytes]) -> bytes:
    """``files`` as one marshal of {name: bytes}, a module's bytes being its code; format 2 writes the same every time."""
    compiled = _compiled(files)
    code = {name: compiled[name][_PYC_HEADER:] if name.endswith(".pyc") else compiled[name] for name in sorted(compiled)}
    return marshal.dumps(code, 2)


def _compiled(files: dict[str, bytes]) -> dict[str, bytes]:
    """``files`` with each .py compiled by pyodide-build: no docstrings, no line ranges, the same every time."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "pack.zip"
        archive.write_bytes(_stored_zip(files))
        subprocess.run(
            [Path(sys.executable).with_name("pyodide"), "py-compile", "--compression-level", "0", "--silent", archive],
            check=True,
            capture_output=True,
            # A set epoch makes py_compile write hash-based files, without the time of day in them.
            env=os.environ | {"PYTHONOPTIMIZE": "2", "PYTHONNODEBUGRANGES": "1", "SOURCE_DATE_EPOCH": "315532800"},
        )
        return _read_zip(archive.read_bytes())


def _read_zip(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def _stored_zip(files: dict[str, bytes]) -> bytes:
    """A zip without compression (gzip does that once, outside) and without times."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), files[name])
    return made.getvalue()


def _runtime(pyodide: Path) -> bytes:
    return without_unused_exports((pyodide / "pyodide.asm.wasm").read_bytes(), names_in(_glue(pyodide)))


def _glue(pyodide: Path) -> str:
    """Pyodide's own scripts, without the declarations that nothing here uses."""
    parts = ((pyodide / name).read_text(encoding="utf-8") for name in ("pyodide.asm.js", "pyodide.js"))
    return without_unused_declarations("\n".join(parts))


def _worker(root: Path, pyodide: Path) -> bytes:
    """One script: what the runtime is, its glue, and ours. No address of another host is left in it."""
    lock = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    parts = (
        f"const RUNTIME = {json.dumps(lock['info'])};",
        _glue(pyodide),
        (root / "web" / "worker.js").read_text(encoding="utf-8"),
    )
    joined = re.sub(r"https://cdn\.jsdelivr\.net/[^`\"']*", "memory:/", "\n".join(parts))
    joined = re.sub(r"//# sourceMappingURL=.*", "", joined)
    return minified(root, joined, "js")


def _name_in_pages(site: Path, assets: dict[str, dict]) -> None:
    for page in _tool_pages(site):
        up = "../" * len(page.parent.relative_to(site).parts)
        listed = {name: asset | {"url": f"{up}engine/{asset['url']}"} for name, asset in sorted(assets.items())}
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace(ENGINE_LIST, json.dumps(listed)), encoding="utf-8")


def _tool_pages(site: Path) -> Iterable[Path]:
    return sorted((site / "tools").glob("*/index.html"))

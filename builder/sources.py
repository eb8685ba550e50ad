"""What the packs are made of, as source: Python's library, our package and the libraries of the packs that come later.

For the browser they are made lighter, and what they would write and compile at each start is written here.
"""

import io
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

from builder import run_tool
from builder.dataclass_methods import with_methods
from builder.drafts import with_drafts_compiled
from builder.libraries import installed
from builder.lighter import lighter_library
from builder.rest import whole
from builder.untyped import untyped
from calculators import CALCULATORS
from calculators.law import rules

# What is fetched later, and the libraries that it brings.
LATER: dict[str, tuple[str, ...]] = {
    "letters": ("jinja2", "markupsafe"),
    "exports": ("xlsxwriter",),
    "reading": (),
    "files": ("pypdf", "pyaes"),
}
# The packs whose libraries have dataclasses. Those of what opens files are left: for that Python comes whole in any case.
_WITH_DATACLASSES = ("exports",)
# Words of a rule that only the pages of the law show.
_FOR_THE_GUIDE = ("says", "verified_how", "watch", "unsettled")


class Sources(NamedTuple):
    """Files by name; the libraries by their pack."""

    stdlib: dict[str, bytes]
    package: dict[str, bytes]
    libraries: dict[str, dict[str, bytes]]


def sources(root: Path, pyodide: Path) -> Sources:
    """What the packs are made of. ``WHOLE=1`` leaves all of it as it was written."""
    stdlib = _read_zip((pyodide / "python_stdlib.zip").read_bytes())
    package = _with_rules_read(_wheel(root))
    libraries = {pack: installed(names) for pack, names in LATER.items()}
    if whole():
        return Sources(stdlib, package, libraries)
    stdlib = lighter_library(stdlib)
    package = {name: untyped(content) if name.endswith(".py") else content for name, content in package.items()}
    dataclasses = stdlib["dataclasses.py"]
    return Sources(
        stdlib,
        with_drafts_compiled(with_methods(package, dataclasses)),
        libraries | {pack: with_methods(libraries[pack], dataclasses) for pack in _WITH_DATACLASSES},
    )


def _with_rules_read(package: dict[str, bytes]) -> dict[str, bytes]:
    """The package with the rules that a calculator names as a module, ``already_read``, instead of as TOML files."""
    named = sorted({rule for calculator in CALCULATORS.values() for rule in calculator.module.RULES})
    read = [f"    {rule!r}: lambda: {_rule(package, rule)!r}," for rule in named]
    module = "\n".join(["import datetime", "from decimal import Decimal", "RULES = {", *read, "}", ""])
    others = {name: content for name, content in package.items() if not name.endswith(".toml")}
    return others | {"calculators/law/already_read.py": module.encode("utf-8")}


def _rule(package: dict[str, bytes], rule: str) -> dict[str, Any]:
    """What a rule's file in the package says to a calculator, and its topic."""
    topic = rules.load(rule).topic
    read = rules.parse(package[f"calculators/law/topics/{topic}/{rule}.toml"])
    return read | dict.fromkeys(_FOR_THE_GUIDE, "") | {"topic": topic}


def _wheel(root: Path) -> dict[str, bytes]:
    """The files of the calculators' wheel."""
    with tempfile.TemporaryDirectory() as folder:
        command: list[str | Path] = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
        run_tool(command, "pyproject.toml", "mend what hatchling names there", cwd=root)
        (wheel,) = Path(folder).glob("*.whl")
        files = _read_zip(wheel.read_bytes())
    return {name: content for name, content in files.items() if name.startswith("calculators/")}


def _read_zip(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}

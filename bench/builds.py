"""How much work a build is beside MkDocs alone: with the pages that there are, and with five and twenty times as many.

The pages that are more are copies of the guide's. Counted are the processors' seconds, which other work on the machine changes little.
``BUILDS=1,5`` measures less, ``BUILDS=`` nothing, and what was measured before is kept.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from math import inf
from pathlib import Path
from unittest.mock import patch

from build import STEPS
from builder import pack_promises, promises, run_steps, single_file
from builder.single_file import _contents

ROOT = Path(__file__).resolve().parents[1]
TIMES = [int(each) for each in os.environ.get("BUILDS", "1,5,20").split(",") if each]
_MADE = (".venv", "node_modules", "site", "dist", ".git", ".*_cache", "__pycache__")
_BUDGETS = {pack_promises: ("INSTALL_BUDGET", "SINGLE_BUDGET"), promises: ("GUIDE_BUDGET", "TOOL_BUDGET", "PRINT_BUDGET")}


def builds() -> dict[str, dict[str, float]]:
    """Of each multiple of the pages: how many these are, and the seconds of both."""
    return {str(times): _measured(times) for times in TIMES}


def _measured(times: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(ROOT, Path(folder, "handbook"), ignore=shutil.ignore_patterns(*_MADE)))
        (copy / "node_modules").symlink_to((ROOT / "node_modules").resolve())
        pages, guide = (len(list((copy / part).rglob("*.md"))) for part in ("docs", "docs/guide"))
        for number in range(round((times - 1) * pages / guide)):
            shutil.copytree(ROOT / "docs" / "guide", copy / "docs" / f"guide-{number}")
        bare = _seconds(copy, "-m", "mkdocs", "build", "-q", "-d", f"{folder}/bare")
        made = _seconds(copy, "-c", "import bench.builds; bench.builds.build()")
        print(f"  {times}× the pages: {bare:,.0f} s MkDocs alone, {made:,.0f} s ours", file=sys.stderr, flush=True)
        return {"pages": len(list((copy / "docs").rglob("*.md"))), "mkdocs": bare, "ours": made}


def _seconds(folder: Path, *command: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def build() -> None:
    """Build here, however large it becomes, also of pages that no navigation names."""

    def contents(root: Path, texts: dict[str, str]) -> list[tuple[str, list[str]]]:
        copies = [name for name in texts if name.startswith("guide-")]
        return [*_contents(root, {name: text for name, text in texts.items() if name not in copies}), ("", copies)]

    for module, names in _BUDGETS.items():
        for name in names:
            patch.object(module, name, inf).start()
    patch.object(single_file, "_contents", contents).start()
    run_steps(STEPS, ROOT, ROOT / "site")

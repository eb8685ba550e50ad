"""``make bench``: a tool's first result beside stock Pyodide and PyScript doing the same, interleaved; medians.

All are pages in Chromium, served gzipped by servers that hold bytes back alike, Python in a worker (PyScript: in the page). What
was measured is printed and kept in ``macros/measured.json``, of which the page 有多快 is made. ``ROUNDS=3 LINES=1 BUILDS=`` measures less.
"""

import json
import os
import shutil
import statistics
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bench.builds import builds
from bench.line import FAST, LINES, NO_LIMITS, SLOW, Line, Lines
from bench.others import ROOT, pyscript_site, stock_site
from bench.visits import OURS, afterwards, first_result, launched, phone, saved
from builder.promises import TOOL_BUDGET
from macros.saving import PACKS

ROUNDS = int(os.environ.get("ROUNDS", "7"))
KEPT = ROOT / "macros" / "measured.json"
MOST_OF_STOCK = {NO_LIMITS.name: 0.30, FAST.name: 0.31, SLOW.name: 0.28}
SAVED_OF_STOCK = 0.20
TOOL = "tools/offer/"
# What letters, Word files, workbooks and calendars are made with: a first result costs the same where they are not there at all.
DOCUMENTS = ("letters*.*", "exports*.*", "docx.*")
_ALIKE = {FAST.name: SLOW.name}  # what comes from the device itself knows no line


class Bench:
    """The servers and the browser, and one visit of each kind."""

    def __init__(self, folder: Path, browser: Any) -> None:
        self.browser = browser
        stock = stock_site(folder / "stock")
        pyscript = pyscript_site(folder / "pyscript", stock)
        self.ours, self.stock = Lines(ROOT / "site"), Lines(stock, (".wasm",))
        self.pyscript = Lines(pyscript, (".wasm", ".mjs")) if pyscript else None
        with zipfile.ZipFile(ROOT / "dist" / PACKS["zip"]) as archive:
            archive.extractall(folder / "zip")
        self.packed = {
            "zip": next((folder / "zip").rglob("tools/offer/index.html")).as_uri(),
            "single file": (ROOT / "dist" / PACKS["single"]).as_uri() + f"#p:{TOOL}:",
        }

    def round(self, line: Line, kept: Any) -> Iterator[tuple[str, dict[str, float]]]:
        """Each kind of visit once."""
        for server in (self.ours, self.stock, self.pyscript):
            if server:
                server.use(line)
        yield "stock Pyodide", self._alone(self.stock.address, line)
        ours = phone(self.browser)
        yield "ours, cold", first_result(ours, self.ours.address + TOOL, line, OURS)
        if not line.stopped:
            yield "ours, second visit", first_result(ours, self.ours.address + TOOL, line, OURS)
        ours.close()
        if line.stopped:
            return
        if self.pyscript:
            yield "PyScript", self._alone(self.pyscript.address, line)
        if line.name in _ALIKE.values():
            return
        yield "ours, saved", first_result(kept, self.ours.address + TOOL, line, OURS)
        for name, address in self.packed.items():
            yield f"ours, {name}", self._alone(address, line, OURS)

    def _alone(self, address: str, line: Line, script: str = "") -> dict[str, float]:
        context = phone(self.browser)
        taken = first_result(context, address, line, script)
        context.close()
        return taken

    def without_documents(self, folder: Path) -> float:
        """The bytes of a first result where no document can be made."""
        shutil.copytree(ROOT / "site", folder, ignore=shutil.ignore_patterns(*DOCUMENTS, "download"))
        return self._alone(Lines(folder).address + TOOL, NO_LIMITS, OURS)["bytes"]


def measured(folder: Path, browser: Any) -> dict[str, Any]:
    """All that is measured."""
    bench = Bench(folder, browser)
    rows: dict[str, dict[str, list[dict[str, float]]]] = {}
    with saved(browser, bench.ours.address) as kept:
        for line in LINES[: int(os.environ.get("LINES", len(LINES)))]:
            for _ in range(ROUNDS):
                for name, taken in bench.round(line, kept):
                    rows.setdefault(name, {}).setdefault(line.name, []).append(taken)
                    print(f"  {line.name}: {name} {taken['first']:,.0f} ms", file=sys.stderr, flush=True)
    bench.ours.use(NO_LIMITS)
    context = phone(browser)
    after = {line.name: afterwards(context, bench.ours.address + TOOL, line, 3 * ROUNDS) for line in (NO_LIMITS, FAST)}
    context.close()
    cold = rows["ours, cold"][NO_LIMITS.name][0]["bytes"]
    return {
        "day": date.today().isoformat(),
        "browser": browser.version,
        "processors": os.cpu_count(),
        "rounds": ROUNDS,
        "rows": {name: {line: _medians(taken) for line, taken in lines.items()} for name, lines in rows.items()},
        "after": {line: each | {"keys": statistics.median(each["keys"])} for line, each in after.items()},
        "documents": cold - bench.without_documents(folder / "bare"),
        "packs": {name: (ROOT / "dist" / file).stat().st_size for name, file in PACKS.items()},
    }


def _medians(taken: list[dict[str, float]]) -> dict[str, float]:
    return {key: statistics.median(each[key] for each in taken) for key in taken[0]}


def ratios(found: dict[str, Any]) -> Iterator[tuple[str, str, float]]:
    """Of each kind and line: the time beside stock Pyodide's. What comes from the device is beside stock's cold time on that machine."""
    stock = found["rows"]["stock Pyodide"]
    for name, lines in found["rows"].items():
        for line, taken in lines.items():
            yield name, line, taken["first"] / stock[line]["first"]


def report(found: dict[str, Any]) -> bool:
    """Print it, and whether the promises hold."""
    print(
        f"first result of {TOOL}: {found['rounds']} rounds interleaved, Chromium {found['browser']}, {found['processors']} processors"
    )
    print(f"  {'':<20}{'':<28}{'ms':>9}{'of stock':>10}{'MB':>7}{'form ms':>9}{'memory MB':>11}")
    kept = True
    for name, line, ratio in ratios(found):
        taken = found["rows"][name][line]
        most = {"ours, cold": MOST_OF_STOCK.get(line), "ours, saved": SAVED_OF_STOCK}.get(name)
        over = most is not None and ratio > most
        kept = kept and not over
        print(
            f"  {name:<20}{line:<28}{taken['first']:>9,.0f}{ratio:>10.2f}{taken['bytes'] / 1e6:>7.2f}{taken['usable']:>9,.0f}"
            f"{taken['memory'] / 1e6:>11,.0f}{f'  OVER {most}' if over else ''}"
        )
    for line, after in found["after"].items():
        print(
            f"  {line}: a keystroke to its result {after['keys']:,.0f} ms, the page busy at most {after['longest']:,.0f} ms, first letter {after['letter']:,.0f} ms"
        )
    for times, taken in found["builds"].items():
        print(f"  {times}× the pages built: {taken['ours']:,.0f} s of a processor, MkDocs alone {taken['mkdocs']:,.0f} s")
    size = found["rows"]["ours, cold"][NO_LIMITS.name]["bytes"]
    print(
        f"  letters, Word, workbook, calendar: {found['documents']:,.0f} bytes of it (limit 0); {size:,.0f} bytes in all (limit {TOOL_BUDGET:,})"
    )
    return kept and found["documents"] == 0 and size <= TOOL_BUDGET


def main() -> int:
    """Measure, keep and print; exit 1 where a promise of the README is not kept."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launched(playwright, os.environ.get("CHROMIUM") or shutil.which("chromium"))
        found = measured(Path(folder), browser)
        browser.close()
    found["builds"] = builds() or json.loads(KEPT.read_text(encoding="utf-8")).get("builds", {})
    KEPT.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    kept = report(found)
    print("  within the limits" if kept else "  OVER the limits")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

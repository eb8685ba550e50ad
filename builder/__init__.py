"""The build's steps, one module each; ``build.py`` is their table of contents."""

import datetime
import hashlib
import os
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class BuildError(Exception):
    """A broken promise: the file, what was found in it, and how to mend it."""

    def __init__(self, file: Path | str, found: str, mend: str) -> None:
        super().__init__(f"{file}\n  found: {found}\n  mend:  {mend}")


# Node for tools that are WebAssembly themselves and run for a second: compiling what runs often a second time takes longer than it saves.
NODE_ONCE = ("node", "--liftoff-only")
DOWNLOAD = "download"  # the folder of the site that holds the packs: made of its pages, and none of them


def pages_of(site: Path) -> list[Path]:
    """The HTML of the site's own pages."""
    return [path for path in sorted(site.rglob("*.html")) if path.parent != site / DOWNLOAD]


@dataclass(frozen=True)
class Step:
    """One step: ``make(root, site)`` writes into the site and returns the files it made."""

    name: str
    purpose: str
    make: Callable[[Path, Path], Iterable[Path]]


def run_steps(steps: Iterable[Step], root: Path, site: Path) -> None:
    """Run the steps in order and print what each made, its size and the time it took."""
    pin_time(root)
    for step in steps:
        started = time.perf_counter()
        made = [path for path in step.make(root, site) if path.is_file()]
        size = sum(path.stat().st_size for path in made)
        seconds = time.perf_counter() - started
        print(f"{step.name:<9} {len(made):>4} files {size / 1000:>9,.1f} kB  {seconds:>5.1f} s  {step.purpose}", flush=True)


def try_steps(steps: Iterable[Step], root: Path, site: Path) -> int:
    """Run each of the steps, whatever became of those before it, and print which hold; returns how many do not."""
    pin_time(root)
    broken = 0
    for step in steps:
        try:
            made = len(list(step.make(root, site)))
            print(f"holds   {step.name:<9} {made} files", flush=True)
        except (BuildError, OSError, ValueError, LookupError) as error:
            broken += 1
            print(f"breaks  {step.name:<9} {type(error).__name__}: {error}", flush=True)
    return broken


def pin_time(root: Path) -> None:
    """Set SOURCE_DATE_EPOCH, which everything that writes a date obeys, to the commit's own time where nobody has.

    So the same commit gives the same bytes on any day. Without git it is 1980-01-01, the first day a zip can hold.
    """
    if "SOURCE_DATE_EPOCH" not in os.environ:
        log = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, check=False)
        os.environ["SOURCE_DATE_EPOCH"] = log.stdout.strip() or "315532800"


def build_time() -> tuple[int, int, int, int, int, int]:
    """The pinned time in UTC, as a zip writes it."""
    moment = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.UTC)
    return max(moment.timetuple()[:6], (1980, 1, 1, 0, 0, 0))


def patched(text: str, changes: dict[str, str], where: Path | str, advice: str) -> str:
    """A text of others with what stands exactly once in it replaced; where it does not, they have changed, and the build stops."""
    for written, meant in changes.items():
        if text.count(written) != 1:
            raise BuildError(where, f"no single {written}", advice)
        text = text.replace(written, meant)
    return text


def patch(file: Path, changes: dict[str, str], advice: str) -> None:
    """Replace in a file of others what stands exactly once in it."""
    file.write_text(patched(file.read_text(encoding="utf-8"), changes, file, advice), encoding="utf-8")


def run_tool(command: Sequence[str | Path], what: Path | str, mend: str, **options: Any) -> bytes:
    """Run a tool of the build and return what it writes; where it fails, the build stops with the tool's own words."""
    done = subprocess.run(command, capture_output=True, check=False, **options)
    if done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
        raise BuildError(what, said[-2000:] or f"{command[0]} ended with {done.returncode}", mend)
    written: bytes = done.stdout
    return written


def lay(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their names into a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def content_name(path: Path, content: bytes) -> Path:
    """``path`` with a piece of its content's hash before the endings: ``tools.js`` becomes ``tools.1f0c9a2b.js``."""
    stem, dot, endings = path.name.partition(".")
    return path.with_name(f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{dot}{endings}")

"""The build's steps, one module each; ``build.py`` is their table of contents."""

import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path


class BuildError(Exception):
    """A broken promise: the file, what was found in it, and how to mend it."""

    def __init__(self, file: Path | str, found: str, mend: str):
        super().__init__(f"{file}\n  found: {found}\n  mend:  {mend}")


@dataclass(frozen=True)
class Step:
    """One step: ``make(root, site)`` writes into the site and returns the files it made."""

    name: str
    purpose: str
    make: Callable[[Path, Path], Iterable[Path]]


def run_steps(steps: Iterable[Step], root: Path, site: Path) -> None:
    """Run the steps in order and print what each made, its size and the time it took."""
    for step in steps:
        started = time.perf_counter()
        made = [path for path in step.make(root, site) if path.is_file()]
        size = sum(path.stat().st_size for path in made)
        seconds = time.perf_counter() - started
        print(f"{step.name:<9} {len(made):>4} files {size / 1000:>9,.1f} kB  {seconds:>5.1f} s  {step.purpose}", flush=True)


def content_name(path: Path, content: bytes) -> Path:
    """``path`` with a piece of its content's hash before the endings: ``tools.js`` becomes ``tools.1f0c9a2b.js``."""
    stem, dot, endings = path.name.partition(".")
    return path.with_name(f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{dot}{endings}")

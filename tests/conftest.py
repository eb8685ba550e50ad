"""What the tests need of who runs them."""

import fcntl
import json
import os
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
_CHANGED = ("dataclasses.py", "collections/__init__.py")  # of Python's library, in what computes


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str, Callable[[], Any]], Any]:
    """``made_once(name, make)``: what ``make`` gives (plain JSON), made by one of the run's processes for all of them."""
    base = tmp_path_factory.getbasetemp()
    folder = base if worker_id == "master" else base.parent

    def made(name: str, make: Callable[[], Any]) -> Any:
        kept = folder / f"{name}.json"
        with (folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                kept.write_text(json.dumps(make()), encoding="utf-8")
        return json.loads(kept.read_text(encoding="utf-8"))

    return made


@pytest.fixture(scope="session")
def shipped(made_once: Callable[[str, Callable[[], Any]], Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the browser gets, as source: the calculators, their libraries, and of Python's own what is changed for them."""

    def laid() -> str:
        from builder import lay
        from builder.sources import sources  # all calculators: not for who runs none of these tests

        with pytest.MonkeyPatch.context() as patch:
            patch.delenv("WHOLE", raising=False)
            stdlib, package, libraries = sources(ROOT, ROOT / "node_modules" / "pyodide")
        folder = tmp_path_factory.mktemp("shipped")
        files = package | {name: stdlib[name] for name in _CHANGED}
        for each in (files, *libraries.values()):
            lay(folder, each)
        return str(folder)

    return Path(made_once("shipped", laid))


# What is made for them alone takes a quarter of a minute and more.
LONGEST = ("test_contributing", "test_reproducible", "test_sweep", "test_search_sentences")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long is done first, so that at the end no process waits for another's last test.

    Each process gets as many tests of the list as the others, one part after the other, and takes from an other's end when it has
    done its own: so each part begins with files that take long, in one piece, because what a file's tests share is made once for them.
    """
    files: dict[Any, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    count = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    parts: list[list[pytest.Item]] = [[] for _ in range(count)]
    for path in [path for path in files if path.stem in LONGEST] + [path for path in files if "browser" in path.parts]:
        min(parts, key=len).extend(files.pop(path, ()))
    others = iter([item for each in files.values() for item in each])
    left = len(items)
    items.clear()
    for number, part in enumerate(parts):
        items += part + list(islice(others, max(0, left // (count - number) - len(part))))
        left = left - left // (count - number)
    items += others


def pytest_itemcollected(item: pytest.Item) -> None:
    """``make mutants``: mutmut 3.8 reads a test's id under the name that it had before pytest 9.2."""
    item._nodeid = item.nodeid

"""What the tests need of who runs them."""

import fcntl
import json
from collections.abc import Callable
from typing import Any

import pytest


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


def pytest_itemcollected(item: pytest.Item) -> None:
    """``make mutants``: mutmut 3.8 reads a test's id under the name that it had before pytest 9.2."""
    item._nodeid = item.nodeid

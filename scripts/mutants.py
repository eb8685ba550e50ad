"""``make mutants``: one thing of the calculators is changed at a time, in a sample drawn at random, and a test should fail.

mutmut makes the mutants and finds which tests go through which function. Each drawn mutant is then asked in a fork of one process
that has collected the tests once; what a module does while it is imported is not asked. A mutant that nobody noticed is printed, to be
looked at with ``python -m mutmut show``. ``SAMPLE=400 SEED=1``; half an hour on two cores.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

ROOT = Path(__file__).parents[1]
MADE = ROOT / "mutants"
SAMPLE, SEED = int(os.environ.get("SAMPLE", "400")), os.environ.get("SEED", "1")
PATIENCE = 240  # seconds; who takes longer is noticed
LEAST = 0.87
ONE = "calculators.sums.money.*__mutmut_1"  # asked by mutmut itself, so that it makes them all
# Kept readings are asked first: they are quick, and what they hold goes through nearly everything.
FIRST = ("tests/test_read.py", "_read_whole_as_was_approved")


class Asked:
    """The tests, collected once, and each mutant in a fork."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.found: Counter[str] = Counter()
        self.running: dict[int, str] = {}
        stats = json.loads(Path("mutmut-stats.json").read_text(encoding="utf-8"))
        self.through, self.took = stats["tests_by_mangled_function_name"], stats["duration_by_test"]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of the tests: every mutant."""
        items = {item.nodeid: item for item in session.items}
        for name in self.names:
            if len(self.running) >= (os.cpu_count() or 1):
                self._ended()
            known = self.through.get(name.rpartition("__mutmut_")[0], ())
            tests = [key for key in items if any(words in key for words in FIRST)]
            tests += sorted((key for key in known if key in items), key=lambda key: float(self.took.get(key, 0)))
            self.running[self._fork(name, [items[key] for key in tests])] = name
        while self.running:
            self._ended()
        return True

    def _fork(self, name: str, tests: list[pytest.Item]) -> int:
        child = os.fork()
        if child:
            return child
        os.environ["MUTANT_UNDER_TEST"] = name
        signal.alarm(PATIENCE)
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        following = [*tests[1:], None]
        for test, after in zip(tests, following, strict=True):
            if any(report.failed for report in runtestprotocol(test, nextitem=after, log=False)):
                os._exit(1)
        os._exit(0)

    def _ended(self) -> None:
        child, status = os.wait()
        name = self.running.pop(child)
        self.found["noticed" if status else "not noticed"] += 1
        if not status:
            print(f"  not noticed: {name}", flush=True)


def drawn() -> list[str]:
    """The names of the mutants that are asked, the same for the same seed."""
    files = sorted(MADE.rglob("*.meta"))
    every = [name for file in files for name in json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"]]
    return random.Random(SEED).sample(every, min(SAMPLE, len(every)))  # noqa: S311  no secret


def settings() -> Any:
    """mutmut's part of pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]


def main() -> int:
    """0 where as many are noticed as is promised."""
    subprocess.run([sys.executable, "-m", "mutmut", "run", ONE], cwd=ROOT, check=True)
    names = drawn()
    os.chdir(MADE)
    sys.path.insert(0, str(MADE))  # the mutants, not what they were made from
    os.environ["MUTANT_UNDER_TEST"] = ""
    asked = Asked(names)
    pytest.main(
        ["-q", "-p", "no:cacheprovider", "--no-header", "--rootdir=.", *settings()["pytest_add_cli_args_test_selection"]],
        plugins=[asked],
    )
    share = asked.found["noticed"] / asked.found.total()
    print(f"{asked.found['noticed']} of {asked.found.total()} mutants drawn are noticed: {share:.1%} (promised {LEAST:.0%})")
    return share < LEAST


if __name__ == "__main__":
    sys.exit(main())

"""The house keeps its measure: few floors, and no file that nobody can take in at once."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ROOMS = ("calculators", "macros", "builder", "bench", "web", "tests")
# Data: a table that was computed.
DATA = {"calculators/tools/message/likeness_table.py"}
MOST_LINES = 300
MOST_FLOORS = 12


def written(*endings):
    """The files that people write, by their path."""
    found = (path.relative_to(ROOT).as_posix() for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix in endings)
    return sorted(path for path in found if "node_modules" not in path)


def test_no_file_is_longer_than_one_can_take_in():
    assert [] == [
        path
        for path in written(".py", ".js", ".mjs", ".css", ".j2")
        if path not in DATA and len((ROOT / path).read_text(encoding="utf-8").splitlines()) > MOST_LINES
    ]


def test_the_house_has_no_more_floors_than_it_may():
    """import-linter holds every import to the floors that are stated; CONTRIBUTING draws the same."""
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    calculators, repository = (each["layers"] for each in stated if each["type"] == "layers")
    drawn = [
        line
        for line in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and "`" in line
    ]

    assert len(calculators) + len(repository) - 1 <= MOST_FLOORS
    floors = [line.split("|")[1].strip() for line in drawn]
    assert [str(floor) for floor in range(len(calculators), 0, -1)] == [floor for floor in floors if floor.isdigit()]


@pytest.mark.parametrize("room", ["bench", "builder", "macros", "calculators"])
def test_nothing_that_is_shipped_or_measured_imports_the_tests(room):
    assert [] == [
        path
        for path in written(".py")
        if path.startswith(f"{room}/")
        and any(
            line.startswith(("from tests", "import tests")) for line in (ROOT / path).read_text(encoding="utf-8").splitlines()
        )
    ]


def test_a_commit_passes_the_gates_that_make_lint_holds():
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    target = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\nlint: setup\n")[2].partition("\n\n")[0]
    made = [line.strip().replace("$(RUN)", ".venv/bin/python").replace("$(VENV)", ".venv") for line in target.splitlines()]

    assert made == [hook["entry"] for hook in hooks]
    for hook in hooks:
        files = re.compile(hook["files"])
        looked_at = [path for path in written(".py", ".js", ".css") if files.search(path)]
        assert {Path(path).suffix for path in looked_at} == ({".js", ".css"} if hook["id"] == "scripts" else {".py"})

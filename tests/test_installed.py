"""Installed with pip, the package works outside the checkout, and says its types."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = """
from calculators import CALCULATORS, run
print(run("offer", {"balance": 50000, "capacity": 2000, "instalments": 30, "instalment_amount": 2000})["extra_cost"])
print(sorted(name for name, each in CALCULATORS.items() if run(name, each.module.EXAMPLE)) == sorted(CALCULATORS))
"""
TYPED = 'from calculators import run\n\nanswer: int = run("offer", {})\n'


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    flags = ("--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--target", folder / "packages")
    subprocess.run([sys.executable, "-m", "pip", "install", *flags, ROOT], cwd=folder, check=True, capture_output=True)
    return folder


def python(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "packages"), "MYPYPATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_calculator_runs_with_its_rules(installed):
    assert "10000.00\nTrue\n" == python(installed, "-c", PROGRAM).stdout


def test_a_checker_of_types_knows_what_run_gives(installed):
    (installed / "program.py").write_text(TYPED, encoding="utf-8")

    said = python(installed, "-m", "mypy", "--strict", "--no-incremental", "program.py").stdout

    assert 'expression has type "dict[str, Any]"' in said

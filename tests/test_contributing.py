"""CONTRIBUTING.md is enough: a rule, a calculator, a letter and a page are added to a copy by what is written there alone."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MADE = {
    ".venv",
    "node_modules",
    "site",
    "dist",
    ".git",
    "__pycache__",
    ".pytest_cache",
    ".hypothesis",
    ".mypy_cache",
    ".ruff_cache",
}
BLOCK = re.compile(r'^```(\w+) title="([^"]+)"\n(.*?)\n```$', re.MULTILINE | re.DOTALL)
# What holds the registry, the rules, the letters and the pages together.
TESTS = (
    "golden",
    "read",
    "guide",
    "rule_files",
    "dossier_samples",
    "sections",
)

# The build, but what is packed for the wire, which no test here opens, is packed quickly; so it is larger than a reader's may be.
BUILD = """
import sys
from builder import pack_promises, packing, promises
packing._FILTER["preset"] = 1
pack_promises.INSTALL_BUDGET, pack_promises.SINGLE_BUDGET, promises.TOOL_BUDGET = 3 * (10_000_000,)
from build import main
sys.exit(main())
"""


def written() -> list[tuple[str, str, str]]:
    """(kind, file, text) of every block of CONTRIBUTING.md that names a file."""
    return BLOCK.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))


def apply(kind: str, path: Path, text: str) -> None:
    """Write the file, or change it as a diff says."""
    if kind != "diff":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
        return
    lines = text.splitlines()
    old = "\n".join(line[1:] for line in lines if line.startswith("-"))
    new = "\n".join(line[1:] for line in lines if line.startswith("+"))
    before = path.read_text(encoding="utf-8")
    assert 1 == before.count(old), f"{path.name}: {old}"
    path.write_text(before.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory, made_once) -> Path:
    def make() -> str:
        made = tmp_path_factory.mktemp("copy") / "handbook"
        shutil.copytree(ROOT, made, ignore=shutil.ignore_patterns(*MADE))
        for name in (".venv", "node_modules"):
            (made / name).symlink_to((ROOT / name).resolve())
        for kind, file, text in written():
            apply(kind, made / file, text)
        for golden in ("tests.golden.read", "tests.golden.dossier"):
            python(made, "-m", golden)
        python(made, "-c", BUILD)
        return str(made)

    return Path(made_once("contributing", make))


def python(folder: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_the_new_calculator_has_its_three_doors(copy):
    assert "daily\t" in python(copy, "-m", "calculators")
    assert '<form data-calculator="daily"' in (copy / "site" / "tools" / "daily" / "index.html").read_text(encoding="utf-8")
    assert "100.00" in python(copy, "-c", "from calculators import run; print(run('daily', {'amount': 3000}))")


def test_the_new_rule_stands_on_its_topics_page(copy):
    assert 'id="example-month"' in (copy / "site" / "law" / "living" / "index.html").read_text(encoding="utf-8")


def test_the_new_letter_is_offered_with_its_finished_sample(copy):
    page = (copy / "site" / "tools" / "dossier" / "index.html").read_text(encoding="utf-8")

    assert "收信便条" in page
    assert "说一声信收到了。" in page
    assert "会在看过之后书面答复" in page


def test_what_holds_the_house_together_holds_with_them_too(copy):
    python(copy, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *(f"tests/test_{name}.py" for name in TESTS))

"""The methods of dataclasses, written while the site is built: the same as those that ``dataclasses`` writes, and none is compiled anew."""

import json
import subprocess
import sys
import zipfile
from collections import namedtuple
from pathlib import Path

import pytest

from builder import BuildError, lay
from builder.dataclass_methods import with_methods
from builder.lighter import lighter_library
from builder.trace_messages import trace_messages

ROOT = Path(__file__).resolve().parents[1]
_BANK = b"""
from dataclasses import dataclass, field, fields, replace
from bank.parts import Part

@dataclass(frozen=True, kw_only=True)
class Debt(Part):
    balance: int
    notes: list = field(default_factory=list, compare=False)
    rate: int = field(default=3, metadata={"unit": "%"})

    def __post_init__(self):
        assert self.balance >= 0

@dataclass(order=True)
class Day:
    number: int = 1

made = [Debt(name="a", balance=1), Debt(name="a", balance=1, rate=3), Debt(name="b", balance=1)]
said = [
    repr(made), made[0] == made[1], made[0] == made[2], hash(made[0]) == hash(made[1]), made[0].notes is made[1].notes,
    [(each.name, each.default is None, each.kw_only, dict(each.metadata)) for each in fields(Debt)],
    repr(replace(made[0], balance=5)), Day(1) < Day(2), Debt.__match_args__, Debt.__init__.__qualname__, sorted(vars(Debt)),
]
for wrong in (lambda: Debt(1, 2), lambda: Debt(name="a"), lambda: Debt(name="a", balance=-1), lambda: setattr(made[0], "rate", 1)):
    try:
        wrong()
    except Exception as error:
        said.append(repr(error))
"""
_PACKAGE = {
    "bank/__init__.py": b"",
    "bank/parts.py": b"from dataclasses import dataclass\n@dataclass(frozen=True)\nclass Part:\n    name: str\n",
    "bank/debt.py": _BANK,
}
# Says what a module said, and which texts Python compiled for that; a module's own file is none.
_RUN = """
import sys
compiled = []
sys.addaudithook(lambda event, of: event == "compile" and not str(of[1]).endswith(".py") and compiled.append(str(of[0])[:80]))
import json
"""


@pytest.fixture(scope="module")
def stdlib() -> dict[str, bytes]:
    with zipfile.ZipFile(ROOT / "node_modules" / "pyodide" / "python_stdlib.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def library(stdlib) -> dict[str, bytes]:
    return lighter_library(stdlib)


def changed_of(library: dict[str, bytes]) -> dict[str, bytes]:
    return {name: library[name] for name in ("dataclasses.py", "collections/__init__.py")}


def run(folder: Path, script: str, given: object = None) -> list:
    done = subprocess.run(
        [sys.executable, "-c", _RUN + script], input=json.dumps(given), text=True, capture_output=True, check=False, cwd=folder,
        env={"PYTHONPATH": str(folder)},
    )  # fmt: skip
    assert not done.returncode, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def laid(folder: Path, files: dict[str, bytes]) -> Path:
    lay(folder, files)
    return folder


_SAY = "from bank.debt import said\nprint(json.dumps([said, compiled], default=str))"


def test_classes_do_what_they_do_with_methods_written_at_their_start(library, tmp_path):
    with_them = _PACKAGE | with_methods(_PACKAGE, library["dataclasses.py"])
    said, compiled = run(laid(tmp_path / "ahead", with_them | changed_of(library)), _SAY)
    as_ever, at_start = run(laid(tmp_path / "ever", _PACKAGE), _SAY)

    assert said == as_ever
    assert [] == compiled
    assert 3 == len([text for text in at_start if "def __create_fn__" in text])


def test_a_class_of_another_shape_than_was_written_ahead_has_its_own_methods(library, tmp_path):
    ahead = with_methods(_PACKAGE, library["dataclasses.py"])
    changed = ahead["bank/parts.py"].replace(b"name: str", b"name: str\n    more: int = 1")
    files = ahead | {"bank/parts.py": changed} | changed_of(library)

    said, compiled = run(
        laid(tmp_path, files), "from bank.parts import Part\nprint(json.dumps([repr(Part('a', more=2)), compiled]))"
    )

    assert "Part(name='a', more=2)" == said
    assert 1 == len(compiled)


def test_what_cannot_be_written_before_its_class_stops_the_build(library):
    inner = b"from dataclasses import dataclass\nclass Bank:\n    @dataclass\n    class Debt:\n        balance: int\n"
    with pytest.raises(BuildError, match=r"bank/debt\.py\s+found: a dataclass within another or in a function: Bank\.Debt"):
        with_methods(_PACKAGE | {"bank/debt.py": inner}, library["dataclasses.py"])
    twice = b"from dataclasses import dataclass\n" + b"".join(
        b"@dataclass\nclass Debt:\n    %s: int\n" % name for name in (b"a", b"b")
    )
    with pytest.raises(BuildError, match=r"two classes Debt"):
        with_methods(_PACKAGE | {"bank/debt.py": twice}, library["dataclasses.py"])


@pytest.mark.parametrize("count", [0, 1, 2, 24, 25, 40])
def test_a_named_tuple_is_made_as_python_makes_it(library, count):
    space: dict = {"__name__": "collections"}
    exec(library["collections/__init__.py"], space)
    names = [f"field{place}" for place in range(count)]
    ours, theirs = (make("Row", names, defaults=[9] * min(count, 2)) for make in (space["namedtuple"], namedtuple))  # noqa: PYI024 (this is what is tested)

    for attribute in ("co_code", "co_varnames", "co_argcount", "co_flags", "co_names", "co_consts", "co_stacksize", "co_name"):
        assert getattr(theirs.__new__.__code__, attribute) == getattr(ours.__new__.__code__, attribute)
    assert tuple(range(count)) == ours(*range(count)) == ours(**dict(zip(names, range(count), strict=True)))
    assert theirs._field_defaults == ours._field_defaults
    for row in (ours, theirs):
        with pytest.raises(TypeError, match=rf"Row\.__new__\(\) takes .* {count + 2} were given"):
            row(*range(count + 1))


def test_fields_with_names_that_are_not_ascii_are_kept(library):
    space: dict = {"__name__": "collections"}
    exec(library["collections/__init__.py"], space)

    ours, theirs = (make("Row", "余额 ﬁn") for make in (space["namedtuple"], namedtuple))  # noqa: PYI024 (as above)

    assert theirs(1, 2)._asdict() == ours(1, 2)._asdict()


def test_no_calculator_no_letter_and_no_file_to_take_along_has_python_compile_a_text(shipped):
    """Each text would be read and compiled on the reader's phone, and Python's compiler would have to come for it."""
    asked = trace_messages()
    script = (
        "from calculators.page.door import answer\n"
        "for message in json.load(sys.stdin):\n    answer(message)\n"
        "import jinja2, xlsxwriter\nprint(json.dumps([jinja2.__file__, xlsxwriter.__file__, *compiled]))"
    )

    jinja, xlsxwriter, *compiled = run(
        shipped, script, [each for phase in ("calculate", "letters", "exports", "reading") for each in asked[phase]]
    )

    assert Path(jinja).is_relative_to(shipped)
    assert Path(xlsxwriter).is_relative_to(shipped)
    assert [] == compiled


@pytest.mark.parametrize("name, once", [("dataclasses.py", b"exec(txt"), ("collections/__init__.py", b"eval(code")])
def test_a_library_that_writes_its_methods_otherwise_stops_the_build(stdlib, name, once):
    assert 1 == stdlib[name].count(once)

    with pytest.raises(BuildError, match=rf"{name}\s+found: no single"):
        lighter_library(stdlib | {name: stdlib[name].replace(once, b"run(text")})


def test_a_class_in_a_function_has_its_own_methods(library, tmp_path):
    """It is made when the function is called, of which the build knows nothing."""
    local = (
        b"def local():\n    @dataclass(order=True)\n    class Day:\n        number: int = field(compare=False)\n    return Day\n"
    )
    files = _PACKAGE | {"bank/debt.py": _BANK + local}
    ahead = files | with_methods(files, library["dataclasses.py"]) | changed_of(library)

    said, compiled = run(
        laid(tmp_path, ahead),
        "from bank.debt import local\nDay = local()\nprint(json.dumps([[Day(1) == Day(2), Day(1) <= Day(2)], compiled]))",
    )

    assert [True, True] == said
    assert 1 == len(compiled)

"""Compiled modules for the browser: they do what they did, and an error still names the function it was in."""

import ast
import marshal
import traceback
from pathlib import Path
from types import CodeType

import pytest

from builder.bytecode import HEADER, compile_modules, with_first_lines

ROOT = Path(__file__).resolve().parents[1]
_SOURCE = b'''"""A module."""
LIMIT = 3


def share(of, among):
    """A part of it."""
    try:
        parts = [of / among for _ in range(LIMIT)]
    except ZeroDivisionError as error:
        raise ValueError(among) from error
    return parts


class Lender:
    def ask(self):
        return (lambda: share(1, 0))()
'''


@pytest.fixture(autouse=True)
def not_whole(monkeypatch):
    monkeypatch.delenv("WHOLE", raising=False)


@pytest.fixture
def code(not_whole) -> CodeType:
    return marshal.loads(compile_modules({"bank/share.py": _SOURCE})["bank/share.pyc"][HEADER:])


def _all(code: CodeType) -> list[CodeType]:
    return [code, *(inner for each in code.co_consts if isinstance(each, CodeType) for inner in _all(each))]


def test_a_module_without_its_lines_computes_the_same(code):
    module = {}
    exec(code, module)

    assert [2.0] * 3 == module["share"](6, 3)
    assert all({each.co_firstlineno, None} >= {line for *_, line in each.co_lines()} for each in _all(code))


def test_an_error_names_module_function_and_the_line_where_the_function_begins(code):
    module = {}
    exec(code, module)

    with pytest.raises(ValueError, match="0") as met:
        module["Lender"]().ask()
    said = "".join(traceback.format_exception(met.value))

    assert 'File "bank/share.py", line 5, in share' in said
    assert 'File "bank/share.py", line 15, in ask' in said
    assert "ZeroDivisionError" in said


def test_each_instruction_of_each_of_our_modules_has_a_line():
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / "calculators").rglob("*.py")}

    for content in compile_modules(files).values():
        for code in _all(marshal.loads(content[HEADER:])):
            assert len(code.co_code) // 2 == len(list(code.co_positions()))


def test_the_same_source_gives_the_same_bytes_whatever_ran_before():
    plain = compile_modules({"a.py": _SOURCE})["a.pyc"]
    ast.parse(_SOURCE)

    assert plain == compile_modules({"a.py": _SOURCE, "b.py": b"LIMIT = share = 3\n"})["a.pyc"]
    assert with_first_lines(plain) == plain

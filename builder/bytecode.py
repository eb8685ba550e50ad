"""Modules in code, as they lie in the packs: compiled by this Python, whose version is Pyodide's, and the same every time.

Without docstrings, and of the lines only the first of each function: by which instruction stands in which line an eighth of the packs
would be for tracebacks, which nobody on a phone reads. One still names module, function and the line where the function begins.
"""

import marshal
import os
import sys
import tempfile
from pathlib import Path
from types import CodeType

from builder import lay, run_tool
from builder.rest import whole

HEADER = 16  # bytes of a .pyc before its code
_MOST = 8  # instructions that one entry of a table of lines is for
_SAME_LINE = bytes([0])  # lines further than the entry before


def compile_modules(files: dict[str, bytes]) -> dict[str, bytes]:
    """The modules of ``files`` as ``.pyc``."""
    with tempfile.TemporaryDirectory() as folder:
        sources = sorted(each for each in files if each.endswith(".py"))
        lay(Path(folder), {name: files[name] for name in sources})
        listed = "\n".join(str(Path(folder, name)) for name in sources)
        run_tool(
            # Hashes, so that there is no time of day in them; without the folder in what they say of themselves.
            [
                sys.executable,
                "-m",
                "compileall",
                "-qb",
                "-o",
                "2",
                "--invalidation-mode",
                "checked-hash",
                "-s",
                folder,
                "-i",
                "-",
            ],
            "calculators",
            "mend the module that it names",
            input=listed.encode("utf-8"),
            env=os.environ | {"PYTHONNODEBUGRANGES": "1"},
        )
        made = {f"{name}c": Path(folder, f"{name}c").read_bytes() for name in sources}
    return made if whole() else {name: with_first_lines(content) for name, content in made.items()}


def with_first_lines(pyc: bytes) -> bytes:
    """A ``.pyc`` whose functions know only the line where they begin."""
    code = marshal.dumps(in_first_lines(marshal.loads(pyc[HEADER:])))  # noqa: S302  we have just compiled it
    # Once more, now that nothing else holds its parts: else each would be marked as one that is used again.
    return pyc[:HEADER] + marshal.dumps(marshal.loads(code))  # noqa: S302


def in_first_lines(code: CodeType) -> CodeType:
    """Code that knows only the line where it begins, and so of each function within."""
    inner = tuple(in_first_lines(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_consts=inner, co_linetable=_table(len(code.co_code) // 2))


def _table(instructions: int) -> bytes:
    """All in the first line, as ``Objects/locations.md`` of CPython writes it: entries of the kind without columns."""
    whole_entries, left = divmod(instructions, _MOST)
    return _entry(_MOST) * whole_entries + (_entry(left) if left else b"")


def _entry(instructions: int) -> bytes:
    return bytes([0x80 | 13 << 3 | instructions - 1]) + _SAME_LINE

"""The runtime without the exports that only other compiled modules would use: there are none here.

Pyodide exports nearly all of CPython for extension modules to link against. The
handbook loads no such module, so an export that nothing names is only weight, and time when the runtime starts: the
glue puts every exported function into the table of functions. What only such exports led to goes with them.
"""

import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from builder import NODE_ONCE, run_tool

_IMPORTS = 2
_EXPORTS = 7
_HEADER = 8
_NAME = re.compile(r"[A-Za-z_$][\w$]*")


def names_in(glue: str) -> set[str]:
    """Every name that stands in ``glue``."""
    return set(_NAME.findall(glue))


def without_unused_exports(wasm: bytes, named: set[str]) -> bytes:
    """``wasm`` with only the exports that are used.

    Kept are those that it imports itself through the global offset table (GOT), and those whose name, or the name with
    ``_`` before it, is among ``named``.
    """
    parts = dict(sections(wasm))
    named = named | set(_offset_table(parts.get(_IMPORTS, b"\0")))
    return with_sections(wasm, {_EXPORTS: _kept_exports(parts[_EXPORTS], named)})


# What Pyodide's runtime is compiled to; binaryen refuses a module that uses more than it was told of.
_FEATURES = (
    "reference-types", "bulk-memory", "exception-handling", "mutable-globals", "sign-ext", "nontrapping-float-to-int", "multivalue",
)  # fmt: skip


def without_unreachable(root: Path, wasm: bytes) -> bytes:
    """``wasm`` without the functions that no export, table or other function leads to."""
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, "given.wasm"), Path(folder, "made.wasm")
        given.write_bytes(wasm)
        features = [f"--enable-{feature}" for feature in _FEATURES]
        binaryen = root / "node_modules" / ".bin" / "wasm-opt"
        command: list[str | Path] = [*NODE_ONCE, binaryen, *features, "--remove-unused-module-elements", given, "-o", made]
        run_tool(command, "node_modules/pyodide", "see _FEATURES in builder/wasm.py")
        return made.read_bytes()


def sections(wasm: bytes) -> Iterator[tuple[int, bytes]]:
    """Each section: its kind, and its content."""
    at = _HEADER
    while at < len(wasm):
        kind = wasm[at]
        size, start = read_unsigned(wasm, at + 1)
        yield kind, wasm[start : start + size]
        at = start + size


def with_sections(wasm: bytes, changed: dict[int, bytes]) -> bytes:
    """``wasm`` with other contents of some sections, by their kind."""
    made = bytearray(wasm[:_HEADER])
    for kind, content in sections(wasm):
        kept = changed.get(kind, content)
        made.append(kind)
        made += unsigned(len(kept)) + kept
    return bytes(made)


def read_bodies(code: bytes) -> Iterator[bytes]:
    """The body of each function, of the section that holds them."""
    count, at = read_unsigned(code, 0)
    for _ in range(count):
        size, at = read_unsigned(code, at)
        yield code[at : at + size]
        at += size


def code_of(bodies: Sequence[bytes]) -> bytes:
    """The section that holds these bodies."""
    return unsigned(len(bodies)) + b"".join(unsigned(len(body)) + body for body in bodies)


def imports(wasm: bytes) -> set[str]:
    """The names that the module imports, of whatever kind."""
    return {name for kind, content in sections(wasm) if kind == _IMPORTS for _, name in _imported(content)}


def _imported(content: bytes) -> Iterator[tuple[str, str]]:
    """Of each import the module that it is asked of, and its name."""
    count, at = read_unsigned(content, 0)
    for _ in range(count):
        module, at = read_name(content, at)
        name, at = read_name(content, at)
        yield module, name
        at = past_import(content, at)


def _offset_table(content: bytes) -> Iterator[str]:
    """The names that the module's imports ask of ``GOT.func`` and ``GOT.mem``."""
    return (name for module, name in _imported(content) if module.startswith("GOT."))


def past_import(content: bytes, at: int) -> int:
    """Where the description of an import ends: a function's type, a table, a memory, a global or a tag."""
    kind, at = content[at], at + 1
    if kind == 0:
        return read_unsigned(content, at)[1]
    if kind == 3:
        return at + 2
    if kind == 4:
        return read_unsigned(content, at + 1)[1]
    at += kind == 1  # a table says first what it holds
    limited, at = content[at] & 1, read_unsigned(content, at + 1)[1]
    return read_unsigned(content, at)[1] if limited else at


def read_name(content: bytes, at: int) -> tuple[str, int]:
    """A name, and where it ends."""
    length, at = read_unsigned(content, at)
    return content[at : at + length].decode("utf-8"), at + length


def _kept_exports(content: bytes, named: set[str]) -> bytes:
    count, at = read_unsigned(content, 0)
    kept = []
    for _ in range(count):
        start = at
        name, at = read_name(content, at)
        _, at = read_unsigned(content, at + 1)  # past the kind, to the end of the index
        if name in named or f"_{name}" in named:
            kept.append(content[start:at])
    return unsigned(len(kept)) + b"".join(kept)


def read_unsigned(content: bytes, at: int) -> tuple[int, int]:
    """A number in LEB128, and where it ends."""
    number = shift = 0
    while True:
        byte = content[at]
        at += 1
        number |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return number, at


def unsigned(number: int) -> bytes:
    """A number in LEB128."""
    made = bytearray()
    while True:
        number, low = number >> 7, number & 0x7F
        made.append(low | 0x80 if number else low)
        if not number:
            return bytes(made)

"""Pointers in the runtime's data, written once here instead of at every start.

The runtime is compiled to be placed anywhere in memory, so it brings a function that, at each start, adds where it was placed
to some 28,000 pointers. Pyodide always places it at the same address, which its glue says. Then every pointer is known
here: it is written into the data, and the function keeps only what names another module's symbol. The answers are the same;
half a megabyte of code is not sent.
"""

import re
from collections.abc import Iterator

from builder import BuildError
from builder.wasm import code_of, past_import, read_bodies, read_name, read_unsigned, sections, with_sections

_WHERE = "node_modules/pyodide"
_ADVICE = "Pyodide has changed: see builder/relocations.py, or build without with_pointers_written"
_IMPORTS, _EXPORTS, _CODE, _DATA = 2, 7, 10, 11
_FUNCTION = "__wasm_apply_data_relocs"
_GLOBAL_GET, _CONSTANT, _ADD, _SUBTRACT, _STORE, _END = 0x23, 0x41, 0x6A, 0x6B, b"\x36\x02\x00", 0x0B
_BASE = r'_{name}=new WebAssembly\.Global\(\{{value:"i32",mutable:false\}},(\d+)\)'


def with_pointers_written(wasm: bytes, glue: str) -> bytes:
    """``wasm`` with the pointers in its data as ``glue`` will place it. Stops the build where either is not as expected."""
    parts = dict(sections(wasm))
    functions, bases = _imported(parts[_IMPORTS])
    base = {place: _base(glue, name) for place, name in bases.items()}
    place = _exported(parts[_EXPORTS]) - functions
    bodies = list(read_bodies(parts[_CODE]))
    start, segment = _segment(parts[_DATA], bases)
    data, left = bytearray(segment), bytearray(b"\x00")
    for target, symbol, offset, written in _stores(bodies[place]):
        if symbol not in base:
            left += written
            continue
        if not 0 <= target <= len(data) - 4:
            raise BuildError(_WHERE, f"a pointer at {target} lies outside the data", _ADVICE)
        data[target : target + 4] = (base[symbol] + offset & 0xFFFFFFFF).to_bytes(4, "little")
    bodies[place] = bytes(left) + bytes([_END])
    return with_sections(wasm, {_CODE: code_of(bodies), _DATA: parts[_DATA][:start] + bytes(data)})


def _base(glue: str, name: str) -> int:
    found = re.findall(_BASE.format(name=name), glue)
    if len(found) != 1:
        raise BuildError(_WHERE, f"{name} is said {len(found)} times in the glue", _ADVICE)
    return int(found[0])


def _imported(content: bytes) -> tuple[int, dict[int, str]]:
    """How many functions are imported, and the places of the two globals that say where the module lies."""
    count, at = read_unsigned(content, 0)
    functions, globals_, bases = 0, 0, {}
    for _ in range(count):
        _, at = read_name(content, at)
        name, at = read_name(content, at)
        functions += content[at] == 0
        if content[at] == 3:
            if name in ("__memory_base", "__table_base"):
                bases[globals_] = name
            globals_ += 1
        at = past_import(content, at)
    return functions, bases


def _exported(content: bytes) -> int:
    count, at = read_unsigned(content, 0)
    for _ in range(count):
        name, at = read_name(content, at)
        index, at = read_unsigned(content, at + 1)
        if name == _FUNCTION:
            return index
    raise BuildError(_WHERE, f"no {_FUNCTION}", _ADVICE)


def _segment(content: bytes, bases: dict[int, str]) -> tuple[int, bytes]:
    """The one segment of the data, which begins where the module is placed: where it starts in the section, and its bytes."""
    count, at = read_unsigned(content, 0)
    if count != 1 or content[at] != 0 or content[at + 1] != _GLOBAL_GET or bases.get(content[at + 2]) != "__memory_base":
        raise BuildError(_WHERE, "the data is not one segment at __memory_base", _ADVICE)
    size, start = read_unsigned(content, at + 4)
    if start + size != len(content):
        raise BuildError(_WHERE, "the data ends early", _ADVICE)
    return start, content[start:]


def _stores(body: bytes) -> Iterator[tuple[int, int, int, bytes]]:
    """Each store: at which byte of the data, which global's value, what is added to it, and the instructions themselves."""
    at = 1  # no locals
    while body[at] != _END or at + 1 < len(body):
        first = at
        _, target, at = _sum(body, at)
        symbol, offset, at = _sum(body, at)
        if body[at : at + 3] != _STORE:
            raise BuildError(_WHERE, f"{_FUNCTION} does more than store pointers", _ADVICE)
        at += 3
        yield target, symbol, offset, body[first:at]


def _sum(body: bytes, at: int) -> tuple[int, int, int]:
    """``global.get n``, or that and a constant added or subtracted: the global's place, the constant, and where it ends."""
    if body[at] != _GLOBAL_GET:
        raise BuildError(_WHERE, f"{_FUNCTION} does more than store pointers", _ADVICE)
    symbol, at = read_unsigned(body, at + 1)
    if body[at] != _CONSTANT:
        return symbol, 0, at
    offset, at = _signed(body, at + 1)
    if body[at] not in (_ADD, _SUBTRACT):
        raise BuildError(_WHERE, f"{_FUNCTION} does more than add", _ADVICE)
    return symbol, offset if body[at] == _ADD else -offset, at + 1


def _signed(content: bytes, at: int) -> tuple[int, int]:
    """A signed number in LEB128, and where it ends."""
    number, end = read_unsigned(content, at)
    bits = 7 * (end - at)
    return number - (1 << bits) if content[end - 1] & 0x40 else number, end

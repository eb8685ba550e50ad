"""The runtime without the bodies of functions that nobody was seen to call, and what is left out, to be put back where one is wanted.

Of Python's compiled functions a quarter runs when the calculators do. The body of each other one becomes a mark and a stop: it
says in the exported global ``missing`` that it was called, and traps. The worker looks there after every message, and the
page then starts again with the whole runtime and asks again (``web/python/engine.js``): a first result never waits for what it
does not need, and no answer differs. That is safe because code that is missing says so. Data is another matter: see
``builder/tables.py``.

Indices, types, table and addresses stay as they are; only bodies change.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from builder import BuildError
from builder.wasm import code_of, past_import, read_bodies, read_name, read_unsigned, sections, unsigned, with_sections

_WHERE = "node_modules/pyodide"
_ADVICE = "Pyodide has changed: see builder/cold.py, or build with WHOLE=1"
_IMPORTS, _GLOBALS, _EXPORTS, _CODE = 2, 6, 7, 10
_GLOBAL = 3
_I32_VARIABLE = b"\x7f\x01\x41\x00\x0b"  # type, mutable, its value at first: i32.const 0, end
_CONSTANT, _GET, _SET, _OR, _UNREACHABLE, _END = b"\x41", b"\x23", b"\x24", b"\x72", b"\x00", b"\x0b"
MISSING = "missing"
_BITS = 24  # functions a global of the profile stands for


@dataclass(frozen=True)
class Lean:
    """A runtime without its cold bodies, and these."""

    runtime: bytes
    rest: bytes


def without_cold(wasm: bytes, hot: Collection[int]) -> Lean:
    """``wasm`` with only the bodies of the functions ``hot``, counted among those that it defines."""
    count = sum(1 for _ in functions(wasm))
    if not count / 10 < len(hot) < count / 2:
        raise BuildError(_WHERE, f"{len(hot)} of {count} functions are called", "see builder/profile.mjs")
    marked, _ = with_globals(wasm, [MISSING])
    lean = cut(marked, hot)
    if restored(lean) != marked:
        raise BuildError(_WHERE, "put together again it is another runtime", _ADVICE)
    return lean


def cut(marked: bytes, hot: Collection[int]) -> Lean:
    """A runtime whose last variable is ``missing``, and the bodies left out of it."""
    parts = dict(sections(marked))
    missing = _imported_globals(parts[_IMPORTS]) + read_unsigned(parts[_GLOBALS], 0)[0] - 1
    bodies = list(read_bodies(parts[_CODE]))
    stop = b"\x00" + _CONSTANT + b"\x01" + _SET + unsigned(missing) + _UNREACHABLE + _END
    cold = {index for index, body in enumerate(bodies) if index not in hot and len(body) > len(stop)}
    rest = b"".join(_number(index) + _number(len(bodies[index])) + bodies[index] for index in sorted(cold))
    left = [stop if index in cold else body for index, body in enumerate(bodies)]
    return Lean(with_sections(marked, {_CODE: code_of(left)}), rest)


def restored(lean: Lean) -> bytes:
    """The whole runtime again, as ``web/python/whole.js`` makes it."""
    bodies = list(read_bodies(dict(sections(lean.runtime))[_CODE]))
    at = 0
    while at < len(lean.rest):
        index, size = (int.from_bytes(lean.rest[at + 4 * place : at + 4 * place + 4], "little") for place in (0, 1))
        bodies[index] = lean.rest[at + 8 : at + 8 + size]
        at += 8 + size
    return with_sections(lean.runtime, {_CODE: code_of(bodies)})


def with_profile(wasm: bytes) -> bytes:
    """``wasm`` in which each function says in a bit of an exported global, ``hot0`` and on, that it was called."""
    bodies = list(read_bodies(dict(sections(wasm))[_CODE]))
    made, places = with_globals(wasm, [f"hot{index}" for index in range(-(-len(bodies) // _BITS))])
    noted = []
    for index, body in enumerate(bodies):
        place, start = unsigned(places[index // _BITS]), _past_locals(body)
        note = _GET + place + _CONSTANT + _signed(1 << index % _BITS) + _OR + _SET + place
        noted.append(body[:start] + note + body[start:])
    return with_sections(made, {_CODE: code_of(noted)})


def hot_functions(values: Iterable[int]) -> set[int]:
    """The functions that said they were called, by the values of the globals in their order."""
    return {_BITS * place + bit for place, value in enumerate(values) for bit in range(_BITS) if value >> bit & 1}


def with_globals(wasm: bytes, names: list[str]) -> tuple[bytes, list[int]]:
    """``wasm`` with a variable more for each name, exported under it; and their places."""
    parts = dict(sections(wasm))
    count, start = read_unsigned(parts[_GLOBALS], 0)
    exported, after = read_unsigned(parts[_EXPORTS], 0)
    first = _imported_globals(parts[_IMPORTS]) + count
    places = list(range(first, first + len(names)))
    variables = unsigned(count + len(names)) + parts[_GLOBALS][start:] + _I32_VARIABLE * len(names)
    exports = [_named(name) + bytes([_GLOBAL]) + unsigned(place) for name, place in zip(names, places, strict=True)]
    listed = unsigned(exported + len(names)) + parts[_EXPORTS][after:] + b"".join(exports)
    return with_sections(wasm, {_GLOBALS: variables, _EXPORTS: listed}), places


def _imported_globals(content: bytes) -> int:
    count, at = read_unsigned(content, 0)
    found = 0
    for _ in range(count):
        _, at = read_name(content, at)
        _, at = read_name(content, at)
        found += content[at] == _GLOBAL
        at = past_import(content, at)
    return found


def _past_locals(body: bytes) -> int:
    """Where a body's instructions begin."""
    groups, at = read_unsigned(body, 0)
    for _ in range(groups):
        _, at = read_unsigned(body, at)
        at += 1
    return at


def _named(name: str) -> bytes:
    return unsigned(len(name)) + name.encode("ascii")


def _number(number: int) -> bytes:
    return number.to_bytes(4, "little")


def _signed(number: int) -> bytes:
    """A number that is not negative, in signed LEB128."""
    made = bytearray()
    while number > 0x3F:
        made.append(number & 0x7F | 0x80)
        number >>= 7
    made.append(number)
    return bytes(made)


def functions(wasm: bytes) -> Iterator[bytes]:
    """The bodies of the functions that a module defines."""
    return read_bodies(dict(sections(wasm))[_CODE])

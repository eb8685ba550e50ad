"""The runtime without the exports that only other compiled modules would use: there are none here.

Pyodide exports nearly all of CPython for extension modules to link against. The handbook loads no such module, so an
export that the glue never names is only weight, and time when the runtime starts.
"""

from collections.abc import Iterator

_EXPORTS = 7
_HEADER = 8


def without_unused_exports(wasm: bytes, named: set[str]) -> bytes:
    """``wasm`` with only those exports whose name, or the name with ``_`` before it, is among ``named``."""
    made = bytearray(wasm[:_HEADER])
    for kind, content in _sections(wasm):
        if kind == _EXPORTS:
            content = _kept_exports(content, named)
        made.append(kind)
        made += _unsigned(len(content)) + content
    return bytes(made)


def _sections(wasm: bytes) -> Iterator[tuple[int, bytes]]:
    at = _HEADER
    while at < len(wasm):
        kind = wasm[at]
        size, start = _read_unsigned(wasm, at + 1)
        yield kind, wasm[start : start + size]
        at = start + size


def _kept_exports(content: bytes, named: set[str]) -> bytes:
    count, at = _read_unsigned(content, 0)
    kept = []
    for _ in range(count):
        start = at
        length, at = _read_unsigned(content, at)
        name = content[at : at + length].decode("utf-8")
        _, at = _read_unsigned(content, at + length + 1)  # past the kind, to the end of the index
        if name in named or f"_{name}" in named:
            kept.append(content[start:at])
    return _unsigned(len(kept)) + b"".join(kept)


def _read_unsigned(content: bytes, at: int) -> tuple[int, int]:
    """A number in LEB128, and where it ends."""
    number = shift = 0
    while True:
        byte = content[at]
        at += 1
        number |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return number, at


def _unsigned(number: int) -> bytes:
    made = bytearray()
    while True:
        number, low = number >> 7, number & 0x7F
        made.append(low | 0x80 if number else low)
        if not number:
            return bytes(made)

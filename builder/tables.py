"""The runtime without tables that a first result does not read: East Asian encodings, and the names of characters.

Unlike code, data that is missing would say nothing: it would be read as zeros. So a table goes only where two things are certain.
What it is: its content is compared with what this Python knows, entry by entry, or it is a chain of rows that lie one behind the other
as their index says. And who reads it: functions of which none runs for a first result, so that whoever wants the table comes
first upon a function that says it is missing (``builder/cold.py``). A table that is read after all stays.
"""

import itertools
import struct
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from builder import BuildError
from builder.wasm import read_bodies, read_unsigned, sections, with_sections

_WHERE = "node_modules/pyodide"
_ADVICE = "Pyodide has changed: see builder/tables.py, or build with WHOLE=1"
_CODE, _DATA = 10, 11
_MEMORY_BASE = 1024  # where Pyodide places the data: what its pointers are counted from, see builder/relocations.py
_CONSTANT = 0x41


@dataclass(frozen=True)
class Table:
    """Bytes of the data, the functions that read them, and of how many bytes one number in it is."""

    start: int
    end: int
    readers: frozenset[int]
    width: int = 1


def without_tables(wasm: bytes, whole: bytes, hot: Collection[int]) -> tuple[bytes, bytes]:
    """``wasm`` with zeros in place of the tables that no function of ``hot`` reads, and these; ``whole`` has all functions yet."""
    content = dict(sections(wasm))[_DATA]
    first = _start(content)
    left = bytearray(content)
    cut = bytearray()
    for table in tables(whole):
        if table.readers.isdisjoint(hot):
            start, end = first + table.start, first + table.end
            # The first bytes of all numbers, then the second ones: alike beside alike they pack a third smaller.
            planes = b"".join(content[start + place : end : table.width] for place in range(table.width))
            cut += struct.pack("<III", start, end - start, table.width) + planes
            left[start:end] = bytes(end - start)
    lean = with_sections(wasm, {_DATA: bytes(left)})
    if with_tables(lean, bytes(cut)) != wasm:
        raise BuildError(_WHERE, "put together again its data is another", _ADVICE)
    return lean, bytes(cut)


def with_tables(wasm: bytes, cut: bytes) -> bytes:
    """The whole data again, as ``web/python/whole.js`` makes it."""
    content = bytearray(dict(sections(wasm))[_DATA])
    at = 0
    while at < len(cut):
        start, size, width = struct.unpack_from("<III", cut, at)
        at += struct.calcsize("<III")
        for first in range(start, start + width):
            places = range(first, start + size, width)
            content[first : start + size : width] = cut[at : at + len(places)]
            at += len(places)
    return with_sections(wasm, {_DATA: bytes(content)})


def tables(wasm: bytes) -> list[Table]:
    """The tables that are known. Stops the build where one of them is not there."""
    parts = dict(sections(wasm))
    data = parts[_DATA][_start(parts[_DATA]) :]
    named = _named(read_bodies(parts[_CODE]), len(data))
    return [*_names(data, named), *_codecs(data, named), *_of_the_c_library(data, named)]


def _start(content: bytes) -> int:
    """Where the bytes of the one segment of data begin in its section."""
    count, at = read_unsigned(content, 0)
    size, start = read_unsigned(content, content.index(b"\x0b", at) + 1)
    if count != 1 or start + size != len(content):
        raise BuildError(_WHERE, "the data is not one segment", _ADVICE)
    return start


def _named(bodies: Iterable[bytes], limit: int) -> dict[int, set[int]]:
    """By each number below the limit that is written in a function: these functions. Some numbers more, never fewer."""
    found: dict[int, set[int]] = {}
    for index, body in enumerate(bodies):
        at = body.find(_CONSTANT)
        while at >= 0:
            number = _signed(body[at + 1 : at + 6])
            if number is not None and 0 < number < limit:
                found.setdefault(number, set()).add(index)
            at = body.find(_CONSTANT, at + 1)
    return found


def _signed(content: bytes) -> int | None:
    number = 0
    for place, byte in enumerate(content):
        number |= (byte & 0x7F) << 7 * place
        if not byte & 0x80:
            return number - (1 << 7 * (place + 1)) if byte & 0x40 else number
    return None


# ---- the names of characters, as one graph of their letters, and the characters in the order of their names

_ALIASES = 0xF0000  # other names have numbers from here on


def _names(data: bytes, named: dict[int, set[int]]) -> Iterator[Table]:
    root = next((place for place in _roots(data) if _are_names(data, place)), None)
    try:
        names, end = _walked(data, root or 0, None)
    except (IndexError, UnicodeDecodeError):
        names, end = [], 0
    if root is None or not names:
        raise BuildError(_WHERE, "no names of characters", _ADVICE)
    numbers = [_character_named(name) for name in names]
    sample = next(place for place in range(len(numbers) - 8) if all(numbers[place : place + 8]))
    at = data.find(struct.pack("<8I", *numbers[sample : sample + 8])) - 4 * sample
    listed = struct.unpack_from(f"<{len(names)}I", data, at) if at > 0 else numbers[:1]
    if not all(here == number if number else here >= _ALIASES for here, number in zip(listed, numbers, strict=True)):
        raise BuildError(_WHERE, "the characters are not in the order of their names", _ADVICE)
    for start, stop in ((root, end), (at, at + 4 * len(names))):
        yield Table(start, stop, _readers(named, start, "the names of characters"))


def _readers(named: dict[int, set[int]], start: int, what: str) -> frozenset[int]:
    if start not in named:
        raise BuildError(_WHERE, f"no function reads {what}", _ADVICE)
    return frozenset(named[start])


def _roots(data: bytes) -> Iterator[int]:
    """Where a node may begin that leads to as many names as there are."""
    for place in range(len(data) - 3):
        if data[place] & 0x80 and data[place + 1] & 0x80 and not data[place + 2] & 0x80:
            number, _ = read_unsigned(data, place)
            if not number & 1 and 60_000 <= number <= 90_000:
                yield place


def _are_names(data: bytes, root: int) -> bool:
    try:
        names, _ = _walked(data, root, 20)
    except (IndexError, UnicodeDecodeError):
        return False
    return len(names) == 20 and all(len(name) < 100 and _known(name) for name in names)


def _character_named(name: str) -> int:
    """The number of the character that has this name; 0 where it is another name of one, or one for several."""
    text = unicodedata.lookup(name) if _known(name) else ""
    return ord(text) if len(text) == 1 and unicodedata.name(text, "") == name else 0


def _known(name: str) -> bool:
    try:
        return bool(unicodedata.lookup(name))
    except KeyError:
        return False


def _walked(data: bytes, root: int, most: int | None) -> tuple[list[str], int]:
    """The words of a graph in their order, and where it ends; as ``Modules/unicodedata.c`` of CPython reads it."""
    words: list[str] = []
    end, left = root, [(root, "")]
    while left and (most is None or len(words) < most):
        node, before = left.pop()
        number, at = read_unsigned(data, node)
        if number & 1:
            words.append(before)
        edges: list[tuple[int, str]] = []
        target, last = at, False
        while not last:
            number, at = read_unsigned(data, at)
            if not edges and not number:
                break
            last, size, target = bool(number & 1), 1, target + (number >> 2)
            if not number & 2:
                size, at = data[at], at + 1
            edges.append((target, before + data[at : at + size].decode("ascii")))
            at += size
        end = max(end, at)
        left += reversed(edges)
    return words, end


# ---- the codecs of Python: rows of numbers, one behind the other, and an index that says for which bytes each is

_ROWS = {"gb2312": (0xB0, 0xA1, 0xFE), "euc_kr": (0xB0, 0xA1, 0xFE), "big5": (0xA4, 0x40, 0x7E)}  # one whole row of each
_CODECS_MOST = 900_000  # bytes


def _codecs(data: bytes, named: dict[int, set[int]]) -> Iterator[Table]:
    found = list(_chains(data))
    spans = [(start, end) for _, start, end in found]
    for codec, (lead, first, last) in _ROWS.items():
        row = _row(codec, lead, range(first, last + 1))
        if not any(row in data[start:end] for start, end in spans):
            raise BuildError(_WHERE, f"no row of {codec} among the rows of codecs", _ADVICE)
    indices = [place for place, *_ in found]
    reading = {each for place in range(min(indices) - 64, max(indices) + 2048) for each in named.get(place, ())}
    size = sum(end - start for start, end in spans)
    around = max(end for _, end in spans) - min(start for start, _ in spans)
    if not 0.95 * around < size < _CODECS_MOST or not 6 <= len(reading) or max(reading) - min(reading) > 300:
        raise BuildError(_WHERE, f"{size} bytes of codecs, read by {len(reading)} functions", _ADVICE)
    # The compiler names a table's place also by a place before it. All functions between those that are seen are of the codecs.
    readers = frozenset(range(min(reading), max(reading) + 1))
    yield from (Table(start, end, readers, 2) for start, end in spans)


def _chains(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Where an index of rows stands, and where the rows begin and end."""
    words = struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
    place = 0
    while place < len(words) - 1:
        rows, end, after = _chain(words, place, len(data)) if 0 < words[place + 1] < 0x10000 else (0, 0, 0)
        if rows >= 4 and end - words[place] + _MEMORY_BASE >= 128:
            yield 4 * place, words[place] - _MEMORY_BASE, end
            place = after
        else:
            place += 1


def _chain(words: tuple[int, ...], place: int, size: int) -> tuple[int, int, int]:
    """How many rows follow upon each other from here, where the last ends, and the place behind it."""
    best = (0, 0, place)
    for width in (2, 4):
        rows, end, at = 0, words[place] - _MEMORY_BASE, place
        while at + 1 < len(words) and at < place + 512:
            pointer, span = words[at], words[at + 1]
            low, high = span & 0xFF, span >> 8
            if pointer == span == 0:
                at += 2
                continue
            if pointer - _MEMORY_BASE != end or not 0 <= end < size or not low <= high <= 0xFF:
                break
            rows, end, at = rows + 1, end + width * (high - low + 1), at + 2
            if rows > best[0]:
                best = (rows, end, at)
    return best


def _row(codec: str, lead: int, trails: Iterable[int]) -> bytes:
    return b"".join(struct.pack("<H", _character(codec, lead, trail)) for trail in trails)


def _character(codec: str, lead: int, trail: int) -> int:
    """The number of the one character that these two bytes are, 0 where they are none or it needs two."""
    try:
        text = bytes((lead, trail)).decode(codec)
    except UnicodeDecodeError:
        return 0
    return ord(text) if len(text) == 1 and text <= "\uffff" else 0


# ---- the same once more for the C library's own conversion, which is not linked: only its tables are

# codec: the first byte of the first row, rows, and the second bytes of a row
_SQUARES: dict[str, tuple[int, int, tuple[int, ...]]] = {
    "gb18030": (0x81, 126, (*range(0x40, 0x7F), *range(0x80, 0xFF))),
    "big5": (0xA1, 89, (*range(0x40, 0x7F), *range(0xA1, 0xFF))),
    "euc_jp": (0xA1, 84, tuple(range(0xA1, 0xFF))),
    "euc_kr": (0xA1, 93, tuple(range(0xA1, 0xFF))),
}
_ALIKE = 0.98  # of the characters: that library and Python differ in a few signs


def _of_the_c_library(data: bytes, named: dict[int, set[int]]) -> Iterator[Table]:
    for codec, (lead, rows, trails) in _SQUARES.items():
        wanted = [_character(codec, lead + row, trail) for row in range(rows) for trail in trails]
        start = next((place for place in _places(data, wanted) if _alike(data, place, wanted) >= _ALIKE), None)
        if start is None or start in named:
            raise BuildError(_WHERE, f"no table of {codec} that nobody reads", _ADVICE)
        yield Table(start, start + 2 * len(wanted), frozenset(), 2)


def _places(data: bytes, wanted: list[int]) -> Iterator[int]:
    """Where a table with this content may begin: wherever the first whole runs of its characters stand."""
    whole = (place for place in range(len(wanted) - 24) if all(wanted[place : place + 24]))
    for place in itertools.islice(whole, 0, 400, 40):
        run = struct.pack("<24H", *wanted[place : place + 24])
        at = data.find(run)
        while at >= 0:
            yield at - 2 * place
            at = data.find(run, at + 1)


def _alike(data: bytes, start: int, wanted: list[int]) -> float:
    """How much of the characters stands there."""
    if not 0 <= start <= len(data) - 2 * len(wanted):
        return 0
    there = struct.unpack_from(f"<{len(wanted)}H", data, start)
    alike = sum(1 for one, other in zip(there, wanted, strict=True) if other and one == other)
    return alike / sum(map(bool, wanted))

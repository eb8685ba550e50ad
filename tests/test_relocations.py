"""The runtime's pointers are written by the build: the same ones, in the same places, and only where nothing is surprising."""

from pathlib import Path

import pytest

from builder import BuildError
from builder.glue import read_glue
from builder.relocations import _exported, _imported, _segment, _stores, with_pointers_written
from builder.wasm import read_bodies, sections

PYODIDE = Path(__file__).resolve().parents[1] / "node_modules" / "pyodide"
MEMORY, TABLE = 1024, 1


@pytest.fixture(scope="module")
def whole() -> bytes:
    return (PYODIDE / "pyodide.asm.wasm").read_bytes()


@pytest.fixture(scope="module")
def glue() -> str:
    return read_glue(PYODIDE)


def read(wasm):
    """The data, and the stores that the start still makes."""
    parts = dict(sections(wasm))
    functions, bases = _imported(parts[2])
    _, data = _segment(parts[11], bases)
    body = list(read_bodies(parts[10]))[_exported(parts[7]) - functions]
    return data, list(_stores(body)), bases


def test_what_the_start_would_have_written_stands_in_the_data(whole, glue):
    """The start's own stores, made here one after the other, give the data that the build wrote."""
    data, stores, bases = read(whole)
    expected = bytearray(data)
    for target, symbol, offset, _ in stores:
        if symbol in bases:
            base = MEMORY if bases[symbol] == "__memory_base" else TABLE
            expected[target : target + 4] = (base + offset).to_bytes(4, "little")

    made, _, _ = read(with_pointers_written(whole, glue))

    assert len(stores) > 20_000
    assert bytes(expected) == made


def test_only_what_names_a_symbol_of_another_module_is_left_to_the_start(whole, glue):
    _, before, bases = read(whole)
    _, after, _ = read(with_pointers_written(whole, glue))

    assert [store for store in before if store[1] not in bases] == after
    assert len(after) < 10


def test_every_other_part_of_the_runtime_is_as_it_was(whole, glue):
    made = dict(sections(with_pointers_written(whole, glue)))

    assert {kind for kind, content in sections(whole) if made[kind] != content} == {10, 11}


def test_a_runtime_placed_elsewhere_stops_the_build(whole, glue):
    with pytest.raises(BuildError, match="__memory_base is said 0 times"):
        with_pointers_written(whole, glue.replace("___memory_base=new", "___memory_base=old"))


def test_a_start_that_does_more_than_store_pointers_stops_the_build(whole, glue):
    pointer = b"\x23\x00\x41\x8c\xbf\xa9\x01\x6a"
    assert 1 == whole.count(pointer)

    with pytest.raises(BuildError, match="does more than add"):
        with_pointers_written(whole.replace(pointer, pointer[:-1] + b"\x6c"), glue)

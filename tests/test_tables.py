"""Tables that a first result does not read: known by their content, gone only where who reads them is gone too, and put back byte for byte."""

from itertools import pairwise
from pathlib import Path

import pytest

from builder import BuildError
from builder.cold import Lean, restored
from builder.engine import _runtime
from builder.packing import unpacked
from builder.rest import opened
from builder.tables import Table, _start, tables, with_tables, without_tables
from builder.wasm import sections

ROOT = Path(__file__).resolve().parents[1]
ENGINE, PYODIDE = ROOT / "site" / "engine", ROOT / "node_modules" / "pyodide"
FEWEST = 900_000  # bytes: the names of characters, the codecs of Python, and those of the C library


@pytest.fixture(scope="module")
def whole() -> bytes:
    """The runtime with all that was left out of it; of a site that was built whole, as the tables would be looked for."""
    if not list(ENGINE.glob("rest.*")):
        with pytest.MonkeyPatch.context() as patch:
            patch.delenv("WHOLE", raising=False)
            return _runtime(ROOT, PYODIDE)[0]
    runtime, rest = (unpacked(next(ENGINE.glob(f"{name}.*")).read_bytes()) for name in ("runtime", "rest"))
    left = opened(rest)
    return with_tables(restored(Lean(runtime, left.bodies)), left.tables)


@pytest.fixture(scope="module")
def known(whole) -> list[Table]:
    return tables(whole)


def test_a_table_is_left_out_only_where_none_of_its_readers_runs(whole, known, monkeypatch):
    monkeypatch.setattr("builder.tables.tables", lambda wasm: known)
    names, codec = known[0], next(table for table in known if len(table.readers) > 50)

    lean, cut = without_tables(whole, whole, set())
    with_names, less = without_tables(whole, whole, {next(iter(names.readers))})
    with_codecs, least = without_tables(whole, whole, {next(iter(codec.readers))})

    assert len(cut) > FEWEST
    assert len(less) <= len(cut) - (names.end - names.start)
    assert len(least) <= len(cut) - (codec.end - codec.start)
    assert whole == with_tables(lean, cut) == with_tables(with_names, less) == with_tables(with_codecs, least)


def test_no_byte_belongs_to_two_tables_and_every_reader_is_known_but_where_there_is_none(known):
    spans = sorted((table.start, table.end) for table in known)

    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert 4 == sum(not table.readers for table in known)  # of the C library's conversion, which is not linked


@pytest.mark.parametrize("place", [200, 100_000])
def test_names_with_another_content_stop_the_build(whole, known, place):
    """A byte of the graph of names is another: of a letter, or of where an edge leads."""
    names = known[0]
    at = len(whole) - data_size(whole) + names.start + place  # the data are the last that the runtime brings
    damaged = whole[:at] + bytes([whole[at] ^ 0x15]) + whole[at + 1 :]

    with pytest.raises(BuildError, match="names"):
        tables(damaged)


def data_size(wasm: bytes) -> int:
    """How many bytes the last section's one segment has."""
    content = dict(sections(wasm))[11]
    return len(content) - _start(content)

"""What is put off: the runtime is put together again byte for byte, by the builder and by the page alike, and only what is missing says so."""

import json
import subprocess
from pathlib import Path

import pytest

from builder import BuildError
from builder.assets import _esbuild
from builder.cold import Lean, cut, functions, hot_functions, restored, with_globals, with_profile, without_cold
from builder.packing import unpacked
from builder.rest import opened
from builder.tables import with_tables

ROOT = Path(__file__).resolve().parents[1]
_JOIN = """
import { readFileSync, writeFileSync } from "node:fs";
import { opened, whole } from "./whole.mjs";
const bytes = (name) => new Uint8Array(readFileSync(name));
const rest = opened(bytes("rest").buffer);
writeFileSync("made", new Uint8Array(await whole(bytes("runtime"), rest)));
writeFileSync("modules", new Uint8Array(rest.modules));
"""


@pytest.fixture(scope="module")
def given() -> bytes:
    """A runtime: Pyodide's, as it is."""
    return (ROOT / "node_modules" / "pyodide" / "pyodide.asm.wasm").read_bytes()


def in_node(folder: Path, script: str) -> str:
    (folder / "script.mjs").write_text(script, encoding="utf-8")
    return subprocess.run(["node", "script.mjs"], cwd=folder, capture_output=True, check=True, text=True).stdout


def test_the_page_puts_the_runtime_of_the_site_together_as_the_builder_does(tmp_path, given):
    """A site that was built whole has Pyodide's own, and nothing to put together."""
    if not list((ROOT / "site" / "engine").glob("rest.*")):
        assert given == unpacked(next((ROOT / "site" / "engine").glob("runtime.*")).read_bytes())
        return
    runtime, rest = (unpacked(next((ROOT / "site" / "engine").glob(f"{name}.*")).read_bytes()) for name in ("runtime", "rest"))
    bodies, tables, modules = opened(rest)
    (tmp_path / "runtime").write_bytes(runtime)
    (tmp_path / "rest").write_bytes(rest)
    command = [_esbuild(ROOT), "web/python/whole.js", "--bundle", "--format=esm", f"--outfile={tmp_path / 'whole.mjs'}"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    in_node(tmp_path, _JOIN)

    assert with_tables(restored(Lean(runtime, bodies)), tables) == (tmp_path / "made").read_bytes()
    assert modules == (tmp_path / "modules").read_bytes()
    assert len(list(functions(runtime))) == len(list(functions((tmp_path / "made").read_bytes())))


def test_a_cold_function_says_that_it_is_missing_and_stops_and_the_others_run(tmp_path):
    """Three functions of a small module; of these the second is left out, and of the rest nothing changes."""
    text = """(module (memory (export "memory") 1) (global (mut i32) (i32.const 7))
      (func (export "one") (result i32) i32.const 1)
      (func (export "two") (param i32) (result i32) (local i32 i32) local.get 0 i32.const 2 i32.mul i32.const 100 i32.add i32.const 7 i32.sub)
      (func (export "three") (param i32) (result i32) local.get 0 i32.const 3 i32.mul i32.const 200 i32.add i32.const 8 i32.sub)
      (func (export "four") (param i32) (result i32) local.get 0 i32.const 4 i32.mul i32.const 300 i32.add i32.const 9 i32.sub))"""
    (tmp_path / "a.wat").write_text(text, encoding="utf-8")
    subprocess.run([ROOT / "node_modules/.bin/wasm-as", "a.wat", "-o", "a.wasm"], cwd=tmp_path, check=True)
    whole = with_imports((tmp_path / "a.wasm").read_bytes())

    lean = cut(with_globals(whole, ["missing"])[0], {0})
    (tmp_path / "lean.wasm").write_bytes(lean.runtime)
    said = in_node(
        tmp_path,
        """
import { readFileSync } from "node:fs";
const { instance } = await WebAssembly.instantiate(readFileSync("lean.wasm"), { x: { f() {} } });
const { one, two, missing } = instance.exports;
const before = [one(), missing.value];
let stopped = false;
try { two(1); } catch (error) { stopped = error instanceof WebAssembly.RuntimeError; }
console.log(JSON.stringify([...before, stopped, missing.value]));
""",
    )

    assert [1, 0, True, 1] == json.loads(said)
    assert restored(lean) == with_globals(whole, ["missing"])[0]


def with_imports(wasm: bytes) -> bytes:
    """The module with an import, as the runtime has them: ``x.f``, of the first type."""
    kind = b"\x02\x07\x01\x01x\x01f\x00\x00"
    at = 8
    size = wasm[at + 1]
    return wasm[: at + 2 + size] + kind + _one_further(wasm[at + 2 + size :])


def _one_further(rest: bytes) -> bytes:
    """The exports name functions by their place, which is one further behind an import."""
    made = bytearray(rest)
    for name in (b"one", b"two", b"three", b"four"):
        at = rest.index(name)
        made[at + len(name) + 1] += 1
    return bytes(made)


def test_what_was_called_is_read_off_the_bits_of_the_profile(given):
    count = len(list(functions(given)))
    noted = with_profile(given)

    assert {0, 23, 24, 47} == hot_functions([1 | 1 << 23, 1 | 1 << 23])
    assert count == len(list(functions(noted)))
    assert all(len(after) > len(before) for before, after in zip(functions(given), functions(noted), strict=True))


@pytest.mark.parametrize("hot", [set(), set(range(20_000))])
def test_a_profile_that_cannot_be_right_stops_the_build(given, hot):
    with pytest.raises(BuildError, match="functions are called"):
        without_cold(given, hot)

"""The glue between the runtime and the browser: what nothing leads to is gone, what is led to is as it was, a changed Pyodide stops the build."""

from pathlib import Path

import pytest

from builder import BuildError
from builder.glue import in_a_worker, led_to, read_glue

ROOT = Path(__file__).resolve().parents[1]
PYODIDE = ROOT / "node_modules" / "pyodide"


@pytest.fixture(scope="module")
def glue() -> str:
    return read_glue(PYODIDE)


def written(statements: str, imported: tuple[str, ...] = ("read",)) -> str:
    """What stays of a module's statements, without spaces."""
    return led_to(ROOT, f"async function make() {{ {statements} }}", imported).replace(" ", "")


def test_a_function_stays_where_something_that_runs_calls_it_and_what_it_calls_stays_too():
    made = written("function a() { b(); } function b() {} function c() { d(); } function d() {} a();")

    assert "functiona" in made and "functionb" in made
    assert "functionc" not in made and "functiond" not in made


def test_what_is_set_on_the_module_stays_where_its_name_is_asked_for_as_a_property_or_a_text():
    declared = "var one=()=>1;Module['one']=one;"

    assert declared.replace(" ", "") in written(f"{declared} Module.one();")
    assert declared.replace(" ", "") in written(f'{declared} f("one");')
    assert "one" not in written(f"{declared} f();")


def test_a_property_of_the_same_name_is_no_use_of_a_variable():
    assert "varparse" not in written("var parse = () => 1; JSON.parse(x);")


def test_what_only_happens_to_be_declared_beside_something_that_runs_stays():
    assert "vara=start(),b=2" in written("var a = start(), b = 2;")


def test_the_table_of_imports_holds_what_the_runtime_imports_and_leads_only_to_that():
    made = written("function read() {} function _play() {} var wasmImports = { read, play: _play }; use(wasmImports);")

    assert "wasmImports={read}" in made
    assert "functionread" in made and "_play" not in made


def test_of_pyodides_glue_files_and_python_stay_and_screens_and_sound_go(glue):
    whole = in_a_worker(ROOT, glue)
    made = led_to(ROOT, whole, {"__syscall_openat", "JsvFunction_Check"})

    for name in ("MEMFS", "___syscall_openat", "pyodide_js_init", "JsvFunction_Check"):
        assert name in whole and name in made
    for name in ("var SDL", "var Browser", "var IDBFS", "glDrawArrays", ".sig ="):
        assert name in whole and name not in made
    assert "https://cdn" not in made


@pytest.mark.parametrize("missing", ["MainLoop.init();", "var ENVIRONMENT_IS_NODE="])
def test_glue_of_another_shape_stops_the_build(glue, missing):
    with pytest.raises(BuildError, match="node_modules/pyodide"):
        in_a_worker(ROOT, glue.replace(missing, "changed"))

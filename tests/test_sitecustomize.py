"""Imports out of packs, as in the browser: found there, run when wanted, and otherwise like any other import."""

import importlib.util
import json
import marshal
import subprocess
import sys
from pathlib import Path

import pytest

from calculators import samples

SOURCE = Path(__file__).parents[1] / "web" / "python" / "sitecustomize.py"


@pytest.fixture
def sitecustomize():
    spec = importlib.util.spec_from_file_location("packs_under_test", SOURCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def pack(sitecustomize, tmp_path, monkeypatch):
    """Lets modules be imported from a pack of these sources; afterwards all is as it was."""
    before = set(sys.modules)
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))

    def add(sources):
        path = tmp_path / "pack"
        files = {
            name: marshal.dumps(compile(source, name, "exec")) if name.endswith(".pyc") else source
            for name, source in sources.items()
        }
        path.write_bytes(marshal.dumps(files, 2))
        sitecustomize.add(str(path))

    yield add
    for name in set(sys.modules) - before:
        del sys.modules[name]


def test_a_module_runs_when_something_of_it_is_first_wanted(pack):
    pack({"quiet_one.pyc": "import builtins; builtins.ran = True; answer = 42"})
    import builtins

    import quiet_one

    assert not hasattr(builtins, "ran")
    assert 42 == quiet_one.answer
    assert builtins.ran
    del builtins.ran


def test_names_are_imported_from_packages_and_their_parts(pack):
    pack({"whole/__init__.pyc": "from whole.part import answer", "whole/part.pyc": "answer = 42"})

    from whole import answer, part

    assert (42, 42) == (answer, part.answer)


def test_a_module_that_changes_the_list_of_modules_runs_at_once(pack):
    """``collections.abc`` is such a one: nobody could import it before ``collections`` has run."""
    pack({"maker.pyc": "import sys; sys.modules['maker.made'] = sys; __path__ = []"})

    import maker.made  # noqa: F401

    assert sys is sys.modules["maker.made"]


def test_what_a_module_sets_before_it_ran_is_not_lost_on_the_module_itself(pack):
    pack({"settable.pyc": "answer = 42"})
    import settable

    settable.other = 1

    assert (42, 1) == (settable.answer, settable.other)


def test_a_file_that_is_no_module_is_read_through_the_loader(pack):
    pack({"reader.pyc": "", "reader_notes.toml": b"a = 1"})
    import reader

    folder = reader.__file__.rpartition("/")[0]

    assert b"a = 1" == reader.__spec__.loader.get_data(f"{folder}/reader_notes.toml")
    with pytest.raises(OSError):
        reader.__spec__.loader.get_data(f"{folder}/absent.toml")


def test_what_the_pack_does_not_hold_is_looked_for_elsewhere(pack):
    pack({"something.pyc": ""})

    with pytest.raises(ModuleNotFoundError):
        import nothing_of_this_name  # noqa: F401


# What a browser does with the calculators: every module waits, and runs in whatever order the first wish gives.
_LATE = """
import importlib.util, json, marshal, pathlib, sys
root, which = pathlib.Path(sys.argv[1]), sys.argv[2]
spec = importlib.util.spec_from_file_location("packs", root / "web/python/sitecustomize.py")
packs = importlib.util.module_from_spec(spec)
spec.loader.exec_module(packs)
files = {}
for path in root.joinpath("calculators").rglob("*"):
    name = path.relative_to(root).as_posix()
    if path.suffix == ".py":
        files[name + "c"] = marshal.dumps(compile(path.read_bytes(), str(path), "exec"))
    elif path.suffix in (".toml", ".j2"):
        files[name] = path.read_bytes()
sys.path = [entry for entry in sys.path if entry and pathlib.Path(entry).resolve() != root]
sys.meta_path.insert(0, packs.Pack(str(root), marshal.dumps(files, 2)))
from calculators.page.door import answer
print(json.dumps(json.loads(answer(which))))
"""


@pytest.mark.parametrize("what", ["documents", "spreadsheet", "calendar"])
def test_letters_and_files_are_made_whichever_module_runs_first(what):
    case = samples.case("old_debt")
    message = {"case": case, "today": "2026-11-23", "variants": {}}
    message |= {"do": "documents", "documents": list(samples.TITLES)} if what == "documents" else {"do": "export", "what": what}
    command = [sys.executable, "-c", _LATE, str(SOURCE.parents[2]), json.dumps(message)]
    reply = json.loads(subprocess.run(command, capture_output=True, check=True, text=True, cwd="/").stdout)

    assert len(reply.get("documents", ())) == (len(samples.TITLES) if what == "documents" else 0)
    assert ("base64" in reply) == (what != "documents")

"""Imports out of packs, as in the browser: found there, run when wanted, and otherwise like any other import."""

import importlib.util
import marshal
import sys
from pathlib import Path

import pytest

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

"""Imports in the reader's browser, made cheap: modules lie in packs, and run when something of them is first wanted.

Python imports ``sitecustomize`` by itself when it starts. A pack is a ``marshal`` of {file name: bytes}, where a module's
bytes are its compiled code. Compared with a zip file, which Python would read by itself, a pack has no directory to
parse and no path to search; and of Pyodide's own modules a third is imported in case somebody wants them, which here
nobody does. The build takes this file with it (``builder/engine.py``); tests run every calculator through it.
"""

import gc
import marshal
import sys
from _frozen_importlib import ModuleSpec

_Module = type(sys)
_get = object.__getattribute__


# The runtime takes this function at its start, to call it once in a while; it gets one that asks the module when it is called.
_ASKED_EARLY = ("inspect", "iscoroutinefunction")


def _iscoroutinefunction(function):
    return sys.modules["inspect"].iscoroutinefunction(function)


class _Later(_Module):
    """A module that has been imported and has not run yet."""

    def __getattribute__(self, name):
        if name.startswith("__") and name in _get(self, "__dict__"):
            return _get(self, name)  # what the import itself asks: __spec__, __path__, …
        if (_get(self, "__name__"), name) == _ASKED_EARLY:
            return _iscoroutinefunction
        _run(self)
        return getattr(self, name)


class Missing(BaseException):
    """A module wants to run that a first result does without. Who asked starts again with all of them."""


missing = False  # whether that was so


def _brought(file):
    """The code of a module that was left out of its pack: one that came later may bring it."""
    return next((pack.files[file] for pack in sys.meta_path if type(pack) is Pack and pack.files.get(file)), b"")


def _run(module):
    if type(module) is _Later:
        spec = _get(module, "__spec__")
        code = spec.loader.files[spec.loader_state] or _brought(spec.loader_state)
        if not code:
            globals()["missing"] = True
            raise Missing(spec.name)
        _Module.__setattr__(module, "__class__", _Module)
        exec(marshal.loads(code), module.__dict__)


def asleep():
    """The names of the modules that have been imported and have not run."""
    return [name for name, module in list(sys.modules.items()) if type(module) is _Later]


# These name the list of modules in their functions only; the build looks (``builder/lighter.py``).
_ONLY_READ = ("inspect", "typing")


class Pack:
    """Finds and loads the modules of one pack."""

    def __init__(self, path, content):
        self.path, self.files = path, marshal.loads(content)

    def find_spec(self, name, path=None, target=None):
        """The module's specification, or None where this pack does not hold it."""
        folder = name.replace(".", "/")
        for file in (f"{folder}/__init__.pyc", f"{folder}.pyc"):
            if file in self.files:
                is_package = file.endswith("/__init__.pyc")
                spec = ModuleSpec(name, self, origin=f"{self.path}/{file}", loader_state=file, is_package=is_package)
                spec.has_location = True
                if is_package:
                    spec.submodule_search_locations.append(f"{self.path}/{folder}")
                return spec
        return None

    def create_module(self, spec):
        """The ordinary kind of module."""
        return

    def exec_module(self, module):
        """Put off running the module; one that changes the list of modules is needed for that, so it runs now."""
        _Module.__setattr__(module, "__class__", _Later)
        if b"modules" in self.files[module.__spec__.loader_state] and module.__spec__.name not in _ONLY_READ:
            _run(module)

    def get_data(self, path):
        """The bytes of a file that lies in the pack. Raises OSError."""
        try:
            return self.files[path.removeprefix(f"{self.path}/")]
        except KeyError:
            raise FileNotFoundError(path) from None


def add(path):
    """Let modules be imported from the pack at ``path``."""
    with open(path, "rb") as file:
        sys.meta_path.insert(0, Pack(path, file.read()))


def started():
    """All that a first result needs is there: leave it out of the collector's sight and let it look after the rest."""
    gc.freeze()
    gc.enable()


if hasattr(__loader__, "archive"):  # out of the zip in the browser
    gc.disable()  # nothing that an import makes is garbage: ``started`` lets the collector look at what comes after
    sys.meta_path.insert(0, Pack("/library", __loader__.get_data(f"{__loader__.archive}/library")))
    add("/calculators")
    number = 0
    try:
        while True:
            add(f"/rest{number}")  # what was left out, where it has been brought
            number += 1
    except FileNotFoundError:
        pass

"""The methods that ``dataclasses`` writes, written while the site is built instead of at each start.

For each class it writes the text of its methods and has Python compile it: a tenth of the wait for a first result, and of all that a
calculator does nearly the only thing that needs Python's own compiler. Here the package is imported once, by the same ``dataclasses``; the text
for each class is taken down and put before it as a function of its module, where ``dataclasses`` in the browser looks for it
(``builder/lighter.py``). A class for which there is none has its methods written as ever.
"""

import ast
import json
import sys
import tempfile
from pathlib import Path

from builder import BuildError, lay, run_tool

# In place of executing its text, the function made of it: that of the module's class of this name, if its fields are still the same.
WRITTEN = {
    "        exec(txt, self.globals, ns)\n        fns = ns['__create_fn__'](**self.locals)\n": (
        "        made = self.globals.get(f'__create_{cls.__qualname__}__')\n"
        "        if made is None or made.__code__.co_varnames[:made.__code__.co_argcount] != tuple(self.locals):\n"
        "            exec(txt, self.globals, ns)\n"
        "            made = ns['__create_fn__']\n"
        "        fns = made(**self.locals)\n"
    ),
}
# Imports every module of a package with the ``dataclasses`` that lies beside it, and prints the text for each class.
_TAKE_DOWN = """
import importlib, json, pkgutil, sys
sys.path[:0] = [sys.argv[1], sys.argv[2]]
import dataclasses
texts = []
def exec(text, globals, made):
    texts.append((globals["__name__"], sys._getframe(1).f_locals["cls"].__qualname__, text))
    return __builtins__.exec(text, globals, made)
dataclasses.exec = exec
for package in sys.argv[3:]:
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
print(json.dumps(texts))
"""


def with_methods(package: dict[str, bytes], dataclasses: bytes) -> dict[str, bytes]:
    """The files of ``package`` with the methods of its dataclasses written out, as this ``dataclasses`` would write them."""
    made = dict(package)
    for module, texts in _taken_down(package, dataclasses).items():
        (name,) = (each for each in _files(module) if each in package)
        made[name] = _written(package[name], texts, name)
    return made


def _files(module: str) -> tuple[str, str]:
    folder = module.replace(".", "/")
    return f"{folder}.py", f"{folder}/__init__.py"


def _taken_down(package: dict[str, bytes], dataclasses: bytes) -> dict[str, dict[str, str]]:
    """By module, the text of the methods of each of its classes."""
    names = sorted({name.partition("/")[0] for name in package})
    with tempfile.TemporaryDirectory() as own, tempfile.TemporaryDirectory() as folder:
        lay(Path(own), {"dataclasses.py": dataclasses})
        lay(Path(folder), package)
        said = run_tool(
            [sys.executable, "-c", _TAKE_DOWN, own, folder, *names], ", ".join(names), "mend the module that is named there"
        )
    texts: dict[str, dict[str, str]] = {}
    for module, name, text in json.loads(said):
        if module.partition(".")[0] in names and texts.setdefault(module, {}).setdefault(name, text) != text:
            raise BuildError(module, f"two classes {name}", "give one of them another name")
    return texts


def _written(source: bytes, texts: dict[str, str], where: str) -> bytes:
    """A module with a function before each of these classes that makes its methods."""
    tree = ast.parse(source)
    classes = {each.name: place for place, each in enumerate(tree.body) if isinstance(each, ast.ClassDef)}
    if inner := texts.keys() - classes.keys():
        raise BuildError(
            where, f"a dataclass within another or in a function: {', '.join(sorted(inner))}", "put it in the module"
        )
    for name in sorted(texts, key=classes.__getitem__, reverse=True):
        (maker,) = ast.parse(texts[name]).body
        if not isinstance(maker, ast.FunctionDef):
            raise BuildError(
                "dataclasses.py", "a class's methods are not made by one function", "see builder/dataclass_methods.py"
            )
        maker.name = f"__create_{name}__"
        tree.body.insert(classes[name], maker)
    return ast.unparse(ast.fix_missing_locations(tree)).encode("utf-8")

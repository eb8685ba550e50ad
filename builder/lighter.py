"""Modules that start with less: what they import only to describe themselves is not imported, what they would compile is compiled.

Types are for readers and for the checks of ``make lint``; in the browser nobody reads them. But evaluating them at each start
imports ``typing``, and what Pyodide imports for the kinds of its classes brings ``inspect``, ``pathlib``, ``tempfile`` and ``random``
along: half of the library that runs. The answers are the same: what computes is not touched. Where a module has another shape
than is expected here, the build stops.
"""

import ast

from builder import BuildError, patched
from builder.dataclass_methods import WRITTEN
from builder.untyped import unannotated

_ADVICE = "Pyodide has changed: see builder/lighter.py, or build with WHOLE=1"
# Python's own bases for what finds modules do nothing that Pyodide's finder uses, and import what reads files in packages.
_IMPORTHOOK = {
    "from importlib.abc import Loader, MetaPathFinder\n": "Loader = MetaPathFinder = object\n",
    "from typing import Any\n": "",
}
# A first error imports what prints it.
_AT_FIRST_ERROR = {
    "    import traceback\n": "",
    "    sys.excepthook = traceback.print_exception": (
        "    def excepthook(*error):\n        import traceback\n\n        traceback.print_exception(*error)\n\n    sys.excepthook = excepthook"
    ),
}
_BASE = {
    "from copy import deepcopy\n": "def deepcopy(made):\n    from copy import deepcopy\n    return deepcopy(made)\n",
    "from textwrap import dedent\n": "def dedent(text):\n    from textwrap import dedent\n    return dedent(text)\n",
    "from typing import Any, Literal\n": "",
    'ReturnMode = Literal["last_expr", "last_expr_or_assign", "none"]\n': "",
    '_raise_template_ast = ast.parse("raise ___EvalCodeResultException[0](x)").body[0]\n': "",
    "deepcopy(_raise_template_ast)": 'ast.parse("raise ___EvalCodeResultException[0](x)").body[0]',
}
# Each of the runtime's methods would be given a documentation, read off its signature. Nobody reads it.
_DOCSTRING = {
    "from textwrap import dedent\n": "",
    "    from inspect import _empty, signature\n": '    return ""\n',
}
# The documented classes of JavaScript's values are kinds of each other; of what kinds of things they hold nobody asks.
_CORE_DOCS = {
    "from typing import IO, Any, Generic, ParamSpec, Protocol, Self, TypeVar, overload\n": (
        "from _typing import ParamSpec, TypeVar\n"
        "class Generic:\n    def __class_getitem__(cls, kinds):\n        return cls\n"
        "Protocol = Generic\n"
        "IO = Any = Self = object\n"
        "def overload(function):\n    return function\n"
    ),
}
# The signature that a function of JavaScript has until it is given another, written out instead of read off a stencil.
_JSBIND = {
    "default_signature = func_to_sig_inner(_default_sig_stencil, None)\n": (
        "default_signature = JsFuncSignature(\n"
        "    _default_sig_stencil, False, 0, (), (), py2js_default, (), (), (), py2js_default, js2py_default_call_result\n"
        ")\n"
    ),
    "no_default = Parameter.empty\n": "no_default = type('empty', (), {})\n",
    "kwparam_defaults.append(p.default)": "kwparam_defaults.append(no_default if p.default is Parameter.empty else p.default)",
}
_DATACLASSES = {
    # A field can be declared by ``typing.ClassVar`` only where ``typing`` has run; one that sleeps is not woken to compare.
    "    typing = sys.modules.get('typing')\n    if typing:\n": "    typing = sys.modules.get('typing')\n    if typing and type(typing) is type(sys):\n",
    # What inspect.get_annotations gives for a class whose annotations are not to be evaluated.
    "    cls_annotations = inspect.get_annotations(cls)\n": "    cls_annotations = dict(cls.__dict__.get('__annotations__', {}))\n",
    # A dataclass without a docstring writes itself one out of its signature. Ours are compiled without any, and nobody reads it.
    "if not getattr(cls, '__doc__'):": "if False:",
    **WRITTEN,
}
# How a named tuple is made of its fields differs only in their names: the code for each number of them is there, compiled.
_FIELDS = [[f"a{place}" for place in range(count)] for count in range(25)]
_NAMED_TUPLES = {
    "def namedtuple(": (
        "_with_fields = [\n"
        + "".join(
            f"    lambda {', '.join(['_cls', *names])}: _tuple_new(_cls, ({''.join(f'{each}, ' for each in names)})),\n"
            for names in _FIELDS
        )
        + "]\n\ndef namedtuple("
    ),
    "    __new__ = eval(code, namespace)\n": (
        "    if num_fields < len(_with_fields) and arg_list.isascii():\n"
        "        made = _with_fields[num_fields].__code__.replace(co_varnames=('_cls', *field_names))\n"
        "        __new__ = type(namedtuple)(made, namespace)\n"
        "    else:\n"
        "        __new__ = eval(code, namespace)\n"
    ),
}
# The address of a host in brackets is the only one that this is asked about.
_URLS = {
    "import ipaddress\n": "",
    "ip = ipaddress.ip_address(hostname)": "import ipaddress\n        ip = ipaddress.ip_address(hostname)",
}
_PATCHES = {
    "_pyodide/_importhook.py": _IMPORTHOOK,
    "_pyodide/__init__.py": _AT_FIRST_ERROR,
    "_pyodide/_base.py": _BASE,
    "_pyodide/docstring.py": _DOCSTRING,
    "_pyodide/docs_argspec.py": {"from typing import TypeVar\n": "from _typing import TypeVar\n"},
    "_pyodide/_core_docs.py": _CORE_DOCS,
    "_pyodide/jsbind.py": _JSBIND,
    "collections/__init__.py": _NAMED_TUPLES,
    "dataclasses.py": _DATACLASSES,
    "urllib/parse.py": _URLS,
}
# Python's own: their types are left.
_AS_WRITTEN = ("collections/__init__.py", "dataclasses.py", "urllib/parse.py")
# Imported by these when something is done, and not before.
_LATE = {"_pyodide/jsbind.py": ("inspect", "typing")}


# Of these the list of modules is read in functions only: they need not run to be imported (``web/python/sitecustomize.py``).
_ONLY_READ = ("inspect.py", "typing.py")


def lighter_library(library: dict[str, bytes]) -> dict[str, bytes]:
    """The library of Pyodide with those modules changed that are named here."""
    made = dict(library)
    for name, changes in _PATCHES.items():
        text = patched(library[name].decode("utf-8"), changes, name, _ADVICE)
        if name not in _AS_WRITTEN:
            text = unannotated(text)
        for module in _LATE.get(name, ()):
            text = _late(text, module, name)
        made[name] = text.encode("utf-8")
    for name in _ONLY_READ:
        if any(each.id == "sys" for each in _at_import(ast.parse(library[name]))):
            raise BuildError(name, "sys is used while it is imported", _ADVICE)
    return made


def _late(text: str, module: str, where: str) -> str:
    """``text`` in which names imported from ``module`` are looked up in it each time, in functions only."""
    tree = ast.parse(text)
    found = next(each for each in tree.body if isinstance(each, ast.ImportFrom) and each.module == module)
    names = {each.name for each in found.names}
    tree.body[tree.body.index(found)] = ast.Import([ast.alias(module)])
    if {each.id for each in _at_import(tree) if each.id in names}:
        raise BuildError(where, f"names of {module} are used while it is imported", _ADVICE)
    return ast.unparse(ast.fix_missing_locations(_Qualified(module, names).visit(tree)))


def _at_import(node: ast.AST) -> list[ast.Name]:
    """The names that are read while a module is imported; annotations are not evaluated."""
    if isinstance(node, ast.Name):
        return [node]
    inner: list[ast.AST] = list(ast.iter_child_nodes(node))
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        inner = [*node.decorator_list, *node.args.defaults, *(each for each in node.args.kw_defaults if each)]
    if isinstance(node, ast.Lambda):
        inner = []
    if isinstance(node, ast.AnnAssign):
        inner = [each for each in (node.value,) if each]
    return [name for each in inner for name in _at_import(each)]


class _Qualified(ast.NodeTransformer):
    def __init__(self, module: str, names: set[str]) -> None:
        self.module, self.names = module, names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id not in self.names:
            return node
        return ast.Attribute(ast.Name(self.module, ast.Load()), node.id, node.ctx)

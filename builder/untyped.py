"""Modules without their types. These are for readers and for ``make lint``: in the browser nobody reads them.

But evaluating them at each start would import ``typing`` and ``inspect``. What computes is not touched.
"""

import ast
import re

from builder import BuildError

_TYPING = "typing"
# What reads types while a program runs.
_ASKING = re.compile(r"__annotations__|get_type_hints|get_annotations|singledispatch|runtime_checkable")


def untyped(source: bytes) -> bytes:
    """A module of ours without the types of its functions and variables, and without importing what only they name.

    The fields of dataclasses and named tuples are declared by theirs, which stay.
    """
    tree = _Untyped().visit(ast.parse(source))
    for named in [each for each in tree.body if isinstance(each, ast.Assign)]:
        if isinstance(named.value, ast.Subscript) and ast.unparse(named.value.value) in ("dict", "list", "tuple"):
            named.value = _Plain().visit(named.value)  # a type with a name of its own
    _import_what_is_read(tree, (_TYPING, "collections.abc"))
    return ast.unparse(ast.fix_missing_locations(tree)).encode("utf-8")


def unannotated(text: str) -> str:
    """A module of Pyodide's, none of whose classes is made of its types, without them."""
    return ast.unparse(ast.fix_missing_locations(_Untyped(fields=False).visit(ast.parse(text))))


def untyped_library(text: str, where: str) -> str:
    """A module of a library without its types, and without importing what only they name.

    Kept are those of classes that may be made of them. A module that asks for types while it runs stops the build.
    """
    tree = ast.parse(text)
    if asked := _ASKING.search(text):
        raise BuildError(where, f"it asks for types: {asked[0]}", "see builder/untyped.py, or build with WHOLE=1")
    typing = _Typing(tree)
    tree = _UntypedLibrary(typing).visit(tree)
    tree.body = _without_unread_types(tree, typing)
    _import_what_is_read(tree, (_TYPING,))
    return ast.unparse(ast.fix_missing_locations(tree))


class _Untyped(ast.NodeTransformer):
    """Takes types away; see ``untyped``."""

    def __init__(self, *, fields: bool = True) -> None:
        self.in_class, self.fields = False, fields

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST | None:
        return self.visit_FunctionDef(node)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.AST | None:
        arguments = node.args
        for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg):
            if each:
                each.annotation = None
        node.returns = None
        return self._inside(node, in_class=False)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        named = [each for each in node.bases if isinstance(each, ast.Name) and each.id == "NamedTuple"]
        node.bases = [each for each in node.bases if not (isinstance(each, ast.Name) and each.id in ("NamedTuple", "Protocol"))]
        if named:
            node = _named_tuple(node)
        for decorator in node.decorator_list:
            if self.fields and isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "dataclass":
                decorator.keywords = [_unguarded(each) for each in decorator.keywords] + [
                    ast.keyword("repr", ast.Constant(False))
                ]
        return self._inside(node, in_class=True)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST | None:
        self.generic_visit(node)
        if self.in_class and self.fields:
            node.annotation = _Plain().visit(node.annotation)
            return node
        return ast.Assign([node.target], node.value) if node.value else None

    def visit_If(self, node: ast.If) -> ast.AST | None:
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING" and not node.orelse:
            return None
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        return node.args[1] if isinstance(node.func, ast.Name) and node.func.id == "cast" else node

    def _inside(self, node: ast.AST, *, in_class: bool) -> ast.AST:
        before, self.in_class = self.in_class, in_class
        self.generic_visit(node)
        self.in_class = before
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.body:
            node.body = [ast.Pass()]
        return node


class _Typing:
    """What of ``typing`` a module calls by which name."""

    def __init__(self, tree: ast.AST) -> None:
        self.modules: set[str] = set()
        self.names: dict[str, str] = {}
        for each in ast.walk(tree):
            if isinstance(each, ast.Import):
                self.modules |= {name.asname or name.name for name in each.names if name.name == _TYPING}
            if isinstance(each, ast.ImportFrom) and each.module == _TYPING:
                self.names |= {name.asname or name.name: name.name for name in each.names}

    def of(self, node: ast.AST | None) -> str:
        """The name in ``typing`` of what this is, is called or is chosen from; "" where it is of somewhere else."""
        while isinstance(node, ast.Subscript | ast.Call):
            node = node.value if isinstance(node, ast.Subscript) else node.func
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in self.modules:
            return node.attr
        return self.names.get(node.id, "") if isinstance(node, ast.Name) else ""


class _UntypedLibrary(_Untyped):
    """The same of what others wrote: a class with a decorator, or one of ``TypedDict``, may be made of its types.

    A dataclass is made of its fields; of their types it only looks whether they are one of its own kinds.
    """

    def __init__(self, typing: _Typing) -> None:
        super().__init__(fields=False)
        self.typing = typing

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.AST | None:
        if any(self.typing.of(each) == "overload" for each in node.decorator_list):
            return None  # the function itself follows
        return super().visit_FunctionDef(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        bases = [self.typing.of(each) for each in node.bases]
        if node.decorator_list or "TypedDict" in bases:
            if [ast.unparse(each).partition("(")[0] for each in node.decorator_list] == ["dataclass"]:
                _with_plain_fields(node)
            kept = (each if isinstance(each, ast.AnnAssign) else self.visit(each) for each in node.body)
            node.body = [each for each in kept if each]
            return node
        if bases == ["NamedTuple"]:
            node = _named_tuple(node)
        node.bases = [each for each in node.bases if self.typing.of(each) not in ("Generic", "Protocol")]
        return self._inside(node, in_class=True)

    def visit_If(self, node: ast.If) -> ast.AST | None:
        return None if self.typing.of(node.test) == "TYPE_CHECKING" and not node.orelse else self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        return node.args[1] if self.typing.of(node.func) == "cast" else node


def _with_plain_fields(dataclass: ast.ClassDef) -> None:
    for each in dataclass.body:
        if isinstance(each, ast.AnnAssign) and not re.search("ClassVar|InitVar|KW_ONLY", ast.unparse(each.annotation)):
            each.annotation = ast.Name("object", ast.Load())


def _read(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def _without_unread_types(tree: ast.Module, typing: _Typing) -> list[ast.stmt]:
    """The module's statements but those that only name a kind of type which nothing reads."""
    read = _read(tree)
    return [
        each
        for each in tree.body
        if not isinstance(each, ast.Assign)
        or typing.of(each.value) not in ("TypeVar", "ParamSpec")
        or read.intersection(target.id for target in each.targets if isinstance(target, ast.Name))
    ]


def _import_what_is_read(tree: ast.Module, modules: tuple[str, ...]) -> None:
    """Of these modules only the names that are read."""
    read = _read(tree)
    for statement in [each for each in tree.body if isinstance(each, ast.ImportFrom) and each.module in modules]:
        statement.names = [each for each in statement.names if (each.asname or each.name) in read]
        if not statement.names:
            tree.body.remove(statement)


def _unguarded(option: ast.keyword) -> ast.keyword:
    """In place of ``frozen=True`` the hash that comes with it.

    That nothing is set in a value, the tests have seen; here methods that refuse it would be written and compiled for each class, at
    each start.
    """
    return ast.keyword("unsafe_hash", option.value) if option.arg == "frozen" else option


class _Plain(ast.NodeTransformer):
    """In the type of a field, what only ``typing`` could name is any object."""

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name("object", node.ctx) if node.id in ("Any", "BinaryIO") else node


def _named_tuple(node: ast.ClassDef) -> ast.ClassDef:
    """A class on ``collections.namedtuple`` in place of one on ``typing.NamedTuple``, which makes the same of it."""
    fields = [each for each in node.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)]
    names = ast.Tuple([ast.Constant(each.target.id) for each in fields if isinstance(each.target, ast.Name)], ast.Load())
    defaults = ast.Tuple([each.value for each in fields if each.value], ast.Load())
    collections = ast.Call(ast.Name("__import__", ast.Load()), [ast.Constant("collections")], [])
    maker = ast.Attribute(collections, "namedtuple", ast.Load())
    node.bases = [ast.Call(maker, [ast.Constant(node.name), names], [ast.keyword("defaults", defaults)])]
    slots = ast.Assign([ast.Name("__slots__", ast.Store())], ast.Tuple([], ast.Load()))
    node.body = [slots, *(each for each in node.body if each not in fields)]
    return node

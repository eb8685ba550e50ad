"""Modules without their types do what they did, and import nothing that only types name."""

import pytest

from builder import BuildError
from builder.untyped import untyped, untyped_library


def made(source: str) -> dict:
    space: dict = {"__name__": "made"}
    exec(untyped(source.encode()), space)
    return space


def test_a_named_tuple_stays_one_with_its_defaults_its_methods_and_its_name():
    source = "from typing import NamedTuple\nclass Row(NamedTuple):\n    a: int\n    b: str = 'x'\n    def both(self) -> str:\n        return f'{self.a}{self.b}'\n"
    row = made(source)["Row"](1)

    assert (1, "x") == row
    assert "1x" == row.both()
    assert "Row(a=1, b='x')" == repr(row)
    assert (2, "x") == row._replace(a=2)
    with pytest.raises(AttributeError):
        row.c = 1


def test_fields_of_a_dataclass_stay_and_what_only_types_name_is_not_imported():
    source = (
        "from dataclasses import dataclass\nfrom typing import Any, cast\nfrom collections.abc import Iterator\n"
        "@dataclass(frozen=True)\nclass Box:\n    kept: dict[str, Any]\n    more: int = 3\n"
        "def numbers(upto: int) -> Iterator[Any]:\n    found: list[Any] = cast(list, [1, upto])\n    return iter(found)\n"
    )
    space = made(source)

    assert "Any" not in space and "Iterator" not in space and "cast" not in space
    assert space["Box"]({}) == space["Box"]({}, 3)
    assert [1, 5] == list(space["numbers"](5))


def test_values_of_a_class_without_its_guard_are_equal_and_hash_as_before():
    source = b"""
from dataclasses import dataclass

@dataclass(frozen=True, kw_only=True)
class Share:
    amount: int
    of: tuple[int, ...] = ()
"""
    guarded, light = {}, {}
    exec(source, guarded)
    exec(untyped(source), light)
    one, other = {"amount": 1, "of": (2,)}, {"amount": 2}

    for share in (guarded["Share"], light["Share"]):
        assert share(**one) == share(**one) != share(**other)
        assert 2 == len({share(**one), share(**one), share(**other)})
    assert hash(guarded["Share"](**one)) == hash(light["Share"](**one))
    assert "__setattr__" in vars(guarded["Share"])
    assert "__setattr__" not in vars(light["Share"])


_LIBRARY = """
import typing as t
from dataclasses import dataclass, fields
from typing import Optional, Dict, cast
if t.TYPE_CHECKING:
    from nowhere import Nothing
F = t.TypeVar("F", bound="Row")
K = t.TypeVar("K")
@t.overload
def first(rows: t.List["Row"]) -> "Row": ...
@t.overload
def first(rows: Dict[str, "Row"]) -> "Row": ...
def first(rows, *, upto: "Nothing" = None) -> Optional["Row"]:
    return t.cast("Row", cast(list, rows)[0])
class Sheet(t.Generic[K], t.Protocol):
    rows: t.ClassVar["Row"]
    width: int = 3
@dataclass
class Row:
    height: Optional["Nothing"]
    hidden: bool = False
    kinds: t.ClassVar[t.List["Nothing"]] = []
    def at(self, column: "Nothing") -> int:
        return column
class Cell(t.NamedTuple):
    row: int
    column: int = 0
    def place(self) -> "Nothing":
        return f"{self.row}:{self.column}"
made = K
names = [each.name for each in fields(Row)]
"""


def test_a_library_computes_the_same_without_its_types():
    made: dict = {"__name__": "made"}
    exec(untyped_library(_LIBRARY, "rows.py"), made)

    assert {"Optional", "Dict", "cast", "Nothing", "F"}.isdisjoint(made)
    assert 7 == made["first"]([7])
    assert {} == made["first"].__annotations__ == made["Sheet"].__annotations__ == made["Row"].at.__annotations__
    assert 3 == made["Sheet"]().width
    assert "Row(height=1, hidden=False)" == repr(made["Row"](1))
    assert ["height", "hidden"] == made["names"]
    assert (2, 0) == made["Cell"](2)
    assert "2:5" == made["Cell"](2, column=5).place()
    assert "K" == made["made"].__name__  # it is read


def test_an_else_where_types_are_not_checked_stays():
    made: dict = {}
    exec(untyped_library("import typing\nif typing.TYPE_CHECKING:\n    width = 1\nelse:\n    width = 2\n", "width.py"), made)

    assert 2 == made["width"]


def test_a_cast_that_is_not_of_types_is_called():
    made: dict = {}
    exec(untyped_library("def cast(kind, value):\n    return kind(value)\nwidth = cast(str, 2)\n", "width.py"), made)

    assert "2" == made["width"]


@pytest.mark.parametrize(
    "asking", ["print(Row.__annotations__)", "from typing import get_type_hints", "@singledispatch\ndef f(a: int): ..."]
)
def test_a_library_that_asks_for_types_while_it_runs_stops_the_build(asking):
    with pytest.raises(BuildError, match=r"rows\.py\s+found: it asks for types"):
        untyped_library(asking, "rows.py")

"""Debts written one below another, a line for each thing: 平台：橙花分期 / 欠款：9320 / 逾期：12天.

A record begins with its name, labelled or as a heading that ends in a colon, or where a label comes again. It is read as a row of a
table whose headings are its labels.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from calculators.tools.intake import tables
from calculators.tools.intake.columns import Column, column_of
from calculators.tools.intake.lender_words import is_debt_word
from calculators.tools.intake.row import MOST_ROWS, Row
from calculators.words.normalise import Normalised
from calculators.words.patterns import compiled
from calculators.words.written_sums import find_sums

_LABELLED = r"\s*(?:[-·•*]\s*)?(?P<label>[^\s:,。【】][^:,。【】\n]{0,11}?)\s*:\s*(?P<value>[^\n]{0,60})"
_NAMED = r"\s*(?:[0-9]{1,2}[.、)]\s*)?(?P<name>[^\s:,。【】0-9][^:,。【】\n]{1,19}?)\s*:?\s*"


class Record(NamedTuple):
    """The labels of one debt with what stands behind each, and the part of the text that they stand in."""

    start: int
    end: int
    columns: list[Column]
    cells: list[str]


def lines_of_records(plain: str) -> list[bool]:
    """Which lines are such records'. None of a lender's message is, because that says a bill and no balance."""
    lines = [False] * (plain.count("\n") + 1)
    for record in _whole(plain):
        first = plain.count("\n", 0, record.start)
        for line in range(first, first + plain.count("\n", record.start, record.end) + 1):
            lines[line] = True
    return lines


def read_records(text: Normalised, received: date | None) -> list[Row]:
    """A row for each record that names a lender and says what is owed."""
    rows: list[Row] = []
    for record in _whole(text.plain):
        excerpt = text.original(record.start, record.end)
        row = tables.read_row(record.cells, record.columns, text.line(record.start), excerpt, received)
        rows += [row] if row and len(rows) < MOST_ROWS else []
    return rows


def _whole(plain: str) -> Iterator[Record]:
    for record in _records(plain):
        means = {each.means for each in record.columns}
        if "balance" in means and "name" in means:
            yield record


def _records(plain: str) -> Iterator[Record]:
    open_record: Record | None = None
    place = 0
    for line in plain.split("\n"):
        start, end = place + len(line) - len(line.lstrip()), place + len(line)
        place = end + 1
        named = _name(line)
        labelled = None if named else compiled(_LABELLED).fullmatch(line)
        column = column_of(labelled["label"]) if labelled else Column("name") if named else None
        cell = named or (labelled["value"].strip() if labelled else "")
        if column is None or column.means == "unknown":
            if line.strip() and open_record:
                yield open_record
                open_record = None
            continue
        if open_record is None or column.means == "name" or column in open_record.columns:
            if open_record:
                yield open_record
            open_record = Record(start, end, [], [])
        open_record = Record(open_record.start, end, [*open_record.columns, column], [*open_record.cells, cell])
    if open_record:
        yield open_record


def _name(line: str) -> str | None:
    """A lender's name that stands alone in its line, as the heading of what follows; complete only where a balance does."""
    found = compiled(_NAMED).fullmatch(line) if len(line) < 40 else None
    bare = found and (line.rstrip().endswith(":") or not any(find_sums(line)))
    return found["name"] if found and bare and is_debt_word(found["name"]) else None

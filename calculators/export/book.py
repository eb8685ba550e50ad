"""The workbook's own formats, and a sheet whose cells are named as in formulas. What a person typed is text in every cell."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from calculators.export.storable import storable

_FONT = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
_LINED = _FONT | {"border": 1, "border_color": "#999999"}


class Book:
    """The workbook and the few formats that its sheets use."""

    def __init__(self, into: io.BytesIO, made_on: datetime) -> None:
        self._book = xlsxwriter.Workbook(
            into, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        )
        self._book.set_properties({"title": "债务和还款", "created": made_on})
        self.title = self._format(_FONT | {"bold": True, "font_size": 14})
        self.note = self._format(_FONT | {"font_color": "#555555"})
        self.plain = self._format(_FONT)
        self.head = self._format(_LINED | {"bold": True, "bg_color": "#EFEBDD", "text_wrap": True, "align": "center"})
        # As text, and marked as such, so that it stays text when somebody edits the cell.
        self.text = self._format(_LINED | {"num_format": "@", "quote_prefix": True, "text_wrap": True})
        self.money = self._format(_LINED | {"num_format": "#,##0.00"})
        self.count = self._format(_LINED | {"num_format": "0"})
        self.percent = self._format(_LINED | {"num_format": "0.00##"})
        self.day = self._format(_LINED | {"num_format": "yyyy-mm-dd", "align": "center"})
        self.sum = self._format(_LINED | {"num_format": "#,##0.00", "bold": True})

    def _format(self, how: dict[str, Any]) -> Any:
        return self._book.add_format(how)

    def sheet(self, name: str, widths: Sequence[int], *, landscape: bool = False) -> "Sheet":
        """An A4 sheet, as wide as the page."""
        made = self._book.add_worksheet(name)
        for column, width in enumerate(widths):
            made.set_column(column, column, width)
        made.set_default_row(20)
        made.set_paper(9)
        made.fit_to_pages(1, 0)
        made.set_footer("&C第 &P 页，共 &N 页")
        if landscape:
            made.set_landscape()
        return Sheet(made, self)

    def close(self) -> None:
        """Write everything that was put into it."""
        self._book.close()


class Sheet:
    """One sheet; cells are named as in formulas: ``B3``."""

    def __init__(self, sheet: Any, book: Book) -> None:
        self._sheet, self._book = sheet, book

    def title(self, words: str, note: str) -> None:
        """The sheet's title, and below it what a reader should know."""
        self._sheet.write_string("A1", words, self._book.title)
        self._sheet.write_string("A2", storable(note), self._book.note)

    def head(self, row: int, words: Sequence[str]) -> None:
        """The heads of the columns, repeated on every page."""
        for column, each in enumerate(words):
            self._sheet.write_string(row - 1, column, each, self._book.head)
        self._sheet.set_row(row - 1, 34)
        self._sheet.repeat_rows(row - 1)

    def label(self, cell: str, words: str) -> None:
        """Words of ours, without lines around them."""
        self._sheet.write_string(cell, words, self._book.plain)

    def text(self, cell: str, words: str | None) -> None:
        """Words as they were typed."""
        self._sheet.write_string(cell, storable(words), self._book.text) if words else self.blank(cell)

    def blank(self, cell: str) -> None:
        """An empty cell with its lines."""
        self._sheet.write_blank(cell, None, self._book.text)

    def money(self, cell: str, amount: Decimal | None) -> None:
        """An amount in yuan, or nothing."""
        self.blank(cell) if amount is None else self._sheet.write_number(cell, amount, self._book.money)

    def percent(self, cell: str, rate: Decimal | None) -> None:
        """A percent, or nothing."""
        self.blank(cell) if rate is None else self._sheet.write_number(cell, rate, self._book.percent)

    def count(self, cell: str, number: int) -> None:
        """A whole number."""
        self._sheet.write_number(cell, number, self._book.count)

    def day(self, cell: str, day: date | None) -> None:
        """A day, or nothing."""
        self.blank(cell) if day is None else self._sheet.write_datetime(
            cell, datetime(day.year, day.month, day.day), self._book.day
        )

    def formula(self, cell: str, formula: str, value: Decimal | int | str, how: str = "money") -> None:
        """A formula with its computed value; ``how`` names a format of the book."""
        self._sheet.write_formula(
            cell, f"={formula}", getattr(self._book, how), value if isinstance(value, int) else float(value)
        )

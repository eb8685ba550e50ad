"""Workbooks (xlsx), as far as a table of debts needs: the shown text and the numbers of each sheet, a line for each row.

Read over zipfile and xml.etree, with limits: a workbook comes from anywhere.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from io import BytesIO
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from calculators.tools.intake.files import Unreadable

_MOST_UNPACKED = 30_000_000
_MOST_ROWS = 3000
_MOST_COLUMNS = 60
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_xlsx(content: bytes, _password: str = "") -> tuple[str, list[str]]:
    """The cells of all sheets that are not empty, parted by tabs. Raises Unreadable."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _MOST_UNPACKED:
                raise Unreadable("too_large")
            return _sheets(archive)
    except (BadZipFile, ElementTree.ParseError, KeyError, OSError, EOFError, ValueError, RuntimeError, NotImplementedError):
        raise Unreadable("broken") from None


def _sheets(archive: ZipFile) -> tuple[str, list[str]]:
    texts = _shared(archive)
    names = [name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet[0-9]+\.xml", name)]
    names.sort(key=lambda name: int(re.sub(r"\D", "", name)))
    sheets = []
    for name in names[:10]:
        lines = ["\t".join(cells).rstrip("\t") for cells in _rows(_parsed(archive, name), texts)]
        if any(lines):
            sheets.append("\n".join(lines))
    notes = [f"表格文件里有 {len(sheets)} 张表，都读了。"] if len(sheets) > 1 else []
    return "\n\n".join(sheets), notes


def _parsed(archive: ZipFile, name: str) -> ElementTree.Element:
    """A part of the workbook; one that declares entities is no workbook that a spreadsheet wrote."""
    content = archive.read(name)
    if b"<!DOCTYPE" in content[:2000] or b"<!ENTITY" in content[:2000]:
        raise Unreadable("broken")
    return ElementTree.fromstring(content)  # noqa: S314  entities are refused above


def _shared(archive: ZipFile) -> list[str]:
    """The texts that cells name by number; the reading aid above Japanese characters (rPh) is none."""
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    return [_text_of(item) for item in _parsed(archive, "xl/sharedStrings.xml").iter(f"{_MAIN}si")]


def _text_of(item: ElementTree.Element) -> str:
    parts = [each.text or "" for each in item.findall(f"{_MAIN}t")]
    parts += [each.text or "" for run in item.findall(f"{_MAIN}r") for each in run.findall(f"{_MAIN}t")]
    return " ".join("".join(parts).split())


def _rows(sheet: ElementTree.Element, texts: list[str]) -> Iterator[list[str]]:
    for row, _ in zip(sheet.iter(f"{_MAIN}row"), range(_MOST_ROWS), strict=False):
        cells: list[str] = []
        for cell in row.findall(f"{_MAIN}c"):
            column = _column(cell.get("r", ""))
            column = len(cells) if column is None else column
            if column >= _MOST_COLUMNS or column < len(cells):
                continue
            cells += [""] * (column - len(cells)) + [_shown(cell, texts)]
        yield cells


def _column(reference: str) -> int | None:
    """The place of a column by its letters, from 0: B7 is 1; None where the cell does not say."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    place = 0
    for letter in letters[0] if letters else "":
        place = place * 26 + ord(letter) - 64
    return place - 1 if letters else None


def _shown(cell: ElementTree.Element, texts: list[str]) -> str:
    kind, value = cell.get("t", "n"), cell.findtext(f"{_MAIN}v") or ""
    if kind == "s":
        return texts[int(value)] if value.isascii() and value.isdigit() and int(value) < len(texts) else ""
    if kind == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return _text_of(inline) if inline is not None else ""
    if kind in ("str", "d"):
        return " ".join(value.split())
    return _number(value) if kind == "n" else ""


def _number(value: str) -> str:
    """A number without the noise of binary fractions: 9320.100000000001 is 9320.1."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return ""
    if not number.is_finite() or abs(number) >= 10**15:
        return ""
    plain = f"{number.quantize(Decimal('0.0001')):f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain

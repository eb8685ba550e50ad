"""The text of a PDF, by pypdf, with limits: a report, a statement or a bill is small, and what is not may be made to harm.

A font without a table of its characters gives text that looks like text and is none; such a file is refused (``_is_garbled``).
"""

import re
from io import BytesIO
from time import monotonic
from typing import Any

from pypdf import PdfReader, _cmap
from pypdf import apply_configuration as limited
from pypdf.errors import PyPdfError

from calculators.tools.intake.files import Unreadable
from calculators.tools.intake.files.aes import give_pypdf_aes

_MOST_PAGES = 100
_MOST_CHARACTERS = 400_000
_SECONDS = 15
_LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": 8_000_000,
    "lzw_maximum_output_length": 8_000_000,
    "run_length_maximum_output_length": 8_000_000,
    "array_based_stream_maximum_output_length": 8_000_000,
    "maximum_declared_stream_length": 8_000_000,
    "stream_decoding_work_maximum_length": 16_000_000,
    "stream_parsing_work_maximum_count": 300_000,
    "xform_maximum_invocations_per_extraction": 300,
}
_WELL_MADE = 0.9  # of the characters above ASCII those in GB2312: measured 0.99 and more in good files, 0.63 and less in bad
for _name in ("/GBKp-EUC-H", "/GBKp-EUC-V"):  # pypdf knows their sisters
    _cmap._predefined_cmap.setdefault(_name, "gbk")  # noqa: SLF001
give_pypdf_aes()

# What pypdf raises on files that it was not made for.
_FAULTS: tuple[type[Exception], ...] = (
    PyPdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RecursionError,
    OSError,
    AssertionError,
)
_FAULTS += (
    OverflowError,
    ZeroDivisionError,
    NotImplementedError,
    UnicodeError,
    StopIteration,
    EOFError,
    MemoryError,
    LookupError,
)


class _TooSlow(Exception):
    pass


def read_pdf(content: bytes, password: str = "") -> tuple[str, list[str]]:
    """The text of a PDF, page after page, and what was not read. Raises Unreadable."""
    with limited(**_LIMITS):
        reader, pages = _opened(content, password)
        texts, failed = _read(reader, pages)
    text = "\n".join(texts)
    if not text.strip():
        raise Unreadable("broken" if failed else "no_text")
    if _is_garbled(text):
        raise Unreadable("garbled")
    notes = [f"第 {'、'.join(map(str, failed[:5]))} 页没有读出来。"] if failed else []
    if pages > _MOST_PAGES or len(texts) + len(failed) < min(pages, _MOST_PAGES):
        notes.append(f"只读了前 {len(texts) + len(failed)} 页。")
    return text, notes


def _opened(content: bytes, password: str) -> tuple[PdfReader, int]:
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        # Most files that are encrypted open without a password; who wrote one was asked for it, so "" did not do.
        if reader.is_encrypted and not reader.decrypt(password):
            raise Unreadable("wrong_password" if password else "needs_password")
        return reader, len(reader.pages)
    except _FAULTS:
        raise Unreadable("broken") from None


def _read(reader: PdfReader, pages: int) -> tuple[list[str], list[int]]:
    """The text of each page that gives one, and the numbers of those that do not."""
    texts: list[str] = []
    failed: list[int] = []
    ends = monotonic() + _SECONDS
    size = 0
    for number in range(min(pages, _MOST_PAGES)):
        try:
            text = _page(reader.pages[number], ends)
        except _TooSlow:
            if not texts:
                raise Unreadable("too_slow") from None
            break
        except _FAULTS:
            failed.append(number + 1)
            continue
        texts.append(text)
        size += len(text)
        if size > _MOST_CHARACTERS:
            break
    return texts, failed


def _page(page: Any, ends: float) -> str:
    """A page's text; pieces at one height are one line, so that the cells of a table stay beside each other."""
    pieces: list[tuple[float, float, str]] = []

    def watch(*_: Any) -> None:
        if monotonic() > ends:
            raise _TooSlow

    def note(text: str, current: list[float], matrix: list[float], *_: Any) -> None:
        if text.strip("\n"):
            across = matrix[4] * current[0] + matrix[5] * current[2] + current[4]
            pieces.append((matrix[4] * current[1] + matrix[5] * current[3] + current[5], across, text.strip("\n")))

    plain: str = page.extract_text(visitor_operand_before=watch, visitor_text=note).replace("\0", "")
    # A report's lines are whole as they come; a table's cells come one to a line.
    if re.search(r"个\s?[人⼈]\s?信|截\s?至\s?\d{4}|发\s?放\s?的", plain):
        return plain
    joined = _in_lines(pieces).replace("\0", "")
    return joined if joined.strip() else plain


def _in_lines(pieces: list[tuple[float, float, str]]) -> str:
    """The pieces of a page from its top down, those of one height beside each other, parted by a tab."""
    lines: list[list[tuple[float, str]]] = []
    height: float | None = None
    for low, across, text in pieces:
        if height is None or abs(low - height) > 2:
            lines.append([])
            height = low
        lines[-1].append((across, text))
    return "\n".join("\t".join(text.strip() for _, text in line) for line in lines)


def _is_garbled(text: str) -> bool:
    """Whether the characters are those of no Chinese text: most of them outside GB2312, the radicals that PDFs write aside."""
    foreign = [each for each in text if ord(each) > 127 and not each.isspace() and not 0x2E80 <= ord(each) <= 0x2FDF]
    if len(foreign) < 20:
        return bool(re.search(r"[\x01-\x08\x0e-\x1f]{3}", text))
    known = sum(_in_gb2312(each) for each in foreign[:20_000])
    return known < _WELL_MADE * min(len(foreign), 20_000)


def _in_gb2312(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False

"""Text files and CSV as banks and spreadsheets write them: UTF-8 with or without its mark, GB18030, UTF-16."""

import csv
from io import StringIO

from calculators.tools.intake.files import Unreadable

_MOST_ROWS = 5000


def read_csv(content: bytes, _password: str = "") -> tuple[str, list[str]]:
    """The text of a file; the cells of a CSV parted by tabs. Raises Unreadable."""
    text = decoded(content)
    if sum(character < " " and character not in "\t\n\r" for character in text[:4000]) > 20:
        raise Unreadable("unknown")
    delimiter = next((mark for mark in (",", ";") if _is_table(text, mark)), None)
    if delimiter is None:
        return text, []
    csv.field_size_limit(100_000)
    try:
        rows = [
            row for row, _ in zip(csv.reader(StringIO(text, newline=""), delimiter=delimiter), range(_MOST_ROWS), strict=False)
        ]
    except csv.Error:
        return text, []
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows), []


def decoded(content: bytes) -> str:
    """The text of these bytes, whichever of the usual encodings they are in. Raises Unreadable."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("unknown")


def _is_table(text: str, delimiter: str) -> bool:
    """Whether the first lines all have the same number of cells, two at least."""
    lines = [line for line in text.splitlines()[:20] if line.strip()][:6]
    counts = {line.count(delimiter) for line in lines if '"' not in line}
    return (len(lines) > 1 and len(counts) == 1 and counts.pop() >= 1) or any(f'{delimiter}"' in line for line in lines)

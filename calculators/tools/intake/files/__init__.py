"""A file that a person opens: its text, or the words for why it gives none. Nothing of it leaves the device, and nothing is kept.

The browser fetches this room, and pypdf with it, only when a file is opened.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from calculators.forms.declaration import TEXT_LENGTH

MOST_BYTES = 10_000_000
_PASTE = "也可以打开文件，复制文字，粘贴到这里。"

PROBLEMS = {
    "empty": f"这个文件是空的。{_PASTE}",
    "too_large": f"这个文件太大，超过 10 MB。{_PASTE}",
    "not_a_pdf": f"这不是 PDF 文件。{_PASTE}",
    "broken": f"文件不完整，请重新下载。{_PASTE}",
    "needs_password": f"这个文件要密码才能打开。写上密码再读，密码只在本机用，不保存。{_PASTE}",
    "wrong_password": f"密码不对，请再写一次。{_PASTE}",
    "no_text": "这是扫描件或照片，读不出文字。请照着填，或者用手机自带的“提取文字”，再把文字粘贴到这里。",
    "garbled": f"文字编码特殊，读出来是乱码，没有采用。{_PASTE}",
    "too_slow": f"这个文件读了太久，没有读完。{_PASTE}",
    "old_sheet": "这是旧版或加密的表格，请另存为 xlsx 或 csv 再选。也可以打开文件，复制文字，粘贴到这里。",
    "zip": "这是压缩包。请先用账单密码解压，再选里面的文件。也可以打开文件，复制文字，粘贴到这里。",
    "photo": "这是照片。长按照片，选“提取文字”，再把文字粘贴到这里。也可以照着填。",
    "unknown": f"这种文件读不了。{_PASTE}",
}


class Unreadable(Exception):
    """A file that gives no text; ``code`` is one of PROBLEMS."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class ReadFile:
    """The text of a file, and what of it is not there."""

    text: str
    notes: tuple[str, ...] = ()


def read_file(content: bytes, password: str = "") -> ReadFile:
    """The text of a PDF, a workbook or a text file, as long as a request may be. Raises Unreadable."""
    if not content:
        raise Unreadable("empty")
    if len(content) > MOST_BYTES:
        raise Unreadable("too_large")
    text, notes = _reader(content)(content, password)
    if not text.strip():
        raise Unreadable("no_text" if b"%PDF" in content[:1024] else "empty")
    return ReadFile(*_short_enough(text, list(notes)))


def _reader(content: bytes) -> Callable[[bytes, str], tuple[str, list[str]]]:
    """Who reads such a file, by its first bytes: its name may say anything."""
    if b"%PDF" in content[:1024]:
        from calculators.tools.intake.files.pdf import read_pdf

        return read_pdf
    if content.startswith(b"PK\x03\x04"):
        return _read_zip
    for code, marks in _REFUSED.items():
        if content.startswith(marks) or (code == "photo" and content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1")):
            raise Unreadable(code)
    from calculators.tools.intake.files.csv import read_csv

    return read_csv


_REFUSED = {
    "old_sheet": (b"\xd0\xcf\x11\xe0",),
    "photo": (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"RIFF"),
    "zip": (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"),
}


def _read_zip(content: bytes, password: str) -> tuple[str, list[str]]:
    from zipfile import BadZipFile, ZipFile

    try:
        names = ZipFile(BytesIO(content)).namelist()
    except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise Unreadable("broken") from None
    if "xl/workbook.xml" in names:
        from calculators.tools.intake.files.xlsx import read_xlsx

        return read_xlsx(content, password)
    raise Unreadable("unknown" if "[Content_Types].xml" in names else "zip")


def _short_enough(text: str, notes: list[str]) -> tuple[str, tuple[str, ...]]:
    """A text that fits: a report without its inquiries, else its beginning."""
    text = text.strip("\n")
    if len(text) > TEXT_LENGTH:
        inquiries = text.rfind("机构查询记录明细")
        text = text[:inquiries] if 0 < inquiries else text
    if len(text) > TEXT_LENGTH:
        text = text[: text.rfind("\n", 0, TEXT_LENGTH) + 1 or TEXT_LENGTH]
        notes.append(f"文件很长，只读了前 {len(text):,} 个字。后面的请分开再读。")
    return text, tuple(notes)

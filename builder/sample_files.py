"""Files as people open them, made in a few lines: for the trace of what reading them needs, and for the tests.

No real document and no person stands in them. A PDF here is written object by object, so that its encoding can be any.
"""

import base64
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

from pypdf import PdfReader, PdfWriter

from calculators import CALCULATORS
from calculators.tools.intake import EXAMPLE
from calculators.tools.intake.files import aes

REPORT = (
    "个人信用报告",
    "报告时间：2026-11-20 09:30:00",
    "其他贷款",
    "1.2023年05月05日南湖银行股份有限公司发放的120,000元（人民币）其他个人消费贷款，2027年05月05日到期。截至2026年10月，余额85,000。",
)
TABLE = '债权人,欠款总额,逾期天数\n江川银行信用卡,"20,932",12\n老王,5000,0\n'
_HAND = "招行 5万2 逾期40天\n花呗8000\n找表哥借的五千"
_PYTHON_CODECS = {"GBK-EUC-H": "gbk", "GBKp-EUC-H": "gbk", "GBK2K-H": "gb18030", "UniGB-UTF8-H": "utf-8"}
# Codes that are no Unicode and have no table: what a reader makes of them is garbage.
_PYTHON_CODECS |= {"Identity-H": "gb2312"}
_LATIN = ("WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding", "PDFDocEncoding")


def pdf(lines: tuple[str, ...] | list[str], encoding: str = "UniGB-UCS2-H", a_page: int = 45) -> bytes:
    """A PDF whose font is named and not embedded, its text in one of the encodings that PDF names."""
    codec = "latin-1" if encoding in _LATIN else _PYTHON_CODECS.get(encoding, "utf-16-be")
    if encoding in _LATIN:
        font = f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/{encoding}>>"
    else:
        font = f"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/{encoding}/DescendantFonts[4 0 R]>>"
    descendant = (
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        "/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6>>>>"
    )
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", font, descendant]
    pages = []
    for place in range(0, max(len(lines), 1), a_page):
        drawn = "\n".join(f"<{line.encode(codec, 'replace').hex()}> Tj T*" for line in lines[place : place + a_page])
        stream = f"BT /F1 10 Tf 40 800 Td 14 TL\n{drawn}\nET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        contents = len(objects)
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {contents} 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
        objects.append(page)
        pages.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(pages)}]/Count {len(pages)}>>"
    return _written(objects)


def _written(objects: list[str]) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    return written + head + table + f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(written)}\n%%EOF".encode()


def encrypted(content: bytes, password: str, algorithm: str) -> bytes:
    """The same PDF under a password: RC4-128, AES-128, AES-256-R5 or AES-256. Written twice, the same bytes.

    The identifier that such a file draws by lot may look like UTF-16 without a mark, and then opening it needs a codec more. Here
    it always does: drawn by lot, one build in a hundred had packs of its own.
    """
    aes.give_pypdf_aes()
    writer = PdfWriter(PdfReader(io.BytesIO(content)))
    made = io.BytesIO()
    with patch("secrets.token_bytes", lambda size: (b"h" + bytes(size))[:size]):
        writer.encrypt(password, algorithm=algorithm)
        writer.write(made)
    return made.getvalue()


def xlsx(rows: list[list[str | float]]) -> bytes:
    """A workbook of one sheet, its texts beside their cells."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(_cell(f"{chr(65 + place)}{number}", value) for place, value in enumerate(row))
        lines.append(f'<row r="{number}">{cells}</row>')
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{main}"/>')
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}"><si><t>平台</t></si></sst>')
        archive.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
        )
    return made.getvalue()


def _cell(reference: str, value: str | float) -> str:
    if isinstance(value, str):
        return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{reference}"><v>{value!r}</v></c>'


def readings() -> list[dict[str, Any]]:
    """What the trace asks of the pack that reads texts: every kind of text, and what the page does with the rows."""
    texts: tuple[str, ...] = (EXAMPLE["text"], "\n".join(REPORT), TABLE, _HAND, "", "x" * 50, "\ud800\0【")
    rows = [{"creditor": "招行", "debt_kind": "credit_card", "balance": "52000.00"}]
    empty: list[dict[str, str]] = [{}]
    case = {"version": 1, "debts": [{"creditor": "招商银行", "balance": "5万"}, {"creditor": "招行", "principal": "x"}]}
    pasted = [{"do": "compute", "name": "intake", "typed": {"text": text, "received": "2026-11-28"}} for text in texts]
    mistyped: tuple[object, ...] = ("", "五万", [], True)
    wrong = [{"do": "compute", "name": "intake", "typed": {"text": value, "received": value}} for value in mistyped]
    page = [{"do": do, "case": case, "rows": given} for do in ("compare", "take_in") for given in (rows, empty)]
    guided = [{"do": "read_debts", "text": text, "case": case, "today": "2026-11-28"} for text in texts]
    return [*pasted, *wrong, *page, *guided, *_messages()]


def _messages() -> Iterator[dict[str, Any]]:
    """What is asked of the tool that reads a message, and what one press takes over of it."""
    example = CALCULATORS["message"].module.EXAMPLE
    for typed in (example, {"text": ""}, {"text": "\ud800\0【"}, {"text": [], "received": "x", "person": "nobody"}):
        yield {"do": "compute", "name": "message", "typed": typed}
    for what in ("contact", "debt"):
        yield {"do": "carry", "what": what, "case": {"version": 1}, "typed": example, "conduct": ["threat"]}


def openings() -> Iterator[dict[str, Any]]:
    """What the trace asks of the pack that opens files: every encoding, cipher and kind of file, whole and damaged."""
    encodings = ("UniGB-UCS2-H", "UniGB-UTF16-H", "GBK-EUC-H", "GBKp-EUC-H", "GBK2K-H", "Identity-H", "UniGB-UTF8-H", *_LATIN)
    whole = [pdf(REPORT, encoding) for encoding in encodings]
    locked = [encrypted(whole[0], "7788", algorithm) for algorithm in ("RC4-128", "AES-128", "AES-256-R5")]
    others = [
        whole[0][:400],
        b"%PDF-1.4\n",
        xlsx([["平台", "欠款"], ["江川银行", 20932.1]]),
        b"PK\x03\x04",
        TABLE.encode(),
        TABLE.encode("gb18030"),
        TABLE.encode("utf-16"),
        b"\x80\xff",
        b"",
        json.dumps(EXAMPLE).encode(),
    ]
    for content in (*whole, *locked, *others):
        for password in ("", "7788"):
            yield {"do": "open_file", "name": "a", "base64": base64.b64encode(content).decode(), "password": password}

"""The whole pack in one zip: a page of contents first, then each document, and the files made beside them."""

import base64
import binascii
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from calculators.export import File
from calculators.export.file_names import distinct, safe_name
from calculators.export.letter_html import letter_html
from calculators.export.storable import storable
from calculators.forms.validation import InvalidRequest, Problem

# Files that the page makes and hands over for the pack.
ENDINGS = {"docx"}

_STYLE = """
body { max-width: 40em; margin: 2em auto; padding: 0 1em; font: 16px/1.8 SimSun, "Songti SC", "Noto Serif CJK SC", serif; color: #111; background: #fff; }
h1 { font-size: 1.4em; text-align: center; letter-spacing: .08em; } h2 { font-size: 1em; margin: 1.4em 0 .4em; } p { margin: .4em 0; }
.indent { text-indent: 2em; } .sign { text-align: right; margin-top: 1.6em; } .blank { white-space: nowrap; }
table { width: 100%; border-collapse: collapse; margin: 1em 0; font-size: .92em; } th, td { padding: .3em .5em; border: 1px solid #777; text-align: left; font-weight: 400; }
.amounts :is(th, td) { text-align: right; } .amounts caption { text-align: right; } .amounts thead th { font-weight: 700; }
.amounts:not(.ledger) :is(th, td):nth-child(-n + 2) { text-align: center; } .ledger :is(th, td):first-child { text-align: left; }
.paper + .paper { break-before: page; margin-top: 3em; } @media print { .once { display: none; } .paper + .paper { margin-top: 0; } }
@page { size: A4; margin: 14mm 20mm; } @media print { body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; line-height: 1.33; } h1, h2 { break-after: avoid; } tr, .sign, .signature { break-inside: avoid; } .signature { break-before: avoid; } thead { display: table-header-group; } }
@media print { h1, h2, table, .sign { margin: 2mm 0 .5mm; } p, ol, ul { margin: .3mm 0; } th, td { padding: .5mm 2mm; } th[scope=row] { white-space: nowrap; } }
"""


@dataclass(frozen=True)
class Sheet:
    """A document as it stands on the page, changed by hand or not."""

    title: str
    html: str
    when_not: tuple[str, ...] = ()


def pack(sheets: Iterable[Sheet], files: Iterable[File], creditor: str, today: date) -> File:
    """The zip of ``sheets``, as pages to open and print, and ``files``. Names inside are safe and all different."""
    made = [(sheet, f"{number:02} {safe_name(sheet.title, 'html')}") for number, sheet in enumerate(sheets, 1)]
    pages = [name for _, name in made]
    others = list(files)
    names = distinct(["00 目录.html", *pages, *(other.name for other in others)])
    contents = [
        _contents([("", sheet) for sheet, _ in made], names[1:], today).encode("utf-8"),
        *(page(sheet.title, letter_html(sheet.html)).encode("utf-8") for sheet, _ in made),
        *(other.content for other in others),
    ]
    return _zipped(zip(names, contents, strict=True), f"还款协商材料 {creditor[:30]} {today.isoformat()}", today)


@dataclass(frozen=True)
class Folder:
    """What goes to one lender; with no name, what goes to all."""

    name: str
    sheets: tuple[Sheet, ...]
    files: tuple[File, ...]


def whole_pack(folders: Sequence[Folder], files: Iterable[File], today: date) -> File:
    """One zip for all lenders: a folder each, one index, and one page that prints every letter, each on paper of its own."""
    named = distinct([safe_name(folder.name or "各家都用", "x") for folder in folders])
    names = [name.removesuffix(".x") for name in named]
    beside = list(files)
    inside = [
        (f"{name}/{own}", file.content)
        for name, folder in zip(names, folders, strict=True)
        for own, file in zip(distinct([file.name for file in folder.files]), folder.files, strict=True)
    ]
    printed = "01 全部打印.html"
    owned = [(folder.name, sheet) for folder in folders for sheet in folder.sheets]
    links = [printed, *(name for name, _ in inside), *(file.name for file in beside)]
    return _zipped(
        [
            ("00 目录.html", _contents(owned, links, today).encode("utf-8")),
            (printed, page("全部打印", _PRINT + "".join(_paper(sheet) for _, sheet in owned)).encode("utf-8")),
            *inside,
            *((file.name, file.content) for file in beside),
        ],
        f"还款协商材料 {sum(bool(folder.name) for folder in folders)} 家 {today.isoformat()}",
        today,
    )


_PRINT = '<p class="once">用浏览器的“打印”打一次，每一份各起一页。选“存成 PDF”就是 PDF。</p>'


def _paper(sheet: Sheet) -> str:
    return f'<section class="paper">{letter_html(sheet.html)}</section>'


def _zipped(contents: Iterable[tuple[str, bytes]], name: str, today: date) -> File:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in contents:
            entry = zipfile.ZipInfo(each, _stamp(today))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return File(safe_name(name, "zip"), "application/zip", into.getvalue())


def handed_over(files: Iterable[Mapping[str, str]]) -> list[File]:
    """Files that the page made, each with ``name`` and ``base64``. Raises InvalidRequest for what is no such file."""
    read = []
    for index, given in enumerate(files):
        stem, _, ending = str(given.get("name", "")).rpartition(".")
        try:
            if ending not in ENDINGS:
                raise ValueError(ending)
            content = base64.b64decode(given.get("base64", ""), validate=True)
        except (ValueError, TypeError, binascii.Error):
            words = "有一份文件读不出来，没有放进去。请重新打包。"
            raise InvalidRequest([Problem(f"files.{index}", "wrong_type", words)]) from None
        read.append(File(safe_name(stem, ending), "application/octet-stream", content))
    return read


def page(title: str, body: str) -> str:
    """A page of its own, to open from a folder and print; it asks nothing of any network."""
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(storable(title))}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _contents(owned: list[tuple[str, Sheet]], names: list[str], today: date) -> str:
    """The page of contents; ``owned`` are the sheets, each with the lender that it goes to."""
    lines = [
        f"<h1>目录</h1>\n<p>{today.year}年{today.month}月{today.day}日。这些文件只在这个压缩包里，没有上传到任何地方。里面有你的姓名和欠款，转发前想一想。</p>\n<ol>"
    ]
    lines.extend(f'<li><a href="{escape(_address(name))}">{escape(name)}</a></li>' for name in names)
    lines.append("</ol>")
    for title in dict.fromkeys(sheet.title for _, sheet in owned):
        reasons = "".join(f"<li>{escape(storable(reason))}</li>" for reason in _reasons(owned, title))
        if reasons:
            lines.append(f"<h2>{escape(storable(title))}：什么时候不要发</h2>\n<ul>{reasons}</ul>")
    return page("目录", "\n".join(lines))


def _reasons(owned: list[tuple[str, Sheet]], title: str) -> Iterator[str]:
    """When not to send the sheets of this title, each reason once; what is true of some lenders only names them."""
    of = [(name, sheet.when_not) for name, sheet in owned if sheet.title == title]
    for reason in dict.fromkeys(reason for _, reasons in of for reason in reasons):
        whose = [name for name, reasons in of if reason in reasons]
        yield reason if len(whose) == len(of) or not all(whose) else f"{'、'.join(whose)}：{reason}"


def _address(name: str) -> str:
    """A file's name as a relative address: what would end or change the address is written in percents."""
    return "".join(f"%{ord(sign):02X}" if sign in "%#?;&+ " else sign for sign in name)


def _stamp(today: date) -> tuple[int, int, int, int, int, int]:
    """The day as a zip can hold it: 1980 to 2107."""
    return (min(max(today.year, 1980), 2107), today.month, today.day, 0, 0, 0)

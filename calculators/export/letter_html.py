"""A sheet's HTML as a file may hold it: only what letters are made of, whatever was pasted into the sheet.

A reader may change a sheet before taking it along. What is opened from a folder has no policy that would stop a
picture or a script in it, so nothing but words and tables is let through.
"""

from html import escape
from html.parser import HTMLParser

from calculators.export.storable import storable

_KEPT = {
    "h1", "h2", "p", "div", "section", "ol", "ul", "li", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "br", "span", "bdi",
}  # fmt: skip
_CLASSES = {"indent", "sign", "signature", "amounts", "ledger", "blank"}
_SILENT = {"script", "style", "template", "title", "iframe", "object", "svg", "math", "noscript", "textarea", "select"}
_NEVER_CLOSED = {"br"}
_SCOPES = {"col", "row"}


class _Letter(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self.open: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent += 1
        if self.silent or tag not in _KEPT:
            return
        self.written.append(f"<{tag}{''.join(_attributes(tag, attrs))}>")
        if tag not in _NEVER_CLOSED:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if not self.silent and tag in _NEVER_CLOSED:
            self.written.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(self.silent - 1, 0)
        if not self.silent and tag in self.open:
            while (closed := self.open.pop()) != tag:
                self.written.append(f"</{closed}>")
            self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.written.append(escape(data, quote=False))


def _attributes(tag: str, attrs: list[tuple[str, str | None]]) -> list[str]:
    given = dict(attrs)
    kept = [name for name in (given.get("class") or "").split() if name in _CLASSES]
    written = [f' class="{" ".join(kept)}"'] if kept else []
    if tag == "th" and given.get("scope") in _SCOPES:
        written.append(f' scope="{given["scope"]}"')
    return written


def letter_html(html: str) -> str:
    """``html`` with only the elements that letters use, each closed; all other marks are gone, their words stay."""
    reader = _Letter()
    reader.feed(storable(html).replace("\0", ""))
    reader.close()
    return "".join(reader.written) + "".join(f"</{tag}>" for tag in reversed(reader.open))

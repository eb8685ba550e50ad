"""The plain text of a drawn document: what is copied into a message or a mail."""

from html.parser import HTMLParser

_BLOCKS = {"h1", "h2", "p", "tr", "li", "caption", "div", "section"}
# Where the direction of writing turns inside a name, the turn ends with it: in HTML by <bdi>, in text by these marks.
_ISOLATE, _END = "\u2068", "\u2069"
_BREAK_BEFORE = {"h2", "table", "ol", "ul", "section", "div"}


class _Reader(HTMLParser):
    """Writes a line for each block, a gap between cells, a number before each item of an ordered list."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.counters: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag == "br":
            self._line()
        if tag in _BREAK_BEFORE:
            self._gap()
        if tag in {"ol", "ul"}:
            self.counters.append(0 if tag == "ol" else None)
        if tag == "li" and self.counters:
            before = self.counters[-1]
            if before is None:
                self.lines[-1] += "· "
            else:
                self.counters[-1] = before + 1
                self.lines[-1] += f"{before + 1}. "
        if tag == "bdi":
            self.lines[-1] += _ISOLATE
        if tag == "p" and ("class", "indent") in attrs:
            self.lines[-1] += "　　"

    def handle_endtag(self, tag: str) -> None:
        if tag == "bdi":
            self.lines[-1] += _END
        if tag in {"td", "th"}:
            self.lines[-1] += "  "
        if tag in _BLOCKS:
            self._line()
        if tag in {"h1", "table", "ol", "ul"}:
            self._gap()
        if tag in {"ol", "ul"} and self.counters:
            self.counters.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() or self.lines[-1].strip():
            self.lines[-1] += data.replace("\n", "")

    def _line(self) -> None:
        if self.lines[-1].strip():
            self.lines.append("")
        else:
            self.lines[-1] = ""

    def _gap(self) -> None:
        self._line()
        if len(self.lines) > 1 and self.lines[-2]:
            self.lines.append("")


def plain_text(html: str) -> str:
    """``html`` as lines of text, ending in a newline."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = [line.rstrip(" \t") for line in reader.lines]
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n"

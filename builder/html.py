"""Reading the built pages: elements, inline scripts, links and anchors."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

# What Material puts around a page's own content: its start, the content, its end.
ARTICLE = re.compile(r'(<article class="md-content__inner md-typeset">)(.*?)(</article>)', re.DOTALL)


@dataclass
class Page:
    """What the checks want to know of one page."""

    path: Path
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)  # what a reader follows
    loads: list[str] = field(default_factory=list)  # what the browser asks for by itself
    inline_scripts: list[str] = field(default_factory=list)
    inline_styles: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    rules: set[str] = field(default_factory=set)
    tool: str | None = None


_LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src", "embed": "src"}
_LOADING_LINKS = {"stylesheet", "icon", "manifest", "apple-touch-icon", "preload", "prefetch", "preconnect", "modulepreload"}
_SCRIPT_TYPES = {"", "text/javascript", "application/javascript", "module"}


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.script: list[str] | None = None
        self.style: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        page = self.page
        if given.get("id"):
            page.ids.add(given["id"])
        if tag == "a" and "href" in given:
            page.links.append(given["href"])
        if tag in _LOADS and given.get(_LOADS[tag]):
            page.loads.append(given[_LOADS[tag]])
        if tag == "link" and _LOADING_LINKS & set(given.get("rel", "").split()):
            page.loads.append(given.get("href", ""))
        if "style" in given:
            page.inline_styles.append(f'<{tag} style="{given["style"]}">')
        page.handlers += [f"<{tag} {name}=…>" for name in given if name.startswith("on")]
        if "data-calculator" in given:
            page.tool = given["data-calculator"]
        if tag == "li" and "data-code" in given:
            page.rules.add(given["data-code"])
        if tag == "script" and "src" not in given and given.get("type", "") in _SCRIPT_TYPES:
            self.script = []
        if tag == "style":
            self.style = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self.script is not None:
            self.page.inline_scripts.append("".join(self.script))
            self.script = None
        if tag == "style" and self.style is not None:
            self.page.inline_styles.append(f"<style>{''.join(self.style)[:60]}")
            self.style = None

    def handle_data(self, data: str) -> None:
        if self.script is not None:
            self.script.append(data)
        if self.style is not None:
            self.style.append(data)


def read_page(path: Path) -> Page:
    """What stands in the page at ``path``."""
    return read_markup(path, path.read_text(encoding="utf-8"))


def read_markup(path: Path, text: str) -> Page:
    """What stands in ``text``, which is a page or a part of the one at ``path``."""
    page = Page(path)
    reader = _Reader(page)
    reader.feed(text)
    reader.close()
    return page

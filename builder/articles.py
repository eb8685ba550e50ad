"""The pages of the single file: each an article whose links lead within the file."""

import base64
import html
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path

from builder.assets import BUNDLES
from builder.links import relinked
from builder.policy import aligned_by_class
from builder.stand_in import is_packed, stand_in

TEXTS = ("LICENSE.txt", "NOTICE.txt", "licences.txt")
# A page that repeats all others in one, and what stands in its place.
_NOT_HERE = {
    "print/": "<h1>打印整本</h1><p>单个文件里没有这一页，它会让文件大一截。要打印整本，用网站，或者电脑上的压缩包。要打印一页，打开那一页再打印。</p>"
}
_ID_ATTRIBUTES = re.compile(r'(?<=\s)(id|for|aria-describedby|aria-labelledby|aria-controls|aria-owns|list|headers)="([^"]*)"')
_LED_TO = re.compile(r'href="#(~\d+:[^"]+)"')
_BETWEEN_TAGS = re.compile(r">\s*\n\s*<")
_AS_WRITTEN = re.compile(r"(?s)(<(?:pre|textarea)\b.*?</(?:pre|textarea)>)")


@dataclass
class Articles:
    """The pages by their paths, ``guide/court/``, each with its title, the bundles that it loads and what stands on it."""

    site: Path
    titles: dict[str, str]
    scripts: dict[str, list[str]]
    bodies: dict[str, str]

    def __post_init__(self) -> None:
        self.marks = {path: f"~{number}:" for number, path in enumerate(self.bodies)}
        kept = {path: self._linked(path, body) for path, body in self.bodies.items()}
        self.packed = {path: body for path, body in kept.items() if is_packed(path)}
        places = [place for path, body in kept.items() if path not in self.packed for place in _LED_TO.findall(body)]
        places = list(dict.fromkeys(places))
        self.plain = {
            path: stand_in(path, body, [each for each in places if each.startswith(self.marks[path])])
            if path in self.packed
            else body
            for path, body in kept.items()
        }

    def written(self) -> list[str]:
        """The articles, in order, as they stand in the file; of those that are packed a few words."""
        return [self._article(path, body) for path, body in self.plain.items()]

    def _article(self, path: str, body: str) -> str:
        here = "" if path else " here"
        return (
            f'<article class="md-content__inner md-typeset{here}" id="p:{path}:" data-page="{path}" data-mark="{self.marks[path]}"'
            f' data-title="{html.escape(self.titles[path])}" data-scripts="{" ".join(self.scripts[path])}">{body}</article>'
        )

    def _linked(self, path: str, body: str) -> str:
        """Alone on the stage, where a script put it, a page has its own ids, and addresses as its links."""
        alone = is_packed(path)
        if not alone:
            mark = self.marks[path]
            body = _ID_ATTRIBUTES.sub(lambda found: f'{found[1]}="{" ".join(mark + each for each in found[2].split())}"', body)
        body = re.sub(
            r'(?<=\s)href="#([^"]*)"', lambda found: f'href="{self._address(f"{path}index.html", found[1], alone)}"', body
        )
        return relinked(body, f"{path}index.html", lambda file, anchor: self._address(file, anchor, alone))

    def _address(self, file: str, anchor: str, alone: bool) -> str:
        if not file.endswith((".html", ".txt")):
            return data_address(self.site / file)
        path = path_of(file)
        return f"#p:{path}:{anchor}" if alone or not anchor else f"#{self.marks[path]}{anchor}"


def articles(site: Path, texts: dict[str, str], titles: dict[str, str]) -> Articles:
    """The articles of the site's pages, by their files, and of the texts that go with them."""
    bodies = {path_of(page): _body(path_of(page), text) for page, text in texts.items()}
    bodies |= {name: _plain_text(site, name) for name in TEXTS}
    scripts = {path_of(page): _scripts(text) for page, text in texts.items()} | {name: [] for name in TEXTS}
    return Articles(site, titles | {name: name for name in TEXTS}, scripts, bodies)


def path_of(page: str) -> str:
    """A page's path as in its address: ``guide/court/``; a text file's is its name."""
    return page.removesuffix("index.html")


def data_address(file: Path) -> str:
    """A file as an address that holds it."""
    kind, _ = mimetypes.guess_type(file.name)
    if kind == "image/svg+xml" and "'" not in (drawn := file.read_text(encoding="utf-8")):
        for sign in "%#<>&":
            drawn = drawn.replace(sign, f"%{ord(sign):02X}")
        return f"data:{kind}," + " ".join(drawn.replace('"', "'").split())  # a quarter less than base 64
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode('ascii')}"


def _body(path: str, text: str) -> str:
    start = text.index(">", text.index('<article class="md-content__inner')) + 1
    body = _NOT_HERE.get(path) or text[start : text.index("</article>", start)]
    # Material's script would wrap a wide table so that it scrolls by itself.
    body = re.sub(
        r"(?s)<table>.*?</table>", r'<div class="md-typeset__scrollwrap"><div class="md-typeset__table">\g<0></div></div>', body
    )
    body = re.sub(r'<script[^>]*\bsrc=[^>]*></script>|<link rel="stylesheet"[^>]*>', "", body)
    body = re.sub(r'(<a class="term" href="[^"]*") title="[^"]*"', r"\1", body)  # what only a mouse would show
    parts = _AS_WRITTEN.split(body)
    parts[::2] = [_BETWEEN_TAGS.sub(">\n<", part) for part in parts[::2]]
    return aligned_by_class("".join(parts)).strip()


def _plain_text(site: Path, name: str) -> str:
    text = html.escape((site / name).read_text(encoding="utf-8"))
    return f'<h1>{name}</h1><div class="plain-text">{text}</div>'


def _scripts(text: str) -> list[str]:
    """The bundles that the page loads, in the order in which they run."""
    loaded = re.findall(r'<script src="[^"]*?assets/(\w+)\.\w{8}\.js"( defer)?>', text)
    return [name for name, _ in sorted(loaded, key=lambda each: bool(each[1])) if name in BUNDLES]

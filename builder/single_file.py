"""The single file: every page, search, calculator and letter in one HTML that can be sent by chat.

Made from the site's own pages. Its text comes first and reads without scripts; the pieces of the engine come last.
Ids of a page wear its mark, ``p:guide/court/:``, so that they differ and links work without scripts; the shell takes
the mark off the page that it shows.
"""

import base64
import html
import json
import mimetypes
import re
from pathlib import Path

import yaml

from builder import BuildError
from builder.assets import BUNDLES, bundled, minified
from builder.links import as_packed, relinked
from builder.pieces import as_text, library_scripts, pieces, search_index
from builder.policy import TRUSTED, aligned_by_class, script_hash
from builder.whole import flat

NAME = "还款协商手册"
# A page that repeats all others in one, and what stands in its place.
_NOT_HERE = {
    "print/index.html": "<h1>打印整本</h1><p>单个文件里没有这一页，它会让文件大一截。要打印整本，用网站，或者电脑上的压缩包。要打印一页，打开那一页再打印。</p>"
}
_SCRIPTS = ("shell/trusted.js", "shell/colours.js", "offline/packed.js", "pages/single.js")  # the first two before the text
_STYLES = (
    "assets/stylesheets/main.*.css",
    "assets/stylesheets/palette.*.css",
    "assets/handbook.*.css",
    "assets/intake.*.css",
    "assets/home.*.css",
    "assets/start.*.css",
)
_DIRECTIVES = (
    "default-src 'none'",
    "script-src 'wasm-unsafe-eval' {scripts}",
    "style-src {styles}",
    "img-src data:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    *TRUSTED,
)
_ID_ATTRIBUTES = re.compile(r'(?<=\s)(id|for|aria-describedby|aria-labelledby|aria-controls|aria-owns|list|headers)="([^"]*)"')


def write_single_file(root: Path, site: Path, path: Path) -> None:
    """Write the single file of ``site`` to ``path``."""
    texts = {file.relative_to(site).as_posix(): as_packed(file.read_text(encoding="utf-8")) for file in site.rglob("index.html")}
    groups = _contents(root, texts)
    articles = [_article(site, page, texts[page]) for _, pages in groups for page in pages]
    articles += [_plain_text(site, name) for name in ("LICENSE.txt", "NOTICE.txt", "licences.txt")]
    style = "\n".join(next(site.glob(pattern)).read_text(encoding="utf-8") for pattern in _STYLES)
    style += minified(root, (root / "web" / "styles" / "single.css").read_text(encoding="utf-8"), "css").decode("utf-8")
    scripts = {name: _script(root, name) for name in _SCRIPTS}
    libraries = library_scripts(site)
    packed = pieces(site) | {"index": as_text(json.dumps(search_index(site), ensure_ascii=False).encode("utf-8"))}
    parts = [
        '<body dir="ltr" data-md-color-scheme="default" data-md-color-primary="custom" data-md-color-accent="custom">',
        *(f"<script>{scripts[name]}</script>" for name in _SCRIPTS[:2]),
        _head(groups, texts),
        '<div class="md-container"><main class="md-main"><div class="md-main__inner md-grid">',
        '<div class="md-content" data-pages>',
        *articles,
        "</div></div></main></div>",
        _engine_list(texts),
        *(f"<script>{scripts[name]}</script>" for name in _SCRIPTS[2:]),
        *(f'<script type="text/plain" id="piece-{name}">{text}</script>' for name, text in packed.items()),
        "</body></html>\n",
    ]
    policy = "; ".join(_DIRECTIVES).format(
        scripts=" ".join(sorted({script_hash(text) for text in (*scripts.values(), *libraries.values())})),
        styles=script_hash(style),
    )
    icon = _data_address(site / "assets" / "icons" / "icon.svg")
    head = (
        '<!doctype html>\n<html lang="zh-CN" class="no-js"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{NAME}</title>'
        f'<link rel="icon" href="{icon}"><style>{style}</style></head>'
    )
    path.write_text("\n".join([head, *parts]), encoding="utf-8")


def _contents(root: Path, texts: dict[str, str]) -> list[tuple[str, list[str]]]:
    """The navigation: groups with the pages under each, in the order of mkdocs.yml."""
    nav = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    groups: list[tuple[str, list[str]]] = []
    for entry in nav:
        title, inner = next(iter(entry.items())) if isinstance(entry, dict) else ("", entry)
        groups.append((title, [_built(file) for file in flat(inner)]))
    missing = {page for _, pages in groups for page in pages} ^ set(texts)
    if missing:
        raise BuildError("mkdocs.yml", f"nav and pages differ in {sorted(missing)}", "name every page in nav, once")
    return groups


def _built(source: str) -> str:
    stem = source.removesuffix(".md")
    return f"{stem}.html" if stem == "index" or stem.endswith("/index") else f"{stem}/index.html"


def _path(page: str) -> str:
    """A page's path as in its address: ``guide/court/``; a text file's is its name."""
    return page.removesuffix("index.html")


def _title(text: str) -> str:
    found = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
    return html.unescape(found[1] if found else "").removesuffix(f" - {NAME}").strip()


def _article(site: Path, page: str, text: str) -> str:
    mark = f"p:{_path(page)}:"
    start = text.index(">", text.index('<article class="md-content__inner')) + 1
    body = _NOT_HERE.get(page) or text[start : text.index("</article>", start)]
    # Material's script would wrap a wide table so that it scrolls by itself.
    body = re.sub(
        r"(?s)<table>.*?</table>", r'<div class="md-typeset__scrollwrap"><div class="md-typeset__table">\g<0></div></div>', body
    )
    body = re.sub(r'<script[^>]*\bsrc=[^>]*></script>|<link rel="stylesheet"[^>]*>', "", body)
    body = _ID_ATTRIBUTES.sub(lambda found: f'{found[1]}="{" ".join(mark + each for each in found[2].split())}"', body)
    body = re.sub(r'(?<=\s)href="#([^"]*)"', rf'href="#{mark}\1"', body)
    body = relinked(aligned_by_class(body), page, lambda file, anchor: _address(site, file, anchor))
    here = " here" if page == "index.html" else ""
    return (
        f'<article class="md-content__inner md-typeset{here}" id="{mark}" data-page="{_path(page)}"'
        f' data-title="{html.escape(_title(text))}" data-scripts="{" ".join(_scripts(text))}">{body}</article>'
    )


def _address(site: Path, file: str, anchor: str) -> str:
    if file.endswith((".html", ".txt")):
        return f"#p:{_path(file)}:{anchor}"
    return _data_address(site / file)


def _data_address(file: Path) -> str:
    kind, _ = mimetypes.guess_type(file.name)
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode('ascii')}"


def _plain_text(site: Path, name: str) -> str:
    text = html.escape((site / name).read_text(encoding="utf-8"))
    return (
        f'<article class="md-content__inner md-typeset" id="p:{name}:" data-page="{name}" data-title="{name}" data-scripts="">'
        f'<h1>{name}</h1><div class="plain-text">{text}</div></article>'
    )


def _scripts(text: str) -> list[str]:
    """The bundles that the page loads, in the order in which they run."""
    loaded = re.findall(r'<script src="[^"]*?assets/(\w+)\.\w{8}\.js"( defer)?>', text)
    return [name for name, _ in sorted(loaded, key=lambda each: bool(each[1])) if name in BUNDLES]


def _script(root: Path, name: str) -> str:
    text = bundled(root, name)
    if "</script" in text or "<!--" in text:
        raise BuildError(f"web/{name}", "</script or <!--", "write it in two parts: it would end the script in the single file")
    return text


def _engine_list(texts: dict[str, str]) -> str:
    found = (re.search(r'<script type="application/json" id="engine"[^>]*>(.*?)</script>', text) for text in texts.values())
    listed = next(each[1] for each in found if each)
    return f'<script type="application/json" id="engine" data-src="assets/engine.packed.js">{listed}</script>'


def _head(groups: list[tuple[str, list[str]]], texts: dict[str, str]) -> str:
    lists = []
    for title, pages in groups:
        links = "".join(f'<li><a href="#p:{_path(page)}:">{html.escape(_title(texts[page]))}</a></li>' for page in pages)
        lists.append((f"<h2>{html.escape(title)}</h2>" if len(pages) > 1 else "") + f"<ul>{links}</ul>")
    return (
        f'<header class="book-head"><a href="#p::">{NAME}</a>'
        f'<details data-contents><summary>目录</summary><nav aria-label="目录">{"".join(lists)}</nav></details>'
        '<details data-finder><summary>搜索</summary><form role="search"><input type="search" aria-label="搜索"'
        ' autocomplete="off" autocapitalize="off" spellcheck="false"></form><p role="status"></p><ol></ol></details>'
        '<button type="button" data-colours><span class="to-dark">换成深色</span><span class="to-light">换成浅色</span></button>'
        "</header>"
    )

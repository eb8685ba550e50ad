"""The single file: every page, search, calculator and letter in one HTML that can be sent by chat.

Made from the site's own pages. Its text comes first and reads without scripts; then what needs scripts, packed (``stand_in``), and
last the engine. A page's id is its address, ``p:guide/court/:``. The ids of places wear its mark, ``~12:first``, so that they differ
and links work without scripts; the shell takes the mark off the page that it shows.
"""

import html
import json
import re
from pathlib import Path

import yaml

from builder import BuildError
from builder.articles import articles, data_address, path_of
from builder.assets import bundled, minified, only_named
from builder.links import as_packed
from builder.packing import decoder
from builder.pieces import library_scripts, plain_pieces, search_index, search_worker
from builder.policy import TRUSTED, script_hash
from builder.streams import stream
from builder.whole import flat

NAME = "还款协商手册"
_BEFORE = ("shell/trusted.js", "shell/size.js", "shell/colours.js")  # the text
_SCRIPTS = (*_BEFORE, "offline/within.js", "pages/single.js")
_UNPACKER = "offline/unpacker.js"
_FRAME = '<div class="md-container"><main class="md-main"><div class="md-main__inner md-grid"><div class="md-content" data-pages>'
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


def write_single_file(root: Path, site: Path, path: Path) -> None:
    """Write the single file of ``site`` to ``path``."""
    texts = {file.relative_to(site).as_posix(): as_packed(file.read_text(encoding="utf-8")) for file in site.rglob("index.html")}
    groups = _contents(root, texts)
    pages = [page for _, pages in groups for page in pages]
    titles = {path_of(page): _title(texts[page]) for page in pages}
    book = articles(site, {page: texts[page] for page in pages}, titles)
    whole_style = "\n".join(next(site.glob(pattern)).read_text(encoding="utf-8") for pattern in _STYLES)
    whole_style += minified(root, (root / "web" / "styles" / "single.css").read_text(encoding="utf-8"), "css").decode("utf-8")
    scripts = {name: _script(root, name).replace(decoder(), "") for name in _SCRIPTS}  # what unpacks is the worker's
    engine = plain_pieces(site)
    libraries = library_scripts(site)
    written = book.written()
    made_of = [
        *written,
        *book.packed.values(),
        *scripts.values(),
        *(each.decode("latin-1") for each in engine.values()),
    ]
    style = only_named(whole_style, "\n".join([*made_of, _FRAME]))
    parts = [
        '<body dir="ltr" data-md-color-scheme="default" data-md-color-primary="custom" data-md-color-accent="custom">',
        *(f"<script>{scripts[name]}</script>" for name in _BEFORE),
        _head(groups, titles),
        _FRAME,
        *written,
        "</div></div></main></div>",
        stream("text", _texts(site, book.packed)),
        f'<script type="text/plain" id="unpacker">{_script(root, _UNPACKER)}</script>',
        _engine_list(texts),
        *(f"<script>{scripts[name]}</script>" for name in _SCRIPTS[len(_BEFORE) :]),
        stream("engine", engine),
        "</body></html>\n",
    ]
    policy = "; ".join(_DIRECTIVES).format(
        scripts=" ".join(sorted({script_hash(text) for text in (*scripts.values(), *libraries.values())})),
        styles=script_hash(style),
    )
    icon = data_address(site / "assets" / "icons" / "icon.svg")
    head = (
        '<!doctype html>\n<html lang="zh-CN" class="no-js"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{NAME}</title>'
        f'<link rel="icon" href="{icon}"><style>{style}</style></head>'
    )
    path.write_text("\n".join([head, *parts]), encoding="utf-8")


def _texts(site: Path, packed: dict[str, str]) -> dict[str, bytes]:
    """The pages that are packed, and search."""
    index = json.dumps(search_index(site), ensure_ascii=False, separators=(",", ":"))
    texts = packed | {"search": search_worker(site), "index": index}
    return {name: text.encode("utf-8") for name, text in texts.items()}


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


def _title(text: str) -> str:
    found = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
    return html.unescape(found[1] if found else "").removesuffix(f" - {NAME}").strip()


def _script(root: Path, name: str) -> str:
    text = bundled(root, name)
    if "</script" in text or "<!--" in text:
        raise BuildError(f"web/{name}", "</script or <!--", "write it in two parts: it would end the script in the single file")
    return text


def _engine_list(texts: dict[str, str]) -> str:
    found = (re.search(r'<script type="application/json" id="engine"[^>]*>(.*?)</script>', text) for text in texts.values())
    listed = next(each[1] for each in found if each)
    return f'<script type="application/json" id="engine" data-src="assets/engine.packed.js">{listed}</script>'


def _head(groups: list[tuple[str, list[str]]], titles: dict[str, str]) -> str:
    lists = []
    for title, pages in groups:
        paths = [path_of(page) for page in pages]
        links = "".join(f'<li><a href="#p:{path}:">{html.escape(titles[path])}</a></li>' for path in paths)
        lists.append((f"<h2>{html.escape(title)}</h2>" if len(pages) > 1 else "") + f"<ul>{links}</ul>")
    return (
        f'<header class="book-head"><a href="#p::">{NAME}</a>'
        f'<details data-contents><summary>目录</summary><nav aria-label="目录">{"".join(lists)}</nav></details>'
        '<details data-finder><summary>搜索</summary><form role="search"><input type="search" aria-label="搜索"'
        ' autocomplete="off" autocapitalize="off" spellcheck="false"></form><p role="status"></p><ol></ol></details>'
        '<button type="button" data-colours><span class="to-dark">换成深色</span><span class="to-light">换成浅色</span></button>'
        '<button type="button" data-larger>字大一点</button>'
        "</header>"
    )

"""The whole guide as one page: every page of the guide in the order of the navigation, for a printer or a file."""

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import join, normpath
from typing import Any
from urllib.parse import urldefrag, urlsplit

import lxml.html
import yaml
from lxml.html import HtmlElement

from builder import BuildError
from builder.html import ARTICLE
from builder.promises import PRINTED
from builder.terms import inner_html

_MARK = "<div data-whole></div>"
# Not of the guide: the way in, what works only on a screen (paper.md has the tools as sheets), the rules, which alone
# are a book, and the list of all questions, which only leads to what stands in the whole anyway.
_LEFT_OUT = ("index.md", "case.md", "print.md", "tools/", "toolbox.md", "law/", "questions.md")
_NOT_PRINTED = "script|form|template|button|aside[@class='reviewed']|*[contains(@class,'headerlink')]|*[@data-save]|p[@class='press']"  # fmt: skip


def join_guide(root: Path, site: Path) -> Iterator[Path]:
    """Fill ``site/print/index.html`` with the pages of the guide, their anchors rewritten."""
    path = site / PRINTED / "index.html"
    page = path.read_text(encoding="utf-8")
    if page.count(_MARK) != 1:
        raise BuildError("docs/print.md", f"no single {_MARK}", "put it where the pages go")
    addresses = guide_pages(root)
    leaves = [leaf(site, address, set(addresses)) for address in addresses]
    contents = "".join(f'<li><a href="#{slug(address)}">{title}</a></li>' for address, title, _ in leaves)
    whole = f'<ol class="contents">{contents}</ol>' + "\n".join(html for _, _, html in leaves)
    path.write_text(page.replace(_MARK, whole), encoding="utf-8")
    yield path


def guide_pages(root: Path) -> list[str]:
    """The addresses of the guide's pages, from the site's root, in the order of the navigation."""
    read = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    wanted = [page for page in flat(read["nav"]) if not page.startswith(_LEFT_OUT)]
    return [re.sub(r"(index)?\.md$", "/", page).replace("//", "/") for page in wanted]


def flat(entry: Any) -> Iterator[str]:
    """The files that a part of the navigation names, in its order."""
    if isinstance(entry, str):
        yield entry
    else:
        for inner in entry.values() if isinstance(entry, dict) else entry:
            yield from flat(inner)


def slug(address: str) -> str:
    """The anchor of a page within the whole."""
    return address.strip("/").replace("/", "-")


def leaf(site: Path, address: str, included: set[str]) -> tuple[str, str, str]:
    """A page as a section of the whole: its address, its title, its HTML."""
    path = site / address / "index.html"
    found = ARTICLE.search(path.read_text(encoding="utf-8"))
    if not found:
        raise BuildError(path, "no article", "Material has changed: mend ARTICLE in builder/html.py")
    article = lxml.html.fragment_fromstring(found[2], create_parent="div")
    for part in article.xpath("|".join(f".//{each}" for each in _NOT_PRINTED.split("|"))):
        part.drop_tree()
    _rewrite(article, address, included)
    title = article.xpath("string(.//h2[1])").strip()
    return address, title, f'<section class="leaf" id="{slug(address)}">{inner_html(article)}</section>'


def _rewrite(article: HtmlElement, address: str, included: set[str]) -> None:
    for element in article.iter(lxml.etree.Element):
        if re.fullmatch(r"h[1-5]", element.tag):
            element.tag = f"h{int(element.tag[1]) + 1}"  # the whole has a title of its own
        if element.tag == "details":
            element.set("open", "")
        if element.get("id"):
            element.set("id", f"{slug(address)}--{element.get('id')}")
        for name in ("href", "src"):
            if element.get(name) is not None:
                element.set(name, moved(element.get(name), address, included))


def moved(link: str, address: str, included: set[str]) -> str:
    """A link on the page at ``address`` as it must read in the whole."""
    if urlsplit(link).scheme or link.startswith(("//", "/")):
        return link
    bare, anchor = urldefrag(link)
    target = normpath(join(address, bare)) if bare else address.rstrip("/")
    page = "" if target == "." else target + "/"
    if page in included:
        return f"#{slug(page)}--{anchor}" if anchor else f"#{slug(page)}"
    ending = "/" if bare.endswith(("/", "..", ".")) and target != "." else ""
    return f"../{'' if target == '.' else target}{ending}" + (f"#{anchor}" if anchor else "")

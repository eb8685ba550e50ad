"""Terms: on every page of the guide, the first use of a word of the field leads to what it means."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
from lxml.html import HtmlElement

from builder import BuildError
from builder.html import ARTICLE
from macros.glossary import PAGE, Term, terms

# Pages without running text of their own, the page of words itself, and the rules, which say what words mean.
_LEFT_ALONE = (PAGE, "law/", "tools/", "case/", "print/")
# Not running text: headings, links, words to be read aloud, what is typed, printed or drawn.
_NOT_TEXT = {"h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "form", "button", "summary", "blockquote", "caption", "th", "svg", "figure", "script", "template"}  # fmt: skip
_NOT_TEXT_CLASSES = {"sheet", "blank-table", "situations", "save", "next"}


def link_terms(root: Path, site: Path) -> Iterator[Path]:
    """Link the first use of each word; returns the pages that changed."""
    for path in sorted(site.glob("**/index.html")):
        at = path.relative_to(site).parent.as_posix() + "/"
        if at == "./" or at.startswith(_LEFT_ALONE):
            continue
        page = path.read_text(encoding="utf-8")
        found = ARTICLE.search(page)
        if not found:
            raise BuildError(path, "no article", "Material has changed: mend ARTICLE in builder/html.py")
        linked = with_links(found[2], "../" * at.count("/") + PAGE)
        if linked != found[2]:
            path.write_text(page[: found.start(2)] + linked + page[found.end(2) :], encoding="utf-8")
            yield path


def with_links(html: str, glossary: str, words: tuple[Term, ...] | None = None) -> str:
    """``html`` with the first use of each word in running text linked to its place on the page at ``glossary``."""
    words = terms() if words is None else words
    by_form = {form: term for term in words for form in term.forms}
    other = {longer for term in words for longer in term.inside}
    pattern = re.compile("|".join(map(re.escape, sorted({*by_form, *other}, key=len, reverse=True))))
    article = lxml.html.fragment_fromstring(html, create_parent="div")
    linked: set[str] = set()
    for element, place in list(_running_text(article)):
        text = getattr(element, place) or ""
        pieces: list[str | HtmlElement] = [""]
        at = 0
        for found in pattern.finditer(text):
            term = by_form.get(found[0])
            if term is None or found[0] in other or term.id in linked:
                continue
            linked.add(term.id)
            pieces[-1] = text[at : found.start()]
            link = lxml.html.Element("a", {"class": "term", "href": f"{glossary}#{term.id}", "title": term.short})
            link.text = found[0]
            pieces += [link, ""]
            at = found.end()
        pieces[-1] = text[at:]
        if len(pieces) > 1:
            _put(element, place, pieces)
    return inner_html(article) if linked else html


def inner_html(element: HtmlElement) -> str:
    """What stands inside an element."""
    inside = str(lxml.html.tostring(element, encoding="unicode", with_tail=False))
    return inside[inside.index(">") + 1 : inside.rindex("<")]


def _running_text(element: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Each piece of running text in reading order: an element, and whether it is its ``text`` or its ``tail``."""
    yield element, "text"
    for child in element:
        kept = isinstance(child.tag, str) and child.tag not in _NOT_TEXT
        if kept and not _NOT_TEXT_CLASSES & set(child.get("class", "").split()):
            yield from _running_text(child)
        yield child, "tail"


def _put(element: HtmlElement, place: str, pieces: list[Any]) -> None:
    setattr(element, place, pieces[0])
    parent, at = (element, 0) if place == "text" else (element.getparent(), element.getparent().index(element) + 1)
    for link, tail in zip(pieces[1::2], pieces[2::2], strict=True):
        link.tail = tail
        parent.insert(at, link)
        at += 1

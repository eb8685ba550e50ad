"""Notes: citations leave the sentence. One quiet mark a paragraph; what it stands for is told once, at the page's foot.

A mark is a link to its note, so it works without a script, in the packs and on paper, where notes are footnotes; on a
screen ``web/shell/notes.js`` opens the note in place. Notes are numbered as they first come; the same rules are the same note.
"""

from collections.abc import Iterator
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from builder import BuildError
from builder.html import ARTICLE
from builder.terms import inner_html
from calculators.law import rules

_BLOCKS = {"p", "li", "td", "th", "dd", "dt", "blockquote", "div"}
_ENDS = "。？；：，、）”"
_NAMED = ("见", "出处：")  # before these a citation is a word of the sentence, and stays a link
_HOW = {"A": "条文已核对", "B": "两处以上转载一致", "B-": "只见一处转载", "C": "未核实，不要当作定论"}


def set_notes(root: Path, site: Path) -> Iterator[Path]:
    """Turn the citations of each page into marks and notes; returns the pages that changed."""
    for path in sorted(site.glob("**/*.html")):
        page = path.read_text(encoding="utf-8")
        if 'class="law"' not in page:
            continue
        found = ARTICLE.search(page)
        if not found:
            raise BuildError(path, "no article", "Material has changed: mend ARTICLE in builder/html.py")
        path.write_text(page[: found.start(2)] + with_notes(found[2]) + page[found.end(2) :], encoding="utf-8")
        yield path


def with_notes(html: str) -> str:
    """``html`` with marks for its citations and the notes after it."""
    article = lxml.html.fragment_fromstring(html, create_parent="div")
    notes: dict[tuple[str, ...], str] = {}
    for block, citations in _cited(article):
        ids = tuple(dict.fromkeys(_rule(each) for each in citations))
        number = list(notes).index(ids) + 1 if ids in notes else len(notes) + 1
        notes.setdefault(ids, _links(citations))
        last = citations.pop()
        for each in citations:
            _cut(each)
        _mark(last, number, any(rules.load(rule).verified == "C" for rule in ids))
        block.attrib.pop("data-cited", None)
    if notes:
        article.append(_list(notes))
        _reviewed_last(article)
    return inner_html(article)


def _cited(article: HtmlElement) -> list[tuple[HtmlElement, list[HtmlElement]]]:
    """Each block with the citations that leave its sentences, in reading order."""
    blocks: dict[HtmlElement, list[HtmlElement]] = {}
    for citation in article.xpath(".//a[@class='law']"):
        citation.attrib.pop("data-search-exclude", None)  # the index is written: it shows sentences, not articles
        if _before(citation).rstrip().endswith(_NAMED):
            citation.set("class", "law named")
            continue
        block = next(each for each in citation.iterancestors() if each.tag in _BLOCKS)
        blocks.setdefault(block, []).append(citation)
    return list(blocks.items())


def _rule(citation: HtmlElement) -> str:
    return str(citation.get("href")).partition("#")[2]


def _links(citations: list[HtmlElement]) -> str:
    """What a note says: each rule's strength, article, matter and how it was checked, and the way to its page."""
    said = []
    for rule, href in {_rule(each): each.get("href") for each in citations}.items():
        read = rules.load(rule)
        doubtful = ' class="doubtful"' if read.verified == "C" else ""
        said.append(
            f'<p{doubtful}><b>{rules.STRENGTHS[read.strength]}</b> <a href="{href}">{read.cite}</a>：{read.label}。'
            f'{_HOW[read.verified]}，<span class="joined">{read.checked}。</span></p>'
        )
    return "".join(said)


def _list(notes: dict[tuple[str, ...], str]) -> HtmlElement:
    items = "".join(f'<li id="note-{number}">{said}</li>' for number, said in enumerate(notes.values(), 1))
    return lxml.html.fragment_fromstring(f'<details class="notes" open><summary>这一页的依据</summary><ol>{items}</ol></details>')


def _reviewed_last(article: HtmlElement) -> None:
    """What stands under each page stays under it."""
    for aside in article.xpath("./aside[@class='reviewed']"):
        article.append(aside)


def _before(element: HtmlElement) -> str:
    """The text that stands directly before an element."""
    previous = element.getprevious()
    return (previous.tail if previous is not None else element.getparent().text) or ""


def _set_before(element: HtmlElement, text: str) -> None:
    previous = element.getprevious()
    if previous is not None:
        previous.tail = text
    else:
        element.getparent().text = text


def _cut(citation: HtmlElement) -> None:
    """Take a citation out, and the space that set it off from the sentences."""
    before, after = _before(citation).rstrip(" "), (citation.tail or "").lstrip(" ")
    citation.tail = None
    _set_before(citation, before + after)
    citation.getparent().remove(citation)


def _mark(citation: HtmlElement, number: int, doubtful: bool) -> None:
    """Put the mark of a note where a citation stood, before the full stop, joined to its neighbours so that no line breaks there."""
    before, after = _before(citation).rstrip(), citation.tail or ""
    stop = before[-1:] if before[-1:] in _ENDS and before else ""
    word = before[: len(before) - len(stop)]
    joined = lxml.html.Element("span", {"class": "joined"})
    joined.text = word[-1:]
    mark = lxml.html.fragment_fromstring(
        f'<sup class="cite"><a href="#note-{number}">{number}{"?" if doubtful else ""}</a></sup>'
    )
    mark.tail = stop
    joined.append(mark)
    joined.tail = after.lstrip(" ")
    _set_before(citation, word[:-1])
    citation.tail = None
    citation.getparent().replace(citation, joined)

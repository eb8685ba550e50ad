"""Search: the words and sentences that people use lead to the pages that use the law's words."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder import BuildError, patch
from builder.word_lengths import MARK, take_marks
from macros.questions import themes

_TITLE = 40  # characters from which a title in the index is not a title: a form's headings run together
_KEPT = 300  # characters kept of a tool's form and of a list of what stands on other pages
_WITH_FORM = ("situations/payment-order/",)  # what is asked there is no text of the page either
_LISTS = ("questions/", "law/rules/", "law/unverified/", "law/changes/")
_FOLDED = re.compile(f"{MARK}?".join("出处、核对、用在哪里"))  # under it a rule says where it is used: other pages' titles
# Material's search worker cuts a Chinese query into words that the index knows, but never takes the query's last letter into a word, so that 睡不着 was asked as 睡 and 不; and it marks
# each word but the last as a beginning twice, so that it counts as not found. Before all that, what people say is asked.
_PATCHES = {
    "for(let o=s+1;o<t.length;o++)t.slice(s,o)in e": "for(let o=s+1;o<=t.length;o++)t.slice(s,o)in e",
    '.join("* "))': '.join(" "))',
    "constructor({config:e,docs:r,options:n}){": "constructor({config:e,docs:r,options:n}){this.said=self.sayings(e.said);r=self.withMarks(r,e.lengths);",
    "search(e){if(e=e.replace(": "search(e){let said=this.said(e);if(e=e.replace(",
    "e=ce(e),!e)return{items:[]}": "e=ce(e),!e)return{items:self.saidFirst([],said,this.map)}",
    "return _({items:[...n.values()]}": "return _({items:self.saidFirst([...n.values()],said,this.map)}",
}
# A question is a result of its own, without the page that it stands on: its answer is shown under it, as a page's text is.
_TEASER = {"2|+(!n&&s===0)": "2|+(n<1&&s===0)"}


def teach_search(root: Path, site: Path) -> Iterator[Path]:
    """Write what people say beside the pages of the search index, and the comparing into the worker that searches."""
    index = site / "search" / "search_index.json"
    read = json.loads(index.read_text(encoding="utf-8"))
    said = tomllib.loads((root / "builder" / "people_say.toml").read_text(encoding="utf-8"))
    words = said.pop("words")
    shorten(read, site)
    read["config"]["said"] = {
        "words": {"same": things(words["same"]), "empty": words["empty"], "apart": words["apart"]},
        "places": places(read, said),
        "first": words["first"],
    }
    read["config"]["lengths"] = take_marks(read["docs"])
    index.write_text(json.dumps(read, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    yield index
    (worker,) = site.glob("assets/javascripts/workers/search.*.js")
    patch(worker, _PATCHES, "Material has changed: find how its search asks the index")
    scripts = [(root / "web" / "shell" / f"{name}.js").read_text(encoding="utf-8") for name in ("word_lengths", "said")]
    worker.write_text("\n".join([*scripts, worker.read_text(encoding="utf-8")]), encoding="utf-8")
    yield worker
    (bundle,) = site.glob("assets/javascripts/bundle.*.js")
    patch(bundle, _TEASER, "Material has changed: find how it draws a found section that stands without its page")
    yield bundle


def things(same: dict[str, list[str]]) -> list[list[str]]:
    """What people have several words for, each thing before its other words. A word for two things stops the build."""
    known: set[str] = set()
    for thing, words in same.items():
        for word in (thing, *words):
            if word in known:
                raise BuildError(
                    "builder/people_say.toml", word, "it stands for two things: leave it with the one that people mean"
                )
            known.add(word)
    return [[thing, *words] for thing, words in same.items()]


def places(index: dict[str, Any], said: dict[str, list[str]]) -> dict[str, list[str]]:
    """What people say, by the place that answers it: pages with their names, questions with their sentences. A place that has gone stops the build."""
    known = {entry["location"] for entry in index["docs"]}
    separator = re.compile(index["config"]["separator"])
    for location, words in said.items():
        if location not in known:
            raise BuildError("builder/people_say.toml", location, "the page or its anchor has gone: name the new one")
        for word in words:
            if separator.search(word):
                raise BuildError("builder/people_say.toml", word, "write it as people type it, without spaces or marks")
    questions = dict(_questions())
    if gone := questions.keys() - known:
        raise BuildError("macros/questions.toml", ", ".join(sorted(gone)), "the question's page or anchor has gone")
    named = {location: [title] for location, title in _titles(index)}
    return {
        location: [*named.get(location, ()), *questions.get(location, ()), *said.get(location, ())]
        for location in questions | said | named
    }


def _titles(index: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each page by its own name, and each word of the glossary: who types it wants that."""
    for entry in index["docs"]:
        page, _, anchor = entry["location"].partition("#")
        if page and page != "print/" and (not anchor or page == "glossary/"):
            yield entry["location"], entry["title"].replace(MARK, "")


def _questions() -> Iterator[tuple[str, list[str]]]:
    """Where each question is answered, and its sentences."""
    for theme in themes():
        for question in theme.questions:
            yield f"{theme.page}#{question.id}", [question.ask, *question.also]


def shorten(index: dict[str, Any], site: Path) -> None:
    """Leave out of the index what is no text of the page: a form's headings run together, lists of other pages."""
    index["docs"] = [entry for entry in index["docs"] if not entry["location"].endswith("#next")]  # links to other pages
    for entry in index["docs"]:
        page, _, anchor = entry["location"].partition("#")
        if page.startswith("tools/"):
            if len(entry["title"].replace(MARK, "")) > _TITLE:
                entry["title"] = _heading(site / page / "index.html", anchor) or page
            entry["text"] = entry["text"][:_KEPT]
        elif page in _LISTS or page in _WITH_FORM:
            entry["text"] = entry["text"][:_KEPT]
        elif page.startswith("law/"):
            entry["text"] = _FOLDED.split(entry["text"])[0]


def _heading(page: Path, anchor: str) -> str:
    """The words of the heading that has this anchor."""
    found = re.search(rf'<h\d[^>]*\bid="{re.escape(anchor)}"[^>]*>(.*?)</h\d>', page.read_text(encoding="utf-8"), re.DOTALL)
    return re.sub(r"<[^>]+>", "", found[1]).strip() if found else ""

"""Search: the words that people use lead to the pages that use the law's words."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder import BuildError, mend

FIELD = "said"
_BOOST = 1000.0  # as much as a word in a title
# Material's search worker names the fields that it asks: ours joins them. It cuts a Chinese query into words that the
# index knows, but never takes the query's last letter into a word, so that 睡不着 was asked as 睡 and 不; and it marks
# each word but the last as a beginning twice, so that it counts as not found.
_MENDED = {
    '["title","text","tags"].includes': '["title","text","tags","said"].includes',
    'lunr.Query(["title","text","tags"])': 'lunr.Query(["title","text","tags","said"])',
    "for(let o=s+1;o<t.length;o++)t.slice(s,o)in e": "for(let o=s+1;o<=t.length;o++)t.slice(s,o)in e",
    '.join("* "))': '.join(" "))',
}


def teach_search(root: Path, site: Path) -> Iterator[Path]:
    """Write ``people_say.toml`` into the search index, in a field that is searched and never shown."""
    index = site / "search" / "search_index.json"
    read = json.loads(index.read_text(encoding="utf-8"))
    said = tomllib.loads((root / "builder" / "people_say.toml").read_text(encoding="utf-8"))
    add_words(read, said)
    index.write_text(json.dumps(read, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    yield index
    (worker,) = site.glob("assets/javascripts/workers/search.*.js")
    mend(worker, _MENDED, "Material has changed: find how its search asks the index")
    yield worker


def add_words(index: dict[str, Any], said: dict[str, list[str]]) -> None:
    """Put what people say of a page into its entry of the index. A page that has gone stops the build."""
    entries = {entry["location"]: entry for entry in index["docs"]}
    separator = re.compile(index["config"]["separator"])
    for location, words in said.items():
        if location not in entries:
            raise BuildError("builder/people_say.toml", location, "the page or its anchor has gone: name the new one")
        for word in words:
            if separator.search(word):
                raise BuildError("builder/people_say.toml", word, "write it as people type it, without spaces or marks")
        entries[location][FIELD] = " ".join(words)
    index["config"]["fields"][FIELD] = {"boost": _BOOST}

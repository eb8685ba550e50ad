"""Search: the words that people use lead to the pages that use the law's words."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from builder import BuildError

FIELD = "said"
_BOOST = 1000.0  # as much as a word in a title
# Material's search worker names the fields that it asks; ours joins them.
_FIELDS = '["title","text","tags"]'


def teach_search(root: Path, site: Path) -> Iterator[Path]:
    """Write ``people_say.toml`` into the search index, in a field that is searched and never shown."""
    index = site / "search" / "search_index.json"
    read = json.loads(index.read_text(encoding="utf-8"))
    said = tomllib.loads((root / "builder" / "people_say.toml").read_text(encoding="utf-8"))
    add_words(read, said)
    index.write_text(json.dumps(read, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    yield index
    (worker,) = site.glob("assets/javascripts/workers/search.*.js")
    script = worker.read_text(encoding="utf-8")
    if script.count(_FIELDS) != 2:
        raise BuildError(worker, f"no two {_FIELDS}", "Material has changed: find where its search names the fields")
    worker.write_text(script.replace(_FIELDS, f'{_FIELDS[:-1]},"{FIELD}"]'), encoding="utf-8")
    yield worker


def add_words(index: dict, said: dict[str, list[str]]) -> None:
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

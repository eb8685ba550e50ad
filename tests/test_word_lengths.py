"""The search index travels without the marks between its words, and the search worker reads it as it was."""

import json
import re
import subprocess
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.word_lengths import MARK, take_marks

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "web" / "shell" / "word_lengths.js"
_ASKED = """
const { readFileSync } = require("node:fs");
globalThis.self = globalThis;
(0, eval)(readFileSync(process.argv[1], "utf8"));
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(([docs, lengths]) => self.withMarks(docs, lengths))));
"""
_words = st.text("还款协商不会𠮷a1 <p>。，&;", min_size=1, max_size=9)
_texts = st.lists(_words, max_size=8).map(MARK.join)
_docs = st.lists(st.fixed_dictionaries({"location": st.just("a/"), "title": _texts, "text": _texts}), max_size=4)


def read_back(cases: list[tuple[list[dict[str, str]], str]]) -> list[list[dict[str, str]]]:
    done = subprocess.run(
        ["node", "-e", _ASKED, SCRIPT], input=json.dumps(cases), stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT
    )
    return json.loads(done.stdout)


def in_words(text: str) -> list[str]:
    """As the marks divide it, and wherever Chinese begins or ends."""
    return [run for word in text.split(MARK) for run in re.findall("[\u3400-\u9fff]+|[^\u3400-\u9fff]+", word)]


def joined(words: list[str]) -> list[str]:
    """What is not Chinese, with what stands beside it: between such there is no mark."""
    made: list[str] = []
    for word in words:
        if made and not re.match("[\u3400-\u9fff]", word) and not re.match("[\u3400-\u9fff]", made[-1]):
            made[-1] += word
        else:
            made.append(word)
    return made


@settings(max_examples=4, deadline=None)
@given(st.lists(_docs, min_size=20, max_size=40))
def test_the_words_of_any_text_are_read_back(cases):
    taken = [(docs := [dict(entry) for entry in case], take_marks(docs)) for case in cases]
    assert not any(MARK in entry["title"] + entry["text"] for docs, _ in taken for entry in docs)

    for before, after in zip(cases, read_back(taken), strict=True):
        for one, other in zip(before, after, strict=True):
            assert all(joined(in_words(one[field])) == in_words(other[field]) for field in ("title", "text"))


def test_the_index_of_the_site_is_told_in_words_of_a_few_letters():
    index = json.loads((ROOT / "site" / "search" / "search_index.json").read_text(encoding="utf-8"))

    (docs,) = read_back([(index["docs"], index["config"]["lengths"])])
    assert not [entry for entry in docs if re.search(f"{MARK}[，。、；：？！”）》]|[“（《]{MARK}", entry["text"])], (
        "a line would begin there"
    )
    words = [word for entry in docs for word in in_words(entry["text"]) if re.match("[\u3400-\u9fff]", word)]

    assert 8 >= max(map(len, words))
    assert 2 > sum(map(len, words)) / len(words) > 1.5
    assert {"逾期", "还款", "法院"} <= set(words)

"""The search index for the wire: between the words of its Chinese stand no marks, but how long each word is, once, behind the texts.

The marks, a third of the index, keep a text from being packed as what it is: the text of a page that lies in the same pack.
``web/shell/word_lengths.js`` puts them back, in the search worker. A mark stands where Chinese begins
or ends, unless a sign of punctuation is there, and within it as the words go.
"""

import re
from collections.abc import Iterator

MARK = "\u200b"
_RUN = re.compile(f"[\u3400-\u9fff{MARK}]+")
_FIELDS = ("title", "text")


def take_marks(docs: list[dict[str, str]]) -> str:
    """Take the marks out of the documents: the lengths of their words in order, each as the character so many places after ``0``."""
    lengths = "".join(chr(ord("0") + length) for entry in docs for field in _FIELDS for length in _lengths(entry[field]))
    for entry in docs:
        entry.update({field: entry[field].replace(MARK, "") for field in _FIELDS})
    return lengths


def _lengths(text: str) -> Iterator[int]:
    """How long the words of each run of Chinese are; a single character that is left at its end says so itself."""
    for run in _RUN.findall(text):
        words = [len(word) for word in run.split(MARK) if word]
        yield from words[:-1] if words[-1:] == [1] else words

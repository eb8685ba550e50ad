"""What is read in each text of the corpora, kept whole as it was approved: a text a line, what is empty left out.

The labels of a corpus say what must be right; these lines say what is read today, so that a change of any row, flag or quotation is
seen in the difference. ``python -m tests.golden.read`` writes them anew.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calculators import run
from tests.agreements import dialects, kept_apart, labelled, unseen
from tests.corpus import messages

FOLDER = Path(__file__).parent / "corpora"
FILES = {"intake": ("intake", "intake-unseen"), "message": ("messages", "messages-unseen")}
PAPERS = (dialects, kept_apart, unseen)
# What follows from the codes alone: the words to each are approved in ``read/``.
WORDS = {
    "intake": ("rules",),
    "message": ("heading", "today", "script", "rules", "say"),
    "agreement": ("rules", "say"),
}
ADVICE = ("advice", "check", "note")


def texts(name: str) -> dict[str, dict[str, Any]]:
    """The requests of a calculator's corpora, by their ids."""
    if name == "agreement":
        papers = [case for batch in PAPERS for case in batch()]
        return {case["id"]: {"text": case["text"], "expected": case["expected"]} for case in papers} | {
            case["id"]: case["request"] for case in labelled()
        }
    return {case["id"]: case["request"] for file in FILES[name] for case in messages(file)}


def kept(name: str, result: dict[str, Any]) -> Any:
    """A result as it is kept."""
    return _filled({key: value for key, value in result.items() if key not in WORDS[name]})


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _filled(each) for key, each in value.items() if each not in (None, "", [], {}) and key not in ADVICE}
    return [_filled(each) for each in value] if isinstance(value, (list, tuple)) else value


def approved(name: str) -> dict[str, Any]:
    """What was approved, by the ids of the texts."""
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return {line["id"]: line["read"] for line in map(json.loads, lines)}


def changed(name: str) -> Iterator[str]:
    """The ids of the texts that are read otherwise than approved, and of lines without a text."""
    before, now = approved(name), texts(name)
    yield from before.keys() - now.keys()
    for key, request in now.items():
        if before.get(key) != kept(name, run(name, request)):
            yield key


def main() -> None:
    """Write what is read today."""
    FOLDER.mkdir(exist_ok=True)
    for name in WORDS:
        lines = [{"id": key, "read": kept(name, run(name, request))} for key, request in texts(name).items()]
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (FOLDER / f"{name}.jsonl").write_text(text, encoding="utf-8")

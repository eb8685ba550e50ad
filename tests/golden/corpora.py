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
from tests.golden import digest

FOLDER = Path(__file__).parent / "corpora"
FILES = {"intake": ("intake", "intake-unseen"), "message": ("messages", "messages-unseen")}
NAMES = (*FILES, "agreement")
PAPERS = (dialects, kept_apart, unseen)
# What is said follows from the codes, and its words are approved in ``read/``: here only whether they are the same.
WORDS = {"heading", "today", "script", "say", "advice", "check", "note"}


def texts(name: str) -> dict[str, dict[str, Any]]:
    """The requests of a calculator's corpora, by their ids."""
    if name == "agreement":
        papers = [case for batch in PAPERS for case in batch()]
        return {case["id"]: {"text": case["text"], "expected": case["expected"]} for case in papers} | {
            case["id"]: case["request"] for case in labelled()
        }
    return {case["id"]: case["request"] for file in FILES[name] for case in messages(file)}


def kept(value: Any) -> Any:
    """A result as it is kept."""
    if isinstance(value, dict):
        return {
            key: digest(each) if key in WORDS else kept(each) for key, each in value.items() if each not in (None, "", [], {})
        }
    return [kept(each) for each in value] if isinstance(value, (list, tuple)) else value


def approved(name: str) -> dict[str, Any]:
    """What was approved, by the ids of the texts."""
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return {line["id"]: line["read"] for line in map(json.loads, lines)}


def changed(name: str) -> Iterator[str]:
    """The ids of the texts that are read otherwise than approved, and of lines without a text."""
    before, now = approved(name), texts(name)
    yield from before.keys() - now.keys()
    for key, request in now.items():
        if before.get(key) != kept(run(name, request)):
            yield key


def main() -> None:
    """Write what is read today."""
    FOLDER.mkdir(exist_ok=True)
    for name in NAMES:
        lines = [{"id": key, "read": kept(run(name, request))} for key, request in texts(name).items()]
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (FOLDER / f"{name}.jsonl").write_text(text, encoding="utf-8")

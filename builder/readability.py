"""Readability: sentences too long to take in and paragraphs too long to start, in the Markdown of ``docs/``.

``python -m builder.readability`` lists them with file and line; more of them than ``[tool.readability]`` of
pyproject.toml allows is an error, in continuous integration too. One paragraph stands on one line.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Long:
    """A sentence or paragraph over its limit."""

    path: str
    line: int
    kind: str  # "sentence" or "paragraph"
    length: int
    text: str


@dataclass(frozen=True)
class Limits:
    """What pyproject.toml allows: lengths in characters, and how many may be longer."""

    sentence: int
    paragraph: int
    long_sentences: int
    long_paragraphs: int


def limits(root: Path = ROOT) -> Limits:
    """The limits of ``[tool.readability]``."""
    return Limits(**tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["readability"])


def too_long(docs: Path, most: Limits) -> list[Long]:
    """Every sentence and paragraph of the pages that is over its limit."""
    found = []
    for path in sorted(docs.rglob("*.md")):
        for line, text in paragraphs(path.read_text(encoding="utf-8")):
            name = path.relative_to(docs.parent).as_posix()
            if length(text) > most.paragraph:
                found.append(Long(name, line, "paragraph", length(text), text))
            found += [
                Long(name, line, "sentence", length(sentence), sentence)
                for sentence in sentences(text)
                if length(sentence) > most.sentence
            ]
    return found


def paragraphs(markdown: str) -> Iterator[tuple[int, str]]:
    """Line number and plain words of each paragraph, item and cell that a reader reads as one."""
    head = re.match(r"---\n.*?\n---\n", markdown, re.DOTALL)
    skipped = markdown[: head.end()].count("\n") if head else 0
    body = markdown[head.end() :] if head else markdown
    # Statements and comments of the template may run over lines: they say nothing, but the lines count.
    body = re.sub(r"\{%.*?%\}|\{#.*?#\}(?!\s*$)", lambda found: "\n" * found[0].count("\n"), body, flags=re.DOTALL)
    for number, line in enumerate(body.split("\n"), skipped + 1):
        if re.match(r"\s*(#|\{[:#]|\{ [.#]|```|<|\|[\s:|-]+\|?$)", line):
            continue
        for cell in line.strip().strip("|").split("|") if line.lstrip().startswith("|") else [line]:
            words = plain(cell)
            if words:
                yield number, words


def plain(line: str) -> str:
    """A line as it reads: without marks, citations and addresses; a computed figure counts as one of eight characters."""
    line = re.sub(
        r"\{\{\s*(law|tool|form|document|picture|on_screen|save|erase|blank_table|old_debt_guard|feed_link|changed|questions|every_question)\(.*?\}\}",
        "",
        line,
    )
    line = re.sub(r"\{\{.*?\}\}", "00000.00", line)
    line = re.sub(r"!?\[([^\]]*)\]\([^)]*\)(\{[^}]*\})?", r"\1", line)
    line = re.sub(r"<[^>]+>|\*\*|`|\{ ?[.#:][^}]*\}", "", line)
    line = re.sub(r"^\s*(>|[-*+]\s|\d+\.\s|:\s|(!!!|\?\?\?)\+? \w+)+\s*", "", line)
    return line.strip().strip('"')


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph; a quotation's end belongs to its sentence."""
    return [sentence for sentence in re.split(r"(?<=[。？])(?![”）])|(?<=[。？][”）])", text) if sentence.strip()]


def length(text: str) -> int:
    """Characters, spaces not counted: they only part figures from words."""
    return len(re.sub(r"\s", "", text))


def main() -> int:
    """List what is too long; 1 where there is more of it than allowed."""
    most = limits()
    found = too_long(ROOT / "docs", most)
    for each in found:
        print(f"{each.path}:{each.line}: {each.kind} of {each.length}: {each.text}")
    status = 0
    for kind, allowed in (("sentence", most.long_sentences), ("paragraph", most.long_paragraphs)):
        count = sum(each.kind == kind for each in found)
        print(f"{kind}s over {getattr(most, kind)} characters: {count}, allowed {allowed}")
        status |= count > allowed
    return status


if __name__ == "__main__":
    sys.exit(main())

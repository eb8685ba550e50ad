"""What people ask, in their own sentences, read from ``questions.toml``: the pages of questions and the search use one list."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = "questions/"  # where the themes stand, from the site's root


@dataclass(frozen=True)
class Question:
    """A question, its answer of at most two sentences, what that rests on, and where to read on."""

    id: str
    ask: str
    answer: str
    rules: tuple[str, ...]
    see: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Theme:
    """Questions that belong together: a page."""

    id: str
    title: str
    questions: tuple[Question, ...]

    @property
    def page(self) -> str:
        """Where it stands, from the site's root."""
        return f"{FOLDER}{self.id}/"


@cache
def themes() -> tuple[Theme, ...]:
    """All questions by theme, in the file's order."""
    read = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(
        Theme(
            theme["id"],
            theme["title"],
            tuple(
                Question(
                    question["id"],
                    question["ask"],
                    question["answer"],
                    tuple(question["rules"]),
                    tuple(question["see"]),
                    tuple(question["also"]),
                )
                for question in theme["question"]
            ),
        )
        for theme in read["theme"]
    )

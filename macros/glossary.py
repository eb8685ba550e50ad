"""The words of the field, read from ``glossary.toml``: the page of words and the build's links come from the same list."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PAGE = "glossary/"  # where the words stand, from the site's root


@dataclass(frozen=True)
class Term:
    """A word, its other forms, and what it means."""

    id: str
    word: str
    short: str
    more: str
    rules: tuple[str, ...]
    page: str
    also: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form that stands for the term."""
        return (self.word, *self.also)


@dataclass(frozen=True)
class Group:
    """Words that one meets together."""

    id: str
    title: str
    terms: tuple[Term, ...]


@cache
def groups() -> tuple[Group, ...]:
    """All words by group, in the file's order."""
    read = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(
        Group(
            group["id"],
            group["title"],
            tuple(
                Term(**{name: tuple(value) if isinstance(value, list) else value for name, value in term.items()})  # type: ignore[arg-type]
                for term in group["term"]
            ),
        )
        for group in read["group"]
    )


def terms() -> tuple[Term, ...]:
    """All words."""
    return tuple(term for group in groups() for term in group.terms)

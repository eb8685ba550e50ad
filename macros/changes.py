"""What changed, by day, out of the rules themselves: a value that starts is a change of the law; what is enacted and not yet in force says so.

What changed in this handbook stands in ``changes.toml``.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from markupsafe import Markup

from calculators.law import rules

FIRST = date(2023, 1, 1)  # what is older is the law that everybody knows
TOLD = date(2026, 7, 1)  # what is older is named, and told on its own page


@dataclass(frozen=True)
class Change:
    """A change: its day, what it is about, what to know, where it is told, and whether it is still to come."""

    day: date
    title: str
    words: str
    page: str  # from the site's root
    expected: bool = False
    of_law: bool = True


@cache
def changes() -> tuple[Change, ...]:
    """Every change, the newest day first."""
    found = [change for rule in map(rules.load, rules.every_id()) for change in _of(rule)]
    return tuple(sorted([*found, *_of_the_handbook()], key=lambda change: (change.day, change.title), reverse=True))


def _of(rule: rules.Rule) -> list[Change]:
    """The days on which a rule's figures or instrument changed. What is not verified is no change of the law."""
    if rule.verified == "C":
        return []
    steps = [
        rule.values[0],
        *(new for old, new in pairwise(rule.values) if old.figures != new.figures or old.instrument != new.instrument),
    ]
    return [Change(value.since, rule.label, rule.says, rule.page, value.expected) for value in steps if value.since >= FIRST]


def _of_the_handbook() -> list[Change]:
    read = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return [Change(each["day"], each["title"], each["words"], each["page"], of_law=False) for each in read["change"]]


def listed(root: str) -> Markup:
    """The changes as a list by day: first what is still to come, then by year."""
    coming = [change for change in changes() if change.expected]
    groups = {"还没施行的": coming} if coming else {}
    for change in changes():
        if not change.expected:
            groups.setdefault(f"{change.day.year} 年", []).append(change)
    return Markup("\n").join(
        Markup('<h2 id="{}">{}</h2>\n<dl class="changes">{}</dl>').format(
            "coming" if title == "还没施行的" else f"y{title[:4]}",
            title,
            Markup("").join(_line(change, root) for change in group),
        )
        for title, group in groups.items()
    )


def _line(change: Change, root: str) -> Markup:
    kind = "" if change.of_law else Markup('<span class="strength">手册</span> ')
    coming = Markup('<span class="doubt">尚未施行</span>') if change.expected else ""
    words = Markup("<br>{}").format(change.words) if change.day >= TOLD else ""
    return Markup('<dt><time datetime="{0}">{0}</time></dt><dd>{1}<a href="{2}{3}">{4}</a>{5}{6}</dd>').format(
        change.day, kind, root, change.page, change.title, coming, words
    )

"""Searching a text for the words of a clause, leaving out where its sentence takes them back."""

from dataclasses import dataclass

from calculators.agreement_negation import after_default
from calculators.agreement_terms import Terms
from calculators.agreement_text import compiled


@dataclass(frozen=True)
class Finding:
    """Where a clause stands, and, where it is not what was agreed, how."""

    start: int
    end: int
    differs: str = ""


def first_match(terms: Terms, *patterns: str, unless: str = "", negated: str = "") -> Finding | None:
    """The first match of the patterns, in their order, that its sentence does not take back."""
    for pattern in patterns:
        for found in terms.text.find(pattern):
            if unless and compiled(unless).search(terms.text.around(*found.span())):
                continue
            if negated and compiled(rf"(?:{negated})[^，。；\n]{{0,6}}$").search(terms.text.before(found.start(), 14)):
                continue
            return Finding(found.start(), found.end())
    return None


def while_paying(terms: Terms, patterns: tuple[str, ...], negated: str) -> Finding | None:
    """A match that is about the time in which payments are made, not about what follows when one is missed."""
    for pattern in patterns:
        for found in terms.text.find(pattern):
            before = terms.text.before(found.start(), 14)
            if compiled(rf"(?:{negated})(?:[^，。；\n]{{0,3}})$").search(before) or after_default(terms.text, found.end()):
                continue
            return Finding(found.start(), found.end())
    return None

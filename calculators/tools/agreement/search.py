"""Searching a text for the words of a clause or a risk, leaving out where its sentence takes them back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from calculators.tools.agreement.negation import after_default, is_taken_back
from calculators.tools.agreement.terms import Terms
from calculators.words.patterns import compiled


@dataclass(frozen=True)
class Finding:
    """Where a clause stands, and, where it is not what was agreed, how."""

    start: int
    end: int
    differs: str = ""


def first_match(terms: Terms, *patterns: str, unless: str = "", negated: str = "") -> Finding | None:
    """The first match of the patterns below the title, in their order, that its sentence does not take back."""
    for pattern in patterns:
        for found in terms.text.find(pattern):
            if found.start() < terms.text.body:
                continue
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
            if found.start() < terms.text.body:
                continue
            if compiled(rf"(?:{negated})(?:[^，。；\n]{{0,3}})$").search(before) or after_default(terms.text, found.end()):
                continue
            return Finding(found.start(), found.end())
    return None


_DENIED_WITHIN = r"不得|不予|无需|无须|毋须|不必|不承担|不负|不要求|不应|不会|不视为|严禁|禁止"


@dataclass(frozen=True)
class Risk:
    """One kind of sentence that can hurt: its name, the patterns that find it, and what to ask for instead.

    ``when_missed`` are patterns that count only where a missed payment is spoken of, ``of_intermediary`` those that
    count only in a contract with one. ``unless`` must not stand in the sentence; ``{debtor}`` in it are the words that
    mean who owes. ``of`` names whose act it is: where the sentence last named the other side, it is left out.
    ``after_default`` says whether it counts only after a default, or only where there is none. ``look`` replaces the
    patterns where words alone do not tell. ``denies`` says that the words are a denial themselves (不得投诉), so that one among them
    takes nothing back.
    """

    code: str
    label: str
    advice: str
    patterns: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    when_missed: tuple[str, ...] = ()
    of_intermediary: tuple[str, ...] = ()
    unless: str = ""
    of: str = ""
    after_default: bool | None = None
    negatable: bool = True
    denies: bool = False
    look: Callable[[Terms], Iterator[tuple[int, int]]] | None = None

    def find(self, terms: Terms) -> Iterator[tuple[int, int]]:
        """Where the text says it; of one sentence only the first."""
        seen: set[tuple[int, int]] = set()
        for start, end in self.look(terms) if self.look else self._matches(terms, seen):
            sentence = terms.text.sentence(start)
            if sentence not in seen:
                seen.add(sentence)
                yield start, end

    def _matches(self, terms: Terms, seen: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        found = [match for pattern in self.patterns for match in terms.text.find(pattern)]
        if terms.parties.is_with_intermediary:
            found += [match for pattern in self.of_intermediary for match in terms.text.find(pattern)]
        found += [
            match
            for pattern in self.when_missed
            for match in terms.text.find(pattern)
            if after_default(terms.text, match.start())
        ]
        for match in sorted(found, key=lambda match: match.start()):
            start, end = match.span()
            if terms.text.sentence(start) in seen:
                continue
            if self.after_default is not None and after_default(terms.text, end) is not self.after_default:
                continue
            unless = self.unless.replace("{debtor}", terms.parties.debtor_words)
            if unless and compiled(unless).search(terms.text.around(start, end)):
                continue
            if not self.denies and compiled(_DENIED_WITHIN).search(match[0]):
                continue
            side = terms.parties.nearest_before(start)
            if self.of and side and side != self.of:
                continue
            if not (self.negatable and is_taken_back(terms.text, terms.parties, start)):
                yield start, end

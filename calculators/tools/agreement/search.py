"""Searching a text for the words of a clause or a risk, leaving out where its sentence takes them back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from calculators.tools.agreement.frames import Frame
from calculators.tools.agreement.negation import after_default, is_taken_back, speaks_of_a_miss
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


_WISHED = r"(?:恳请|请求|希望|盼望|恳求|祈请)[^，。；\n]{0,10}$"  # what is asked for is not granted


def while_paying(terms: Terms, patterns: tuple[str, ...], negated: str) -> Finding | None:
    """A match that is about the time in which payments are made, not about what follows when one is missed."""
    for pattern in patterns:
        for found in terms.text.find(pattern):
            before = terms.text.before(found.start(), 14)
            if found.start() < terms.text.body:
                continue
            if compiled(rf"(?:{negated})(?:[^，。；\n]{{0,3}})$|{_WISHED}").search(before) or after_default(
                terms.text, found.end()
            ):
                continue
            return Finding(found.start(), found.end())
    return None


def said_while_paying(terms: Terms, *frames: Frame, negated: str, of: str = "") -> Finding | None:
    """The same of words that stand together; with ``of`` not where the sentence last named the other side."""
    for start, end in (span for frame in frames for span in frame.find(terms.text)):
        if of and terms.parties.nearest_before(start) not in ("", of):
            continue
        before = terms.text.before(start, 14)
        if not (
            compiled(rf"(?:{negated})(?:[^，。；\n]{{0,3}})$|{_WISHED}").search(before) or speaks_of_a_miss(terms.text, start)
        ):
            return Finding(start, end)
    return None


_DENIED_WITHIN = (
    r"不得|不予|无需|无须|毋须|不必|不承担|不负|不要求|不应|不会|不视为|严禁|禁止|不提前|不立即|不一次|不用|不需|不参与|不是|并非"
)


@dataclass(frozen=True)
class Risk:
    """One kind of sentence that can hurt: its name, the patterns that find it, and what to ask for instead.

    ``frames`` say it by words that stand together, in whatever order. ``when_missed`` are patterns that count only where a missed payment is spoken of, ``of_intermediary`` those that
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
    frames: tuple[Frame, ...] = ()
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
        looked = [(span, True) for span in self.look(terms)] if self.look else []
        for (start, end), is_sure in sorted([*looked, *((span, False) for span in self._said(terms))]):
            sentence = terms.text.sentence(start)
            if sentence not in seen and (is_sure or self._holds(terms, start, end)):
                seen.add(sentence)
                yield start, end

    def _said(self, terms: Terms) -> Iterator[tuple[int, int]]:
        """Where its words stand, whatever the sentence makes of them."""
        text, with_one = terms.text, terms.parties.is_with_intermediary
        for pattern in (*self.patterns, *(self.of_intermediary if with_one else ())):
            yield from (match.span() for match in text.find(pattern))
        for pattern in self.when_missed:
            yield from (match.span() for match in text.find(pattern) if after_default(text, match.start()))
        for frame in self.frames:
            if with_one or not frame.of_intermediary:
                yield from frame.find(text)

    def _holds(self, terms: Terms, start: int, end: int) -> bool:
        """Whether the sentence leaves it standing: it is not ruled out, denied, taken back, or the other side's act."""
        text, parties = terms.text, terms.parties
        if self.after_default is not None and after_default(text, end) is not self.after_default:
            return False
        unless = self.unless.replace("{debtor}", parties.debtor_words)
        if unless and compiled(unless).search(text.around(start, end)):
            return False
        if not self.denies and compiled(_DENIED_WITHIN).search(text.plain[start:end]):
            return False
        side = parties.nearest_before(start)
        if self.of and side and side != self.of:
            return False
        return not (self.negatable and is_taken_back(text, parties, start))

"""How like a message is to messages whose kind is known, where cues alone do not decide.

Cues know the words that they were written for; people write others. ``TABLE`` says for pairs of characters how much each speaks for
or against each kind: it is learnt from the labelled texts (``python -m tests.corpus.learn``). A court is never told by likeness.
"""

import math
import re
from collections.abc import Collection, Iterator
from functools import cache

from calculators.tools.message.likeness_table import KINDS, START, TABLE
from calculators.words.cues import Words

STEP = 0.5  # of a weight, from one letter of the table to the next
ZERO = ord("a") + 12
_BLANK = "□"


def features(words: Words, *, others: bool) -> set[str]:
    """The characters and pairs of characters of a message, numbers all alike, and whether somebody else than the debtor got it."""
    text = re.sub(r"[0-9]+(?:[.,][0-9]{1,9}){0,9}", "9", words.live.replace(_BLANK, ""))
    text = re.sub(r"[A-Za-z]{2,}", "a", text)
    return {*text, *(text[at : at + 2] for at in range(len(text) - 1)), "others" if others else "self"}


def likeness(words: Words, *, others: bool) -> dict[str, float]:
    """The logarithm of each kind's share; nothing where too little of the text is known."""
    known = [weights for each in features(words, others=others) if (weights := _table().get(each))]
    if len(known) < _FEW:
        return {}
    scale = STEP / math.sqrt(len(known))
    sums = [start * STEP + sum(column) * scale for start, column in zip(_weights(START), zip(*known, strict=True), strict=True)]
    most = max(sums)
    whole = most + math.log(sum(math.exp(each - most) for each in sums))
    return {kind: each - whole for kind, each in zip(KINDS, sums, strict=True)}


_FEW = 16  # features


@cache
def _table() -> dict[str, tuple[int, ...]]:
    return dict(_rows())


def _rows() -> Iterator[tuple[str, tuple[int, ...]]]:
    for line in TABLE.split("\n"):
        if line:
            yield line[: -len(KINDS)], _weights(line[-len(KINDS) :])


def _weights(letters: str) -> tuple[int, ...]:
    return tuple(ord(letter) - ZERO for letter in letters)


def likeliest(cued: str, words: Words, *, others: bool, among: Collection[str]) -> str:
    """The kind that cues and likeness together speak for, of those that are possible."""
    shares = likeness(words, others=others)
    if not shares:
        return cued
    held = {kind: share for kind, share in shares.items() if kind in among}
    held[cued] = shares.get(cued, _NEVER) + (TRUST if cued not in SURE else 2 * TRUST)
    best = max(held, key=lambda kind: held[kind])
    return cued if cued == "unknown" and held[best] < math.log(_SURE) else best


# Kinds that somebody's name or paper tells.
NAMED = frozenset(("arbitration", "notary", "police", "mediation", "lawyer_letter"))
# Beside these a known fraud, whose story cues tell better than likeness.
SURE = NAMED | {"fee_scam"}
TRUST = 1.3  # what a cue weighs beside a likeness
_NEVER = -9.0
_SURE = 0.3  # the share above which a text without any cue is told by likeness alone

"""What a collector's words show of conduct: threats, insults, disclosure, following … each a suggestion that the person confirms.

The codes are those of the log of contacts (``tools/contacts``). What is announced is a threat; what is told as done is the deed. Words
inside a warning count for nothing. A suit announced, a visit announced and a true consequence calmly said are none of these.
"""

from collections.abc import Iterator
from typing import NamedTuple

from calculators.words.conduct_cues import (
    ANNOUNCED,
    ARREST,
    CUES,
    DANGER,
    FORBIDDEN,
    NO_FOLLOWING,
    POSING,
    TELLING,
    TOLD,
    VIOLENCE,
)
from calculators.words.cues import Span, Words, compiled

# The codes, in the log's order, and what a person reads for each.
WORDS = {
    "threat": "威胁、恐吓",
    "insult": "辱骂",
    "disclosure": "向别人说出你的欠款或信息",
    "impersonation": "冒充法院、公安等机关",
    "following": "跟踪、守着不走、反复纠缠",
    "posting": "张贴、泼写你的欠款",
    "entry": "没经同意进了家门",
    "exaggeration": "编造黑名单、夸大后果",
    "new_loan": "逼你借新还旧",
    "alone": "上门的只有一个人",
}
CODES = tuple(WORDS)


class Conduct(NamedTuple):
    """One suggestion: a code of the log of contacts, and the words that it was read out of."""

    code: str
    span: Span


def read_conduct(words: Words, person: str = "self") -> list[Conduct]:
    """What the words suggest, once a code, in the log's order; ``person``: whom they reached (``self``, ``family`` …)."""
    found = {}
    # Who is told already is not threatened with telling.
    all_cues = CUES if person == "self" else CUES | {"threat": (*VIOLENCE, *ARREST)}
    for code, cues in all_cues.items():
        span = next(_counted(words, code, cues), None)
        if span:
            found[code] = span
    if "posting" in found and "threat" in found:
        found = _done_not_threatened(words, found, all_cues["threat"])
    if person != "self":
        told = words.first(*TOLD)
        if told:
            found["disclosure"] = told
    posing = words.first(*POSING)
    if posing:
        found["impersonation"] = posing
    return [Conduct(code, found[code]) for code in CODES if code in found]


def _done_not_threatened(words: Words, found: dict[str, Span], cues: tuple[str, ...]) -> dict[str, Span]:
    """What was posted is no threat to post it: the threat stays only where other words make it."""
    done = found["posting"]
    if compiled(r"[你您]").search(words.live[max(0, done.start - 12) : done.end + 4]):
        return found  # said to who owes, not told by them
    others = (each for each in _counted(words, "threat", cues) if each.end <= done.start - 8 or each.start >= done.end + 8)
    threat = next(others, None)
    return found | {"threat": threat} if threat else {code: span for code, span in found.items() if code != "threat"}


def telling_announced(words: Words) -> Span | None:
    """Where the words announce that others will be told: a threat, of which a log asks whether it was done."""
    return words.first(*TELLING)


def danger_in(words: Words) -> Span | None:
    """Where the words speak of danger to life or limb."""
    places = (span for cue in DANGER for span in words.find(cue))
    return next((span for span in places if not _of_a_parcel(words, span)), None)


def _counted(words: Words, code: str, cues: tuple[str, ...]) -> Iterator[Span]:
    """The places that count: for a deed, those that are not only announced."""
    for cue in cues:
        for span in words.find(cue):
            if code == "following" and _of_a_parcel(words, span):
                continue
            if not _forbidden(words, span) and (code not in ("posting", "disclosure") or not _announced(words, span)):
                yield span


def _of_a_parcel(words: Words, span: Span) -> bool:
    """Whether the sentence around a place is about a parcel or a meal: 快递放你家门口了."""
    before = compiled(r"[^。！？；\n]{0,30}$").search(words.before(span.start, 30))[0]  # type: ignore[index]
    after = compiled(r"[^。！？；\n]{0,20}").match(words.after(span.start, 20 + span.end - span.start))[0]  # type: ignore[index]
    return compiled(NO_FOLLOWING).search(before + after) is not None


def _forbidden(words: Words, span: Span) -> bool:
    """Whether the words ask that it be not done: 请不要再打给我家人."""
    return compiled(FORBIDDEN).search(words.before(span.start, 9)) is not None


def _announced(words: Words, span: Span) -> bool:
    return compiled(ANNOUNCED).search(words.before(span.start, 12)) is not None

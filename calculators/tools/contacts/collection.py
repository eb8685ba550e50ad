"""What a lender's contact may break: which instrument speaks of it, for which kind of debt, from which day.

Law, regulation, guideline and standard are never merged: each is a finding of its own. An instrument that was not yet
in force on the day of the contact is not broken by it. Whether a rule was broken in fact is for those to say who hear
the complaint; a finding says only which rule the contact should be held against.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from calculators.forms import result
from calculators.law import rules
from calculators.words.conduct import WORDS as CONDUCT

__all__ = ["APPLIES", "BANK_GUIDELINE", "CONDUCT", "FINDINGS", "ONLINE_STANDARD", "Instrument", "Issue"]

BANK_GUIDELINE = "cba-2026-guideline"
ONLINE_STANDARD = "gbt-45251-2025"

# Kinds that banks lend. The guideline is written for their consumer loans; for the others it can be referred to.
BANK_KINDS = {"credit_card", "bank_loan", "mortgage", "car_loan", "business_loan", "consumer_finance"}

FINDINGS = {
    "outside_hours": "不在可以催收的时段",
    "too_many_calls": "一天打通的电话太多",
    "too_many_attempts": "一天没打通的电话太多",
    "third_party": "找了你以外的人",
    **CONDUCT,  # what the person says was done, and what only they can say
}


class Basis(NamedTuple):
    """The instruments that a finding can rest on."""

    rules: tuple[str, ...]
    otherwise: tuple[str, ...] = ()  # what is left to refer to where none of ``rules`` is written for this kind of debt


_LAW = ("psa-2025", "privacy-peace")
BASES = {
    "outside_hours": Basis((BANK_GUIDELINE, ONLINE_STANDARD)),
    "too_many_calls": Basis((ONLINE_STANDARD,), (ONLINE_STANDARD,)),
    "too_many_attempts": Basis((BANK_GUIDELINE,), (BANK_GUIDELINE,)),
    "third_party": Basis(
        ("cc-collection-rules", "cfc-measures-2024", "internet-loan-measures", BANK_GUIDELINE, ONLINE_STANDARD),
        ("privacy-peace",),
    ),
    "threat": Basis((*_LAW, "cc-collection-rules", "cfc-measures-2024", "cbirc-order9-2022", BANK_GUIDELINE)),
    "insult": Basis((*_LAW, "cc-collection-rules", BANK_GUIDELINE)),
    "disclosure": Basis((*_LAW, "pipl-core", BANK_GUIDELINE, ONLINE_STANDARD)),
    "impersonation": Basis(("cbirc-order9-2022", BANK_GUIDELINE), ("cbirc-order9-2022",)),
    "following": Basis((*_LAW, "cfc-measures-2024")),
    "posting": Basis((*_LAW, BANK_GUIDELINE)),
    "entry": Basis((*_LAW, BANK_GUIDELINE)),
    "exaggeration": Basis((BANK_GUIDELINE,), (BANK_GUIDELINE,)),
    "new_loan": Basis((BANK_GUIDELINE,), (BANK_GUIDELINE,)),
    "alone": Basis((BANK_GUIDELINE,), (BANK_GUIDELINE,)),
}

APPLIES = {"direct": "", "reference": "，可参照"}


@dataclass(frozen=True, kw_only=True)
class Issue:
    """What one contact should be held against: one code and one instrument."""

    code: str = result.code(FINDINGS)
    rule: str = result.code()
    strength: str = result.code(rules.STRENGTHS)
    applies: str = result.code(APPLIES)
    cite: str = result.text()
    words: str = result.text()


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """One instrument that the contacts of a log should be held against: how many of them, and for what."""

    rule: str = result.code()
    cite: str = result.text()
    strength: str = result.code(rules.STRENGTHS)
    applies: str = result.code(APPLIES)
    contacts: int = result.count()
    words: str = result.text()


# The guideline's quiet hours are written for calls and visits; the standard's for every way of collecting.
CALLS_AND_VISITS = {"phone", "visit"}


@lru_cache(maxsize=4096)
def instruments(code: str, kind: str, day: date) -> tuple[tuple[str, str, str], ...]:
    """(rule id, strength, "direct" or "reference") of each instrument that ``code`` can rest on, strongest first.

    ``reference``: not written for this kind of debt, but what a complaint can refer to.
    """
    basis = BASES[code]
    found = [(rule, how) for rule in basis.rules if (how := _written_for(rule, kind)) and _in_force(rule, day)]
    if not found and not any(_written_for(rule, kind) for rule in basis.rules):
        found = [(rule, _written_for(rule, kind) or "reference") for rule in basis.otherwise if _in_force(rule, day)]
    order = list(rules.STRENGTHS)
    listed = [(rule, rules.load(rule).strength, how) for rule, how in found]
    return tuple(sorted(listed, key=lambda each: order.index(each[1])))


def issues_of(found: Mapping[str, str], kind: str, channel: str, day: date, clock: str) -> tuple[Issue, ...]:
    """One issue a code and instrument, never merged. ``found``: the codes of one contact and the words for each."""
    return tuple(
        Issue(code=code, rule=rule, strength=strength, applies=applies, cite=rules.load(rule).cite, words=words)
        for code, words in found.items()
        for rule, strength, applies in instruments(code, kind, day)
        if code != "outside_hours" or collecting_rests(rule, channel, day, clock)
    )


def by_instrument(issues: Iterable[Sequence[Issue]]) -> tuple[Instrument, ...]:
    """Each instrument that the issues of the contacts name, once, strongest first: how many contacts, what how often."""
    met: dict[str, Counter[str]] = defaultdict(Counter)
    contacts: Counter[str] = Counter()
    direct = set()
    for each in issues:
        for issue in each:
            met[issue.rule][issue.code] += 1
            if issue.applies == "direct":
                direct.add(issue.rule)
        contacts.update({issue.rule for issue in each})
    order = list(rules.STRENGTHS)
    return tuple(
        Instrument(
            rule=rule,
            cite=rules.load(rule).cite,
            strength=rules.load(rule).strength,
            applies="direct" if rule in direct else "reference",
            contacts=contacts[rule],
            words="、".join(f"{FINDINGS[code]} {met[rule][code]} 次" for code in FINDINGS if code in met[rule]),
        )
        for rule in sorted(met, key=lambda rule: order.index(rules.load(rule).strength))
    )


def collecting_rests(rule_id: str, channel: str, day: date, clock: str) -> bool:
    """Whether ``rule_id`` lets collecting by ``channel`` rest at ``clock`` (HH:MM): evening included, morning not."""
    if rule_id == BANK_GUIDELINE and channel not in CALLS_AND_VISITS:
        return False
    start, end = quiet_hours(rule_id, day)
    return clock >= start or clock < end


@lru_cache(maxsize=4096)
def quiet_hours(rule_id: str, day: date) -> tuple[str, str]:
    """When collecting rests, as HH:MM, in the evening and in the morning."""
    rule = rules.load(rule_id)
    return rule.figure("quiet_from", day), rule.figure("quiet_until", day)


@lru_cache(maxsize=4096)
def most_a_day(code: str, day: date) -> int | None:
    """How many calls a day are not too many for ``code``; None before the instrument was in force."""
    rule_id, figure = {
        "too_many_calls": (ONLINE_STANDARD, "max_effective_calls_per_day"),
        "too_many_attempts": (BANK_GUIDELINE, "max_attempts_per_number_per_day"),
    }[code]
    return rules.load(rule_id).figure(figure, day) if _in_force(rule_id, day) else None


def _written_for(rule_id: str, kind: str) -> str | None:
    written = rules.load(rule_id).applies_to
    if not written or kind in written:
        return "direct"
    return "reference" if rule_id == BANK_GUIDELINE and kind in BANK_KINDS else None


def _in_force(rule_id: str, day: date) -> bool:
    return rules.load(rule_id).values[0].since <= day

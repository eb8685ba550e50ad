"""沟通记录：每一次联系记下来，看哪一次可能违反哪一份规定，每天几次；排成能放进投诉里的时间表。.

Only what the other side did can break a rule: outgoing contacts are part of the record and have no issues.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from calculators.forms import result
from calculators.pictures import bars
from calculators.tools.contacts.collection import (
    APPLIES,
    CONDUCT,
    FINDINGS,
    Instrument,
    Issue,
    by_instrument,
    collecting_rests,
    instruments,
    issues_of,
    most_a_day,
)
from calculators.tools.contacts.entries import DIRECTIONS, MOST_CONTACTS, Contact, ContactDraft, Inputs
from calculators.tools.contacts.sentences import TOO_MANY, said_of
from calculators.tools.contacts.suggestions import suggested_by
from calculators.words.contact import CHANNELS, PERSONS

__all__ = [
    "APPLIES",
    "CHANNELS",
    "DIRECTIONS",
    "EXAMPLE",
    "FINDINGS",
    "MOST_CONTACTS",
    "PERSONS",
    "PICTURES",
    "QUESTIONS",
    "RULES",
    "Contact",
    "ContactDraft",
    "Inputs",
    "Result",
    "calculate",
]

RULES = (
    "psa-2025",
    "privacy-peace",
    "pipl-core",
    "cc-collection-rules",
    "cfc-measures-2024",
    "internet-loan-measures",
    "cbirc-order9-2022",
    "cba-2026-guideline",
    "gbt-45251-2025",
    "visiting-not-illegal-per-se",
    "recording-evidence",
    "complaint-routing",
)

_DAYS_DRAWN = 10

# What the page asks about words that suggest something.
QUESTIONS = {code: f"话里像是有：{words}。是的，就在上面勾上。" for code, words in CONDUCT.items()}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A contact as it was noted, what it should be held against, and what its words suggest."""

    at: datetime = result.moment()
    channel: str = result.code(CHANNELS)
    direction: str = result.code(DIRECTIONS)
    person: str = result.code(PERSONS)
    answered: bool = result.flag()
    number: str | None = result.text()
    agent: str | None = result.text()
    said: str | None = result.text()
    promised: str | None = result.text()
    conduct: tuple[str, ...] = result.codes(CONDUCT)
    creditor: str | None = result.text()
    issues: tuple[Issue, ...] = result.rows(Issue)
    suggested: tuple[str, ...] = result.codes(CONDUCT)
    words: str = result.text()


@dataclass(frozen=True, kw_only=True)
class Day:
    """How many contacts a day had; answered and unanswered count the lender's calls."""

    date: date = result.day()
    total: int = result.count()
    answered: int = result.count()
    unanswered: int = result.count()


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The log in numbers."""

    total: int = result.count()
    by_day: tuple[Day, ...] = result.rows(Day)
    days_over_limit: int = result.count()
    over_limit_dates: tuple[str, ...] = result.texts()
    with_issues: int = result.count()
    to_confirm: int = result.count()


@dataclass(frozen=True, kw_only=True)
class Result(result.Result):
    """The log in order of time, what each contact should be held against, and what each instrument is met by."""

    contacts: tuple[Entry, ...] = result.rows(Entry)
    summary: Summary = result.section(Summary)
    instruments: tuple[Instrument, ...] = result.rows(Instrument)


def calculate(inputs: Inputs) -> Result:
    """Each contact in order of time with what it may break, the counts by day, and what each instrument is met by."""
    contacts = sorted(inputs.contacts, key=lambda contact: contact.at)
    found = _findings(contacts, inputs.debt_kind)
    suggested = [suggested_by(contact) for contact in contacts]
    over = sorted({contact.when for contact, codes in zip(contacts, found, strict=True) if TOO_MANY & codes.keys()})
    issues = [
        issues_of(codes, inputs.debt_kind, contact.channel, contact.when, contact.clock)
        for contact, codes in zip(contacts, found, strict=True)
    ]
    cited = {issue.rule for each in issues for issue in each}
    return Result(
        contacts=tuple(map(_entry, contacts, issues, suggested)),
        summary=Summary(
            total=len(contacts),
            by_day=_by_day(contacts),
            days_over_limit=len(over),
            over_limit_dates=tuple(each.isoformat() for each in over),
            with_issues=sum(1 for each in issues if each),
            to_confirm=sum(1 for each in suggested if each),
        ),
        instruments=by_instrument(issues),
        rules=tuple(rule for rule in RULES if rule in cited | _always(contacts)),
        say=tuple(said_of(inputs, contacts, found, issues, suggested, over)),
    )


# ---- what a contact may break


def _findings(contacts: Sequence[Contact], kind: str) -> list[dict[str, str]]:
    """For each contact the codes of ``FINDINGS`` that some instrument in force speaks of, and the words for each."""
    answered: Counter[tuple[date, str]] = Counter()
    unanswered: Counter[tuple[date, str, str]] = Counter()
    found = []
    for contact in contacts:
        when = contact.when
        codes: dict[str, str] = {}
        if contact.incoming:
            if _outside_hours(contact, kind):
                codes["outside_hours"] = f"{contact.clock}，{FINDINGS['outside_hours']}"
            if contact.channel == "phone" and not contact.answered:
                rung = when, contact.lender, contact.line
                unanswered[rung] += 1
                codes |= _too_many("too_many_attempts", when, unanswered[rung], "这个号码当天没打通的第 {} 次，超过 {} 次")
            elif contact.channel == "phone" and contact.person == "self":
                answered[when, contact.lender] += 1
                codes |= _too_many("too_many_calls", when, answered[when, contact.lender], "当天打通的第 {} 个电话，超过 {} 个")
            if contact.person != "self":
                codes["third_party"] = f"找了{PERSONS[contact.person]}"
            codes |= {code: CONDUCT[code] for code in CONDUCT if code in contact.conduct}
        found.append({code: words for code, words in codes.items() if instruments(code, kind, when)})
    return found


def _too_many(code: str, when: date, count: int, words: str) -> dict[str, str]:
    most = most_a_day(code, when)
    return {code: words.format(count, most)} if most is not None and count > most else {}


def _outside_hours(contact: Contact, kind: str) -> bool:
    possible = instruments("outside_hours", kind, contact.when)
    return any(collecting_rests(rule, contact.channel, contact.when, contact.clock) for rule, _, _ in possible)


# ---- the record


def _entry(contact: Contact, issues: tuple[Issue, ...], suggested: tuple[str, ...]) -> Entry:
    return Entry(
        at=contact.at,
        channel=contact.channel,
        direction=contact.direction,
        person=contact.person,
        answered=contact.answered,
        number=contact.number,
        agent=contact.agent,
        said=contact.said,
        promised=contact.promised,
        conduct=contact.conduct,
        creditor=contact.creditor,
        issues=issues,
        suggested=suggested,
        words=_words(contact, issues),
    )


def _words(contact: Contact, issues: Sequence[Issue]) -> str:
    """The contact in a line of the record that goes into a complaint."""
    how = CHANNELS[contact.channel]
    if contact.channel == "phone":
        how += "（接通）" if contact.answered else "（没接通）"
    who = f"找{PERSONS[contact.person]}" if contact.incoming else "我联系对方"
    parts = [f"{contact.written.replace('T', ' ')}，{how}，{who}"]
    if contact.number and contact.number.strip():
        parts.append(f"被叫号码 {contact.number.strip()}")
    spoken = "对方说" if contact.incoming else "我说"
    for label, words in (
        ("催的是", contact.creditor),
        ("对方", contact.agent),
        (spoken, contact.said),
        ("谈到", contact.promised),
    ):
        if words and words.strip():
            parts.append(f"{label}：{words.strip().rstrip('。')}")
    marks = list(dict.fromkeys(issue.words for issue in issues))
    return "。".join([*parts, *([f"情况：{'；'.join(marks)}"] if marks else [])]) + "。"


def _by_day(contacts: Sequence[Contact]) -> tuple[Day, ...]:
    days: dict[date, Counter[str]] = defaultdict(Counter)
    for contact in contacts:
        counts = days[contact.when]
        counts["total"] += 1
        if contact.incoming and contact.channel == "phone":
            counts["answered" if contact.answered else "unanswered"] += 1
    return tuple(
        Day(date=when, total=counts["total"], answered=counts["answered"], unanswered=counts["unanswered"])
        for when, counts in days.items()
    )


def _always(contacts: Sequence[Contact]) -> set[str]:
    visited = any(contact.channel == "visit" for contact in contacts)
    return {"recording-evidence", "complaint-routing"} | ({"visiting-not-illegal-per-se"} if visited else set())


def _days_drawn(found: Result) -> str:
    """The last days that had a contact; a day over the limit in another tone."""
    over = set(found.summary.over_limit_dates)
    drawn = [
        (row.date.isoformat(), Decimal(row.total), "short" if row.date.isoformat() in over else "part")
        for row in found.summary.by_day[-_DAYS_DRAWN:]
    ]
    return bars("每天几次", drawn, unit="次") if len(drawn) > 1 else ""


PICTURES = {"days": _days_drawn}

EXAMPLE = {
    "today": "2026-11-23",
    "debt_kind": "credit_card",
    "contacts": [
        {"at": "2026-11-20T09:12", "channel": "phone", "agent": "自称某某银行委托，不肯说公司名", "said": "今天不还就去你单位"},
        {"at": "2026-11-20T10:05", "channel": "phone", "said": "同上"},
        {"at": "2026-11-20T14:30", "channel": "phone", "said": "问什么时候还"},
        {"at": "2026-11-20T19:48", "channel": "phone", "said": "骂人", "conduct": ["insult"]},
        {"at": "2026-11-20T22:35", "channel": "phone", "answered": False},
        {
            "at": "2026-11-21T11:20",
            "channel": "phone",
            "person": "family",
            "said": "对我妈说我欠了五万",
            "conduct": ["disclosure"],
        },
        {
            "at": "2026-11-22T15:02",
            "channel": "phone",
            "direction": "outgoing",
            "agent": "银行客服 1023 号",
            "said": "登记投诉，请他们停止联系家人",
            "promised": "工单号 8841，答应回复",
        },
    ],
}

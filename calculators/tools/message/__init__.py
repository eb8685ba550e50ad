"""消息解读: what a message, letter or call is, what to check in it, what to do today, and what of it goes into the log and the list of debts.

It fails safe: a court that is possible is lowered by nothing; nothing is called false or harmless; what was not recognised is said.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from calculators.forms import result
from calculators.forms.declaration import NAME_LENGTH, choice, long_text, moment, short_text
from calculators.law import rules
from calculators.law.codes import DEBT_KINDS
from calculators.tools.message import advice
from calculators.tools.message.claims import RULES_OF, Claim, claims_of
from calculators.tools.message.codes import CLAIMS, COURTS, EVERYDAY, FLAGS, KINDS, REPLIES, TONES
from calculators.tools.message.reading import Reading, read
from calculators.words.conduct import CODES as CONDUCT_CODES
from calculators.words.conduct import WORDS as CONDUCT
from calculators.words.contact import CHANNELS, PERSONS
from calculators.words.institutions import kind_in_words

RULES = (
    "hotline-12368",
    "hotline-96110",
    "court-deadlines",
    "payment-order-objection",
    "e-service",
    "pre-suit-mediation",
    "limitation-interrupt",
    "limitation-expired",
    "limitation-3y",
    "claim-assignment",
    "contract-parties",
    "spouse-debt",
    "lawyer-registry",
    "dishonest-list",
    "credit-5y",
    "credit-repair-scam-warning",
    "agency-crime",
    "fake-officials",
    "psa-2025",
    "visiting-not-illegal-per-se",
)
__all__ = [
    "CLAIMS",
    "CONDUCT",
    "COURTS",
    "EXAMPLE",
    "FLAGS",
    "KINDS",
    "REPLIES",
    "RULES",
    "TONES",
    "Inputs",
    "Result",
    "advice",
    "calculate",
]

_RULES_OF_KIND = {
    "court": ("hotline-12368", "e-service"),
    "mediation": ("hotline-12368", "pre-suit-mediation"),
    "police": ("fake-officials", "hotline-96110"),
    "fee_scam": ("hotline-96110", "agency-crime"),
    "third_person": ("contract-parties",),
    "assignment": ("claim-assignment",),
    "lawyer_letter": ("lawyer-registry", "hotline-12368"),
    "asks_confirmation": ("limitation-interrupt",),
    "pressure": ("psa-2025",),
}


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """One message, letter or note of a call, as it came."""

    text: str = long_text("收到的消息", hint="短信、微信、信、电话里说的，照原话贴进来。长按消息可以复制")
    received: datetime | None = moment("什么时候收到的", None, hint="贴进来时就填上了当时，不是就改", extra=True)
    channel: str = choice("怎么收到的", CHANNELS, "sms", extra=True)
    sender: str | None = short_text("谁发的", None, hint="显示的号码或名字", extra=True)
    person: str = choice("谁收到的", PERSONS, "self", extra=True)
    debt_kind: str | None = choice("说的是哪种债", DEBT_KINDS, None, extra=True)

    def problems(self, broken: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """An empty text is as good as none."""
        if "text" not in broken and not (self.text or "").strip():
            yield "text", "required", "请填收到的消息。"


@dataclass(frozen=True, kw_only=True)
class Debt:
    """A part of a row of the list of debts: only what stands in the text."""

    creditor: str | None = result.text("债权人", absent=True)
    kind: str | None = result.code(DEBT_KINDS, absent=True)
    account_tail: str | None = result.text("尾号", absent=True)
    balance: Decimal | None = result.money("一共欠", absent=True)
    due_amount: Decimal | None = result.money("这一期要还", absent=True)
    minimum_due: Decimal | None = result.money("最低还", absent=True)
    due_date: date | None = result.day("到期日", absent=True)
    as_of: date | None = result.day("哪天的数", absent=True)
    source: str = result.text()


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A part of a row of the log of contacts."""

    at: datetime | None = result.moment(absent=True)
    channel: str = result.code(CHANNELS)
    direction: str = result.code()
    person: str = result.code(PERSONS)
    agent: str | None = result.text(absent=True)
    said: str = result.text()
    creditor: str | None = result.text(absent=True)


@dataclass(frozen=True, kw_only=True)
class Carry:
    """What one press takes over: a row of debts, a row of the log."""

    debt: Debt | None = result.section(Debt)
    contact: Contact | None = result.section(Contact)


@dataclass(frozen=True, kw_only=True)
class Ground:
    """The words that a suggestion of conduct was read out of."""

    code: str = result.code(CONDUCT)
    excerpt: str = result.text()


@dataclass(frozen=True, kw_only=True)
class Result(result.Result):
    """What a message is and what to do about it."""

    kind: str = result.code(KINDS)
    court: str = result.code(COURTS)
    tone: str = result.code(TONES)
    heading: str = result.text()
    claims: tuple[Claim, ...] = result.rows(Claim)
    flags: tuple[str, ...] = result.codes(FLAGS)
    conduct: tuple[str, ...] = result.codes(CONDUCT)
    grounds: tuple[Ground, ...] = result.rows(Ground)
    unread: bool = result.flag()
    today: tuple[str, ...] = result.texts()
    reply: str = result.code(REPLIES)
    script_for: str | None = result.code(advice.SCRIPT_TITLES, absent=True)
    script: str | None = result.text(absent=True)
    last_day: date | None = result.day("最后一天", absent=True)
    carry: Carry = result.section(Carry)
    pages: tuple[str, ...] = result.texts()


def calculate(inputs: Inputs) -> Result:
    """Read one message. What it is and every sentence about it come from one reading."""
    received = inputs.received.date() if inputs.received else None
    years = rules.load("limitation-3y").figure("years")
    reading = read(inputs.text, sender=inputs.sender, person=inputs.person, received=received, limitation_years=years)
    numbers = {
        "court_line": rules.load("hotline-12368").figure("number"),
        "fraud_line": rules.load("hotline-96110").figure("number"),
    }
    claims = tuple(claims_of(reading, numbers["court_line"], rules.load("credit-5y").figure("years")))
    last_day, last_said = _last_day(reading)
    script_for, script = advice.script_of(reading, _case_number(reading))
    said = tuple(advice.said_of(reading, numbers))
    return Result(
        kind=reading.kind,
        court=reading.court,
        tone=advice.tone_of(reading),
        heading=advice.heading_of(reading),
        claims=claims,
        flags=reading.flags,
        conduct=tuple(code for code in CONDUCT_CODES if any(each.code == code for each in reading.conduct)),
        grounds=tuple(Ground(code=each.code, excerpt=reading.words.excerpt(each.span)) for each in reading.conduct),
        unread=reading.kind == "unknown",
        today=tuple(advice.today_of(reading, numbers)),
        reply=advice.reply_of(reading),
        script_for=script_for or None,
        script=script or None,
        last_day=last_day,
        carry=_carry(reading, inputs),
        pages=tuple(dict.fromkeys(advice.pages_of(reading))),
        rules=_rules(reading, claims, last_day is not None),
        say=(*said, *([last_said] if last_said else [])),
        notices=tuple(_notices(reading, inputs)),
    )


def _last_day(reading: Reading) -> tuple[date | None, str]:
    """The day that the law's period ends, counted from the day of receipt, where the paper is one that starts it."""
    if reading.kind != "court" or reading.received is None:
        return None, ""
    figures = rules.load("court-deadlines").on_or_first(reading.received).figures
    for cue, figure, act in (
        (r"支付令", "payment_order_objection_days", "书面提异议，过了不提，对方可以申请强制执行"),
        (r"起诉状副本|应诉|答辩|起诉状", "answer_days", "交答辩状"),
    ):
        if reading.words.has(cue):
            days = figures[figure]
            return reading.received + timedelta(days=days), f"它有期限：从送达那天起 {days} 天内要{act}。"
    return None, ""


def _case_number(reading: Reading) -> str:
    span = next((sign.span for sign in reading.signs if sign.what == "number"), None)
    return reading.words.plain.excerpt(*span) if span else ""


def _carry(reading: Reading, inputs: Inputs) -> Carry:
    return Carry(debt=_debt(reading, inputs), contact=_contact(reading, inputs))


def _debt(reading: Reading, inputs: Inputs) -> Debt | None:
    """What the text says of the debt; None where it says of none."""
    facts = reading.facts
    if reading.kind in ("not_debt", "unknown", "paid", "police", "fee_scam") or reading.others:
        return None
    billed = reading.kind in ("bill", "reminder")
    creditor = reading.lender.name[:NAME_LENGTH] if reading.lender else None
    due = facts.due_amount or facts.overdue_amount
    stands = (creditor, facts.account_tail, facts.due_amount, facts.overdue_amount, facts.amount_total, facts.minimum_due)
    if not any(stands):
        return None
    institution = reading.lender.institution if reading.lender else None
    return Debt(
        creditor=creditor,
        kind=inputs.debt_kind or kind_in_words(reading.words.live, institution),
        account_tail=facts.account_tail,
        balance=facts.amount_total if not billed else None,
        due_amount=due,
        minimum_due=facts.minimum_due,
        due_date=reading.due_date,
        as_of=reading.received,
        source="message",
    )


def _contact(reading: Reading, inputs: Inputs) -> Contact | None:
    """A row of the log, where somebody asked for a debt or threatened; bills and codes are no contact."""
    if reading.kind in EVERYDAY:
        return None
    return Contact(
        at=inputs.received,
        channel=inputs.channel,
        direction="incoming",
        person=inputs.person,
        agent=inputs.sender[:NAME_LENGTH] if inputs.sender else None,
        said=inputs.text,
        creditor=reading.lender.name[:NAME_LENGTH] if reading.lender else None,
    )


def _rules(reading: Reading, claims: tuple[Claim, ...], dated: bool) -> tuple[str, ...]:
    cited = {rule for claim in claims for rule in RULES_OF.get(claim.code, ())} | set(_RULES_OF_KIND.get(reading.kind, ()))
    if reading.court != "none_seen" or reading.kind not in EVERYDAY:
        cited.add("hotline-12368")
    if reading.old:
        cited |= {"limitation-3y", "limitation-expired", "limitation-interrupt"}
    if advice.reply_of(reading) == "no_reply" and reading.kind in ("asks_confirmation", "pressure", "third_person"):
        cited.add("limitation-interrupt")
    if reading.others:
        cited |= {"contract-parties"} | ({"spouse-debt"} if reading.person == "family" else set())
    if "credit_promise" in reading.flags:
        cited |= {"credit-repair-scam-warning", "credit-5y"}
    if dated:
        cited |= {"court-deadlines"} | ({"payment-order-objection"} if reading.words.has("支付令") else set())
    return tuple(rule for rule in RULES if rule in cited)


def _notices(reading: Reading, inputs: Inputs) -> Iterator[result.Notice]:
    if reading.kind == "unknown":
        yield result.Notice(
            field="text", code="not_recognised", message="没有认出这是什么。可以把前后几条一起贴进来，或者把电话里说的多写几句。"
        )
    if inputs.received is None and reading.kind in ("bill", "reminder", "overdue", "court", "offer"):
        yield result.Notice(
            field="received", code="default_used", message="没写哪天收到的，只有月日的日子没有猜年份，最后一天也没有算。"
        )


EXAMPLE = {
    "text": "今天最后一天 再不还就给你通讯录里的人一个一个打 让你爸妈单位都知道你欠钱不还",
    "received": "2026-11-28T21:30",
    "channel": "wechat",
}

"""Letters, scripts and tables: Jinja2 templates that decide the wording and nothing else.

Numbers come from the calculators, articles from the rules, facts from the case file. The HTML of a document is
drawn from its template; its plain text is that HTML, read back, so the two never differ.
"""

import os
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from jinja2 import Environment, FunctionLoader, StrictUndefined

from calculators.case.shape import CaseFile
from calculators.letters.drafts import complained, recorded
from calculators.letters.drafts.ability import ability
from calculators.letters.drafts.cautions import about_this, cautions
from calculators.letters.drafts.contradictions import Drawn, contradictions
from calculators.letters.drafts.enclosures import enclosures
from calculators.letters.drafts.filler import BLANK as BLANK
from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.plain_text import plain_text
from calculators.letters.drafts.subject import Subject, subject, terms_for
from calculators.letters.drafts.variants import OFFERS, TITLES, VARIANTS, default
from calculators.letters.drafts.written import FILTERS
from calculators.sums.money import ZERO
from calculators.sums.months import days_overdue, month_after
from calculators.tools import capacity, proposal
from calculators.tools.capacity import EVERY, RELIABILITY
from calculators.tools.inventory import Debt

_TITLES = {
    ("application", "lump_sum"): "减免结清申请书",
    ("application", "token"): "困难期还款申请书",
    ("confirm", "balance"): "欠款明细核对函",
    ("complaint", "third_party"): "关于停止联系第三人的投诉函",
}
_NOT_FOR_CARDS = "还款协商申请书"


@dataclass(frozen=True)
class Document:
    """One drawn document: what is sent, what is blank in it, and when not to send it."""

    code: str
    variant: str
    title: str
    html: str
    text: str
    missing: tuple[str, ...]
    rules: tuple[str, ...]
    when_not: tuple[str, ...]


@dataclass(frozen=True)
class _Row:
    debt: Debt
    days: int


@dataclass(frozen=True)
class _Debts:
    """The debt list as far as it is written."""

    rows: tuple[_Row, ...]
    totals: dict[str, Decimal]
    whole: bool  # every principal is written
    with_due: int  # how many name what is due a month
    secured: tuple[str, ...]


@dataclass(frozen=True)
class _Agreed:
    """What follows from the terms that were agreed."""

    last: date | None  # the day of the last instalment
    waived: Decimal | None  # what is owed and not in the total; None where the total may hold interest yet to come


@dataclass(frozen=True)
class _Paid:
    """What was paid under the plan."""

    total: Decimal
    count: int
    last: recorded.Payment


def draw(code: str, case: CaseFile, today: date, variant: str = "") -> Document:
    """Draw one document for the case's first proposal; ``variant`` is one of its ``VARIANTS``, "" the default."""
    variant = variant or default(code)
    about = subject(case)
    filler = Filler(case, today, about.kind)
    asked, terms = _terms(code, variant, about, filler)
    case = filler.case
    context = _CONTEXT.get(code, lambda *_: {})(case, about, filler, variant, today)
    written = capacity.as_far_as_written(case.budget)
    budget = capacity.calculate(written) if written else None
    title = _title(code, variant, about)
    html = (
        _environment()
        .get_template(code)
        .render(
            title=title,
            variant=variant,
            today=today,
            case=case,
            subject=about,
            asked=asked,
            terms=terms,
            budget=budget,
            ability=ability(case, asked, variant, terms, budget),
            enclosed=lambda: enclosures(about, variant, budget, filler),
            reply_by=_reply_by(code, variant, about, case, today),
            debts=_debts(case, today),
            fill=filler.fill,
            blank=filler.blank,
            cite=filler.cite,
            figure=filler.figure,
            applies=filler.applies,
            **context,
        )
    )
    reasons = (*about_this(about.debt if code in _ABOUT_ONE_DEBT else None, today), *cautions(code, variant, about.kind))
    cited = [*filler.cited, *(reason.rule for reason in reasons if reason.rule)]
    against = contradictions(Drawn(code, variant, about, case, today, terms, budget, _repeated(context)))
    when_not = (*against, *(reason.sentence for reason in reasons))
    return Document(
        code=code,
        variant=variant if code in VARIANTS else "",
        title=title,
        html=html,
        text=plain_text(html),
        missing=tuple(filler.missing),
        rules=tuple(dict.fromkeys(cited)),
        when_not=tuple(dict.fromkeys(when_not)),
    )


_ABOUT_ONE_DEBT = {"application", "schedule", "script", "confirm"}


def _title(code: str, variant: str, about: Subject) -> str:
    if (code, variant) in _TITLES:
        return _TITLES[code, variant]
    return _NOT_FOR_CARDS if code == "application" and about.kind and not about.card else TITLES[code]


def _terms(code: str, variant: str, about: Subject, filler: Filler) -> tuple[proposal.Inputs | None, dict | None]:
    """The terms that the document speaks of; none where it speaks of none."""
    if code in OFFERS or (code == "confirm" and variant == "agreement" and not about.agreed):
        return terms_for(variant, filler)
    return None, None


def _confirm(case: CaseFile, about: Subject, filler: Filler, variant: str, today: date) -> dict:
    promised = [contact for contact in recorded.contacts(case, about.creditor) if contact.promised]
    return {"promised": promised, "channels": complained.CHANNELS, "agreed": _agreed(about)}


def _agreed(about: Subject) -> _Agreed | None:
    if about.agreed is None:
        return None
    first, count, total = about.agreed.first_payment_date, about.agreed.instalments, about.agreed.total
    told = about.agreed.fees_waived and about.agreed.interest_stopped and None not in (total, about.owed) and about.owed > total
    return _Agreed(
        last=month_after(first, count - 1) if first and count else None,
        waived=about.owed - total if told else None,
    )


def _reply_by(code: str, variant: str, about: Subject, case: CaseFile, today: date) -> date | None:
    """The first payment's day, before which an answer is asked for; None where it has gone by or is not written.

    What begins today, a deferral, is not to be answered when it ends.
    """
    if variant == "deferral":
        return None
    first = recorded.first_payment(case, about.agreed if code == "confirm" else None)
    return first if first and first > today else None


def _repeated(context: dict) -> tuple[recorded.Contact, ...]:
    """The entries of the log that a document repeats."""
    return (*context.get("promised", ()), *(incident.contact for incident in context.get("incidents", ())))


def _complaint(case: CaseFile, about: Subject, filler: Filler, variant: str, today: date) -> dict:
    only = "third_party" if variant == "third_party" else None
    incidents = complained.incidents(case, about, today, only)
    return {
        "incidents": incidents,
        "statements": complained.basis(incidents, filler, only),
        "channels": complained.CHANNELS,
        "persons": complained.PERSONS,
    }


def _payments(case: CaseFile, *_) -> dict:
    made = recorded.payments(case)
    return {"paid": _Paid(sum((each.amount for each in made), ZERO), len(made), made[-1]) if made else None}


def _words(*_) -> dict:
    return {"every": EVERY, "reliability": RELIABILITY}


_CONTEXT = {
    "confirm": _confirm, "complaint": _complaint, "receipt": _payments, "credit_dispute": _payments, "budget": _words,
}  # fmt: skip


def _debts(case: CaseFile, today: date) -> _Debts | None:
    """The list with its sums; None where no debt is written."""
    if not case.debts:
        return None
    written = [debt for debt in case.debts if debt.principal is not None]
    parts = {part: part for part in ("principal", "interest", "fees", "monthly_due")} | {"balance": "owed"}
    return _Debts(
        rows=tuple(_Row(debt, days_overdue(debt.overdue_since, today)) for debt in case.debts),
        totals={name: sum((getattr(debt, part) or ZERO for debt in written), ZERO) for name, part in parts.items()},
        whole=len(written) == len(case.debts),
        with_due=sum(bool(debt.monthly_due) for debt in written),
        secured=tuple(debt.creditor for debt in case.debts if debt.secured and debt.creditor),
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_template), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(FILTERS)
    return environment


def _template(name: str) -> str | None:
    path = os.path.join(os.path.dirname(__file__), f"{name}.html.j2")
    try:
        return __spec__.loader.get_data(path).decode("utf-8")
    except OSError:
        return None

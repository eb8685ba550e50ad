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

from calculators import capacity, proposal
from calculators.capacity import EVERY, RELIABILITY
from calculators.case_file import CaseFile
from calculators.drafts import complained, recorded
from calculators.drafts.cautions import about_this, cautions
from calculators.drafts.contradictions import contradictions
from calculators.drafts.filler import BLANK as BLANK
from calculators.drafts.filler import Filler
from calculators.drafts.plain_text import plain_text
from calculators.drafts.subject import Subject, subject, terms_for
from calculators.drafts.variants import FOLLOWS, TITLES, VARIANTS, default
from calculators.drafts.written import FILTERS
from calculators.inventory import Debt
from calculators.money import ZERO
from calculators.months import days_overdue

_TITLES = {
    ("application", "lump_sum"): "减免结清申请书",
    ("application", "token"): "困难期还款申请书",
    ("complaint", "third_party"): "停止联系第三人的要求",
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
    secured: tuple[str, ...]


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
    html = _environment().get_template(code).render(
        title=title,
        variant=variant,
        situation=variant,
        today=today,
        case=case,
        subject=about,
        asked=asked,
        terms=terms,
        budget=budget,
        debts=_debts(case, today),
        fill=filler.fill,
        blank=filler.blank,
        cite=filler.cite,
        figure=filler.figure,
        applies=filler.applies,
        **context,
    )
    reasons = (*about_this(about.debt if code in _ABOUT_ONE_DEBT else None, today), *cautions(code, variant, about.kind))
    cited = [*filler.cited, *(reason.rule for reason in reasons if reason.rule)]
    against = contradictions(code, variant, about, case, terms, budget)
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
    offers = code == "application" or code in FOLLOWS
    if offers or (code == "confirm" and variant == "agreement" and not about.agreed):
        return terms_for(variant, filler)
    return None, None


def _confirm(case: CaseFile, about: Subject, filler: Filler, variant: str, today: date) -> dict:
    promised = [contact for contact in recorded.contacts(case, about.creditor) if contact.promised]
    return {"promised": promised, "channels": complained.CHANNELS}


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
    parts = ("principal", "interest", "fees", "balance", "monthly_due")
    return _Debts(
        rows=tuple(_Row(debt, days_overdue(debt.overdue_since, today)) for debt in case.debts),
        totals={part: sum((getattr(debt, part) for debt in written), ZERO) for part in parts},
        whole=len(written) == len(case.debts),
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

"""Letters, scripts and tables: Jinja2 templates that decide the wording and nothing else.

Numbers come from the calculators, articles from the rules, facts from the case file. The HTML of a document is
drawn from its template; its plain text is that HTML, read back, so the two never differ.
"""

import marshal
import os
from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from calculators.case.agreed import acceptable
from calculators.case.shape import CaseFile
from calculators.forms.result import Notice
from calculators.letters.drafts.ability import ability
from calculators.letters.drafts.cautions import about_this, cautions
from calculators.letters.drafts.contradictions import Drawn, contradictions
from calculators.letters.drafts.deadlines import deadline
from calculators.letters.drafts.doubts import doubts
from calculators.letters.drafts.enclosures import enclosures
from calculators.letters.drafts.filler import BLANK as BLANK
from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.gates import Gate as Gate
from calculators.letters.drafts.gates import gates
from calculators.letters.drafts.lenders import addressee, opponent
from calculators.letters.drafts.limitation import may_have_run
from calculators.letters.drafts.listed import debt_list
from calculators.letters.drafts.offered import Offered, offered, situation
from calculators.letters.drafts.own_parts import Of, own_parts, repeated
from calculators.letters.drafts.plain_text import plain_text
from calculators.letters.drafts.recorded import first_payment
from calculators.letters.drafts.subject import Subject, subject
from calculators.letters.drafts.variants import OFFERS, default
from calculators.letters.drafts.variants import TITLES as TITLES
from calculators.letters.drafts.variants import VARIANTS as VARIANTS
from calculators.letters.drafts.written import FILTERS

_TITLES = {
    ("application", "lump_sum"): "减免结清申请书",
    ("application", "token"): "困难期还款申请书",
    ("confirm", "balance"): "欠款明细核对函",
    ("complaint", "third_party"): "关于停止联系第三人的投诉函",
}
_NOT_FOR_CARDS = "还款协商申请书"


@dataclass(frozen=True)
class Document:
    """One drawn document: what is sent, what is blank in it, why it is held back, and when not to send it."""

    code: str
    variant: str
    title: str
    html: str
    text: str
    missing: tuple[str, ...]
    rules: tuple[str, ...]
    gates: tuple[Gate, ...]
    notices: tuple[Notice, ...]
    when_not: tuple[str, ...]


def draw(code: str, case: CaseFile, today: date, variant: str = "") -> Document:
    """Draw one document for the case's first proposal; ``variant`` is one of its ``VARIANTS``, "" the default."""
    variant = situation(variant or default(code), case)
    about = subject(case)
    filler = Filler(case, today, about.kind)
    old = may_have_run(about, case, today)
    offer = _offered(code, variant, about, filler, old=old)
    case = filler.case
    means = ability(case, about, offer, variant)
    own = own_parts(code, Of(case, about, filler, variant, today, old, means))
    title = _title(code, variant, about)
    html = (
        environment()
        .get_template(code)
        .render(
            title=title,
            variant=variant,
            today=today,
            case=case,
            subject=about,
            old=old,
            proposal=offer.proposal,
            terms=offer.terms,
            later=offer.later,
            budget=means.whole if code == "budget" else means.month,
            offered=offer,
            ability=means,
            addressee=lambda: addressee(about, filler),
            opponent=lambda: opponent(about, filler),
            enclosed=lambda: enclosures(about, variant, offer.later, means.month is not None, filler),
            reply_by=_reply_by(code, variant, about, case, today),
            debts=debt_list(case, today),
            fill=filler.fill,
            blank=filler.blank,
            cite=filler.cite,
            figure=filler.figure,
            applies=filler.applies,
            **own,
        )
    )
    answer = own.get("reply")
    acceptable = answer is not None and answer.proposed is None
    drawn = Drawn(code, variant, about, case, today, offer, means, old, acceptable, repeated(own))
    held = gates(drawn)
    seen = about_this(about.debt if code in _ABOUT_ONE_DEBT else None)
    reasons = (*seen.values(), *cautions(code, variant, about.kind, {*seen, *(gate.code for gate in held)}))
    when_not = (
        *(f"{gate.message}{gate.instead}" for gate in held),
        *contradictions(drawn),
        *(reason.sentence for reason in reasons),
    )
    waited = deadline(code, case, today)
    counted = (waited.rule, *waited.beside) if waited else ()
    cited = (
        *filler.cited,
        *counted,
        *(rule for gate in held for rule in gate.rules),
        *(each.rule for each in reasons if each.rule),
    )
    return Document(
        code=code,
        variant=variant if code in VARIANTS else "",
        title=title,
        html=html,
        text=plain_text(html),
        missing=tuple(filler.missing),
        rules=tuple(dict.fromkeys(cited)),
        gates=held,
        notices=tuple(doubts(code, case, about, means)),
        when_not=tuple(dict.fromkeys(when_not)),
    )


_ABOUT_ONE_DEBT = {"application", "schedule", "script", "confirm", "counter"}


def titled(code: str, variant: str) -> str:
    """The title of a document in one of its variants."""
    return _TITLES.get((code, variant), TITLES[code])


def _title(code: str, variant: str, about: Subject) -> str:
    other = code == "application" and about.kind and not about.card and (code, variant) not in _TITLES
    return _NOT_FOR_CARDS if other else titled(code, variant)


def _offered(code: str, variant: str, about: Subject, filler: Filler, *, old: bool) -> Offered:
    """The terms that the document speaks of; none where it speaks of none. A call only asks where the limitation may have run."""
    if code == "script" and old:
        return Offered()
    if code == "evidence":  # it lists what the application encloses, and has no blanks for the terms
        return Offered(later=offered(variant, Filler(filler.case, filler.today, filler.kind)).later)
    if code in OFFERS or (code == "confirm" and variant == "agreement" and not (about.agreed or acceptable(filler.case))):
        return offered(variant, filler)
    return Offered()


def _reply_by(code: str, variant: str, about: Subject, case: CaseFile, today: date) -> date | None:
    """The first payment's day, before which an answer is asked for; None where it has gone by or is not written.

    What begins today, a deferral, is not to be answered when it ends.
    """
    if variant == "deferral":
        return None
    first = first_payment(case, about.agreed if code == "confirm" else None)
    return first if first and first > today else None


@cache
def environment() -> Environment:
    """What the templates are compiled and drawn with."""
    made = Environment(
        loader=_Drafts(_template), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters.update(FILTERS)
    return made


class _Drafts(FunctionLoader):
    """Templates that lie beside this module; the browser's come compiled (``builder/drafts.py``)."""

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:  # noqa: A002 (Jinja's name)
        code = _beside(f"{name}.html.j2c")
        if code is None:
            return super().load(environment, name, globals)
        made = marshal.loads(code)  # noqa: S302 (the build's own)
        return environment.template_class.from_code(environment, made, globals or {}, None)


def _template(name: str) -> str | None:
    source = _beside(f"{name}.html.j2")
    return None if source is None else str(source, "utf-8")


def _beside(name: str) -> bytes | None:
    loader: Any = __spec__.loader  # of a folder or of a pack: both read what lies beside the module
    try:
        content: bytes = loader.get_data(os.path.join(os.path.dirname(__file__), name))
    except OSError:
        return None
    return content

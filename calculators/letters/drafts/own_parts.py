"""What a template needs that only its own document speaks of: what was agreed, paid, complained of, held against a claim."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from calculators.case.agreed import accepted
from calculators.case.negotiation import at_hand
from calculators.case.shape import CaseFile
from calculators.letters.drafts.ability import Ability
from calculators.letters.drafts.complained import CHANNELS, PERSONS, basis, incidents
from calculators.letters.drafts.court import answer, ceiling, living, objection
from calculators.letters.drafts.deadlines import deadline
from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.recorded import Agreement, ContactDraft, Payment, contacts, payments
from calculators.letters.drafts.replied import reply
from calculators.letters.drafts.subject import Subject
from calculators.sums.money import ZERO
from calculators.sums.months import month_after
from calculators.tools.capacity import EVERY, RELIABILITY
from calculators.words.spoken_terms import instalments_said


@dataclass(frozen=True)
class Of:
    """What a document is drawn from."""

    case: CaseFile
    about: Subject
    filler: Filler
    variant: str
    today: date
    old: bool  # whether the limitation may have run
    means: Ability


@dataclass(frozen=True)
class _Agreed:
    """The terms that were agreed, or that the lender offers and the writer can accept, and what follows from them."""

    said: Agreement
    offered: bool  # by the lender, and not confirmed yet
    last: date | None  # the day of the last instalment
    each: str  # the instalments in words, where they are not all alike
    waived: Decimal | None  # what is owed and not in the total; None where the total may hold interest yet to come


@dataclass(frozen=True)
class _Paid:
    """What was paid under the plan."""

    total: Decimal
    count: int
    last: Payment


def own_parts(code: str, of: Of) -> dict[str, Any]:
    """The values of this document's template beside those that every template gets."""
    return _OWN[code](of) if code in _OWN else {}


def repeated(own: dict[str, Any]) -> tuple[ContactDraft, ...]:
    """The entries of the log that a document repeats."""
    return (*own.get("promised", ()), *(incident.contact for incident in own.get("incidents", ())))


def _confirm(of: Of) -> dict[str, Any]:
    given = at_hand(of.case).offer
    promised = [contact for contact in contacts(of.case, of.about.creditor) if contact.promised]
    return {"promised": promised, "channels": CHANNELS, "agreed": _agreed(of), "said_on": given.said_on if given else None}


def _agreed(of: Of) -> _Agreed | None:
    said, about = of.about.agreed or accepted(of.case), of.about
    if said is None:
        return None
    terms, first, total = said.terms, said.first_payment_date, said.total
    count = terms.instalments if terms else said.instalments
    told = (said.fees_waived and said.interest_stopped) or about.agreed is None or count == 1
    waived = about.owed - total if told and total is not None and about.owed is not None else ZERO
    return _Agreed(
        said=said,
        offered=about.agreed is None,
        last=month_after(first, count - 1) if first and count else None,
        each=instalments_said(terms) if terms and len(terms.runs) > 1 else "",
        waived=waived if waived > 0 else None,
    )


def _complaint(of: Of) -> dict[str, Any]:
    only = "third_party" if of.variant == "third_party" else None
    found = incidents(of.case, of.about, of.today, only)
    return {
        "incidents": found,
        "statements": basis(found, of.filler, only),
        "channels": CHANNELS,
        "persons": PERSONS,
    }


def _payments(of: Of) -> dict[str, Any]:
    made = payments(of.case)
    return {"paid": _Paid(sum((each.amount for each in made), ZERO), len(made), made[-1]) if made else None}


def _words(_: Of) -> dict[str, Any]:
    return {"every": EVERY, "reliability": RELIABILITY}


def _counter(of: Of) -> dict[str, Any]:
    given = at_hand(of.case).offer
    answer = reply(of.case, of.about, of.means, of.filler)
    return {"reply": answer, "said_on": given.said_on if given else None}


def _objection(of: Of) -> dict[str, Any]:
    return {"held": objection(of.case, of.old, of.filler), "in_time": _in_time("objection", of)}


def _answer(of: Of) -> dict[str, Any]:
    held = answer(of.case, of.old, of.filler)
    return {"held": held, "ceiling": ceiling(of.filler) if held.too_high else "", "in_time": _in_time("answer", of)}


def _in_time(code: str, of: Of) -> bool:
    """Whether the deadline is not known to have gone by."""
    last = deadline(code, of.case, of.today)
    return last is None or last.state != "past"


def _living_costs(of: Of) -> dict[str, Any]:
    return {"living": living(of.case)}


_OWN: dict[str, Callable[[Of], dict[str, Any]]] = {
    "confirm": _confirm, "complaint": _complaint, "receipt": _payments, "credit_dispute": _payments, "budget": _words,
    "counter": _counter, "objection": _objection, "answer": _answer, "living_costs": _living_costs,
}  # fmt: skip

"""What one tool's form can be filled with out of what the other tools hold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from calculators.case.agreed import acceptable, as_agreed
from calculators.case.negotiation import at_hand
from calculators.case.shape import CaseFile
from calculators.case.shares import Shares, priority_payments
from calculators.forms.declaration import declared
from calculators.forms.notices import plain
from calculators.page.as_written import debt_at, month_of, monthly_share, read_as_far
from calculators.page.three_offers import complete, limit
from calculators.sums.money import ZERO, spoken, yuan
from calculators.sums.months import days_overdue
from calculators.tools import offer, proposal
from calculators.tools.agreement.expected import Expected
from calculators.tools.inventory import Debt
from calculators.tools.plan.regular import lines


@dataclass(frozen=True)
class _Asked:
    """What a form is filled from: the case as far as it reads, and what it says of the debt that is talked about."""

    case: CaseFile
    written: dict[str, Any]  # the case as it was typed
    unreadable: set[str]
    place: int
    today: str
    debt: Debt | None
    month: Shares | None
    share: Decimal | None


def prefill(name: str, case: dict[str, Any], debt: int = 0, today: str = "") -> dict[str, Any]:
    """Texts for the empty fields of the form ``name``, out of what the other tools hold.

    ``debt`` is the place of the debt that is talked about, -1 where the list does not have it. A field in a row has the
    row's place in its name: ``debts.0.creditor``.
    """
    read, unreadable = read_as_far(case)
    month = month_of(read, unreadable)
    asked = _Asked(read, case, unreadable, debt, today, debt_at(read, debt), month, monthly_share(month, debt))
    debts = [
        {"index": index, "words": f"{each.creditor}　{spoken(each.owed or ZERO)}"}
        for index, each in enumerate(read.debts)
        if each.creditor and each.owed is not None
    ]
    return {"fields": _FILLS[name](asked) if name in _FILLS else {}, "debts": debts}


def _proposal(asked: _Asked) -> dict[str, str]:
    debt = asked.debt
    if debt is None:
        return {}
    fields = {"creditor": debt.creditor or "", "kind": debt.kind or ""} | _parts(debt)
    own = asked.case.proposals[0] if asked.case.proposals else None
    if asked.share and not (own and set(own.ways()) - {"monthly_payment"}):
        fields["monthly_payment"] = yuan(asked.share)
    return fields | _capacity(asked) | _shape(own)


def _offer(asked: _Asked) -> dict[str, str]:
    own = complete(asked.case.proposals[0]) if asked.case.proposals else None
    fields: dict[str, str] = {}
    if own:
        terms = proposal.calculate(own)
        fields = {
            "balance": yuan(own.owed or ZERO),
            "kind": own.kind,
            "own.instalments": str(terms.instalments),
            "own.instalment_amount": yuan(terms.instalment_amount),
            "own.final_amount": "" if terms.final_amount == terms.instalment_amount else yuan(terms.final_amount),
            "limit_total": limit(own, asked.written.get("proposals") or [], asked.share),
        }
    elif asked.debt and asked.debt.owed is not None:
        fields = {"balance": yuan(asked.debt.owed), "kind": asked.debt.kind or ""}
    if asked.share is not None:
        fields |= _capacity(asked) | _other_debts(asked.case, asked.month, asked.place)
    return fields | _shape(at_hand(asked.case).offer)


def _capacity(asked: _Asked) -> dict[str, str]:
    """What this debt can get of the month's money."""
    return {} if asked.share is None else {"capacity": yuan(asked.share)}


def _projection(asked: _Asked) -> dict[str, str]:
    """A debt as the projection asks for it; what it lacks is brought over as empty, so that no other's stays behind."""
    debt, today = asked.debt, asked.today
    if debt is None:
        return {}
    overdue = days_overdue(debt.overdue_since, date.fromisoformat(today)) if today else 0
    fields = {"kind": debt.kind or "", "annual_rate": _rate(debt.annual_rate), "days_overdue": str(overdue or "")} | _parts(debt)
    fields["minimum_payment"] = yuan(debt.monthly_due) if debt.monthly_due else ""
    return fields if asked.share is None else fields | {"monthly_payment": yuan(asked.share)}


def _contacts(asked: _Asked) -> dict[str, str]:
    return {"debt_kind": asked.debt.kind} if asked.debt and asked.debt.kind else {}


def _plan(asked: _Asked) -> dict[str, str]:
    return {} if _being_paid(asked.case) else as_fields(_schedule(asked.case))


def _budget(asked: _Asked) -> dict[str, str]:
    return {} if "debts" in asked.unreadable else _paid_first(asked.case, asked.month)


_FILLS: dict[str, Callable[[_Asked], dict[str, str]]] = {
    "proposal": _proposal,
    "offer": _offer,
    "capacity": _budget,
    "allocation": lambda asked: _every_debt(asked.case, asked.month),
    "projection": _projection,
    "contacts": _contacts,
    "agreement": lambda asked: _agreed(asked.case),
    "plan": _plan,
}


def _other_debts(case: CaseFile, month: Shares | None, debt: int) -> dict[str, str]:
    """The debts that share with the one that is talked about, and the month's money for all of them."""
    if month is None or debt not in month.sharing:
        return {}
    written = [
        case.debts[place] for place in month.sharing if place != debt and case.debts[place].owed and case.debts[place].creditor
    ]
    if not written:
        return {}
    fields = {"capacity_for_all": yuan(month.able)}
    for place, each in enumerate(written):
        fields |= {f"others.{place}.creditor": each.creditor, f"others.{place}.balance": yuan(each.owed or ZERO)}
    return fields


def _parts(debt: Debt) -> dict[str, str]:
    """What is owed, by its parts or as one total.

    A part that this debt does not have is brought over as empty, so that no other debt's stays behind.
    """
    return {
        part: yuan(amount) if (amount := getattr(debt, part)) else "" for part in ("principal", "interest", "fees", "balance")
    }


def _paid_first(case: CaseFile, month: Shares | None) -> dict[str, str]:
    """What the list of debts says must be paid first, where the budget does not have it yet."""
    first = priority_payments(case.debts)
    if not first or (month and not month.added):
        return {}
    return {"priority_payments": yuan(month.budget.priority_payments if month else first)}


def _rate(annual_rate: Decimal | None) -> str:
    return "" if annual_rate is None else plain(annual_rate)


def _every_debt(case: CaseFile, month: Shares | None) -> dict[str, str]:
    """The rows of the debts that share the month's money, by the names of their fields, and that money.

    What is paid first has been taken off already, so it has no row: it would be given a second time.
    """
    fields: dict[str, str] = {}
    sharing = [debt for debt in case.debts if debt.owed is not None and not debt.is_priority]
    for place, debt in enumerate(sharing):
        row = {"creditor": debt.creditor or "", "balance": yuan(debt.owed or ZERO)}
        row |= {"annual_rate": _rate(debt.annual_rate), "minimum": yuan(debt.monthly_due) if debt.monthly_due else ""}
        fields |= {f"debts.{place}.{name}": text for name, text in row.items()}
    if month is not None:
        fields["capacity"] = yuan(month.able)
    return fields


def _schedule(case: CaseFile) -> list[dict[str, Any]]:
    """The lines to be paid: as agreed, where the terms are written down; else as offered, where that can be accepted; else as proposed."""
    for agreement in case.agreements[:1]:
        agreed = agreement.expected
        if agreed and agreed.terms and agreed.first_payment_date:
            return lines(agreed.terms, agreed.first_payment_date, agreed.down_payment_date)
    asked = complete(case.proposals[0]) if case.proposals else None
    offered = acceptable(case)
    terms = offered.terms(offered.balance) if offered else asked.terms() if asked else None
    return lines(terms, asked.first_payment_date, asked.down_payment_date) if asked and terms else []


def _being_paid(case: CaseFile) -> bool:
    """Whether payments are noted on a plan: it then stays as it is, whatever is proposed anew."""
    return any(plan.schedule and plan.payments for plan in case.plans[:1])


def as_fields(schedule: list[dict[str, Any]]) -> dict[str, str]:
    """The rows of a schedule by the names of their fields, ``schedule.0.date``."""
    return {
        f"schedule.{place}.{name}": str(line[name])
        for place, line in enumerate(schedule)
        for name in ("number", "date", "payment")
    }


def _agreed(case: CaseFile) -> dict[str, str]:
    """What will have been agreed: an offer that can be accepted, or else the reader's own proposal."""
    asked = complete(case.proposals[0]) if case.proposals else None
    given = acceptable(case)
    terms = given.terms(given.balance) if given else asked.terms() if asked else None
    if terms is None:
        return {}
    stopped, waived = bool(asked and not asked.annual_rate), bool(asked and asked.waived_fees)
    said = replace(as_agreed(terms, asked), interest_stopped=stopped, fees_waived=waived)
    return {f"expected.{name}": text for name, text in _agreed_texts(said)}


def _agreed_texts(said: Expected) -> Iterator[tuple[str, str]]:
    """What was agreed as its form asks for it; what these terms do not have is empty, so that no other's stays behind."""
    for name in declared(Expected):
        value = getattr(said, name)
        if name == "steps":
            for place, run in enumerate(value):
                yield f"steps.{place}.instalments", str(run.instalments)
                yield f"steps.{place}.amount", yuan(run.amount)
        else:
            yield name, _as_text(value)


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else yuan(value) if isinstance(value, Decimal) else str(value)


def _shape(said: proposal.Inputs | offer.Inputs | None) -> dict[str, str]:
    """The choice that shows the fields in which terms were said, where a file does not name it; level needs none."""
    shape = said.named_shape if said and not said.shape else "level"
    return {} if shape == "level" else {"shape": shape}

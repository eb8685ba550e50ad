"""What a case file records of calls, agreements and payments, read for a letter as far as it can be read.

A letter must be drawn from a half-written file too, so nothing here is refused: what does not read is None, and the
letter leaves a blank.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from calculators.case_file import CaseFile


@dataclass(frozen=True, kw_only=True)
class Contact:
    """One call, message or visit out of the log."""

    at: datetime | None = None
    channel: str = "phone"
    direction: str = "incoming"
    person: str = "self"
    answered: bool = True
    number: str | None = None
    agent: str | None = None
    said: str | None = None
    promised: str | None = None
    conduct: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What was agreed with a lender; amounts in yuan, None where it is not written down."""

    creditor: str | None = None
    total: Decimal | None = None
    instalments: int | None = None
    instalment_amount: Decimal | None = None
    first_payment_date: date | None = None
    interest_stopped: bool | None = None
    fees_waived: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Payment:
    """One payment that was made."""

    date: date
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One payment of the plan that is kept."""

    number: int
    date: date
    payment: Decimal


def contacts(case: CaseFile) -> tuple[Contact, ...]:
    """The log in order of time; entries without a time come last."""
    read = [
        Contact(
            at=_moment(_of(row, "at")),
            channel=_text(_of(row, "channel")) or "phone",
            direction=_text(_of(row, "direction")) or "incoming",
            person=_text(_of(row, "person")) or "self",
            answered=_of(row, "answered") not in (False, "false"),
            number=_text(_of(row, "number")),
            agent=_text(_of(row, "agent")),
            said=_text(_of(row, "said")),
            promised=_text(_of(row, "promised")),
            conduct=tuple(code for code in _listed(_of(row, "conduct")) if isinstance(code, str)),
        )
        for row in _rows(case.contacts, "contacts")
    ]
    return tuple(sorted(read, key=lambda contact: (contact.at is None, contact.at or datetime.min)))


def agreement(case: CaseFile) -> Agreement | None:
    """The first agreement's terms; None where none are written."""
    for row in _rows(case.agreements, "agreements"):
        terms = _of(row, "expected")
        if terms is None:
            continue
        return Agreement(
            creditor=_text(_of(terms, "creditor")),
            total=_amount(_of(terms, "total")),
            instalments=_count(_of(terms, "instalments")),
            instalment_amount=_amount(_of(terms, "instalment_amount")),
            first_payment_date=_day(_of(terms, "first_payment_date")),
            interest_stopped=_flag(_of(terms, "interest_stopped")),
            fees_waived=_amount(_of(terms, "fees_waived")),
        )
    return None


def payments(case: CaseFile) -> tuple[Payment, ...]:
    """The payments of the first plan that were made, in order of time."""
    for plan in _rows(case.plans, "plans"):
        read = [(_day(_of(row, "date")), _amount(_of(row, "amount"))) for row in _listed(_of(plan, "payments"))]
        made = [Payment(date=day, amount=amount) for day, amount in read if day and amount]
        return tuple(sorted(made, key=lambda payment: payment.date))
    return ()


def schedule(case: CaseFile) -> tuple[Planned, ...]:
    """The schedule of the first plan, as written; empty where there is none, or where a row does not read."""
    for plan in _rows(case.plans, "plans"):
        rows = [(_count(_of(row, "number")), _day(_of(row, "date")), _amount(_of(row, "payment"))) for row in _listed(_of(plan, "schedule"))]
        whole = all(number and day and payment for number, day, payment in rows)
        return tuple(Planned(number=number, date=day, payment=payment) for number, day, payment in rows) if whole else ()
    return ()


def _rows(section: Any, name: str) -> Iterable[Any]:
    """The rows of a section, whether it is a list or the request that holds the list under ``name``."""
    inner = _of(section, name)
    return _listed(inner if inner is not None else section if isinstance(section, list | tuple) else None or [section])


def _listed(value: Any) -> Iterable[Any]:
    return [each for each in value if each is not None] if isinstance(value, list | tuple) else []


def _of(row: Any, name: str) -> Any:
    return row.get(name) if isinstance(row, Mapping) else getattr(row, name, None)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _amount(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return None
    try:
        number = Decimal(str(value).strip().replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 <= number < 10**12 else None


def _count(value: Any) -> int | None:
    number = _amount(value)
    return int(number) if number and number == int(number) else None


def _flag(value: Any) -> bool | None:
    return {True: True, False: False, "true": True, "false": False}.get(value) if isinstance(value, bool | str) else None


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _moment(value: Any) -> datetime | None:
    if isinstance(value, datetime):
        return value
    try:
        return datetime.fromisoformat(value).replace(tzinfo=None) if isinstance(value, str) else None
    except ValueError:
        return None

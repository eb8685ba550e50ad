"""What a case file records of calls, agreements and payments, as far as a letter can use it.

A letter is drawn from a half-written file too: a row that lacks what the letter needs of it is left out, or the letter
leaves a blank.
"""

from datetime import date, datetime

from calculators.case.agreed import agreed as agreement
from calculators.case.negotiation import at_hand
from calculators.case.shape import CaseFile
from calculators.tools.agreement.expected import Expected as Agreement
from calculators.tools.contacts import ContactDraft
from calculators.tools.plan import Instalment, Payment

__all__ = ["Agreement", "ContactDraft", "Instalment", "Payment", "agreement", "contacts", "first_payment", "payments", "schedule"]


def contacts(case: CaseFile, creditor: str | None = None) -> tuple[ContactDraft, ...]:
    """The log in order of time, without what is noted as about another lender; entries without a time come last."""
    about = [
        contact
        for contact in case.contacts
        if not creditor or not contact.creditor or contact.creditor.strip() == creditor.strip()
    ]
    return tuple(sorted(about, key=lambda contact: (contact.at is None, contact.at or datetime.min)))


def first_payment(case: CaseFile, agreed: Agreement | None) -> date | None:
    """The first day on which money is paid by what was ``agreed``, or else by the first proposal; None where it is not written."""
    if agreed:
        return agreed.first_payment_date
    proposed = at_hand(case).proposal
    first = proposed.first_due if proposed else None
    if proposed is None or first is None:
        return None
    paid_first = proposed.down_payment_date if proposed.down_payment else None
    return min(paid_first or first, first)


def payments(case: CaseFile) -> tuple[Payment, ...]:
    """The payments of the first plan that were made, in order of time."""
    made = (plan.payments or ()) if (plan := at_hand(case).plan) else ()
    whole = [payment for each in made if (payment := each.whole) and payment.amount]
    return tuple(sorted(whole, key=lambda payment: payment.date))


def schedule(case: CaseFile) -> tuple[Instalment, ...]:
    """The schedule of the first plan, as written; empty where there is none, or where a row is not whole."""
    rows = (plan.schedule or ()) if (plan := at_hand(case).plan) else ()
    whole = tuple(line for row in rows if (line := row.whole) and line.payment)
    return whole if len(whole) == len(rows) else ()

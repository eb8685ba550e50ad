"""What is brought from the case into another tool's form, and when: the small sums that the flows name."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from calculators.case import three_offers
from calculators.case.agreed import as_agreed
from calculators.case.reading import Lines, Reading
from calculators.case.shares import priority_payments
from calculators.forms.notices import plain
from calculators.sums import months
from calculators.sums.money import yuan
from calculators.sums.terms import Terms
from calculators.tools import offer, proposal
from calculators.tools.agreement.expected import Expected
from calculators.tools.inventory import DebtDraft

type Value = Decimal | date | int | str | None  # None: empty
type Text = str | None  # None: nothing is brought
type Texts = Sequence[str]  # one for each row
type Brought = Callable[[Reading], Text | Texts]


def written(value: Value) -> str:
    """A value as a form holds it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else yuan(value) if isinstance(value, Decimal) else str(value)


# ---- of the debts


def of_debt(part: Callable[[DebtDraft], Value]) -> Brought:
    """Out of the debt that is talked about."""
    return lambda reading: written(part(reading.debt)) if reading.debt else None


def of_each_sharing(part: Callable[[DebtDraft], Value]) -> Brought:
    """Out of each debt that shares the month's money. What is paid first has been taken off already: it would get it twice."""
    return lambda reading: [written(part(debt)) for debt in reading.case.debts if debt.owed is not None and not debt.is_priority]


def of_each_other(part: Callable[[DebtDraft], Value]) -> Brought:
    """Out of each debt that shares the month's money with the one that is talked about."""
    return lambda reading: [written(part(debt)) for debt in _others(reading)]


def _others(reading: Reading) -> list[DebtDraft]:
    month = reading.month
    if month is None or reading.share is None or reading.place not in month.sharing:
        return []
    others = (reading.case.debts[place] for place in month.sharing if place != reading.place)
    return [debt for debt in others if debt.owed and debt.creditor]


def rate(annual_rate: Decimal | None) -> Value:
    """A rate as short as it can be written."""
    return None if annual_rate is None else plain(annual_rate)


def days_overdue(reading: Reading) -> Text:
    """By the day on which the form stands open."""
    if reading.debt is None:
        return None
    overdue = months.days_overdue(reading.debt.overdue_since, date.fromisoformat(reading.today)) if reading.today else 0
    return written(overdue or None)


def paid_first(reading: Reading) -> Text:
    """What the list of debts says must be paid first, where the budget does not have it yet."""
    first, month = priority_payments(reading.case.debts), reading.month
    if not first or (month and not month.added):
        return None
    return yuan(month.budget.priority_payments if month else first)


# ---- of the month's money


def share(reading: Reading) -> Text:
    """What the debt that is talked about can get of it; all of it where no debt is listed."""
    return None if reading.share is None else yuan(reading.share)


def share_of_debt(reading: Reading) -> Text:
    """What a listed debt can get of it."""
    return share(reading) if reading.debt else None


def payment(reading: Reading) -> Text:
    """What can be proposed to be paid a month: nothing is proposed out of nothing."""
    return share_of_debt(reading) if reading.share else None


def able(reading: Reading) -> Text:
    """The money for all debts that share it."""
    return yuan(reading.month.able) if reading.month else None


def able_with_others(reading: Reading) -> Text:
    """The same, where the debt that is talked about does not have it alone."""
    return able(reading) if _others(reading) else None


# ---- of the negotiation at hand


def of_proposal(part: Callable[[proposal.Inputs], Value]) -> Brought:
    """Out of the proposal, where it is whole."""
    return lambda reading: written(part(reading.proposal)) if reading.proposal else None


def of_computed(part: Callable[[proposal.Result], Value]) -> Brought:
    """Out of what that comes to."""
    return lambda reading: written(part(reading.computed)) if reading.computed else None


def last_if_unlike(terms: proposal.Result) -> Value:
    """The last instalment, where it is not like the others."""
    return None if terms.final_amount == terms.instalment_amount else terms.final_amount


def limit(reading: Reading) -> Text:
    """The most that the reader agrees to pay in all."""
    proposed = reading.proposal
    return three_offers.limit(proposed, reading.written.get("proposals") or [], reading.share) if proposed else None


def shape_proposed(reading: Reading) -> Text:
    """The shape in which the terms of a listed debt are proposed."""
    return _shape(reading.negotiation.proposal) if reading.debt else None


def shape_offered(reading: Reading) -> Text:
    """The shape in which the lender's terms were said."""
    return _shape(reading.negotiation.offer)


def _shape(said: proposal.Draft | offer.Draft | None) -> Text:
    """The choice that shows the fields in which terms were said, where a file does not name it; level needs none."""
    shape = said.named_shape if said and not said.shape else "level"
    return None if shape == "level" else shape


# ---- of what will have been agreed


def by_offer(part: Callable[[Expected], Value | Sequence[Value]]) -> Brought:
    """By an offer that can be accepted."""
    return lambda reading: _agreed(reading, reading.offered_terms, part)


def by_proposal(part: Callable[[Expected], Value | Sequence[Value]]) -> Brought:
    """By the proposal."""
    return lambda reading: _agreed(reading, reading.proposed_terms, part)


def by_either(part: Callable[[Expected], Value]) -> Brought:
    """What is proposed beside the terms, by whichever it will be."""
    return lambda reading: _agreed(reading, reading.offered_terms or reading.proposed_terms, part)


def _agreed(reading: Reading, terms: Terms | None, part: Callable[[Expected], Value | Sequence[Value]]) -> Text | Texts:
    if terms is None:
        return None
    proposed = reading.proposal
    stopped, waived = bool(proposed and not proposed.annual_rate), bool(proposed and proposed.waived_fees)
    found = part(replace(as_agreed(terms, proposed), interest_stopped=stopped, fees_waived=waived))
    return [written(each) for each in found] if isinstance(found, Sequence) and not isinstance(found, str) else written(found)


def of_agreed(part: Callable[[Expected], Value], elsewhere: Text = None) -> Brought:
    """A part of what was agreed about the debt that is talked about; ``elsewhere`` where it was agreed about another."""

    def brought(reading: Reading) -> Text | None:
        said, debt = reading.said, reading.debt
        if said is None or debt is None:
            return None
        creditor = said.creditor or reading.negotiation.creditor
        return written(part(said)) if creditor in ("", debt.creditor) else elsewhere

    return brought


def lines_agreed(part: str) -> Brought:
    """A part of each line to be paid by the agreement."""
    return lambda reading: _parts(reading.agreed_lines, part)


def lines_offered(part: str) -> Brought:
    """A part of each line to be paid by an offer that can be accepted."""
    return lambda reading: _parts(reading.offered_lines, part)


def lines_proposed(part: str) -> Brought:
    """A part of each line to be paid by the proposal."""
    return lambda reading: _parts(reading.proposed_lines, part)


def _parts(lines: Lines | None, part: str) -> Texts | None:
    return None if lines is None else [written(line[part]) for line in lines]


# ---- when it is brought


def always(_: Reading) -> bool:
    """Wherever there is something to bring."""
    return True


def no_other_way(reading: Reading) -> bool:
    """Where the proposal is not said in another way yet: both would exclude each other."""
    proposed = reading.negotiation.proposal
    return not (proposed and set(proposed.ways()) - {"monthly_payment"})


def debts_read(reading: Reading) -> bool:
    """Where every debt of the list reads: a part of the sum would be too little."""
    return "debts" not in reading.unreadable


def kind_known(reading: Reading) -> bool:
    """Where it is written of what kind the debt is."""
    return bool(reading.debt and reading.debt.kind)


def not_being_paid(reading: Reading) -> bool:
    """Where no payments are noted on the plan: it then stays as it is, whatever is proposed anew."""
    plan = reading.negotiation.plan
    return not (plan and plan.schedule and plan.payments)

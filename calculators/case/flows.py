"""What flows from tool to tool: one row for each value of the case that fills a field of another tool's form.

Where several rows fill one field, the first whose source is written does. What its source lacks is brought over as empty, so
that nothing of another debt stays behind; where the source itself is not written, nothing is brought.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from calculators.case.brought import (
    Brought,
    Text,
    Texts,
    able,
    able_with_others,
    always,
    by_either,
    by_offer,
    by_proposal,
    days_overdue,
    debts_read,
    kind_known,
    last_if_unlike,
    limit,
    lines_agreed,
    lines_offered,
    lines_proposed,
    no_other_way,
    not_being_paid,
    of_agreed,
    of_computed,
    of_debt,
    of_each_other,
    of_each_sharing,
    of_proposal,
    paid_first,
    payment,
    rate,
    shape_offered,
    shape_proposed,
    share,
    share_of_debt,
)  # fmt: skip
from calculators.case.reading import Reading


class Flow(NamedTuple):
    """One value that a tool's form takes over out of the case."""

    source: tuple[str, ...]  # what must be written: paths of the case, those of the negotiation at hand by their name in it
    tool: str
    field: str  # of its form; # for the place in a list
    brought: Brought
    when: Callable[[Reading], bool] = always


def filled(tool: str, reading: Reading) -> dict[str, str]:
    """Texts for the fields of the form of ``tool``; a field in a row has the row's place in its name: ``debts.0.creditor``."""
    found: dict[str, Text | Texts] = {}
    for flow in FLOWS:
        if flow.tool == tool and found.get(flow.field) is None and flow.when(reading):
            found[flow.field] = flow.brought(reading)
    return {field: text for path, texts in found.items() for field, text in _by_place(path, texts)}


def _by_place(path: str, texts: Text | Texts) -> Iterator[tuple[str, str]]:
    for place, text in enumerate([texts] if isinstance(texts, str) else texts or ()):
        yield path.replace("#", str(place)), text


FLOWS = (
    # The proposal to a lender: for the debt that is talked about, out of its share of the month's money.
    Flow(("debts.#.creditor",), "proposal", "creditor", of_debt(lambda debt: debt.creditor)),
    Flow(("debts.#.kind",), "proposal", "kind", of_debt(lambda debt: debt.kind)),
    Flow(("debts.#.principal",), "proposal", "principal", of_debt(lambda debt: debt.principal or None)),
    Flow(("debts.#.interest",), "proposal", "interest", of_debt(lambda debt: debt.interest or None)),
    Flow(("debts.#.fees",), "proposal", "fees", of_debt(lambda debt: debt.fees or None)),
    Flow(("debts.#.balance",), "proposal", "balance", of_debt(lambda debt: debt.balance or None)),
    Flow(("debts", "budget"), "proposal", "monthly_payment", payment, no_other_way),
    Flow(("debts", "budget"), "proposal", "capacity", share_of_debt),
    Flow(("debts", "proposal"), "proposal", "shape", shape_proposed),
    # A lender's offer: held against the proposal, or else the debt as it is listed, and against the month's money.
    Flow(("proposal",), "offer", "balance", of_proposal(lambda proposal: proposal.owed)),
    Flow(("debts",), "offer", "balance", of_debt(lambda debt: debt.owed)),
    Flow(("proposal.kind",), "offer", "kind", of_proposal(lambda proposal: proposal.kind)),
    Flow(("debts.#.kind",), "offer", "kind", of_debt(lambda debt: debt.kind)),
    Flow(("proposal",), "offer", "own.instalments", of_computed(lambda terms: terms.instalments)),
    Flow(("proposal",), "offer", "own.instalment_amount", of_computed(lambda terms: terms.instalment_amount)),
    Flow(("proposal",), "offer", "own.final_amount", of_computed(last_if_unlike)),
    Flow(("proposal", "limit"), "offer", "limit_total", limit),
    Flow(("budget",), "offer", "capacity", share),
    Flow(("debts", "budget"), "offer", "capacity_for_all", able_with_others),
    Flow(("debts.#.creditor", "budget"), "offer", "others.#.creditor", of_each_other(lambda debt: debt.creditor)),
    Flow(("debts", "budget"), "offer", "others.#.balance", of_each_other(lambda debt: debt.owed)),
    Flow(("offer",), "offer", "shape", shape_offered),
    # The budget: what the list says must be paid first.
    Flow(("debts.#.monthly_due",), "capacity", "priority_payments", paid_first, debts_read),
    # The sharing out: every debt that takes part, and the money there is for them.
    Flow(("debts.#.creditor",), "allocation", "debts.#.creditor", of_each_sharing(lambda debt: debt.creditor)),
    Flow(("debts",), "allocation", "debts.#.balance", of_each_sharing(lambda debt: debt.owed)),
    Flow(("debts.#.annual_rate",), "allocation", "debts.#.annual_rate", of_each_sharing(lambda debt: rate(debt.annual_rate))),
    Flow(("debts.#.monthly_due",), "allocation", "debts.#.minimum", of_each_sharing(lambda debt: debt.monthly_due or None)),
    Flow(("budget",), "allocation", "capacity", able),
    # What becomes of a debt that is not paid, or paid as planned.
    Flow(("debts.#.kind",), "projection", "kind", of_debt(lambda debt: debt.kind)),
    Flow(("debts.#.annual_rate",), "projection", "annual_rate", of_debt(lambda debt: rate(debt.annual_rate))),
    Flow(("debts.#.overdue_since",), "projection", "days_overdue", days_overdue),
    Flow(("debts.#.principal",), "projection", "principal", of_debt(lambda debt: debt.principal or None)),
    Flow(("debts.#.interest",), "projection", "interest", of_debt(lambda debt: debt.interest or None)),
    Flow(("debts.#.fees",), "projection", "fees", of_debt(lambda debt: debt.fees or None)),
    Flow(("debts.#.balance",), "projection", "balance", of_debt(lambda debt: debt.balance or None)),
    Flow(("debts.#.monthly_due",), "projection", "minimum_payment", of_debt(lambda debt: debt.monthly_due or None)),
    Flow(("agreement.expected.instalment_amount", "debts"), "projection", "monthly_payment", of_agreed(lambda said: said.instalment_amount)),
    Flow(("debts", "budget"), "projection", "monthly_payment", share_of_debt),
    Flow(("agreement.expected.interest_stopped", "debts"), "projection", "plan_rate", of_agreed(lambda said: 0 if said.interest_stopped else None, "")),
    Flow(("agreement.expected.interest_stopped", "debts"), "projection", "plan_fees", of_agreed(lambda said: False if said.interest_stopped else None, "")),
    # The log: which rules hold for who collects.
    Flow(("debts.#.kind",), "contacts", "debt_kind", of_debt(lambda debt: debt.kind), kind_known),
    # The agreement: what will have been agreed, by an offer that can be accepted, or else by the proposal.
    Flow(("proposal.creditor",), "agreement", "expected.creditor", by_either(lambda agreed: agreed.creditor)),
    Flow(("offer",), "agreement", "expected.total", by_offer(lambda agreed: agreed.total)),
    Flow(("proposal",), "agreement", "expected.total", by_proposal(lambda agreed: agreed.total)),
    Flow(("offer",), "agreement", "expected.instalments", by_offer(lambda agreed: agreed.instalments)),
    Flow(("proposal",), "agreement", "expected.instalments", by_proposal(lambda agreed: agreed.instalments)),
    Flow(("offer",), "agreement", "expected.instalment_amount", by_offer(lambda agreed: agreed.instalment_amount)),
    Flow(("proposal",), "agreement", "expected.instalment_amount", by_proposal(lambda agreed: agreed.instalment_amount)),
    Flow(("offer",), "agreement", "expected.final_amount", by_offer(lambda agreed: agreed.final_amount)),
    Flow(("proposal",), "agreement", "expected.final_amount", by_proposal(lambda agreed: agreed.final_amount)),
    Flow(("offer.down_payment",), "agreement", "expected.down_payment", by_offer(lambda agreed: agreed.down_payment)),
    Flow(("proposal.down_payment",), "agreement", "expected.down_payment", by_proposal(lambda agreed: agreed.down_payment)),
    Flow(("proposal.down_payment_date",), "agreement", "expected.down_payment_date", by_either(lambda agreed: agreed.down_payment_date)),
    Flow(("offer.steps",), "agreement", "expected.steps.#.instalments", by_offer(lambda agreed: [run.instalments for run in agreed.steps])),
    Flow(("proposal.steps",), "agreement", "expected.steps.#.instalments", by_proposal(lambda agreed: [run.instalments for run in agreed.steps])),
    Flow(("offer.steps",), "agreement", "expected.steps.#.amount", by_offer(lambda agreed: [run.amount for run in agreed.steps])),
    Flow(("proposal.steps",), "agreement", "expected.steps.#.amount", by_proposal(lambda agreed: [run.amount for run in agreed.steps])),
    Flow(("proposal.first_payment_date",), "agreement", "expected.first_payment_date", by_either(lambda agreed: agreed.first_payment_date)),
    Flow(("proposal",), "agreement", "expected.interest_stopped", by_either(lambda agreed: agreed.interest_stopped)),
    Flow(("proposal.waive_fees",), "agreement", "expected.fees_waived", by_either(lambda agreed: agreed.fees_waived)),
    # The plan: the lines to be paid, as agreed; or else as offered, where that can be accepted; or else as proposed.
    Flow(("agreement.expected",), "plan", "schedule.#.number", lines_agreed("number"), not_being_paid),
    Flow(("agreement.expected",), "plan", "schedule.#.date", lines_agreed("date"), not_being_paid),
    Flow(("agreement.expected",), "plan", "schedule.#.payment", lines_agreed("payment"), not_being_paid),
    Flow(("offer", "proposal"), "plan", "schedule.#.number", lines_offered("number"), not_being_paid),
    Flow(("offer", "proposal"), "plan", "schedule.#.date", lines_offered("date"), not_being_paid),
    Flow(("offer", "proposal"), "plan", "schedule.#.payment", lines_offered("payment"), not_being_paid),
    Flow(("proposal",), "plan", "schedule.#.number", lines_proposed("number"), not_being_paid),
    Flow(("proposal",), "plan", "schedule.#.date", lines_proposed("date"), not_being_paid),
    Flow(("proposal",), "plan", "schedule.#.payment", lines_proposed("payment"), not_being_paid),
)  # fmt: skip

"""The three offers of a negotiation: what to ask for first, what can be accepted, and the limit, out of the proposal."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, cast

from calculators.case.shape import CaseFile
from calculators.forms.result import as_json
from calculators.forms.typed import from_typed
from calculators.forms.validation import InvalidRequest, read_request
from calculators.sums.money import ZERO, spoken, yuan
from calculators.sums.terms import Means
from calculators.tools import proposal

OFFERS = ("ask", "accept", "limit")


def offers(proposed: proposal.Inputs, written: Sequence[Mapping[str, Any]], share: Decimal | None) -> dict[str, Any]:
    """The terms of each by its code, ``{"problem": …}`` for one that cannot be computed.

    ``written`` is what the reader typed for each; ``share`` what this debt can get a month.
    """
    varied: dict[str, proposal.Inputs] = {}
    reply: dict[str, Any] = {}
    for code, own in zip(OFFERS, written, strict=False):
        try:
            varied[code] = _varied(code, proposed, own, share)
            reply[code] = _terms(varied[code])
        except InvalidRequest as refused:
            reply[code] = {"problem": refused.errors[0]["message"]}
    for code, terms in reply.items():
        if share is not None and "problem" not in terms and _beyond(varied[code], share):
            terms["warning"] = f"超过了这笔债每月能还的 {spoken(share)}。做不到的数不要提，也不要答应。"
    return reply


def complete(proposed: proposal.Draft) -> proposal.Inputs | None:
    """The proposal, where it has everything a schedule needs."""
    if None in (proposed.creditor, proposed.kind, proposed.owed, proposed.first_payment_date):
        return None
    return None if list(proposed.problems()) else cast("proposal.Inputs", proposed)


def limit(proposed: proposal.Inputs, written: Sequence[Mapping[str, Any]], share: Decimal | None) -> str:
    """The most that the reader agrees to pay in all, where a limit is written; empty where none is, or it does not compute."""
    place = OFFERS.index("limit")
    own = written[place] if len(written) > place else None
    if not own:
        return ""
    try:
        varied = _varied("limit", proposed, own, share)
    except InvalidRequest:
        return ""
    return "" if list(varied.problems()) else yuan(varied.terms().total)


def _varied(code: str, proposed: proposal.Inputs, typed: Mapping[str, Any], share: Decimal | None) -> proposal.Inputs:
    """One of ``OFFERS`` out of the proposal: half of what is to be waived, then none and all of the month's ``share``.

    What the reader wrote for it counts instead; a blank changes nothing. Raises InvalidRequest.
    """
    if code == "ask":
        return proposed
    if code == "accept":
        default = replace(proposed, waive_interest=proposed.waive_interest / 2, waive_principal=proposed.waive_principal / 2)
    else:
        default = replace(proposed, waive_interest=ZERO, waive_fees=ZERO, waive_principal=ZERO)
        if share and proposed.ways() == ["monthly_payment"]:
            default = replace(default, monthly_payment=share)
    plain = from_typed(proposal.Inputs, typed)
    own = read_request(CaseFile, {"proposals": [plain]}).proposals[0]
    changes: dict[str, Any] = {name: getattr(own, name) for name in ("waive_interest", "waive_fees") if name in plain}
    if own.monthly_payment is not None:
        changes |= {"monthly_payment": own.monthly_payment, "instalments": None, "steps": (), "lump_sum": None}
    return replace(default, **changes)


def _beyond(proposed: proposal.Inputs, share: Decimal) -> bool:
    """Whether a payment is more than what comes of ``share`` a month, and of what is at hand, by its day."""
    return any(proposed.terms().shortfalls(Means(proposed.cash_now, share)))


def _terms(proposed: proposal.Inputs) -> dict[str, Any]:
    """An offer's terms without its schedule; what is wrong with it where it cannot be computed."""
    problems = list(proposed.problems())
    if problems:
        return {"problem": problems[0][2]}
    terms = as_json(proposal.calculate(proposed))
    terms["monthly_payment"] = terms["instalment_amount"]
    terms["waive_interest"], terms["waive_fees"] = yuan(proposed.waive_interest), yuan(proposed.waive_fees)
    return {key: value for key, value in terms.items() if key not in {"schedule", "rules", "say", "notices"}}

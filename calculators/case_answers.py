"""What the page asks about the whole case file: what one tool can fill in for another, the three offers, the letters."""

from dataclasses import replace
from decimal import ROUND_DOWN, Decimal
from typing import Any

from calculators import InvalidRequest, capacity, proposal, run
from calculators.case_file import CaseFile
from calculators.money import CENT, ZERO, yuan
from calculators.typed import from_typed
from calculators.validation import read_request

OFFERS = ("ask", "accept", "limit")


def prefill(name: str, case: dict, debt: int = 0) -> dict:
    """Texts for the empty fields of the form ``name``, out of what the other tools hold."""
    read = _read_case(case)
    fields: dict[str, str] = {}
    owed = read.debts[debt] if debt < len(read.debts) and read.debts[debt].principal is not None else None
    share = _monthly_share(read, debt)
    if name == "proposal" and owed:
        fields = {"creditor": owed.creditor or "", "kind": owed.kind or ""}
        fields |= {part: yuan(getattr(owed, part)) for part in ("principal", "interest", "fees") if getattr(owed, part)}
        asked = read.proposals[0] if read.proposals else None
        if share and not (asked and asked.instalments):
            fields["monthly_payment"] = yuan(share)
    if name == "offer":
        asked = _complete(read.proposals[0]) if read.proposals else None
        if asked:
            own = proposal.calculate(asked)
            owed_now = asked.principal + asked.interest + asked.fees
            fields = {
                "balance": yuan(owed_now),
                "own.instalments": str(own["instalments"]),
                "own.instalment_amount": own["instalment_amount"],
            }
        elif owed:
            fields = {"balance": yuan(owed.balance)}
        if share:
            fields["capacity"] = yuan(share)
    debts = [{"creditor": each.creditor or "", "index": index} for index, each in enumerate(read.debts)]
    return {"fields": {path: text for path, text in fields.items() if text}, "debts": debts}


def offers(case: dict) -> dict:
    """The three offers: what to ask for, what can be accepted, and the limit; None for one that cannot be computed."""
    written = [*(case.get("proposals") or []), {}, {}, {}]
    read = _read_case(case | {"proposals": written[:1]})
    asked = _complete(read.proposals[0]) if read.proposals else None
    if asked is None:
        return dict.fromkeys(OFFERS)
    share = _monthly_share(read, _debt_of(read, asked.creditor))
    defaults = {
        "accept": replace(asked, waive_interest=asked.waive_interest / 2),
        "limit": replace(asked, waive_interest=asked.waive_interest * 0, waive_fees=asked.waive_fees * 0),
    }
    if share and asked.monthly_payment is not None:
        defaults["limit"] = replace(defaults["limit"], monthly_payment=max(asked.monthly_payment, share))
    reply = {"ask": _terms(asked)}
    for code, own in zip(OFFERS[1:], written[1:], strict=False):
        reply[code] = _varied_terms(defaults[code], own)
    return reply


def documents(case: dict, today: str, documents: list[str]) -> dict:
    """The letters, drawn from the case file."""
    return run("dossier", {"today": today, "case": from_typed(CaseFile, case), "documents": documents})


def _read_case(case: dict) -> CaseFile:
    """The case file, without the sections that do not read: a half-typed form must not stop another tool."""
    plain = from_typed(CaseFile, case)
    while True:
        try:
            return read_request(CaseFile, plain)
        except InvalidRequest as refused:
            broken = {error["field"].partition(".")[0] for error in refused.errors}
            if not broken & plain.keys():
                raise
            plain = {key: value for key, value in plain.items() if key not in broken}


def _complete(asked: proposal.Inputs) -> proposal.Inputs | None:
    """The proposal, where it has everything a schedule needs."""
    if None in (asked.creditor, asked.kind, asked.principal, asked.first_payment_date):
        return None
    return None if list(asked.problems()) else asked


def _varied_terms(default: proposal.Inputs, typed: dict) -> dict:
    """The terms of ``default`` with what the reader wrote for this offer; a blank changes nothing."""
    plain = from_typed(proposal.Inputs, typed)
    try:
        own = read_request(CaseFile, {"proposals": [plain]}).proposals[0]
    except InvalidRequest as refused:
        return {"problem": refused.errors[0]["message"]}
    changes: dict[str, Any] = {name: getattr(own, name) for name in ("waive_interest", "waive_fees") if name in plain}
    if own.monthly_payment is not None:
        changes |= {"monthly_payment": own.monthly_payment, "instalments": None}
    return _terms(replace(default, **changes))


def _terms(asked: proposal.Inputs) -> dict | None:
    """An offer's terms without its schedule; what is wrong with it where it cannot be computed."""
    problems = list(asked.problems())
    if problems:
        return {"problem": problems[0][2]}
    terms = proposal.calculate(asked)
    terms["monthly_payment"] = terms["instalment_amount"]
    terms["waive_interest"], terms["waive_fees"] = yuan(asked.waive_interest), yuan(asked.waive_fees)
    terms["waived"] = yuan(asked.waived_interest + asked.waived_fees)
    return {key: value for key, value in terms.items() if key not in {"schedule", "rules", "say"}}


def _monthly_share(case: CaseFile, debt: int) -> Decimal | None:
    """What this debt can get of the month's capacity, by balance, to the cent below; None where it is not known."""
    budget = capacity.as_far_as_written(case.budget)
    able = capacity.monthly_capacity(budget) if budget else ZERO
    if not able:
        return None
    written = [each for each in case.debts if each.principal is not None]
    total = sum((each.balance for each in written), ZERO)
    if not total:
        return able
    if debt >= len(case.debts) or case.debts[debt] not in written:
        return None
    return (able * case.debts[debt].balance / total).quantize(CENT, rounding=ROUND_DOWN)


def _debt_of(case: CaseFile, creditor: str) -> int:
    """The index of the debt owed to ``creditor``; the first where the name is not in the list."""
    names = [each.creditor for each in case.debts]
    return names.index(creditor) if creditor in names else 0


ANSWERS = {"prefill": prefill, "offers": offers, "documents": documents}

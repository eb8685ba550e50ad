"""What the page asks about the whole case file: what one tool can fill in for another, the three offers, the letters, files."""

from dataclasses import replace
from decimal import ROUND_DOWN, Decimal
from typing import Any

from calculators import InvalidRequest, capacity, proposal, run
from calculators.case_file import CaseFile
from calculators.case_text import read_case, write_case
from calculators.money import CENT, ZERO, spoken, yuan
from calculators.typed import from_typed
from calculators.validation import read_request

OFFERS = ("ask", "accept", "limit")


def prefill(name: str, case: dict, debt: int = 0) -> dict:
    """Texts for the empty fields of the form ``name``, out of what the other tools hold."""
    read, unreadable = _read_case(case)
    fields: dict[str, str] = {}
    owed = read.debts[debt] if debt < len(read.debts) and read.debts[debt].principal is not None else None
    share = _monthly_share(read, debt, unreadable)
    if name == "proposal" and owed:
        # A part that this debt does not have is brought over as empty, so that no other debt's stays behind.
        fields = {"creditor": owed.creditor or "", "kind": owed.kind or ""}
        for part in ("principal", "interest", "fees"):
            fields[part] = yuan(getattr(owed, part)) if getattr(owed, part) else ""
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
        if share is not None:
            fields["capacity"] = yuan(share)
    debts = [
        {"index": index, "words": f"{each.creditor}　{spoken(each.balance)}"}
        for index, each in enumerate(read.debts)
        if each.creditor and each.principal is not None
    ]
    return {"fields": fields, "debts": debts}


def offers(case: dict, debt: int = 0) -> dict:
    """The three offers: what to ask for, what can be accepted, and the limit; None for one that cannot be computed."""
    written = [*(case.get("proposals") or []), {}, {}, {}]
    read, unreadable = _read_case(case | {"proposals": written[:1]})
    asked = _complete(read.proposals[0]) if read.proposals else None
    if asked is None:
        return dict.fromkeys(OFFERS)
    share = _monthly_share(read, debt, unreadable)
    defaults = {
        "accept": replace(asked, waive_interest=asked.waive_interest / 2),
        "limit": replace(asked, waive_interest=asked.waive_interest * 0, waive_fees=asked.waive_fees * 0),
    }
    if share and asked.monthly_payment is not None:
        defaults["limit"] = replace(defaults["limit"], monthly_payment=share)
    reply = {"ask": _terms(asked)}
    for code, own in zip(OFFERS[1:], written[1:], strict=False):
        reply[code] = _varied_terms(defaults[code], own)
    for terms in reply.values():
        if share is not None and "problem" not in terms and Decimal(terms["instalment_amount"]) > share:
            terms["warning"] = f"超过了这笔债每月能还的 {spoken(share)}。做不到的数不要提，也不要答应。"
    return reply


def documents(case: dict, today: str, documents: list[str], variants: dict | None = None) -> dict:
    """The letters, drawn from the case file."""
    request = {"today": today, "case": from_typed(CaseFile, case), "documents": documents, "variants": variants}
    return run("dossier", request)


def export(what: str, case: dict, today: str, variants: dict | None = None, **pack: list) -> dict:
    """A file to take along, its bytes in base64: ``what`` is spreadsheet, calendar or pack.

    A pack takes ``sheets`` (title, html, when_not) as they stand on the page, and ``files`` (name, base64) made there.
    """
    from calculators.export.made import make  # fetched by the browser only now, with what it needs

    return make(what, from_typed(CaseFile, case), today, variants, **pack).as_reply()


def open_case(text: str) -> dict:
    """The case in the text of a file, for the page to keep."""
    return {"case": read_case(text)}


def save_case(case: dict, saved_at: str) -> dict:
    """The text of a file that holds the case."""
    return {"text": write_case(case, saved_at)}


def _read_case(case: dict) -> tuple[CaseFile, set[str]]:
    """The case file as far as it reads, and the sections that do not: a half-typed form must not stop another tool.

    A row that does not read is left empty in its list, so that the others keep their places.
    """
    plain = from_typed(CaseFile, case)
    unreadable: set[str] = set()
    while True:
        try:
            return read_request(CaseFile, plain), unreadable
        except InvalidRequest as refused:
            broken = {tuple(error["field"].split(".")[:2]) for error in refused.errors}
            sections = {section for section, *_ in broken} & plain.keys()
            if not sections:
                raise
            unreadable |= sections
            plain = dict(plain)
            for section, *row in broken:
                rows = plain.get(section)
                if section in sections and row and row[0].isdigit() and isinstance(rows, list) and rows[int(row[0])]:
                    plain[section] = [{} if str(index) == row[0] else each for index, each in enumerate(rows)]
                elif section in sections:
                    plain.pop(section, None)


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


def _monthly_share(case: CaseFile, debt: int, unreadable: set[str]) -> Decimal | None:
    """What this debt can get of the month's capacity, by balance, to the cent below; None where it is not known."""
    if unreadable & {"debts", "budget"}:
        return None  # the shares of all debts hang together
    budget = capacity.as_far_as_written(case.budget)
    if budget is None:
        return None
    able = capacity.monthly_capacity(budget)
    written = [each for each in case.debts if each.principal is not None]
    total = sum((each.balance for each in written), ZERO)
    if not total:
        return able
    if debt >= len(case.debts) or case.debts[debt] not in written:
        return None
    return (able * case.debts[debt].balance / total).quantize(CENT, rounding=ROUND_DOWN)


ANSWERS = {
    "prefill": prefill, "offers": offers, "documents": documents, "export": export, "open_case": open_case, "save_case": save_case,
}  # fmt: skip

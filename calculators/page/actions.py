"""What the page asks about the whole case file: what one tool can fill in for another, the three offers, the letters, files."""

from dataclasses import replace
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Any

from calculators.case.file import read_case, write_case
from calculators.case.shape import CaseFile
from calculators.forms.typed import from_typed
from calculators.forms.validation import InvalidRequest, read_request
from calculators.page.carrying import carry
from calculators.registry import run
from calculators.sums.money import CENT, ZERO, spoken, yuan
from calculators.sums.months import days_overdue
from calculators.tools import capacity, offer, proposal
from calculators.tools.inventory import Debt
from calculators.tools.plan import Regular

OFFERS = ("ask", "accept", "limit")


def prefill(name: str, case: dict, debt: int = 0, today: str = "") -> dict:
    """Texts for the empty fields of the form ``name``, out of what the other tools hold.

    ``debt`` is the place of the debt that is talked about, -1 where the list does not have it. A field in a row has the
    row's place in its name: ``debts.0.creditor``.
    """
    read, unreadable = _read_case(case)
    fields: dict[str, str] = {}
    owed = _owed(read, debt)
    share = _monthly_share(read, debt, unreadable)
    if name == "proposal" and owed:
        # A part that this debt does not have is brought over as empty, so that no other debt's stays behind.
        fields = {"creditor": owed.creditor or "", "kind": owed.kind or ""}
        for part in ("principal", "interest", "fees"):
            fields[part] = yuan(getattr(owed, part)) if getattr(owed, part) else ""
        asked = read.proposals[0] if read.proposals else None
        if share and not (asked and asked.instalments):
            fields["monthly_payment"] = yuan(share)
    if name == "plan" and not _being_paid(read):
        fields = _lines(_schedule(read))
    if name == "contacts" and owed and owed.kind:
        fields = {"debt_kind": owed.kind}
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
            fields |= _other_debts(read, debt)
    if name == "allocation":
        fields = _every_debt(read, unreadable)
    if name == "projection" and owed:
        fields = _one_debt(owed, today)
        if share is not None:
            fields["monthly_payment"] = yuan(share)
    if name == "agreement":
        fields = _agreed(read)
    debts = [
        {"index": index, "words": f"{each.creditor}　{spoken(each.balance)}"}
        for index, each in enumerate(read.debts)
        if each.creditor and each.principal is not None
    ]
    return {"fields": fields, "debts": debts}


def _other_debts(case: CaseFile, debt: int) -> dict[str, str]:
    """The debts beside the one that is talked about, and the month's money for all of them."""
    written = [each for place, each in enumerate(case.debts) if place != debt and each.creditor and each.principal]
    budget = capacity.as_far_as_written(case.budget)
    if not written or budget is None:
        return {}
    fields = {"capacity_for_all": yuan(capacity.monthly_capacity(budget))}
    for place, each in enumerate(written):
        fields |= {f"others.{place}.creditor": each.creditor, f"others.{place}.balance": yuan(each.balance)}
    return fields


def _one_debt(debt: Debt, today: str) -> dict[str, str]:
    """A debt as the projection asks for it; what it lacks is brought over as empty, so that no other's stays behind."""
    overdue = days_overdue(debt.overdue_since, date.fromisoformat(today)) if today else 0
    fields = {"kind": debt.kind or "", "annual_rate": _rate(debt.annual_rate), "days_overdue": str(overdue or "")}
    for name, amount in (
        ("principal", debt.principal), ("interest", debt.interest), ("fees", debt.fees), ("minimum_payment", debt.monthly_due)
    ):  # fmt: skip
        fields[name] = yuan(amount) if amount else ""
    return fields


def _rate(annual_rate: Decimal) -> str:
    return f"{annual_rate.normalize():f}" if annual_rate else ""


def _every_debt(case: CaseFile, unreadable: set[str]) -> dict[str, str]:
    """The rows of all debts that have an amount, by the names of their fields, and the month's money for all."""
    fields = {}
    for place, debt in enumerate(each for each in case.debts if each.principal is not None):
        row = {"creditor": debt.creditor or "", "balance": yuan(debt.balance)}
        row |= {"annual_rate": _rate(debt.annual_rate), "minimum": yuan(debt.monthly_due) if debt.monthly_due else ""}
        fields |= {f"debts.{place}.{name}": text for name, text in row.items()}
    budget = None if "budget" in unreadable else capacity.as_far_as_written(case.budget)
    if budget is not None:
        fields["capacity"] = yuan(capacity.monthly_capacity(budget))
    return fields


def regular(typed: dict) -> dict:
    """Texts for the rows of a plan of equal monthly payments, out of its first day, its amount and its count."""
    plan = read_request(Regular, from_typed(Regular, typed))
    return {"fields": _lines(plan.lines())}


def _schedule(case: CaseFile) -> list[dict]:
    """The lines to be paid: as agreed, where the terms are written down; else as offered, where that can be accepted; else as proposed."""
    for agreement in case.agreements[:1]:
        agreed = agreement.expected
        if agreed and None not in (agreed.first_payment_date, agreed.instalments, agreed.instalment_amount):
            regular = Regular(
                first_payment_date=agreed.first_payment_date,
                instalment_amount=agreed.instalment_amount,
                instalments=agreed.instalments,
            )
            return replace(regular, final_amount=regular.left_of(agreed.total)).lines()
    asked = _complete(case.proposals[0]) if case.proposals else None
    offered = _acceptable(case)
    if asked and offered:
        regular = Regular(
            first_payment_date=asked.first_payment_date,
            instalment_amount=offered.instalment_amount,
            instalments=offered.instalments,
            final_amount=offered.final_amount,
        )
        return regular.lines()
    return proposal.calculate(asked)["schedule"] if asked else []


def _acceptable(case: CaseFile) -> offer.Inputs | None:
    """The lender's offer, where it is whole and can be accepted."""
    given = case.offers[0] if case.offers else None
    if given is None or None in (given.balance, given.capacity, given.instalments, given.instalment_amount):
        return None
    return given if offer.calculate(given)["verdict"] == "accept" else None


def _being_paid(case: CaseFile) -> bool:
    """Whether payments are noted on a plan: it then stays as it is, whatever is proposed anew."""
    return any(plan.schedule and plan.payments for plan in case.plans[:1])


def _lines(schedule: list[dict]) -> dict[str, str]:
    """The rows of a schedule by the names of their fields, ``schedule.0.date``."""
    return {
        f"schedule.{place}.{name}": str(line[name])
        for place, line in enumerate(schedule)
        for name in ("number", "date", "payment")
    }


def _agreed(case: CaseFile) -> dict[str, str]:
    """What will have been agreed: an offer that can be accepted, or else the reader's own proposal."""
    asked = _complete(case.proposals[0]) if case.proposals else None
    given = _acceptable(case)
    fields: dict[str, str] = {}
    if asked:
        plan = proposal.calculate(asked)
        fields = {
            "creditor": asked.creditor,
            "total": plan["total_to_pay"],
            "instalments": str(plan["instalments"]),
            "instalment_amount": plan["instalment_amount"],
            "first_payment_date": asked.first_payment_date.isoformat(),
            "interest_stopped": str(asked.annual_rate == 0).lower(),
            "fees_waived": str(bool(asked.waived_fees)).lower(),
        }
    if given:
        fields |= {
            "total": offer.calculate(given)["total_to_pay"],
            "instalments": str(given.instalments),
            "instalment_amount": yuan(given.instalment_amount),
        }
    return {f"expected.{key}": value for key, value in fields.items()}


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
    owed = _owed(case, debt)
    return (able * owed.balance / total).quantize(CENT, rounding=ROUND_DOWN) if owed else None


def _owed(case: CaseFile, debt: int) -> Debt | None:
    """The debt at this place, where its principal is written."""
    found = case.debts[debt] if 0 <= debt < len(case.debts) else None
    return found if found and found.principal is not None else None


ANSWERS = {
    "prefill": prefill,
    "regular": regular,
    "offers": offers,
    "documents": documents,
    "export": export,
    "carry": carry,
    "open_case": open_case,
    "save_case": save_case,
}

"""A letter where one needs it: drawn on the page that speaks of it, out of the case and the few questions asked there."""

from collections.abc import Iterator
from typing import Any

from calculators.case.sections import BY_KEY
from calculators.page.actions import documents

Texts = dict[str, Any]


def letter_here(code: str, case: Texts, today: str) -> Texts:
    """What ``documents`` gives of the letter ``code``. A complaint goes to the lender named beside the log, whoever is negotiated with."""
    if code != "complaint":
        return documents(case, today, [code])
    asked = _section(case, "collection")
    reply = documents(_about_the_log(case, asked), today, [code], {"complaint": asked.get("about") or "conduct"})
    return reply | {"beside": "".join(_left_out(case, asked))} if "documents" in reply else reply


def _about_the_log(case: Texts, asked: Texts) -> Texts:
    """The case with no negotiation but one with the lender whose collectors are complained of, and its account."""
    creditor = _creditor(asked)
    if not creditor:
        return case
    asked_first = (case.get("proposals") or [])[:: BY_KEY["proposals"].width]
    places = [str((row or {}).get("creditor") or "").strip() for row in asked_first]
    person = _section(case, "person")
    accounts = [person.get("account"), *(person.get("accounts") or [])]
    account = dict(zip(places, accounts, strict=False)).get(creditor) if any(places) else person.get("account")
    alone = case | {each.key: [] for each in BY_KEY.values() if each.width}
    named = {"creditor": creditor, "kind": asked.get("debt_kind") or None}
    return alone | {"proposals": [named], "person": person | {"account": account or None}}


def _left_out(case: Texts, asked: Texts) -> Iterator[str]:
    """That entries of the log are about another lender, so that none is missed in silence."""
    noted = [str(row.get("creditor") or "").strip() for row in case.get("contacts") or [] if isinstance(row, dict)]
    others = [name for name in noted if name and name != _creditor(asked)]
    if others and _creditor(asked):
        yield f"有 {len(others)} 次记的是别家（{'、'.join(dict.fromkeys(others))}），没有写进这封信。名字写得不一样的，改成一样，再写一次。"


def _creditor(asked: Texts) -> str:
    return str(asked.get("creditor") or "").strip()


def _section(case: Texts, key: str) -> Texts:
    """A section as it was typed; empty where something else stands in its place."""
    written = case.get(key)
    return written if isinstance(written, dict) else {}

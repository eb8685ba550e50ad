"""What was read from bills, reports and tables, beside the debts of the case; and those rows that the person ticked, taken into it.

Nothing enters the case but what was ticked. A debt that is there already is brought up to date only where it is a balance that was
taken in before; where the person typed principal and interest, those stay and the difference is said.
"""

from base64 import b64decode
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from calculators.forms.declaration import MOST_DEBTS
from calculators.forms.typed import from_typed
from calculators.forms.validation import InvalidRequest, Problem
from calculators.law.codes import DEBT_KINDS
from calculators.sums.money import MOST_YUAN, ZERO, spoken, yuan
from calculators.tools.inventory import Debt
from calculators.words.institutions import read_institution, without_branch

STATES = {
    "new": "清单里没有",
    "same": "清单里已有，数没变",
    "more": "比清单里多了",
    "less": "比清单里少了",
    "split": "清单里写了本金",
}


def compare(case: dict[str, Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """How each row stands to the debts of the case (``state``, ``debt``: its place, ``words``), and the debts that no row is about."""
    debts = _debts(case)
    found = [_compared(row, place, debts) for row, place in zip(rows, _places(debts, rows), strict=True)]
    seen = {each["debt"] for each in found}
    absent = [
        {"debt": place, "words": f"{debt.get('creditor')}　{_worded(_owed(debt))}"}
        for place, debt in enumerate(debts)
        if place not in seen and debt.get("creditor")
    ]
    return {"rows": found, "absent": absent}


def take_in(case: dict[str, Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The case with the ticked rows in its list of debts, and how many came new and how many were brought up to date.

    Raises InvalidRequest where a row has no creditor or no balance, or the list would be longer than it may be.
    """
    debts = _debts(case)
    problems = list(_problems(rows))
    places = _places(debts, rows)
    if len(debts) + sum(place is None for place in places) > MOST_DEBTS:
        problems.append(Problem("debts", "too_many", f"清单最多 {MOST_DEBTS} 笔。请少勾几笔。"))
    if problems:
        raise InvalidRequest(problems)
    kept = [dict(debt) for debt in debts]
    added = changed = 0
    for row, place in zip(rows, places, strict=True):
        if place is None:
            kept.append(_as_debt(row))
            added += 1
        elif not _is_split(kept[place]):
            changed += _renew(kept[place], row)
    return {"case": case | {"debts": kept}, "added": added, "changed": changed}


def _debts(case: dict[str, Any]) -> list[dict[str, Any]]:
    """The debts of the case as they were typed, without the empty row that a form begins with."""
    written = [debt for debt in case.get("debts") or [] if isinstance(debt, dict)]
    return [debt for debt in written if any(debt.get(name) for name in ("creditor", "principal", "balance"))]


def _problems(rows: list[dict[str, Any]]) -> Iterator[Problem]:
    for place, row in enumerate(rows):
        if not str(row.get("creditor") or "").strip():
            yield Problem(f"rows.{place}.creditor", "required", "这一行没写欠谁，请先写上。")
        amount = _amount(row.get("balance"))
        if amount is None or not ZERO < amount <= MOST_YUAN:
            yield Problem(f"rows.{place}.balance", "required", "这一行没写一共欠多少，请先写上。")


def _amount(written: Any) -> Decimal | None:
    plain = from_typed(Debt, {"balance": str(written or "")}).get("balance")
    try:
        amount = Decimal(plain) if plain else None
    except InvalidOperation:
        return None
    return amount if amount is not None and amount.is_finite() else None


def _owed(debt: dict[str, Any]) -> Decimal | None:
    """What a typed debt comes to; None where nothing of it is written."""
    parts = [_amount(debt.get(name)) for name in ("principal", "interest", "fees", "balance")]
    return sum((part for part in parts if part is not None), ZERO) if any(part is not None for part in parts) else None


def _is_split(debt: dict[str, Any]) -> bool:
    return _amount(debt.get("principal")) is not None


def _worded(owed: Decimal | None) -> str:
    return "没写多少" if owed is None else spoken(owed)


def _places(debts: list[dict[str, Any]], rows: list[dict[str, Any]]) -> list[int | None]:
    """For each row the debt that it is about, each debt at most once; None where the list has none or it is not sure which."""
    free = dict(enumerate(debts))
    places: list[int | None] = []
    for row in rows:
        scores = {place: _likeness(debt, row) for place, debt in free.items()}
        best = max(scores.values(), default=0)
        alike = [place for place, score in scores.items() if score == best]
        place = alike[0] if best and len(alike) == 1 else None
        places.append(place)
        if place is not None:
            free.pop(place)
    return places


def _likeness(debt: dict[str, Any], row: dict[str, Any]) -> int:
    """How surely a debt and a row are the same: 0 where something says that they are not."""
    if not _lender(debt) or _lender(debt) != _lender(row):
        return 0
    tails = {str(each.get("account_tail")) for each in (debt, row) if each.get("account_tail")}
    kinds = {each for each in (debt.get("kind"), row.get("debt_kind")) if each and each != "other"}
    if len(tails) > 1 or len(kinds) > 1:
        return 0
    both_tails = bool(debt.get("account_tail") and row.get("account_tail"))
    return 1 + 4 * both_tails + 2 * (_owed(debt) == _amount(row.get("balance"))) + (len(kinds) == 1)


def _lender(one: dict[str, Any]) -> str:
    name = str(one.get("creditor") or "").strip()
    institution = read_institution(name)
    return institution.name if institution else without_branch(name)


def _compared(row: dict[str, Any], place: int | None, debts: list[dict[str, Any]]) -> dict[str, Any]:
    now = _amount(row.get("balance"))
    if place is None:
        return {"state": "new", "debt": None, "words": ""}
    before = _owed(debts[place])
    if before == now or now is None:
        return {"state": "same", "debt": place, "words": "清单里已有这一笔，数没有变。"}
    if _is_split(debts[place]):
        words = f"清单里写的是 {_worded(before)}，有本金和利息。这次读到 {spoken(now)}。清单里的没有改，要改请到债务全景里改。"
        return {"state": "split", "debt": place, "words": words}
    if before is None:
        return {"state": "more", "debt": place, "words": f"清单里没写多少，这次读到 {spoken(now)}。"}
    differs = "多" if now > before else "少"
    words = f"清单里是 {spoken(before)}，这次{differs}了 {spoken(abs(now - before))}。"
    return {"state": "more" if now > before else "less", "debt": place, "words": words}


_KEPT = ("account_tail", "as_of", "source")


def _as_debt(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the inventory: a balance and what else was read; no principal is invented."""
    kind = row.get("debt_kind")
    debt = {"creditor": str(row["creditor"]).strip(), "kind": kind if kind in DEBT_KINDS else "other"}
    debt["balance"] = yuan(_amount(row.get("balance")) or ZERO)
    due = _monthly_due(row)
    if due:
        debt["monthly_due"] = yuan(due)
    return debt | {name: str(row[name]) for name in _KEPT if row.get(name)}


def _monthly_due(row: dict[str, Any]) -> Decimal | None:
    """What a month asks for, as far as the text says it: the least that is due, or an instalment without arrears in it."""
    least = _amount(row.get("minimum_due"))
    if least:
        return least
    due, owed = _amount(row.get("due_amount")), _amount(row.get("balance"))
    return due if due and owed and due < owed and not _amount(row.get("overdue_amount")) else None


def _renew(debt: dict[str, Any], row: dict[str, Any]) -> bool:
    """Write the new balance into a debt that is known by its balance; whether that changed anything."""
    now = yuan(_amount(row.get("balance")) or ZERO)
    same = _owed(debt) == Decimal(now)
    debt["balance"] = now
    debt.update({name: str(row[name]) for name in _KEPT if row.get(name)})
    return not same


def open_file(name: str, base64: str, password: str = "") -> dict[str, Any]:
    """The text of a file that was opened, or ``problem``: its code and the words for it. ``name`` is said and not kept."""
    from calculators.tools.intake.files import PROBLEMS, Unreadable, read_file  # fetched by the browser only now

    try:
        read = read_file(b64decode(base64), password)
    except Unreadable as unreadable:
        return {"problem": {"code": unreadable.code, "message": f"{name}：{PROBLEMS[unreadable.code]}"}}
    return {"text": read.text, "notes": list(read.notes)}

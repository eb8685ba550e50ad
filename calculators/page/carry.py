"""What a message says, taken over into the case: a row of the log, or one of the list of debts."""

from typing import Any

from calculators.forms.declaration import declared
from calculators.forms.result import as_json
from calculators.forms.typed import from_typed
from calculators.registry import result_of
from calculators.tools import message
from calculators.tools.contacts import Contact
from calculators.tools.inventory import Debt
from calculators.words.conduct import WORDS as CONDUCT

# In these a row that is there already says the same.
_SAME_ROW = {"contacts": ("at", "channel", "said"), "debts": ("creditor", "account_tail", "balance")}


def carry(what: str, case: dict[str, Any], typed: dict[str, Any], conduct: list[str] | None = None) -> dict[str, Any]:
    """The case with what a message says taken over: ``what`` is ``contact``, a row of the log, or ``debt``, one of the list.

    ``typed``: the form of the message; ``conduct``: the codes that the person ticked. ``added`` says whether there was a row to
    add that was not there yet; ``row`` is its place in the section, also where it was there before.
    """
    section, row = _contact_row(typed, conduct or []) if what == "contact" else _debt_row(typed)
    kept = [each for each in case.get(section) or [] if isinstance(each, dict)]
    if not row:
        return {"case": case, "section": section, "added": False, "row": -1}
    same = [place for place, each in enumerate(kept) if all(each.get(key) == row.get(key) for key in _SAME_ROW[section])]
    if same:
        return {"case": case, "section": section, "added": False, "row": same[0]}
    return {"case": case | {section: [*kept, row]}, "section": section, "added": True, "row": len(kept)}


def _contact_row(typed: dict[str, Any], conduct: list[str]) -> tuple[str, dict[str, Any]]:
    row = {key: value for key, value in _found(typed, "contact").items() if key in declared(Contact)}
    ticked = [code for code in conduct if code in CONDUCT]
    return "contacts", row | {"conduct": ticked} if row and ticked else row


def _debt_row(typed: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    return "debts", {key: value for key, value in _found(typed, "debt").items() if key in declared(Debt)}


def _found(typed: dict[str, Any], what: str) -> dict[str, Any]:
    found: dict[str, Any] | None = as_json(result_of("message", from_typed(message.Inputs, typed)).carry)[what]
    return {key: value for key, value in (found or {}).items() if value is not None}

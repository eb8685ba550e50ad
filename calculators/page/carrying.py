"""What one press on a message's reading takes over into the case: a row of the log, a row of the list of debts."""

from typing import Any

from calculators.forms.declaration import declared
from calculators.forms.result import as_json
from calculators.forms.typed import from_typed
from calculators.registry import result_of
from calculators.tools import message
from calculators.tools.contacts import Contact
from calculators.tools.inventory import Debt
from calculators.words.conduct import WORDS as CONDUCT

# A row is there already where these agree.
_SAME_ROW = {"contacts": ("at", "channel", "said"), "debts": ("creditor", "account_tail", "balance")}


def carry(what: str, case: dict[str, Any], typed: dict[str, Any], conduct: list[str] | None = None) -> dict[str, Any]:
    """The case with what a message says taken over: ``what`` is ``contact``, a row of the log, or ``debt``, one of the list.

    ``typed``: the form of the message; ``conduct``: the codes that the person ticked. ``added`` says whether there was a row to
    add that was not there yet; ``row`` is its place in the section, also where it was there before, -1 where there is none.
    """
    read = as_json(result_of("message", from_typed(message.Inputs, typed)).carry)[what]
    section, of = ("contacts", Contact) if what == "contact" else ("debts", Debt)
    if read is None:
        return {"case": case, "section": section, "added": False, "row": -1}
    row = {key: value for key, value in read.items() if key in declared(of) and value is not None}
    if what == "contact" and conduct:
        row["conduct"] = [code for code in conduct if code in CONDUCT]
    kept = list(case.get(section) or [])
    for place, each in enumerate(kept):
        if isinstance(each, dict) and all(each.get(key) == row.get(key) for key in _SAME_ROW[section]):
            return {"case": case, "section": section, "added": False, "row": place}
    return {"case": case | {section: [*kept, row]}, "section": section, "added": True, "row": len(kept)}

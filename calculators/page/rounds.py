"""A round of a negotiation, kept with one press: what the lender said, and what is answered to it."""

from typing import Any

from calculators.forms.steps import as_line, finished
from calculators.forms.typed import from_typed
from calculators.forms.validation import read_request
from calculators.sums.money import yuan
from calculators.tools import offer
from calculators.tools.offer.counter import counter
from calculators.tools.offer.offered import Inputs, Offered


def keep_round(case: dict[str, Any], today: str) -> dict[str, Any]:
    """The rounds of the offer at hand with this one after them, as texts, and what is said of it. Raises InvalidRequest."""
    typed = (case.get("offers") or [{}])[0]
    read = read_request(Inputs, from_typed(Inputs, typed))
    kept = list(typed.get("rounds") or [])
    theirs = _theirs(typed, read, today)
    new = [theirs, *_ours(read, today)] if theirs["by"] == "lender" else [theirs]
    new = [each for each in new if each not in [_written(row) for row in kept]]
    words = "记下了。改成对方新说的数，就是下一轮。" if new else "这一轮已经记过了。"
    return {"rounds": [*kept, *new], "words": words}


def _written(row: dict[str, Any]) -> dict[str, Any]:
    """What stands in it: a form keeps its empty fields too."""
    return {name: value for name, value in row.items() if value not in (None, "", [])}


def _theirs(typed: dict[str, Any], read: Inputs, today: str) -> dict[str, Any]:
    said = {name: value for name, value in _written(typed).items() if name in Offered.__dataclass_fields__}
    if read.runs:
        said["steps"] = as_line(finished(read.runs))
    return said | {"shape": read.named_shape, "said_on": str(read.said_on or today), "by": read.by or "lender"}


def _ours(read: Inputs, today: str) -> list[dict[str, Any]]:
    """What is proposed in answer; nothing where the offer can be accepted, or a pause is asked for."""
    proposed = counter(offer.judged(read), read.most)
    terms = proposed.terms if proposed else None
    if terms is None:
        return []
    ours = {"said_on": today, "by": "self", "shape": "level", "instalments": str(terms.instalments)}
    ours["instalment_amount"] = yuan(terms.highest)
    if terms.last != terms.highest:
        ours["final_amount"] = yuan(terms.last)
    if terms.down_payment:
        ours |= {"shape": "down_payment", "down_payment": yuan(terms.down_payment)}
    return [ours]

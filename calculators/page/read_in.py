"""Debts out of a pasted text, ready to be ticked: each row with the words that a person checks it by."""

from decimal import Decimal
from typing import Any

from calculators.forms.result import as_json
from calculators.forms.typed import from_typed
from calculators.law.codes import DEBT_KINDS
from calculators.page.take_in import compare
from calculators.registry import CALCULATORS, result_of
from calculators.sums.money import spoken
from calculators.tools.intake import BECOMES, FLAGS, SOURCES

_MAY_BE_OWED = {"debt", "payment_due", "ask"}
_SAID = {"account_tail": "尾号", "due_date": "还款日", "as_of": "数字截至"}
_AMOUNTS = {"minimum_due": "最低还", "due_amount": "这一期", "overdue_amount": "逾期"}


def read_debts(text: str, case: dict[str, Any], today: str) -> dict[str, Any]:
    """What stands in ``text``: ``rows`` that may enter the list, ``left`` that may not, ``not_read`` lines.

    A row has ``row`` (as ``take_in`` takes it), ``name``, ``amount`` (empty where the text does not say how much is owed in all, which
    is then asked), ``about``, ``doubts``, ``excerpt``, and ``ticked``. Raises InvalidRequest.
    """
    inputs = CALCULATORS["intake"].module.Inputs
    found = as_json(result_of("intake", from_typed(inputs, {"text": text, "received": today})))
    source = SOURCES.get(found["kind"], "typed")
    shown = [_shown(row | {"source": source}) for row in found["rows"]]
    may = [each for each in shown if each["may"]]
    for each, changed in zip(may, compare(case, [each["row"] for each in may])["rows"], strict=True):
        if changed["words"]:
            each["doubts"].append(changed["words"])
    left = [each for each in shown if not each["may"]]
    return {"rows": may, "left": left, "not_read": found["not_read"], "say": found["say"]}


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    may = row["becomes"] in _MAY_BE_OWED and (row["balance"] is None or Decimal(row["balance"]) > 0)
    about = [BECOMES[row["becomes"]]] if row["becomes"] != "debt" else []
    about += [DEBT_KINDS[row["debt_kind"]]] if row["debt_kind"] else []
    about += [f"{words} {row[name]}" for name, words in _SAID.items() if row[name]]
    about += [f"{words} {_yuan(row[name])}" for name, words in _AMOUNTS.items() if row[name]]
    doubts = [FLAGS[code] for code in row["flags"]]
    doubts += [row["note"]] if row["note"] and row["becomes"] != "payment_due" else []
    return {
        "row": row,
        "may": may,
        "ticked": may and row["becomes"] == "debt" and row["balance"] is not None,
        "name": row["creditor"] or "没写是谁",
        "amount": _yuan(row["balance"]) if row["balance"] else "",
        "about": "，".join(about),
        "doubts": doubts,
        "excerpt": row["excerpt"],
        "line": row["line"],
    }


def _yuan(amount: str) -> str:
    return spoken(Decimal(amount))

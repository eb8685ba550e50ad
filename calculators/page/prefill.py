"""What one tool's form can be filled with out of what the other tools hold."""

from typing import Any

from calculators.case.flows import filled
from calculators.case.reading import read_case
from calculators.sums.money import ZERO, spoken


def prefill(name: str, case: dict[str, Any], debt: int = 0, today: str = "") -> dict[str, Any]:
    """Texts for the empty fields of the form ``name``, out of what the other tools hold, and the debts that can be talked about.

    ``debt`` is the place of the debt that is talked about, -1 where the list does not have it.
    """
    reading = read_case(case, debt, today)
    debts = [
        {"index": index, "words": f"{each.creditor}　{spoken(each.owed or ZERO)}"}
        for index, each in enumerate(reading.case.debts)
        if each.creditor and each.owed is not None
    ]
    return {"fields": filled(name, reading), "debts": debts}

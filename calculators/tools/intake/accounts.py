"""The accounts of a credit report taken together: the same card in two currencies, and how many the report counts itself."""

import re
from dataclasses import replace

from calculators.tools.intake.row import Row
from calculators.words.normalise import Normalised


def with_same_accounts(rows: list[Row]) -> list[Row]:
    """The account in a second currency, marked as the same card where the yuan account stands beside it."""
    seen = {
        (row.creditor, row.opened, row.account_tail)
        for row in rows
        if row.currency == "CNY" and "second_currency" not in row.flags
    }
    return [
        replace(row, flags=(*row.flags, "same_account"))
        if "second_currency" in row.flags and (row.creditor, row.opened, row.account_tail) in seen
        else row
        for row in rows
    ]


def counted(text: Normalised) -> int | None:
    """How many accounts the report's own table counts."""
    found = re.search(r"账\s?户\s?数((?:\s+(?:[0-9]{1,3}|--)){2,6})\s", text.plain)
    return sum(int(each) for each in re.findall(r"[0-9]+", found[1])) if found else None

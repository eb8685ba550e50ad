"""The case as far as it reads: a half-typed form must not stop another tool."""

from decimal import Decimal
from typing import Any

from calculators.case.shape import CaseFile
from calculators.case.shares import Shares, shares
from calculators.forms.typed import from_typed
from calculators.forms.validation import InvalidRequest, read_request
from calculators.tools.inventory import Debt


def read_as_far(case: dict[str, Any]) -> tuple[CaseFile, set[str]]:
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


def month_of(case: CaseFile, unreadable: set[str]) -> Shares | None:
    """Who gets what of the month's money; None where it cannot be known: the shares of all debts hang together."""
    return None if unreadable & {"debts", "budget"} else shares(case)


def monthly_share(month: Shares | None, debt: int) -> Decimal | None:
    """What this debt can get a month; all there is where the list has no debts."""
    if month is None:
        return None
    if not month.of:
        return month.able
    return month.of[debt] if 0 <= debt < len(month.of) else None


def debt_at(case: CaseFile, debt: int) -> Debt | None:
    """The debt at this place, where what is owed is written."""
    found = case.debts[debt] if 0 <= debt < len(case.debts) else None
    return found if found and found.owed is not None else None

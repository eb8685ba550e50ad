"""The debt list as the letters and the sheet write it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.case.shape import CaseFile
from calculators.sums.money import ZERO
from calculators.sums.months import days_overdue
from calculators.tools.inventory import Debt


@dataclass(frozen=True)
class Row:
    """One debt and how long it has been overdue."""

    debt: Debt
    days: int


@dataclass(frozen=True)
class DebtList:
    """The debt list as far as it is written."""

    rows: tuple[Row, ...]
    totals: dict[str, Decimal]
    whole: bool  # every debt says what is owed
    with_due: int  # how many name what is due a month
    secured: tuple[str, ...]


def debt_list(case: CaseFile, today: date) -> DebtList | None:
    """The list with its sums; None where no debt is written."""
    if not case.debts:
        return None
    written = [debt for debt in case.debts if debt.principal is not None]
    parts = ("principal", "interest", "fees", "balance", "monthly_due")
    return DebtList(
        rows=tuple(Row(debt, days_overdue(debt.overdue_since, today)) for debt in case.debts),
        totals={part: sum((getattr(debt, part) for debt in written), ZERO) for part in parts},
        whole=len(written) == len(case.debts),
        with_due=sum(bool(debt.monthly_due) for debt in written),
        secured=tuple(debt.creditor for debt in case.debts if debt.secured and debt.creditor),
    )

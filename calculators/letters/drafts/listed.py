"""The debt list as the letters and the sheet write it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.case.shape import CaseFile
from calculators.sums.money import ZERO
from calculators.sums.months import days_overdue
from calculators.tools.inventory import DebtDraft


@dataclass(frozen=True)
class Row:
    """One debt and how long it has been overdue."""

    debt: DebtDraft
    days: int


@dataclass(frozen=True)
class Totals:
    """Sums over the debts that say what is owed, yuan."""

    principal: Decimal
    interest: Decimal
    fees: Decimal
    owed: Decimal
    monthly_due: Decimal


@dataclass(frozen=True)
class DebtList:
    """The debt list as far as it is written."""

    rows: tuple[Row, ...]
    totals: Totals
    whole: bool  # every debt says what is owed
    unsplit: int  # how many are known by their total alone
    with_due: int  # how many name what is due a month
    secured: tuple[str, ...]


def debt_list(case: CaseFile, today: date) -> DebtList | None:
    """The list with its sums; None where no debt is written."""
    if not case.debts:
        return None
    written = [debt for debt in case.debts if debt.owed is not None]
    split = [debt for debt in written if debt.split_known]
    return DebtList(
        rows=tuple(Row(debt, days_overdue(debt.overdue_since, today)) for debt in case.debts),
        totals=Totals(
            principal=sum((debt.principal or ZERO for debt in split), ZERO),
            interest=sum((debt.interest for debt in split), ZERO),
            fees=sum((debt.fees for debt in split), ZERO),
            owed=sum((debt.owed or ZERO for debt in written), ZERO),
            monthly_due=sum((debt.monthly_due or ZERO for debt in written), ZERO),
        ),
        whole=len(written) == len(case.debts),
        unsplit=len(written) - len(split),
        with_due=sum(bool(debt.monthly_due) for debt in written),
        secured=tuple(debt.creditor for debt in case.debts if debt.secured and debt.creditor),
    )

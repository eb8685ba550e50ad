"""What every lender gets of the month's money, beside what it asks for: the guided way's answer before any letter."""

from decimal import Decimal
from typing import Any

from calculators.case.reading import read_case
from calculators.case.shape import CaseFile
from calculators.case.shares import Shares
from calculators.pictures.lender_shares import LenderShare, against
from calculators.pictures.lender_shares import shares as drawn_shares
from calculators.sums.money import ZERO, spoken, yuan
from calculators.tools.inventory import DebtDraft


def sharing(case: dict[str, Any]) -> dict[str, Any]:
    """``say`` and ``pictures``: asked against available, and who gets what. Nothing where the month or the debts are not written."""
    reading = read_case(case)
    read, month = reading.case, reading.month
    if month is None or not month.sharing:
        return {"say": [], "pictures": {}}
    rows = [_row(read.debts[place], month.of[place] or ZERO) for place in month.sharing]
    known = [row.asks for row in rows if row.asks]
    wanted = sum(known, ZERO)
    pictures = {"shares": drawn_shares("每家每月分多少，他们要多少", rows)} if month.able else {}
    if wanted:
        least = "至少" if len(known) < len(rows) else ""
        title = f"他们每月一共{least}要 {spoken(wanted)}，你每月能拿出 {spoken(month.able)}"
        pictures["against"] = against(title, wanted, month.able, least)
    return {"say": list(_say(read, month, rows, wanted, len(known))), "pictures": pictures, "able": yuan(month.able)}


def _row(debt: DebtDraft, gets: Decimal) -> LenderShare:
    return LenderShare(debt.creditor or "没写是谁", gets, debt.monthly_due)


def _say(case: CaseFile, month: Shares, rows: list[LenderShare], wanted: Decimal, known: int) -> list[str]:
    said = ["按各家欠款的多少来分，谁都不多占。"] if len(rows) > 1 else []
    said = said if month.able else ["现在没有钱可以分。信里先请每一家缓一段。"]
    if known and known < len(rows):
        said.append(f"有 {len(rows) - known} 家没写每月要多少，没有算进上面那条。")
    first = [debt for debt in case.debts if debt.is_priority and debt.owed is not None]
    if first:
        names = "、".join(debt.creditor or "一笔" for debt in first)
        said.append(f"{names}先按月还足，已经从能还的钱里减去，不和别家分。")
    if known == len(rows) and wanted <= month.able:
        said.append("照这样，他们要的你都付得出。可以不用谈，按原来的还。")
    return said

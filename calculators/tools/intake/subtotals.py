"""Sums in a list that only add up others of it: 一共欠16万，招行10万，花呗6万. Beside their parts they are no debt of their own."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from calculators.sums.money import ZERO
from calculators.tools.intake.row import Row
from calculators.words.institutions import find_institutions
from calculators.words.patterns import compiled

_WHOLE = r"总共|一共|总计|合计|共计|加起来|合起来|总"
_NAMELESS = r"[\s我们家里现在目前大概约差不多将近有一共总计合加起来欠负债务款网贷外的了着是左右全部:,~]*"
_PARTS_FOLLOW = r"[^,，。;()\d]{0,4}[,，:]?\s*(?:[(:]|其中|分别|包括)"


class Listed(NamedTuple):
    """A row of a list, the words before its sum, and what stands right behind it."""

    row: Row
    head: str
    behind: str


def without_subtotals(listed: Sequence[Listed]) -> list[Row]:
    """The rows without those that their parts add up to; one that its parts do not add up to is asked about, and never counted."""
    return [row for place in range(len(listed)) for row in _kept(listed, place)]


def _kept(listed: Sequence[Listed], place: int) -> list[Row]:
    row, head, behind = listed[place]
    if row.becomes != "debt" or not compiled(_WHOLE).search(head) or next(find_institutions(head), None):
        return [row]
    nameless = compiled(_NAMELESS).fullmatch(head) is not None
    others = [each.row for each in (listed if nameless else listed[place + 1 :]) if each.row is not row]
    parts = [each for each in others if each.becomes == "debt" and (nameless or each.line == row.line)]
    if parts and sum((part.balance or ZERO for part in parts), Decimal(0)) == row.balance:
        return []
    if nameless or (parts and compiled(_PARTS_FOLLOW).match(behind)):
        note = (
            "这是你写的合计，和写出来的几笔加起来不一样，没有算进总数。"
            if parts
            else "只写了一共多少，没写欠谁。分开写才放得进清单。"
        )
        return [replace(row, becomes="ask", note=note)]
    return [row]

"""The offer in pictures: each month against the month's money, the whole against the debt."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from calculators import pictures
from calculators.pictures.lender_shares import Choice, menu
from calculators.sums.money import ZERO
from calculators.tools.offer.judgement import VERDICTS

if TYPE_CHECKING:
    from calculators.tools.offer import Result


def _against_the_balance(found: "Result") -> str:
    """What is owed now beside what the offer costs."""
    rows = [("现在欠的", found.total_to_pay - found.extra_cost, "rest"), ("这个方案一共要还", found.total_to_pay, "part")]
    return pictures.bars("现在欠的钱和这个方案一共要还的钱", rows)


def _menu(found: "Result") -> str:
    """What each way on the table asks of a month, against the month's money.

    One payment is none, terms in steps are told in words, and one way alone is told by its number.
    """
    own = found.instalment_amount
    regular = own * (found.instalments - 1) + found.final_amount + found.down_payment
    if found.instalments == 1 or regular != found.total_to_pay:
        return ""
    offered = Choice(f"{found.instalments} 期，他提的", own, found.extra_cost, VERDICTS[found.verdict])
    others = [
        Choice(each.name, each.instalment_amount, each.extra_cost, VERDICTS[each.verdict])
        for each in found.alternatives
        if each.instalment_amount != each.total_to_pay
    ]
    return menu("每个月要付的，和你每月能付的", own - found.monthly_gap, [offered, *others]) if others else ""


def _against_the_money(found: "Result") -> str:
    """The payment that is not met beside the money there on its day; nothing where all are met, or where each month shows it."""
    short = found.first_shortfall
    if short is None or (short.due == found.instalment_amount and _menu(found)):
        return ""
    which = "先付的" if not short.number else f"第 {short.number} 期要还"
    rows = [(which, short.due, "short"), ("到那时凑得出", max(short.available, ZERO), "part")]
    return pictures.bars("要还的和到那时凑得出的钱", rows)


PICTURES: dict[str, Callable[["Result"], str]] = {
    "menu": _menu,
    "against_the_balance": _against_the_balance,
    "against_the_money": _against_the_money,
}

"""Amounts in capital figures, 人民币贰仟元整, equal to the amount in digits.

Written as the rules for bills ask (《正确填写票据和结算凭证的基本规定》, annex 1 of 《支付结算办法》): an amount that ends with yuan or
jiao ends with 整, one with fen does not; zeros between figures are one 零; where the place of 万 or 元 is zero and the next is
not, 零 may be written or left out, and is left out here.
"""

from decimal import Decimal

from calculators.sums.money import cents

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")


def capital_yuan(amount: Decimal) -> str:
    """``amount`` (yuan, not negative, below a million million) as 人民币伍万元整.

    Raises ValueError for an amount that has no such writing here.
    """
    booked = cents(amount)
    if not 0 <= booked < 10**12:
        raise ValueError(f"没有 {amount} 的大写。")
    whole, jiao, fen = int(booked), int(booked * 10) % 10, int(booked * 100) % 10
    written = f"{_whole(whole)}元" if whole else ""
    if jiao:
        written += f"{_DIGITS[jiao]}角"
    if fen:
        between = "零" if whole and not jiao else ""
        return f"人民币{written}{between}{_DIGITS[fen]}分"
    return f"人民币{written or '零元'}整"


def _whole(number: int) -> str:
    """The capitals of a positive whole number: each four digits are read with the same places, then 万, 亿."""
    written = ""
    for exponent in reversed(range(len(_GROUPS))):
        group = number // 10_000**exponent % 10_000
        if not group:
            continue
        skipped = written and (group < 1000 or number // 10_000 ** (exponent + 1) % 10_000 == 0)
        written += ("零" if skipped else "") + _four_digits(group) + _GROUPS[exponent]
    return written


def _four_digits(group: int) -> str:
    written, gap = "", False
    for place in reversed(range(4)):
        digit = group // 10**place % 10
        if digit:
            written += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = bool(written) and not digit
    return written

"""Amounts, rates and counts as a person types them into a field: 5万, 月息2分, 3年. Each reads a whole text or nothing.

Where a text may mean two things it is not read: the field then repeats it and asks.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from calculators.words.numbers import read_amount, read_integer

_WIDE = str.maketrans("０１２３４５６７８９．，－％￥／～：（）ＷｗＫｋ", "0123456789.,-%¥/~:()WwKk")
_DAYS_A_YEAR = 365
_MONTHS_A_YEAR = 12
_LIFE = 99  # years: 2026年11月 is a month, and no count of months

_ABOUT = r"(?:大约|大概|约|差不多|一共|总共|共计|合计|共|每个月|每月|每期|月供)*"
_NONE = {"没有", "无", "没"}
_OR_SO = r"(?:左右|上下|多|/个?月|/期|每个?月|一个月|每期)*"
_DIGITS = r"[0-9]+(?:\.[0-9]*)?"
_SCALES = {"万": 10_000, "w": 10_000, "千": 1000, "k": 1000, "百": 100, "亿": 100_000_000}
_SCALED = rf"({_DIGITS})([万千百亿wk])(?:([0-9])([千百])?|([0-9]{{2,4}}))?"
_RANGE = r"(.+?)(?:-+|~|—+|–|至|到)(.+)"
_TENTHS = {"一成": 10, "两成": 20, "一半": 50, "一成半": 15, "全部": 100, "全免": 100}


class Range(NamedTuple):
    """From the least to the most, yuan."""

    low: Decimal
    high: Decimal


def narrow(text: str) -> str:
    """The text in half-width characters, without any space."""
    return re.sub(r"\s", "", text.translate(_WIDE))


def amount(text: str) -> Decimal | None:
    """Yuan: ``5万`` ``5.5万`` ``5w`` ``2千`` ``1万2`` ``五万`` ``伍万元整`` ``¥2,000`` ``人民币2000元`` ``约2000``; None for anything else."""
    found = re.fullmatch(rf"{_ABOUT}(.+?){_OR_SO}", narrow(text).lower())
    if not found:
        return None
    if found[0] in _NONE:
        return Decimal(0)
    plain = re.sub(r"^(?:人民币|rmb|cny|¥)+", "", found[1])
    plain = re.sub(r"(?<=[0-9]),(?=[0-9]{3,4}(?![0-9]))", "", plain, flags=re.ASCII)  # 1,5 may be 1.5: not read
    named = re.fullmatch(r"(.+?)(?:人民币|元人民币|[元块圆](?:钱)?[整正]?|rmb)", plain)
    core = named[1] if named else plain
    if re.fullmatch(rf"-?{_DIGITS}", core, re.ASCII):
        return Decimal(core.removesuffix("."))
    return next((value for value in (_scaled(core), _in_words(core), read_amount(plain)) if value is not None), None)


def _scaled(core: str) -> Decimal | None:
    """5万, 5.5w, 1万2 (12,000), 5万3千, 2千5, 1万2000, 2万3千5百."""
    every = re.fullmatch(r"([0-9]{1,4})万([0-9])千([0-9])百?", core, re.ASCII)
    if every:
        return Decimal(int(every[1]) * 10_000 + int(every[2]) * 1000 + int(every[3]) * 100)
    found = re.fullmatch(_SCALED, core, re.ASCII)
    if not found:
        return None
    scale = _SCALES[found[2]]
    value = Decimal(found[1]) * scale
    if found[3]:
        value += int(found[3]) * (_SCALES[found[4]] if found[4] else scale // 10)
    elif found[5]:
        value += int(found[5])
    return value


def _in_words(core: str) -> Decimal | None:
    """五万, 三万五, 五点五万."""
    whole, point, rest = core.partition("点")
    scale = next((10**4 if each in "万萬" else 1000 for each in rest[-1:] if each in "万萬千仟"), 1)
    digits = [read_integer(each) for each in (rest[:-1] if scale > 1 else rest)]
    value = read_integer(whole)
    if value is None or (point and (not digits or any(each is None or each > 9 for each in digits))):
        return None
    return Decimal(f"{value}.{''.join(map(str, digits)) or 0}") * scale if point else Decimal(value)


def amount_range(text: str) -> Range | None:
    """Yuan from and to: ``4000-8500``, ``3-5万``, ``四千到八千``; None where it is no range or its ends are the wrong way round."""
    found = re.fullmatch(_RANGE, narrow(text))
    if not found:
        return None
    low, high = found[1], found[2]
    unit = re.search(r"[万千wk](?=元|块|$)", high.lower())
    if unit and re.fullmatch(_DIGITS, low, re.ASCII):
        low += unit[0]  # 3-5万 starts at 3万
    ends = amount(low), amount(high)
    if ends[0] is None or ends[1] is None or not 0 <= ends[0] < ends[1]:
        return None
    return Range(ends[0], ends[1])


def share(text: str) -> Decimal | None:
    """Percent of something: ``30%`` ``百分之三十`` ``三成`` ``一半``; None for anything else, a number without a sign too."""
    plain = re.sub(r"^(?:首付|先付|约)+|左右$", "", narrow(text))
    if plain in _TENTHS:
        return Decimal(_TENTHS[plain])
    tenths = re.fullmatch(r"([0-9]|[一二三四五六七八九])成", plain)
    if tenths:
        return Decimal(10 * (read_integer(tenths[1]) or int(tenths[1])))
    signed = re.fullmatch(rf"({_DIGITS})(?:%|个?百分点|个点)", plain, re.ASCII)
    if signed:
        return Decimal(signed[1].removesuffix("."))
    return _part_of(plain)


def _part_of(plain: str) -> Decimal | None:
    """百分之二十四, 千分之六, 万分之五, ‰, as percent."""
    found = re.fullmatch(r"([百千万])分之(.+)", plain)
    permille = re.fullmatch(rf"({_DIGITS})‰", plain, re.ASCII)
    if permille:
        return Decimal(permille[1].removesuffix(".")) / 10
    if not found:
        return None
    number = _number(found[2])
    return None if number is None else number * 100 / {"百": 100, "千": 1000, "万": 10_000}[found[1]]


def _number(plain: str) -> Decimal | None:
    """A number in digits or in words, without a unit."""
    if re.fullmatch(_DIGITS, plain, re.ASCII):
        return Decimal(plain.removesuffix("."))
    return _in_words(plain)


def yearly_rate(text: str) -> Decimal | None:
    """Percent a year: ``24%`` ``月息2分`` ``2分`` ``万分之五`` (a day) ``日息0.05%`` ``2%/月``; None for anything else, a bare number too.

    A fee an instalment (月费率) is no rate a year, and 5厘 alone may be a month's or a year's.
    """
    plain = re.sub(r"^约|左右$", "", narrow(text))
    if "费" in plain:
        return None
    period, core = _period(plain)
    if period != "day" and "分之" not in core and ("分" in core or "厘" in core):
        spoken = _in_tenths(core, period)
        if spoken is not None:
            return spoken
    ten_thousandths = re.fullmatch(r"万(?:分之)?(.+)", core)
    if ten_thousandths:
        period, core = period or "day", f"万分之{ten_thousandths[1]}"  # 万分之五, 万五: so cards quote a day's interest
    if not period and re.search(r"‰|千分之", core):
        return None  # of a day, of a month or of a year
    found = share(core)
    if found is None and period:
        found = _number(core)
    return None if found is None else found * {"day": _DAYS_A_YEAR, "month": _MONTHS_A_YEAR}.get(period, 1)


def _in_tenths(core: str, period: str) -> Decimal | None:
    """月息2分 and 2分 are 2% a month; 年息 counts 分 as tenths of the principal; 厘 is a tenth of 分."""
    a_year = 10 if period == "year" else _MONTHS_A_YEAR
    found = re.fullmatch(r"(.+?)分(?:(半|[0-9一二三四五六七八九])厘?)?(?:利息?)?", core)
    if found:
        value, half = _number(found[1]), found[2]
        more = Decimal(5) if half == "半" else _number(half) if half else Decimal(0)
        return None if value is None or more is None else (value + more / 10) * a_year
    mills = re.fullmatch(r"(.+?)厘", core)
    value = _number(mills[1]) if mills and period else None
    return None if value is None else value / 10 * a_year


_BEFORE = (
    ("day", r"^(?:日息|日利率|日利息|日|每天|每日|一天)[::]?"),
    ("month", r"^(?:月息|月利率|月利息|月|每个?月)[::]?"),
    ("year", r"^(?:年化利率|年化|年利率|年息|年|每年|利率)[::]?"),
)
_AFTER = (
    ("day", r"(?:/天|/日|每天|每日|一天|/d|日|天)$"),
    ("month", r"(?:/个?月|每个?月|一个月|/m)$"),
    ("year", r"(?:/年|每年|一年|/y)$"),
)


def _period(plain: str) -> tuple[str, str]:
    """The period that a rate is said to be of ("" where none is named), and the rest of the text."""
    for period, pattern in (*_BEFORE, *_AFTER):
        found = re.search(pattern, plain)
        if found and len(found[0]) < len(plain):
            return period, plain[: found.start()] + plain[found.end() :]
    return "", plain


def months(text: str) -> int | None:
    """A count of months or instalments: ``36期`` ``3年`` ``一年半`` ``半年`` ``三十期`` ``共30期``; None for anything else."""
    plain = re.sub(r"^(?:分|共|一共|总共|约)+|(?:以内|之内|左右)$", "", narrow(text))
    if plain == "半年":
        return _MONTHS_A_YEAR // 2
    found = re.fullmatch(r"(?:(.+?)年(?:期|(半))?)?(?:[零又]?(.+?)(?:个月|月|期))?", plain)
    if not found or not (found[1] or found[3]):
        return read_integer(plain)
    years, rest = (_whole(found[1]), _whole(found[3]))
    if (found[1] and years is None) or (found[3] and rest is None) or (years or 0) > _LIFE:
        return None
    return (years or 0) * _MONTHS_A_YEAR + (_MONTHS_A_YEAR // 2 if found[2] else 0) + (rest or 0)


def count(text: str) -> int | None:
    """A whole number of days or persons: ``三十天`` ``4口人``; None for anything else."""
    return _whole(re.sub(r"(?:天|日|口人|个人|人|口|个|次)$", "", narrow(text)))


def _whole(plain: str | None) -> int | None:
    if plain is None:
        return None
    return int(plain) if re.fullmatch(r"[0-9]{1,9}", plain, re.ASCII) else read_integer(plain)

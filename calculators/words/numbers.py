"""Numbers as agreements write them: 三十六, 贰仟元零伍分, 5万元, 1.2万, 50,000.00, all read into exact decimals.

Texts come with full-width digits already made narrow (``agreement_text``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from calculators.words.patterns import compiled

_DIGITS = {
    character: value
    for value, characters in enumerate(
        ("零〇○", "一壹弌", "二贰貳两兩", "三叁參叄", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for character in characters
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_TENS = {"廿": "二十", "卅": "三十"}
NUMERALS = "".join((*_DIGITS, *_UNITS, *_LARGE, *_TENS))
MOST_NUMERALS = 24  # 玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖 has 19

# One amount or count in digits; a comma counts only where it parts thousands.
DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}(?![0-9])|[0-9]{1,10}(?![0-9]))(?:\.[0-9]{1,6}(?![0-9]))?"
_YUAN = r"[元圆块]"
_IN_DIGITS = (
    rf"(?<![0-9.,\-/])(?P<mark>¥|(?:RMB|CNY) ?)?(?P<digits>{DIGITS})(?P<scale>[万千百亿]|[wW](?![A-Za-z]))?(?:(?P<thousands>[1-9])千)?"
    rf"(?P<yuan>{_YUAN}|人民币)?(?:(?P<jiao>[0-9])角)?(?:(?P<fen>[0-9])分(?![之期]))?[整正]?"
)
_IN_WORDS = (
    rf"(?<![{NUMERALS}])(?P<words>[{NUMERALS}]{{1,{MOST_NUMERALS}}}+)(?P<unit>{_YUAN}(?![{NUMERALS}]{{0,3}}分之))?"
    rf"(?:[零〇]?(?P<ten_cents>[{NUMERALS}])角)?(?:[零〇]?(?P<cents>[{NUMERALS}])分(?![之期]))?[整正]?"
)
# What may not stand after 五万 or 5万 that names no yuan: 万分之五, 3万人, 5千次.
_NO_AMOUNT = r"[分个名户人次天年字倍里米期条号月日股]"
_SCALES = {"万": 10**4, "w": 10**4, "W": 10**4, "千": 1000, "百": 100, "亿": 10**8, None: 1}


@dataclass(frozen=True)
class Amount:
    """An amount of money in a text: its place, its value in yuan, and how it is written."""

    start: int
    end: int
    value: Decimal
    in_words: bool = False
    bare: bool = False  # a number without 元, which only a label before it makes an amount


def read_integer(words: str) -> int | None:
    """三十六, 叁拾陆, 两千, 十五, 三万五, 二〇二七 → the number; None where the characters make none."""
    words = "".join(_TENS.get(each, each) for each in words[: MOST_NUMERALS + 1])
    if not 1 <= len(words) <= MOST_NUMERALS or any(each not in NUMERALS for each in words):
        return None
    if all(each in _DIGITS for each in words):
        return int("".join(str(_DIGITS[each]) for each in words))
    return _read_with_units(words)


def _read_with_units(words: str) -> int | None:
    total = section = 0  # section: what stands below the next 万 or 亿
    digit: int | None = None
    unit, large = 10**4, 10**12  # the last ones seen; each must be smaller than the one before
    zero = False
    for each in words:
        if each in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[each]
            zero = zero or digit == 0
        elif each in _UNITS:
            if _UNITS[each] >= unit or not (digit or _UNITS[each] == 10):
                return None
            unit = _UNITS[each]
            section += (digit or 1) * unit
            digit, zero = None, False
        else:
            section += digit or 0
            if not section or _LARGE[each] >= large:
                return None
            large = _LARGE[each]
            total += section * large
            section, digit, unit, zero = 0, None, 10**4, False
    if digit and not zero and words[-2:-1] in ("万", "萬", "亿", "億", "千", "仟", "百", "佰"):
        return total + section + digit * (_UNITS | _LARGE)[words[-2]] // 10  # 三万五 is 35,000
    return total + section + (digit or 0)


def read_count(written: str) -> int | None:
    """A whole number in digits or numerals; None where it is neither."""
    if re.fullmatch(r"[0-9]{1,9}", written, re.ASCII):
        return int(written)
    return read_integer(written)


def read_amount(written: str) -> Decimal | None:
    """The amount that a text is, from end to end: ``人民币伍万元整``, ``5万元``, ``¥50,000.00``; None for anything else."""
    plain = written.removeprefix("人民币").removesuffix("。")
    found = [amount for amount in find_amounts(plain) if (amount.start, amount.end) == (0, len(plain))]
    return found[0].value if found else None


def find_amounts(text: str) -> Iterator[Amount]:
    """Every amount in a text, in order; numbers without 元 come as ``bare`` ones."""
    both = _scanner()
    for found in both.finditer(text):
        amount = _from_digits(found, text) if found["digits"] else _from_words(found, text)
        if amount:
            yield amount


@cache
def _scanner() -> re.Pattern[str]:
    return re.compile(f"{_IN_DIGITS}|{_IN_WORDS}")


def _from_digits(found: re.Match[str], text: str) -> Amount | None:
    number, scale = Decimal(found["digits"].replace(",", "")), found["scale"]
    value = number * _SCALES[scale] + 1000 * int(found["thousands"] or 0)
    end, named = found.end(), bool(found["yuan"] or found["mark"])
    mixed = re.compile(rf"[{NUMERALS}]{{1,6}}元").match(text, found.end()) if scale and not named else None
    if mixed:
        return None  # 1万二千元: too odd to guess
    if not named:
        if found["jiao"] or found["fen"]:
            return None
        if scale and compiled(_NO_AMOUNT).match(text, end):
            return None
        plainly_money = scale in ("万", "亿", "w", "W") or re.search(r"\.[0-9]{2}$", found["digits"]) or "," in found["digits"]
        return Amount(found.start(), end, value, bare=not plainly_money) if _may_end_here(text, end) else None
    value += Decimal(found["jiao"] or 0) / 10 + Decimal(found["fen"] or 0) / 100
    return Amount(found.start(), end, value)


def _from_words(found: re.Match[str], text: str) -> Amount | None:
    # 伍角 and 贰仟零伍分 have no 元 of their own: those are read only behind one.
    value = read_integer(found["words"])
    if value is None:
        return None
    if not found["unit"]:
        end = found.end("words")
        large = any(each in "万萬亿億" for each in found["words"])
        # 两百三 as people say it; 百二十 and 十二 may count anything
        plainly = large or found["words"][-1] in "千仟百佰" or found["words"][-2:-1] in ("千", "百")
        if len(found["words"]) == 1 or not plainly or compiled(_NO_AMOUNT).match(text, end):
            return None
        return Amount(found.start(), end, Decimal(value), in_words=True, bare=not large)
    jiao = read_integer(found["ten_cents"]) if found["ten_cents"] else 0
    fen = read_integer(found["cents"]) if found["cents"] else 0
    cents = Decimal(jiao or 0) / 10 + Decimal(fen or 0) / 100
    return Amount(found.start(), found.end(), value + cents, in_words=True)


def _may_end_here(text: str, end: int) -> bool:
    """Whether a number without 元 that ends here may be money: not 36期, 15日, 24%, 2027年, 2027-01."""
    return not re.compile(r"[%‰期年月日号天个条次笔名岁级款项项章页份\-A-Za-z:]|/(?!最低|应还|人民币|美元|RMB|USD)|分之").match(
        text, end
    )

"""Sums of money in messages, lists and cells: 3,280.50元, RMB 88, 5万2, 两万三, 4w, HK$0.00, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from calculators.sums.money import MOST_YUAN, cents
from calculators.words.numbers import NUMERALS, read_integer

CURRENCIES = {
    "美元": "USD", "美金": "USD", "usd": "USD", "us$": "USD", "$": "USD",
    "港币": "HKD", "港元": "HKD", "hkd": "HKD", "hk$": "HKD",
    "欧元": "EUR", "eur": "EUR", "€": "EUR", "日元": "JPY", "jpy": "JPY", "英镑": "GBP", "gbp": "GBP",
    "澳元": "AUD", "澳大利亚元": "AUD", "aud": "AUD", "加元": "CAD", "加拿大元": "CAD", "新加坡元": "SGD", "瑞士法郎": "CHF",
    "澳门元": "MOP", "韩元": "KRW", "新西兰元": "NZD", "人民币": "CNY", "rmb": "CNY", "cny": "CNY", "¥": "CNY",
    "元": "CNY", "块": "CNY", "块钱": "CNY", "圆": "CNY",
}  # fmt: skip
_NAMES = "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True))
_LARGE = {"亿": 10**8, "万": 10**4, "w": 10**4, "千": 10**3, "k": 10**3, "百": 100}
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}(?![0-9])|[0-9]{1,3}(?: [0-9]{3}){1,2}(?=\.[0-9]{2}(?![0-9])|元)|[0-9]{1,10}(?![0-9]))(?:\.[0-9]{1,4}(?![0-9]))?(?!\.[0-9])"
_NO_MONEY_AFTER = r"(?!\s?(?:月(?![供还付])|[%‰年日号天期次笔岁点时周名位张楼条折度人户卡]|个月|个|小时|分钟|分之|倍|里|米|[:/\-][0-9]|[A-Za-z]))"
_PATTERN = (
    rf"(?P<before>{_NAMES})?(?P<sign>\s?-)?\s?(?:(?<![0-9A-Za-z./*#\-])(?<![0-9],)(?<!(?<![0-9])[0-9]:)(?<!(?<![0-9])[0-9]{{2}}:)|(?<=[A-Z]{{3}})|(?<=[A-Za-z]\$)|(?<=[¥$€-])|(?<=RMB))"
    rf"(?P<digits>{_DIGITS})(?P<scale>\s?[亿万]|[千百]|[wWkK](?![A-Za-z0-9]))?"
    rf"(?:(?<=[万wW])(?P<four>[0-9]{{4}})(?![0-9.年月日天期%])|(?<=[万wW亿千])(?P<rest>[0-9])(?P<rest_scale>[千百])?(?:(?P<last>[0-9])百?)?(?![0-9.年月日天期%]|,[0-9]))?{_NO_MONEY_AFTER}(?P<after>\s?(?:{_NAMES}))?"
    rf"|(?<![{NUMERALS}第每])(?P<words>[{NUMERALS}]{{1,16}}+)(?P<many>多|几)?{_NO_MONEY_AFTER}(?P<unit>\s?(?:元|块|圆|美元|港元))?"
)


@dataclass(frozen=True)
class Sum:
    """A sum in a text: its place, its value, its currency (None where none is written), and whether it is plainly money."""

    start: int
    end: int
    value: Decimal
    currency: str | None
    plainly: bool  # named by 元, ¥ or 万, or written with cents or a comma

    @property
    def is_yuan(self) -> bool:
        """Whether it is in yuan, as a sum is that names no currency."""
        return self.currency in (None, "CNY")


def find_sums(plain: str) -> Iterator[Sum]:
    """Every number that may be a sum of money, in order; counts, days, percents and tails left out."""
    for found in _scanner().finditer(plain):
        value = _of_digits(found) if found["digits"] else _of_words(found)
        if value is None or abs(value) > MOST_YUAN or (found["digits"] and _is_tail(plain, found.start("digits"))):
            continue
        if (
            re.fullmatch(r"[0-9]{4}", found[0].strip())
            and plain[found.start() - 1 : found.start()] == "("
            and plain[found.end() : found.end() + 1] == ")"
        ):
            continue  # 招商银行(8812)
        named = found["before"] or (found["after"] or found["unit"] or "").strip() or None
        written = found["digits"] or ""
        plainly = bool(named or found["scale"] or "," in written or re.search(r"\.[0-9]{2}$", written) or found["words"])
        yield Sum(found.start(), found.end(), cents(value), CURRENCIES[named.lower()] if named else None, plainly)


def read_sum(cell: str) -> Decimal | None:
    """The amount that a cell holds: ``2.1万``, ``￥9,320``, ``2 310.50``, ``-``; None where it is not one sum."""
    plain = re.sub(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))|^[约共]", "", cell.strip())
    found = list(find_sums(plain))
    if len(found) != 1:
        return None
    rest = plain[: found[0].start] + plain[found[0].end :]
    return found[0].value if not re.search(r"[0-9]", rest) and found[0].is_yuan else None


@cache
def _scanner() -> re.Pattern[str]:
    return re.compile(_PATTERN, re.IGNORECASE)


def _of_digits(found: re.Match[str]) -> Decimal | None:
    value = Decimal(re.sub(r"[, ]", "", found["digits"]))
    scale = _LARGE[found["scale"].strip().lower()] if found["scale"] else 1
    value *= scale
    if found["rest"]:
        value += int(found["rest"]) * scale // 10 if not found["rest_scale"] else int(found["rest"]) * _LARGE[found["rest_scale"]]
        value += int(found["last"] or 0) * (100 if found["rest_scale"] == "千" else scale // 100)
    value += int(found["four"] or 0)  # 1万9500
    return -value if found["sign"] else value


def _of_words(found: re.Match[str]) -> Decimal | None:
    words = found["words"]
    if len(words) == 1 or (not found["unit"] and not re.search("[十百千万亿拾佰仟萬]", words)):
        return None
    value = read_integer(words)
    return None if value is None else Decimal(value)


def _is_tail(plain: str, start: int) -> bool:
    """Whether a number is the end of a card's number or a code: 尾号7716, 卡号****7716, 验证码 664310."""
    return bool(_number_of_a_thing().search(plain, max(0, start - 14), start))


@cache
def _number_of_a_thing() -> re.Pattern[str]:
    return re.compile(
        r"(?:尾号|尾数|末四位|后四位|末4位|后4位|卡号|账号|编号|验证码|取件码|电话|热线|致电|拨打|回复|工号|券码|第)(?:为|是|:)?[\s*]{0,6}$"
    )

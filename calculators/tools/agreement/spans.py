"""Spans of months with an instalment each: 前6个月每月500元，此后每月1000元; 2027年1月至12月每月20日还1,000元."""

import re
from collections.abc import Sequence
from decimal import Decimal

from calculators.tools.agreement.figures import Stated
from calculators.tools.agreement.text import Text
from calculators.words.numbers import NUMERALS, read_count
from calculators.words.patterns import compiled

type Segment = tuple[Decimal, int | None]  # an instalment and its months; None: all that are left

_SPAN = 40  # characters in which a span of months stands before what is paid in each
_MONTHS_A_YEAR = 12
_NUMBER = rf"(?P<count>[0-9]{{1,3}}(?![0-9])|[{NUMERALS}]{{1,5}})"
_YEARS = r"(?:(?:20)?[0-9]{2}|[零〇一二三四五六七八九]{4})"
_MONTH = rf"(?:[0-9]{{1,2}}|[{NUMERALS}]{{1,3}})"
_DAY = rf"(?:[0-9]{{1,2}}|[{NUMERALS}]{{1,3}})[日号]"
RANGE = rf"(?P<year>{_YEARS})年(?P<month>{_MONTH})月(?:{_DAY})?(?:起|开始)?，?(?:至|到|-)(?:(?P<last_year>{_YEARS})年)?(?P<last_month>{_MONTH})月"
_SPAN_OF_MONTHS = (
    rf"{RANGE}|(?<![0-9年])(?P<low>[0-9]{{1,2}})月份?(?:至|到|-)(?P<high>[0-9]{{1,2}})月|(?:[前后首]|其余|余下|最后){_NUMBER}个?(?:月|期)|(?P<whole>(?:[12][0-9]{{3}}|第[一二三四五])年(?![0-9]))"
    r"|(?P<rest>(?:此后|之后|其后|以后|往后|剩余|余下|其余)(?:的|各|月份){0,3}$|月起，?$)"
)


def segments(text: Text, each: Sequence[Stated]) -> list[Segment]:
    """Each span's instalment and months, for the instalments ``each``."""
    found: list[Segment] = []
    last = 0
    for one in each:
        spans = list(compiled(_SPAN_OF_MONTHS).finditer(text.plain[max(last, one.start - _SPAN) : one.start]))
        last = one.end
        if spans:
            found.append((one.value, None if spans[-1]["rest"] else _months(spans[-1])))
    return found


def spread(found: Sequence[Segment], count: int) -> list[Decimal]:
    """Each of ``count`` instalments, by at least two such spans; none where they do not say."""
    named = sum(months for _, months in found if months)
    rests = sum(months is None for _, months in found)
    if len(found) < 2 or rests > 1 or any(months == 0 for _, months in found) or (rests and named >= count):
        return []
    return [value for value, months in found for _ in range(count - named if months is None else months)]


def _months(span: re.Match[str]) -> int:
    """How many months a span of them has; 0 where it cannot be told."""
    if span["whole"]:
        return _MONTHS_A_YEAR
    if span["low"]:
        return (int(span["high"]) - int(span["low"])) % _MONTHS_A_YEAR + 1
    year, first, end = (read_count(span[name] or "") for name in ("year", "month", "last_month"))
    end_year = read_count(span["last_year"]) if span["last_year"] else year
    ranged = (end_year - year) * 12 + end - first + 1 if year and first and end and end_year else 0
    return ranged or read_count(span["count"] or "") or 0

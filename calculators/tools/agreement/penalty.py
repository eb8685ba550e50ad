"""Penalties for a missed payment: a lump sum, a share of the debt, or so much a day that a year makes more than a court grants."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.law.limits import financial_ceiling
from calculators.tools.agreement.negation import after_default, is_taken_back, speaks_of_a_miss
from calculators.tools.agreement.terms import Terms
from calculators.words.numbers import NUMERALS, find_amounts, read_integer
from calculators.words.patterns import compiled

DAYS_A_YEAR = 365
_MONTHS_A_YEAR = 12
_PARTS = {"百分之": 100, "千分之": 1000, "万分之": 10_000, "%": 100, "‰": 1000}
_SHARE = rf"(?:(?P<of>[百千万]分之)(?P<words>[{NUMERALS}]{{1,4}}|[0-9]{{1,2}}(?:\.[0-9]{{1,2}})?)|(?P<digits>[0-9]{{1,3}}(?:\.[0-9]{{1,4}})?)(?P<sign>[%‰]))"
_DAILY = rf"(?:每(?:逾期|迟延|延迟|拖延|晚)?一?[日天]，?|(?:逾期|迟延|晚)(?:还|付)?[一1][日天]|按[日天]|逐日|(?<![0-9一二三四五六七八九十期到])日)[^，。；\n]{{0,16}}?{_SHARE}"
_BY_THE_MONTH = rf"(?:每月|按月|月)[^，。；\n]{{0,12}}?{_SHARE}[^，。；\n]{{0,10}}(?:违约金|滞纳金|罚息|罚金)"
_FINE = r"(?:违约金|滞纳金|罚金|罚款|逾期费|违约赔偿金)"
_PERCENT = rf"(?:百分之[{NUMERALS}]{{1,4}}|[1-9][0-9]{{0,2}}(?:\.[0-9]{{1,2}})?%)"
_SHARE_OF_ALL = rf"{_FINE}[^。；\n]{{0,20}}?{_PERCENT}(?!以内|以下)|{_PERCENT}[^，。；\n]{{0,12}}{_FINE}|{_PERCENT}[^，。；\n]{{0,4}}作为(?:赔偿|补偿)"
_TIMES = (
    rf"{_FINE}[^。；\n]{{0,20}}[二三四五六七八九两双][倍成](?!以内|以下)|[二三四五六七八九两双][倍成][^，。；\n]{{0,12}}{_FINE}"
)
_LUMP = rf"(?:翻倍|双倍)[给还付赔]|加倍[给还赔]|{_FINE}(?:为|：|人民币|共|另付){{0,2}}[0-9][0-9,.]{{0,12}}万?元|(?:付|罚|赔|支付|收取?|交|扣)[^，。；\n0-9]{{0,6}}[0-9][0-9,.]{{0,12}}万?元(?:的|作为)?{_FINE}"
_MORE = rf"(?:多|另|加|再|额外)(?:给|付|交|支付|补|还|赔|罚)[^，。；\n0-9]{{0,8}}?(?:[0-9][0-9,.]{{0,9}}|[{NUMERALS}]{{1,5}})(?:元|块)"
_PER_DAY = rf"(?:每(?:逾期|迟延|晚|拖|拖延|超)?(?:一|1)?[日天]|按[日天]|(?:晚|逾期|迟延|拖|迟)(?:还|付)?[一1][天日])[^，。；\n0-9]{{0,8}}?(?:[0-9][0-9,.]{{0,9}}|[{NUMERALS}]{{1,5}})(?:元|块)[^，。；\n]{{0,6}}(?:{_FINE}|罚)?"
_OTHERWISE = r"减免|免除|不再|豁免|截至|尚欠|年利率|其中"
_MISSED = r"拖|拿不出|逾期|违约|迟延|未|不还|不能|没有?|晚|过期|拖欠|延迟|还不上"


def find(terms: Terms) -> Iterator[tuple[int, int]]:
    """Where a missed payment costs more than interest on what is late."""
    found = [
        *_above(terms, _DAILY, DAYS_A_YEAR),
        *_above(terms, _BY_THE_MONTH, _MONTHS_A_YEAR),
        *(each.span() for each in terms.text.find(_SHARE_OF_ALL) if not compiled(r"[日天月]|年利率|年化|万分之").search(each[0])),
        *(each.span() for pattern in (_TIMES, _PER_DAY) for each in terms.text.find(pattern)),
        *(
            each.span()
            for pattern in (_LUMP, _MORE)
            for each in terms.text.find(pattern)
            if speaks_of_a_miss(terms.text, each.end())
        ),
    ]
    for start, end in sorted(found):
        around = terms.text.around(start, end, 60)
        missed = after_default(terms.text, end) or compiled(rf"{_MISSED}|{_FINE}").search(around)
        otherwise = compiled(_OTHERWISE).search(terms.text.before(start, 40) + terms.text.plain[start:end])
        if missed and not otherwise and not is_taken_back(terms.text, terms.parties, start):
            yield start, end


def _above(terms: Terms, pattern: str, a_year: int) -> Iterator[tuple[int, int]]:
    """Shares a day or a month that make more in a year than the law's ceiling."""
    for each in terms.text.find(pattern):
        share = _share(each["of"] or each["sign"], each["words"] or each["digits"])
        if share is not None and share * a_year * 100 > financial_ceiling():
            yield each.span()


def _share(parts: str, written: str) -> Decimal | None:
    number = Decimal(written) if written[0].isascii() else read_integer(written)
    return None if number is None else Decimal(number) / _PARTS[parts]


def a_day(words: str) -> Decimal | None:
    """The share of what is owed that these words ask for a day."""
    found = compiled(_DAILY).search(words)
    return _share(found["of"] or found["sign"], found["words"] or found["digits"]) if found else None


def daily_sum(words: str) -> Decimal | None:
    """The yuan that they ask for a day."""
    found = compiled(_PER_DAY).search(words)
    amount = next(iter(find_amounts(found[0])), None) if found else None
    return amount.value if amount else None


def share_of_all(words: str) -> Decimal | None:
    """The share of all that they ask for at once: 20%的违约金."""
    found = compiled(_SHARE).search(words)
    return _share(found["of"] or found["sign"], found["words"] or found["digits"]) if found else None

"""Days as agreements write them: 2027年1月15日, 2027-01-15, 2027/1/15, 二〇二七年一月十五日, 每月15日, 次月15日.

Texts come with full-width digits already made narrow (``agreement_text``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calculators.words.numbers import read_count
from calculators.words.patterns import compiled

_SMALL = "零〇○一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾两"
_YEAR = r"(?:[12][0-9]{3}|[零〇○一二三四五六七八九壹贰叁肆伍陆柒捌玖]{4})"
_PART = rf"(?:[0-9]{{1,2}}|[{_SMALL}]{{1,4}})"
_DAY = (
    rf"(?<![0-9\-./])(?:(?P<year>{_YEAR})年)?(?P<month>元(?=月)|{_PART})月(?P<day>{_PART})[日号]"
    r"|(?<![0-9\-./])(?P<iso_year>[12][0-9]{3})(?P<mark>[\-./])(?P<iso_month>[0-9]{1,2})(?P=mark)(?P<iso_day>[0-9]{1,2})(?![0-9])"
)
_EVERY_MONTH = rf"(?P<every>每(?:个)?(?:自然)?月|次月|下月|下个月|当月|逐月|按月)(?![^，。；\n]{{0,6}}最后)[^，。；\n0-9{_SMALL}]{{0,8}}(?P<on>{_PART})[日号]"


@dataclass(frozen=True)
class Day:
    """A day in a text: its place, and year, month and day as far as they are written."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int

    @property
    def whole(self) -> date | None:
        """The date, where year, month and day are all there and such a day exists."""
        return None if self.year is None or self.month is None else real_day(self.year, self.month, self.day)

    def may_be(self, day: date) -> bool:
        """Whether this says nothing else than ``day``; a part that is not written agrees with any."""
        return self.year in (None, day.year) and self.month in (None, day.month) and self.day == day.day


def find_days(text: str) -> Iterator[Day]:
    """Every day with its month in a text, in order."""
    for found in compiled(_DAY).finditer(text):
        year, month, day = (found[name] or found[f"iso_{name}"] for name in ("year", "month", "day"))
        of_year = None if year is None else read_count(year)
        of_month, of_day = read_count(month.replace("元", "一")), read_count(day)
        if of_month and of_day and of_month <= 12 and of_day <= 31 and (year is None or of_year):
            yield Day(found.start(), found.end(), of_year, of_month, of_day)


def find_first_months(text: str) -> Iterator[Day]:
    """Every 2027年1月起, as the first of that month."""
    for found in compiled(rf"(?P<year>{_YEAR})年(?P<month>{_PART})月(?:份)?(?:起|开始)").finditer(text):
        year, month = read_count(found["year"]), read_count(found["month"])
        if year and month and month <= 12:
            yield Day(found.start(), found.end(), year, month, 1)


def find_monthly_days(text: str) -> Iterator[Day]:
    """Every 每月15日 and 次月15日: a day without a month, or of a month that another day must name."""
    for found in compiled(_EVERY_MONTH).finditer(text):
        day = read_count(found["on"])
        if day and day <= 31:
            yield Day(found.start(), found.end(), None, None, day)


def real_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""How many instalments an agreement sets out, in all the ways in which that is said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from calculators.forms.declaration import MOST_INSTALMENTS
from calculators.tools.agreement.spans import RANGE
from calculators.tools.agreement.text import Text
from calculators.words.numbers import NUMERALS, read_count
from calculators.words.patterns import compiled

_COUNT = rf"(?P<count>[0-9]{{1,3}}(?![0-9])|[{NUMERALS}]{{1,5}})(?:（(?P<again>[0-9]{{1,3}}|[{NUMERALS}]{{1,5}})）)?(?P<unit>个月(?!内(?!每月|按月|分)|后|前|以)|月(?!内|后|前|以|[0-9]|底|初|末)|个?季度?(?![末初])|期(?!间|限|内|满|初|货))"
_NO_COUNT_BEFORE = (
    r"(?:第|连续|累计|逾期|任意|任何|满|每|前|后|最后|超过|达到?|其余|至|到|-|首|本|当|这|该|上|下|拖欠|未还|最末|另外|/|有|断)$"
)
_NO_COUNT_AFTER = r"[^，。；\n]{0,4}(?:未还|未付|逾期|以上|未按|未足|不还|没还|违约|不履行|未到|没付|不付|不交|不缴|迟|拖)"
_COUNT_LEAD = r"(?:分|共|分为|分成|期数|总期数|期限|为期|合计|共计|按|在|：|期数为|期限为|成|于|延长至?|调整为|申请|办理|展期|后期数)(?:期数|归还)?[：（为]?(?:总|共|生效之日起|自[^，。；\n]{0,8}起)?$"
_NUMBER = rf"(?P<count>[0-9]{{1,3}}(?![0-9])|[{NUMERALS}]{{1,5}})"
_MONTHS_A_YEAR = 12
_MOST_YEARS = MOST_INSTALMENTS // _MONTHS_A_YEAR
_MONTHLY = r"每个?月|按月|逐月|每期|月还"


@dataclass(frozen=True)
class Counted:
    """How many instalments a phrase says there are, and where it stands."""

    value: int
    start: int
    end: int


class Counts:
    """The phrases of a text that say how many instalments there are."""

    def __init__(self, text: Text) -> None:
        self.text = text

    @cached_property
    def all(self) -> list[Counted]:
        """How many instalments, the likeliest first."""
        found: list[tuple[int, Counted]] = []
        for each in self.text.find(_COUNT):
            number = read_count(each["again"] or each["count"])
            before = self.text.before(each.start(), 12)
            if not number or number > MOST_INSTALMENTS or compiled(_NO_COUNT_BEFORE).search(before):
                continue
            if compiled(_NO_COUNT_AFTER).match(self.text.after(each.end(), 8)) or each.start() < self.text.body:
                continue
            led = bool(compiled(_COUNT_LEAD).search(before)) or bool(
                compiled(r"内|[^，。；\n]{0,4}(?:还完|还清|付清|结清)").match(self.text.plain, each.end())
            )
            if not each["unit"].startswith("期") and not led:
                continue
            if (
                each["unit"].endswith("月")
                and compiled(r"展期|延长|借期|期限").search(before)
                and not self._is_monthly(each.end())
            ):
                continue
            found.append((0 if led else 1, Counted(number, each.start(), each.end())))
        found += [(0, stated) for stated in (*self._in_times(), *self._in_years(), *self._in_a_list())]
        found += [(2, stated) for stated in self._in_ranges()]
        found += [] if found else [(3, stated) for stated in (*self._in_steps(), *self._in_months_of_a_year())]
        return [stated for _, stated in sorted(found, key=lambda pair: pair[0])]

    def _is_monthly(self, place: int) -> bool:
        return compiled(_MONTHLY).search(self.text.after(place, 60)) is not None

    def _in_times(self) -> Iterator[Counted]:
        """期数：36, 分两次付清, 分四笔."""
        for each in (
            *self.text.find(rf"期数[^，。；\n0-9{NUMERALS}]{{0,6}}{_NUMBER}"),
            *self.text.find(rf"分(?:为|成)?{_NUMBER}[次笔](?!性)"),
            *self._within_months(),
            *self._for_months(),
            *self.text.find(rf"(?<!连续)(?<!累计)(?<!第){_NUMBER}[次期](?:付|还)[清完]"),
        ):
            count = read_count(each["count"])
            if count and count <= MOST_INSTALMENTS:
                yield Counted(count, each.start(), each.end())

    def _within_months(self) -> Iterator[re.Match[str]]:
        """每月还款1,100元，12个月内还清: a term of months counts where something is paid each month."""
        for each in self.text.find(rf"{_NUMBER}个月(?:之)?内(?:全部)?[还付结]清"):
            if compiled(_MONTHLY).search(self.text.before(each.start(), 60)):
                yield each

    def _in_steps(self) -> Iterator[Counted]:
        """前3期每期500元, 第4至12期每期1,000元: the last of spans that follow each other."""
        reached = start = 0
        for each in self.text.find(r"(?:第?(?P<low>[0-9]{1,3})期?[至到-]第?|前)(?P<high>[0-9]{1,3})期"):
            if int(each["low"] or 1) != reached + 1:
                return
            start, reached, end = start or each.start(), int(each["high"]), each.end()
            last = Counted(reached, start, end)
        if reached > 1 and reached <= MOST_INSTALMENTS:
            yield last

    def _in_months_of_a_year(self) -> Iterator[Counted]:
        """1月至3月每月付2,000元，4月至9月每月付5,000元: the months of all spans, where each is paid in."""
        spans = list(
            self.text.find(r"(?<![0-9])(?P<low>[0-9]{1,2})月份?(?:至|到|-)(?P<high>[0-9]{1,2})月份?(?:，|期间|的)?每个?月")
        )
        months = sum((int(each["high"]) - int(each["low"])) % _MONTHS_A_YEAR + 1 for each in spans)
        if 0 < months <= MOST_INSTALMENTS:
            yield Counted(months, spans[0].start(), spans[-1].end())

    def _for_months(self) -> Iterator[re.Match[str]]:
        """每月28日还2,000元，还十个月."""
        for each in self.text.find(rf"(?<![应未])[还付交](?:满|够|足)?{_NUMBER}个月(?![内后前])"):
            if compiled(_MONTHLY).search(self.text.before(each.start(), 60)):
                yield each

    def _in_a_list(self) -> Iterator[Counted]:
        """2027年1月底、2月底、3月底各还3,000元: as many as days are listed."""
        for each in self.text.find(r"(?:[^，。；\n、：]{2,14}[、和及]){1,11}[^，。；\n、：]{2,14}?(?:各|分别)(?=[还付支归偿])"):
            items = compiled("[、和及]").split(each[0])
            if all(compiled(r"[日号底末初月]").search(item) for item in items):
                yield Counted(len(items), each.start(), each.end())

    def _in_years(self) -> Iterator[Counted]:
        """分三年按月."""
        for each in (
            *self.text.find(rf"(?:期限|分|为期)(?:为|：|是)?{_NUMBER}年(?P<half>半)?"),
            *self.text.find(rf"(?<![0-9]){_NUMBER}年(?P<half>半)?(?:内|时间)?(?:还|付|结|给|交)(?:清|完)"),
        ):
            years = read_count(each["count"])
            said = self.text.around(each.start(), each.end(), 40)
            monthly = compiled(_MONTHLY).search(said)
            a_year = 4 if "季" in said else _MONTHS_A_YEAR if monthly else 1 if "每年" in said else 0
            if a_year and years and years <= _MOST_YEARS:
                yield Counted(years * a_year + (a_year // 2 if each["half"] else 0), each.start(), each.end())

    def _in_ranges(self) -> Iterator[Counted]:
        """自2027年1月15日起至2027年12月15日止，每月: the months from the first to the last, both counted."""
        for each in self.text.find(RANGE):
            year, month, last_month = (read_count(each[name]) for name in ("year", "month", "last_month"))
            last_year = read_count(each["last_year"]) if each["last_year"] else year
            if year is None or last_year is None or not (month and last_month):
                continue
            if not compiled(_MONTHLY).search(self.text.around(each.start(), each.end(), 50)):
                continue
            if 0 < (count := (last_year - year) * 12 + last_month - month + 1) <= MOST_INSTALMENTS:
                yield Counted(count, each.start(), each.end())

"""The instalments of an agreement: how many, what each is, what comes before and after them, and what they make together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from calculators.forms.declaration import MOST_INSTALMENTS
from calculators.sums.money import ZERO
from calculators.tools.agreement.days import PaymentDays
from calculators.tools.agreement.figures import EACH, FINAL, Figures, Stated
from calculators.tools.agreement.negation import after_default
from calculators.tools.agreement.spans import RANGE, Segment, segments, spread
from calculators.tools.agreement.steps import steps_of
from calculators.words.numbers import NUMERALS, read_count
from calculators.words.patterns import compiled

_NOT_THE_INSTALMENT = r"手续费|利息|违约金|滞纳金|服务费|罚息|减免|工资(?!后|日)|收入|生活费|低保|本金|复利|费用|罚款|优惠|管理费"
_DOWN = r"首付款?(?!日)|先行(?:支付|偿还|归还)|先(?:付|还)|首笔款|(?:签约|签订|签署|生效)(?:之|当)?(?:时|日)(?:先)?(?:支付|偿还|付|还)"
_COUNT = rf"(?P<count>[0-9]{{1,3}}(?![0-9])|[{NUMERALS}]{{1,5}})(?:（(?P<again>[0-9]{{1,3}}|[{NUMERALS}]{{1,5}})）)?(?P<unit>个月(?!内(?!每月|按月|分)|后|前|以)|月(?!内|后|前|以|[0-9]|底|初|末)|个?季度?(?![末初])|期(?!间|限|内|满|初|货))"
_NO_COUNT_BEFORE = (
    r"(?:第|连续|累计|逾期|任意|任何|满|每|前|后|最后|超过|达到?|其余|至|到|-|首|本|当|这|该|上|下|拖欠|未还|最末|另外|/|有|断)$"
)
_NO_COUNT_AFTER = r"[^，。；\n]{0,4}(?:未还|未付|逾期|以上|未按|未足|不还|没还|违约|不履行|未到|没付)"
_COUNT_LEAD = r"(?:分|共|分为|分成|期数|总期数|期限|为期|合计|共计|按|在|：|期数为|期限为|成|于|延长至?|调整为|申请|办理|展期|后期数)(?:期数|归还)?[：（为]?(?:总|共|生效之日起|自[^，。；\n]{0,8}起)?$"
_NUMBER = rf"(?P<count>[0-9]{{1,3}}(?![0-9])|[{NUMERALS}]{{1,5}})"
_FEW = 8  # first payments that are looked at
_MONTHS_A_YEAR = 12
_MOST_YEARS = MOST_INSTALMENTS // _MONTHS_A_YEAR
_MONTHLY = r"每个?月|按月|逐月|每期|月还"
_ON_A_DAY = r"(?:，)?(?:应|须|由[甲乙]方)?[于在](?=[^，。；\n]{0,12}[日号天时])[^，。；\n]{2,22}?(?:支付|付清|付|还|到账)"
_AT_ONCE = r"一次性?(?:偿还|归还|支付|还款|结清|付清|还清|给付|了结|清偿)|(?:到期|期满|届时)[^，。；\n]{0,8}一次[^，。；\n]{0,4}(?:还|付)"
_NOT_AT_ONCE = r"(?:不能|无法|无力|难以|不足以|未能|没有能力|不)[^，。；\n]{0,6}$"


@dataclass(frozen=True)
class Counted:
    """How many instalments a phrase says there are, and where it stands."""

    value: int
    start: int
    end: int


class Instalments:
    """The instalments that a text sets out."""

    def __init__(self, figures: Figures, days: PaymentDays) -> None:
        self.text = figures.text
        self._figures = figures
        self._days = days

    @cached_property
    def counts(self) -> list[Counted]:
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
        found += [] if found else [(3, stated) for stated in self._in_steps()]
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
            *self.text.find(rf"(?<![0-9]){_NUMBER}年(?P<half>半)?(?:内|时间)?(?:还|付|结)(?:清|完)"),
        ):
            years = read_count(each["count"])
            said = self.text.around(each.start(), each.end(), 40)
            a_year = 4 if "季" in said else _MONTHS_A_YEAR if compiled(_MONTHLY).search(said) else 0
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

    @cached_property
    def one_payment(self) -> tuple[int, int] | None:
        """Where all is paid at once, unless that is only what follows a default or what cannot be done."""
        if self.counts:
            return None
        for each in self.text.find(_AT_ONCE):
            missed = after_default(self.text, each.start()) or compiled(_NOT_AT_ONCE).search(self.text.before(each.start(), 12))
            fined = compiled(r"[^，。；\n]{0,16}违约金").match(self.text.plain, each.end())
            if not missed and not fined and each.start() >= self.text.body:
                return each.start(), each.end()
        settled = [
            each for each in self._figures.to_pay if compiled(r"结清|了结|履行").search(self.text.plain[each.start : each.end])
        ]
        if settled and self._days.first and not self._days.monthly and not self.each and len(self._days.payments) < 2:
            return settled[0].start, settled[0].end
        if len(self._days.payments) == 1 and not self._days.monthly and not self.each:
            day, amount = self._days.payments[0]
            if any(amount.value == each.value for each in self._figures.to_pay):
                return day.start, amount.end
        return None

    @cached_property
    def each(self) -> list[Stated]:
        """What one instalment is, as stated."""
        found = [
            each
            for each in self._figures.labelled(EACH, gap=22, stop=_NOT_THE_INSTALMENT + rf"|{FINAL}|元|合计|总计")
            if not compiled(r"(?:手续费|利息|减免|违约金)[^，。；\n]{0,4}$").search(self.text.before(each.start, 10))
            and not compiled(r"的?(?:手续费|服务费|违约金|利息|管理费|滞纳金)|收(?:取)?(?:滞纳金|违约金)").match(
                self.text.after(each.end, 6)
            )
        ]
        found += [
            Stated(amount.value, amount.start, amount.end + 2)
            for amount in self._figures.amounts
            if compiled(r"[/每][期月]").match(self.text.plain, amount.end)
            or compiled(r"期[×xX*]¥?$").search(self.text.before(amount.start, 4))
        ]
        if not found and self._in_parts:
            found = [self._in_parts]
        return found

    @cached_property
    def _principal(self) -> list[Stated]:
        """What an instalment takes off the debt, beside its fee; all together may be the total that is stated: what is owed."""
        return list(self._figures.labelled(rf"(?:{EACH})[^，。；\n]{{0,8}}?(?:应?还|归还|偿还)?本金", gap=6))

    @cached_property
    def _in_parts(self) -> Stated | None:
        """每期本金 1,388.89 元、手续费 300 元: the instalment is both."""
        for principal in self._principal:
            fee = next(self._figures.labelled(r"(?:手续费|利息|分期费)", gap=6), None)
            together = fee and 0 < fee.start - principal.end < 12
            return Stated(principal.value + fee.value, principal.start, fee.end) if fee and together else principal
        return None

    @cached_property
    def final(self) -> list[Stated]:
        """The last instalments or what is left for the end, where the text says what they are."""
        behind = rf"第(?:{'|'.join(str(each.value) for each in self.counts[:3]) or '0'})期" if self.counts else FINAL
        named = [*self._figures.labelled(FINAL, gap=20, stop="元"), *self._figures.labelled(behind, gap=14, stop="元|至|到|-")]
        return named + list(self._after_the_last())

    def _after_the_last(self) -> Iterator[Stated]:
        """第25期支付尾款16000元, where there are 24."""
        after = {counted.value + 1 for counted in self.counts}
        for each in self.text.find(rf"第{_NUMBER}期"):
            amount = self._figures.amount_from(each.end())
            number = read_count(each["count"]) or 0
            if amount and number in after:
                between = self.text.plain[each.end() : amount.start]
                if len(between) <= 12 and not compiled(r"[。；\n]").search(between):
                    yield Stated(amount.value, each.start(), amount.end)

    @cached_property
    def named_down(self) -> list[Stated]:
        """What the text calls a down payment, or a payment before the others."""
        return list(self._figures.labelled(_DOWN, gap=14, stop="元"))

    @cached_property
    def down(self) -> list[Stated]:
        """What is paid before the instalments: a down payment, or payments with a day of their own."""
        named = self.named_down
        first = self.each[0].start if self.each else 0
        values = {each.value for each in named}
        dated = [
            Stated(amount.value, day.start, amount.end)
            for day, amount in self._days.payments
            if amount.end <= first and amount.value not in values
        ]
        return named + dated + [each for each in self._paid_once(first) if each.value not in values]

    def _paid_once(self, before: int) -> Iterator[Stated]:
        """其中12,000元于2026年12月15日前支付: an amount with a day behind it, before the instalments."""
        for amount in self._figures.amounts:
            if amount.end <= before and compiled(_ON_A_DAY).match(self.text.plain, amount.end):
                yield Stated(amount.value, amount.start, amount.end)

    @cached_property
    def bear_interest(self) -> bool:
        """Whether an instalment holds interest at a rate that is stated, so that all together make more than is owed."""
        rate = r"(?:利率|年化|费率|月息|年息)[^，。；\n0-9]{0,8}(?!0(?:\.0{1,2})?%)[0-9]{1,2}(?:\.[0-9]{1,4})?[%‰分厘]|等额本[息金]|上述[^，。；\n]{0,6}含[^，。；\n]{0,4}利息"
        return any(not after_default(self.text, each.start()) for each in self.text.find(rate))

    @cached_property
    def _segments(self) -> list[Segment]:
        return segments(self.text, self.each[:_FEW])

    def _of_segments(self, count: int) -> list[Decimal]:
        """What spans of months make together; the last payment may be another than its span's."""
        each = spread(self._segments, count)
        made = sum(each, ZERO)
        return [made, *(made - each[-1] + final.value for final in self.final[:3])] if each else []

    @cached_property
    def stepped(self) -> list[list[Decimal]]:
        """Each instalment, in every reading of spans that are not all alike."""
        found = [
            steps
            for count in self.counts[:4]
            for steps in (steps_of(self._figures, count.value), spread(self._segments, count.value))
        ]
        return [each for each in found if each and len(set(each[:-1])) > 1]

    @cached_property
    def level(self) -> list[list[Decimal]]:
        """Each instalment, in every reading of one amount for all; empty where several amounts are named."""
        if len({each.value for each in self.each}) != 1:
            return []
        lasts = [self.each[0].value, *(each.value for each in self.final[:3])]
        return [[self.each[0].value] * (count.value - 1) + [last] for count in self.counts[:2] for last in lasts]

    @cached_property
    def sums(self) -> list[Decimal]:
        """What all instalments may make together, in every reading of the text, the likeliest first; none where it does not say."""
        made: list[Decimal] = []
        down = [ZERO, sum((each.value for each in self.down), ZERO), *(each.value for each in self.down[:_FEW])]
        for count in self.counts[:4]:
            steps = steps_of(self._figures, count.value)
            whole = [*([sum(steps, ZERO)] if steps else []), *self._of_segments(count.value)]
            for each in self.each[:4]:
                finals = [
                    sum_ for final in self.final[:3] for sum_ in (each.value * (count.value - 1) + final.value, each.value * count.value + final.value)
                ]  # fmt: skip
                whole += [*finals, each.value * count.value]
            whole += [each.value * (count.value - 1) + rest.value for each in self.each[:2] for rest in self._figures.left[:2]]
            whole += [each.value * count.value for each in self._principal[:_FEW]]
            made += [one + before for before in down for one in whole]
        return list(dict.fromkeys(made))

"""The instalments of an agreement: how many, what each is, what comes before and after them, and what they make together."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from calculators.sums.money import ZERO
from calculators.tools.agreement.counts import Counted, Counts
from calculators.tools.agreement.days import PaymentDays
from calculators.tools.agreement.figures import EACH, FINAL, Figures, Stated
from calculators.tools.agreement.negation import after_default
from calculators.tools.agreement.spans import Segment, segments, spread
from calculators.tools.agreement.steps import steps_of
from calculators.words.numbers import NUMERALS, read_count
from calculators.words.patterns import compiled

_NOT_THE_INSTALMENT = r"手续费|利息|违约金|滞纳金|服务费|罚息|减免|工资(?!后|日)|收入|生活费|低保|本金|复利|费用|罚款|优惠|管理费"
_DOWN = r"首付款?(?!日)|先行(?:支付|偿还|归还)|先(?:付|还)|首笔款|(?:签约|签订|签署|生效)(?:之|当)?(?:时|日)(?:先)?(?:支付|偿还|付|还)"
_NUMBER = rf"(?P<count>[0-9]{{1,3}}(?![0-9])|[{NUMERALS}]{{1,5}})"
_FEW = 8  # first payments that are looked at
_ON_A_DAY = r"(?:，)?(?:应|须|由[甲乙]方)?[于在](?=[^，。；\n]{0,12}[日号天时])[^，。；\n]{2,22}?(?:支付|付清|付|还|到账)"
_AT_ONCE = r"一次性?(?:偿还|归还|支付|还款|结清|付清|还清|给付|了结|清偿)|(?:到期|期满|届时)[^，。；\n]{0,8}一次[^，。；\n]{0,4}(?:还|付)"
_NOT_AT_ONCE = r"(?:不能|无法|无力|难以|不足以|未能|没有能力|不)[^，。；\n]{0,6}$"


class Instalments:
    """The instalments that a text sets out."""

    def __init__(self, figures: Figures, days: PaymentDays) -> None:
        self.text = figures.text
        self._figures = figures
        self._days = days

    @cached_property
    def counts(self) -> list[Counted]:
        """How many instalments, the likeliest first."""
        return Counts(self.text).all

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
    def _only_interest(self) -> Stated | None:
        """每月只归还利息1,785元: no part of what is owed."""
        only = rf"(?:{EACH})[^，。；\n]{{0,10}}?[只仅](?:归?还|付|支付)(?:利息|息)"
        return next(self._figures.labelled(only, gap=6), None)

    @cached_property
    def _principal(self) -> list[Stated]:
        """What an instalment takes off the debt, beside its fee; all together may be the total that is stated: what is owed."""
        return list(self._figures.labelled(rf"(?:{EACH})[^，。；\n]{{0,8}}?(?:应?还|归还|偿还)?本金", gap=6))

    @cached_property
    def _in_parts(self) -> Stated | None:
        """每期本金 1,388.89 元、手续费 300 元: the instalment is both."""
        if self._only_interest:
            return self._only_interest
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
        for count in [] if self._only_interest else self.counts[:4]:
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

"""The figures that an agreement states: totals, the number of instalments and what one is, each with its place in the text."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from calculators.forms.declaration import MOST_INSTALMENTS
from calculators.tools.agreement.negation import after_default
from calculators.tools.agreement.text import Text, compiled
from calculators.words.numbers import NUMERALS, Amount, find_amounts, read_count

# What one owes is one thing, what one will have paid in the end another: the second is the total of an agreement.
TO_PAY = (
    r"(?:还款|应还款?|应付|待还|需还|偿还|归还|应偿还|实际还款|最终)(?:总|的总)(?:金额|额|数)"
    r"|(?:合计|共计|总计|一共|总共|累计)(?:应|需|须)?(?:还款|偿还|归还|支付|应还|需还|还)"
    r"|(?:还款|偿还|归还|支付|应还)(?:金额)?(?:共计|合计|总计|一共|总共)"
    r"|(?:和解|结清|清偿|减免后|重组后|优惠后)(?:的)?(?:应还)?(?:还款|债务|欠款|本息)?(?:总)?(?:金额|款项|总额|余额|价款|额|款)"
    r"|(?:只需|仅需|只须|还需|尚需|需)(?:再)?(?:归还|偿还|支付|还)(?:本金|本息|欠款)?"
    r"|减免后[^，。；\n]{0,6}(?:应还|还款|偿还|支付)|一次性(?:偿还|归还|支付|还款|结清|付清|还清|给付)(?:本金|本息|欠款)?"
    r"|应当?(?:偿还|归还|支付|还款|还)(?!日|期)"
    r"|调解(?:金额|款)|(?:同意|愿意|自愿|应当?|确认)(?:向[^，。；\n]{1,16})?(?:偿还|归还|支付|给付)(?:原告|甲方|贵行)?(?:共计|合计|总计)?"
)
_OWED = (
    r"(?:欠款|债务|透支|债权|贷款|本息|分期|借款|逾期)(?:总|的总)?(?:金额|总额|余额|额|本息|数额|本金)"
    r"|(?:尚|结|共|仍|所|拖|累计)欠(?:付|款)?|(?:合计|共计|总计|总额|总金额|一共)|(?:未还|未偿还|待还|应还)(?:金额|余额|款项)|剩余(?:欠款|未还|款项|债务|借款)?|借(?:款|到|得)|(?:归还|偿还)(?:全部)?本金"
    rf"|欠[^，。；\n0-9]{{0,12}}?(?:款|本息|人民币|(?=[0-9¥{NUMERALS}]))"
)
_EACH = r"一个月(?![内后前])|(?:每|各|按)(?:一)?(?:个)?(?:自然)?[期月]|月供|月均|月还款?(?:额|金额)?|期供|分期(?:每期|月)|每次"
_NOT_THE_INSTALMENT = r"手续费|利息|违约金|滞纳金|服务费|罚息|减免|工资(?!后|日)|收入|生活费|低保|本金|复利|费用|罚款|优惠|管理费"
FINAL = r"最后一[期次笔个]|最末一?期|末期|尾期|最后1期|尾款"
FIRST = r"首[期次笔付]|第[一1][期次笔]"
_DOWN = r"首付款?|先行(?:支付|偿还|归还)|首笔款|签约时(?:支付|偿还)|协议(?:签订|生效)(?:当日|时)(?:支付|偿还)"
_COUNT = rf"(?P<count>[0-9]{{1,3}}(?![0-9])|[{NUMERALS}]{{1,5}})(?:（(?P<again>[0-9]{{1,3}}|[{NUMERALS}]{{1,5}})）)?(?P<unit>个?月(?!内(?!每月|按月|分)|后|前|以)|期(?!间|限|内|满|初|货))"
_NO_COUNT_BEFORE = (
    r"(?:第|连续|累计|逾期|任意|任何|满|每|前|后|最后|超过|达到?|其余|至|到|-|首|本|当|这|该|上|下|拖欠|未还|最末|另外|/)$"
)
_NO_COUNT_AFTER = r"[^，。；\n]{0,4}(?:未还|未付|逾期|以上|未按|未足|不还|没还|违约)"
_COUNT_LEAD = r"(?:分|共|分为|分成|期数|总期数|期限|为期|合计|共计|按|在|：|期数为|期限为|成|于|延长至|调整为|申请|办理)(?:期数)?[：（为]?(?:总|共)?$"
_MOST_YEARS = MOST_INSTALMENTS // 12


@dataclass(frozen=True)
class Stated:
    """A figure of the agreement and where it stands, label included."""

    value: Decimal | int
    start: int
    end: int


class Figures:
    """The figures of a text, found by the words around each."""

    def __init__(self, text: Text):
        self.text = text

    @cached_property
    def amounts(self) -> list[Amount]:
        """Every amount of the text, in order."""
        return list(find_amounts(self.text.plain))

    def amount_from(self, place: int) -> Amount | None:
        """The first amount that starts at ``place`` or later."""
        return next(iter(self.amounts_from(place, 1)), None)

    def amounts_from(self, place: int, most: int) -> list[Amount]:
        """At most so many amounts that start at ``place`` or later."""
        index = bisect_left(self.amounts, place, key=lambda each: each.start)
        return self.amounts[index : index + most]

    def labelled(self, labels: str, gap: int = 16, stop: str = "") -> Iterator[Stated]:
        """Each amount that follows one of the labels within ``gap`` characters of its sentence."""
        place = 0
        for label in self.text.find(labels):
            while place < len(self.amounts) and self.amounts[place].start < label.end():
                place += 1
            for amount in self.amounts[place : place + 3]:
                between = self.text.plain[label.end() : amount.start]
                if len(between) > gap or compiled(r"[。；！？\n]").search(between):
                    break
                if amount.bare and not compiled(
                    r"(?:^|[还付额款为是：]|偿还|归还|支付)(?:（[^）]{0,6}）)?[：为是]?(?:人民币)?$"
                ).search(between):
                    continue
                if not (stop and compiled(stop).search(between)):
                    yield Stated(amount.value, label.start(), amount.end)
                    break

    @cached_property
    def totals(self) -> list[Stated]:
        """What will have been paid in the end, as stated."""
        return [
            each
            for each in self.labelled(
                TO_PAY, stop=rf"{_EACH}|减免|免除|{FIRST}|{FINAL}|每|月供|月还|费|违约金|利息|本金|首付|定金|保证金"
            )
            if not compiled(rf"(?:{_EACH}|{FIRST}|{FINAL}|期|减免|免除|免收)[^，。；]{{0,6}}$").search(
                self.text.before(each.start, 12)
            )
            and not self._is_of_a_part(each.start)
        ]

    @cached_property
    def owed(self) -> list[Stated]:
        """What is owed before anything is waived, as stated."""
        stop = rf"{_EACH}|减免|免除|{FIRST}|{FINAL}|其中|利息|违约金|费"
        found = sorted((*self.labelled(_OWED, stop=stop), *self.labelled("共", gap=0)), key=lambda each: each.start)
        return [
            each
            for each in found
            if not compiled(rf"(?:{_EACH}|减免|免除|免收|{FIRST}|{FINAL})[^，。；]{{0,6}}$").search(
                self.text.before(each.start, 12)
            )
            and not self._is_of_a_part(each.start)
        ]

    def _is_of_a_part(self, place: int) -> bool:
        """Whether 共计 sums up a fee or interest alone: 手续费共计, but not 本金及利息共计."""
        before = self.text.before(place, 12)
        return compiled(r"(?:费|违约金|利息|罚息)$").search(before) is not None and "本金" not in before

    @cached_property
    def total(self) -> Stated | None:
        """The total of the agreement: what is to be paid, or else what is owed."""
        return self._likeliest(self.sums)

    @cached_property
    def sums(self) -> list[Stated]:
        """What may be meant by the total: no part of it, and not what was first borrowed, where anything else is stated."""
        return _wholes(self.text, self.totals) or _wholes(self.text, self.owed)

    @cached_property
    def debt(self) -> Stated | None:
        """What is owed in all before anything is waived."""
        return self._likeliest(_wholes(self.text, self.owed))

    def _likeliest(self, candidates: list[Stated]) -> Stated | None:
        """The sum that all instalments make; or else one that is called a sum."""
        fits = [each for each in candidates if self._of_all_instalments() == each.value]
        called = [
            each for each in candidates if compiled(r"总|合计|共|本息|一次性").search(self.text.plain[each.start : each.end])
        ]
        return next(iter(fits or called or candidates), None)

    def _of_all_instalments(self) -> Decimal | None:
        """The count times the amount, where both are stated."""
        if not (self.counts and self.instalments):
            return None
        last = self.final or self.instalments[0]
        return self.instalments[0].value * (self.counts[0].value - 1) + last.value

    @cached_property
    def counts(self) -> list[Stated]:
        """How many instalments, the likeliest first."""
        found: list[tuple[int, Stated]] = []
        for each in self.text.find(_COUNT):
            number = read_count(each["again"] or each["count"])
            before = self.text.before(each.start(), 12)
            if not number or number > MOST_INSTALMENTS or compiled(_NO_COUNT_BEFORE).search(before):
                continue
            if compiled(_NO_COUNT_AFTER).match(self.text.after(each.end(), 8)):
                continue
            led = bool(compiled(_COUNT_LEAD).search(before)) or bool(
                compiled(r"内|[^，。；\n]{0,4}(?:还完|还清|付清|结清)").match(self.text.plain, each.end())
            )
            if each["unit"].endswith("月") and not led:
                continue
            found.append((0 if led else 1, Stated(number, each.start(), each.end())))
        found += [(0, Stated(number, start, end)) for number, start, end in self._counts_otherwise()]
        return [stated for _, stated in sorted(found, key=lambda pair: pair[0])]

    def _counts_otherwise(self) -> Iterator[tuple[int, int, int]]:
        """期数：36, 分两次付清, 分三年按月."""
        number = rf"(?P<count>[0-9]{{1,3}}(?![0-9])|[{NUMERALS}]{{1,5}})"
        for each in (*self.text.find(rf"期数[^，。；\n0-9{NUMERALS}]{{0,6}}{number}"), *self.text.find(rf"分{number}次(?!性)")):
            count = read_count(each["count"])
            if count and count <= MOST_INSTALMENTS:
                yield count, each.start(), each.end()
        for each in self.text.find(rf"(?:期限|分|为期)(?:为|：|是)?{number}年"):
            years = read_count(each["count"])
            monthly = compiled(r"按月|每月|逐月|每期").search(self.text.around(each.start(), each.end(), 40))
            if monthly and years and years <= _MOST_YEARS:
                yield years * 12, each.start(), each.end()

    @cached_property
    def is_one_payment(self) -> tuple[int, int] | None:
        """Where the text says that all is paid at once, unless that is only the consequence of a default."""
        for each in self.text.find(r"一次性(?:偿还|归还|支付|还款|结清|付清|还清|给付)"):
            if not after_default(self.text, each.start()) and not self.counts:
                return each.start(), each.end()
        return None

    @cached_property
    def instalments(self) -> list[Stated]:
        """What one instalment is, as stated."""
        found = [
            each
            for each in self.labelled(_EACH, gap=22, stop=_NOT_THE_INSTALMENT + rf"|{FINAL}|元")
            if not compiled(r"(?:手续费|利息|减免|违约金)[^，。；\n]{0,4}$").search(self.text.before(each.start, 10))
            and not compiled(r"的?(?:手续费|服务费|违约金|利息|管理费)").match(self.text.after(each.end, 6))
        ]
        found += [
            Stated(amount.value, amount.start, amount.end + 2)
            for amount in self.amounts
            if compiled(r"[/每][期月]").match(self.text.plain, amount.end)
        ]
        if not found and self._instalment_in_parts:
            found = [self._instalment_in_parts]
        return found

    @cached_property
    def _instalment_in_parts(self) -> Stated | None:
        """每期本金 1,388.89 元、手续费 300 元: the instalment is both."""
        for principal in self.labelled(rf"(?:{_EACH})(?:应?还|归还|偿还)?本金", gap=6):
            fee = next(self.labelled(r"(?:手续费|利息|分期费)", gap=6), None)
            together = fee and 0 < fee.start - principal.end < 12
            return Stated(principal.value + fee.value, principal.start, fee.end) if together else principal
        return None

    @cached_property
    def final(self) -> Stated | None:
        """The last instalment, where it differs from the others."""
        return next(self.labelled(FINAL, gap=14, stop="元"), None)

    @cached_property
    def down_payment(self) -> Stated | None:
        """What is paid before the instalments."""
        return next(self.labelled(_DOWN, gap=14, stop="元"), None)


def _wholes(text: Text, candidates: list[Stated]) -> list[Stated]:
    """The candidates without 本金 and 借款, unless there are no others."""
    return [each for each in candidates if not compiled(r"^借|本金").search(text.plain[each.start : each.end])] or candidates

"""The figures that an agreement states: totals, instalments, days, each with its place in the text."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from calculators.agreement_parties import Parties
from calculators.agreement_text import Text, compiled
from calculators.chinese_dates import Day, find_days, find_first_months, find_monthly_days
from calculators.chinese_numbers import DIGITS, NUMERALS, Amount, find_amounts, read_count

# What one owes is one thing, what one will have paid in the end another: the second is the total of an agreement.
TO_PAY = (
    r"(?:还款|应还款?|应付|待还|需还|偿还|归还|应偿还|实际还款|最终)(?:总|的总)(?:金额|额|数)"
    r"|(?:合计|共计|总计|一共|总共|累计)(?:应|需|须)?(?:还款|偿还|归还|支付|应还|需还|还)"
    r"|(?:还款|偿还|归还|支付|应还)(?:金额)?(?:共计|合计|总计|一共|总共)"
    r"|(?:和解|结清|清偿|减免后|重组后|优惠后)(?:的)?(?:应还)?(?:还款|债务|欠款|本息)?(?:总)?(?:金额|款项|总额|余额|价款|额|款)"
    r"|(?:只需|仅需|只须|还需|尚需|需)(?:再)?(?:归还|偿还|支付|还)(?:本金|本息|欠款)?"
    r"|减免后[^，。；\n]{0,6}(?:应还|还款|偿还|支付)|一次性(?:偿还|归还|支付|还款|结清|付清|还清|给付)"
    r"|调解(?:金额|款)|(?:同意|愿意|自愿|应当?|确认)(?:向[^，。；\n]{1,16})?(?:偿还|归还|支付|给付)(?:原告|甲方|贵行)?(?:共计|合计|总计)?"
)
_OWED = (
    r"(?:欠款|债务|透支|债权|贷款|本息|分期|借款|逾期)(?:总|的总)?(?:金额|总额|余额|额|本息|数额|本金)"
    r"|(?:尚|结|共|仍|所|拖|累计)欠(?:付|款)?|(?:合计|共计|总计|总额|总金额|一共)|欠[^，。；\n0-9]{0,12}?(?:款|本息|人民币)|剩余(?:欠款|未还|款项|债务|借款)?|借(?:款|到|得)"
)
_EACH = r"(?:每|各|按)(?:一)?(?:个)?(?:自然)?[期月]|月供|月还款?(?:额|金额)?|期供|分期(?:每期|月)|每次"
_NOT_THE_INSTALMENT = r"手续费|利息|违约金|滞纳金|服务费|罚息|减免|工资(?!后|日)|收入|生活费|低保|本金|复利|费用|罚款|优惠|管理费"
_FINAL = r"最后一[期次笔个]|最末一?期|末期|尾期|最后[1１]期|尾款"
_FIRST = r"首[期次笔付]|第[一1][期次笔]"
_DOWN = r"首付款?|先行(?:支付|偿还|归还)|首笔款|签约时(?:支付|偿还)|协议(?:签订|生效)(?:当日|时)(?:支付|偿还)"
_COUNT = rf"(?P<count>[0-9]{{1,3}}(?![0-9])|[{NUMERALS}]{{1,5}})(?:（(?P<again>[0-9]{{1,3}}|[{NUMERALS}]{{1,5}})）)?(?P<unit>个?月(?!内(?!每月|按月|分)|后|前|以)|期(?!间|限|内|满|初|货))"
_NO_COUNT_BEFORE = r"(?:第|连续|累计|逾期|任意|任何|满|每|前|后|最后|超过|达到?|其余|至|到|-|首|本|当|这|该|上|下|拖欠|未还|最末|另外|/)$"
_NO_COUNT_AFTER = r"[^，。；\n]{0,4}(?:未还|未付|逾期|以上|未按|未足|不还|没还|违约)"
_COUNT_LEAD = r"(?:分|共|分为|分成|期数|总期数|期限|为期|合计|共计|按|在|：|期数为|期限为|成|于|延长至|调整为|申请|办理)(?:期数)?[：（为]?(?:总|共)?$"


@dataclass(frozen=True)
class Stated:
    """A figure of the agreement and where it stands, label included."""

    value: Decimal | int
    start: int
    end: int


class Terms:
    """What an agreement states, found by the words around each figure."""

    def __init__(self, text: Text):
        self.text = text
        self.parties = Parties(text)

    @cached_property
    def amounts(self) -> list[Amount]:
        """Every amount of the text, in order."""
        return list(find_amounts(self.text.plain))

    @cached_property
    def days(self) -> list[Day]:
        """Every day that names its month, in order."""
        return list(find_days(self.text.plain))

    @cached_property
    def monthly_days(self) -> list[Day]:
        """Every 每月15日."""
        return list(find_monthly_days(self.text.plain))

    @cached_property
    def is_card(self) -> bool:
        """Whether the debt is a credit card's, for which article 70 stands."""
        return next(self.text.find(r"信用卡|贷记卡|持卡人|发卡|个性化分期"), None) is not None

    @cached_property
    def is_assigned(self) -> bool:
        """Whether the text says that the claim went to somebody else."""
        return next(self.text.find(r"债权(?:已|依法|经)?[^，。；\n]{0,8}转让|受让(?:人|方|了|上述|该)|债权转移"), None) is not None

    @cached_property
    def is_court(self) -> bool:
        """Whether a court made it."""
        return next(self.text.find(r"人民法院|民事调解书|原告"), None) is not None

    @cached_property
    def is_in_enforcement(self) -> bool:
        """Whether it is a settlement while a judgment is being enforced."""
        return next(self.text.find(r"被执行人|执行和解"), None) is not None

    @cached_property
    def no_new_cards(self) -> bool:
        """Whether the debtor promises not to apply for cards until all is paid: one of the six items of article 70."""
        return next(self.text.find(r"(?:不(?:得|再|能|可|会|向)?|承诺不)[^，。；\n]{0,16}(?:申领|申请|申办|办理|新增)[^，。；\n]{0,10}(?:信用卡|贷记卡)"), None) is not None

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
                if amount.bare and not compiled(r"(?:^|[还付额款为是：]|偿还|归还|支付)(?:（[^）]{0,6}）)?[：为是]?(?:人民币)?$").search(between):
                    continue
                if not (stop and compiled(stop).search(between)):
                    yield Stated(amount.value, label.start(), amount.end)
                    break

    @cached_property
    def totals(self) -> list[Stated]:
        """What will have been paid in the end, as stated."""
        return [
            each
            for each in self.labelled(TO_PAY, stop=rf"{_EACH}|减免|免除|{_FIRST}|{_FINAL}|每|月供|月还|费|违约金|利息|首付|定金|保证金")
            if not compiled(rf"(?:{_EACH}|{_FIRST}|{_FINAL}|期|减免|免除|免收)[^，。；]{{0,6}}$").search(self.text.before(each.start, 12))
            and not self._is_of_a_part(each.start)
        ]

    @cached_property
    def owed(self) -> list[Stated]:
        """What is owed before anything is waived, as stated."""
        stop = rf"{_EACH}|减免|免除|{_FIRST}|{_FINAL}|其中|利息|违约金|费"
        return [
            each
            for each in self.labelled(_OWED, stop=stop)
            if not compiled(rf"(?:{_EACH}|减免|免除|免收|{_FIRST}|{_FINAL})[^，。；]{{0,6}}$").search(self.text.before(each.start, 12))
            and not self._is_of_a_part(each.start)
        ]

    def _is_of_a_part(self, place: int) -> bool:
        """Whether 共计 sums up a fee or interest alone: 手续费共计, but not 本金及利息共计."""
        before = self.text.before(place, 12)
        return compiled(r"(?:费|违约金|利息|罚息)$").search(before) is not None and "本金" not in before

    @cached_property
    def total(self) -> Stated | None:
        """The total of the agreement: what is to be paid, or else what is owed."""
        candidates = self.totals or self.owed
        fits = [each for each in candidates if self._of_all_instalments() == each.value]
        still = [each for each in candidates if not compiled("^借").match(self.text.plain, each.start)]
        return next(iter(fits or still or candidates), None)

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
            if not number or number > 600 or compiled(_NO_COUNT_BEFORE).search(before):
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
            if count and count <= 600:
                yield count, each.start(), each.end()
        for each in self.text.find(rf"(?:期限|分|为期)(?:为|：|是)?{number}年[^。；\n]{{0,12}}(?:按月|每月|逐月)"):
            years = read_count(each["count"])
            if years and years <= 50:
                yield years * 12, each.start(), each.end()

    @cached_property
    def is_one_payment(self) -> tuple[int, int] | None:
        """Where the text says that all is paid at once, unless that is only the consequence of a default."""
        for each in self.text.find(r"一次性(?:偿还|归还|支付|还款|结清|付清|还清|给付)"):
            if not self.after_default(each.start()) and not self.counts:
                return each.start(), each.end()
        return None

    @cached_property
    def instalments(self) -> list[Stated]:
        """What one instalment is, as stated."""
        found = [
            each
            for each in self.labelled(_EACH, gap=22, stop=_NOT_THE_INSTALMENT + rf"|{_FINAL}|元")
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
        return found or [Stated(amount.value, day.start, amount.end) for day, amount in self.schedule[:1]]

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
        return next(self.labelled(rf"{_FINAL}", gap=14, stop="元"), None)

    @cached_property
    def down_payment(self) -> Stated | None:
        """What is paid before the instalments."""
        return next(self.labelled(_DOWN, gap=14, stop="元"), None)

    @cached_property
    def schedule(self) -> list[tuple[Day, Amount]]:
        """Days with an amount each, where at least two follow each other: a table or a list of payments."""
        rows = []
        for day in self.days:
            amount = self.amount_from(day.end)
            if amount and self._is_row(day, amount):
                rows.append((day, amount))
        ordered = all(one[0].whole < other[0].whole for one, other in pairwise(rows))
        return rows if len(rows) > 1 and ordered else []

    def amount_from(self, place: int) -> Amount | None:
        """The first amount that starts at ``place`` or later."""
        return next(iter(self.amounts_from(place, 1)), None)

    def amounts_from(self, place: int, most: int) -> list[Amount]:
        """At most so many amounts that start at ``place`` or later."""
        index = bisect_left(self.amounts, place, key=lambda each: each.start)
        return self.amounts[index : index + most]

    def _is_row(self, day: Day, amount: Amount) -> bool:
        between = self.text.plain[day.end : amount.start]
        before = self.text.before(day.start, 8)
        return (
            day.whole is not None
            and len(between) <= 14
            and not compiled(r"[。；\n]|每|起|欠|借|签|止|余额").search(between)
            and not compiled(r"(?:截至|截止|于|自|签订|出具|借款)$").search(before)
        )

    @cached_property
    def first_day(self) -> Day | None:
        """The day of the first payment, as far as it can be told."""
        found = [(self._is_first(day), day) for day in self.days]
        best = max((score for score, _ in found), default=0)
        if best > 2:
            return next(day for score, day in found if score == best)
        if self._first_month:
            return self._first_month
        if best > 0:
            return next(day for score, day in found if score == best)
        return self.schedule[0][0] if self.schedule else None

    @cached_property
    def _first_month(self) -> Day | None:
        """自2027年1月起，每月5日前: the fifth of that month."""
        if not self.monthly_days:
            return None
        monthly = self.monthly_days[0]
        return next((replace(monthly, year=each.year, month=each.month) for each in find_first_months(self.text.plain)), None)

    def _is_first(self, day: Day) -> int:
        """How surely a day is that of the first payment; 0 says nothing, below 0 that it is another day."""
        before, after = self.text.before(day.start, 16), self.text.after(day.end, 14)
        if compiled(rf"(?:截至|截止|签订|签署|出具|借款日?期?|签收|生效|{_FINAL}|到期日|最后)[^，；]{{0,10}}$|至$").search(before):
            return -1
        if compiled(r"[^，。；\n]{0,2}(?:签订|签署|生效|出具|签收|向|借|双方|的?《)").match(after):
            return -1
        score = 0
        if compiled(rf"(?:{_FIRST}|首个|第一个|开始|起始)[^，；\n]{{0,12}}$").search(before):
            score = 4
        elif compiled(rf"[前之]?[^，。；\n]{{0,6}}(?:{_FIRST}|为第一期|首个)").match(after):
            score = 4
        elif compiled(r"[^，。；\n]{0,2}(?:起|开始)").match(after):
            score = 3
        elif compiled(r"(?:之?前|内|当日)?[^，。；\n]{0,10}(?:一次性|支付|偿还|归还|还款|付|还清|给付|结清|[汇存转]入|[汇转]至)").match(after):
            score = 2
        elif compiled(r"(?:还款日|付款日|应还日)期?[：为]?$").search(before):
            score = 2
        return score

    def after_default(self, place: int) -> bool:
        """Whether the sentence speaks, before ``place``, of what happens when a payment is missed."""
        return compiled(
            r"(?:如|若|倘|一旦|凡|任何一?期|任一期|任意一?期|连续|累计|出现|但|否则)[^。；\n]{0,24}(?:逾期|违约|未|不按|不履行|拖欠|迟延|不还|没还|没有?按|不再(?:履行|还|支付|按))"
            r"|(?:逾期|违约|未按[^，。]{0,12}|未能[^，。]{0,12}|不履行[^，。]{0,12}|不按[^，。]{0,12}|未还[^，。]{0,8}|未足额[^，。]{0,8}|未履行[^，。]{0,8}|拖欠[^，。]{0,8}|不还|没还|没有?按时还)(?:的|时|后|超过|达|，)|否则"
        ).search(self.text.before(place, 90)) is not None

    @cached_property
    def first_date(self) -> date | None:
        """The first payment's date where it is whole."""
        return self.first_day.whole if self.first_day else None

"""The days on which an agreement has to be paid: its table of payments, the first day, the day of each month."""

from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from calculators.sums.money import ZERO
from calculators.tools.agreement.figures import FINAL, FIRST, Figures
from calculators.words.dates import Day, find_days, find_first_months, find_monthly_days
from calculators.words.numbers import Amount
from calculators.words.patterns import compiled

_NO_ROW_BEFORE = r"(?:截至|截止|自|签订|出具|借款|[年月日]至|贷款)$"
_NO_ROW_BETWEEN = r"[。；\n]|每|起|欠|借|签|止|余额|余款|本息共|为准|转让|还清|结清|向|已|^的"
_MONTH_END = r"(?P<place>(?<![0-9])[12][0-9]{3}年(?:[0-9]{1,2}月|春节|年)(?:底|末|初|中旬|上旬|下旬)?)(?:前|之前|以前)?[^，。；\n]{0,20}?(?:还|付|给|归)"
_PAYING = r"(?:一次性?|支付|偿还|归还|还款|付|还清|给付|结清|[汇存转]入|[汇转]至|到账|本利还|连本带息|还(?!期|款日))"
# How surely words before a day, or words behind it, say that it is the first payment's; below 0: that it is another day.
_SCORES = (
    (2, r"(?:延至|延长至|展期至|宽限至|展期后到期日为?：?)$", ""),
    (
        -1,
        rf"(?:截至|截止|签订|签署|出具|借款日?期?|签收|生效|{FINAL}|到期日|最后)[^，；]{{0,10}}$|至$",
        r"[^，。；\n]{0,2}(?:签订|签署|生效|出具|签收|向|借|双方|的?《|已|之间)",
    ),
    (4, rf"(?:{FIRST}|首个|第一个|开始|起始)[^，；\n]{{0,12}}$", rf"[前之]?[^，。；\n]{{0,6}}(?:{FIRST}|为第一期|首个)"),
    (3, "", r"[^，。；\n]{0,2}(?:起|开始)"),
    (
        2,
        r"(?:最迟|不晚于|不迟于|至迟|(?:付款|还款|支付)期限[：为]?|(?:还款日|付款日|应还日|扣款日?)期?[：为]?)$",
        rf"(?:[0-9:]{{1,5}}|24时)?(?:之?前|以前|内|当日|止)?，?[^，。；\n]{{0,10}}{_PAYING}",
    ),
)
_MOST_CELLS = 3  # amounts in one row of a table: principal, interest, both


class PaymentDays:
    """The days of a text, and which of them is the first payment's."""

    def __init__(self, figures: Figures) -> None:
        self.text = figures.text
        self._figures = figures

    @cached_property
    def all(self) -> list[Day]:
        """Every day that names its month, in order."""
        return list(find_days(self.text.plain))

    @cached_property
    def monthly(self) -> list[Day]:
        """Every 每月15日."""
        return list(find_monthly_days(self.text.plain))

    @cached_property
    def payments(self) -> list[tuple[Day, Amount]]:
        """Days with an amount to be paid on each."""
        rows = []
        for day in self.all:
            amount = self._figures.amount_from(day.end)
            if amount and self._is_row(day, amount):
                rows.append((day, amount))
        return rows

    @cached_property
    def schedule(self) -> list[tuple[Day, Amount]]:
        """The payments, where at least two follow each other: a table or a list."""
        rows = self.payments
        days = [day.whole for day, _ in rows]
        ordered = all(one is not None and other is not None and one < other for one, other in pairwise(days))
        return rows if len(rows) > 1 and ordered else []

    @cached_property
    def cells(self) -> list[list[Decimal]]:
        """The amounts of each row of the plan, as far as they stand in its line."""
        lines = []
        for (day, amount), following in zip(self.schedule, [*self.schedule[1:], None], strict=False):
            line = self.text.plain.find("\n", day.end)
            end = min(line if line >= 0 else len(self.text.plain), following[0].start if following else len(self.text.plain))
            cells = [amount.value]
            last = amount.end
            for each in self._figures.amounts_from(amount.end, _MOST_CELLS - 1):
                if each.end > end or each.start - last > 4:
                    break
                cells.append(each.value)
                last = each.end
            lines.append(cells)
        return lines

    @cached_property
    def row_readings(self) -> list[list[Decimal]]:
        """Each way of reading what the rows are: their first amounts, their last ones, all of a row together."""
        if not self.cells:
            return []
        readings = [
            [cells[0] for cells in self.cells],
            [cells[-1] for cells in self.cells],
            [sum(cells, ZERO) for cells in self.cells],
        ]
        return [list(each) for each in dict.fromkeys(map(tuple, readings))]

    @cached_property
    def sums_of_rows(self) -> list[Decimal]:
        """What the rows make together, in each way of reading them."""
        return [sum(reading, ZERO) for reading in self.row_readings]

    def _is_row(self, day: Day, amount: Amount) -> bool:
        between = self.text.plain[day.end : amount.start]
        before = self.text.before(day.start, 8)
        return (
            day.whole is not None
            and len(between) <= 16
            and not compiled(_NO_ROW_BETWEEN).search(between)
            and not compiled(_NO_ROW_BEFORE).search(before)
            and not compiled(r"[^，。；\n]{0,6}(?:已还清|已结清|违约金|滞纳金)").match(self.text.plain, amount.end)
        )

    @cached_property
    def first(self) -> Day | None:
        """The day of the first payment, as far as it can be told."""
        found = [(self._is_first(day), day) for day in self.all]
        best = max((score for score, _ in found), default=0)
        if best > 2:
            return next(day for score, day in found if score == best)
        if self._first_month:
            return self._first_month
        if best > 0:
            return next(day for score, day in found if score == best)
        return self.payments[0][0] if self.payments else None

    @cached_property
    def month_end(self) -> tuple[int, int] | None:
        """2026年12月底付: a day that is named without its number."""
        return next((each.span() for each in self.text.find(_MONTH_END)), None)

    @cached_property
    def _first_month(self) -> Day | None:
        """自2027年1月起，每月5日前: the fifth of that month."""
        if not self.monthly:
            return None
        monthly = self.monthly[0]
        return next((replace(monthly, year=each.year, month=each.month) for each in find_first_months(self.text.plain)), None)

    def _is_first(self, day: Day) -> int:
        """How surely a day is that of the first payment; 0 says nothing, below 0 that it is another day."""
        before, after = self.text.before(day.start, 16), self.text.after(day.end, 14)
        for score, behind, ahead in _SCORES:
            if (behind and compiled(behind).search(before)) or (ahead and compiled(ahead).match(after)):
                return score
        return 0

"""The days on which an agreement has to be paid: its table of payments, the first day, the day of each month."""

from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from calculators.tools.agreement.figures import FINAL, FIRST, Figures
from calculators.tools.agreement.text import compiled
from calculators.words.dates import Day, find_days, find_first_months, find_monthly_days
from calculators.words.numbers import Amount


class PaymentDays:
    """The days of a text, and which of them is the first payment's."""

    def __init__(self, figures: Figures):
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
    def schedule(self) -> list[tuple[Day, Amount]]:
        """Days with an amount each, where at least two follow each other: a table or a list of payments."""
        rows = []
        for day in self.all:
            amount = self._figures.amount_from(day.end)
            if amount and self._is_row(day, amount):
                rows.append((day, amount))
        ordered = all(one[0].whole < other[0].whole for one, other in pairwise(rows))
        return rows if len(rows) > 1 and ordered else []

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
        return self.schedule[0][0] if self.schedule else None

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
        if compiled(rf"(?:截至|截止|签订|签署|出具|借款日?期?|签收|生效|{FINAL}|到期日|最后)[^，；]{{0,10}}$|至$").search(before):
            return -1
        if compiled(r"[^，。；\n]{0,2}(?:签订|签署|生效|出具|签收|向|借|双方|的?《)").match(after):
            return -1
        score = 0
        if compiled(rf"(?:{FIRST}|首个|第一个|开始|起始)[^，；\n]{{0,12}}$").search(before):
            score = 4
        elif compiled(rf"[前之]?[^，。；\n]{{0,6}}(?:{FIRST}|为第一期|首个)").match(after):
            score = 4
        elif compiled(r"[^，。；\n]{0,2}(?:起|开始)").match(after):
            score = 3
        elif compiled(
            r"(?:之?前|内|当日)?[^，。；\n]{0,10}(?:一次性|支付|偿还|归还|还款|付|还清|给付|结清|[汇存转]入|[汇转]至)"
        ).match(after):
            score = 2
        elif compiled(r"(?:还款日|付款日|应还日)期?[：为]?$").search(before):
            score = 2
        return score

"""The total of an agreement: of everything that may be meant by it, what the other figures speak for."""

from decimal import Decimal
from functools import cached_property

from calculators.tools.agreement.days import PaymentDays
from calculators.tools.agreement.figures import Figures, Stated
from calculators.tools.agreement.instalments import Instalments
from calculators.tools.agreement.parts import sums_of_parts
from calculators.tools.agreement.text import Text
from calculators.words.patterns import compiled

_MOST = 40  # an agreement names a few sums
NEAR = Decimal(1)  # yuan: what differs by less is rounding


class Totals:
    """What a text says that is owed or to be paid in all."""

    def __init__(self, figures: Figures, instalments: Instalments, days: PaymentDays) -> None:
        self.text = figures.text
        self._figures = figures
        self._instalments = instalments
        self._days = days

    @cached_property
    def of_parts(self) -> list[Stated]:
        """What the listed parts of the debt make together."""
        return sums_of_parts(self._figures)

    @cached_property
    def sums(self) -> list[Stated]:
        """What may be meant by the total, as stated: no part of it, and not what was first borrowed, where anything else is stated."""
        return _wholes(self.text, self._figures.to_pay) or _wholes(self.text, self._figures.owed)

    @cached_property
    def all(self) -> list[Stated]:
        """Every reading of the total: stated as to pay, as owed, as left, or made by the parts."""
        return [*self._figures.to_pay, *self._figures.owed, *self._figures.left, *self.of_parts]

    @cached_property
    def owed(self) -> Stated | None:
        """What is owed in all before anything is waived."""
        return next(iter(_called_a_sum(self.text, _wholes(self.text, self._figures.owed)) or self.of_parts), None)

    @cached_property
    def total(self) -> Stated | None:
        """The total of the agreement: what is to be paid, or else what is owed."""
        paid = _wholes(self.text, self._figures.to_pay)
        made = self._instalments.sums + self.of_rows
        readings = (*paid[:_MOST], *self.all[:_MOST])
        fits = [each for each in readings if any(abs(each.value - one) < NEAR for one in made)]
        whole = [each for each in self.of_parts if not _called_a_sum(self.text, self.sums)]
        named = (
            _called_a_sum(self.text, paid) or paid or whole or _called_a_sum(self.text, self.sums) or self.sums or self.of_parts
        )
        return next(iter(fits or named), None) or self._spoken_for(made) or self._made_by_rows or self._of_a_note

    @cached_property
    def of_rows(self) -> list[Decimal]:
        """What the rows of the plan make together, read as one amount a row and as the sum of all."""
        return self._days.sums_of_rows

    @cached_property
    def _made_by_rows(self) -> Stated | None:
        """A plan that states no total: its rows are the total, the last amount of each where there are several."""
        rows = self._days.schedule
        if not rows:
            return None
        sums = self._days.sums_of_rows
        return Stated(sums[min(1, len(sums) - 1)], rows[0][0].start, rows[-1][1].end)

    def _spoken_for(self, made: list[Decimal]) -> Stated | None:
        """An amount without a label that all instalments make."""
        sums = set(made)
        fitting = (each for each in self._figures.amounts if each.value in sums)
        return next((Stated(each.value, each.start, each.end) for each in fitting), None)

    @cached_property
    def _of_a_note(self) -> Stated | None:
        """A note of hand's sum: the first amount behind 借 or 欠."""
        for word in self.text.find(r"借到|借得|收到|拿(?:到|了)|借(?!条|据|期|款人)|欠(?!条)"):
            amount = self._figures.amount_from(word.end())
            if amount and not amount.bare and amount.start - word.end() < 40:
                between = self.text.plain[word.end() : amount.start]
                return None if compiled(r"[。；]|每").search(between) else Stated(amount.value, word.start(), amount.end)
        return None


def _wholes(text: Text, candidates: list[Stated]) -> list[Stated]:
    """The candidates without 本金 and 借款, unless there are no others."""
    return [each for each in candidates if not compiled(r"^借|本金").search(text.plain[each.start : each.end])] or candidates


def _called_a_sum(text: Text, candidates: list[Stated]) -> list[Stated]:
    return [each for each in candidates if compiled(r"总|合计|小计|共|本息|一次性").search(text.plain[each.start : each.end])]

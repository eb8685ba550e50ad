"""Whether the figures of an agreement fit together: every check that its text allows, equal or not.

A text can be read in more than one way: with a down payment or without, a tail beside the instalments or as the last of them. A sum is
off only where no reading fits, and from one yuan on.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from calculators.sums.money import ZERO
from calculators.tools.agreement.figures import Stated
from calculators.tools.agreement.parts import lists
from calculators.tools.agreement.terms import Terms
from calculators.tools.agreement.totals import NEAR
from calculators.words.patterns import compiled

CHECKS = {
    "instalments_times_amount": "每期金额乘期数",
    "schedule_rows": "还款计划各行相加",
    "parts": "本金、利息、费用相加",
    "after_waiver": "欠款减去减免",
    "amount_in_words": "大写金额",
}
_BETWEEN_WORDS_AND_DIGITS = r"[（）：小大写¥人民币即计整正也元]{0,8}"
_CUT_SHORT = r"以此类推|依此类推|……|\.{3}|略"
_MOST, _FEW = 40, 8  # an agreement names a few sums, and waives fewer
_CALLED = r"合计|小计|共计|总计|总额|总金额|共|欠款总|债务总"


@dataclass(frozen=True)
class Check:
    """A stated amount and the one that follows from other figures of the same text."""

    code: str
    stated: Decimal
    computed: Decimal

    @property
    def is_off(self) -> bool:
        """Whether the two differ by more than rounding explains."""
        return abs(self.stated - self.computed) >= NEAR


def _best(code: str, stated: list[Decimal], computed: list[Decimal]) -> Iterator[Check]:
    """The first stated amount that some reading fits, with the reading that fits best; where none does, the first and what is nearest to it."""
    if stated and computed:
        fits = (
            Check(code, one, other)
            for one in stated
            for other in sorted(computed, key=lambda each: abs(one - each))
            if abs(one - other) < NEAR
        )
        yield next(fits, Check(code, stated[0], min(computed, key=lambda each: abs(stated[0] - each))))


def _instalments(terms: Terms) -> Iterator[Check]:
    total = terms.totals.total
    if not (terms.instalments.sums and total):
        return
    for check in _best("instalments_times_amount", _readings(terms, total), terms.instalments.sums):
        if not (check.is_off and check.computed > check.stated and terms.instalments.bear_interest):
            yield check


def _readings(terms: Terms, total: Stated) -> list[Decimal]:
    """The total first, then every other amount that may be meant by it."""
    spoken = [each.value for each in (total, *terms.totals.all[:_MOST])]
    in_words = [other.value for one, other in _twice(terms) if one.value in spoken]
    owed = [each.value for each in terms.totals.all[:_MOST]]
    if terms.figures.to_pay and terms.waived:  # what is owed is no reading of what is to be paid
        before = {each.value for each in (*terms.figures.owed, *terms.totals.of_parts)} - {
            each.value for each in terms.figures.to_pay
        }
        spoken = [each for each in spoken if each not in before]
    less = [each - one for each in owed for one in terms.waived[:_FEW] if each > one]
    together = sum(dict.fromkeys(each.value for each in terms.figures.owed[:_FEW]), ZERO)  # two debts in one
    paid = [each - one.value for each in owed for one in terms.instalments.down[:_FEW] if each > one.value]
    return list(dict.fromkeys([*spoken, *in_words, *less, *paid, together]))


def _schedule(terms: Terms) -> Iterator[Check]:
    total = terms.totals.total
    if not terms.days.schedule or not total or terms.text.has(_CUT_SHORT):
        return
    readings = _readings(terms, total)
    if any(abs(one - other) < NEAR for one in terms.instalments.sums for other in readings):
        return  # a few of the payments stand with their days, and all of them fit
    down = [sum_ + each.value for sum_ in terms.days.sums_of_rows for each in terms.instalments.down]
    yield from _best("schedule_rows", readings, [*terms.days.sums_of_rows, *down])


def _parts(terms: Terms) -> Iterator[Check]:
    """本金 45,000 元、利息 3,800 元、费用 1,200 元, beside the sum that the text names for them."""
    named = [each for each in terms.totals.all if compiled(_CALLED).search(terms.text.plain[each.start : each.end])][:_MOST]
    for group in lists(terms.figures):
        names = [name for name, _ in group]
        if len(group) < 2 or not any(name.endswith("本金") for name in names):
            continue
        start, end = group[0][1].start, group[-1][1].end
        own = {amount.end for _, amount in group}
        near = [
            each for each in named if (start - 60 <= each.start < start or end <= each.start <= end + 24) and each.end not in own
        ]
        computed = sum((amount.value for _, amount in group), ZERO)
        if near:
            yield from _best("parts", [each.value for each in near], [computed])


def _waiver(terms: Terms) -> Iterator[Check]:
    """Owed 50,000, waived 3,100, to pay 46,900."""
    total, owed = terms.totals.total, [each.value for each in (*terms.figures.owed[:_MOST], *terms.totals.of_parts[:_FEW])]
    less = terms.waived[:_FEW]
    if not (total and terms.figures.to_pay and less):
        return
    stated = [each.value for each in terms.figures.to_pay[:_MOST]]
    debts = [each for each in ([terms.totals.owed.value] if terms.totals.owed else []) + owed if each > total.value]
    yield from _best(
        "after_waiver", [total.value, *stated], [debt - one for debt in debts for one in [sum(less, ZERO), *less] if debt > one]
    )


def _in_words(terms: Terms) -> Iterator[Check]:
    """伍万元整（¥50,000.00）: the words beside the digits."""
    for words, digits in _twice(terms):
        yield Check("amount_in_words", digits.value, words.value)


def _twice(terms: Terms) -> Iterator[tuple[Stated, Stated]]:
    """Amounts that stand in words and in digits beside each other: the words, the digits."""
    for one, other in pairwise(terms.figures.amounts):
        if one.in_words is not other.in_words and compiled(_BETWEEN_WORDS_AND_DIGITS).fullmatch(
            terms.text.plain[one.end : other.start]
        ):
            words, digits = (one, other) if one.in_words else (other, one)
            yield Stated(words.value, words.start, words.end), Stated(digits.value, digits.start, digits.end)


# How each check is made, in the order in which they are shown.
MADE: dict[str, Callable[[Terms], Iterator[Check]]] = {
    "instalments_times_amount": _instalments,
    "schedule_rows": _schedule,
    "parts": _parts,
    "after_waiver": _waiver,
    "amount_in_words": _in_words,
}

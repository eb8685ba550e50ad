"""Whether the figures of an agreement fit together: every check that its text allows, equal or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from calculators.sums.money import CENT, ZERO
from calculators.tools.agreement.figures import TO_PAY
from calculators.tools.agreement.terms import Terms
from calculators.tools.agreement.text import compiled
from calculators.words.numbers import NUMERALS, Amount, read_count

CHECKS = {
    "instalments_times_amount": "每期金额乘期数",
    "schedule_rows": "还款计划各行相加",
    "parts": "本金、利息、费用相加",
    "after_waiver": "欠款减去减免",
    "amount_in_words": "大写金额",
}
_BETWEEN_WORDS_AND_DIGITS = r"[（）：小大写¥人民币即计整正也]{0,8}"
_PART = r"(?P<part>本金|利息|罚息|复利|违约金|滞纳金|手续费|年费|费用|其他费用|逾期费)(?:余额|金额|合计|共|各项)?(?:为|：)?(?:人民币)?$"
_WAIVED = r"(?:减免|免除|豁免|免收)"
_MOST_SUMS = 40  # an agreement names a few
_MOST_PARTS = 8  # a sentence that waives more parts than this is none
_NUMBER = rf"(?:[0-9]{{1,3}}|[{NUMERALS}]{{1,5}})"


@dataclass(frozen=True)
class Check:
    """A stated amount and the one that follows from other figures of the same text."""

    code: str
    stated: Decimal
    computed: Decimal
    rounding: Decimal = ZERO  # how much of a difference only rounding makes

    @property
    def is_off(self) -> bool:
        """Whether the two differ by more than rounding explains."""
        return abs(self.stated - self.computed) > self.rounding


def checks(terms: Terms) -> list[Check]:
    """Every check that can be made, in the order of ``CHECKS``."""
    made = (*_instalments(terms), *_schedule(terms), *_parts(terms), *_waiver(terms), *_in_words(terms))
    return list(dict.fromkeys(made))


def _instalments(terms: Terms) -> Iterator[Check]:
    if not (terms.figures.counts and terms.figures.instalments and terms.figures.total):
        return
    count, each, total = terms.figures.counts[0].value, terms.figures.instalments[0].value, terms.figures.total
    computed = _sum_of_ranges(terms, count)
    exact = computed is not None or terms.figures.final is not None
    if computed is None:
        computed = each * (count - 1) + (terms.figures.final.value if terms.figures.final else each)
    down = terms.figures.down_payment.value if terms.figures.down_payment else ZERO
    stated = next((one.value for one in terms.figures.sums if one.value in (computed, computed + down)), total.value)
    if down and stated != computed:
        computed += down
    yield Check("instalments_times_amount", stated, computed, ZERO if exact else CENT * count)


def _sum_of_ranges(terms: Terms, count: int) -> Decimal | None:
    """第1至12期每期1000元，第13至36期每期2000元: their sum, where they name every instalment once."""
    covered: dict[int, Decimal] = {}
    span = rf"第?(?P<low>{_NUMBER})期?(?:至|到|-)第?(?P<high>{_NUMBER})期|(?P<first>首期|前(?P<lead>{_NUMBER})期)|(?P<rest>其余|后)(?:各期|(?P<left>{_NUMBER})期)|第(?P<one>{_NUMBER})期|(?P<last>最后一期|末期)"
    for found in terms.text.find(span):
        amount = terms.figures.amount_from(found.end())
        between = terms.text.plain[found.end() : amount.start] if amount and not amount.bare else "。"
        if len(between) > 14 or compiled(r"[，。；\n期]|手续费|利息").search(between.removeprefix("每期")):
            continue
        for number in _numbers(found, count, covered):
            if number in covered:
                return None
            covered[number] = amount.value
    return sum(covered.values(), ZERO) if len(covered) > 1 and set(covered) == set(range(1, count + 1)) else None


def _numbers(found, count: int, covered: dict[int, Decimal]) -> list[int]:
    """Which instalments a phrase names."""
    if found["low"]:
        low, high = read_count(found["low"]) or 1, read_count(found["high"]) or 0
        return list(range(low, min(high, count) + 1))
    if found["lead"]:
        return list(range(1, min(read_count(found["lead"]) or 0, count) + 1))
    if found["rest"]:
        return [number for number in range(1, count + 1) if number not in covered]
    if found["one"]:
        one = read_count(found["one"]) or 0
        return [one] if one <= count else []
    return [1] if found["first"] else [count]


def _schedule(terms: Terms) -> Iterator[Check]:
    rows = terms.days.schedule
    if not rows or not terms.figures.total or next(terms.text.find(r"以此类推|依此类推|……|\.{3}|略"), None):
        return
    computed = sum((amount.value for _, amount in rows), ZERO)
    down = terms.figures.down_payment.value if terms.figures.down_payment else ZERO
    stated = next(
        (one.value for one in terms.figures.sums if one.value in (computed, computed + down)), terms.figures.total.value
    )
    yield Check("schedule_rows", stated, computed + (down if stated == computed + down else ZERO))


def _parts(terms: Terms) -> Iterator[Check]:
    """本金 45,000 元、利息 3,800 元、费用 1,200 元, beside the sum that the text names for them."""
    sums = (terms.figures.owed + terms.figures.totals)[:_MOST_SUMS]
    for group in _groups(terms):
        names = {name for name, _ in group}
        if len(group) < 2 or "本金" not in names:
            continue
        start, end = group[0][1].start, group[-1][1].end
        near = [one for one in sums if start - 60 <= one.start < start or end <= one.start <= end + 40]
        members = {amount.value for _, amount in group}
        near = [
            one
            for one in near
            if not any(amount.end == one.end for _, amount in group) and (one.value not in members or len(members) == 1)
        ]
        if near:
            computed = sum((amount.value for _, amount in group), ZERO)
            stated = next((one.value for one in near if one.value == computed), near[0].value)
            yield Check("parts", stated, computed)


def _groups(terms: Terms) -> Iterator[list[tuple[str, Amount]]]:
    """Amounts named as parts of a debt, those that stand together in one list."""
    parts = []
    for amount in terms.figures.amounts:
        before = terms.text.before(amount.start, 16)
        named = compiled(_PART).search(before)
        if named and not compiled(rf"(?:{_WAIVED}|每期|每月|按)[^，；]{{0,8}}$").search(before):
            parts.append((named["part"], amount))
    group: list[tuple[str, Amount]] = []
    for part in parts:
        repeated = part[0] in {name for name, _ in group}
        if group and (part[1].start - group[-1][1].end > 24 or repeated):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _waiver(terms: Terms) -> Iterator[Check]:
    """Owed 50,000, waived 3,100, to pay 46,900."""
    if not terms.figures.totals or not terms.figures.debt:
        return
    waived = _waived(terms)
    owed, total = terms.figures.debt.value, terms.figures.total.value
    if waived and owed > total:
        yield Check("after_waiver", total, owed - waived)


def _waived(terms: Terms) -> Decimal:
    for found in terms.text.find(rf"{_WAIVED}(?!后)"):
        _, end = terms.text.sentence(found.start())
        amounts: list[Amount] = []
        for amount in terms.figures.amounts_from(found.end(), _MOST_PARTS):
            if amount.start >= end:
                break
            between = terms.text.plain[amounts[-1].end if amounts else found.end() : amount.start]
            if len(between) > 16 or compiled(rf"{TO_PAY}|应还|剩余|余下|还款|每期").search(between):
                break
            if compiled(r"合计|共计|总计|共").search(between):
                return amount.value
            amounts.append(amount)
        if amounts:
            return sum((each.value for each in amounts), ZERO)
    return ZERO


def _in_words(terms: Terms) -> Iterator[Check]:
    """伍万元整（¥50,000.00）: the words beside the digits."""
    for one, other in pairwise(terms.figures.amounts):
        if one.in_words is other.in_words:
            continue
        if compiled(_BETWEEN_WORDS_AND_DIGITS).fullmatch(terms.text.plain[one.end : other.start]):
            words, digits = (one, other) if one.in_words else (other, one)
            yield Check("amount_in_words", digits.value, words.value)

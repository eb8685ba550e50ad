"""Instalments that are not all alike: 第1至12期每期1000元，第13至36期每期2000元."""

import re
from decimal import Decimal

from calculators.tools.agreement.figures import Figures
from calculators.words.numbers import NUMERALS, read_count
from calculators.words.patterns import compiled

_NUMBER = rf"(?:[0-9]{{1,3}}|[{NUMERALS}]{{1,5}})"
_SPAN = (
    rf"第?(?P<low>{_NUMBER})期?(?:至|到|-)第?(?P<high>{_NUMBER})期|最后(?P<tail>{_NUMBER})期(?!款)|(?P<first>首期(?!还款日|日)|前(?P<lead>{_NUMBER})期)"
    rf"|(?P<rest>其余|后)(?:各期|(?P<left>{_NUMBER})期)|第(?P<one>{_NUMBER})期|(?P<last>最后一期|末期)"
)
_BETWEEN = 14  # characters from the name of a span to its amount


def steps_of(figures: Figures, count: int) -> list[Decimal] | None:
    """Each instalment, by spans that name every one of ``count`` once; None where they do not."""
    covered: dict[int, Decimal] = {}
    for found in figures.text.find(_SPAN):
        amount = figures.amount_from(found.end())
        between = figures.text.plain[found.end() : amount.start] if amount and not amount.bare else "。"
        if (
            amount is None
            or len(between) > _BETWEEN
            or compiled(r"[，。；\n期]|手续费|利息").search(compiled(r"^，?(?:各期|每期)").sub("", between))
        ):
            continue
        is_last = found["last"] or read_count(found["tail"] or "") == 1  # it may stand beside the span that it belongs to
        for number in _numbers(found, count, covered):
            if number in covered and not is_last:
                return None
            covered[number] = amount.value
    numbers = range(1, count + 1)
    return [covered[number] for number in numbers] if len(covered) > 1 and set(covered) == set(numbers) else None


def _numbers(found: re.Match[str], count: int, covered: dict[int, Decimal]) -> list[int]:
    """Which instalments a phrase names."""
    if found["low"]:
        low, high = read_count(found["low"]) or 1, read_count(found["high"]) or 0
        return list(range(low, min(high, count) + 1))
    if found["lead"]:
        return list(range(1, min(read_count(found["lead"]) or 0, count) + 1))
    if found["tail"]:
        return list(range(max(count - (read_count(found["tail"]) or 0), 0) + 1, count + 1))
    if found["rest"]:
        return [number for number in range(1, count + 1) if number not in covered]
    if found["one"]:
        one = read_count(found["one"]) or 0
        return [one] if one <= count else []
    return [1] if found["first"] else [count]

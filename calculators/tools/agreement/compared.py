"""Where the payments of a text are not those that were agreed: what is paid first, each run of instalments, the last one."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from calculators.sums.money import spoken
from calculators.tools.agreement.expected import Expected
from calculators.tools.agreement.terms import Terms
from calculators.tools.agreement.totals import NEAR
from calculators.words.spoken_terms import instalments_said

_PLEASE = "请对方改成谈好的数，改好再确认。"


def payments_differ(terms: Terms, expected: Expected) -> Iterator[str]:
    """A sentence for each difference that the level instalment alone does not show."""
    yield from _down_payment(terms, expected)
    agreed = expected.terms
    if agreed is None:
        return
    stepped = not agreed.is_level
    readings = terms.instalments.stepped + (terms.instalments.level + terms.days.row_readings if stepped else [])
    wanted = list(agreed.payments())
    readings = [each for each in readings if len(each) == len(wanted)] or readings
    if readings and not any(_same(reading, wanted) for reading in readings):
        yield _first_unlike(readings[0], wanted, instalments_said(agreed))
    elif not readings:
        if stepped:
            yield from _not_written(terms, wanted, instalments_said(agreed))
        yield from _last(terms, expected.final_amount)


def _same(reading: Sequence[Decimal], wanted: Sequence[Decimal]) -> bool:
    """Whether they are the same payments as far as both go (how many there are is another clause); the last one may be rounded."""
    pairs = list(zip(reading, wanted, strict=False))
    return all(one == other for one, other in pairs[:-1]) and all(abs(one - other) < NEAR for one, other in pairs[-1:])


def _first_unlike(reading: Sequence[Decimal], wanted: Sequence[Decimal], said: str) -> str:
    place = next((place for place, (one, other) in enumerate(zip(reading, wanted, strict=False)) if one != other), 0)
    return f"谈好的是{said}。文本里第 {place + 1} 期是 {spoken(reading[place])}，谈好的是 {spoken(wanted[place])}。{_PLEASE}"


def _not_written(terms: Terms, wanted: Sequence[Decimal], said: str) -> Iterator[str]:
    there = {amount.value for amount in terms.figures.amounts}
    lacking = [each for each in dict.fromkeys(wanted[:-1] or wanted) if each not in there]
    if lacking:
        yield f"谈好的是{said}。文本里没有 {'、'.join(spoken(each) for each in lacking)}。请对方写上。"


def _last(terms: Terms, agreed: Decimal | None) -> Iterator[str]:
    stated = [each.value for each in terms.instalments.final]
    if agreed is not None and stated and not any(abs(each - agreed) < NEAR for each in stated):
        yield f"谈好的最后一期是 {spoken(agreed)}，文本写的是 {spoken(stated[0])}。{_PLEASE}"


def _down_payment(terms: Terms, expected: Expected) -> Iterator[str]:
    agreed, named = expected.down_payment, [each.value for each in terms.instalments.named_down]
    if agreed:
        there = named or [amount.value for amount in terms.figures.amounts]
        if agreed in there or agreed in [each.value for each in terms.instalments.down]:
            return
        if named:
            yield f"谈好先付 {spoken(agreed)}，文本写的是先付 {spoken(named[0])}。{_PLEASE}"
        else:
            yield f"谈好先付 {spoken(agreed)}，文本里没有写。请对方写上先付多少、哪天付、算在总额里。"
        return
    first = next(expected.terms.payments()) if expected.terms else None
    more = [each for each in named if each not in (first, expected.total)]
    if more and (first is not None or expected.total is not None):
        yield f"文本要先付 {spoken(more[0])}，谈好的里面没有。请对方说明，没有谈过的，请删去。"

"""The parts of a debt that a text lists, 本金 45,000 元、利息 3,800 元, and what is waived of it."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.sums.money import ZERO
from calculators.tools.agreement.figures import TO_PAY, Figures, Stated
from calculators.words.numbers import Amount
from calculators.words.patterns import compiled

_PART = r"(?P<part>(?:逾期|迟延|应付|未付|借款|贷款|透支|尚欠|余|另应付)?(?:本金|利息|罚息|复利|违约金|滞纳金|手续费|年费|费用|其他费用|逾期费|诉讼费|受理费|服务费|借款))(?:余额|金额|合计|共|各项)?(?:为|：)?(?:人民币)?$"
_BETWEEN = 24  # characters between two parts of one list
_MOST_PARTS = 8  # a sentence that waives more parts than this is none
WAIVED = r"(?:减免|免除|豁免|免收|让掉|让去|减掉|免掉|免去|抹掉|抹去|少收)"


def lists(figures: Figures) -> Iterator[list[tuple[str, Amount]]]:
    """Amounts named as parts of a debt, those that stand together in one list, each with the part's name."""
    group: list[tuple[str, Amount]] = []
    for part in _named(figures):
        repeated = part[0] in {name for name, _ in group}
        between = figures.text.plain[group[-1][1].end : part[1].start] if group else ""
        if group and (len(between) > _BETWEEN or repeated or compiled(r"已还|已归还|合计|共计|总计|每期").search(between)):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _named(figures: Figures) -> Iterator[tuple[str, Amount]]:
    for amount in figures.amounts:
        before = figures.text.before(amount.start, 16)
        named = compiled(_PART).search(before)
        if named and not compiled(rf"(?:{WAIVED}|每期|每月|按)[^，；]{{0,8}}$").search(before):
            yield named["part"], amount


def sums_of_parts(figures: Figures) -> list[Stated]:
    """What each list of parts makes together: principal and what belongs to it; two parts or more."""
    return [
        Stated(sum((amount.value for _, amount in group), ZERO), group[0][1].start, group[-1][1].end)
        for group in lists(figures)
        if len(group) > 1 and any(name.endswith(("本金", "借款")) for name, _ in group)
    ]


def waived(figures: Figures) -> list[Decimal]:
    """What is waived, in every reading: each list of waived parts summed up, and each amount that is said not to be asked for."""
    found = []
    for each in figures.text.find(rf"{WAIVED}(?!后)"):
        _, end = figures.text.sentence(each.start())
        amounts: list[Amount] = []
        for amount in figures.amounts_from(each.end(), _MOST_PARTS):
            between = figures.text.plain[amounts[-1].end if amounts else each.end() : amount.start]
            if amount.start >= end or len(between) > 16 or compiled(rf"{TO_PAY}|应还|剩余|余下|还款|每期|[于在]").search(between):
                break
            if compiled(r"合计|共计|总计|共").search(between):
                amounts = [amount]
                break
            amounts.append(amount)
        if amounts:
            found.append(sum((one.value for one in amounts), ZERO))
    found += [
        stated.value for stated in figures.named_behind(r"(?:予以|全部|不再|依法)?(?:减免|免除|豁免|放弃|不再(?:主张|收取|要求))")
    ]
    return list(dict.fromkeys(found))

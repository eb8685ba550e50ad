"""Runs of equal payments as a person types them in one line: 12期800，24期1683.33; 前6个月每月500元，后30个月每月1,500元.

Read whole or not at all: what may mean two things is asked for again.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from calculators.words.numbers import NUMERALS
from calculators.words.patterns import compiled
from calculators.words.quantities import amount, months, narrow

type Run = tuple[int, Decimal]  # how many, and yuan each

_MONTHS_A_YEAR = 12
_NUMBER = rf"(?:[0-9]{{1,3}}|[{NUMERALS}]{{1,6}})"
_UNIT = r"(?:期|个月|月|次|年半|年)"
_THOUSANDS = rf",[0-9]{{3}}(?![0-9])(?!{_UNIT})"  # 800,24期 is 800, and then 24
_MONEY = rf"¥?(?:[0-9]{{1,9}}(?:{_THOUSANDS})*(?:\.[0-9]{{1,2}})?[万千百wk]?|[{NUMERALS}点]{{1,12}})(?:元|块钱?)?"
_LEAD = r"(?:先|前面?|首|头|再|然后|接着|之后|以后|此后|后面?|最后|剩下的?|其余的?|余下的?|还|付|共|分)*"
_COUNTED = (
    rf"第(?P<low>{_NUMBER})期?(?:至|到|-|~)第?(?P<high>{_NUMBER})(?:期|个?月)|第(?P<one>{_NUMBER})(?:期|个月)|第(?P<year>{_NUMBER})年"
    rf"|(?P<last>末期|尾期|尾款)|(?P<count>{_NUMBER}{_UNIT})"
)
_EACH = r"(?:每个?[期月次]|月月|各|都|月供|月)"
_COUNT_FIRST = rf"{_LEAD}(?:{_COUNTED})[,:的]?{_EACH}*[还付交是为:]*(?P<money>{_MONEY})(?:/[期月]|每[期月])?"
_MONEY_FIRST = rf"{_LEAD}{_EACH}[还付交]*(?P<money>{_MONEY})[,:的]?{_LEAD}(?:{_COUNTED})"
_BETWEEN = r"[,;。、+和]*"


def read_runs(text: str) -> list[Run] | None:
    """The runs in their order; None where the text is not runs from end to end, or instalments are left out between them."""
    plain = _narrow(text)
    pattern = compiled(_MONEY_FIRST if compiled(rf"{_LEAD}{_EACH}").match(plain) else _COUNT_FIRST)
    found: list[Run] = []
    place = reached = 0
    while place < len(plain):
        match = pattern.match(plain, place)
        run = _run(match, reached) if match else None
        if match is None or run is None:
            return None
        found.append(run)
        reached += run[0]
        between = compiled(_BETWEEN).match(plain, match.end())
        place = between.end() if between else match.end()
    return found or None


def _narrow(text: str) -> str:
    """Without spaces; where two figures stand on two lines, or only a space parts them, a mark stands between."""
    marked = re.sub(r"\s*\n\s*|(?<=[0-9０-９])\s+(?=[0-9０-９前后第])|(?<=元)\s+", ";", text.strip())
    return narrow(marked).replace("；", ";").lower()


def _run(found: re.Match[str], reached: int) -> Run | None:
    """One run; None where it does not begin behind the ``reached`` instalments before it."""
    low, high, one, year = (months(f"{found[name]}期") if found[name] else None for name in ("low", "high", "one", "year"))
    money, count = amount(found["money"]), months(found["count"]) if found["count"] else 1
    if low is not None and high is not None:
        count, begins = high - low + 1, low
    elif year is not None:
        count, begins = _MONTHS_A_YEAR, (year - 1) * _MONTHS_A_YEAR + 1
    else:
        begins = reached + 1 if one is None else one
    return None if money is None or not count or count < 1 or begins != reached + 1 else (count, money)


def written_runs(runs: Iterable[tuple[int, Decimal]]) -> str:
    """The runs as one line that reads back: 12 期每期 800 元，24 期每期 1,683.33 元."""
    return "，".join(f"{count} 期每期 {each.normalize():,f} 元" for count, each in runs)

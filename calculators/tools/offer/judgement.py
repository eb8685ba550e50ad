"""One judgement of an offer: the reasons, and from them the verdict, the headline and every sentence."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from calculators.sums.internal_rate import effective_percent, monthly_rate_of_runs, nominal_percent
from calculators.sums.money import ZERO
from calculators.sums.terms import Means, Shortfall, Terms

VERDICTS = {"accept": "可以答应", "negotiate": "还可以再谈", "refuse": "不要答应"}
HEADLINES = VERDICTS | {"not_enough_yet": "钱还没凑够，先不要答应"}
REASONS = {
    "over_capacity": "到时凑不出每期的钱",
    "final_too_high": "最后一期凑不出来",
    "down_payment_too_high": "先付的钱拿不出来",
    "costs_more": "总额比现在欠的多",
    "discount": "总额比现在欠的少",
    "rate_over_ceiling": "年化超过了你填的上限",
    "term_too_long": "期数超过了上限",
    "over_limit": "总额超过了你写的底线",
    "within_capacity": "每一笔都凑得出来",
}
_REFUSE = {"over_capacity", "rate_over_ceiling"}
_NEGOTIATE = {"costs_more", "term_too_long", "final_too_high", "down_payment_too_high", "over_limit"}


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """An offer held against what is owed and the money there."""

    terms: Terms
    balance: Decimal
    means: Means
    ceiling: Decimal
    most: int  # instalments
    of_a_home: bool  # whose interest is the contract's, and whose term no yardstick measures
    nominal: Decimal | None
    effective: Decimal | None
    short: tuple[Shortfall, ...]
    reasons: tuple[str, ...]

    @property
    def extra(self) -> Decimal:
        """What it costs above the balance, yuan; below zero a discount."""
        return self.terms.total - self.balance

    @property
    def gap(self) -> Decimal:
        """The highest regular instalment less what a month can pay."""
        return self.terms.highest - self.means.monthly

    @property
    def affordable(self) -> bool:
        """Whether every payment is met on its day."""
        return not self.short

    @property
    def drops(self) -> bool:
        """Whether it gives up part of what is owed, and not only cents."""
        return -self.extra > self.terms.rounding

    @property
    def settles(self) -> bool:
        """Whether one payment is all."""
        return self.terms.instalments == 1

    @property
    def verdict(self) -> str:
        """A code of ``VERDICTS``."""
        return _verdict(set(self.reasons))

    @property
    def headline(self) -> str:
        """A code of ``HEADLINES``: a settlement that only lacks the money is not turned down."""
        lacks_only_money = self.settles and "rate_over_ceiling" not in self.reasons
        return "not_enough_yet" if self.verdict == "refuse" and lacks_only_money else self.verdict


def judge(
    terms: Terms,
    balance: Decimal,
    means: Means,
    ceiling: Decimal,
    most: int,
    limit: Decimal | None = None,
    *,
    of_a_home: bool = False,
) -> Judgement:
    """The judgement of ``terms`` for ``balance``: ``ceiling`` is a yearly percent, ``most`` a number of instalments.

    ``limit`` is the most that the reader agrees to in all.
    """
    monthly = _monthly_rate(terms, balance)
    nominal = None if monthly is None else nominal_percent(monthly)
    short = tuple(terms.shortfalls(means))
    return Judgement(
        terms=terms,
        balance=balance,
        means=means,
        ceiling=ceiling,
        most=most,
        of_a_home=of_a_home,
        nominal=nominal,
        effective=None if monthly is None else effective_percent(monthly),
        short=short,
        reasons=(
            *_reasons(terms, balance, nominal, ceiling, most, {each.number for each in short}),
            *(("over_limit",) if limit is not None and terms.total - limit > terms.rounding else ()),
        ),
    )


def _monthly_rate(terms: Terms, balance: Decimal) -> Decimal | None:
    """The internal rate a month on what is really left to use; None where the total is below the balance."""
    if terms.total < balance:
        return None
    return monthly_rate_of_runs(balance - terms.first, terms.runs, terms.grace_months)


def _reasons(
    terms: Terms, balance: Decimal, nominal: Decimal | None, ceiling: Decimal, most: int, unmet: AbstractSet[int]
) -> Iterator[str]:
    count = terms.instalments
    if unmet - {0, count} or (count == 1 and 1 in unmet):
        yield "over_capacity"
    elif count in unmet:
        yield "final_too_high"
    if 0 in unmet:
        yield "down_payment_too_high"
    if terms.total - balance > terms.rounding:
        yield "costs_more"
    if terms.total < balance:
        yield "discount"
    if nominal is not None and nominal > ceiling:
        yield "rate_over_ceiling"
    if count > most:
        yield "term_too_long"
    if not unmet:
        yield "within_capacity"


def _verdict(reasons: AbstractSet[str]) -> str:
    if reasons & _REFUSE:
        return "refuse"
    return "negotiate" if reasons & _NEGOTIATE else "accept"


def zero_interest_instalments(terms: Terms, balance: Decimal) -> int | None:
    """How many of the instalments, the last kind going on, clear the balance less the down payment without interest."""
    left, count = max(balance - terms.down_payment, ZERO), 0
    for step in terms.steps:
        if step.amount and left <= step.amount * step.instalments:
            return count + times(left, step.amount)
        left -= step.amount * step.instalments
        count += step.instalments
    if not left:
        return count
    last = terms.steps[-1].amount
    return count + times(left, last) if last else None


def times(amount: Decimal, each: Decimal) -> int:
    """How many of ``each`` it takes to reach ``amount``."""
    return int((amount / each).to_integral_value(ROUND_CEILING))

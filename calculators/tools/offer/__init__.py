"""A lender's counter-offer: what it costs, what rate that is, whether the money is there on each date, and what to answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.forms import result
from calculators.forms.unmet import Unmet, unmet
from calculators.law.codes import LONG_KINDS
from calculators.law.limits import is_measured
from calculators.sums import shares
from calculators.sums.money import ZERO
from calculators.sums.payoff import in_cents, in_yuan
from calculators.tools.offer import said
from calculators.tools.offer.counter import Proposed, counter
from calculators.tools.offer.counter import said as counter_said
from calculators.tools.offer.drawn import PICTURES
from calculators.tools.offer.judgement import HEADLINES, REASONS, VERDICTS, Judgement, judge, zero_interest_instalments
from calculators.tools.offer.offered import BY, SHAPES, Draft, Inputs, Offered

__all__ = [
    "BY", "EXAMPLE", "HEADLINES", "PICTURES", "REASONS", "RULES", "SHAPES", "VERDICTS", "Draft", "Inputs", "Result", "calculate", "judged",
]  # fmt: skip

RULES = (
    "apr-disclosure-2021",
    "rate-financial-24",
    "cc-art70-max-term",
    "contract-variation",
    "debt-remission",
    "cba-2026-guideline",
)


# What the reader does next: as the verdict says, and without a sum to propose something else.
FOLLOWING = VERDICTS | {"without_a_sum": "写信请对方先缓一段，或者重新算"}


@dataclass(frozen=True, kw_only=True)
class VersusOwn:
    """The offer beside the reader's own proposal."""

    monthly_difference: Decimal = result.money("每期多")
    total_difference: Decimal = result.money("一共多")


@dataclass(frozen=True, kw_only=True)
class Share:
    """What another creditor gets a month, before and after."""

    creditor: str = result.text("债权人")
    before: Decimal = result.money("按欠款分")
    after: Decimal = result.money("答应以后")
    difference: Decimal = result.money("多出")


@dataclass(frozen=True, kw_only=True)
class OtherShares:
    """What is left of a month for the other creditors together, and each one's part."""

    left: Decimal = result.money("别家一共还剩")
    shares: tuple[Share, ...] = result.rows(Share)


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """One of the lender's menu, judged as the offer is."""

    name: str = result.text("叫什么")
    instalment_amount: Decimal = result.money("每期")
    total_to_pay: Decimal = result.money("一共要还")
    extra_cost: Decimal = result.money("多付")
    annual_rate_nominal: Decimal | None = result.percent("年化")
    verdict: str = result.code(VERDICTS)


@dataclass(frozen=True, kw_only=True)
class Said:
    """An earlier round, in order of time."""

    said_on: date | None = result.day("哪天")
    by: str | None = result.code(BY)
    instalments: int = result.count("期数")
    instalment_amount: Decimal = result.money("每期")
    total_to_pay: Decimal = result.money("一共")


@dataclass(frozen=True, kw_only=True)
class Counter:
    """The next thing to propose. No instalments: a pause."""

    down_payment: Decimal = result.money("先付")
    instalments: int = result.count("期数")
    instalment_amount: Decimal = result.money("每期")
    final_amount: Decimal = result.money("最后一期")
    total_to_pay: Decimal = result.money("一共还")
    asked_waiver: Decimal = result.money("请对方减免")
    sentence: str = result.text()


@dataclass(frozen=True, kw_only=True)
class Result(result.Result):
    """The judgement of an offer. ``verdict``, ``headline``, ``reasons`` and every sentence come from one ``Judgement``."""

    verdict: str = result.code(VERDICTS)
    headline: str = result.code(HEADLINES)
    reasons: tuple[str, ...] = result.codes(REASONS)
    reply: str = result.text("可以这样说")
    instalments: int = result.count("期数")
    instalment_amount: Decimal = result.money("每期")
    final_amount: Decimal = result.money("最后一期")
    down_payment: Decimal = result.money("先付")
    total_to_pay: Decimal = result.money("一共要还")
    extra_cost: Decimal = result.money("比现在欠的多付")
    annual_rate_nominal: Decimal | None = result.percent("年化利率（单利）")
    annual_rate_effective: Decimal | None = result.percent("年化利率（复利）")
    monthly_gap: Decimal = result.money("每期比你的能力多")
    affordable: bool = result.flag("每一笔都凑得出来")
    first_shortfall: Unmet | None = result.section(Unmet, "凑不出的一笔")
    zero_interest_instalments: int | None = result.count("不计息的话，这样还要几期")
    counter: Counter | None = result.section(Counter, "下一步提")
    following: str = result.code(FOLLOWING)
    versus_own: VersusOwn | None = result.section(VersusOwn, absent=True)
    alternatives: tuple[Weighed, ...] = result.rows(Weighed)
    others: OtherShares | None = result.section(OtherShares)
    rounds: tuple[Said, ...] = result.rows(Said)


def judged(inputs: Inputs, offered: Offered | None = None) -> Judgement:
    """The judgement of the offer, or of another one for the same debt and the same means."""
    terms = (offered or inputs).terms(inputs.balance)
    most, of_a_home = inputs.max_instalments, inputs.kind in LONG_KINDS
    if not is_measured(inputs.kind, most):
        most = max(most, terms.instalments)
    return judge(terms, inputs.balance, inputs.means, inputs.rate_ceiling, most, inputs.limit_total, of_a_home=of_a_home)


def calculate(inputs: Inputs) -> Result:
    """What the offer costs, whether it can be carried, and what to say next."""
    found = judged(inputs)
    proposed = counter(found, inputs.most)
    others = _others(inputs, found)
    answer = said.reply(found, None if proposed is None else counter_said(found, proposed))
    return Result(
        verdict=found.verdict,
        headline=found.headline,
        reasons=found.reasons,
        reply=answer,
        instalments=found.terms.instalments,
        instalment_amount=_each(found),
        final_amount=found.terms.last,
        down_payment=found.terms.down_payment,
        total_to_pay=found.terms.total,
        extra_cost=found.extra,
        annual_rate_nominal=found.nominal,
        annual_rate_effective=found.effective,
        monthly_gap=found.gap,
        affordable=found.affordable,
        first_shortfall=unmet(found.short[0] if found.short else None),
        zero_interest_instalments=zero_interest_instalments(found.terms, inputs.balance),
        counter=None if proposed is None else _counter(proposed, answer),
        following="without_a_sum" if proposed and proposed.terms is None else found.verdict,
        versus_own=_versus_own(inputs, found),
        alternatives=tuple(_weighed(each.name, judged(inputs, each)) for each in inputs.alternatives),
        others=others,
        rounds=tuple(_rounds(inputs)),
        rules=_cited(inputs, found),
        say=(
            said.cost(found),
            *said.cautions(found, inputs.limit_total),
            *said.was_cheaper(inputs, found),
            *_others_said(others),
            f"可以这样说：“{answer}”",
        ),
        notices=tuple(said.notices(inputs, found, proposed)),
    )


def _each(found: Judgement) -> Decimal:
    return found.terms.steps[0].amount


def _cited(inputs: Inputs, found: Judgement) -> tuple[str, ...]:
    waived = found.settles or "discount" in found.reasons or found.verdict != "accept"
    not_card = inputs.kind not in (None, "credit_card") and "term_too_long" not in found.reasons
    left_out = {*(() if waived else ("debt-remission",)), *(("cc-art70-max-term",) if not_card else ())}
    return tuple(rule for rule in RULES if rule not in left_out)


def _counter(proposed: Proposed, sentence: str) -> Counter:
    terms = proposed.terms
    return Counter(
        down_payment=terms.down_payment if terms else ZERO,
        instalments=terms.instalments if terms else 0,
        instalment_amount=terms.highest if terms else ZERO,
        final_amount=terms.last if terms else ZERO,
        total_to_pay=terms.total if terms else ZERO,
        asked_waiver=proposed.asked_waiver,
        sentence=sentence,
    )


def _versus_own(inputs: Inputs, found: Judgement) -> VersusOwn | None:
    if inputs.own is None:
        return None
    return VersusOwn(
        monthly_difference=found.terms.highest - inputs.own.instalment_amount,
        total_difference=found.terms.total - inputs.own.total,
    )


def _weighed(name: str, found: Judgement) -> Weighed:
    return Weighed(
        name=name,
        instalment_amount=_each(found),
        total_to_pay=found.terms.total,
        extra_cost=found.extra,
        annual_rate_nominal=found.nominal,
        verdict=found.verdict,
    )


def _rounds(inputs: Inputs) -> Iterator[Said]:
    for each in sorted(inputs.rounds, key=lambda each: each.said_on or date.min):
        terms = each.terms(inputs.balance)
        yield Said(
            said_on=each.said_on,
            by=each.by,
            instalments=terms.instalments,
            instalment_amount=terms.steps[0].amount,
            total_to_pay=terms.total,
        )


def _others(inputs: Inputs, found: Judgement) -> OtherShares | None:
    """What the other creditors get by balance before and after; None where they or the month's money are not given.

    One payment takes no month's money from them.
    """
    if inputs.capacity_for_all is None or not inputs.others or found.settles:
        return None
    owed = [in_cents(debt.balance) for debt in inputs.others]
    before = shares.by_balance(in_cents(inputs.capacity_for_all), [in_cents(inputs.balance), *owed])[1:]
    left = max(inputs.capacity_for_all - found.terms.highest, ZERO)
    after = shares.by_balance(in_cents(left), owed)
    return OtherShares(
        left=left,
        shares=tuple(
            Share(creditor=debt.creditor, before=in_yuan(had), after=in_yuan(gets), difference=in_yuan(gets - had))
            for debt, had, gets in zip(inputs.others, before, after, strict=True)
        ),
    )


def _others_said(others: OtherShares | None) -> Iterator[str]:
    if others is not None:
        yield said.others_said(others.left, -sum((share.difference for share in others.shares), ZERO))


EXAMPLE = {
    "balance": "50000",
    "kind": "credit_card",
    "capacity": "2000",
    "instalments": 30,
    "instalment_amount": "2000",
    "own": {"instalments": 30, "instalment_amount": "1666.67", "final_amount": "1666.57"},
    "capacity_for_all": "3000",
    "others": [{"creditor": "乙消费金融", "balance": "20000"}, {"creditor": "丙平台", "balance": "5000"}],
    "alternatives": [
        {"name": "24 期", "instalments": 24, "fee_percent": "0.6"},
        {"name": "减免结清", "lump_sum": "35000"},
    ],
}

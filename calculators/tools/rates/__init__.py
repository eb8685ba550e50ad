"""The real yearly rate of a loan, out of instalments, a fee an instalment or dated payments, and the ceiling of this kind of lender.

Σ payment / (1 + i)^period = what was received; simple = 12i, compound = (1 + i)^12 − 1. By dates it is XIRR on actual days / 365.
"""

from dataclasses import dataclass
from decimal import Decimal

from calculators import pictures
from calculators.forms import result
from calculators.law import rules
from calculators.law.limits import lending_ceiling, lending_ceiling_rules
from calculators.sums.internal_rate import count_solutions, effective_percent, monthly_rate, nominal_percent, yearly_percents
from calculators.tools.rates.loan import Inputs, Payment
from calculators.tools.rates.words import RULES, Ceiling, ceiling_words, cited, doubts, rate_words

__all__ = ["EXAMPLE", "PICTURES", "RULES", "Inputs", "Payment", "Result", "calculate"]

SOLUTIONS = {"one": "有一个年化", "none": "算不出年化", "several": "年化不止一个，都不能用"}


@dataclass(frozen=True, kw_only=True)
class Quote:
    """What the lender says: an instalment, and its fee times twelve, which is no yearly rate."""

    instalment_amount: Decimal = result.money("每期要还")
    annual_rate: Decimal = result.percent("每期费率乘 12")


@dataclass(frozen=True, kw_only=True)
class Result(result.Result):
    """The yearly rate, simple and compound. ``real_rate`` is the simple one where something is paid on top, and None otherwise."""

    received_net: Decimal = result.money("真正到手")
    total_paid: Decimal = result.money("一共还")
    total_cost: Decimal = result.money("多付")
    solutions: str = result.code(SOLUTIONS)
    real_rate: Decimal | None = result.percent("真实年化")
    annual_rate_nominal: Decimal | None = result.percent("年化利率（单利）")
    annual_rate_effective: Decimal | None = result.percent("年化利率（复利）")
    ceiling: Ceiling | None = result.section(Ceiling)
    quote: Quote | None = result.section(Quote, absent=True)


def calculate(inputs: Inputs) -> Result:
    """The yearly rate, simple and compound, and how it stands to the ceiling of this kind of lender."""
    solutions, nominal, effective = _solved(inputs)
    paid = inputs.total_paid
    ceiling = _ceiling(inputs, nominal, effective)
    fee = inputs.fee_percent
    return Result(
        received_net=inputs.net,
        total_paid=paid,
        total_cost=paid - inputs.net,
        solutions=solutions,
        real_rate=nominal if paid >= inputs.net else None,
        annual_rate_nominal=nominal,
        annual_rate_effective=effective,
        ceiling=ceiling,
        quote=None if fee is None else Quote(instalment_amount=inputs.instalment, annual_rate=fee * 12),
        rules=cited(inputs),
        say=(*rate_words(inputs, solutions, nominal, effective), *ceiling_words(inputs, ceiling)),
        notices=tuple(doubts(inputs)),
    )


def _solved(inputs: Inputs) -> tuple[str, Decimal | None, Decimal | None]:
    """(solutions, simple, compound); both rates are None unless there is one solution."""
    if inputs.instalments is not None:
        monthly = monthly_rate(inputs.net, inputs.instalments, inputs.instalment, inputs.final, inputs.first)
        return ("none", None, None) if monthly is None else ("one", nominal_percent(monthly), effective_percent(monthly))
    flows = inputs.flows()
    count = count_solutions(inputs.net, flows)
    if count != 1:
        return ("several" if count else "none"), None, None
    nominal, effective = yearly_percents(inputs.net, flows)
    return "one", nominal, effective


def _ceiling(inputs: Inputs, nominal: Decimal | None, effective: Decimal | None) -> Ceiling | None:
    """The ceiling of this kind of lender; None where none is known. It is compared with both ways of counting."""
    limit = None if inputs.kind is None else lending_ceiling(inputs.kind, inputs.contract_date)
    if limit is None or inputs.kind is None:
        return None
    basis, *_ = lending_ceiling_rules(inputs.kind)
    return Ceiling(
        annual_rate=limit,
        basis_rule=basis,
        strength=rules.load(basis).strength,
        over=None if nominal is None else nominal > limit,
        over_compound=None if effective is None else effective > limit,
    )


def _bar(found: Result) -> str:
    """What was received and what is paid on top, within all that is paid."""
    if found.received_net <= 0 or found.total_cost <= 0:
        return ""
    return pictures.stacked_bar(
        "一共还的钱里，到手的和多付的", [("到手的钱", found.received_net), ("多付的钱", found.total_cost)]
    )


PICTURES = {"cost": _bar}

EXAMPLE = {"received": "12000", "instalments": 12, "fee_percent": "0.6", "kind": "credit_card"}

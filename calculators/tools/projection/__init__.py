"""What waiting costs: nothing paid, the minimum, or the agreed plan, month by month, each with what it owes and what it paid on top."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from calculators import pictures
from calculators.forms import result
from calculators.law.limits import lending_ceiling_rules
from calculators.sums.payoff import in_yuan
from calculators.tools.projection.account import COMPOUNDING, Inputs, Run, common_late_fee, partial_payment, run
from calculators.tools.projection.words import assumptions, doubts, said, scenario

__all__ = ["COMPOUNDING", "EXAMPLE", "PICTURES", "RULES", "SCENARIOS", "Inputs", "Result", "calculate", "common_late_fee"]

RULES = (
    "cc-2016-111",
    "cc-repay-order",
    "cc-rate-band-and-liberalization",
    "payment-order",
    "rate-financial-24",
    "rate-private-lending-4lpr",
    "lpr-table",
)

SCENARIOS = {"nothing": "什么都不还", "minimum": "只还最低", "plan": "按计划还"}


@dataclass(frozen=True, kw_only=True)
class Month:
    """The end of one month."""

    month: int = result.count("月")
    balance: Decimal = result.money("还欠")
    interest_paid: Decimal = result.money("已付的利息和费用")


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """One way to go on, to its last month."""

    monthly: Decimal = result.money("每月还")
    balance: Decimal = result.money("还欠")
    total_paid: Decimal = result.money("一共付了")
    charged: Decimal = result.money("新添利息和费用")
    months_to_clear: int | None = result.count("第几个月还清")
    say: str = result.text()
    series: tuple[Month, ...] = result.rows(Month)


@dataclass(frozen=True, kw_only=True)
class Partial:
    """The month after a card's bill is paid in part, by the two ways that agreements count its interest."""

    paid: Decimal = result.money("这期还了")
    on_whole: Decimal = result.money("全额计息")
    on_unpaid: Decimal = result.money("只算没还的部分")


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """One sentence that the figures rest on, and its rule."""

    sentence: str = result.text()
    rule: str | None = result.code()


@dataclass(frozen=True, kw_only=True)
class Result(result.Result):
    """Balance, and interest and fees paid so far, month by month, in the three scenarios."""

    balance_now: Decimal = result.money("现在欠")
    annual_rate: Decimal = result.percent("按这个年利率")
    plan_rate: Decimal = result.percent("计划按这个年利率")
    nothing: Scenario = result.section(Scenario)
    minimum: Scenario = result.section(Scenario)
    plan: Scenario = result.section(Scenario)
    partial: Partial | None = result.section(Partial, absent=True)
    assumptions: tuple[Assumption, ...] = result.rows(Assumption)


def calculate(inputs: Inputs) -> Result:
    """The three scenarios, and what they rest on."""
    runs = {code: run(inputs, code) for code in SCENARIOS}
    rest_on = tuple(assumptions(inputs))
    cited = {rule for _, rule in rest_on} | set(_rate_rules(inputs))
    found = partial_payment(inputs)
    return Result(
        balance_now=inputs.owed,
        annual_rate=inputs.rate,
        plan_rate=inputs.rate_of_plan,
        nothing=_scenario(inputs, "nothing", runs),
        minimum=_scenario(inputs, "minimum", runs),
        plan=_scenario(inputs, "plan", runs),
        partial=Partial(paid=in_yuan(found[0]), on_whole=in_yuan(found[1]), on_unpaid=in_yuan(found[2])) if found else None,
        assumptions=tuple(Assumption(sentence=sentence, rule=rule) for sentence, rule in rest_on),
        rules=tuple(rule for rule in RULES if rule in cited),
        say=tuple(said(inputs, runs)),
        notices=tuple(doubts(inputs)),
    )


def _rate_rules(inputs: Inputs) -> Iterator[str]:
    """The rules that an assumed rate rests on."""
    if inputs.annual_rate is None and not inputs.is_card:
        yield from lending_ceiling_rules(inputs.kind)


def _scenario(inputs: Inputs, code: str, runs: dict[str, Run]) -> Scenario:
    done = runs[code]
    return Scenario(
        monthly=inputs.payments()[code],
        balance=in_yuan(done.account.balance),
        total_paid=in_yuan(done.account.paid),
        charged=in_yuan(done.account.charged),
        months_to_clear=done.cleared,
        say=scenario(inputs, code, done),
        series=tuple(
            Month(month=month, balance=in_yuan(balance), interest_paid=in_yuan(on_top))
            for month, (balance, on_top) in enumerate(done.series, 1)
        ),
    )


def _lines(found: Result) -> str:
    """Balance over the months, from today's; a scenario that was not filled in is the first once more, and has no line."""
    ways = {"nothing": found.nothing, "minimum": found.minimum, "plan": found.plan}
    return pictures.lines(
        "每个月还欠多少",
        {
            SCENARIOS[code]: [found.balance_now, *(each.balance for each in way.series)]
            for code, way in ways.items()
            if code == "nothing" or way.monthly
        },
    )


PICTURES = {"balances": _lines}

EXAMPLE = {
    "kind": "credit_card",
    "principal": "45000",
    "interest": "3800",
    "fees": "1200",
    "annual_rate": "18.25",
    "months": 12,
    "minimum_payment": "2500",
    "monthly_payment": "1600",
    "days_overdue": 20,
}

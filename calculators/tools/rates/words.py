"""What is said of a rate, how it stands to the ceiling of this kind of lender, and what is not sure."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from calculators.forms import result
from calculators.forms.notices import looks_like_fraction, plain
from calculators.forms.result import Notice
from calculators.law import rules
from calculators.law.codes import FINANCIAL_KINDS
from calculators.law.limits import lending_ceiling_rules
from calculators.sums.money import CENT, spoken
from calculators.sums.money import percent as percent_text
from calculators.sums.months import month_after
from calculators.tools.rates.loan import Inputs

RULES = (
    "apr-disclosure-2021",
    "formulas",
    "rate-financial-24",
    "rate-private-lending-4lpr",
    "lpr-table",
    "rate-private-lending-transition",
    "rate-zhudai-2025-9",
    "rate-microloan-2025-guideline",
    "rate-cfc-20-guidance",
)
# What regulators or the press say to some lenders. It is no ceiling that a borrower can rely on.
_GUIDANCE = {
    "online_loan": ("rate-zhudai-2025-9", "rate-microloan-2025-guideline"),
    "microloan": ("rate-microloan-2025-guideline",),
    "consumer_finance": ("rate-cfc-20-guidance",),
}
_ABSURD = 1000  # percent a year: more likely a slip of the keyboard than a loan


@dataclass(frozen=True, kw_only=True)
class Ceiling:
    """The line for this kind of lender, its rule, and whether the rate is above it, counted in both ways."""

    annual_rate: Decimal = result.percent("上限")
    basis_rule: str = result.code()
    strength: str = result.code(rules.STRENGTHS)
    over: bool | None = result.flag("按单利")
    over_compound: bool | None = result.flag("按复利")


def doubts(inputs: Inputs) -> Iterator[Notice]:
    """A fee that looks like a fraction."""
    yield from looks_like_fraction("fee_percent", "每期费率", inputs.fee_percent, a_period=True)


def is_too_old(inputs: Inputs) -> bool:
    """A private loan of before the LPR, whose interest is counted in parts."""
    cutover = rules.load("rate-private-lending-transition").figure("cutover")
    return inputs.kind == "private_loan" and inputs.contract_date is not None and inputs.contract_date < cutover


def cited(inputs: Inputs) -> tuple[str, ...]:
    """The rules that a result rests on."""
    found = {"apr-disclosure-2021", "formulas"}
    if inputs.kind and (inputs.kind in FINANCIAL_KINDS or inputs.kind == "private_loan"):
        found.update(lending_ceiling_rules(inputs.kind))
    if is_too_old(inputs):
        found.add("rate-private-lending-transition")
    found.update(_GUIDANCE.get(inputs.kind or "", ()))
    return tuple(rule for rule in RULES if rule in found)


def rate_words(inputs: Inputs, solutions: str, nominal: Decimal | None, effective: Decimal | None) -> Iterator[str]:
    """The rate, or why there is none; then what was paid on top."""
    for each in doubts(inputs):
        yield each.message
    paid, cost = inputs.total_paid, inputs.total_paid - inputs.net
    if solutions == "several":
        yield "有的还款在钱到手之前，有的在之后，能对上的年化不止一个，哪个都不能用。请核对日子。"
    elif inputs.net <= 0:
        yield f"先收的费用 {spoken(inputs.upfront_fee)}不比到手的 {spoken(inputs.received)}少，等于没有拿到钱，年化算不出来。"
    elif not paid:
        yield "没有还款，年化算不出来。请写下每一笔还款。"
    elif solutions == "none":
        yield "照这些日子和金额，没有一个年化对得上。请核对还款的日子，钱到手之前的还款有没有写错。"
    elif -CENT * (inputs.instalments or 0) <= cost < 0:
        yield "没有利息，差的是每期取整的零头。"
    elif cost < 0:
        yield "一共还的比到手的还少，没有利息，年化没有意义。请核对有没有漏写还款。"
    elif nominal is None or effective is None or effective > _ABSURD:
        yield f"折算年化超过 {_ABSURD}%。请核对金额、期数和日子有没有写错。"
    else:
        yield f"真实年化是 {percent_text(nominal)}%（单利），{percent_text(effective)}%（复利）。"
        if inputs.fee_percent is not None:
            yield (
                f"对方说的每期 {plain(inputs.fee_percent)}% 乘 12，是 {percent_text(inputs.fee_percent * 12)}%。"
                "费用每期都按最初的本金收，本金却一期期还掉了，所以真实年化更高。"
            )
    yield from _cost_words(inputs, solutions)


def _cost_words(inputs: Inputs, solutions: str) -> Iterator[str]:
    paid, cost = inputs.total_paid, inputs.total_paid - inputs.net
    if cost >= 0:
        yield f"到手 {spoken(inputs.net)}，一共还 {spoken(paid)}，多付 {spoken(cost)}。"
    else:
        yield f"到手 {spoken(inputs.net)}，一共还 {spoken(paid)}，比到手的少 {spoken(-cost)}。"
    if solutions == "one" and inputs.payments and all(day < 0 for day, amount in inputs.flows() if amount):
        yield "所有还款都写在钱到手之前，像是存钱，不像借钱。请核对日子。"


def ceiling_words(inputs: Inputs, ceiling: Ceiling | None) -> Iterator[str]:
    """How it stands to the ceiling of this kind of lender."""
    if inputs.kind == "private_loan" and inputs.contract_date is None:
        yield "向个人借的钱，上限看合同签订那天。填上合同签订日，才能比。"
    if is_too_old(inputs):
        cutover = rules.load("rate-private-lending-transition").figure("cutover")
        yield f"这笔借款在 {cutover} 之前签的，没有一个数管到底：那天以前和以后要分段算。可以打 12348 问清楚。"
    if ceiling is None:
        if inputs.kind == "other":
            yield "不知道出借人是哪一类，没法比利率上限。先查清合同上的出借人。"
        return
    limit = percent_text(ceiling.annual_rate)
    if inputs.kind == "private_loan" and inputs.contract_date:
        table = rules.load("lpr-table")
        told = table.on(inputs.contract_date).since
        multiple = rules.load(ceiling.basis_rule).figure("lpr_multiple", inputs.contract_date)
        later = "（之后的没有核到，请查那天的数）" if month_after(table.latest.since, 1) <= inputs.contract_date else ""
        yield (
            f"合同那天用的是 {told} 公布的一年期 LPR {percent_text(table.figure('one_year', told))}%{later}，"
            f"{multiple} 倍是 {limit}%。超过的部分，打官司时法院不支持。"
        )
    else:
        yield (
            f"这类出借人，打官司时可以请求法院调减息费合计超过年利率 {limit}% 的部分。"
            "这是法院的司法政策，要你自己提出；不是超过就违法，也不会自动减。"
        )
    if ceiling.over:
        yield f"这一笔按单利、按复利都超过了 {limit}%。"
    elif ceiling.over_compound:
        yield f"这一笔按单利没有超过 {limit}%，按复利超过了。比的时候用哪个没有统一，先别当成超过了。"
    elif ceiling.over is not None:
        yield f"这一笔没有超过 {limit}%。"
    yield from _guidance_words(inputs.kind)


def _guidance_words(kind: str | None) -> Iterator[str]:
    if kind == "online_loan":
        yield "先查清合同上真正的出借人。平台合作的贷款，担保费、服务费也要算进总成本，算的时候不要漏。"
    if kind in {"online_loan", "microloan"}:
        guideline = rules.load("rate-microloan-2025-guideline")
        yield (
            f"小贷公司还有一份指引：新贷款的综合成本超过 {guideline.figure('new_loan_annual_percent')}% 的要停发，"
            f"原则上最晚 {guideline.figure('target_deadline')} 降到四倍 LPR 以内。"
            "它管的是小贷公司和监管部门，你不能直接拿它要求降息。"
        )
    if kind == "consumer_finance":
        average = rules.load("rate-cfc-20-guidance").figure("reported_average_percent")
        yield f"有报道说消费金融公司新贷款的平均成本不超过 {average}%。没有公开文件，你不能拿它当依据。"

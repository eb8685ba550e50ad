"""A proposal to one lender: what is repaid after what is waived, when, and a schedule that adds up to the cent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.forms import result
from calculators.forms.notices import looks_like_fraction, plain
from calculators.forms.result import Notice
from calculators.forms.unmet import Unmet, unmet
from calculators.law.limits import is_measured, longest_term
from calculators.sums import terms
from calculators.sums.money import ZERO, spoken
from calculators.sums.terms import Means, Row, Shortfall, Terms
from calculators.tools.proposal.inputs import Dated, Draft, Inputs
from calculators.words.spoken_terms import SHAPES, instalments_said

__all__ = ["EXAMPLE", "FLAGS", "RULES", "SHAPES", "Dated", "Draft", "Due", "Inputs", "Result", "calculate"]

RULES = (
    "cc-art70-conditions",
    "cc-art70-max-term",
    "cc-art70-six-items",
    "art70-not-for-loans",
    "contract-variation",
    "debt-remission",
    "loan-rules",
    "nfra-2025-03-consumer-relief",
    "limitation-interrupt",
)

# What would harm who sends it: the gates of the letters ask the same.
FLAGS = {
    "over_limit_term": "期数超过了上限",
    "last_day_far": "还清的日子在十年以后",
    "not_payable": "到时凑不出这些钱",
    "final_too_high": "最后一期比其他各期多很多",
}
_FAR = 120  # months: what is promised for longer is rarely kept, and rarely granted


@dataclass(frozen=True, kw_only=True)
class Due:
    """One payment of the schedule; number 0 is the down payment."""

    number: int = result.count("期")
    date: date = result.day("日期")
    payment: Decimal = result.money("还款")
    interest: Decimal = result.money("利息")
    principal: Decimal = result.money("本金")
    balance: Decimal = result.money("剩余")


@dataclass(frozen=True, kw_only=True)
class Result(result.Result):
    """The terms and their schedule, whose payments add up to the total."""

    waived_principal: Decimal = result.money("申请减免本金")
    waived_interest: Decimal = result.money("申请减免利息")
    waived_fees: Decimal = result.money("申请减免费用")
    asked_waiver: Decimal = result.money("一共申请减免")
    grace_interest: Decimal = result.money("缓的几个月的利息")
    repay_base: Decimal = result.money("要分期还的数")
    instalments: int = result.count("期数")
    instalment_amount: Decimal = result.money("每期")
    final_amount: Decimal = result.money("最后一期")
    total_to_pay: Decimal = result.money("一共要还")
    total_interest: Decimal = result.money("还款期间利息")
    last_payment_date: date = result.day("还清的日子")
    within_limit: bool = result.flag("期数在上限之内")
    required_monthly: Decimal = result.money("在上限内还清，每月至少")
    first_shortfall: Unmet | None = result.section(Unmet, "还不出的一期", absent=True)
    flags: tuple[str, ...] = result.codes(FLAGS)
    schedule: tuple[Due, ...] = result.rows(Due)


@dataclass(frozen=True)
class _Judged:
    """What the sentences, the flags and the notices all speak of."""

    terms: Terms
    rows: tuple[Row, ...]  # of the instalments; the down payment is not among them
    asked_waiver: Decimal
    total_interest: Decimal
    within: bool
    required: Decimal
    short: Shortfall | None
    flags: tuple[str, ...]


def calculate(inputs: Dated) -> Result:
    """The proposal's terms, its schedule, and what is to be thought of before it is sent."""
    agreed = inputs.terms()
    settled = inputs.ways() == ["lump_sum"]
    base, rate = (agreed.last, ZERO) if settled else (inputs.left, inputs.rate)
    schedule = tuple(agreed.schedule(base, rate, inputs.first_payment_date, inputs.down_payment_date))
    judged = _judged(inputs, agreed, schedule, settled)
    return Result(
        waived_principal=inputs.waived_principal,
        waived_interest=inputs.waived_interest,
        waived_fees=inputs.waived_fees,
        asked_waiver=judged.asked_waiver,
        grace_interest=inputs.grace_interest,
        repay_base=inputs.repay_base,
        instalments=agreed.instalments,
        instalment_amount=judged.rows[0].payment,
        final_amount=agreed.last,
        total_to_pay=agreed.total,
        total_interest=judged.total_interest,
        last_payment_date=judged.rows[-1].date,
        within_limit=judged.within,
        required_monthly=judged.required,
        first_shortfall=unmet(judged.short),
        flags=judged.flags,
        schedule=tuple(Due(**row._asdict()) for row in schedule),
        rules=_cited(inputs, settled),
        say=tuple(_say(inputs, judged)),
        notices=tuple(_notices(inputs, judged)),
    )


def _judged(inputs: Dated, agreed: Terms, schedule: tuple[Row, ...], settled: bool) -> _Judged:
    rows = tuple(row for row in schedule if row.number)
    measured = is_measured(inputs.kind, inputs.max_instalments)
    within = agreed.instalments <= inputs.max_instalments or not measured
    short = None
    if inputs.capacity is not None:
        short = next(agreed.shortfalls(Means(inputs.cash_now, inputs.capacity)), None)
    found = {
        "over_limit_term": not within,
        "last_day_far": measured and agreed.instalments + agreed.grace_months > _FAR,
        "not_payable": short is not None,
        "final_too_high": agreed.instalments > 1 and agreed.last > 2 * agreed.highest,
    }
    return _Judged(
        terms=agreed,
        rows=rows,
        asked_waiver=inputs.waived + (inputs.repay_base - agreed.last if settled else ZERO),
        total_interest=sum((row.interest for row in rows), ZERO),
        within=within,
        required=terms.least_payment(inputs.repay_base, inputs.rate, inputs.max_instalments),
        short=short,
        flags=tuple(code for code in FLAGS if found[code]),
    )


def _cited(inputs: Dated, settled: bool) -> tuple[str, ...]:
    if inputs.kind == "credit_card":
        basis = {"cc-art70-conditions", "cc-art70-max-term", "cc-art70-six-items"}
    else:
        basis = {"art70-not-for-loans", "contract-variation", "loan-rules"}
    if inputs.kind == "bank_loan":
        basis.add("nfra-2025-03-consumer-relief")
    if settled or inputs.waived_principal:
        basis.add("debt-remission")
    return tuple(rule for rule in RULES if rule in basis | {"limitation-interrupt"})


def _say(inputs: Dated, judged: _Judged) -> Iterator[str]:
    agreed, rows = judged.terms, judged.rows
    yield f"{_before(inputs)}{_plan(agreed, rows)}，一共还 {spoken(agreed.total)}。"
    if agreed.grace_months:
        yield _gap(inputs)
    if judged.asked_waiver:
        yield f"这要对方同意减免 {spoken(judged.asked_waiver)}。对方可以同意，也可以不同意。"
    if judged.short:
        yield _unmet(judged.short)
    if not judged.within:
        yield (
            f"{agreed.instalments} 期超过了 {inputs.max_instalments} 期。要在 {inputs.max_instalments} 期内还清，"
            f"每月至少 {spoken(judged.required)}。"
        )
    if "last_day_far" in judged.flags:
        yield f"要还到 {rows[-1].date}，很难一直做到，对方也很难答应。先谈减免，或者先谈缓一段。"
    if "final_too_high" in judged.flags:
        yield f"最后一期 {spoken(agreed.last)}，比其他各期多很多，到时可能还不上。请{'重新安排各段' if inputs.ways() == ['steps'] else '减少期数'}再算一次。"


def _before(inputs: Dated) -> str:
    if not inputs.down_payment:
        return ""
    when = f"{inputs.down_payment_date} " if inputs.down_payment_date else ""
    return f"{when}先付 {spoken(inputs.down_payment)}，然后"


def _plan(agreed: Terms, rows: tuple[Row, ...]) -> str:
    if len(rows) == 1:
        return f"{rows[0].date} 一次还 {spoken(rows[0].payment)}，就还清了"
    start = f"从 {rows[0].date} 开始，" if agreed.grace_months else ""
    if len(agreed.runs) == 1:
        return f"{start}每月还 {spoken(agreed.last)}，{agreed.instalments} 期还清"
    return f"{start}{instalments_said(agreed, '每月还')}"


def _gap(inputs: Dated) -> str:
    if inputs.grace_interest:
        return f"缓的 {inputs.grace_months} 个月按年利率 {plain(inputs.rate)}% 计息，一共 {spoken(inputs.grace_interest)}，加进了要还的数。"
    return f"缓的 {inputs.grace_months} 个月按不计息算。请对方写明这段时间不计利息和违约金。"


def _unmet(short: Shortfall) -> str:
    which = "首付" if not short.number else f"第 {short.number} 期"
    return f"{which}要还 {spoken(short.due)}，到那时只凑得出 {spoken(short.available)}。做不到的数不要提。"


def _notices(inputs: Dated, judged: _Judged) -> Iterator[Notice]:
    if inputs.principal is None:
        yield Notice(
            field="balance",
            code="split_unknown",
            message="只知道一个总数，分不出本金、利息和费用，所以只能按总数算。先请对方列出明细，再谈减免哪一项。",
        )
    if inputs.annual_rate is None and inputs.ways() != ["lump_sum"]:
        words = "没有填还款期间的年利率，按不计息算。对方同意停息才是这样；不同意，就把年利率填上再算。"
        yield Notice(field="annual_rate", code="rate_unknown", message=words)
    for field, label in (("waive_principal", "减免的本金"), ("waive_interest", "减免的利息"), ("waive_fees", "减免的费用")):
        yield from looks_like_fraction(field, label, getattr(inputs, field))
    yield from looks_like_fraction("annual_rate", "年利率", inputs.annual_rate)
    if not judged.within:
        yield Notice(field=inputs.ways()[0], code="over_limit_term", message=_limit_said(inputs))
    elif judged.terms.instalments > inputs.max_instalments:
        words = f"房贷本来就长，没有拿信用卡的 {inputs.max_instalments} 期去比。期限照借款合同，要改，问银行能延长到哪一年。"
        yield Notice(field=inputs.ways()[0], code="default_used", message=words)
    elif inputs.kind == "credit_card" and judged.terms.instalments + inputs.grace_months > inputs.max_instalments:
        months = judged.terms.instalments + inputs.grace_months
        words = f"连缓的 {inputs.grace_months} 个月一起，是 {months} 个月，超过了 {inputs.max_instalments} 期。上限从哪天算起，请问银行。"
        yield Notice(field="grace_months", code="over_limit_term", message=words)
    if judged.short:
        yield Notice(field="capacity", code="not_payable", message=_unmet(judged.short))
    yield from _blanks(inputs, judged)


def _blanks(inputs: Dated, judged: _Judged) -> Iterator[Notice]:
    """What was not written, and would change what is said."""
    if inputs.principal is not None and not inputs.interest and not inputs.fees:
        words = "没有写利息和费用，当 0 算了，只按本金排。对方的账上会更多，先请对方列出明细。"
        yield Notice(field="interest", code="blank_counted_as_zero", message=words)
    if inputs.capacity is None:
        words = "没有填这一家每月最多能还，所以没有看到时还不还得出。"
        yield Notice(field="capacity", code="default_used", message=words)
    if judged.short and not inputs.cash_now:
        words = "手里能拿出来的钱没有填，按 0 元算。有存款、或者家人愿意给的，填上再看。"
        yield Notice(field="cash_now", code="blank_counted_as_zero", message=words)
    if inputs.down_payment and inputs.down_payment_date is None:
        words = "首付哪天付没有填，计划表里没有它的一行。"
        yield Notice(field="down_payment_date", code="default_used", message=words)


def _limit_said(inputs: Dated) -> str:
    if inputs.kind == "credit_card":
        return f"信用卡的个性化分期最长 {longest_term() // 12} 年，这里按 {inputs.max_instalments} 期比。更长的不合规定。"
    return f"{inputs.max_instalments} 期是信用卡的上限。这类债没有这条规定，这里拿它当尺子：太长的很难谈成，也很难一直做到。"


EXAMPLE = {
    "creditor": "甲银行信用卡中心",
    "kind": "credit_card",
    "principal": "45000",
    "interest": "3800",
    "fees": "1200",
    "waive_interest": "50",
    "waive_fees": "100",
    "monthly_payment": "1600",
    "first_payment_date": "2026-12-20",
}

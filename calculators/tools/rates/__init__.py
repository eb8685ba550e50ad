"""真实年化：从每期还款、每期费率或每一笔还款的日子，算出借钱的真实年化利率，再和这类出借人的上限比。

公式：Σ 还款 / (1 + i)^期 = 到手的钱；单利 = 12i，复利 = (1 + i)^12 − 1。按日期的为 XIRR（实际天数 / 365）。
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators import pictures
from calculators.forms.declaration import MOST_INSTALMENTS, choice, day, instalment_count, money, percent, rows
from calculators.law import rules
from calculators.law.codes import DEBT_KINDS, FINANCIAL_KINDS
from calculators.law.limits import lending_ceiling, lending_ceiling_rules
from calculators.sums.internal_rate import count_solutions, effective_percent, monthly_rate, nominal_percent, yearly_percents
from calculators.sums.money import ZERO, cents, spoken, yuan
from calculators.sums.money import percent as percent_text
from calculators.sums.months import month_after

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
_MONTHLY = ("instalments", "instalment_amount", "fee_percent", "first_amount", "final_amount")
_DATED = ("received_on", "payments")
_ABSURD = 1000  # percent a year: more likely a slip of the keyboard than a loan


@dataclass(frozen=True, kw_only=True)
class Payment:
    """One payment on its day."""

    date: date = day("还款日")
    amount: Decimal = money("还款金额")


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """What was received and what is paid: by equal instalments, by a fee an instalment, or payment by payment."""

    received: Decimal = money("到手的钱", hint="真正到你手里的数，不是合同上写的")
    instalments: int | None = instalment_count("期数", None, hint="每月一期，第一期在到手一个月后")
    instalment_amount: Decimal | None = money("每期还多少", None, hint="和“每期费率”只填一个")
    fee_percent: Decimal | None = percent("每期费率", None, hint="对方说“每期费率 0.6%”，就填 0.6", per="instalment")
    upfront_fee: Decimal = money(
        "先收的费用", 0, hint="到手之后又付的手续费、服务费。已经扣掉的不要再填", percent_of=("received",), extra=True
    )
    first_amount: Decimal | None = money("第一期金额", None, hint="和其他各期一样就空着", extra=True)
    final_amount: Decimal | None = money("最后一期金额", None, hint="和其他各期一样就空着", extra=True)
    received_on: date | None = day("钱到手的日子", None)
    payments: tuple[Payment, ...] | None = rows("每一笔还款", Payment, None, most=MOST_INSTALMENTS)
    kind: str | None = choice("出借人是哪一类", DEBT_KINDS, None, hint="想和利率上限比，再选")
    contract_date: date | None = day("合同签订日", None, hint="向个人借的钱，比上限要用", extra=True)

    def problems(self, broken: Set[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """What is wrong between fields: (field, code, message). ``broken`` are wrong by themselves."""

        def written(names: tuple[str, ...]) -> list[str]:
            return [name for name in names if name in broken or getattr(self, name) not in (None, ())]

        monthly, dated = written(_MONTHLY), written(_DATED)
        if monthly and dated:
            yield dated[-1], "conflict", "期数那一种和日期那一种只填一种，两种都填就不知道照哪个算。请清空其中一种。"
        elif dated:
            if "received_on" not in dated:
                yield "received_on", "required", "请选钱到手的日子。"
            if self.payments is None and "payments" not in dated:
                yield "payments", "required", "请写下每一笔还款的日子和金额。"
        else:
            yield from self._monthly_problems(monthly)

    def _monthly_problems(self, written: list[str]) -> Iterator[tuple[str, str, str]]:
        if "instalments" not in written:
            yield "instalments", "required", "请填期数。每期不一样的，改填钱到手的日子和每一笔还款。"
        if "fee_percent" in written and "instalment_amount" in written:
            yield "fee_percent", "conflict", "“每期还多少”和“每期费率”只填一个。请删去其中一个。"
        elif "fee_percent" not in written and "instalment_amount" not in written:
            yield "instalment_amount", "required", "请填每期还多少，或者填每期费率。"
        if self.instalments == 1 and "first_amount" in written and "final_amount" in written:
            yield "final_amount", "conflict", "只有一期，第一期就是最后一期。请删去其中一个。"

    @property
    def net(self) -> Decimal:
        """What was really received, yuan."""
        return self.received - self.upfront_fee

    @property
    def instalment(self) -> Decimal:
        """A regular instalment, yuan; out of a fee quote a part of the principal and the fee, to the cent."""
        if self.instalment_amount is not None:
            return self.instalment_amount
        return cents(self.received / self.instalments + self.received * self.fee_percent / 100)

    @property
    def first(self) -> Decimal:
        """The first instalment, yuan."""
        return self.instalment if self.first_amount is None else self.first_amount

    @property
    def final(self) -> Decimal:
        """The last instalment, yuan; of a single one the first is the last."""
        if self.final_amount is not None:
            return self.final_amount
        return self.first if self.instalments == 1 else self.instalment

    @property
    def total_paid(self) -> Decimal:
        """All payments, yuan, without the fee that was taken first."""
        if self.instalments is None:
            return sum((payment.amount for payment in self.payments), ZERO)
        if self.instalments == 1:
            return self.final
        return self.first + self.instalment * (self.instalments - 2) + self.final

    def flows(self) -> list[tuple[int, Decimal]]:
        """Payments on days: (days after the money, yuan)."""
        return [((payment.date - self.received_on).days, payment.amount) for payment in self.payments]


def calculate(inputs: Inputs) -> dict:
    """The yearly rate, simple and compound, and how it stands to the ceiling of this kind of lender."""
    solutions, nominal, effective = _solved(inputs)
    paid = inputs.total_paid
    result = {
        "received_net": yuan(inputs.net),
        "total_paid": yuan(paid),
        "total_cost": yuan(paid - inputs.net),
        "solutions": solutions,
        "annual_rate_nominal": None if nominal is None else percent_text(nominal),
        "annual_rate_effective": None if effective is None else percent_text(effective),
        "ceiling": _ceiling(inputs, nominal, effective),
    }
    if inputs.fee_percent is not None:
        result["quote"] = {
            "instalment_amount": yuan(inputs.instalment),
            "annual_rate": percent_text(inputs.fee_percent * 12),
        }
    result["rules"] = _cited(inputs)
    result["say"] = [*_rate_words(inputs, solutions, nominal, effective), *_ceiling_words(inputs, result["ceiling"])]
    return result


def _solved(inputs: Inputs) -> tuple[str, Decimal | None, Decimal | None]:
    """(solutions, simple, compound); both rates are None unless there is one solution."""
    if inputs.instalments is not None:
        monthly = monthly_rate(inputs.net, inputs.instalments, inputs.instalment, inputs.final, inputs.first)
        return ("none", None, None) if monthly is None else ("one", nominal_percent(monthly), effective_percent(monthly))
    flows = inputs.flows()
    count = count_solutions(inputs.net, flows)
    if count != 1:
        return ("several" if count else "none"), None, None
    return ("one", *yearly_percents(inputs.net, flows))


def _ceiling(inputs: Inputs, nominal: Decimal | None, effective: Decimal | None) -> dict | None:
    """The ceiling of this kind of lender; None where none is known. It is compared with both ways of counting."""
    limit = None if inputs.kind is None else lending_ceiling(inputs.kind, inputs.contract_date)
    if limit is None:
        return None
    basis, *_ = lending_ceiling_rules(inputs.kind)
    return {
        "annual_rate": percent_text(limit),
        "basis_rule": basis,
        "strength": rules.load(basis).strength,
        "over": None if nominal is None else nominal > limit,
        "over_compound": None if effective is None else effective > limit,
    }


def _is_too_old(inputs: Inputs) -> bool:
    """A private loan of before the LPR, whose interest is counted in parts."""
    cutover = rules.load("rate-private-lending-transition").figure("cutover")
    return inputs.kind == "private_loan" and inputs.contract_date is not None and inputs.contract_date < cutover


def _cited(inputs: Inputs) -> list[str]:
    cited = {"apr-disclosure-2021", "formulas"}
    if inputs.kind in FINANCIAL_KINDS or inputs.kind == "private_loan":
        cited.update(lending_ceiling_rules(inputs.kind))
    if _is_too_old(inputs):
        cited.add("rate-private-lending-transition")
    cited.update(_GUIDANCE.get(inputs.kind, ()))
    return [rule for rule in RULES if rule in cited]


def _rate_words(inputs: Inputs, solutions: str, nominal: Decimal | None, effective: Decimal | None) -> Iterator[str]:
    paid, cost = inputs.total_paid, inputs.total_paid - inputs.net
    if solutions == "several":
        yield "有的还款在钱到手之前，有的在之后，能对上的年化不止一个，哪个都不能用。请核对日子。"
    elif inputs.net <= 0:
        yield f"先收的费用 {spoken(inputs.upfront_fee)}不比到手的 {spoken(inputs.received)}少，等于没有拿到钱，年化算不出来。"
    elif not paid:
        yield "没有还款，年化算不出来。请写下每一笔还款。"
    elif solutions == "none":
        yield "照这些日子和金额，没有一个年化对得上。请核对还款的日子，钱到手之前的还款有没有写错。"
    elif effective > _ABSURD:
        yield f"折算年化超过 {_ABSURD}%。请核对金额、期数和日子有没有写错。"
    else:
        yield f"真实年化是 {percent_text(nominal)}%（单利），{percent_text(effective)}%（复利）。"
        if inputs.fee_percent is not None:
            yield (
                f"对方说的每期 {inputs.fee_percent.normalize():f}% 乘 12，是 {percent_text(inputs.fee_percent * 12)}%。"
                "费用每期都按最初的本金收，本金却一期期还掉了，所以真实年化更高。"
            )
    if cost >= 0:
        yield f"到手 {spoken(inputs.net)}，一共还 {spoken(paid)}，多付 {spoken(cost)}。"
    else:
        yield f"到手 {spoken(inputs.net)}，一共还 {spoken(paid)}，比到手的少 {spoken(-cost)}。请核对有没有漏写还款。"
    if solutions == "one" and inputs.payments and all(day < 0 for day, amount in inputs.flows() if amount):
        yield "所有还款都写在钱到手之前，像是存钱，不像借钱。请核对日子。"


def _ceiling_words(inputs: Inputs, ceiling: dict | None) -> Iterator[str]:
    if inputs.kind == "private_loan" and inputs.contract_date is None:
        yield "向个人借的钱，上限看合同签订那天。填上合同签订日，才能比。"
    if _is_too_old(inputs):
        cutover = rules.load("rate-private-lending-transition").figure("cutover")
        yield f"这笔借款在 {cutover} 之前签的，没有一个数管到底：那天以前和以后要分段算。可以打 12348 问清楚。"
    if ceiling is None:
        if inputs.kind == "other":
            yield "不知道出借人是哪一类，没法比利率上限。先查清合同上的出借人。"
        return
    limit = ceiling["annual_rate"]
    if inputs.kind == "private_loan":
        table = rules.load("lpr-table")
        told = table.on(inputs.contract_date).since
        multiple = rules.load(ceiling["basis_rule"]).figure("lpr_multiple", inputs.contract_date)
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
    if ceiling["over"]:
        yield f"这一笔按单利、按复利都超过了 {limit}%。"
    elif ceiling["over_compound"]:
        yield f"这一笔按单利没有超过 {limit}%，按复利超过了。比的时候用哪个没有统一，先别当成超过了。"
    elif ceiling["over"] is not None:
        yield f"这一笔没有超过 {limit}%。"
    yield from _guidance_words(inputs.kind)


def _guidance_words(kind: str) -> Iterator[str]:
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


def _bar(result: dict) -> str:
    """What was received and what is paid on top, within all that is paid."""
    received, cost = Decimal(result["received_net"]), Decimal(result["total_cost"])
    if received <= 0 or cost <= 0:
        return ""
    return pictures.stacked_bar("一共还的钱里，到手的和多付的", [("到手的钱", received), ("多付的钱", cost)])


PICTURES = {"cost": _bar}

EXAMPLE = {"received": "12000", "instalments": 12, "fee_percent": "0.6", "kind": "credit_card"}

"""协商方案：减免之后还多少，每月多少，哪天还清；一张加得上的还款计划表。

公式：等额本息，月还款 = 基数 × i / (1 − (1 + i)^−n)，i = 年利率 / 12。每期利息按期初余额计，四舍五入到分。
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.forms.declaration import MOST_INSTALMENTS, choice, day, instalment_count, money, percent, short_text
from calculators.law.codes import DEBT_KINDS
from calculators.law.limits import longest_term
from calculators.sums.money import CENT, ZERO, cents, cents_up, part_of, spoken, yuan
from calculators.sums.months import month_after

RULES = (
    "cc-art70-conditions",
    "cc-art70-max-term",
    "cc-art70-six-items",
    "art70-not-for-loans",
    "contract-variation",
    "loan-rules",
    "nfra-2025-03-consumer-relief",
    "limitation-interrupt",
)


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """One proposal to one lender."""

    creditor: str = short_text("债权人", sample="某某银行信用卡中心")
    kind: str = choice("债务种类", DEBT_KINDS)
    principal: Decimal = money("本金")
    interest: Decimal = money("利息", 0, hint="已经产生、还没还的")
    fees: Decimal = money("违约金和费用", 0)
    waive_interest: Decimal = percent("申请减免的利息", 0, most=100, hint="全部减免写 100，不减免写 0")
    waive_fees: Decimal = percent("申请减免的违约金和费用", 0, most=100, hint="全部减免写 100，不减免写 0")
    down_payment: Decimal = money("首付", 0, hint="没有就空着。不要为它去借钱", extra=True)
    monthly_payment: Decimal | None = money("每月还款", None, least="0.01", hint="和“期数”只填一个")
    instalments: int | None = instalment_count("期数", None, hint="填了每月还款就空着")
    annual_rate: Decimal = percent("还款期间年利率", 0, hint="请对方停止计息就空着或写 0", per="year", extra=True)
    first_payment_date: date = day("首次还款日", hint="选在发工资之后")
    max_instalments: int = instalment_count("最多期数", longest_term, hint="信用卡个性化分期最长 5 年", extra=True)

    @property
    def waived_interest(self) -> Decimal:
        """Yuan of interest that the lender is asked to drop."""
        return part_of(self.interest, self.waive_interest)

    @property
    def waived_fees(self) -> Decimal:
        """Yuan of fees that the lender is asked to drop."""
        return part_of(self.fees, self.waive_fees)

    @property
    def repay_base(self) -> Decimal:
        """What is paid by instalments: the debt less what is waived and what is paid at once."""
        owed = self.principal + self.interest - self.waived_interest + self.fees - self.waived_fees
        return owed - self.down_payment

    def problems(self, broken: Set[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """What is wrong between fields: (field, code, message). ``broken`` are wrong by themselves."""
        written = [name for name in ("monthly_payment", "instalments") if name in broken or getattr(self, name) is not None]
        if len(written) == 2:
            yield "instalments", "conflict", "“每月还款”和“期数”只填一个，另一个会算出来。请删去其中一个。"
        elif not written:
            yield "monthly_payment", "required", "请填每月还款，或者填期数。"
        if broken - {"creditor", "kind", "first_payment_date"}:
            return
        if self.repay_base <= 0:
            if self.down_payment:
                owed = spoken(self.repay_base + self.down_payment)
                yield "down_payment", "too_large", f"先付的钱已经够还清减免后的 {owed}，不用再分期。请写小一些。"
            else:
                yield "principal", "too_small", "减免之后没有要还的钱了，请核对本金、利息和费用。"
        elif self.instalments is None and self.monthly_payment is not None:
            yield from self._payment_problems()
        elif self.monthly_payment is None and self.instalments is not None:
            yield from self._instalment_problems()

    def _payment_problems(self) -> Iterator[tuple[str, str, str]]:
        first_interest = month_interest(self.repay_base, self.annual_rate)
        enough = f"要在 {self.max_instalments} 期内还清，每月至少 {spoken(required_monthly(self))}"
        if self.monthly_payment <= first_interest:
            least = spoken(first_interest + CENT)
            yield (
                "monthly_payment",
                "too_small",
                f"每月 {spoken(self.monthly_payment)}还不够付第一个月的利息 {spoken(first_interest)}，债会越来越多。"
                f"每月至少 {least}才开始减少；{enough}。",
            )
        elif count_instalments(self.repay_base, self.annual_rate, self.monthly_payment) is None:
            yield (
                "monthly_payment",
                "too_many",
                f"每月 {spoken(self.monthly_payment)}要还 {MOST_INSTALMENTS} 期以上，排不出计划表。{enough}。",
            )

    def _instalment_problems(self) -> Iterator[tuple[str, str, str]]:
        level = cents(level_payment(self.repay_base, self.annual_rate, self.instalments))
        if level <= month_interest(self.repay_base, self.annual_rate):
            yield (
                "instalments",
                "too_large",
                f"按年利率 {self.annual_rate}% 分 {self.instalments} 期，每期 {spoken(level)}几乎都是利息，本金还不动。"
                "请减少期数。",
            )


@dataclass(frozen=True)
class Row:
    """One payment of a schedule."""

    number: int
    date: date
    payment: Decimal
    interest: Decimal
    principal: Decimal
    balance: Decimal


def month_interest(balance: Decimal, annual_rate: Decimal) -> Decimal:
    """A month's interest on ``balance``, booked to the cent."""
    return cents(balance * annual_rate / 1200)


def count_instalments(base: Decimal, annual_rate: Decimal, payment: Decimal) -> int | None:
    """How many monthly payments clear ``base``; None where 600 do not."""
    balance = base
    for number in range(1, MOST_INSTALMENTS + 1):
        balance += month_interest(balance, annual_rate) - payment
        if balance <= 0:
            return number
    return None


def level_payment(base: Decimal, annual_rate: Decimal, count: int) -> Decimal:
    """The equal monthly payment (等额本息) that clears ``base`` in ``count`` months, not rounded."""
    if not annual_rate:
        return base / count
    rate = annual_rate / 1200
    return base * rate / (1 - (1 + rate) ** -count)


def required_monthly(inputs: Inputs) -> Decimal:
    """The least monthly payment, to the cent, that ends within ``max_instalments``."""
    return least_payment(inputs.repay_base, inputs.annual_rate, inputs.max_instalments)


def least_payment(base: Decimal, annual_rate: Decimal, most: int) -> Decimal:
    """The least payment, to the cent, that clears ``base`` in at most ``most`` months of booked interest."""
    # Booked interest strays from the formula by at most half a cent a month, so the answer is near.
    payment = cents_up(level_payment(base, annual_rate, most))
    step = CENT
    while not _ends(base, annual_rate, payment, most):
        payment += step
    while payment > CENT and _ends(base, annual_rate, payment - step, most):
        payment -= step
    return payment


def _ends(base: Decimal, annual_rate: Decimal, payment: Decimal, most: int) -> bool:
    balance = base
    for _ in range(most):
        balance += month_interest(balance, annual_rate) - payment
        if balance <= 0:
            return True
        if balance > base:  # the first month's interest is not covered: it only grows from here
            return False
    return False


def schedule(inputs: Inputs) -> Iterator[Row]:
    """One row a month; the last payment takes up what rounding left, so the balance ends at zero."""
    if inputs.monthly_payment is not None:
        level = inputs.monthly_payment
        count = count_instalments(inputs.repay_base, inputs.annual_rate, level)
    else:
        count = inputs.instalments
        level = cents(level_payment(inputs.repay_base, inputs.annual_rate, count))
    balance = inputs.repay_base
    for number in range(1, count + 1):
        interest = month_interest(balance, inputs.annual_rate)
        due = balance + interest
        payment = due if number == count else min(level, due)
        balance = due - payment
        yield Row(number, month_after(inputs.first_payment_date, number - 1), payment, interest, payment - interest, balance)


def calculate(inputs: Inputs) -> dict:
    """The proposal's terms and its schedule, whose payments add up to the total."""
    rows = list(schedule(inputs))
    paid = sum((row.payment for row in rows), ZERO)
    total_interest = sum((row.interest for row in rows), ZERO)
    within = len(rows) <= inputs.max_instalments
    required = required_monthly(inputs)
    return {
        "waived_interest": yuan(inputs.waived_interest),
        "waived_fees": yuan(inputs.waived_fees),
        "repay_base": yuan(inputs.repay_base),
        "instalments": len(rows),
        "instalment_amount": yuan(rows[0].payment),
        "final_amount": yuan(rows[-1].payment),
        "total_to_pay": yuan(inputs.down_payment + paid),
        "total_interest": yuan(total_interest),
        "last_payment_date": rows[-1].date.isoformat(),
        "within_limit": within,
        "required_monthly": yuan(required),
        "schedule": [
            {
                "number": row.number,
                "date": row.date.isoformat(),
                "payment": yuan(row.payment),
                "interest": yuan(row.interest),
                "principal": yuan(row.principal),
                "balance": yuan(row.balance),
            }
            for row in rows
        ],
        "rules": _cited(inputs),
        "say": _say(inputs, rows, paid, within, required),
    }


def _cited(inputs: Inputs) -> list[str]:
    if inputs.kind == "credit_card":
        basis = {"cc-art70-conditions", "cc-art70-max-term", "cc-art70-six-items"}
    else:
        basis = {"art70-not-for-loans", "contract-variation", "loan-rules"}
    if inputs.kind == "bank_loan":
        basis.add("nfra-2025-03-consumer-relief")
    return [rule for rule in RULES if rule in basis | {"limitation-interrupt"}]


def _say(inputs: Inputs, rows: list[Row], paid: Decimal, within: bool, required: Decimal) -> list[str]:
    first, last = rows[0], rows[-1]
    if len(rows) == 1:
        plan = f"{first.date.isoformat()} 一次还 {spoken(first.payment)}，就还清了"
    elif last.payment == first.payment:
        plan = f"每月还 {spoken(first.payment)}，{len(rows)} 期还清"
    else:
        plan = f"每月还 {spoken(first.payment)}，共 {len(rows)} 期，最后一期 {spoken(last.payment)}"
    before = f"先付 {spoken(inputs.down_payment)}，然后" if inputs.down_payment else ""
    say = [f"{before}{plan}，一共还 {spoken(inputs.down_payment + paid)}。"]
    waived = inputs.waived_interest + inputs.waived_fees
    if waived:
        say.append(f"这要对方同意减免 {spoken(waived)}。对方可以同意，也可以不同意。")
    if not within:
        say.append(
            f"{len(rows)} 期超过了 {inputs.max_instalments} 期。要在 {inputs.max_instalments} 期内还清，"
            f"每月至少 {spoken(required)}。"
        )
    if last.payment > 2 * first.payment:
        say.append(f"最后一期 {spoken(last.payment)}，比其他各期多很多，到时可能还不上。请减少期数再算一次。")
    return say


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

"""A debt under monthly payments, month by month.

Interest on what is unpaid, then the payment, set off in the order that the law or the agreement gives, then, on a card, the late fee on
what is missing of the minimum. Whole cents; nothing is rounded but where it would be booked.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal

from calculators.forms.declaration import choice, flag, instalment_count, money, percent, whole_number
from calculators.law import rules
from calculators.law.codes import DEBT_KINDS, FINANCIAL_KINDS
from calculators.law.limits import financial_ceiling, private_ceiling
from calculators.sums.money import ZERO, part_of
from calculators.sums.payoff import in_cents, in_yuan, month_interest, rate_units

COMPOUNDING = {"monthly": "没还的利息下个月也算利息（按月计复利）", "none": "没还的利息不再算利息"}
DAYS_A_MONTH = 30  # as the banks' arrears buckets count


def common_late_fee() -> Decimal:
    """The percent of what is missing of the minimum that card agreements commonly charge."""
    return Decimal(rules.load("cc-2016-111").figure("typical_late_fee_percent"))


def assumed_rate(kind: str) -> Decimal:
    """The yearly percent to reckon with where the reader does not know it: a card's common one, else the line of the courts."""
    if kind == "credit_card":
        return Decimal(rules.load("cc-rate-band-and-liberalization").figure("common_annual_percent"))
    if kind in FINANCIAL_KINDS:
        return financial_ceiling()
    return private_ceiling(rules.load("lpr-table").latest.since)


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """One debt, and what might be paid on it each month."""

    kind: str = choice("债务种类", DEBT_KINDS)
    principal: Decimal | None = money("本金", None, hint="不含利息和违约金。不知道本金，就空着，填欠款总额")
    interest: Decimal = money("利息", 0, hint="已经产生、还没还的")
    fees: Decimal = money("违约金和费用", 0)
    balance: Decimal | None = money("欠款总额", None, hint="只知道一个总数的，填这里。和“本金”只填一个", extra=True)
    annual_rate: Decimal | None = percent(
        "年利率", None, hint="看合同或账单。也可以写 日息万分之五。不知道就空着，先按一个常见的数算", per="year"
    )
    months: int = instalment_count("往后看几个月", unit="月", hint="例如 12")
    minimum_payment: Decimal = money("每月最低要还", 0, hint="账单上的最低还款额，或合同上的每月应还")
    monthly_payment: Decimal = money("你打算每月还", 0, hint="用“还款能力”或“多债分配”算出来的数")
    plan_rate: Decimal | None = percent("谈成以后的年利率", None, hint="对方答应停息写 0。没谈就空着，和现在一样", per="year")
    plan_fees: bool | None = flag("谈成以后还收违约金", None, hint="只用在信用卡", blank="没有谈，照收", extra=True)
    late_fee_percent: Decimal = percent(
        "违约金比例", common_late_fee, most=100, hint="只用在信用卡：最低还款额没还的部分收百分之几", extra=True
    )
    days_overdue: int = whole_number("现在已经逾期", 0, least=0, unit="天", hint="没有逾期就空着", extra=True)
    compounding: str | None = choice(
        "利息怎么滚", COMPOUNDING, None, hint="不选，信用卡照常见的约定按月计复利，其他不计", extra=True
    )
    whole_bill: bool | None = flag(
        "信用卡全额计息",
        None,
        hint="只还一部分时，整张账单都算利息，还是只算没还的部分。看领用合约",
        blank="按全额计息算",
        extra=True,
    )

    def problems(self, broken: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """A debt is written split or as one total: (field, code, message)."""
        split, total = "principal" in broken or self.principal is not None, "balance" in broken or self.balance is not None
        if not split and not total:
            yield "principal", "required", "请填本金。只知道一个总数的，填欠款总额。"
        elif split and total:
            yield "balance", "conflict", "“本金”和“欠款总额”只填一个。请清空其中一个。"
        elif total:
            for part, label in (("interest", "利息"), ("fees", "费用")):
                if getattr(self, part):
                    yield part, "conflict", f"“欠款总额”里已经有{label}了，这里要空着。"

    @property
    def is_card(self) -> bool:
        """Whether the card's own rules apply: the order of set-off, the late fee."""
        return self.kind == "credit_card"

    @property
    def compounds(self) -> bool:
        """Whether unpaid interest bears interest."""
        return self.is_card if self.compounding is None else self.compounding == "monthly"

    @property
    def rate(self) -> Decimal:
        """The yearly percent that is reckoned with."""
        return assumed_rate(self.kind) if self.annual_rate is None else self.annual_rate

    @property
    def rate_of_plan(self) -> Decimal:
        """The yearly percent that the agreed plan goes on charging."""
        return self.rate if self.plan_rate is None else self.plan_rate

    @property
    def plan_charges_fees(self) -> bool:
        """Whether the agreed plan goes on charging late fees.

        A rate of 0 for the debt itself is how one says that the lender charges nothing any more: then no fee either, unless it is said.
        """
        if self.plan_fees is not None:
            return self.plan_fees
        return self.annual_rate != 0 or self.plan_rate is not None or not self.monthly_payment

    @property
    def on_the_bill(self) -> Decimal:
        """What the interest is counted on today: the principal, or the total where that is all one knows; yuan."""
        return (self.balance or ZERO) if self.principal is None else self.principal

    @property
    def owed(self) -> Decimal:
        """What is owed today, yuan."""
        return self.on_the_bill + self.interest + self.fees

    def payments(self) -> dict[str, Decimal]:
        """What each scenario pays a month, yuan."""
        return {"nothing": ZERO, "minimum": self.minimum_payment, "plan": self.monthly_payment}


@dataclass
class Account:
    """A debt's three parts in cents, and what became of the payments."""

    parts: dict[str, int]  # principal, interest, fees
    paid: int = 0
    paid_on_top: int = 0  # of it, for interest and fees
    charged: int = 0  # interest and fees that came after today

    @property
    def balance(self) -> int:
        """All that is owed."""
        return sum(self.parts.values())

    def charge(self, part: str, amount: int) -> None:
        """Book interest or a fee."""
        self.parts[part] += amount
        self.charged += amount

    def pay(self, amount: int, order: tuple[str, ...]) -> None:
        """Take a payment, set off in ``order``."""
        for part in order:
            taken = min(amount, self.parts[part])
            self.parts[part] -= taken
            amount -= taken
            self.paid += taken
            if part != "principal":
                self.paid_on_top += taken


@dataclass(frozen=True)
class Run:
    """What became of the debt: (balance, interest and fees paid) of each month, and the month that cleared it."""

    account: Account
    series: tuple[tuple[int, int], ...]
    cleared: int | None


def run(inputs: Inputs, code: str) -> Run:
    """The debt in the scenario ``code``, month by month."""
    payment = in_cents(inputs.payments()[code])
    plan = code == "plan"
    rate = rate_units(inputs.rate_of_plan if plan else inputs.rate)
    fees = inputs.is_card and (not plan or inputs.plan_charges_fees)
    account = Account(
        {"principal": in_cents(inputs.on_the_bill), "interest": in_cents(inputs.interest), "fees": in_cents(inputs.fees)}
    )
    minimum = in_cents(inputs.minimum_payment)
    cleared = None if account.balance else 0
    first_short = None
    series = []
    for month in range(1, inputs.months + 1):
        base = account.parts["principal"] + (account.parts["interest"] if inputs.compounds else 0)
        if month == 1 and _spares_what_is_paid(inputs):
            base = max(base - payment, 0)
        account.charge("interest", month_interest(base, rate))
        wanted = min(minimum, account.balance)
        account.pay(payment, _order(inputs, _days(inputs, month, first_short)))
        lacking = wanted - payment
        if lacking > 0:
            first_short = first_short or month
            if fees:
                account.charge("fees", in_cents(part_of(in_yuan(lacking), inputs.late_fee_percent)))
        if cleared is None and not account.balance:
            cleared = month
        series.append((account.balance, account.paid_on_top))
    return Run(account, tuple(series), cleared)


def _spares_what_is_paid(inputs: Inputs) -> bool:
    """Whether the bill that is due now bears interest on its unpaid part alone, by an agreement that says so."""
    return inputs.is_card and inputs.whole_bill is False and not inputs.days_overdue


def partial_payment(inputs: Inputs) -> tuple[int, int, int] | None:
    """The month after a card's bill is paid in part: cents paid, its interest on the whole bill, and on what is left of it.

    None where the bill is paid whole or not at all, or is overdue already: then all that is unpaid bears interest day by day.
    """
    paid = in_cents(inputs.monthly_payment or inputs.minimum_payment)
    bill = in_cents(inputs.on_the_bill)
    if not inputs.is_card or inputs.days_overdue or not 0 < paid < bill:
        return None
    rate = rate_units(inputs.rate)
    return paid, month_interest(bill, rate), month_interest(bill - paid, rate)


def _days(inputs: Inputs, month: int, first_short: int | None) -> int:
    """Days overdue when the month's payment comes; what is overdue today stays so until all is paid."""
    if inputs.days_overdue:
        return inputs.days_overdue + DAYS_A_MONTH * month
    return 0 if first_short is None else DAYS_A_MONTH * (month - first_short)


def _order(inputs: Inputs, days: int) -> tuple[str, ...]:
    if not inputs.is_card:
        return ("fees", "interest", "principal")
    late = days > rules.load("cc-repay-order").figure("threshold_days")
    return ("principal", "interest", "fees") if late else ("interest", "fees", "principal")

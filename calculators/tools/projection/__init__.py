"""拖欠成本推演：什么都不还、只还最低、按计划还，一个月一个月推下去，各欠多少，各付了多少利息和费用。

A month is: interest on what is unpaid, then the payment, set off in the order that the law or the agreement gives, then,
on a card, the late fee on what is missing of the minimum. Whole cents; nothing is rounded but where it would be booked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from calculators import pictures
from calculators.forms.declaration import choice, instalment_count, money, percent, whole_number
from calculators.law import rules
from calculators.law.codes import DEBT_KINDS
from calculators.sums.money import spoken, yuan
from calculators.sums.payoff import in_cents, in_yuan, month_interest, rate_units, written

RULES = ("cc-2016-111", "cc-repay-order", "cc-rate-band-and-liberalization", "payment-order")

SCENARIOS = {"nothing": "什么都不还", "minimum": "只还最低", "plan": "按计划还"}
COMPOUNDING = {"monthly": "没还的利息下个月也算利息（按月计复利）", "none": "没还的利息不再算利息"}
DAYS_A_MONTH = 30  # as the banks' arrears buckets count
_ABSURD = 10**14  # cents: more than a reader can owe


def common_late_fee() -> Decimal:
    """The percent of what is missing of the minimum that card agreements commonly charge."""
    return Decimal(rules.load("cc-2016-111").figure("typical_late_fee_percent"))


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """One debt, and what might be paid on it each month."""

    kind: str = choice("债务种类", DEBT_KINDS)
    principal: Decimal = money("本金", hint="不含利息和违约金")
    interest: Decimal = money("利息", 0, hint="已经产生、还没还的")
    fees: Decimal = money("违约金和费用", 0)
    annual_rate: Decimal = percent("年利率", hint="看合同或账单。日息万分之五写 18.25", per="year")
    months: int = instalment_count("往后看几个月", unit="月", hint="例如 12")
    minimum_payment: Decimal = money("每月最低要还", 0, hint="账单上的最低还款额，或合同上的每月应还")
    monthly_payment: Decimal = money("你打算每月还", 0, hint="用“还款能力”或“多债分配”算出来的数")
    late_fee_percent: Decimal = percent(
        "违约金比例", common_late_fee, most=100, hint="只用在信用卡：最低还款额没还的部分收百分之几", extra=True
    )
    days_overdue: int = whole_number("现在已经逾期", 0, least=0, unit="天", hint="没有逾期就空着", extra=True)
    compounding: str | None = choice(
        "利息怎么滚", COMPOUNDING, None, hint="不选，信用卡照常见的约定按月计复利，其他不计", extra=True
    )

    @property
    def is_card(self) -> bool:
        """Whether the card's own rules apply: the order of set-off, the late fee."""
        return self.kind == "credit_card"

    @property
    def compounds(self) -> bool:
        """Whether unpaid interest bears interest."""
        return self.is_card if self.compounding is None else self.compounding == "monthly"

    @property
    def owed(self) -> Decimal:
        """What is owed today, yuan."""
        return self.principal + self.interest + self.fees

    def payments(self) -> dict[str, Decimal]:
        """What each scenario pays a month, yuan."""
        return {"nothing": Decimal(0), "minimum": self.minimum_payment, "plan": self.monthly_payment}


@dataclass
class _Account:
    """A debt's three parts in cents, and what became of the payments."""

    parts: dict[str, int]  # principal, interest, fees
    paid: int = 0
    paid_on_top: int = 0  # of it, for interest and fees
    charged: int = 0  # interest and fees that came after today

    @property
    def balance(self) -> int:
        return sum(self.parts.values())

    def charge(self, part: str, amount: int) -> None:
        self.parts[part] += amount
        self.charged += amount

    def pay(self, amount: int, order: tuple[str, ...]) -> None:
        for part in order:
            taken = min(amount, self.parts[part])
            self.parts[part] -= taken
            amount -= taken
            self.paid += taken
            if part != "principal":
                self.paid_on_top += taken


def calculate(inputs: Inputs) -> dict:
    """Balance, and interest and fees paid so far, month by month, in the three scenarios."""
    result: dict = {"balance_now": yuan(inputs.owed)}
    ends = {}
    for code, payment in inputs.payments().items():
        account, series, cleared = _run(inputs, in_cents(payment))
        ends[code] = account
        result[code] = {
            "monthly": yuan(payment),
            "balance": written(account.balance),
            "total_paid": written(account.paid),
            "charged": written(account.charged),
            "months_to_clear": cleared,
            "say": _scenario_words(inputs, code, payment, account, cleared),
            "series": [
                {"month": month, "balance": written(balance), "interest_paid": written(on_top)}
                for month, (balance, on_top) in enumerate(series, 1)
            ],
        }
    assumptions = list(_assumptions(inputs))
    result["assumptions"] = [{"sentence": sentence, "rule": rule} for sentence, rule in assumptions]
    cited = {rule for _, rule in assumptions}
    result["rules"] = [rule for rule in RULES if rule in cited]
    result["say"] = list(_say(inputs, ends))
    return result


def _run(inputs: Inputs, payment: int) -> tuple[_Account, list[tuple[int, int]], int | None]:
    """The account at the end, (balance, interest and fees paid) of each month, and the month that cleared it."""
    account = _Account({part: in_cents(getattr(inputs, part)) for part in ("principal", "interest", "fees")})
    rate, minimum = rate_units(inputs.annual_rate), in_cents(inputs.minimum_payment)
    cleared = None if account.balance else 0
    first_short = None
    series = []
    for month in range(1, inputs.months + 1):
        base = account.parts["principal"] + (account.parts["interest"] if inputs.compounds else 0)
        account.charge("interest", month_interest(base, rate))
        wanted = min(minimum, account.balance)
        account.pay(payment, _order(inputs, _days(inputs, month, first_short)))
        lacking = wanted - payment
        if lacking > 0:
            first_short = first_short or month
            if inputs.is_card:
                account.charge("fees", _late_fee(lacking, inputs.late_fee_percent))
        if cleared is None and not account.balance:
            cleared = month
        series.append((account.balance, account.paid_on_top))
    return account, series, cleared


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


def _late_fee(lacking: int, fee_percent: Decimal) -> int:
    """A percent of what is missing of the minimum, cents, half up."""
    return (lacking * rate_units(fee_percent) + 500_000) // 1_000_000


def _scenario_words(inputs: Inputs, code: str, payment: Decimal, account: _Account, cleared: int | None) -> str:
    then, months = in_yuan(account.balance), inputs.months
    if code == "nothing":
        more = then - inputs.owed
        grown = f"，比现在多 {spoken(more)}" if more else "，和现在一样"
        return f"什么都不还，{months} 个月后欠 {spoken(then)}{grown}。"
    if not payment:
        missing = "每月最低要还" if code == "minimum" else "打算每月还"
        return f"没有填{missing}多少，这一种就和什么都不还一样。"
    how = f"每月只还最低的 {spoken(payment)}" if code == "minimum" else f"照计划每月还 {spoken(payment)}"
    paid = f"付了 {spoken(in_yuan(account.paid))}，其中抵掉利息和费用 {spoken(in_yuan(account.paid_on_top))}"
    if cleared is not None:
        return f"{how}，第 {cleared} 个月还清，一共{paid}。"
    stuck = "还的钱不够付新的利息和费用，欠款没有变少。" if then >= inputs.owed else ""
    return f"{how}，{months} 个月后还欠 {spoken(then)}，已经{paid}。{stuck}"


def _say(inputs: Inputs, ends: dict[str, _Account]) -> Iterator[str]:
    if not inputs.owed:
        yield "这一笔没有欠款了。"
        return
    nothing, plan = ends["nothing"].balance, ends["plan"].balance
    if nothing > _ABSURD:
        yield "推出来的数大得没有意义。请核对年利率和月数有没有写错。"
    elif inputs.monthly_payment:
        yield (
            f"{inputs.months} 个月后：什么都不还，欠 {spoken(in_yuan(nothing))}；"
            f"每月还 {spoken(inputs.monthly_payment)}，欠 {spoken(in_yuan(plan))}。"
        )
    else:
        yield f"什么都不还，{inputs.months} 个月后欠 {spoken(in_yuan(nothing))}，现在欠 {spoken(inputs.owed)}。"
    if inputs.monthly_payment and plan >= in_cents(inputs.owed):
        yield f"每月 {spoken(inputs.monthly_payment)}还赶不上新的利息和费用。先和对方谈停止计息，或者减免。"
    yield "这是照下面写的假设推的，不是对方的账。实际收多少，看合同和账单。"


def _assumptions(inputs: Inputs) -> Iterator[tuple[str, str | None]]:
    """What the figures rest on: (sentence, rule or None)."""
    yield "每月利息是没还的本金乘年利率除以 12，四舍五入到分。年利率一直不变，也没有新的消费。", None
    if inputs.is_card:
        yield from _card_assumptions(inputs)
    else:
        rolled = "没还的利息下个月也算利息，因为你选了这样算。" if inputs.compounds else "没还的利息不再算利息。"
        yield f"{rolled}有没有复利，看合同。", None
        yield "没有算罚息和违约金。逾期以后怎么收，看合同，可能比这里多。", None
        yield "还的钱先抵费用，再抵利息，最后抵本金。合同另有约定的，按约定。", "payment-order"
    yield "没有算对方宣布全部到期、起诉之后的费用。", None
    if inputs.monthly_payment:
        yield "“按计划还”也照收利息。对方答应停息的，把年利率写 0 再算一次。", None


def _card_assumptions(inputs: Inputs) -> Iterator[tuple[str, str | None]]:
    share = f"{inputs.late_fee_percent.normalize():f}%"
    if inputs.minimum_payment:
        yield (
            f"每月少还最低还款额的部分，收 {share} 的违约金。这是常见的约定，不是法定，收不收、收多少看领用合约。",
            "cc-2016-111",
        )
    else:
        yield "没有填最低还款额，所以没有算违约金。收不收、收多少看领用合约。", "cc-2016-111"
    yield "违约金和费用不再计利息。", "cc-2016-111"
    rolled = "没还的利息下个月也算利息（按月计复利）" if inputs.compounds else "没还的利息不再算利息"
    yield f"{rolled}。是不是这样，是不是全额计息，看领用合约。", "cc-rate-band-and-liberalization"
    days = rules.load("cc-repay-order").figure("threshold_days")
    yield (
        f"还的钱，逾期 {days} 天以内先抵利息和费用，再抵本金；{days + 1} 天起先抵本金。利息和费用之间先抵利息，这一点各行不同。",
        "cc-repay-order",
    )
    yield f"逾期天数每个月按 {DAYS_A_MONTH} 天算。现在已经逾期的，还清以前都算逾期；少还一次最低，从那个月起算逾期。", None


def _lines(result: dict) -> str:
    """Balance over the months; a scenario that was not filled in is the first once more, and has no line."""
    now = Decimal(result["balance_now"])
    return pictures.lines(
        "每个月还欠多少",
        {
            words: [now, *(Decimal(each["balance"]) for each in result[code]["series"])]
            for code, words in SCENARIOS.items()
            if code == "nothing" or Decimal(result[code]["monthly"])
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

"""还价评估：对方的方案实际要多付多少，年化是多少，每月付不付得起，下一句说什么。"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from calculators import pictures
from calculators.forms.declaration import instalment_count, money, percent, rows, section, short_text
from calculators.law.limits import financial_ceiling, longest_term
from calculators.sums import shares
from calculators.sums.internal_rate import effective_percent, monthly_rate, nominal_percent
from calculators.sums.money import CENT, ZERO, spoken, yuan
from calculators.sums.money import percent as percent_text

RULES = ("apr-disclosure-2021", "rate-financial-24", "cc-art70-max-term", "contract-variation", "cba-2026-guideline")

VERDICTS = {"accept": "可以答应", "negotiate": "还可以再谈", "refuse": "不要答应"}
REASONS = {
    "over_capacity": "每期超过了你的能力",
    "costs_more": "总额比现在欠的多",
    "discount": "总额比现在欠的少",
    "rate_over_ceiling": "年化超过了你填的上限",
    "term_too_long": "期数超过了上限",
    "within_capacity": "每期在你的能力之内",
}
_ABSURD = 1000  # percent a year: more likely a slip of the keyboard than an offer
_REFUSE = {"over_capacity", "rate_over_ceiling"}
_NEGOTIATE = {"costs_more", "term_too_long"}


@dataclass(frozen=True, kw_only=True)
class Own:
    """The reader's own proposal, to compare with."""

    instalments: int = instalment_count("你的期数")
    instalment_amount: Decimal = money("你的每期金额", least="0.01")


@dataclass(frozen=True, kw_only=True)
class Other:
    """Another debt that lives on the same month's money."""

    creditor: str = short_text("另一家", sample="乙消费金融")
    balance: Decimal = money("欠这一家", least="0.01")


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """A lender's counter-offer."""

    balance: Decimal = money("欠款总额", least="0.01", hint="本金、利息、费用都算上")
    capacity: Decimal = money("每月最多能还", hint="用“还款能力”算出来的数")
    instalments: int = instalment_count("对方提的期数")
    instalment_amount: Decimal = money("每期金额", least="0.01")
    final_amount: Decimal | None = money("最后一期金额", None, hint="和其他各期一样就空着", extra=True)
    down_payment: Decimal = money("首付", 0, hint="要先付的一笔，没有就空着")
    upfront_fee: Decimal = money("手续费", 0, hint="没有就空着", extra=True)
    max_instalments: int = instalment_count("最多期数", longest_term, extra=True)
    rate_ceiling: Decimal = percent("年化上限", financial_ceiling, hint="打官司时可请求调减的线", per="year", extra=True)
    own: Own | None = section("你自己的方案", Own, None, extra=True)
    capacity_for_all: Decimal | None = money("所有债每月一共能还", None, hint="想看答应以后别家还剩多少，再填", extra=True)
    others: tuple[Other, ...] = rows("其他的债", Other, ())

    @property
    def final(self) -> Decimal:
        """The last instalment, yuan."""
        return self.instalment_amount if self.final_amount is None else self.final_amount

    @property
    def total(self) -> Decimal:
        """Everything the offer costs, yuan: what is paid first, fees and instalments."""
        regular = self.instalment_amount * (self.instalments - 1) + self.final
        return self.down_payment + self.upfront_fee + regular

    def monthly_rate(self) -> Decimal | None:
        """The internal rate a month on what is really left to use; None where the total is below the balance."""
        if self.total < self.balance:
            return None
        received = self.balance - self.down_payment - self.upfront_fee
        return monthly_rate(received, self.instalments, self.instalment_amount, self.final)


def calculate(inputs: Inputs) -> dict:
    """What the offer costs, whether it can be carried, and what to say next."""
    extra = inputs.total - inputs.balance
    monthly = inputs.monthly_rate()
    nominal = None if monthly is None else nominal_percent(monthly)
    effective = None if monthly is None else effective_percent(monthly)
    gap = inputs.instalment_amount - inputs.capacity
    interest_free = int((inputs.balance / inputs.instalment_amount).to_integral_value(ROUND_CEILING))
    reasons = list(_reasons(inputs, extra, nominal, gap))
    verdict = _verdict(set(reasons))
    result = {
        "total_to_pay": yuan(inputs.total),
        "extra_cost": yuan(extra),
        "annual_rate_nominal": None if nominal is None else percent_text(nominal),
        "annual_rate_effective": None if effective is None else percent_text(effective),
        "monthly_gap": yuan(gap),
        "affordable": gap <= 0,
        "zero_interest_instalments": interest_free,
        "verdict": verdict,
        "reasons": reasons,
    }
    if inputs.own:
        own_total = inputs.own.instalments * inputs.own.instalment_amount
        result["versus_own"] = {
            "monthly_difference": yuan(inputs.instalment_amount - inputs.own.instalment_amount),
            "total_difference": yuan(inputs.total - own_total),
        }
    result["others"] = _others(inputs)
    result["rules"] = list(RULES)
    result["say"] = [
        _cost(inputs, extra, nominal, effective),
        *_cautions(inputs),
        *_others_said(result["others"]),
        _reply(inputs, extra, verdict, reasons, interest_free),
    ]
    return result


def _others(inputs: Inputs) -> dict | None:
    """What the other creditors get by balance before and after; None where the month's money or they are not given."""
    if inputs.capacity_for_all is None or not inputs.others:
        return None
    owed = [int(debt.balance / CENT) for debt in inputs.others]
    before = shares.by_balance(int(inputs.capacity_for_all / CENT), [int(inputs.balance / CENT), *owed])[1:]
    left = max(inputs.capacity_for_all - inputs.instalment_amount, ZERO)
    after = shares.by_balance(int(left / CENT), owed)
    return {
        "left": yuan(left),
        "shares": [
            {
                "creditor": debt.creditor,
                "before": yuan(had * CENT),
                "after": yuan(gets * CENT),
                "difference": yuan((gets - had) * CENT),
            }
            for debt, had, gets in zip(inputs.others, before, after, strict=True)
        ],
    }


def _others_said(others: dict | None) -> Iterator[str]:
    if others is None:
        return
    lost = -sum((Decimal(share["difference"]) for share in others["shares"]), ZERO)
    if lost > 0:
        yield f"答应以后，其他几家每月一共只剩 {spoken(Decimal(others['left']))}，比按欠款分的少 {spoken(lost)}。别家可能不同意，先想好怎么跟他们说。"
    else:
        yield f"答应以后，其他几家每月一共还有 {spoken(Decimal(others['left']))}，不比按欠款分的少。"


def _reasons(inputs: Inputs, extra: Decimal, nominal: Decimal | None, gap: Decimal) -> Iterator[str]:
    if gap > 0:
        yield "over_capacity"
    if extra > 0:
        yield "costs_more"
    if extra < 0:
        yield "discount"
    if nominal is not None and nominal > inputs.rate_ceiling:
        yield "rate_over_ceiling"
    if inputs.instalments > inputs.max_instalments:
        yield "term_too_long"
    if gap <= 0:
        yield "within_capacity"


def _verdict(reasons: set[str]) -> str:
    if reasons & _REFUSE:
        return "refuse"
    return "negotiate" if reasons & _NEGOTIATE else "accept"


def _cost(inputs: Inputs, extra: Decimal, nominal: Decimal | None, effective: Decimal | None) -> str:
    total = f"这个方案一共要还 {spoken(inputs.total)}，"
    if extra < 0:
        return f"{total}比现在欠的 {spoken(inputs.balance)}少 {spoken(-extra)}。"
    if extra == 0:
        return f"{total}正好是现在欠的数，没有多付。"
    more = f"{total}比现在欠的 {spoken(inputs.balance)}多 {spoken(extra)}"
    if nominal is None:
        return f"{more}。先付的钱和费用已经不少于欠款，年化利率算不出来。"
    if effective > _ABSURD:
        return f"{more}，折算年化超过 {_ABSURD}%。请核对金额和期数有没有写错。"
    return f"{more}，相当于年化 {percent_text(nominal)}%（单利），{percent_text(effective)}%（复利）。"


def _final_too_high(inputs: Inputs) -> bool:
    return inputs.final > max(inputs.capacity, inputs.instalment_amount)


def _down_payment_too_high(inputs: Inputs) -> bool:
    return inputs.down_payment > inputs.capacity


def _cautions(inputs: Inputs) -> Iterator[str]:
    if _final_too_high(inputs):
        yield f"最后一期要还 {spoken(inputs.final)}，超过了你每月的能力，到时可能还不上。"
    if inputs.total * 2 < inputs.balance:
        yield "总额比欠款少很多。请核对期数和最后一期有没有写全，再问清楚剩下的是不是真的免了。"
    if _down_payment_too_high(inputs):
        yield f"先付的 {spoken(inputs.down_payment)}超过了你一个月的能力。不要为了它去借钱。"


def _reply(inputs: Inputs, extra: Decimal, verdict: str, reasons: list[str], interest_free: int) -> str:
    if "over_capacity" in reasons:
        return (
            f"可以这样说：“我每月最多能还 {spoken(inputs.capacity)}，您说的每期 {spoken(inputs.instalment_amount)}"
            "我做不到，签了也会再违约。请按我能还的数重新算。”"
        )
    if "rate_over_ceiling" in reasons:
        return (
            f"可以这样说：“这个方案多收 {spoken(extra)}，折算年化超过 {percent_text(inputs.rate_ceiling)}%。"
            "请把息费明细发给我，并重新核算。”"
        )
    if "costs_more" in reasons:
        return (
            f"可以这样说：“不再计息的话，每期 {spoken(inputs.instalment_amount)}，{interest_free} 期就能还清。"
            f"多出的 {spoken(extra)}是什么费用，能不能减免？”"
        )
    if "term_too_long" in reasons:
        return f"可以这样说：“{inputs.instalments} 期太长了。请按不超过 {inputs.max_instalments} 期再算一次。”"
    if _final_too_high(inputs):
        return f"可以这样说：“最后一期 {spoken(inputs.final)}我到时拿不出来。请平均分到各期，再算一次。”"
    if _down_payment_too_high(inputs):
        return f"可以这样说：“先付 {spoken(inputs.down_payment)}我拿不出来。请分到各期里，再算一次。”"
    return "可以这样说：“这个方案我可以接受。请把期数、每期金额、总额、减免和结清证明写进书面协议，我看过再确认。”"


def _against_the_balance(result: dict) -> str:
    """What is owed now beside what the offer costs."""
    total, extra = Decimal(result["total_to_pay"]), Decimal(result["extra_cost"])
    rows = [("现在欠的", total - extra, "rest"), ("这个方案一共要还", total, "part")]
    return pictures.bars("现在欠的钱和这个方案一共要还的钱", rows)


PICTURES = {"against_the_balance": _against_the_balance}

EXAMPLE = {
    "balance": "50000",
    "capacity": "2000",
    "instalments": 30,
    "instalment_amount": "2000",
    "own": {"instalments": 30, "instalment_amount": "1666.67"},
    "capacity_for_all": "3000",
    "others": [{"creditor": "乙消费金融", "balance": "20000"}, {"creditor": "丙平台", "balance": "5000"}],
}

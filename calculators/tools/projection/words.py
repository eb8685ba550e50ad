"""What is said of a projection: the comparison, each scenario, and what the figures rest on."""

from collections.abc import Iterator

from calculators.forms.notices import looks_like_fraction, plain
from calculators.forms.result import Notice
from calculators.law import rules
from calculators.sums.money import spoken
from calculators.sums.payoff import in_cents, in_yuan
from calculators.tools.projection.account import DAYS_A_MONTH, Inputs, Run, common_late_fee, partial_payment

_ABSURD = 10**14  # cents: more than a reader can owe


def scenario(inputs: Inputs, code: str, run: Run) -> str:
    """One scenario in a sentence or two."""
    payment, account = inputs.payments()[code], run.account
    then, months = in_yuan(account.balance), inputs.months
    if code == "nothing":
        more = then - inputs.owed
        grown = f"，比现在多 {spoken(more)}" if more else "，和现在一样"
        return f"什么都不还，{months} 个月后欠 {spoken(then)}{grown}。"
    if not payment:
        missing = "每月最低要还" if code == "minimum" else "打算每月还"
        return f"没有填{missing}多少，这一种就和什么都不还一样。"
    how = f"每月只还最低的 {spoken(payment)}" if code == "minimum" else f"照计划每月还 {spoken(payment)}{_terms(inputs)}"
    paid = f"付了 {spoken(in_yuan(account.paid))}，其中抵掉利息和费用 {spoken(in_yuan(account.paid_on_top))}"
    if run.cleared is not None:
        return f"{how}，第 {run.cleared} 个月还清，一共{paid}。"
    stuck = "还的钱不够付新的利息和费用，欠款没有变少。" if then >= inputs.owed else ""
    return f"{how}，{months} 个月后还欠 {spoken(then)}，已经{paid}。{stuck}"


def _terms(inputs: Inputs) -> str:
    """How the agreed plan differs from today's contract, in brackets."""
    parts = []
    if inputs.rate_of_plan != inputs.rate or not inputs.rate:
        parts.append("停息" if not inputs.rate_of_plan else f"年利率 {plain(inputs.rate_of_plan)}%")
    if inputs.is_card and inputs.minimum_payment > inputs.monthly_payment and not inputs.plan_charges_fees:
        parts.append("不收违约金")
    return f"（{'、'.join(parts)}）" if parts else ""


def said(inputs: Inputs, runs: dict[str, Run]) -> Iterator[str]:
    """The sentences, the comparison first."""
    if not inputs.owed:
        yield "这一笔没有欠款了。"
        return
    for each in _fractions(inputs):
        yield each.message
    nothing, plan = runs["nothing"].account.balance, runs["plan"].account.balance
    if nothing > _ABSURD:
        yield "推出来的数大得没有意义。请核对年利率和月数有没有写错。"
    elif inputs.monthly_payment:
        less = f"，少 {spoken(in_yuan(nothing - plan))}" if plan < nothing else ""
        yield (
            f"{inputs.months} 个月后：什么都不还，欠 {spoken(in_yuan(nothing))}；"
            f"每月还 {spoken(inputs.monthly_payment)}{_terms(inputs)}，欠 {spoken(in_yuan(plan))}{less}。"
        )
    else:
        yield f"什么都不还，{inputs.months} 个月后欠 {spoken(in_yuan(nothing))}，现在欠 {spoken(inputs.owed)}。"
    if inputs.monthly_payment and plan >= in_cents(inputs.owed):
        yield f"每月 {spoken(inputs.monthly_payment)}还赶不上新的利息和费用。先和对方谈停止计息，或者减免。"
    if inputs.annual_rate is None:
        yield f"年利率不知道，先按 {plain(inputs.rate)}% 算。{_assumed(inputs)}填上你的，就照你的算。"
    yield from _partial(inputs)
    yield "这是照下面写的假设推的，不是对方的账。实际收多少，看合同和账单。"


def _assumed(inputs: Inputs) -> str:
    """Where the rate comes from that is reckoned with unasked."""
    if inputs.is_card:
        return "信用卡常见的是日息万分之五，合约可能不同。"
    if inputs.kind in ("private_loan", "other"):
        return "这是现在民间借贷的上限。没有约定利息的，可能不用付利息。"
    return "这是打官司时可以请求调减的线，合同可能比它低。"


def _partial(inputs: Inputs) -> Iterator[str]:
    """What the month after a partial payment costs, in the two ways that card agreements count."""
    found = partial_payment(inputs)
    if found and found[1] > found[2]:
        paid, whole, rest = found
        yield (
            f"这期账单只还 {spoken(in_yuan(paid))}的话，这一个月的利息：全额计息是 {spoken(in_yuan(whole))}，"
            f"只算没还的部分是 {spoken(in_yuan(rest))}，差 {spoken(in_yuan(whole - rest))}。你的卡是哪一种，看领用合约，或打客服问。"
        )


def assumptions(inputs: Inputs) -> Iterator[tuple[str, str | None]]:
    """What the figures rest on: (sentence, rule or None)."""
    yield "每月利息是没还的本金乘年利率除以 12，四舍五入到分。年利率一直不变，也没有新的消费。", None
    if inputs.principal is None:
        yield "只知道一个总数，就全部当本金算利息。里面有利息和费用的，会算多一点。", None
    if inputs.is_card:
        yield from _card_assumptions(inputs)
    else:
        rolled = "没还的利息下个月也算利息，因为你选了这样算。" if inputs.compounds else "没还的利息不再算利息。"
        yield f"{rolled}有没有复利，看合同。", None
        yield "没有算罚息和违约金。逾期以后怎么收，看合同，可能比这里多。", None
        yield "还的钱先抵费用，再抵利息，最后抵本金。合同另有约定的，按约定。", "payment-order"
    yield "没有算对方宣布全部到期、起诉之后的费用。", None
    if inputs.monthly_payment:
        yield _plan_assumption(inputs), None


def _plan_assumption(inputs: Inputs) -> str:
    rate = inputs.rate_of_plan
    interest = f"照收利息，年利率 {plain(rate)}%" if rate else "不收利息"
    fees = "" if not inputs.is_card else "，违约金照收" if inputs.plan_charges_fees else "，不收违约金"
    advice = "" if not rate and not inputs.plan_charges_fees else "对方答应停息、停收违约金的，在“谈成以后”两栏里改。"
    return f"“按计划还”{interest}{fees}。{advice}写进协议才算数。"


def _card_assumptions(inputs: Inputs) -> Iterator[tuple[str, str | None]]:
    share = f"{plain(inputs.late_fee_percent)}%"
    if inputs.minimum_payment:
        yield (
            f"每月少还最低还款额的部分，收 {share} 的违约金。这是常见的约定，不是法定，收不收、收多少看领用合约。",
            "cc-2016-111",
        )
    else:
        yield "没有填最低还款额，所以没有算违约金。收不收、收多少看领用合约。", "cc-2016-111"
    yield "违约金和费用不再计利息。", "cc-2016-111"
    rolled = "没还的利息下个月也算利息（按月计复利）" if inputs.compounds else "没还的利息不再算利息"
    yield f"{rolled}。是不是这样，看领用合约。", "cc-rate-band-and-liberalization"
    if not inputs.days_overdue:
        part = "只算没还的部分" if inputs.whole_bill is False else "整张账单都算，还了的部分也算（全额计息）"
        chosen = "因为你选了这样算" if inputs.whole_bill is not None else "因为没有选"
        yield f"这期账单只还一部分的，这个月的利息{part}，{chosen}。领用合约怎么写，就怎么算。", "cc-rate-band-and-liberalization"
    days = rules.load("cc-repay-order").figure("threshold_days")
    yield (
        f"还的钱，逾期 {days} 天以内先抵利息和费用，再抵本金；{days + 1} 天起先抵本金。利息和费用之间先抵利息，这一点各行不同。",
        "cc-repay-order",
    )
    yield f"逾期天数每个月按 {DAYS_A_MONTH} 天算。现在已经逾期的，还清以前都算逾期；少还一次最低，从那个月起算逾期。", None


def _fractions(inputs: Inputs) -> Iterator[Notice]:
    for field, label in (("annual_rate", "年利率"), ("plan_rate", "谈成以后的年利率"), ("late_fee_percent", "违约金比例")):
        yield from looks_like_fraction(field, label, getattr(inputs, field))


def doubts(inputs: Inputs) -> Iterator[Notice]:
    """Every default and blank that changes the figures."""
    if not inputs.owed:
        return
    if inputs.annual_rate is None:
        yield Notice(field="annual_rate", code="rate_unknown", message="年利率不知道。不知道不等于没有利息。")
        message = f"先按年利率 {plain(inputs.rate)}% 算。{_assumed(inputs)}"
        yield Notice(field="annual_rate", code="default_used", message=message)
    yield from _fractions(inputs)
    if inputs.principal is None:
        yield Notice(field="balance", code="split_unknown", message="本金是多少不知道，全部当本金算利息，可能算多一点。")
    if inputs.is_card and not inputs.minimum_payment:
        message = "没有填最低还款额，当 0 算，所以没有违约金。"
        yield Notice(field="minimum_payment", code="blank_counted_as_zero", message=message)
    if not inputs.monthly_payment:
        message = "没有填打算每月还多少，当 0 算，“按计划还”就和什么都不还一样。"
        yield Notice(field="monthly_payment", code="blank_counted_as_zero", message=message)
    elif inputs.plan_rate is None and inputs.rate:
        message = f"没有填谈成以后的年利率，计划里照收 {plain(inputs.rate)}%。"
        yield Notice(field="plan_rate", code="default_used", message=message)
    if inputs.is_card and 0 < inputs.monthly_payment < inputs.minimum_payment and inputs.plan_fees is None:
        message = "没有选谈成以后还收不收违约金，按照收算。" if inputs.plan_charges_fees else "年利率写 0，按不收违约金算。"
        yield Notice(field="plan_fees", code="default_used", message=message)
    yield from _usual_terms(inputs)


def _usual_terms(inputs: Inputs) -> Iterator[Notice]:
    """What an agreement says in one of two ways, and the reader did not say."""
    if inputs.compounding is None and inputs.rate:
        message = "没有选利息怎么滚，" + (
            "照信用卡常见的约定，没还的利息也算利息。" if inputs.is_card else "没还的利息不再算利息。"
        )
        yield Notice(field="compounding", code="default_used", message=message)
    if inputs.is_card and inputs.minimum_payment and inputs.late_fee_percent == common_late_fee():
        message = f"违约金按没还的最低还款额的 {plain(inputs.late_fee_percent)}% 算，这是常见的约定。看领用合约。"
        yield Notice(field="late_fee_percent", code="default_used", message=message)
    if partial_payment(inputs) and inputs.whole_bill is None:
        message = "没有选是不是全额计息，按全额计息算。看领用合约。"
        yield Notice(field="whole_bill", code="default_used", message=message)

"""What is said of a month, and what is not sure about it."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.forms.notices import looks_like_fraction, plain
from calculators.forms.result import Notice
from calculators.law.codes import PAYMENT_LINES
from calculators.sums.money import ZERO, part_of, spoken
from calculators.tools.capacity.budget import Inputs, Left, expenses, income_counted, left, left_out, plain_month, uneven_income

SCENARIOS = {
    "income_minus_10": "收入少 10%",
    "income_minus_20": "收入少 20%",
    "income_minus_30": "收入少 30%",
    "expenses_plus_10": "必要开支多 10%",
}
SHOCKS = {  # percent of income, percent of essential expenses
    "income_minus_10": (90, 100),
    "income_minus_20": (80, 100),
    "income_minus_30": (70, 100),
    "expenses_plus_10": (100, 110),
}
_UNNAMED = "这一项"  # a case file may hold a line without a name
_NEARLY = Decimal("0.95")  # a line this near to what is paid first may be the same money


def said(inputs: Inputs) -> Iterator[str]:
    """The sentences, the answer first; each from the same sums as the numbers."""
    income, essential = income_counted(inputs), expenses(inputs, essential=True)
    now = left(income, essential, inputs)
    if now.shortfall:
        yield from _short(inputs, income, essential, now)
        return
    if not inputs.expenses:
        yield "还没有写开支，没写的当 0 算了，下面的数偏大。先把吃、住、看病写上。"
    yield from _plain_said(inputs, now) if uneven_income(inputs) else [f"每月最多能还 {spoken(now.capacity)}。"]
    yield from _irregular_said(inputs)
    priority = f"，减去优先还款 {spoken(inputs.priority_payments)}" if inputs.priority_payments else ""
    kept = f"，再留 {spoken(now.margin)}应急" if now.margin else ""
    average = "摊平到每个月，" if uneven_income(inputs) else ""
    yield f"{average}这是收入 {spoken(income)}减去必要开支 {spoken(essential)}{priority}{kept}。"
    yield from _twice_said(inputs)
    optional = expenses(inputs, essential=False)
    if optional:
        yield f"可花可不花的 {spoken(optional)}没有减掉。先看看能不能省，再定这个数。"
    worse = left(part_of(income, Decimal(SHOCKS["income_minus_20"][0])), essential, inputs)
    if worse.capacity < now.capacity and not uneven_income(inputs):
        yield f"如果收入少 20%，就只能还 {spoken(worse.capacity)}。答应之前想一想这一点。"
    yield from _floor_said(inputs, essential)


def _short(inputs: Inputs, income: Decimal, essential: Decimal, now: Left) -> Iterator[str]:
    without = "不算时有时无的收入，" if left_out(inputs) else ""
    yield f"{without}每月还差 {spoken(now.shortfall)}，现在拿不出钱还债。"
    yield from _irregular_said(inputs)
    yield f"算进去的收入是 {spoken(income)}，必要开支和优先还款是 {spoken(essential + inputs.priority_payments)}。"
    yield from _twice_said(inputs)
    yield "先保住吃住和看病。可以和对方谈暂缓还款。不要借新债来还旧债。"
    yield from _floor_said(inputs, essential)


def _plain_said(inputs: Inputs, now: Left) -> Iterator[str]:
    """What a month without the quarter's or the year's income can pay; the average is no promise."""
    plain = plain_month(inputs, income_counted(inputs))
    named = "、".join(
        f"“{line.name or _UNNAMED}”" for line in inputs.income if line.is_uneven and line.counted(inputs.irregular_counted)
    )
    if plain.shortfall:
        yield f"平常的月份还差 {spoken(plain.shortfall)}，拿不出钱还债。"
    else:
        yield f"平常的月份，最多能还 {spoken(plain.capacity)}。"
    over = "" if plain.shortfall else f"没有它的月份只剩 {spoken(plain.surplus)}，"
    yield (
        f"{named}不是每个月都有：{over}摊平了算才是每月 {spoken(now.capacity)}。"
        "不要把它答应成每月的数。它到手那次，可以多还一笔。"
    )


def _irregular_said(inputs: Inputs) -> Iterator[str]:
    missing = left_out(inputs)
    if missing:
        yield _irregular(inputs, missing)


def _irregular(inputs: Inputs, missing: Decimal) -> str:
    counted = "当 0 算了，没有算进去" if not inputs.irregular_counted else f"只算了 {plain(inputs.irregular_counted)}%"
    left_ = "" if not inputs.irregular_counted else f"，还有 {spoken(missing)}没算"
    whole = sum((line.monthly for line in inputs.income if line.is_irregular and line.low is None), ZERO)
    return f"时有时无的收入每月 {spoken(whole)}，{counted}{left_}。想算：填“最差的月份”，或者改“不稳定收入计入比例”。"


def _twice_said(inputs: Inputs) -> Iterator[str]:
    """A mortgage among the expenses and among what is paid first may be the same money, taken off twice."""
    words = [word for each in PAYMENT_LINES.values() for word in each]
    for line in inputs.expenses:
        named = line.essential and any(word in (line.name or "") for word in words)
        if named and line.monthly and inputs.priority_payments >= line.monthly * _NEARLY:
            yield f"开支里写了“{line.name}”，优先还款里又有 {spoken(inputs.priority_payments)}。同一笔钱只写一处，不然会减两次。"
            return


def _floor_said(inputs: Inputs, essential: Decimal) -> Iterator[str]:
    floor = inputs.living_floor
    if floor is None or essential >= floor:
        return
    yield (
        f"你只给生活留了 {spoken(essential)}，比当地低保标准算出来的 {spoken(floor)}还少。"
        "法院执行也要留下生活必需的费用，先把生活费补够。"
    )


def doubts(inputs: Inputs) -> Iterator[Notice]:
    """Every blank that counts as nothing, and every income that cannot be promised month by month."""
    for name, label, effect in (("income", "收入", "偏小"), ("expenses", "开支", "偏大")):
        if not getattr(inputs, name):
            yield Notice(field=name, code="blank_counted_as_zero", message=f"没有写{label}，当 0 算了，能还的数{effect}。")
    if missing := left_out(inputs):
        yield Notice(field="irregular_counted", code="irregular_not_counted", message=_irregular(inputs, missing))
    for place, line in enumerate(inputs.income):
        if line.reliability == "stable" and line.is_irregular:
            message = f"“{line.name or _UNNAMED}”写了最差的月份，就只算这个数，平常的 {spoken(line.amount)}没有算。"
            yield Notice(field=f"income.{place}.low", code="default_used", message=message)
        if line.is_uneven and line.counted(inputs.irregular_counted):
            message = f"“{line.name or _UNNAMED}”不是每个月都有，摊到了每个月。没有它的月份能还多少，另外写在上面。"
            yield Notice(field=f"income.{place}.every", code="uneven_income", message=message)
    for field, label in (("irregular_counted", "不稳定收入计入比例"), ("safety_margin", "应急预留比例")):
        yield from looks_like_fraction(field, label, getattr(inputs, field))

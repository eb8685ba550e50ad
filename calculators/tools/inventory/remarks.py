"""What to look at in a debt, and what is not sure about it."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from calculators.forms.notices import looks_like_fraction
from calculators.forms.result import Notice
from calculators.law import rules
from calculators.law.codes import IN_COURT
from calculators.law.limits import private_ceiling_since
from calculators.sums.money import ZERO
from calculators.sums.months import days_overdue, month_after
from calculators.tools.inventory.debt import Debt
from calculators.words.creditors import together

# What a reader should look at in a debt, and the rules each remark rests on.
FLAGS = {
    "court_papers": ("court-deadlines",),
    "rate_over_ceiling": (),  # the ceiling depends on the kind of lender, see limits.lending_ceiling
    "contract_date_needed": ("rate-private-lending-4lpr",),
    "old_contract": ("rate-private-lending-transition",),
    "article_70": ("cc-art70-conditions",),
    "principal_first": ("cc-repay-order",),
    "limitation_check": ("limitation-3y", "limitation-expired"),
    "overdraft_facts": ("malicious-overdraft",),
    "secured": ("guarantor-effect",),
    "spouse": ("spouse-debt",),
}


def flags(debt: Debt, overdue: int, today: date, ceiling: Decimal | None) -> Iterator[str]:
    """The codes of ``FLAGS`` that hold for this debt."""
    if debt.stage in IN_COURT:
        yield "court_papers"
    yield from _of_rate(debt, ceiling)
    yield from _of_days(debt, overdue, today)
    if debt.secured:
        yield "secured"
    if debt.spouse != "none":
        yield "spouse"


def _of_rate(debt: Debt, ceiling: Decimal | None) -> Iterator[str]:
    if debt.kind == "private_loan" and debt.annual_rate:
        if debt.contract_date is None:
            yield "contract_date_needed"
        elif debt.contract_date < private_ceiling_since():
            yield "old_contract"
    if ceiling is not None and debt.annual_rate is not None and debt.annual_rate > ceiling:
        yield "rate_over_ceiling"


def _of_days(debt: Debt, overdue: int, today: date) -> Iterator[str]:
    if debt.kind == "credit_card" and overdue:
        yield "article_70"
        if overdue > rules.load("cc-repay-order").figure("threshold_days"):
            yield "principal_first"
    if (
        overdue
        and debt.overdue_since
        and month_after(debt.overdue_since, 12 * rules.load("limitation-3y").figure("years")) < today
    ):
        yield "limitation_check"
    if debt.kind == "credit_card" and overdue and debt.principal is not None and debt.principal >= _overdraft_threshold():
        yield "overdraft_facts"


def _overdraft_threshold() -> Decimal:
    """Yuan of principal from which the criminal law on cards can matter at all."""
    return Decimal(rules.load("malicious-overdraft").figure("principal_threshold"))


def doubts(debts: Sequence[Debt], today: date) -> Iterator[Notice]:
    """Every blank that leaves a number out or makes one too small."""
    for place, debt in enumerate(debts):
        yield from _of_one(f"debts.{place}", debt, today)
    blank = [place for place, debt in enumerate(debts) if debt.monthly_due is None and debt.owed]
    if blank:
        named = together([debts[place].creditor for place in blank])
        yield Notice(
            field=f"debts.{blank[0]}.monthly_due",
            code="blank_counted_as_zero",
            message=f"{named}没有写每月应还，当 0 算了。每月应还的合计和往后几个月，实际会更多。",
        )


def _of_one(path: str, debt: Debt, today: date) -> Iterator[Notice]:
    if not debt.split_known:
        late_card = debt.kind == "credit_card" and days_overdue(debt.overdue_since, today)
        watch = (
            f"本金满不满 {_overdraft_threshold():,} 元，也看不出来。"
            if late_card and (debt.owed or ZERO) >= _overdraft_threshold()
            else ""
        )
        yield Notice(
            field=f"{path}.balance",
            code="split_unknown",
            message=f"“{debt.creditor}”只有总数，本金是多少不知道，合计的本金里没有它。{watch}向对方要明细。",
        )
    if debt.annual_rate is None:
        yield Notice(
            field=f"{path}.annual_rate",
            code="rate_unknown",
            message=f"“{debt.creditor}”的年利率不知道，没有算进平均年利率，也没有和上限比。看合同或问对方。",
        )
    yield from looks_like_fraction(f"{path}.annual_rate", f"“{debt.creditor}”的年利率", debt.annual_rate)
    for field, when in (("overdue_since", debt.overdue_since), ("as_of", debt.as_of)):
        if when is not None and when > today:
            yield Notice(field=f"{path}.{field}", code="day_in_future", message=f"写的是 {when}，在今天之后，请核对。")
    yield from _blank(path, debt, today)


def _blank(path: str, debt: Debt, today: date) -> Iterator[Notice]:
    """What an overdue debt has, and was not written."""
    if debt.split_known and days_overdue(debt.overdue_since, today) and not debt.interest and not debt.fees:
        words = f"“{debt.creditor}”逾期了，利息和违约金没有写，当 0 算了。实际欠的会更多，向对方要明细。"
        yield Notice(field=f"{path}.interest", code="blank_counted_as_zero", message=words)
    if debt.overdue_since is None and debt.stage != "none":
        words = f"“{debt.creditor}”已经在催，却没有写从哪天开始逾期，当 0 天算了。看账单，或者问对方。"
        yield Notice(field=f"{path}.overdue_since", code="blank_counted_as_zero", message=words)

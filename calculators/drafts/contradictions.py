"""Where a document contradicts the rest of the case file: what a lender's officer would see at once, told before it is sent."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.case_file import CaseFile
from calculators.drafts.recorded import Agreement, payments
from calculators.drafts.subject import Subject
from calculators.drafts.variants import FOLLOWS
from calculators.money import CENT, ZERO, spoken


def contradictions(code: str, variant: str, about: Subject, case: CaseFile, terms: dict | None, budget: dict | None) -> Iterator[str]:
    """Sentences for the reader; none where everything fits."""
    offers = code == "application" or code in FOLLOWS
    if offers and variant in ("reduced", "interest_stopped") and terms and budget:
        instalment, able = Decimal(terms["instalment_amount"]), Decimal(budget["capacity"])
        if instalment > able:
            yield f"方案里每期 {spoken(instalment)}，收支表里每月只能还 {spoken(able)}。对方会看出来。先改成一样，再发。"
    if code in ("confirm", "receipt") and about.agreed:
        yield from _does_not_add_up(about.agreed)
    if code == "receipt" and about.agreed and about.agreed.total is not None:
        unpaid = about.agreed.total - sum((each.amount for each in payments(case)), ZERO)
        if unpaid > 0:
            yield f"档案里记下的还款，比约定的总额还少 {spoken(unpaid)}。先还清，再发。"


def _does_not_add_up(agreed: Agreement) -> Iterator[str]:
    """The last instalment takes up what rounding left, so the total lies within one instalment of the product."""
    total, count, each = agreed.total, agreed.instalments, agreed.instalment_amount
    if None in (total, count, each):
        return
    if not (count - 1) * each < total <= count * (each + CENT):
        yield f"{count} 期、每期 {spoken(each)}，合起来是 {spoken(count * each)}，和总额 {spoken(total)}对不上。先问清，再发。"

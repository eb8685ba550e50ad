"""How big an alarm is: what a penalty makes in a year, what would fall due at once, what would come back."""

from calculators.law.limits import financial_ceiling
from calculators.sums.money import cents, spoken
from calculators.tools.agreement.penalty import DAYS_A_YEAR, a_day, daily_sum, share_of_all
from calculators.tools.agreement.terms import Terms


def said(terms: Terms, code: str, start: int, end: int) -> str:
    """The size of one alarm as a sentence; "" where the text does not say it."""
    if code == "default_penalty":
        return _penalty(terms, start, end)
    total = terms.totals.total
    if code == "acceleration" and total:
        return f"到那一步，要一次还的最多是 {spoken(total.value)}。"
    waived = terms.waived
    if code == "interest_resumes" and total and len(waived) == 1 and waived[0] < total.value:
        return f"写明减免的 {spoken(waived[0])}，可能要补回。"
    return ""


def _penalty(terms: Terms, start: int, end: int) -> str:
    words = terms.text.plain[start:end]
    share = a_day(words)
    if share is not None:
        yearly = share * DAYS_A_YEAR * 100
        return f"这样算，一年就是 {yearly.normalize():f}%，比 {financial_ceiling()}% 高。"
    each_day = daily_sum(words)
    if each_day is not None:
        return f"一天 {spoken(each_day)}，拖三十天就是 {spoken(each_day * 30)}。"
    part, total = share_of_all(words), terms.totals.total
    return f"按总额算，是 {spoken(cents(part * total.value))}。" if part and total else ""

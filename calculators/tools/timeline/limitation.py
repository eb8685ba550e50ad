"""When the limitation of a debt runs out: three years, or the two of old where they were full before the law changed."""

from datetime import date

from calculators.law import rules
from calculators.sums.months import month_after

OLD_DEBTS = "limitation-old-debts"


def is_old(start: date) -> bool:
    """Whether the old two years were full before the three of today came into force."""
    figures = rules.load(OLD_DEBTS).latest.figures
    full: bool = month_after(start, 12 * figures["old_years"]) < figures["cutover"]
    return full


def began_before_the_change(start: date) -> bool:
    """Whether the limitation began when two years were the law."""
    cutover: date = rules.load(OLD_DEBTS).figure("cutover")
    return start < cutover


def years(start: date) -> int:
    """How many years the limitation that starts on ``start`` runs."""
    length: int = rules.load(OLD_DEBTS).figure("old_years") if is_old(start) else rules.load("limitation-3y").figure("years")
    return length


def expires(start: date) -> date:
    """Its last day by the count."""
    return month_after(start, 12 * years(start))

"""Monthly dates and arrears: the day of the month, kept, or the month's last."""

from calendar import monthrange
from datetime import date

LATEST_YEAR = 2999


def month_after(first: date, count: int) -> date:
    """The date ``count`` months after ``first``: the same day, or a shorter month's last day."""
    years, month0 = divmod(first.month - 1 + count, 12)
    year, month = first.year + years, month0 + 1
    return date(year, month, min(first.day, monthrange(year, month)[1]))


def days_overdue(since: date | None, today: date) -> int:
    """Days from the first day in arrears to ``today``, never below 0."""
    return max((today - since).days, 0) if since else 0


def bucket(days: int) -> str:
    """The banks' arrears bucket: M0 for 0 days, M1 for 1–30, … M6 for 151–180, M7+ above."""
    return "M7+" if days > 180 else f"M{-(-days // 30)}"

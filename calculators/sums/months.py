"""Monthly dates and arrears: the day of the month, kept, or the month's last."""

from datetime import date, timedelta

LATEST_YEAR = 2999


def month_after(first: date, count: int) -> date:
    """The date ``count`` months after ``first``: the same day, or a shorter month's last day."""
    years, month0 = divmod(first.month - 1 + count, 12)
    year, month = first.year + years, month0 + 1
    return date(year, month, min(first.day, last_day(year, month)))


def last_day(year: int, month: int) -> int:
    """How many days the month has; ``calendar`` knows too, but brings ``locale`` with it into the browser."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def days_overdue(since: date | None, today: date) -> int:
    """Days from the first day in arrears to ``today``, never below 0."""
    return max((today - since).days, 0) if since else 0


def bucket(days: int) -> str:
    """The banks' arrears bucket: M0 for 0 days, M1 for 1–30, … M6 for 151–180, M7+ above."""
    return "M7+" if days > 180 else f"M{-(-days // 30)}"

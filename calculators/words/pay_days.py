"""The days that a bill says: by when to pay, and of which day its figures are. A year that is not written comes from the day of receipt."""

import re
from datetime import date

from calculators.words.dates import real_day

DAY = r"(?<![0-9.\-/第])(?:(?P<year>20[0-9]{2})[年\-./])?(?P<month>1[0-2]|0?[1-9])(?P<mark>[月\-./])(?P<day>3[01]|[12][0-9]|0?[1-9])(?:[日号]|(?![0-9%元万月期]|[.,][0-9]))"
_BARE_DAY = DAY[DAY.index(")") + 1 :]
_PAY_BY = r"还款日|应还日|到期|截止|最后|最迟|还款期限|缴款|扣款|扣收|到期日|还款期|due (?:date|on|by)"
_BY_THEN = (
    r"(?![^,，。;0-9]{0,4}(?:已成功|成功|已(?:还|扣|收到)|收到还款|入账还款|还款入账))"  # what was paid on a day is not due then
    r"(?:(?:\(含[^)]{0,4}\))?(?:\s?[0-9]{1,2}[:点时](?:[0-9]{2})?分?)?[^,，。;0-9]{0,4}(?:有(?:[一二两三四五六七八九0-9]{1,2})?笔|有(?=\s?[0-9¥])|前|之前|以前|到期|自动|扣|还款|代扣|截止|应还|需还|入账|将|记得还|要还)"
    r"|(?:[^,，。;0-9]|第[0-9]{1,3}期){0,14}(?:自动(?:还款|扣|代扣)|扣款|扣收|代扣))"
)


def due_date(plain: str, received: date | None) -> date | None:
    """The day by which to pay: labelled as such before or behind it; its year from the day of receipt where it has none."""
    best: tuple[int, date] | None = None
    for found in re.finditer(DAY, plain):
        before, after = plain[max(0, found.start() - 12) : found.start()], plain[found.end() : found.end() + 20]
        if re.search(r"截至[^,，。]{0,4}$|账单日(?:为|:)?$|出账日?(?:为|:)?$", before):
            continue
        near = re.search(rf"(?:{_PAY_BY})[^,，。;]{{0,8}}$", before)
        score = 2 if near else 1 if re.match(_BY_THEN, after) else 0
        day = read_day(found, received)
        if day and score and (best is None or score > best[0]):
            best = score, day
    return best[1] if best else None


def as_of(plain: str, received: date | None) -> date | None:
    """The day that a message's figures are of: 截至11月26日."""
    found = re.search(rf"截至\s?{_BARE_DAY}", plain)
    return read_day(found, received) if found else None


def read_day(found: re.Match[str], received: date | None) -> date | None:
    """The date; a day without a year is the one nearest to the day of receipt; without that it is none."""
    if found["year"]:
        return real_day(int(found["year"]), int(found["month"]), int(found["day"]))
    if received is None or found["mark"] == ".":
        return None
    years = (received.year, received.year + 1, received.year - 1)
    days = [day for day in (real_day(year, int(found["month"]), int(found["day"])) for year in years) if day]
    return min(days, key=lambda day: abs((day - received).days), default=None)

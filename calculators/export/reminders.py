"""A calendar of the payments (RFC 5545): one all-day event a payment, with a reminder three days and one day before.

The ``icalendar`` library runs in Pyodide, but brings 470 kB with it for what is written below; the tests read every
calendar with it.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import date, timedelta

from calculators.case.shape import CaseFile
from calculators.export import File
from calculators.export.due import Due, payments_due
from calculators.export.file_names import safe_name
from calculators.export.storable import storable
from calculators.letters.drafts.subject import subject
from calculators.sums.money import spoken

_LINE = 75  # octets, without the line's end
# At nine in the morning three days before, and the day before: the event itself starts at midnight.
_REMINDERS = (("-P2DT15H", "再过三天还款"), ("-PT15H", "明天还款"))


def calendar(case: CaseFile, today: date, situation: str) -> File:
    """The payments from ``today`` on as a calendar file. Raises InvalidRequest where there are none."""
    creditor = subject(case).creditor or ""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//repayment-handbook//calculators//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(line for due in payments_due(case, today, situation) for line in _event(due, creditor, today)),
        "END:VCALENDAR",
    ]
    content = b"".join(_folded(line) for line in lines)
    return File(safe_name(f"还款日历 {creditor}", "ics"), "text/calendar", content)


def _event(due: Due, creditor: str, today: date) -> Iterator[str]:
    # The lender's name stays out of the title, which a phone shows on its locked screen.
    which = f"第 {due.number} 期，共 {due.count} 期" if due.number else "首付"
    title = f"还款 {spoken(due.amount)}（{which}）"
    yield "BEGIN:VEVENT"
    yield f"UID:{_identity(creditor, due)}"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due.date:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due.date + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(title)}"
    if creditor:
        yield f"DESCRIPTION:{_escaped(f'还给：{creditor}')}"
    yield "TRANSP:TRANSPARENT"
    for trigger, words in _REMINDERS:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(f'{words}：{spoken(due.amount)}')}")
        yield from (f"TRIGGER:{trigger}", "END:VALARM")
    yield "END:VEVENT"


def _identity(creditor: str, due: Due) -> str:
    """The same payment has the same identity in every calendar, so that a later one moves it and makes no second."""
    digest = hashlib.sha256(f"{storable(creditor)}\n{due.number}".encode()).hexdigest()
    return f"{digest[:32]}@repayment-handbook"


def _escaped(text: str) -> str:
    """A value of type TEXT: line ends as ``\\n``, other control characters, which it cannot hold, left out."""
    plain = re.sub(r"\r\n?|\n", "\n", storable(text))
    plain = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", plain)
    return re.sub(r"([\\;,])", r"\\\1", plain).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line in UTF-8, continued after at most 75 octets, never inside a character."""
    pieces, room, piece = [], _LINE, b""
    for sign in line:
        octets = sign.encode("utf-8")
        if len(piece) + len(octets) > room:
            pieces.append(piece)
            piece, room = b"", _LINE - 1  # the blank that marks a continued line counts
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"

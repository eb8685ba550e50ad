"""A calendar (RFC 5545): one all-day event a payment, with a reminder three days and one day before; a court's deadlines a week.

The ``icalendar`` library runs in Pyodide, but brings 470 kB with it for what is written below; the tests read every
calendar with it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from calculators.case.shape import CaseFile
from calculators.export import File
from calculators.export.due import Due, days_ahead
from calculators.export.file_names import safe_name
from calculators.export.storable import storable
from calculators.forms.validation import InvalidRequest
from calculators.letters.drafts.subject import subject
from calculators.sums.money import spoken
from calculators.tools.timeline.words import Deadline

_LINE = 75  # octets, without the line's end
# At nine in the morning three days before, and the day before: the event itself starts at midnight.
_REMINDERS = (("-P2DT15H", "再过三天还款"), ("-PT15H", "明天还款"))
# A week too, and again at eight on the last day: what a court waits for takes time to write and to send.
_COURT_REMINDERS = (("-P6DT15H", "还有一周"), ("-P2DT15H", "再过三天"), ("-PT15H", "明天"), ("PT8H", "今天"))


def calendar(case: CaseFile, today: date, situation: str) -> File:
    """The payments and a court's deadlines from ``today`` on as a calendar file. Raises InvalidRequest where there are none."""
    creditor = subject(case).creditor or ""
    return _file(_events(case, today, situation), f"还款日历 {creditor}")


def calendar_of_all(lenders: Sequence[tuple[CaseFile, str]], today: date) -> File | None:
    """The days of several lenders, each a case with its negotiation at hand and its situation, in one file; None without any."""
    events: dict[str, None] = {}
    for case, situation in lenders:
        try:
            events |= dict.fromkeys("\n".join(event) for event in _by_event(_events(case, today, situation)))
        except InvalidRequest:
            continue  # this one has no days ahead
    return _file((line for event in events for line in event.split("\n")), "还款日历") if events else None


def _by_event(lines: Iterable[str]) -> Iterator[list[str]]:
    event: list[str] = []
    for line in lines:
        event.append(line)
        if line == "END:VEVENT":
            yield event
            event = []


def _events(case: CaseFile, today: date, situation: str) -> Iterator[str]:
    creditor = subject(case).creditor or ""
    waited, ahead = days_ahead(case, today, situation)
    for deadline in waited:
        yield from _court_event(deadline, case, today)
    for due in ahead:
        yield from _event(due, creditor, today)


def _file(events: Iterable[str], name: str) -> File:
    head = ("VERSION:2.0", "PRODID:-//repayment-handbook//calculators//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    lines = ("BEGIN:VCALENDAR", *head, *events, "END:VCALENDAR")
    return File(safe_name(name, "ics"), "text/calendar", b"".join(_folded(line) for line in lines))


def _event(due: Due, creditor: str, today: date) -> Iterator[str]:
    # The lender's name stays out of the title, which a phone shows on its locked screen.
    title = f"还款 {spoken(due.amount)}（{_which(due)}）"
    alarms = [(trigger, f"{words}：{spoken(due.amount)}") for trigger, words in _REMINDERS]
    yield from _lines(_identity(creditor, due), due.date, title, f"还给：{creditor}" if creditor else "", alarms, today)


def _which(due: Due) -> str:
    return f"第 {due.number} 期，共 {due.count} 期" if due.number else "首付"


def _court_event(deadline: Deadline, case: CaseFile, today: date) -> Iterator[str]:
    # Nor does the title say that there is a court.
    court = (case.court.court_name or "").strip()
    more = "".join(words for words in (deadline.moved_words, deadline.unannounced) if words)
    where = f"{deadline.title}，交到{court or '文书上写的法院'}。{more}按文书上写的日子，早的为准。"
    alarms = [(trigger, f"{words}：要交一份材料") for trigger, words in _COURT_REMINDERS]
    identity = _digest(f"{deadline.code}\n{(case.court.case_number or '').strip()}")
    yield from _lines(identity, deadline.next_day, "最后一天：要交一份材料", where, alarms, today)


def _lines(identity: str, day: date, title: str, more: str, alarms: Iterable[tuple[str, str]], today: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{identity}"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(title)}"
    if more:
        yield f"DESCRIPTION:{_escaped(more)}"
    yield "TRANSP:TRANSPARENT"
    for trigger, words in alarms:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(words)}")
        yield from (f"TRIGGER:{trigger}", "END:VALARM")
    yield "END:VEVENT"


def _identity(creditor: str, due: Due) -> str:
    """The same payment has the same identity in every calendar, so that a later one moves it and makes no second."""
    return _digest(f"{creditor}\n{due.number}")


def _digest(words: str) -> str:
    return f"{hashlib.sha256(storable(words).encode()).hexdigest()[:32]}@repayment-handbook"


def _escaped(text: str) -> str:
    r"""A value of type TEXT: line ends as ``\n``, other control characters, which it cannot hold, left out."""
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

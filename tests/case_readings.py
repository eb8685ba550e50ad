"""What the page, the letters and the files say of a whole case, in numbers that can be compared."""

import json
import os
import re
from decimal import Decimal

import icalendar
from hypothesis import settings

from calculators import InvalidRequest, run
from calculators.export.files import make
from calculators.page import door
from tests.whole_cases import DAY

TODAY = DAY.isoformat()
# WHOLE_CASES=3000 looks long; a run of all tests looks at some.
many = settings(max_examples=int(os.environ.get("WHOLE_CASES", "30")), deadline=None, derandomize="WHOLE_CASES" not in os.environ, database=None)  # fmt: skip
# Words that say a sum is not there.
CANNOT = re.compile("拿不出|凑不出|只凑得出|还不上|做不到|没有余钱|还差|付不起|付不出")


def ask(do, **rest):
    return json.loads(door.answer(json.dumps({"do": do, **rest})))


def filled(name, case):
    return ask("prefill", name=name, case=case, today=TODAY)["fields"]


def form(name, case, typed):
    """A form as the page holds it after ``typed`` beside what other tools bring, and its answer."""
    fields = {}
    for path, text in (filled(name, case) | typed).items():
        at, (*steps, last) = fields, path.split(".")
        for step in steps:
            at = at.setdefault(step, {})
        at[last] = text
    fields = _lists(fields)
    return fields, ask("compute", name=name, typed=fields)


def _lists(value):
    if isinstance(value, dict):
        inner = {key: _lists(each) for key, each in value.items()}
        return [inner[key] for key in sorted(inner, key=int)] if inner and all(key.isdigit() for key in inner) else inner
    return value


def flat(typed, path=""):
    """A request as texts by their paths."""
    if isinstance(typed, dict):
        return {name: text for key, value in typed.items() for name, text in flat(value, f"{path}.{key}").items()}
    if isinstance(typed, list):
        return {name: text for place, value in enumerate(typed) for name, text in flat(value, f"{path}.{place}").items()}
    return {path.lstrip("."): str(typed)}


def drawn(case, *codes, **variants):
    found = run("dossier", {"today": TODAY, "case": case, "documents": list(codes), "variants": variants})
    gates = {code: [gate["code"] for gate in found["gates"] if gate["document"] == code] for code in codes}
    return {each["code"]: each["text"] for each in found["documents"]}, gates, found


def money_in(words, text):
    """The amount that stands after ``words``; None where they do not stand there."""
    found = re.search(rf"{words} *([\d,]+\.\d\d)", text)
    return Decimal(found[1].replace(",", "")) if found else None


def calendar_rows(case):
    try:
        read = icalendar.Calendar.from_ical(make("calendar", case, TODAY).content)
    except InvalidRequest:
        return None
    events = [each for each in read.walk("VEVENT") if str(each["SUMMARY"]).startswith("还款")]
    return sorted((each["DTSTART"].dt.isoformat(), Decimal(each["SUMMARY"].split()[1].replace(",", ""))) for each in events)

"""A case and the files that are made of it; and what somebody may paste or type into a name."""

import io
import zipfile

import pytest

from calculators import run, samples
from calculators.export.files import make

DAY = "2026-11-23"
# What somebody may paste or type into a name.
HOSTILE = {
    "a formula": '=HYPERLINK("http://example.org","点我")',
    "a command": "+cmd|' /C calc'!A0",
    "a minus": "-1+1",
    "an at sign": "@SUM(1)",
    "a script": "<script>alert(1)</script>",
    "a turn of the writing": "张\u202e三\u2066",
    "half a character": "半\ud83d个",
    "control characters": "一\x00二\x07三\x1b",
    "a path": "../../etc/passwd\\..\\x",
    "an escape of Excel": "_x0041_",
    "an address": "https://example.org/a?b=c&d",
    "line ends": "一\r\nBEGIN:VEVENT\r\n二",
    "a template": "{{ 7 * 7 }}{% raw %}",
    "marks of calendars": "甲;乙,丙\\丁",
}
hostile = pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())


def case(words=None, **proposal):
    """A sample case; ``words`` stand in every name of it."""
    made = samples.case("five_debts")
    made["proposals"][0] |= proposal
    if words is not None:
        made["person"] |= {"name": words, "phone": words, "address": words, "account": words}
        made["proposals"][0]["creditor"] = made["debts"][1]["creditor"] = made["debts"][0]["creditor"] = words
        made["budget"]["income"][0]["name"] = made["budget"]["expenses"][0]["name"] = words
        made["hardship"] |= {"story": words, "proofs": words}
    return made


def sheets(of, *codes):
    """Documents as the page hands them over."""
    drawn = run("dossier", {"today": DAY, "case": of, "documents": list(codes)})["documents"]
    return [{"title": each["title"], "html": each["html"], "when_not": each["when_not"]} for each in drawn]


def opened(of, *codes, files=(), **changed):
    drawn = sheets(of, *codes)
    for sheet in drawn:
        sheet.update(changed)
    return zipfile.ZipFile(io.BytesIO(make("pack", of, DAY, sheets=drawn, files=list(files)).content))

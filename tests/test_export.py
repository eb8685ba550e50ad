"""What the page asks for as a file comes in its reply, or is refused in words."""

import base64
import json

import pytest

from calculators import InvalidRequest
from calculators.export.files import WHAT, make
from calculators.page import door
from tests.exported import DAY, HOSTILE, case, sheets

# ---- the pack


@pytest.mark.parametrize(
    "file", [{}, {"name": "a.exe", "base64": ""}, {"name": "a.docx", "base64": "%%%"}, {"name": "a.docx", "base64": 7}]
)
def test_a_file_that_the_page_did_not_make_is_refused(file):
    with pytest.raises(InvalidRequest, match="读不出来"):
        make("pack", case(), DAY, sheets=sheets(case(), "hardship"), files=[file])


# ---- the page's door


def test_the_page_gets_the_file_in_its_reply():
    reply = json.loads(door.answer(json.dumps({"do": "export", "what": "calendar", "case": case(), "today": DAY})))

    assert ("还款日历 乙银行.ics", "text/calendar") == (reply["name"], reply["type"])
    assert base64.b64decode(reply["base64"]).startswith(b"BEGIN:VCALENDAR\r\n")


def test_the_page_gets_words_where_there_is_no_file():
    reply = json.loads(door.answer(json.dumps({"do": "export", "what": "poem", "case": {"version": 1}, "today": DAY})))

    assert "not_a_choice" == reply["errors"][0]["code"]


def test_half_a_character_survives_the_page_door():
    for what in WHAT[:2]:
        reply = json.loads(
            door.answer(json.dumps({"do": "export", "what": what, "case": case(HOSTILE["half a character"]), "today": DAY}))
        )
        assert reply["base64"]


# ---- the documents themselves


@pytest.mark.parametrize("what", WHAT[:2])
def test_a_name_of_ten_thousand_characters_is_refused_by_name_and_nothing_is_made(what):
    with pytest.raises(InvalidRequest) as caught:
        make(what, case("长" * 10_000), DAY)

    assert {"too_long"} == {error["code"] for error in caught.value.errors}
    assert "case.proposals.0.creditor" in [error["field"] for error in caught.value.errors]

"""Files to take along: exact to the cent, readable by others, and harmless whatever was typed."""

import base64
import csv
import io
import json
import re
import zipfile
from datetime import date, datetime, timedelta
from decimal import Decimal

import icalendar
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from calculators import InvalidRequest, run, samples
from calculators.export import archive, reminders
from calculators.export.file_names import distinct, safe_name
from calculators.export.files import WHAT, make
from calculators.export.letter_html import letter_html
from calculators.page import door
from tests.office import converted

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


def workbook(of):
    return openpyxl.load_workbook(io.BytesIO(make("spreadsheet", of, DAY).content))


def texts(book):
    """Every text of a workbook, and the type of its cell."""
    return [(cell.value, cell.data_type) for sheet in book for row in sheet for cell in row if isinstance(cell.value, str)]


def events(of, today=DAY, **variants):
    """The calendar's events as another program reads them."""
    read = icalendar.Calendar.from_ical(make("calendar", of, today, variants).content)
    return list(read.walk("VEVENT"))


# ---- the workbook


def test_the_workbook_says_what_the_calculators_say():
    """Read back by another library, with the values that were stored beside the formulas."""
    of = case()
    book = openpyxl.load_workbook(io.BytesIO(make("spreadsheet", of, DAY).content), data_only=True)
    totals = run("inventory", {"today": DAY, "debts": of["debts"]})["totals"]
    terms = run("proposal", of["proposals"][0])

    assert ["债务清单", "收支", "还款计划"] == book.sheetnames
    *_, last = book["债务清单"].values
    assert [float(totals[part]) for part in ("principal", "interest", "fees", "balance", "monthly_due")] == [
        last[2],
        last[3],
        last[4],
        last[5],
        last[9],
    ]
    rows = [row for row in book["还款计划"].values if isinstance(row[0], int)]
    assert [(row["number"], float(row["payment"]), float(row["balance"])) for row in terms["schedule"]] == [
        (r[0], r[2], r[5]) for r in rows
    ]
    assert [row["date"] for row in terms["schedule"]] == [r[1].date().isoformat() for r in rows]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"annual_rate": "15.4", "monthly_payment": None, "instalments": 36},
        {"annual_rate": "9.6"},
        {"principal": "999999999.99", "monthly_payment": None, "instalments": 60},
    ],
    ids=["no interest", "level", "a fixed payment with interest", "the largest amount"],
)
def test_an_office_computes_the_same_numbers_from_the_formulas(changes):
    """LibreOffice throws the stored values away and computes every sheet anew."""
    of = case(**changes)
    of["budget"]["income"].append({"name": "周薪", "amount": "333.33", "every": "week"})
    of["budget"]["income"].append({"name": "年终奖", "amount": "5000", "every": "year"})
    of["budget"]["expenses"].append({"name": "两周一次", "amount": "0.03", "every": "two_weeks"})
    made = make("spreadsheet", of, DAY).content
    # 44: comma, 34: quote, 76: UTF-8, … as shown no, … -1: every sheet.
    files = converted(
        without_stored_values(made), "xlsx", "csv", "Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    )
    shown = {path.stem.partition("-")[2]: list(csv.reader(path.open(encoding="utf-8"))) for path in files}

    schedule = run("proposal", of["proposals"][0])["schedule"]
    rows = [row for row in shown["还款计划"] if row[0].isdigit()]
    assert len(schedule) == len(rows)
    for due, row in zip(schedule, rows, strict=True):
        assert [due["payment"], due["interest"], due["principal"], due["balance"]] == [
            f"{Decimal(each):.2f}" for each in row[2:6]
        ]
    budget = run("capacity", of["budget"])
    values = {row[0]: row[4] for row in shown["收支"]}
    for words, name in (
        ("可计入的收入", "income_counted"),
        ("减：必要开支", "essential_expenses"),
        ("结余", "surplus"),
        ("可用于全部债务的还款", "capacity"),
        ("没有季度、年度收入的月份，可用于还款", "promise"),
    ):
        assert budget[name] == f"{Decimal(values[words]):.2f}", words
    totals = run("inventory", {"today": DAY, "debts": of["debts"]})["totals"]
    assert totals["balance"] == f"{Decimal(shown['债务清单'][-1][5]):.2f}"
    assert ["141", "105", "97", "118", "0"] == [row[8] for row in shown["债务清单"][4:9]]


def without_stored_values(content: bytes) -> bytes:
    """The workbook with every formula's stored value taken out, so that only computing can bring it back."""
    source, made = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            inner = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                inner = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", inner)
            target.writestr(name, inner)
    return made.getvalue()


@hostile
def test_what_was_typed_is_text_in_the_workbook(words):
    """Never a formula, a link or a number, and unchanged but for what no file can hold."""
    content = make("spreadsheet", case(words), DAY).content
    found = texts(openpyxl.load_workbook(io.BytesIO(content)))

    stored = words.replace("\ud83d", "\ufffd")
    cells = [kind for value, kind in found if stored in (value, unescape(value))]  # control characters are read as _x0007_
    assert ["s"] * 4 == cells
    assert b"<hyperlink" not in b"".join(
        zipfile.ZipFile(io.BytesIO(content)).read(f"xl/worksheets/sheet{n}.xml") for n in (1, 2, 3)
    )


@pytest.mark.parametrize("what", ["a formula", "a command", "half a character"])
def test_an_office_shows_what_was_typed_as_words(what):
    """Three of them: an office takes seconds to start."""
    words = HOSTILE[what]
    files = converted(
        make("spreadsheet", case(words), DAY).content,
        "xlsx",
        "csv",
        "Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1",
    )
    rows = list(csv.reader(files[0].open(encoding="utf-8")))

    assert words.replace("\ud83d", "\ufffd") == rows[4][0]


def test_the_same_case_makes_the_same_bytes():
    for what in WHAT[:2]:
        assert make(what, case(), DAY).content == make(what, case(), DAY).content
    assert b"2026-11-23T00:00:00Z" in zipfile.ZipFile(io.BytesIO(make("spreadsheet", case(), DAY).content)).read(
        "docProps/core.xml"
    )


def test_a_half_written_case_has_the_sheets_that_it_has():
    assert ["收支"] == workbook({"budget": samples.case("one_card")["budget"]}).sheetnames
    assert ["债务清单"] == workbook({"debts": [{"creditor": "甲"}]}).sheetnames
    with pytest.raises(InvalidRequest, match="先填"):
        make("spreadsheet", {}, DAY)


# ---- the calendar


def test_every_payment_has_its_day_and_its_amount():
    of = case()
    schedule = run("proposal", of["proposals"][0])["schedule"]
    read = events(of)

    assert [row["date"] for row in schedule] == [event.start.isoformat() for event in read]
    for row, event in zip(schedule, read, strict=True):
        assert f"{Decimal(row['payment']):,.2f} 元" in str(event["SUMMARY"])
        assert event.start + timedelta(days=1) == event.end


def test_a_reminder_comes_three_days_and_one_day_before_at_nine_in_the_morning():
    for event in events(case())[:3]:
        start = datetime.combine(event.start, datetime.min.time())
        rings = [start + alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
        assert [start - timedelta(days=3) + timedelta(hours=9), start - timedelta(days=1) + timedelta(hours=9)] == rings


def test_the_title_that_a_locked_screen_shows_does_not_name_the_lender():
    for event in events(case()):
        assert "乙银行" not in str(event["SUMMARY"])
        assert "乙银行" in str(event["DESCRIPTION"])


@pytest.mark.parametrize("today, first", [("2026-12-14", 1), ("2026-12-15", 1), ("2026-12-16", 2)])
def test_only_payments_that_lie_ahead_are_in_the_calendar(today, first):
    """The day before the first payment, the day, and the day after."""
    assert f"第 {first} 期" in str(events(case(), today)[0]["SUMMARY"])


def test_a_payment_keeps_its_identity_when_its_day_changes():
    before = [str(event["UID"]) for event in events(case())]
    after = [str(event["UID"]) for event in events(case(first_payment_date="2026-12-28"))]

    assert before == after
    assert len(set(before)) == len(before)


def test_the_plan_that_is_kept_goes_before_the_agreement_and_that_before_the_proposal():
    of = samples.case("after_agreement")
    assert "2,325.00 元" in str(events(of, "2026-03-01")[0]["SUMMARY"])
    of["plans"][0]["schedule"][0]["payment"] = "2000"
    assert "2,000.00 元" in str(events(of, "2026-03-01")[0]["SUMMARY"])
    of["plans"] = []
    of["agreements"][0]["expected"] |= {"total": "18600.05", "instalments": 4, "instalment_amount": "4650.02"}
    read = events(of, "2026-03-01")
    assert 4 == len(read)
    assert "4,649.99 元" in str(read[-1]["SUMMARY"])


def test_without_a_plan_there_is_no_calendar_and_a_word_what_to_do():
    with pytest.raises(InvalidRequest, match="先在“协商方案”里填"):
        make("calendar", {}, DAY)
    with pytest.raises(InvalidRequest, match="已经过了"):
        make("calendar", case(first_payment_date="2019-01-01"), DAY)


@hostile
def test_what_was_typed_stays_inside_its_line_of_the_calendar(words):
    content = make("calendar", case(words), DAY).content
    read = icalendar.Calendar.from_ical(content)
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", words.replace("\ud83d", "\ufffd").replace("\r\n", "\n"))

    assert len(run("proposal", case(words)["proposals"][0])["schedule"]) == len(read.walk("VEVENT"))
    assert {f"还给：{kept}"} == {str(event["DESCRIPTION"]) for event in read.walk("VEVENT")}


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_survives_a_calendar(words):
    line = reminders._folded(f"DESCRIPTION:{reminders._escaped(words)}")
    assert all(len(piece) <= 75 for piece in line.split(b"\r\n"))
    assert line.endswith(b"\r\n") and b"\n" not in line.replace(b"\r\n", b"")
    for piece in line.split(b"\r\n"):
        piece.decode("utf-8")  # no character is cut

    read = icalendar.Event.from_ical(b"BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261123T000000Z\r\n" + line + b"END:VEVENT\r\n")
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", re.sub(r"\r\n?", "\n", re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", words)))
    assert kept == str(read["DESCRIPTION"])


# ---- file names


@hostile
def test_a_file_name_is_safe_whatever_was_typed(words):
    name = safe_name(words, "docx")

    assert name.endswith(".docx")
    assert not re.search(r'[/\\:*?"<>|\x00-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]', name)
    assert not name.startswith((".", " "))


@settings(deadline=None)
@given(st.text())
def test_any_text_makes_a_name_that_a_file_system_takes(words):
    name = safe_name(words, "xlsx")

    assert 6 <= len(name) <= 70
    assert len(name.encode("utf-8")) <= 255
    assert name.isprintable() and not re.search(r'[/\\:*?"<>|]', name)
    assert name == safe_name(name.removesuffix(".xlsx"), "xlsx")


@pytest.mark.parametrize("words", ["", "   ", "...", "CON", "nul.txt", "com1", "\u202e", "\ud83d"])
def test_a_name_of_nothing_and_a_name_that_windows_keeps_become_names(words):
    assert safe_name(words, "zip").startswith("材料")


def test_two_files_never_share_a_name():
    assert ["a.html", "A（2）.html", "a（3）.html", "b.html"] == distinct(["a.html", "A.html", "a.html", "b.html"])


# ---- the pack


def opened(of, *codes, files=(), **changed):
    drawn = sheets(of, *codes)
    for sheet in drawn:
        sheet.update(changed)
    return zipfile.ZipFile(io.BytesIO(make("pack", of, DAY, sheets=drawn, files=list(files)).content))


def test_the_pack_opens_with_its_contents_and_holds_everything_once():
    word = {"name": "01 还款协商申请书.docx", "base64": base64.b64encode(b"PK word").decode()}
    read = opened(case(), "application", "hardship", files=[word])
    names = read.namelist()

    assert [
        "00 目录.html",
        "01 还款协商申请书.html",
        "02 困难情况说明.html",
        "01 还款协商申请书.docx",
        "债务和还款 2026-11-23.xlsx",
        "还款日历 乙银行.ics",
    ] == names
    contents = read.read(names[0]).decode("utf-8")
    assert all(name in contents for name in names[1:])
    assert "什么时候不要发" in contents
    assert b"PK word" == read.read("01 还款协商申请书.docx")
    assert read.testzip() is None


def test_a_pack_without_a_plan_goes_without_its_calendar():
    read = opened({"person": {"name": "张某"}}, "hardship")

    assert ["00 目录.html", "01 困难情况说明.html"] == read.namelist()


@hostile
def test_a_pack_is_harmless_whatever_was_typed(words):
    of = case(words)
    read = opened(of, "application", "debts", title=words)

    for entry in read.infolist():
        assert entry.filename.isprintable()
        assert not re.search(r'[/\\:*?"<>|]', entry.filename)
    for name in read.namelist():
        if name.endswith(".html"):
            html = read.read(name).decode("utf-8")
            assert "<script" not in html
            assert "http://example" not in re.sub(r">[^<]*<", "><", html)


def test_a_pasted_page_loses_its_marks_and_keeps_its_words():
    pasted = (
        '<p class="indent evil" style="x" onclick="y()">一<img src="http://example.org/p.png"><b>二</b></p><script>三</script>'
        '<a href="http://example.org">四</a><style>p{}</style><table class="amounts"><tr><th scope="row">五</th><td colspan=9>六<svg><text>七</text></svg>'
    )
    assert (
        '<p class="indent">一二</p>四<table class="amounts"><tr><th scope="row">五</th><td>六</td></tr></table>'
        == letter_html(pasted)
    )


def test_a_letter_that_nobody_changed_comes_through_unchanged():
    for name in samples.CASES:
        for sheet in sheets(samples.case(name), *samples.TITLES):
            assert sheet["html"] == letter_html(sheet["html"])


@settings(deadline=None)
@given(st.text())
def test_any_text_comes_through_a_letter_as_text(words):
    assert not re.search(
        r"<(?!/?(p|div|section|[ou]l|li|h[12]|t[rdh]|table|caption|thead|tbody|tfoot|br|span|bdi)\b)", letter_html(words)
    )


@pytest.mark.parametrize(
    "file", [{}, {"name": "a.exe", "base64": ""}, {"name": "a.docx", "base64": "%%%"}, {"name": "a.docx", "base64": 7}]
)
def test_a_file_that_the_page_did_not_make_is_refused(file):
    with pytest.raises(InvalidRequest, match="读不出来"):
        make("pack", case(), DAY, sheets=sheets(case(), "hardship"), files=[file])


def test_a_pasted_story_of_ten_thousand_characters_comes_out_whole():
    story = "长" * 10_000
    of = case()
    of["hardship"]["story"] = story
    read = opened(of, "application")

    assert story in read.read("01 还款协商申请书.html").decode("utf-8")


def test_a_pack_of_any_day_has_times_that_a_zip_can_hold():
    for today in (date(1900, 1, 1), date(2026, 2, 28), date(2899, 12, 31)):
        assert archive.pack([archive.Sheet("甲", "<p>乙</p>")], [], "", today).content


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


@hostile
def test_a_document_holds_what_was_typed_as_words(words):
    """In HTML nothing of it is a mark, in text it stands as it was; a turn of the writing ends where the name ends."""
    for document in run("dossier", {"today": DAY, "case": case(words), "documents": list(samples.TITLES)})["documents"]:
        assert not re.search(
            r"<(?!/?(p|div|[ou]l|li|h[12]|t[rdh]|table|caption|thead|tbody|tfoot|span|bdi)[ >])", document["html"]
        )
        assert 'HYPERLINK("' not in document["html"]
        assert document["html"].count("\u202e") == document["html"].count("<bdi>") or "\u202e" not in words
        json.dumps(document)
    line = re.sub(r"[\r\n]+", " ", words)
    application = run("dossier", {"today": DAY, "case": case(words), "documents": ["application"]})["documents"][0]
    assert f"本人{line}，" in application["text"].replace("\u2068", "").replace("\u2069", "")


def test_a_turn_of_the_writing_is_closed_in_the_text_too():
    (document,) = run("dossier", {"today": DAY, "case": case("张\u202e三"), "documents": ["schedule"]})["documents"]

    assert "还款人：\u2068张\u202e三\u2069　　债权人" in document["text"]


@pytest.mark.parametrize("what", WHAT[:2])
def test_a_name_of_ten_thousand_characters_is_refused_by_name_and_nothing_is_made(what):
    with pytest.raises(InvalidRequest) as caught:
        make(what, case("长" * 10_000), DAY)

    assert {"too_long"} == {error["code"] for error in caught.value.errors}
    assert "case.proposals.0.creditor" in [error["field"] for error in caught.value.errors]

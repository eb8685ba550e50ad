"""The pack holds everything once, and is harmless whatever was typed."""

import base64
import re
from datetime import date

from calculators.export import archive
from tests.exported import case, hostile, opened


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


def test_a_pack_of_any_day_has_times_that_a_zip_can_hold():
    for today in (date(1900, 1, 1), date(2026, 2, 28), date(2899, 12, 31)):
        assert archive.pack([archive.Sheet("甲", "<p>乙</p>")], [], "", today).content

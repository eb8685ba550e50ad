"""The pack holds everything once, and is harmless whatever was typed."""

import base64
import io
import re
import zipfile
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


def test_the_contents_name_the_lender_where_a_reason_not_to_send_is_true_of_one_only():
    everybody, one = "每月的数自己做不到的，不要发。", "方案里每期 700.00 元，这一笔每月能分到 553.39 元。"
    schedules = [archive.Sheet("还款计划表", "<p>表</p>", reasons) for reasons in ((one, everybody), (everybody,))]
    folders = [archive.Folder(name, (sheet,), ()) for name, sheet in zip(("甲银行", "乙银行"), schedules, strict=True)]
    with zipfile.ZipFile(io.BytesIO(archive.whole_pack(folders, [], date(2026, 11, 23)).content)) as made:
        contents = made.read("00 目录.html").decode()

    assert f"<li>甲银行：{one}</li><li>{everybody}</li>" in contents
    assert 1 == contents.count("还款计划表：什么时候不要发")

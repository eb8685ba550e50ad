"""Files that a person opens: their text, or the words for why they give none."""

import base64
import io
import json
import re
import zipfile

import pyaes
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.sample_files import REPORT, TABLE, encrypted, pdf, xlsx
from calculators import run
from calculators.page import door
from calculators.tools.intake.files import MOST_BYTES, PROBLEMS, Unreadable, read_file
from calculators.tools.intake.files.aes import cbc_decrypt, cbc_encrypt, ecb_encrypt

LONG_REPORT = [
    *REPORT[:3],
    *(REPORT[3].replace("1.", f"{number}.").replace("85,000", f"{number},000") for number in range(1, 101)),
]


def refused(content, password=""):
    with pytest.raises(Unreadable) as caught:
        read_file(content, password)
    return caught.value.code


@pytest.mark.parametrize("encoding", ["UniGB-UCS2-H", "UniGB-UTF16-H", "GBK-EUC-H", "GBKp-EUC-H", "GBK2K-H"])
def test_a_report_is_read_in_every_encoding_that_such_files_use(encoding):
    text = read_file(pdf(REPORT, encoding)).text

    assert {"debts": 1, "balance": "85000.00"} == run("intake", {"text": text})["totals"]


def test_three_pages_are_read_page_after_page():
    text = read_file(pdf(LONG_REPORT, a_page=40)).text

    assert [str(number) for number in range(1, 101)] == re.findall(r"余额(\d+),000。", text)


@pytest.mark.parametrize("encoding", ["Identity-H", "UniGB-UTF8-H"])
def test_text_that_only_looks_like_text_is_not_taken(encoding):
    assert "garbled" == refused(pdf(LONG_REPORT, encoding))


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_a_locked_file_asks_for_its_password_and_opens_with_it(algorithm):
    locked = encrypted(pdf(REPORT), "7788", algorithm)

    assert "needs_password" == refused(locked)
    assert "wrong_password" == refused(locked, "1234")
    assert "85,000" in read_file(locked, "7788").text


def test_a_locked_sample_is_written_the_same_every_time_and_its_identifier_looks_like_utf_16():
    locked = encrypted(pdf(REPORT), "7788", "AES-128")

    assert locked == encrypted(pdf(REPORT), "7788", "AES-128")
    assert b"/ID [ <6800" in locked


def test_aes_is_the_one_of_the_standard():
    """FIPS 197, appendix C.1 and C.3; NIST SP 800-38A, F.2.1."""
    plain = bytes.fromhex("00112233445566778899aabbccddeeff")
    assert "69c4e0d86a7b0430d8cdb78070b4c55a" == ecb_encrypt(bytes(range(16)), plain).hex()
    assert "8ea2b7ca516745bfeafc49904b496089" == ecb_encrypt(bytes(range(32)), plain).hex()
    key, vector = bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c"), bytes(range(16))
    blocks = bytes.fromhex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51")
    written = cbc_encrypt(key, vector, blocks)
    assert "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2" == written.hex()
    assert blocks == cbc_decrypt(key, vector, written)
    assert pyaes.AES(key)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"x" * (MOST_BYTES + 1), "too_large"),
        (b"%PDF-1.4\nnothing", "broken"),
        (pdf(REPORT)[:500], "broken"),
        (pdf([""]), "no_text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_sheet"),
        (b"\xff\xd8\xff\xe0photo", "photo"),
        (b"\x89PNG\r\n", "photo"),
        (b"\0\0\0 ftypheic", "photo"),
        (b"PK\x03\x04broken", "broken"),
        (b"Rar!\x1a\x07", "zip"),
        (b"\x00\x01\x02" * 100, "unknown"),
    ],
)
def test_what_cannot_be_read_says_why(content, code):
    assert code == refused(content)


def test_every_refusal_says_what_to_do_instead():
    assert all("粘贴" in words or "照着填" in words for words in PROBLEMS.values())


def test_a_zip_and_a_document_are_told_from_a_workbook():
    def zipped(*names):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for name in names:
                archive.writestr(name, "x")
        return made.getvalue()

    assert "zip" == refused(zipped("账单.pdf"))
    assert "unknown" == refused(zipped("[Content_Types].xml", "word/document.xml"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_read_in_every_encoding_that_spreadsheets_write(encoding):
    text = read_file(TABLE.encode(encoding)).text

    assert {"debts": 2, "balance": "25932.00"} == run("intake", {"text": text})["totals"]


def test_a_workbook_is_read_without_the_noise_of_binary_numbers():
    text = read_file(xlsx([["平台", "欠款", "逾期天数"], ["江川银行", 20932.100000000002, 12], ["老王", 5000, 0]])).text

    found = run("intake", {"text": text})
    assert "25932.10" == found["totals"]["balance"]
    assert [["overdue"], []] == [row["flags"] for row in found["rows"]]


@pytest.mark.parametrize(
    "sheet",
    [
        '<!DOCTYPE a [<!ENTITY b "bb">]><worksheet/>',
        "<worksheet",
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><row><c r="ZZZ1"><v>1</v></c></row></worksheet>',
    ],
)
def test_a_workbook_made_to_harm_gives_no_text(sheet):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", sheet)

    assert refused(made.getvalue()) in ("broken", "empty")


def test_a_workbook_that_unpacks_to_too_much_is_refused():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", "x" * 31_000_000)

    assert "too_large" == refused(made.getvalue())


def test_a_long_report_is_read_without_its_inquiries():
    lines = [
        *LONG_REPORT,
        "机构查询记录明细",
        *(f"{number} 2026年08月03日 江川银行股份有限公司 贷款审批" for number in range(500)),
    ]

    text = read_file("\n".join(lines).encode()).text

    assert len(text) <= 20_000
    assert "机构查询" not in text and "100,000。" in text


def test_the_page_gets_the_text_or_the_words_for_its_problem():
    def opened(content, password=""):
        message = {"do": "open_file", "name": "报告.pdf", "base64": base64.b64encode(content).decode(), "password": password}
        return json.loads(door.answer(json.dumps(message)))

    assert "85,000" in opened(pdf(REPORT))["text"]
    assert {"code": "broken", "message": f"报告.pdf：{PROBLEMS['broken']}"} == opened(b"%PDF-")["problem"]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 900), st.integers(1, 60))
def test_a_damaged_file_never_stops_the_page(noise, place, length):
    whole = pdf(REPORT)
    for content in (noise, b"%PDF-1.4\n" + noise, whole[:place] + noise + whole[place + length :]):
        try:
            found = read_file(content).text
        except Unreadable as unreadable:
            found = PROBLEMS[unreadable.code]
        assert found

"""The workbook is exact to the cent, computes the same in an office, and holds what was typed as words."""

import csv
import io
import re
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from calculators import InvalidRequest, run, samples
from calculators.export.files import WHAT, make
from tests.exported import DAY, HOSTILE, case, hostile
from tests.office import converted


def workbook(of):
    return openpyxl.load_workbook(io.BytesIO(make("spreadsheet", of, DAY).content))


def texts(book):
    """Every text of a workbook, and the type of its cell."""
    return [(cell.value, cell.data_type) for sheet in book for row in sheet for cell in row if isinstance(cell.value, str)]


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


@pytest.mark.parametrize(
    "name, unknown", [("old_debt", "CDEJ"), ("mortgage_first", "CDE"), ("after_agreement", "J"), ("five_debts", "")]
)
def test_a_sum_of_which_a_part_is_unknown_stays_blank_as_in_the_list_that_is_sent(name, unknown):
    of = samples.case(name)
    sheet = openpyxl.load_workbook(io.BytesIO(make("spreadsheet", of, DAY).content), data_only=True)["债务清单"]
    last = 5 + len(of["debts"])

    assert "合计" == sheet[f"A{last}"].value
    assert unknown == "".join(column for column in "CDEFJK" if sheet[f"{column}{last}"].value is None)


@pytest.mark.parametrize("made, reached", [(8, [2325] * 8), (2, [2325, 2325, *[None] * 6]), (0, [None] * 8)])
def test_what_was_paid_stands_in_the_plan_as_in_the_letter_that_asks_for_the_proof(made, reached):
    of = samples.case("after_agreement")
    del of["plans"][0]["payments"][made:]
    sheet = openpyxl.load_workbook(io.BytesIO(make("spreadsheet", of, DAY).content), data_only=True)["还款计划"]

    assert reached == [sheet[f"D{row}"].value for row in range(4, 12)]
    assert 2325 * made == sheet["D12"].value

"""A workbook of the debts, the month and the schedule, whose formulas go on working when a number is changed.

What a person typed is written as text and never as a formula or a link, whatever it begins with. Each formula carries
its computed value, so that a phone's preview, which computes nothing, shows the same numbers.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from calculators.case.shape import CaseFile
from calculators.export import File
from calculators.export.file_names import safe_name
from calculators.export.storable import storable
from calculators.forms.validation import InvalidRequest, Problem
from calculators.law.codes import DEBT_KINDS
from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.subject import subject, terms_for
from calculators.sums.money import part_of
from calculators.sums.months import days_overdue
from calculators.tools import capacity, proposal
from calculators.tools.capacity import RELIABILITY, TIMES_A_YEAR
from calculators.tools.inventory import Debt

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FONT = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
_LINED = _FONT | {"border": 1, "border_color": "#999999"}


def workbook(case: CaseFile, today: date, situation: str) -> File:
    """A sheet for each of debts, budget and schedule that is written. Raises InvalidRequest where none is."""
    about = subject(case)
    asked, terms = terms_for(situation, Filler(case, today, about.kind))
    written = capacity.as_far_as_written(case.budget)
    if not (case.debts or written or terms):
        words = "还没有债务、收支，也没有还款计划，表格是空的。先填一样，再来做表格。"
        raise InvalidRequest([Problem("case", "required", words)])
    made = io.BytesIO()
    # Without a time of its own in it, the same case makes the same bytes.
    book = _Book(made, datetime(today.year, today.month, today.day))
    if case.debts:
        _debts(book, case.debts, today)
    if written:
        _budget(book, written)
    if asked and terms:
        _schedule(book, asked, terms)
    book.close()
    return File(safe_name(f"债务和还款 {today.isoformat()}", "xlsx"), _TYPE, made.getvalue())


class _Book:
    """The workbook and the few formats that its sheets use."""

    def __init__(self, into: io.BytesIO, made_on: datetime):
        self._book = xlsxwriter.Workbook(
            into, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        )
        self._book.set_properties({"title": "债务和还款", "created": made_on})
        self.title = self._format(_FONT | {"bold": True, "font_size": 14})
        self.note = self._format(_FONT | {"font_color": "#555555"})
        self.plain = self._format(_FONT)
        self.head = self._format(_LINED | {"bold": True, "bg_color": "#EFEBDD", "text_wrap": True, "align": "center"})
        # As text, and marked as such, so that it stays text when somebody edits the cell.
        self.text = self._format(_LINED | {"num_format": "@", "quote_prefix": True, "text_wrap": True})
        self.money = self._format(_LINED | {"num_format": "#,##0.00"})
        self.count = self._format(_LINED | {"num_format": "0"})
        self.percent = self._format(_LINED | {"num_format": "0.00##"})
        self.day = self._format(_LINED | {"num_format": "yyyy-mm-dd", "align": "center"})
        self.sum = self._format(_LINED | {"num_format": "#,##0.00", "bold": True})

    def _format(self, how: dict) -> Any:
        return self._book.add_format(how)

    def sheet(self, name: str, widths: Sequence[int], *, landscape: bool = False) -> "_Sheet":
        """An A4 sheet, as wide as the page."""
        made = self._book.add_worksheet(name)
        for column, width in enumerate(widths):
            made.set_column(column, column, width)
        made.set_default_row(20)
        made.set_paper(9)
        made.fit_to_pages(1, 0)
        made.set_footer("&C第 &P 页，共 &N 页")
        if landscape:
            made.set_landscape()
        return _Sheet(made, self)

    def close(self) -> None:
        self._book.close()


class _Sheet:
    """One sheet; cells are named as in formulas: ``B3``."""

    def __init__(self, sheet: Any, book: _Book):
        self._sheet, self._book = sheet, book

    def title(self, words: str, note: str) -> None:
        self._sheet.write_string("A1", words, self._book.title)
        self._sheet.write_string("A2", storable(note), self._book.note)

    def head(self, row: int, words: Sequence[str]) -> None:
        for column, each in enumerate(words):
            self._sheet.write_string(row - 1, column, each, self._book.head)
        self._sheet.set_row(row - 1, 34)
        self._sheet.repeat_rows(row - 1)

    def label(self, cell: str, words: str) -> None:
        self._sheet.write_string(cell, words, self._book.plain)

    def text(self, cell: str, words: str | None) -> None:
        self._sheet.write_string(cell, storable(words), self._book.text) if words else self.blank(cell)

    def blank(self, cell: str) -> None:
        self._sheet.write_blank(cell, None, self._book.text)

    def money(self, cell: str, amount: Decimal | None) -> None:
        self.blank(cell) if amount is None else self._sheet.write_number(cell, amount, self._book.money)

    def percent(self, cell: str, rate: Decimal | None) -> None:
        self.blank(cell) if rate is None else self._sheet.write_number(cell, rate, self._book.percent)

    def count(self, cell: str, number: int) -> None:
        self._sheet.write_number(cell, number, self._book.count)

    def day(self, cell: str, day: date | None) -> None:
        self.blank(cell) if day is None else self._sheet.write_datetime(
            cell, datetime(day.year, day.month, day.day), self._book.day
        )

    def formula(self, cell: str, formula: str, value: Decimal | int | str, how: str = "money") -> None:
        self._sheet.write_formula(
            cell, f"={formula}", getattr(self._book, how), value if isinstance(value, int) else float(value)
        )


def _debts(book: _Book, debts: Sequence[Debt], today: date) -> None:
    sheet = book.sheet("债务清单", (22, 18, 14, 13, 13, 14, 12, 14, 10, 14), landscape=True)
    sheet.title("债务清单", "金额单位：元。合计和逾期天数会随着数字自己算。")
    sheet.label("A3", "截至")
    sheet.day("B3", today)
    sheet.head(
        4, ("债权人", "种类", "本金", "利息", "违约金和费用", "合计", "合同年利率（%）", "逾期开始日", "逾期天数", "每月应还")
    )
    first, last = 5, 4 + len(debts)
    for row, debt in enumerate(debts, first):
        sheet.text(f"A{row}", debt.creditor)
        sheet.text(f"B{row}", DEBT_KINDS.get(debt.kind))
        sheet.money(f"C{row}", debt.principal)
        sheet.money(f"D{row}", debt.interest)
        sheet.money(f"E{row}", debt.fees)
        if debt.balance is not None and not debt.split_known:
            sheet.money(f"F{row}", debt.balance)  # known by its total alone: no principal is invented
        else:
            sheet.formula(f"F{row}", f"ROUND(SUM(C{row}:E{row}),2)", debt.owed or debt.interest + debt.fees)
        sheet.percent(f"G{row}", debt.annual_rate)
        sheet.day(f"H{row}", debt.overdue_since)
        sheet.formula(f"I{row}", f'IF(H{row}="",0,MAX($B$3-H{row},0))', days_overdue(debt.overdue_since, today), "count")
        sheet.money(f"J{row}", debt.monthly_due)
    sheet.text(f"A{last + 1}", "合计")
    sheet.blank(f"B{last + 1}")
    parts = {"C": "principal", "D": "interest", "E": "fees", "J": "monthly_due"}
    sums = {column: sum((getattr(debt, part) or Decimal(0) for debt in debts), Decimal(0)) for column, part in parts.items()}
    sums["F"] = sum((debt.interest + debt.fees if debt.owed is None else debt.owed for debt in debts), Decimal(0))
    for column, total in sums.items():
        sheet.formula(f"{column}{last + 1}", f"ROUND(SUM({column}{first}:{column}{last}),2)", total, "sum")
    for column in "GHI":
        sheet.blank(f"{column}{last + 1}")


def _budget(book: _Book, budget: capacity.Inputs) -> None:
    found = capacity.calculate(budget)
    sheet = book.sheet("收支", (26, 10, 14, 14, 16))
    sheet.title("收支情况", "金额单位：元。“每年几次”：每月 12，每周 52，每两周 26，每季度 4，每年 1。")
    sheet.head(3, ("收入", "每年几次", "金额", "每月", "计入"))
    row = 4
    for line in budget.income:
        stable = line.reliability == "stable"
        counted = line.monthly if stable else part_of(line.monthly, budget.irregular_counted)
        sheet.text(f"A{row}", f"{line.name or ''}{'' if stable else f'（{RELIABILITY[line.reliability]}）'}")
        _monthly(sheet, row, line)
        share = f"D{row}" if stable else f"ROUND(D{row}*{budget.irregular_counted:f}/100,2)"
        sheet.formula(f"E{row}", share, counted)
        row += 1
    income = (4, row - 1)
    sheet.head(row, ("开支", "每年几次", "金额", "每月", "必要（1 是，0 否）"))
    row += 1
    expenses = (row, row + len(budget.expenses) - 1)
    for line in budget.expenses:
        sheet.text(f"A{row}", line.name)
        _monthly(sheet, row, line)
        sheet.count(f"E{row}", int(line.essential))
        row += 1
    row += 1
    (a, b), (c, d) = income, expenses
    sheet.head(row, ("每月", "", "", "", "元"))
    names = ("income_counted", "essential_expenses", "priority_payments", "surplus", "margin", "capacity", "shortfall")
    at = {name: f"E{row + offset}" for offset, name in enumerate(names, 1)}
    lines = (
        ("income_counted", "可计入的收入", f"ROUND(SUM(E{a}:E{b}),2)"),
        ("essential_expenses", "减：必要开支", f"ROUND(SUMIF(E{c}:E{d},1,D{c}:D{d}),2)"),
        ("priority_payments", "减：须优先支付的款项", ""),
        ("surplus", "结余", f"ROUND({at['income_counted']}-{at['essential_expenses']}-{at['priority_payments']},2)"),
        (
            "margin",
            f"减：应急预留（结余的 {budget.safety_margin:f}%）",
            f"ROUND(MAX({at['surplus']},0)*{budget.safety_margin:f}/100,2)",
        ),
        ("capacity", "可用于全部债务的还款", f"ROUND(MAX({at['surplus']}-{at['margin']},0),2)"),
        ("shortfall", "缺口", f"MAX(-{at['surplus']},0)"),
    )
    for name, words, formula in lines:
        place = at[name]
        sheet.text(f"A{place[1:]}", words)
        for column in "BCD":
            sheet.blank(f"{column}{place[1:]}")
        if formula:
            sheet.formula(place, formula, getattr(found, name), "sum")
        else:
            sheet.money(place, getattr(found, name))


def _monthly(sheet: _Sheet, row: int, line: capacity.Income | capacity.Expense) -> None:
    """How often, how much, and what that is a month."""
    sheet.count(f"B{row}", TIMES_A_YEAR[line.every])
    sheet.money(f"C{row}", line.amount)
    sheet.formula(f"D{row}", f"ROUND(C{row}*B{row}/12,2)", line.monthly)


def _schedule(book: _Book, asked: proposal.Inputs, terms: dict) -> None:
    sheet = book.sheet("还款计划", (8, 14, 14, 14, 14, 16, 14))
    sheet.title(
        "还款计划", f"还给：{asked.creditor or ''}。金额单位：元。改了年利率或每期金额，下面会重新算；最后一期还清余下的。"
    )
    for row, words in ((3, "分期偿还的金额"), (4, "还款期间年利率（%）"), (5, "每期金额")):
        sheet.label(f"A{row}", words)
    sheet.money("C3", Decimal(terms["repay_base"]))
    sheet.percent("C4", asked.annual_rate)
    sheet.money("C5", Decimal(terms["instalment_amount"]))
    sheet.head(7, ("期", "日期", "还款", "其中利息", "其中本金", "剩余", "实际还了"))
    first, last = 8, 7 + len(terms["schedule"])
    for row, due in enumerate(terms["schedule"], first):
        before = "C3" if row == first else f"F{row - 1}"
        sheet.count(f"A{row}", due["number"])
        sheet.day(f"B{row}", date.fromisoformat(due["date"]))
        owed = f"ROUND({before}+D{row},2)"
        sheet.formula(f"C{row}", owed if row == last else f"MIN($C$5,{owed})", due["payment"])
        sheet.formula(f"D{row}", f"ROUND({before}*$C$4/1200,2)", due["interest"])
        sheet.formula(f"E{row}", f"ROUND(C{row}-D{row},2)", due["principal"])
        sheet.formula(f"F{row}", f"ROUND({before}-E{row},2)", due["balance"])
        sheet.money(f"G{row}", None)
    sheet.text(f"A{last + 1}", "合计")
    sheet.blank(f"B{last + 1}")
    for column, part in zip("CDE", ("payment", "interest", "principal"), strict=True):
        total = sum((Decimal(due[part]) for due in terms["schedule"]), Decimal(0))
        sheet.formula(f"{column}{last + 1}", f"ROUND(SUM({column}{first}:{column}{last}),2)", total, "sum")
    sheet.blank(f"F{last + 1}")
    sheet.formula(f"G{last + 1}", f"ROUND(SUM(G{first}:G{last}),2)", 0, "sum")

"""A workbook of the debts, the month and the schedule, whose formulas go on working when a number is changed.

What a person typed is written as text and never as a formula or a link, whatever it begins with. Each formula carries
its computed value, so that a phone's preview, which computes nothing, shows the same numbers.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from calculators.case.shape import CaseFile
from calculators.case.shares import shares
from calculators.export import File
from calculators.export.book import Book, Sheet
from calculators.export.due import payments_due
from calculators.export.file_names import safe_name
from calculators.forms.validation import InvalidRequest, Problem
from calculators.law.codes import DEBT_KINDS
from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.offered import Offered, Row, offered
from calculators.letters.drafts.offered import situation as fitting
from calculators.letters.drafts.recorded import payments
from calculators.letters.drafts.subject import subject
from calculators.sums.money import ZERO
from calculators.sums.months import days_overdue
from calculators.tools import capacity
from calculators.tools.capacity import RELIABILITY, TIMES_A_YEAR
from calculators.tools.inventory import DebtDraft
from calculators.tools.plan.kept import Kept, Payable, keep

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(case: CaseFile, today: date, situation: str) -> File:
    """A sheet for each of debts, budget and schedule that is written. Raises InvalidRequest where none is."""
    return workbook_of_all(case, [(case, situation)], today)


def workbook_of_all(case: CaseFile, lenders: Sequence[tuple[CaseFile, str]], today: date) -> File:
    """The same with a schedule for each of several lenders: a case with its negotiation at hand, and its situation."""
    planned = [_planned(own, today, situation) for own, situation in lenders]
    plans = [each for each in planned if each.agreed.rows or each.proposal.terms]
    month = shares(case)
    if not (case.debts or month or plans):
        words = "还没有债务、收支，也没有还款计划，表格是空的。先填一样，再来做表格。"
        raise InvalidRequest([Problem("case", "required", words)])
    made = io.BytesIO()
    # Without a time of its own in it, the same case makes the same bytes.
    book = Book(made, datetime(today.year, today.month, today.day))
    if case.debts:
        _debts(book, case.debts, month.of if month else (None,) * len(case.debts), today)
    if month:
        _budget(book, month.budget, first=any(debt.is_priority for debt in case.debts))
    for place, plan in enumerate(plans, 1):
        name = "还款计划" if len(plans) == 1 else f"还款计划 {place}"
        if plan.agreed.rows:
            _agreed(book, plan, name)
        else:
            _schedule(book, plan.proposal, name)
    book.close()
    return File(safe_name(f"债务和还款 {today.isoformat()}", "xlsx"), _TYPE, made.getvalue())


class _Plan(NamedTuple):
    """What is paid to one lender: as agreed, or else as proposed."""

    creditor: str | None
    agreed: Kept  # with what was paid until today, by the record
    proposal: Offered


def _planned(case: CaseFile, today: date, situation: str) -> _Plan:
    about = subject(case)
    asked = (Payable(each.number, each.date, each.amount) for each in payments_due(case))
    kept = keep(asked, ((each.date, each.amount) for each in payments(case)), today, ZERO)
    return _Plan(about.creditor, kept, offered(fitting(situation, case), Filler(case, today, about.kind)))


def _debts(book: Book, debts: Sequence[DebtDraft], shared: Sequence[Decimal | None], today: date) -> None:
    sheet = book.sheet("债务清单", (22, 18, 14, 13, 13, 14, 12, 14, 10, 14, 14), landscape=True)
    sheet.title("债务清单", "金额单位：元。合计和逾期天数会随着数字自己算。只知道总数的，本金、利息、费用空着。")
    sheet.label("A3", "截至")
    sheet.day("B3", today)
    sheet.head(
        4,
        (
            "债权人",
            "种类",
            "本金",
            "利息",
            "违约金和费用",
            "合计",
            "合同年利率（%）",
            "逾期开始日",
            "逾期天数",
            "每月应还",
            "每月能分到",
        ),
    )
    first, last = 5, 4 + len(debts)
    for row, debt in enumerate(debts, first):
        sheet.text(f"A{row}", debt.creditor)
        sheet.text(f"B{row}", DEBT_KINDS.get(debt.kind or ""))
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
        sheet.money(f"K{row}", shared[row - first])
    sheet.text(f"A{last + 1}", "合计")
    sheet.blank(f"B{last + 1}")
    parts = {"C": "principal", "D": "interest", "E": "fees", "J": "monthly_due"}
    sums = {column: sum((getattr(debt, part) or Decimal(0) for debt in debts), Decimal(0)) for column, part in parts.items()}
    sums["F"] = sum((debt.interest + debt.fees if debt.owed is None else debt.owed for debt in debts), Decimal(0))
    sums["K"] = sum((share for share in shared if share is not None), Decimal(0))
    unknown = _unknown_sums(debts)
    for column, total in sums.items():
        if column not in unknown:
            sheet.formula(f"{column}{last + 1}", f"ROUND(SUM({column}{first}:{column}{last}),2)", total, "sum")
    for column in f"GHI{unknown}":
        sheet.blank(f"{column}{last + 1}")


def _unknown_sums(debts: Sequence[DebtDraft]) -> str:
    """The columns that have no sum, as in the list that is sent: parts of which one is not known, and dues of which none is."""
    parts = "CDE" if any(debt.balance is not None and not debt.split_known for debt in debts) else ""
    return parts + ("" if any(debt.monthly_due is not None for debt in debts) else "J")


def _budget(book: Book, budget: capacity.Inputs, *, first: bool) -> None:
    found = capacity.calculate(budget)
    sheet = book.sheet("收支", (40, 10, 14, 14, 16))
    sheet.title("收支情况", "金额单位：元。“每年几次”：每月 12，每周 52，每两周 26，每季度 4，每年 1。")
    sheet.head(3, ("收入", "每年几次", "金额", "每月", "计入"))
    row = 4
    for line in budget.income:
        how = "" if not line.is_irregular else "（最差的月份）" if line.low is not None else f"（{RELIABILITY['irregular']}）"
        sheet.text(f"A{row}", f"{line.name or ''}{how}")
        _monthly(sheet, row, line)
        sheet.formula(f"E{row}", _counted(line, row, budget), line.counted(budget.irregular_counted))
        row += 1
    income = (4, row - 1)
    sheet.head(row, ("开支", "每年几次", "金额", "每月", "必要（1 是，0 否）"))
    row += 1
    expenses = (row, row + len(budget.expenses) - 1)
    for spent in budget.expenses:
        sheet.text(f"A{row}", spent.name)
        _monthly(sheet, row, spent)
        sheet.count(f"E{row}", int(spent.essential))
        row += 1
    row += 1
    (a, b), (c, d) = income, expenses
    sheet.head(row, ("每月", "", "", "", "元"))
    names = ("income_counted", "essential_expenses", "priority_payments", "surplus", "margin", "capacity", "shortfall")
    at = {name: f"E{row + offset}" for offset, name in enumerate(names, 1)}
    lines: tuple[tuple[str, str, str], ...] = (
        ("income_counted", "可计入的收入", f"ROUND(SUM(E{a}:E{b}),2)"),
        ("essential_expenses", "减：必要开支", f"ROUND(SUMIF(E{c}:E{d},1,D{c}:D{d}),2)"),
        ("priority_payments", "减：须优先支付的款项", ""),
        ("surplus", "结余", f"ROUND({at['income_counted']}-{at['essential_expenses']}-{at['priority_payments']},2)"),
        (
            "margin",
            f"减：应急预留（结余的 {budget.safety_margin:f}%）",
            f"ROUND(MAX({at['surplus']},0)*{budget.safety_margin:f}/100,2)",
        ),
        (
            "capacity",
            f"可用于{'其余' if first else '全部'}债务的还款",
            f"ROUND(MAX({at['surplus']}-{at['margin']},0),2)",
        ),
        ("shortfall", "缺口", f"MAX(-{at['surplus']},0)"),
    )
    if found.plain_month is not None:  # what comes by the quarter or the year is no month's promise
        plain = f'MAX({at["surplus"]}-SUMIF(B{a}:B{b},"<12",E{a}:E{b}),0)'
        kept = f"ROUND({plain}*{budget.safety_margin:f}/100,2)"
        at["promise"] = f"E{row + len(names) + 1}"
        lines = (*lines, ("promise", "没有季度、年度收入的月份，可用于还款", f"ROUND({plain}-{kept},2)"))
    for name, words, formula in lines:
        place = at[name]
        sheet.text(f"A{place[1:]}", words)
        for column in "BCD":
            sheet.blank(f"{column}{place[1:]}")
        if formula:
            sheet.formula(place, formula, getattr(found, name), "sum")
        else:
            sheet.money(place, getattr(found, name))


def _counted(line: capacity.Income, row: int, budget: capacity.Inputs) -> str:
    """The formula of what counts of an income: all of it, its worst month, or the percent that is counted."""
    if not line.is_irregular:
        return f"D{row}"
    return f"ROUND(D{row}*{budget.irregular_counted:f}/100,2)" if line.low is None else f"ROUND({line.low:f}*B{row}/12,2)"


def _monthly(sheet: Sheet, row: int, line: capacity.Income | capacity.Expense) -> None:
    """How often, how much, and what that is a month."""
    sheet.count(f"B{row}", TIMES_A_YEAR[line.every])
    sheet.money(f"C{row}", line.amount)
    sheet.formula(f"D{row}", f"ROUND(C{row}*B{row}/12,2)", line.monthly)


def _agreed(book: Book, plan: _Plan, name: str) -> None:
    """What was agreed: the same days and payments as in the calendar and in the plan that is kept."""
    kept = plan.agreed
    sheet = book.sheet(name, (8, 14, 14, 14))
    sheet.title("还款计划", f"还给：{plan.creditor or ''}。金额单位：元。照谈好的写，以书面协议为准。")
    sheet.head(3, ("期", "日期", "还款", "实际还了"))
    first, last = 4, 3 + len(kept.rows)
    for row, each in enumerate(kept.rows, first):
        sheet.count(f"A{row}", each.number) if each.number else sheet.text(f"A{row}", "首付")
        sheet.day(f"B{row}", each.date)
        sheet.money(f"C{row}", each.payment)
        # The last takes what was paid beyond the plan.
        sheet.money(f"D{row}", each.reached + (kept.over if row == last else ZERO) or None)
    sheet.text(f"A{last + 1}", "合计")
    sheet.blank(f"B{last + 1}")
    sheet.formula(f"C{last + 1}", f"ROUND(SUM(C{first}:C{last}),2)", kept.total, "sum")
    sheet.formula(f"D{last + 1}", f"ROUND(SUM(D{first}:D{last}),2)", kept.paid, "sum")


def _schedule(book: Book, offer: Offered, name: str) -> None:
    proposed, terms, rows = offer.proposal, offer.terms, offer.rows
    if not proposed or not terms:
        return
    sheet = book.sheet(name, (8, 14, 14, 14, 14, 16, 14))
    sheet.title(
        "还款计划", f"还给：{proposed.creditor or ''}。金额单位：元。改了年利率或每期金额，下面会重新算；最后一期还清余下的。"
    )
    settled = proposed.ways() == ["lump_sum"]
    for row, words in ((3, "分期偿还的金额"), (4, "还款期间年利率（%）"), (5, "每期金额")):
        sheet.label(f"A{row}", words)
    sheet.money("C3", terms.final_amount if settled else terms.repay_base)
    sheet.percent("C4", Decimal(0) if settled else proposed.rate)
    sheet.money("C5", terms.instalment_amount)
    sheet.head(7, ("期", "日期", "还款", "其中利息", "其中本金", "剩余", "实际还了"))
    first, last = 8, 7 + len(rows)
    level = len({due.payment for due in rows[:-1] if due.number}) <= 1
    for row, due in enumerate(rows, first):
        sheet.count(f"A{row}", due.number) if due.number else sheet.text(f"A{row}", "首付")
        sheet.day(f"B{row}", due.date)
        _payment(sheet, row, due, before="C3" if due.number <= 1 else f"F{row - 1}", is_last=row == last, level=level)
        sheet.money(f"G{row}", None)
    sheet.text(f"A{last + 1}", "合计")
    sheet.blank(f"B{last + 1}")
    for column, part in zip("CDE", ("payment", "interest", "principal"), strict=True):
        total = sum((getattr(due, part) for due in rows), Decimal(0))
        sheet.formula(f"{column}{last + 1}", f"ROUND(SUM({column}{first}:{column}{last}),2)", total, "sum")
    sheet.blank(f"F{last + 1}")
    sheet.formula(f"G{last + 1}", f"ROUND(SUM(G{first}:G{last}),2)", 0, "sum")


def _payment(sheet: Sheet, row: int, due: Row, before: str, *, is_last: bool, level: bool) -> None:
    """A payment and what it leaves of ``before``. A down payment comes before the sum in instalments: its row stands by itself."""
    if not due.number:
        for column, amount in zip("CDEF", (due.payment, due.interest, due.principal, due.balance), strict=True):
            sheet.money(f"{column}{row}", amount)
        return
    owed = f"ROUND({before}+D{row},2)"
    if is_last or level:
        sheet.formula(f"C{row}", owed if is_last else f"MIN($C$5,{owed})", due.payment)
    else:
        sheet.money(f"C{row}", due.payment)
    sheet.formula(f"D{row}", f"ROUND({before}*$C$4/1200,2)", due.interest)
    sheet.formula(f"E{row}", f"ROUND(C{row}-D{row},2)", due.principal)
    sheet.formula(f"F{row}", f"ROUND({before}-E{row},2)", due.balance)

"""Terms of repayment as a sentence says them: 每期 2,000.00 元，共 30 期，最后一期 1,666.57 元."""

from calculators.sums.money import spoken
from calculators.sums.terms import Step, Terms

# The shapes that a person can name, whoever proposes the terms.
SHAPES = {
    "level": "每月一样",
    "grace": "先缓几个月",
    "steps": "先少后多",
    "down_payment": "首付加分期",
    "lump_sum": "一次结清",
}


def instalments_said(terms: Terms, each: str = "每期") -> str:
    """The instalments in words; what is paid before them is not among them."""
    runs = terms.runs
    if terms.instalments == 1:
        return f"一次还 {spoken(runs[0].amount)}"
    if len(runs) == 1:
        return f"{each} {spoken(runs[0].amount)}，共 {terms.instalments} 期"
    *regular, last = runs
    tail = f"，最后一期 {spoken(last.amount)}"
    if last.instalments > 1:
        regular, tail = [*runs], ""
    if len(regular) == 1:
        return f"{each} {spoken(regular[0].amount)}，共 {terms.instalments} 期{tail}"
    return f"{_in_turn(regular, each)}，共 {terms.instalments} 期{tail}"


def _in_turn(runs: list[Step], each: str) -> str:
    """第 1 到 12 期每期 800.00 元，第 13 到 36 期每期 1,683.33 元."""
    said, before = [], 0
    for run in runs:
        first, last = before + 1, before + run.instalments
        which = f"第 {first} 期" if first == last else f"第 {first} 到 {last} 期"
        said.append(f"{which}{each} {spoken(run.amount)}")
        before = last
    return "，".join(said)

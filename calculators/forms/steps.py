"""Runs of equal payments as a form asks for them (先少后多): shared by what one proposes and what a lender offers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from calculators.forms.declaration import instalment_count, money, rows
from calculators.words.runs import read_runs, written_runs

MOST_STEPS = 24


@dataclass(frozen=True, kw_only=True)
class StepDraft:
    """A run of equal monthly payments as far as it is written."""

    instalments: int | None = instalment_count("几期")
    amount: Decimal | None = money("每期多少")


class Step(StepDraft):
    """A run of equal monthly payments."""

    if TYPE_CHECKING:
        instalments: int
        amount: Decimal


def steps(label: str, hint: str = "") -> Any:
    """The runs one after the other; none where the payments are said in another way."""
    return rows(label, Step, (), most=MOST_STEPS, hint=hint, in_one_line=True)


def from_line(text: str) -> tuple[list[dict[str, Any]], str] | None:
    """The rows that a person typed in one line, as a request holds them, and the line as it was read; None where it does not read."""
    runs = read_runs(text)
    return None if runs is None else ([{"instalments": count, "amount": f"{each:f}"} for count, each in runs], written_runs(runs))


def as_line(rows_: Iterable[Step]) -> str:
    """The rows as one line that reads back."""
    return written_runs((row.instalments, row.amount) for row in rows_)


def written(rows_: Iterable[StepDraft | None]) -> tuple[StepDraft, ...]:
    """The rows in which anything stands: a page keeps an empty one ready."""
    return tuple(row for row in rows_ if row and not (row.instalments is None and row.amount is None))


def finished(rows_: Iterable[StepDraft | None]) -> tuple[Step, ...]:
    """The rows that say how many and how much: all that are written, where ``unfinished`` finds nothing."""
    return tuple(cast("Step", row) for row in rows_ if row and row.instalments is not None and row.amount is not None)


def unfinished(rows_: Iterable[StepDraft]) -> Iterator[tuple[str, str, str]]:
    """What a half-written row lacks, in a case file, as (field, code, message); a request has none such."""
    for place, row in enumerate(written(rows_)):
        if row.instalments is None:
            yield f"steps.{place}.instalments", "required", "请填几期。"
        if row.amount is None:
            yield f"steps.{place}.amount", "required", "请填每期多少。"

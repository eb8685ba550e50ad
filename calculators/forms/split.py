"""A debt is written split (principal, interest, fees) or as one total: what is wrong where it is both, or neither."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Protocol


class Split(Protocol):
    """A debt as a form or a case file holds it, yuan."""

    @property
    def principal(self) -> Decimal | None:
        """None where it is not known."""

    @property
    def interest(self) -> Decimal:
        """Accrued and unpaid."""

    @property
    def fees(self) -> Decimal:
        """Late fees and others."""

    @property
    def balance(self) -> Decimal | None:
        """All in one, where it is not split."""


def problems(debt: Split, broken: AbstractSet[str]) -> Iterator[tuple[str, str, str]]:
    """(field, code, message). ``broken`` are wrong by themselves."""
    split, total = "principal" in broken or debt.principal is not None, "balance" in broken or debt.balance is not None
    if not split and not total:
        yield "principal", "required", "请填本金。只知道一个总数的，填欠款总额。"
    elif split and total:
        yield "balance", "conflict", "“本金”和“欠款总额”只填一个。拆得开的填本金、利息、费用，只知道一个总数的填总额。"
    elif total:
        for part, label in (("interest", "利息"), ("fees", "费用")):
            if getattr(debt, part):
                yield part, "conflict", f"“欠款总额”里已经有{label}了，这里要空着。知道本金的，改填本金，清空总额。"

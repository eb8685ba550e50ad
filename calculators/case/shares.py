"""Who gets what of a month's money, once for the whole case: the same yuan is never promised twice.

What must be kept current (mortgage, car loan, whatever is marked so) is paid first and takes no further part. A mortgage that
stands in the list may stand in the budget as well, as a priority payment or among the expenses: it is taken off once.
What is then left is shared by balance among the other debts, to the cent as ``allocation`` shares it: the parts add up.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal

from calculators.case.shape import CaseFile
from calculators.law.codes import PAYMENT_LINES
from calculators.sums.money import CENT, ZERO
from calculators.sums.payoff import in_cents, in_yuan
from calculators.sums.shares import by_balance
from calculators.tools import capacity
from calculators.tools.inventory import DebtDraft

_NEARLY = Decimal("0.95")  # people round what they pay: a line this near to the debt's due is the same money


@dataclass(frozen=True)
class Shares:
    """A month's money and the part of it that each debt of the case gets; yuan a month."""

    budget: capacity.Inputs  # with every priority payment in it, once
    month: capacity.Result  # what that budget leaves
    added: tuple[int, ...]  # places of the priority debts whose payment the budget did not have yet
    sharing: tuple[int, ...]  # places of the debts that share what is left
    of: tuple[Decimal | None, ...]  # by place: what this debt gets; None where what is owed or due is not written

    @property
    def able(self) -> Decimal:
        """What every month leaves for all debts that share, together."""
        return self.month.promise


def shares(case: CaseFile) -> Shares | None:
    """The month's money of ``case`` and who gets what of it; None where income or expenses are not written."""
    written = capacity.as_far_as_written(case.budget)
    if written is None:
        return None
    added = _not_in_budget(written, case.debts)
    more = sum((_due(case.debts[place]) or ZERO for place in added), ZERO)
    budget = replace(written, priority_payments=written.priority_payments + more)
    month = capacity.calculate(budget)
    sharing = tuple(place for place, debt in enumerate(case.debts) if debt.owed is not None and not debt.is_priority)
    parts = by_balance(in_cents(month.promise), [in_cents(case.debts[place].owed or ZERO) for place in sharing])
    shared = dict(zip(sharing, map(in_yuan, parts), strict=True))
    return Shares(
        budget=budget,
        month=month,
        added=added,
        sharing=sharing,
        of=tuple(shared[place] if place in shared else _first(debt, month) for place, debt in enumerate(case.debts)),
    )


def priority_payments(debts: Sequence[DebtDraft]) -> Decimal:
    """What the list says must be paid first each month, yuan."""
    return sum((_due(debt) or ZERO for debt in debts if debt.is_priority), ZERO)


def _first(debt: DebtDraft, month: capacity.Result) -> Decimal | None:
    """What a debt gets that comes before all that share; None where what is owed or due is not written."""
    due = None if debt.owed is None else _due(debt)
    if due is None or not month.shortfall:
        return due
    # Not even what comes first is covered: what there is, in proportion.
    first = month.priority_payments
    return (due * max(first - month.shortfall, ZERO) / first).quantize(CENT, rounding=ROUND_DOWN) if first else ZERO


def _due(debt: DebtDraft) -> Decimal | None:
    """What a month asks for, no more than is owed; None where it is not written."""
    if debt.monthly_due is None:
        return None
    return debt.monthly_due if debt.owed is None else min(debt.monthly_due, debt.owed)


def _not_in_budget(budget: capacity.Inputs, debts: Sequence[DebtDraft]) -> tuple[int, ...]:
    """The priority debts whose payment stands neither among the priority payments nor among the expenses."""
    money = budget.priority_payments
    lines = [(line.name or "", line.monthly) for line in budget.expenses if line.essential]
    dues = [(place, debt, _due(debt)) for place, debt in enumerate(debts) if debt.is_priority]
    left = []
    for place, debt, due in sorted(dues, key=lambda each: -(each[2] or ZERO)):
        if not due:
            continue
        least = due * _NEARLY
        line = next((line for line in lines if line[1] >= least and _names(line[0], debt)), None)
        if line:
            lines.remove(line)
        elif money >= least:
            money = max(money - due, ZERO)
        else:
            left.append(place)
    return tuple(sorted(left))


def _names(line: str, debt: DebtDraft) -> bool:
    """Whether a line of expenses is the payment of this debt, by what it is called."""
    return any(word in line for word in PAYMENT_LINES.get(debt.kind or "", ())) or bool(debt.creditor and debt.creditor in line)

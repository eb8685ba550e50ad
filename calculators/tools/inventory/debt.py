"""One debt of the list: split as the lender's statement shows it, or known by its total alone."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from calculators.forms import split
from calculators.forms.declaration import choice, day, flag, money, percent, short_text
from calculators.law.codes import DEBT_KINDS, PAID_FIRST_KINDS, STAGES

SPOUSE = {
    "none": "没有关系，或没有配偶",
    "signed": "配偶也签了字",
    "household": "钱花在家里日常开支上",
    "unsure": "说不准",
}

# Where a row of the list came from.
SOURCES = {"typed": "自己填的", "message": "从短信读入", "credit_report": "从信用报告读入", "table": "从表格读入"}


@dataclass(frozen=True, kw_only=True)
class DebtDraft:
    """One debt as far as it is written: split as the lender's statement shows it, or known by its total alone."""

    creditor: str | None = short_text("债权人", hint="看合同上的贷款人。不知道，先写平台的名字", sample="某某银行")
    kind: str | None = choice("债务种类", DEBT_KINDS)
    principal: Decimal | None = money("本金", None, hint="不含利息和违约金。不知道本金，就空着，填欠款总额")
    interest: Decimal = money("利息", 0, hint="已经产生、还没还的利息，含罚息")
    fees: Decimal = money("违约金和费用", 0)
    balance: Decimal | None = money("欠款总额", None, hint="只知道一共要还多少的，填这里。和“本金”只填一个")
    annual_rate: Decimal | None = percent("合同年利率", None, hint="不知道可以空着。不知道不等于没有利息", per="year", extra=True)
    monthly_due: Decimal | None = money("每月应还", None, hint="按原来的合同", extra=True)
    overdue_since: date | None = day("逾期开始日", None, hint="没有逾期就空着")
    contract_date: date | None = day("合同签订日", None, hint="向个人借的钱请填，算利率上限要用", extra=True)
    stage: str = choice("催收阶段", STAGES, "none", extra=True)
    secured: bool = flag("有抵押或担保人", extra=True)
    spouse: str = choice("和配偶的关系", SPOUSE, "none", extra=True)
    priority: bool | None = flag(
        "先还它", None, hint="断了会失去住处或工作的，先按月还足，不和别家分钱", blank="看种类：房贷、车贷先还", extra=True
    )
    lender: str | None = short_text("放款机构的全称", None, hint="合同上写的“贷款人”。写了，信就寄给它", extra=True)
    account_tail: str | None = short_text("卡号或合同号后四位", None, extra=True)
    as_of: date | None = day("数字是哪天的", None, hint="账单日或查询那天", extra=True)
    source: str = choice("从哪里来", SOURCES, "typed", hidden=True, extra=True)

    @property
    def owed(self) -> Decimal | None:
        """All that is owed, yuan; None where neither the principal nor a total is written (only in a case file)."""
        if self.principal is not None:
            return self.principal + self.interest + self.fees
        return self.balance

    @property
    def split_known(self) -> bool:
        """Whether it is known how much of it is principal."""
        return self.principal is not None

    @property
    def is_priority(self) -> bool:
        """Whether it is kept current before anything is shared among the others."""
        return self.kind in PAID_FIRST_KINDS if self.priority is None else self.priority

    def problems(self, broken: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """A debt is written split or as one total: (field, code, message)."""
        yield from split.problems(self, broken)


class Debt(DebtDraft):
    """One debt with all that a request requires."""

    if TYPE_CHECKING:
        creditor: str
        kind: str

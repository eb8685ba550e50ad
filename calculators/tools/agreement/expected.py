"""What was agreed before the text came, to compare it with."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.forms.declaration import day, flag, instalment_count, money, short_text
from calculators.sums.money import spoken


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What was agreed before the text came; every part may be left open."""

    creditor: str | None = short_text("债权人", None, hint="你欠的是谁")
    total: Decimal | None = money("一共还", None)
    instalments: int | None = instalment_count("分几期", None)
    instalment_amount: Decimal | None = money("每期还", None)
    first_payment_date: date | None = day("第一期哪天还", None)
    interest_stopped: bool = flag("谈好了：还款期间不再计息")
    fees_waived: bool = flag("谈好了：减免违约金和费用")

    def words(self, clause: str) -> str:
        """What was agreed about a clause, as a sentence; "" where nothing was."""
        agreed = {
            "parties": self.creditor,
            "total_amount": self.total and spoken(self.total),
            "instalment_count": self.instalments and f"{self.instalments} 期",
            "instalment_amount": self.instalment_amount and spoken(self.instalment_amount),
            "payment_dates": self.first_payment_date and f"第一期 {self.first_payment_date}",
            "interest_and_fees": "、".join(
                words for said, words in ((self.interest_stopped, "不再计息"), (self.fees_waived, "减免费用")) if said
            ),
        }.get(clause)
        return f"谈好的是：{agreed}。" if agreed else ""

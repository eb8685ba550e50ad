"""协商材料包：十一份材料。数字来自方案和清单，法条来自规则，缺的留空。

``variants`` says for which situation a document is written (``calculators.drafts.variants``): ``application`` also
decides the script and the schedule. Each document comes with the reasons not to send it, ``when_not``.
"""

from dataclasses import dataclass
from datetime import date

from calculators.case.shape import CaseFile
from calculators.forms.declaration import choice, codes, day, section
from calculators.letters import drafts
from calculators.letters.drafts.variants import FOLLOWS, VARIANTS

RULES = (
    "cc-art70-conditions",
    "cc-art70-max-term",
    "cc-art70-six-items",
    "cc-art70-stop-collection",
    "cc-art70-oral-agreement",
    "contract-variation",
    "debt-remission",
    "loan-rules",
    "nfra-2025-03-consumer-relief",
    "claim-assignment",
    "guarantor-effect",
    "limitation-interrupt",
    "limitation-expired",
    "court-deadlines",
    "cc-collection-rules",
    "cfc-measures-2024",
    "cbirc-order9-2022",
    "cba-2026-guideline",
    "gbt-45251-2025",
    "psa-2025",
    "privacy-peace",
    "pipl-core",
    "complaint-deadlines",
    "complaint-routing",
    "agency-crime",
    "credit-objection",
    "credit-5y",
    "credit-free-report",
    "credit-special-transaction-14",
    "credit-repair-scam-warning",
)

DOCUMENTS = drafts.TITLES


@dataclass(frozen=True, kw_only=True)
class Variants:
    """For which situation a document is written."""

    application: str = choice("申请哪一种", VARIANTS["application"], "reduced")
    confirm: str = choice("确认什么", VARIANTS["confirm"], "agreement")
    complaint: str = choice("投诉什么", VARIANTS["complaint"], "conduct")


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """A case file and the documents wanted from it."""

    today: date = day("写信的日期")
    case: CaseFile = section("个人档案", CaseFile)
    documents: tuple[str, ...] = codes("要哪些材料", DOCUMENTS)
    variants: Variants = section("写法", Variants, Variants)

    def variant(self, code: str) -> str:
        """The situation that a document is written for; empty where it knows only one."""
        return getattr(self.variants, FOLLOWS.get(code, code), "")


def calculate(inputs: Inputs) -> dict:
    """Draw each document; what the case file lacks is a visible blank and a path in ``missing``."""
    documents = [drafts.draw(code, inputs.case, inputs.today, inputs.variant(code)) for code in inputs.documents]
    missing = list(dict.fromkeys(path for document in documents for path in document.missing))
    cited = {rule for document in documents for rule in document.rules}
    drawn = "、".join(document.title for document in documents)
    say = [f"写好了：{drawn}。" if documents else "还没有选要哪些材料。"]
    if missing:
        say.append(f"还有 {len(missing)} 处是空的，已经留出空白。可以回去填，也可以打印后用笔写。")
    if documents:
        say.append("发出之前，先看每一份下面的“什么时候不要发”。")
    return {
        "documents": [
            {
                "code": document.code,
                "variant": document.variant,
                "title": document.title,
                "text": document.text,
                "html": document.html,
                "missing": list(document.missing),
                "when_not": list(document.when_not),
            }
            for document in documents
        ],
        "rules": [rule for rule in RULES if rule in cited],
        "say": say,
    }


EXAMPLE = {
    "today": "2026-11-23",
    "documents": ["application", "script", "schedule"],
    "case": {
        "version": 1,
        "person": {"name": "张某", "phone": "138 0000 0000"},
        "debts": [],
        "budget": {
            "income": [{"name": "工资", "amount": "6500"}],
            "expenses": [
                {"name": "房租", "amount": "1600"},
                {"name": "吃饭、交通、电话", "amount": "1900"},
                {"name": "给父母", "amount": "800"},
            ],
        },
        "hardship": {
            "cause": "income_cut",
            "since": "2026-06-01",
            "story": "公司从六月起停发绩效，每月到手从 9,800 元降到 6,500 元。我在找新的工作。",
            "proofs": "三月至十月工资流水、公司调薪通知",
        },
        "proposals": [
            {
                "creditor": "甲银行信用卡中心",
                "kind": "credit_card",
                "principal": "45000",
                "interest": "3800",
                "fees": "1200",
                "waive_interest": "50",
                "waive_fees": "100",
                "monthly_payment": "1600",
                "first_payment_date": "2026-12-20",
            }
        ],
    },
}

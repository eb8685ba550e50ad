"""协商材料包：申请书、电话话术、还款计划表。数字来自方案，法条来自规则，缺的留空。"""

from dataclasses import dataclass
from datetime import date

from calculators import drafts
from calculators.case_file import CaseFile
from calculators.declaration import codes, day, section

RULES = (
    "cc-art70-conditions",
    "cc-art70-max-term",
    "cc-art70-six-items",
    "cc-art70-stop-collection",
    "art70-not-for-loans",
    "contract-variation",
    "loan-rules",
    "nfra-2025-03-consumer-relief",
    "recording-evidence",
    "limitation-interrupt",
    "pipl-core",
)

DOCUMENTS = drafts.TITLES


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """A case file and the documents wanted from it."""

    today: date = day("写信的日期")
    case: CaseFile = section("个人档案", CaseFile)
    documents: tuple[str, ...] = codes("要哪些材料", DOCUMENTS)


def calculate(inputs: Inputs) -> dict:
    """Draw each document; what the case file lacks is a visible blank and a path in ``missing``."""
    documents = [drafts.draw(code, inputs.case, inputs.today) for code in inputs.documents]
    missing = list(dict.fromkeys(path for document in documents for path in document.missing))
    cited = {rule for document in documents for rule in document.rules}
    drawn = "、".join(document.title for document in documents)
    say = [f"写好了：{drawn}。" if documents else "还没有选要哪些材料。"]
    if missing:
        say.append(f"还有 {len(missing)} 处是空的，已经留出空白。可以回去填，也可以打印后用笔写。")
    return {
        "documents": [
            {
                "code": document.code,
                "title": document.title,
                "text": document.text,
                "html": document.html,
                "missing": list(document.missing),
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
            "proofs": "六月至十月工资流水、公司调薪通知",
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

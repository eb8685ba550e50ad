"""Letters and papers drawn from a case file: figures from the calculators, articles from the rules, blanks for what is lacking.

``variants`` says for which situation a document is written (``calculators.letters.drafts.variants``): ``application`` also
decides the script and the schedule. Each document comes with the reasons not to send it, ``when_not``; what would harm
its writer has a gate beside it, with what to send instead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from calculators.case.shape import CaseFile
from calculators.forms import result
from calculators.forms.declaration import choice, codes, day, section
from calculators.letters import drafts
from calculators.letters.drafts.gates import CODES as GATES
from calculators.letters.drafts.variants import FOLLOWS, VARIANTS
from calculators.tools import proposal

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
    "limitation-3y",
    "limitation-interrupt",
    "limitation-expired",
    "court-deadlines",
    "payment-order-objection",
    "court-periods",
    "rest-days",
    "jurisdiction-objection",
    "cc-repay-order",
    "rate-financial-24",
    "rate-private-lending-4lpr",
    "enforcement-keep-living",
    "property-report",
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
    case: CaseFile = section("个人档案", CaseFile, typed=True)
    documents: tuple[str, ...] = codes("要哪些材料", DOCUMENTS)
    variants: Variants = section("写法", Variants, Variants)

    def variant(self, code: str) -> str:
        """The situation that a document is written for; empty where it knows only one."""
        return getattr(self.variants, FOLLOWS.get(code, code), "")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One drawn document."""

    code: str = result.code(DOCUMENTS)
    variant: str = result.text("写法")
    title: str = result.text("标题")
    text: str = result.text("正文")
    html: str = result.text()
    missing: tuple[str, ...] = result.texts("空着的")
    when_not: tuple[str, ...] = result.texts("什么时候不要发")


@dataclass(frozen=True, kw_only=True)
class Way:
    """A document to send in another's place."""

    document: str = result.code(DOCUMENTS)
    variant: str = result.text()
    title: str = result.text()


@dataclass(frozen=True, kw_only=True)
class Gate:
    """Why a document would harm its writer, and what to send instead."""

    document: str = result.code(DOCUMENTS)
    code: str = result.code(GATES)
    message: str = result.text()
    instead: str = result.text("改发什么")
    ways: tuple[Way, ...] = result.rows(Way)


@dataclass(frozen=True, kw_only=True)
class Result(result.Result):
    """The documents in the order in which they were asked for, and what holds some of them back."""

    documents: tuple[Sheet, ...] = result.rows(Sheet)
    gates: tuple[Gate, ...] = result.rows(Gate)


def calculate(inputs: Inputs) -> Result:
    """Draw each document; what the case file lacks is a visible blank and a path in ``missing``."""
    documents = [drafts.draw(code, inputs.case, inputs.today, inputs.variant(code)) for code in inputs.documents]
    cited = {rule for document in documents for rule in document.rules}
    return Result(
        documents=tuple(_sheet(document) for document in documents),
        gates=tuple(_gate(document, gate) for document in documents for gate in document.gates),
        rules=tuple(rule for rule in RULES if rule in cited),
        say=tuple(_say(documents)),
        notices=tuple(dict.fromkeys(notice for document in documents for notice in document.notices)),
    )


def _sheet(document: drafts.Document) -> Sheet:
    return Sheet(
        code=document.code,
        variant=document.variant,
        title=document.title,
        text=document.text,
        html=document.html,
        missing=document.missing,
        when_not=document.when_not,
    )


def _gate(document: drafts.Document, gate: drafts.Gate) -> Gate:
    return Gate(
        document=document.code,
        code=gate.code,
        message=gate.message,
        instead=gate.instead,
        ways=tuple(Way(document=code, variant=variant, title=drafts.titled(code, variant)) for code, variant in gate.ways),
    )


def _say(documents: Sequence[drafts.Document]) -> Iterator[str]:
    if not documents:
        yield "还没有选要哪些材料。"
        return
    held = [document for document in documents if document.gates]
    if held:
        yield f"先别发：{'、'.join(document.title for document in held)}。下面写着为什么，改发什么。"
    free = [document for document in documents if not document.gates]
    if free:
        yield f"写好了：{'、'.join(document.title for document in free)}。"
    missing = {path for document in documents for path in document.missing}
    if missing:
        yield f"还有 {len(missing)} 处是空的，已经留出空白。可以回去填，也可以打印后用笔写。"
    yield "发出之前，先看每一份下面的“什么时候不要发”。"


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
        "proposals": [proposal.EXAMPLE],
    },
}

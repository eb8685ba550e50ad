"""协议核对: what paper it is, which clauses are there, what differs from what was agreed, what can hurt, whether the sums fit.

It only reads words. Every check stands alone: one that fails leaves its line out and says so in ``notices``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from calculators.forms import result
from calculators.forms.declaration import long_text, section
from calculators.forms.result import Notice
from calculators.tools.agreement import papers, size
from calculators.tools.agreement.clauses import CLAUSES, Clause
from calculators.tools.agreement.expected import Expected
from calculators.tools.agreement.papers import PAPERS
from calculators.tools.agreement.risks import LABELS, RISKS
from calculators.tools.agreement.said import STATUSES, VERDICTS, sentences, verdict
from calculators.tools.agreement.search import Risk
from calculators.tools.agreement.sums import CHECKS, MADE, Check
from calculators.tools.agreement.terms import Terms
from calculators.tools.agreement.text import Text

# Every rule that a clause or a risk may rest on, in the order in which they are shown.
RULES = tuple(
    dict.fromkeys(
        rule
        for rules in (
            ("contract-variation", "written-form", "cc-art70-six-items", "cc-art70-stop-collection"),
            *(clause.rules + clause.card_rules for clause in CLAUSES),
            *(risk.rules for risk in RISKS),
            ("court-mediation", "enforcement-settlement"),
        )
        for rule in rules
    )
)
_MOST_OF_ONE_RISK = 3
_SHORT, _WHOLE = 40, 80  # characters of an excerpt: enough to know a clause again, and to understand a risk


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A written agreement, and what was agreed before, as far as they are there."""

    text: str | None = long_text(
        "协议全文", hint="在应用里长按选中，复制，粘贴到这里。纸质的，用手机拍照提取文字，再粘贴。短信也可以。不会上传"
    )
    expected: Expected | None = section("谈好的条件", Expected, None)


class Inputs(Draft):
    """A written agreement with its text."""

    if TYPE_CHECKING:
        text: str

    def problems(self, broken: frozenset[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """An empty text is as good as none."""
        if "text" not in broken and not (self.text or "").strip():
            yield "text", "required", "请填协议全文。"


@dataclass(frozen=True, kw_only=True)
class ReadClause:
    """One of the twelve things: whether the text says it, where, and what to check or to ask for."""

    code: str = result.code({clause.code: clause.label for clause in CLAUSES})
    status: str = result.code(STATUSES)
    excerpt: str | None = result.text()
    advice: str = result.text()


@dataclass(frozen=True, kw_only=True)
class ReadRisk:
    """A sentence that can hurt, and what to ask for instead."""

    code: str = result.code(LABELS)
    excerpt: str = result.text()
    advice: str = result.text()


@dataclass(frozen=True, kw_only=True)
class ReadSum:
    """A sum of the text, in yuan: as it is stated, and as other figures of the text make it."""

    code: str = result.code(CHECKS)
    stated: Decimal = result.money("写的")
    computed: Decimal = result.money("算出来")


@dataclass(frozen=True, kw_only=True)
class Result(result.Result):
    """What a text says, clause by clause, and what is to be looked at in it."""

    verdict: str = result.code(VERDICTS)
    paper: str = result.code(PAPERS, "这是什么")
    clauses: tuple[ReadClause, ...] = result.rows(ReadClause)
    written: int = result.count("写了的")
    risks: tuple[ReadRisk, ...] = result.rows(ReadRisk)
    arithmetic: tuple[ReadSum, ...] = result.rows(ReadSum)


class _Checks:
    """Runs checks one by one; what breaks costs its own line, and leaves a notice that names it."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []

    def run[Found](self, name: str, check: Callable[[], Found], otherwise: Found) -> Found:
        """What the check finds; ``otherwise``, and a notice, where it breaks."""
        try:
            return check()
        except Exception:  # noqa: BLE001 - whatever it is, the other checks still stand
            self.notices.append(Notice(field="text", code="not_checked", message=f"“{name}”这一项没有查成，请自己看一遍全文。"))
            return otherwise


def calculate(inputs: Inputs) -> Result:
    """What paper it is; clause by clause what is there, differs, is missing; what is risky; whether the sums fit."""
    terms = Terms(Text(inputs.text))
    expected = inputs.expected or Expected()
    checks = _Checks()
    paper = checks.run("这是什么文书", partial(papers.paper, terms), "unknown")
    needed = checks.run("要写哪几项", partial(papers.needed, terms, paper), frozenset(clause.code for clause in CLAUSES))
    clauses: list[ReadClause] = []
    for clause in CLAUSES:
        read = checks.run(clause.label, partial(_clause, terms, expected, clause, clause.code in needed), None)
        clauses += [read] if read else []
    nothing: list[ReadRisk] = []
    risks = [each for risk in RISKS for each in checks.run(risk.label, partial(_risk, terms, risk), nothing)]
    sums: list[Check] = []
    for code, make in MADE.items():
        sums += checks.run(CHECKS[code], partial(_made, make, terms), [])
    statuses = [(clause.code, clause.status) for clause in clauses]
    found = [risk.code for risk in risks]
    return Result(
        verdict=verdict(paper, [status for _, status in statuses], found, sums),
        paper=paper,
        clauses=tuple(clauses),
        written=[status for _, status in statuses].count("found"),
        risks=tuple(risks),
        arithmetic=tuple(ReadSum(code=each.code, stated=each.stated, computed=each.computed) for each in sums),
        rules=checks.run("依据", partial(_rules, terms, paper, set(found)), ("contract-variation", "written-form")),
        say=checks.run("先看什么", partial(_said, terms, paper, len(needed), statuses, found, sums), (_READ_YOURSELF,)),
        notices=tuple(checks.notices),
    )


_NOT_NEEDED = "这种文书不写这一项也可以。写了，就核对写得对不对。"
_READ_YOURSELF = "这份文本没有读全。请自己再读一遍，拿不准打 12348 问。"


def _clause(terms: Terms, expected: Expected, clause: Clause, is_needed: bool) -> ReadClause | None:
    """One clause as it was read; None where it is missing and such a paper need not have it."""
    finding = clause.look(terms, expected)
    if finding is None:
        advice = clause.missing + expected.words(clause.code)
        return ReadClause(code=clause.code, status="missing", excerpt=None, advice=advice) if is_needed else None
    return ReadClause(
        code=clause.code,
        status="differs" if finding.differs else "found",
        excerpt=terms.text.excerpt(finding.start, finding.end, _SHORT),
        advice=finding.differs or (clause.found if is_needed else _NOT_NEEDED),
    )


def _risk(terms: Terms, risk: Risk) -> list[ReadRisk]:
    places = zip(risk.find(terms), range(_MOST_OF_ONE_RISK), strict=False)
    return [
        ReadRisk(
            code=risk.code, excerpt=terms.text.excerpt(*place, _WHOLE), advice=size.said(terms, risk.code, *place) + risk.advice
        )
        for place, _ in places
    ]


def _made(make: Callable[[Terms], Iterator[Check]], terms: Terms) -> list[Check]:
    return list(dict.fromkeys(make(terms)))


def _said(
    terms: Terms, paper: str, needed: int, statuses: list[tuple[str, str]], risks: list[str], sums: list[Check]
) -> tuple[str, ...]:
    return tuple(sentences(terms, paper, needed, statuses, risks, sums))


def _rules(terms: Terms, paper: str, risks: set[str]) -> tuple[str, ...]:
    cited = {"contract-variation", "written-form"}
    for clause in CLAUSES:
        cited.update(clause.rules if clause.code != "parties" else ("contract-parties",))
        cited.update(clause.card_rules if terms.is_card else ())
    for risk in RISKS:
        cited.update(risk.rules if risk.code in risks else ())
    if terms.is_assigned:
        cited.add("claim-assignment")
    if paper == "enforcement_settlement":
        cited.add("enforcement-settlement")
    if paper == "court_mediation":
        cited.add("court-mediation")
    cited.discard("rate-financial-24" if terms.parties.creditor_is_private else "rate-private-lending-4lpr")
    if not terms.is_card:
        cited.difference_update(rule for rule in RULES if rule.startswith("cc-"))
    return tuple(rule for rule in RULES if rule in cited)


EXAMPLE = {
    "text": "个性化分期还款协议\n"
    "甲方：甲银行股份有限公司信用卡中心\n乙方：张某\n"
    "一、乙方持有甲方信用卡（尾号 1234），截至2026年11月20日欠款总额50,000.00元，其中本金45,000.00元，利息3,800.00元，违约金1,200.00元。\n"
    "二、甲方同意减免违约金1,200.00元，乙方还款总额为人民币肆万捌仟捌佰元整（¥48,800.00），分二十四期归还，每期2,033.33元，"
    "最后一期2,033.41元，首期还款日为2026年12月20日，以后每月20日前还款。\n"
    "三、乙方按期还款期间，甲方停止计收利息。\n"
    "四、乙方任何一期未按时足额还款的，甲方有权宣布全部欠款立即到期，已减免的违约金恢复计收。\n"
    "五、本协议不影响甲方委托第三方机构继续催收。\n"
    "六、乙方承诺放弃就本协议向监管部门投诉的权利。\n"
    "七、本协议经甲方盖章、乙方在甲方手机银行App内确认后生效。",
    "expected": {
        "creditor": "甲银行信用卡中心",
        "total": "48800",
        "instalments": 36,
        "instalment_amount": "1355.56",
        "first_payment_date": "2026-12-20",
        "interest_stopped": True,
        "fees_waived": True,
    },
}

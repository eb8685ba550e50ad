"""协议核对：十二项写没写，和谈好的一不一样，哪几句要当心，数字对不对得上。只认字，不是律师。"""

from collections.abc import Iterator
from dataclasses import dataclass

from calculators.forms.declaration import long_text, section
from calculators.sums.money import spoken, yuan
from calculators.tools.agreement.clauses import CLAUSES, Clause
from calculators.tools.agreement.expected import Expected
from calculators.tools.agreement.risks import RISKS
from calculators.tools.agreement.sums import CHECKS, Check, checks
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
STATUSES = {"missing": "没有找到", "differs": "和谈好的不一样", "found": "写了"}
_MOST_OF_ONE_RISK = 3
_SHORT, _WHOLE = 40, 80  # characters of an excerpt: enough to know a clause again, and to understand a risk
_NAMED = 4  # how many things a sentence names before it says 等


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """A written agreement, and what was agreed before."""

    text: str = long_text(
        "协议全文", hint="在应用里长按选中，复制，粘贴到这里。纸质的，用手机拍照提取文字，再粘贴。短信也可以。不会上传"
    )
    expected: Expected | None = section("谈好的条件", Expected, None)

    def problems(self, broken: set[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """An empty text is as good as none."""
        if "text" not in broken and not (self.text or "").strip():
            yield "text", "required", "请填协议全文。"


def calculate(inputs: Inputs) -> dict:
    """Clause by clause what is there, what differs, what is missing; what is risky; whether the sums fit."""
    terms = Terms(Text(inputs.text))
    expected = inputs.expected or Expected()
    clauses = [_clause(terms, expected, clause) for clause in CLAUSES]
    risks = [
        {"code": risk.code, "excerpt": terms.text.excerpt(*place, _WHOLE), "advice": risk.advice}
        for risk in RISKS
        for place, _ in zip(risk.find(terms), range(_MOST_OF_ONE_RISK), strict=False)
    ]
    sums = checks(terms)
    return {
        "clauses": clauses,
        "risks": risks,
        "arithmetic": [{"code": each.code, "stated": yuan(each.stated), "computed": yuan(each.computed)} for each in sums],
        "rules": _rules(terms, {risk["code"] for risk in risks}),
        "say": list(_say(terms, clauses, risks, sums)),
    }


def _clause(terms: Terms, expected: Expected, clause: Clause) -> dict:
    finding = clause.look(terms, expected)
    if finding is None:
        return {"code": clause.code, "status": "missing", "excerpt": None, "advice": clause.missing + expected.words(clause.code)}
    return {
        "code": clause.code,
        "status": "differs" if finding.differs else "found",
        "excerpt": terms.text.excerpt(finding.start, finding.end, _SHORT),
        "advice": finding.differs or clause.found,
    }


def _rules(terms: Terms, risks: set[str]) -> list[str]:
    cited = {"contract-variation", "written-form"}
    for clause in CLAUSES:
        cited.update(clause.rules if clause.code != "parties" else ("contract-parties",))
        cited.update(clause.card_rules if terms.is_card else ())
    for risk in RISKS:
        cited.update(risk.rules if risk.code in risks else ())
    if terms.is_assigned:
        cited.add("claim-assignment")
    if terms.is_in_enforcement:
        cited.add("enforcement-settlement")
    elif terms.is_court:
        cited.add("court-mediation")
    cited.discard("rate-financial-24" if terms.parties.creditor_is_private else "rate-private-lending-4lpr")
    if not terms.is_card:
        cited.difference_update(rule for rule in RULES if rule.startswith("cc-"))
    return [rule for rule in RULES if rule in cited]


def _say(terms: Terms, clauses: list[dict], risks: list[dict], sums: list[Check]) -> Iterator[str]:
    missing, differs, _ = (_named(clauses, status) for status in STATUSES)
    off = [check for check in sums if check.is_off]
    if len(missing) == len(CLAUSES):
        yield "十二项一项也没有找到。请确认贴的是协议的全文。"
    else:
        yield _counted(len(missing), len(differs), len(risks), len(off))
    if terms.parties.is_with_intermediary:
        yield "这像是和中介签的合同，不是和债权人签的协议。先不要付钱，不要交证件。"
    elif any(risk["code"] == "upfront_fee_to_intermediary" for risk in risks):
        yield "文本要你先付服务费、保证金一类的钱。先不要付钱，到债权人的官方渠道问清楚。"
    if differs:
        yield f"和谈好的不一样：{_listed(differs)}。改好之前，先不要确认。"
    for check in off[:_NAMED]:
        yield (
            f"数字对不上：{CHECKS[check.code]}是 {spoken(check.computed)}，写的是 {spoken(check.stated)}，"
            f"差 {spoken(abs(check.stated - check.computed))}。请对方说明，写成一致的。"
        )
    if terms.is_assigned:
        yield "文本说债权转给了别人。先要债权转让通知，再向原来的债权人问清楚，然后才付钱。"
    if terms.is_in_enforcement:
        yield "这像是执行中的和解。不按它还，对方可以申请恢复原来的执行。付不起的数不要答应。"
    elif terms.is_court:
        yield "这像是法院的调解。签收以后就生效，不按它还，对方可以申请强制执行。付不起的数不要答应。"
    if terms.no_new_cards:
        yield "里面有结清前不再申领信用卡的承诺。信用卡个性化分期的协议按规定要写这一项，不是陷阱，答应了就要做到。"
    yield _reply(missing, differs, risks, off)
    yield "这里只是认字，不是律师：找到了不等于写得对，没找到也可能是换了说法。全文请自己再读一遍，拿不准打 12348 问。"


def _counted(missing: int, differs: int, risks: int, off: int) -> str:
    """What there is to look at, in numbers."""
    counts = {
        f"没找到 {missing} 项": missing,
        f"不一样 {differs} 项": differs,
        f"要当心 {risks} 处": risks,
        f"数字不对 {off} 处": off,
    }
    named = [words for words, count in counts.items() if count]
    return f"{'，'.join(named)}。" if named else "十二项都找到了，没有找到要当心的句子。"


def _named(clauses: list[dict], status: str) -> list[str]:
    return [clause.label for clause, read in zip(CLAUSES, clauses, strict=True) if read["status"] == status]


def _listed(labels: list[str]) -> str:
    return "、".join(labels[:_NAMED]) + ("等" if len(labels) > _NAMED else "")


def _reply(missing: list[str], differs: list[str], risks: list[dict], off: list[Check]) -> str:
    wants = []
    if missing:
        wants.append(f"把{_listed(missing)}写进去")
    if differs:
        wants.append(f"把{_listed(differs)}改成我们谈好的")
    if off:
        wants.append("把对不上的数字核对一遍")
    if risks:
        wants.append("把我标出来的句子删去或改一改")
    if not wants:
        return "可以这样说：“我收到了。我把全文再读一遍，没有问题就确认，请给我留一份盖章的或能下载的。”"
    return f"可以这样说：“我看过了。请{'，'.join(wants)}。改好发给我，我再确认。”"


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

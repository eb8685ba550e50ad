"""What is said of an agreement before its lines: what paper it is, what to stop for, what to answer."""

from collections.abc import Iterator, Sequence

from calculators.sums.money import spoken
from calculators.tools.agreement.clauses import CLAUSES
from calculators.tools.agreement.sums import CHECKS, Check
from calculators.tools.agreement.terms import Terms

STATUSES = {"missing": "没有找到", "differs": "和谈好的不一样", "found": "写了"}
# What to do with the paper: from one judgement with the sentences. Nothing is ever called good enough to sign.
VERDICTS = {
    "stop": "先别签",
    "ask": "先请对方改，再签",
    "read": "自己再读一遍全文，再决定",
    "not_to_sign": "这不是要你签的协议",
}
_STOP_FOR = (
    "upfront_fee_to_intermediary", "outcome_promised", "hands_over_identity", "false_documents", "third_party_account", "blank_fields",
    "fraud_confession",
)  # fmt: skip
_NAMED = 4  # how many things a sentence names before it says 等
_NO_AGREEMENT = ("clearance_certificate", "court_paper", "agents_contract")
# What is answered to a paper that is not signed like an agreement; to confirm an old debt can begin its limitation anew.
_ASSIGNED = "可以这样说：“通知我看到了，我先向原来的债权人核实。这不是确认欠款。”不要在确认书上签字，不要先付一点。"
_BEFORE_A_COURT = "还没签收的，再读一遍，每期都付得起再签。已经签收的，按它还，还不上就早点找法院和对方说。"
_ASKED_OF_A_COURT = (
    "还没签收的，可以对法官说：“我标出来的几处，请对方改好，我再签。”已经签收的改不了，还不上就早点找法院和对方说。"
)
# What each paper is for its reader; what is said of the others stands in the counts.
_MEANS = {
    "agents_contract": "这像是和中介签的合同，不是和债权人签的协议。先不要付钱，不要交证件。",
    "clearance_certificate": "这像是结清证明，不是要你再还钱的协议。核对名字、哪一笔债、写没写清，原件收好，几年内都可能用得上。",
    "court_paper": "这是法院的文书，不是协议，有期限。先打 12368 核实，再看“收到文书”那一页要在几天内做什么。",
    "court_mediation": "这像是法院的调解。签收以后就生效，不按它还，对方可以申请强制执行。付不起的数不要答应。",
    "enforcement_settlement": "这像是执行中的和解。不按它还，对方可以申请恢复原来的执行。付不起的数不要答应。",
    "assignment": "这是债权转让的通知，不是还款协议。向原来的债权人问清楚，再决定付给谁。",
    "promise": "这是你单方写的承诺，写了对你有约束，对方没有答应什么。先请对方写一份双方的协议。",
    "message": "这是短信或聊天，不是盖了章的协议。请对方发一份正式的，或在官方应用里能下载的。",
}


def verdict(paper: str, statuses: Sequence[str], risks: Sequence[str], sums: Sequence[Check]) -> str:
    """The code of what to do with the paper."""
    if paper == "agents_contract" or any(risk in _STOP_FOR for risk in risks):
        return "stop"
    if paper in _NO_AGREEMENT:
        return "not_to_sign"
    if "differs" in statuses or any(check.is_off for check in sums):
        return "stop"
    return "ask" if "missing" in statuses or risks else "read"


def sentences(
    terms: Terms, paper: str, needed: int, statuses: Sequence[tuple[str, str]], risks: Sequence[str], sums: Sequence[Check]
) -> Iterator[str]:
    """The sentences, the most urgent first. ``needed`` is how many clauses such a paper needs; ``statuses`` are codes with theirs."""
    missing, differs = ([code for code, status in statuses if status == wanted] for wanted in ("missing", "differs"))
    off = [check for check in sums if check.is_off]
    nothing = len(missing) == len(statuses) == len(CLAUSES)
    if nothing:
        yield "十二项一项也没有找到。请确认贴的是协议的全文。"
    else:
        yield _counted(len(missing), len(differs), len(risks), len(off), needed)
    yield from _means(terms, paper, risks)
    if differs:
        yield f"和谈好的不一样：{_listed(differs)}。改好之前，先不要确认。"
    for check in off[:_NAMED]:
        yield (
            f"数字对不上：{CHECKS[check.code]}是 {spoken(check.computed)}，写的是 {spoken(check.stated)}，"
            f"差 {spoken(abs(check.stated - check.computed))}。请对方说明，写成一致的。"
        )
    if terms.is_assigned and paper not in _NO_AGREEMENT:
        yield "文本说债权转给了别人。先要债权转让通知，再向原来的债权人问清楚，然后才付钱。"
    if terms.no_new_cards:
        yield "里面有结清前不再申领信用卡的承诺。信用卡个性化分期的协议按规定要写这一项，不是陷阱，答应了就要做到。"
    if paper not in _NO_AGREEMENT:
        asked_for = [code for code in missing if code != "credit_reporting" or not terms.parties.creditor_is_private]
        wants = bool(asked_for or differs or risks or off)
        if paper == "assignment":
            yield _ASSIGNED
        elif paper == "court_mediation":
            yield _ASKED_OF_A_COURT if wants else _BEFORE_A_COURT
        else:
            yield _reply(asked_for, differs, risks, off)
    yield "这里只是认字，不是律师：找到了不等于写得对，没找到也可能是换了说法。全文请自己再读一遍，拿不准打 12348 问。"


def _means(terms: Terms, paper: str, risks: Sequence[str]) -> Iterator[str]:
    if paper in _MEANS:
        yield _MEANS[paper]
    if paper != "agents_contract" and "upfront_fee_to_intermediary" in risks:
        yield "文本要你先付服务费、保证金一类的钱。先不要付钱，到债权人的官方渠道问清楚。"
    if paper not in ("court_paper", "court_mediation", "enforcement_settlement") and terms.text.has(
        r"(?:调解书|判决书|裁定书)[^。\n]{0,20}(?:确认|写明|载明|所|的|申请|已生效)"
    ):
        yield "里面提到法院的文书。那份文书如果已经生效，不按它还，对方可以申请强制执行。把它找出来一起看。"


def _counted(missing: int, differs: int, risks: int, off: int, needed: int) -> str:
    """What there is to look at, in numbers."""
    counts = {
        f"没找到 {missing} 项": missing,
        f"不一样 {differs} 项": differs,
        f"要当心 {risks} 处": risks,
        f"数字不对 {off} 处": off,
    }
    named = [words for words, count in counts.items() if count]
    if named:
        return f"{'，'.join(named)}。"
    if needed == len(CLAUSES):
        return "十二项都找到了，没有找到要当心的句子。"
    return "这种文书该有的都找到了，没有找到要当心的句子。" if needed else "没有找到要当心的句子。"


def _listed(codes: Sequence[str]) -> str:
    labels = [clause.label for clause in CLAUSES if clause.code in codes]
    return "、".join(labels[:_NAMED]) + ("等" if len(labels) > _NAMED else "")


def _reply(missing: Sequence[str], differs: Sequence[str], risks: Sequence[str], off: Sequence[Check]) -> str:
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

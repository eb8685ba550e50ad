"""What paper a text is: told by its title where it has one, or else by what it says; and which clauses such a paper needs."""

from collections.abc import Callable

from calculators.tools.agreement.terms import Terms
from calculators.words.patterns import compiled

PAPERS = {
    "instalment_agreement": "分期还款协议",
    "settlement": "减免结清协议",
    "court_mediation": "法院的调解书",
    "enforcement_settlement": "执行和解协议",
    "court_paper": "法院的文书，不是协议",
    "iou": "借条、欠条",
    "promise": "你写的还款承诺",
    "extension": "展期、延期协议",
    "assignment": "债权转让通知",
    "clearance_certificate": "结清证明",
    "agents_contract": "和中介签的合同，不是和债权人签的",
    "message": "短信或聊天，不是盖章的协议",
    "unknown": "看不出是哪一种文书",
}

_WHO, _DEBT, _TOTAL, _COUNT, _EACH, _DAYS = (
    "parties", "debt_identified", "total_amount", "instalment_count", "instalment_amount", "payment_dates",
)  # fmt: skip
_INTEREST, _COLLECTION, _CREDIT, _DEFAULT, _PROOF, _SEAL = (
    "interest_and_fees", "collection_stops", "credit_reporting", "default_consequences", "settlement_proof", "seal_or_official_channel",
)  # fmt: skip
# What each paper need not say. Where it sets out instalments all the same, it has to say what an instalment agreement says.
_NEED_NOT: dict[str, set[str]] = {
    "iou": {_DEBT, _COUNT, _EACH, _PROOF, _INTEREST},
    "extension": {_COUNT, _EACH, _PROOF},
    "enforcement_settlement": set(),
    "assignment": {_COUNT, _EACH, _DAYS, _INTEREST, _COLLECTION, _CREDIT, _DEFAULT, _PROOF},
    "clearance_certificate": {_TOTAL, _COUNT, _EACH, _DAYS, _INTEREST, _COLLECTION, _CREDIT, _DEFAULT},
    "court_paper": {_DEBT, _TOTAL, _COUNT, _EACH, _DAYS, _INTEREST, _COLLECTION, _CREDIT, _DEFAULT, _PROOF, _SEAL, _WHO},
    "agents_contract": {_DEBT, _TOTAL, _COUNT, _EACH, _DAYS, _INTEREST, _COLLECTION, _CREDIT, _DEFAULT, _PROOF, _SEAL},
}
_NEVER_SETS_OUT = ("clearance_certificate", "court_paper", "agents_contract", "iou")

_COURT_PAPERS = r"[^，。：；\n]{0,16}(?:传票|支付令|判决书|裁定书|应诉通知书|举证通知书|执行通知书|报告财产令|限制消费令|决定书|开庭通知|协助执行|告知受理|起诉状)"
_BY_TITLE = (
    (
        "clearance_certificate",
        r"(?<!减免)(?<!优惠)(?<!一次性)(?:结清|还清|清偿|收讫|销户|清户|清账|清讫|清数|两清|了清|销账|付清|还完|无欠款|(?:还款|清偿|履行|偿还)完毕)(?:的)?(?:证明|凭证|函|回执|确认|通知)",
    ),
    ("enforcement_settlement", r"执行(?:阶段|程序|案件)?和解|和解协议（执行"),
    ("assignment", r"债权(?:转让|转移)[^\n]{0,8}(?:通知|公告|告知)|转让[^\n]{0,8}催收通知"),
    ("promise", r"承诺(?:书|函)?(?![内前])|保证书|计划承诺"),
    ("iou", r"^(?:电子)?(?:借款|现金|个人)?(?:借条|借据|欠条|收条|借款收条|借款条|欠款条|借款单)$"),
    (
        "extension",
        r"展期|续期|到期日(?:变更|调整|延后)|还款期限?(?:变更|调整|延长)|无还本续贷|借款延期|延期(?:还款)?(?:协议|合同)",
    ),
)
_BORROWED = r"(?m)^(?:今|兹|现)(?:向[^。\n]{0,12})?(?:借到|借得)|\A[^。\n]{0,12}(?:今|兹|现)[^。\n]{0,4}(?:借到|借得|收到|欠|借)|\A本?人?[^。\n]{0,6}向[^。\n]{2,16}借(?:到|款|人民币|现金)"
_REDUCED = r"减免|免除|优惠|折|豁免|了结|差额|元结清(?!原|旧|前)|其余[^，。；\n]{0,16}(?:免|放弃)"
_AT_ONCE = r"结清|和解|清偿|了结|优惠|一次性"


def paper(terms: Terms) -> str:
    """The code of the paper that a text is; of several the one that means most for its reader."""
    signs = (*_BY_ITS_MAKER, *(_titled(code, pattern) for code, pattern in _BY_TITLE), *_BY_ITS_WORDS)
    return next((code for code, says in signs if says(terms)), "unknown")


def _titled(code: str, pattern: str) -> tuple[str, Callable[[Terms], bool]]:
    def says(terms: Terms) -> bool:
        if not any(compiled(pattern).search(line) for line in terms.text.title.split("\n")):
            return False
        return code != "clearance_certificate" or not _is_still_to_pay(terms)

    return code, says


def _is_message(terms: Terms) -> bool:
    sent = terms.text.has(r"^【[^】\n]{2,16}】|回复[YNyn是]{1,2}(?![\u4e00-\u9fff])")
    return sent or (terms.parties.is_chat and not terms.text.title)


def _is_spoken(terms: Terms) -> bool:
    """Whether somebody of the lender's introduces himself, and no paper is named."""
    by_one = r"^[^。\n]{0,24}我[是叫][^。\n]{0,16}(?:专员|小[\u4e00-\u9fff]|主任|经理|客服|老师|顾问|律师|的)"
    return not terms.text.title and terms.text.has(by_one) and not terms.text.has(r"章）|盖章|承诺")


def _is_court_paper(terms: Terms) -> bool:
    lines = terms.text.plain[:300].split("\n")[:6]
    return terms.text.has(r"法院") and any(compiled(_COURT_PAPERS).fullmatch(line) for line in lines)


def _is_in_enforcement(terms: Terms) -> bool:
    return terms.text.has(r"申请执行人(?:）|（[^）\n]{0,8}）)?：") and terms.text.has(r"被执行人(?:）|（[^）\n]{0,8}）)?：")


def _is_note_of_hand(terms: Terms) -> bool:
    return (not terms.text.title and terms.text.has(r"^(?:电子)?(?:借条|借据|欠条)")) or terms.text.has(_BORROWED)


def _is_promise(terms: Terms) -> bool:
    return terms.text.has(r"承诺人：") or (not terms.text.title and terms.text.has(r"本人[^。\n]{0,60}承诺"))


def _is_certificate(terms: Terms) -> bool:
    return terms.text.has(r"特此证明|兹证明") and terms.text.has(r"结清|还清") and not _is_still_to_pay(terms)


def _is_settlement(terms: Terms) -> bool:
    settled = terms.text.has(
        r"减免后[^。；\n]{0,8}(?:还款|应还|支付)|(?:同意|支付|按)[^。；\n]{0,24}(?:了结|即可结清)|元结清(?!原|旧|前)"
    )
    at_once = compiled(_AT_ONCE).search(terms.text.title) is not None or settled or not _has_several(terms)
    return at_once and terms.text.has(_REDUCED) and terms.totals.total is not None


def _is_plan(terms: Terms) -> bool:
    return (
        _has_several(terms) or bool(terms.days.schedule) or compiled(r"分期|还款|重组|方案").search(terms.text.title) is not None
    )


def _is_one_payment(terms: Terms) -> bool:
    return bool(terms.days.payments and terms.totals.sums and terms.instalments.one_payment)


def _is_payment(terms: Terms) -> bool:
    return bool(terms.days.payments and terms.totals.sums)


def _is_talk(terms: Terms) -> bool:
    return terms.parties.is_chat or terms.text.has(r"^我是|您好|[你您][^。\n]{0,20}(?:逾期|欠)")


def _has_several(terms: Terms) -> bool:
    return bool(terms.instalments.counts) or bool(terms.instalments.each)


def _is_mediation(terms: Terms) -> bool:
    """Whether a court made it: not whether it speaks of a paper that a court made."""
    text = terms.text
    lines = text.plain[:200].split("\n")[:4]
    made = any(compiled(r"(?:[^，。：；\n]{0,30}法院)?(?:民事|行政)?调解书").fullmatch(line) for line in lines)
    return (made and text.has(r"法院")) or text.has(
        r"[经在]本院[^，。\n]{0,8}(?:主持|调解)[^。\n]{0,8}(?:调解|达成)|本院予以确认"
    )


def _is_still_to_pay(terms: Terms) -> bool:
    return terms.text.has(
        r"尚欠|现欠|前还[0-9]|未还|应还(?!(?:金额|款项|余额)?为?：?0|款项?(?:均|已|全)|本息(?:均|已|全))|须在|需在|前(?:一次性)?(?:支付|还款|付清|偿还)|同意[^。\n]{0,10}减免"
    )


def needed(terms: Terms, code: str) -> frozenset[str]:
    """The codes of the clauses whose lack is worth a word in such a paper."""
    spared = _NEED_NOT.get(code, set())
    if spared and code not in _NEVER_SETS_OUT and terms.instalments.counts:
        spared = set()
    return frozenset(_ALL - spared)


# What is asked in turn: who made the paper, then its title, then what it says.
_BY_ITS_MAKER: tuple[tuple[str, Callable[[Terms], bool]], ...] = (
    ("agents_contract", lambda terms: terms.parties.is_with_intermediary),
    ("message", _is_message),
    ("court_paper", _is_court_paper),
    ("message", _is_spoken),
    ("court_mediation", _is_mediation),
)
_BY_ITS_WORDS: tuple[tuple[str, Callable[[Terms], bool]], ...] = (
    ("enforcement_settlement", _is_in_enforcement),
    ("iou", _is_note_of_hand),
    ("promise", _is_promise),
    ("clearance_certificate", _is_certificate),
    ("settlement", _is_settlement),
    ("instalment_agreement", _is_plan),
    ("assignment", lambda terms: terms.is_assigned),
    ("settlement", _is_one_payment),
    ("instalment_agreement", _is_payment),
    ("message", _is_talk),
)
_ALL = frozenset({_WHO, _DEBT, _TOTAL, _COUNT, _EACH, _DAYS, _INTEREST, _COLLECTION, _CREDIT, _DEFAULT, _PROOF, _SEAL})

"""What a reader does today about a message, whether to answer, what to say, and where to read on. The most urgent stands first.

Numbers to call are those of the rules and 110, never one out of the message. Nothing here calls a message false or harmless.
"""

from collections.abc import Iterator

from calculators.tools.message.codes import EVERYDAY, QUIET
from calculators.tools.message.reading import Reading
from calculators.words.conduct import telling_announced

DANGER_FIRST = "先顾安全：有人跟着你、堵门、说要动手，人先离开，打 110。"
VISIT = "有人上门，可以不开门，隔着门说，录音录像。威胁你、不肯走，打 110。"
VISIT_SAID = "说了要上门。上门本身不违法，你也可以不开门。威胁你、不肯走，打 110。"
DANGER_HEADING = "先顾安全，再说钱。"
NOT_YOURS = "你没有签字、没有担保，就不用替他还，也不用答应什么。"
HEADINGS = {
    "court": "没核实之前，当作真的。",
    "arbitration": "没核实之前，当作真的。裁决也能申请强制执行。",
    "notary": "没核实之前，当作真的。有执行证书，不打官司也能申请执行。",
    "police": "不转钱。自己打 110 问。",
    "fee_scam": "先不转钱，也不给证件和验证码。",
    "mediation": "先问清是哪里的调解，再决定去不去。",
    "third_person": "没有签字、没有担保的人，不用替还。",
    "assignment": "没问清之前，先别付给新的一方。",
    "lawyer_letter": "律师函不是法院文书，但要当回事：先核对。",
    "asks_confirmation": "先不回，也先不签。",
    "offer": "先别答应。看清一共要还多少。",
    "pressure": "先不回，也先不转钱。",
    "overdue": "自己打官方电话，问清欠多少。",
    "bill": "打开官方 App 对一遍，记下到期日。",
    "reminder": "打开官方 App 看一眼，记下到期日。",
    "paid": "这条留好。结清的，去要一张结清证明。",
    "not_debt": "没看出在要债。",
    "unknown": "没有认出来。这不等于它不要紧。",
}
_KEEP = "截图存好，写下收到的日期和时间，不要删。"
_OFFICIAL = "打那家机构的官方电话，问是不是它发的、欠多少。号码在合同、卡背面、官方 App 里查。"
_OFFICIAL_UNNAMED = "没写是哪一家：想想欠过哪几家，打它们的官方电话问。号码在合同、卡背面、官方 App 里查。"
_ASK_COURT = "打 {court_line} 问有没有你的案子。外地的法院，前面加那里的区号。"
TODAY = {
    "court": (
        "打 {court_line} 问有没有这个案子。外地的法院，前面加那里的区号。",
        _KEEP,
        "问清哪天算送达，把最后一天记在日历上。",
    ),
    "arbitration": ("打仲裁机构官网上的电话，问有没有这个案子、几天内答辩。", _KEEP, "翻借款合同的“争议解决”，看写没写仲裁。"),
    "notary": ("打公证处官网上的电话，问有没有这件事、几天内回。", _KEEP, "核对欠多少：本金、利息、已经还的，不对就书面提。"),
    "police": ("自己打 110 或 {fraud_line} 问，不按消息里的号码打。", "不转钱，不给验证码，不下载软件，不共享屏幕。", _KEEP),
    "fee_scam": (
        "不转钱，不给证件、验证码，不共享屏幕。",
        "拿不准就打 {fraud_line} 问。已经转了钱，马上打 110 和付款的银行。",
        _KEEP,
    ),
    "mediation": (
        "从官网找这家调解机构的电话，问是谁申请的、哪个法院委派的。",
        _ASK_COURT,
        "去之前想好每月能还多少，谈不成可以不签。",
    ),
    "third_person": (NOT_YOURS, "只说一句：“我不欠这笔钱，请别再打来。”", "截图存好，把时间和号码发给本人。"),
    "assignment": ("打原来那家的官方电话，问债转没转、转给谁、通知在哪里。", "问清之前，不往新账户打钱。", _KEEP),
    "lawyer_letter": (
        "在“全国律师诚信信息公示平台”查这家律所和律师，再打律所公开的电话问。",
        _ASK_COURT,
        "打债主的官方电话，对一遍欠多少、委托没委托。",
    ),
    "asks_confirmation": ("不回“属实”“会还”，不签，不发语音。", "先查这笔债哪年到期、最后一次还是哪天。", _KEEP),
    "offer": ("先别付钱。把方案要成书面的，或者在官方 App 里看到。", "算一算一共要还多少、每月拿不拿得出。", _OFFICIAL),
    "pressure": (_KEEP, _OFFICIAL, "怕家人被打扰，今天先跟他们说一声。"),
    "overdue": (_OFFICIAL, "写下每月能还多少，再谈。", _KEEP),
    "bill": ("记下到期日和金额。还不上，到期之前打官方电话。",),
    "reminder": ("打开官方 App，看这一期还多少。还不上，到期之前打官方电话。",),
    "paid": ("截图存好。全部还清的，向对方要结清证明。", "过一阵子查一次信用报告，看写成结清没有。"),
    "not_debt": ("验证码谁也别给。要你转账、点链接的，先停下。",),
    "unknown": ("别急着回，别点链接，别转钱。", "再有下文，一起贴进来看。"),
}
_REPLY = {
    "court": "call_back_official", "mediation": "call_back_official", "arbitration": "call_back_official", "notary": "call_back_official",
    "police": "call_back_official", "lawyer_letter": "call_back_official", "assignment": "call_back_official", "offer": "call_back_official",
    "overdue": "call_back_official", "bill": "call_back_official", "reminder": "call_back_official",
}  # fmt: skip
REPLY_SAID = {
    "no_reply": "先不回。回一句“会还”“属实”，可能就等于认了这笔债，时效也可能重新算。",
    "call_back_official": "不用消息里的号码和链接。从合同、卡背面、官网或官方 App 找电话，自己打过去问。",
    "may_reply": "可以回，只问不答应。",
}
_NO_REPLY_SAID = dict.fromkeys(("fee_scam", "police"), "先不回，也不加好友、不点链接。") | {
    "others": "先不回。别答应替他还：答应了，可能就得还。",
    "not_debt": "这条不需要回。",
}
_OLD_SAID = "这笔债可能过了诉讼时效。先别回、别付一部分、别签字，先看时效怎么算。"
_COURT_SAID = {
    "possible": "这里有法院的标记。真假要自己打 {court_line} 问，问之前期限照算。",
    "claimed": "说到打官司或公安，没看到法院名称和案号。这不等于没有立案。想问，打 {court_line}，或打法院官网上的电话。",
    "none_seen": "这几句里没看到法院的标记。这不等于法院没有动作。想问，打 {court_line}，或打法院官网上的电话。",
}
_SCRIPTS = {
    "court": "您好，我叫____。我收到消息，说有我的案子{number}。请帮我查有没有这个案子，承办人是谁，办公电话多少，送达从哪天算。",
    "arbitration": "您好，我叫____。我收到消息，说有我的仲裁案{number}。请帮我查有没有这个案子，几天内答辩，材料怎么领。我没有确认过有仲裁协议。",
    "notary": "您好，我叫____。我收到消息，说要对我的借款出执行证书。请问有没有这件事，几天内提异议，材料怎么领。",
    "third_person": "我不欠这笔钱，也没有担保。请别再打来，也别跟我说他的事。再打我会投诉。",
    "lawyer_letter": "您好，我收到一封说是贵所发的函。请问是不是贵所发的，委托人是谁，请把委托书和欠款明细发给我。",
    "mediation": "您好，我收到调解的消息。请问是谁申请的，哪个法院委派的，有没有案号，不参加会怎样。请发书面的给我。",
    "assignment": "您好，我收到消息，说我的债转给了别人。请问有没有转让，哪天转的，转给谁，请把转让通知发给我。",
    "pressure": "有催收可能会打给你。钱是我欠的，你没有签字，不用替我还，也不用答应什么。他打来，你说“我不欠这笔钱，请别再打来”，把时间和号码发给我就好。",
}
_SCRIPT = "您好，我叫____，想核对一笔欠款。请问这条消息是不是贵方发的，本金、利息、费用各多少，请把明细发到我的官方 App 或邮箱。"
SCRIPT_TITLES = {"family": "复制，发给家人", "call": "复制，打电话时照着说", "said": "复制，照着说"}
PAGES = {
    "court": ("situations/court-message/",),
    "arbitration": ("guide/court/",),
    "notary": ("situations/judgment/",),
    "police": ("guide/traps/", "guide/crisis/"),
    "fee_scam": ("guide/traps/",),
    "mediation": ("situations/court-message/#mediation",),
    "third_person": ("situations/family-called/", "guide/family/"),
    "assignment": ("guide/law/#assignment",),
    "lawyer_letter": ("situations/lawyer-letter/",),
    "asks_confirmation": ("guide/limitation/",),
    "offer": ("tools/offer/", "guide/offer/"),
    "pressure": ("situations/collectors-call/", "guide/complain/"),
    "overdue": ("situations/just-overdue/", "tools/inventory/"),
    "bill": ("tools/inventory/", "situations/not-yet-overdue/"),
    "reminder": ("situations/not-yet-overdue/",),
    "paid": ("situations/paid-off/",),
    "not_debt": ("guide/traps/",),
    "unknown": ("situations/collectors-call/",),
}
# In the order in which they are shown: the one that cannot wait first.
PAGE_TITLES = {
    "guide/crisis/#threat": "有人威胁你，堵你",
    "guide/crisis/#privacy": "威胁要发照片、发通讯录",
    "situations/payment-order/": "收到支付令怎么办",
    "situations/summons/": "收到起诉状、传票怎么办",
    "situations/judgment/": "判了，要执行，卡被冻结",
    "situations/court-message/#mediation": "是叫你去调解",
    "situations/court-message/": "收到法院的短信、电话",
    "guide/limitation/": "旧债和诉讼时效",
    "guide/traps/": "常见的圈套",
    "guide/crisis/": "很急的时候",
    "guide/court/": "打官司的每一步",
    "situations/family-called/": "家人或单位被打电话",
    "guide/family/": "家里人要不要还",
    "guide/law/#assignment": "有人说债权转让给他了",
    "situations/lawyer-letter/": "收到律师函、催收函",
    "tools/offer/": "还价评估：看清一共要多还多少",
    "guide/offer/": "看懂对方的方案",
    "situations/collectors-call/": "催收打电话、发消息",
    "guide/complain/": "去哪里投诉",
    "situations/just-overdue/": "刚逾期几天",
    "tools/inventory/": "债务全景：记进债务清单",
    "situations/not-yet-overdue/": "还没逾期，但快还不上了",
    "situations/paid-off/": "还清了",
}
RED = ("court", "arbitration", "notary")
_NO_VISITORS = {*QUIET, *RED, "police", "fee_scam", "unknown"}  # who comes then is an office's, or nobody who wants a debt


def tone_of(reading: Reading) -> str:
    """Red for a deadline or a danger, amber for look here, plain for what is only to be read."""
    if reading.kind in RED or reading.danger:
        return "deadline"
    return "plain" if reading.kind in QUIET else "caution"


def heading_of(reading: Reading) -> str:
    """The one sentence above all others: safety where life or limb is in danger, else what to do about the kind."""
    return DANGER_HEADING if reading.danger and reading.kind not in RED else HEADINGS[reading.kind]


def today_of(reading: Reading, numbers: dict[str, str]) -> Iterator[str]:
    """One to three acts, the most urgent first: safety, then that who did not sign need not pay, then what the kind asks for."""
    unnamed = "no_lender_named" in reading.flags
    acts = [_OFFICIAL_UNNAMED if unnamed and each == _OFFICIAL else each.format(**numbers) for each in TODAY[reading.kind]]
    if reading.others and reading.kind not in QUIET:
        acts = [
            f"{NOT_YOURS}{DANGER_FIRST if reading.danger else VISIT if comes(reading) else ''}",
            *(each for each in acts if each != NOT_YOURS),
        ]
    elif reading.danger:
        acts = [DANGER_FIRST, *acts]
    elif comes(reading):
        acts.insert(0, VISIT)
    elif {"transfer_to_account", "fee_first", "asks_code_or_password"} & set(reading.flags) and reading.kind in RED:
        acts.insert(1, "要你转钱、报验证码的，先停下，打 110 问。")
    yield from acts[:3]


def comes(reading: Reading) -> bool:
    """Whether who wants a debt says that somebody will come."""
    return reading.visit is not None and reading.kind not in _NO_VISITORS


def reply_of(reading: Reading) -> str:
    """Whether to answer at all."""
    if reading.old and reading.kind not in ("court", "mediation", "arbitration", "notary"):
        return "no_reply"
    if reading.kind == "police" and {"transfer_to_account", "app_download", "asks_secrecy", "fee_first"} & set(reading.flags):
        return "no_reply"
    return _REPLY.get(reading.kind, "no_reply")


def script_of(reading: Reading, case_number: str) -> tuple[str, str]:
    """(whom the words are for, the words to copy)."""
    number = f"，案号是{case_number}" if case_number else ""
    if reading.others and reading.kind not in ("court", "arbitration", "notary"):
        return "said", _SCRIPTS["third_person"]
    if reading.kind in (*QUIET, "fee_scam", "police"):
        return "", ""
    words = _SCRIPTS.get(reading.kind, _SCRIPT).format(number=number)
    return ("family" if reading.kind == "pressure" else "said" if reading.kind == "third_person" else "call"), words


def pages_of(reading: Reading) -> Iterator[str]:
    """Where to read on, the paper's own page first."""
    if reading.danger:
        yield "guide/crisis/#threat"
    if reading.kind == "pressure" and telling_announced(reading.words):
        yield "guide/crisis/#privacy"
    if reading.kind == "court":
        words = reading.words
        if words.has(r"支付令"):
            yield "situations/payment-order/"
        if words.has(r"传票|起诉状|应诉|开庭|举证|答辩|民初|到庭"):
            yield "situations/summons/"
        if words.has(r"执行|判决|冻结|查封|限制消费|[0-9]执"):
            yield "situations/judgment/"
    if reading.kind != "asks_confirmation" and reading.old:
        yield "guide/limitation/"
    yield from PAGES[reading.kind]


def said_of(reading: Reading, numbers: dict[str, str]) -> Iterator[str]:
    """The sentences that a person reads first: what to do, why, whether a court was seen, whether to answer."""
    if reading.others and reading.kind not in QUIET:
        yield NOT_YOURS
        if reading.person == "family":
            yield "你是配偶，债又用在家里开支上的，可能算共同的。先看“家里人要不要还”。"
    if reading.kind != "third_person" or not reading.others:
        yield heading_of(reading)
    yield from _why(reading)
    if reading.kind not in EVERYDAY or reading.court != "none_seen":
        yield _COURT_SAID[reading.court].format(**numbers)
    if reading.old:
        yield _OLD_SAID
    yield _reply_said(reading)


def _reply_said(reading: Reading) -> str:
    """Whether to answer, and why not: who does not owe acknowledges nothing, and a fraud wants more than words."""
    reply = reply_of(reading)
    if reading.kind in EVERYDAY:
        return _NO_REPLY_SAID["not_debt"]
    if reply == "no_reply" and reading.others and reading.kind not in _NO_REPLY_SAID:
        return _NO_REPLY_SAID["others"]
    return _NO_REPLY_SAID.get(reading.kind, REPLY_SAID[reply]) if reply == "no_reply" else REPLY_SAID[reply]


def _why(reading: Reading) -> Iterator[str]:
    flags = set(reading.flags)
    if comes(reading) and not reading.danger:
        yield VISIT_SAID
    if reading.kind == "court" and {"transfer_to_account", "fee_first", "asks_secrecy"} & flags:
        yield "法院不会叫人往个人或“安全账户”转钱，也不会叫人瞒着家里。先停下，自己打电话问。"
    if "self_set_deadline" in flags and reading.kind in ("pressure", "lawyer_letter", "offer", "third_person"):
        yield "消息里的期限是发消息的人定的。"
    if "no_lender_named" in flags:
        yield "没写是哪一家，先别认。"
    if reading.kind == "offer" and "credit_promise" in flags:
        yield "真实的逾期记录，谁也不能花钱或求情抹掉。"
    if reading.kind == "police":
        yield "公安不会在电话里叫人转账、报验证码。真的找你，打 110 能问到。"
    if reading.kind == "unknown":
        yield "没有认出催款、账单或法院的字样。觉得不对，就按最要紧的办：自己打官方电话问。"

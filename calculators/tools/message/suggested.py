"""Which conduct may be suggested on a message of which kind: an office that writes what offices write threatens nobody."""

from calculators.tools.message.codes import QUIET
from calculators.words.conduct_cues import VIOLENCE
from calculators.words.cues import Words

_OFFICIAL_CONDUCT = frozenset(("insult", "threat", "following", "entry"))
# What conduct may be suggested on a message of a kind; of all others, any.
_CONDUCT_OF = dict.fromkeys(("court", "police", "mediation", "arbitration", "notary"), _OFFICIAL_CONDUCT) | {
    "fee_scam": frozenset(("insult", "threat")),
    "lawyer_letter": frozenset(("insult", "threat", "following", "disclosure", "entry", "posting")),
    "assignment": frozenset(("insult", "threat", "following", "disclosure", "entry", "posting")),
}
# An office may speak of detention; only these words of one are a threat.
_THREATS_OF = dict.fromkeys(("mediation", "arbitration", "notary"), (r"弄死|砍|打断|抓你|走着瞧",)) | {
    "police": (r"拘留[你我]|抓[你我]|(?:不然|否则)~3抓|追逃|不然~6(?:拘留|抓)|坐牢|抓捕|通缉|逮捕",),
    "third_person": VIOLENCE,
}


def may_be_said(code: str, kind: str, flags: set[str], words: Words) -> bool:
    """Whether conduct may be suggested on a message of this kind."""
    if kind in QUIET:
        return False
    if code == "impersonation":
        return kind not in _CONDUCT_OF or (kind in ("court", "police") and poses(words, flags, kind))
    if code == "threat" and kind == "court":
        return poses(words, flags, kind)
    if code == "threat" and kind in _THREATS_OF:
        return words.has(*_THREATS_OF[kind])
    return code in _CONDUCT_OF.get(kind, (code,))


def poses(words: Words, flags: set[str], kind: str) -> bool:
    """An office's name with money, secrecy or arrest."""
    money = flags & {"transfer_to_account", "fee_first", "asks_secrecy", "asks_code_or_password", "private_payee"}
    money_words = words.has(r"安全账户|保证金|保释金|取保|清查|核查账户|打过去")
    money_words = money_words or words.has(r"(?:让|叫|要)我~6(?:当天|今天|马上|立刻|现在|当场)~8(?:还|打|转|付|缴|交)")
    arrest = words.has(r"抓捕|逮捕|拘捕|追逃" if kind == "court" else r"拘留|逮捕|拘捕|追逃|抓")
    return bool(money or money_words or arrest)

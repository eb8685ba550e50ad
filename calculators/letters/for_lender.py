"""Which letter one lender gets: what would harm its writer is not what is written first.

The gates of the documents decide (``drafts.gates``): where paying by instalments is held back, the letter asks for less or for
time; where the limitation may have run, it asks only for the breakdown; where all is paid, for the certificate.
"""

from dataclasses import dataclass
from datetime import date

from calculators.case.negotiation import at_hand
from calculators.case.shape import CaseFile
from calculators.case.shares import shares
from calculators.letters import drafts
from calculators.letters.drafts.gates import BREAKDOWN, RECEIPT
from calculators.letters.drafts.variants import FOLLOWS

Way = tuple[str, str]  # a document and its variant

REDUCED: Way = ("application", "reduced")
DEFERRAL: Way = ("application", "deferral")
TOKEN: Way = ("application", "token")
# What a reader may choose instead of what is chosen for them.
WAYS: dict[Way, str] = {
    REDUCED: "每月少还，分期还清",
    ("application", "interest_stopped"): "不再计息，分期还清",
    TOKEN: "眼下每月只还一点",
    DEFERRAL: "先缓一段时间，再开始还",
    ("application", "lump_sum"): "减免之后，一次还清",
    BREAKDOWN: "只要明细，不提还款",
    RECEIPT: "已经还清，要证明",
}
# What goes with an offer; a letter that offers nothing goes alone.
_BESIDE = ("script", "schedule", "hardship", "evidence")
_PLANNED = ("reduced", "interest_stopped", "lump_sum")


@dataclass(frozen=True)
class Chosen:
    """The letter for the lender at hand, the papers that go with it, and why it is this one."""

    way: Way
    documents: tuple[drafts.Document, ...]  # the letter first
    why: str  # empty where it is what everybody asks first

    @property
    def letter(self) -> drafts.Document:
        """The letter itself."""
        return self.documents[0]


def for_lender(case: CaseFile, today: date, wanted: str | None = None) -> Chosen:
    """The letter for the case's first proposal; ``wanted`` is a way as the reader chose it: ``application.token``."""
    way, why, letter = _wanted(case, today, wanted) or _fitting(case, today)
    beside = _BESIDE if way[0] == "application" else ()
    fitting = [code for code in beside if code != "schedule" or way[1] in _PLANNED]
    papers = [drafts.draw(code, case, today, way[1] if code in FOLLOWS else "") for code in fitting]
    return Chosen(way, (letter, *papers), why)


def _wanted(case: CaseFile, today: date, wanted: str | None) -> tuple[Way, str, drafts.Document] | None:
    code, _, variant = (wanted or "").partition(".")
    if (code, variant) not in WAYS:
        return None
    return (code, variant), "", drafts.draw(code, case, today, variant)


def _why_a_pause(case: CaseFile) -> str:
    """What is not written is not nothing: only a budget can say that no money is left."""
    if shares(case) is None:
        return "收支还没写，不知道每月能还多少。写了收支，再看要不要缓。"
    return "现在每月拿不出钱，先请对方缓一段。"


def _fitting(case: CaseFile, today: date) -> tuple[Way, str, drafts.Document]:
    proposed = at_hand(case).proposal
    first = REDUCED if proposed and proposed.ways() else DEFERRAL
    letter = drafts.draw(*first[:1], case, today, first[1])
    codes = {gate.code: gate.message for gate in letter.gates}
    if not codes:
        return first, "" if first == REDUCED else _why_a_pause(case), letter
    for code, way in (("paid_off", RECEIPT), ("limitation_possible", BREAKDOWN)):
        if code in codes:
            why = codes[code].partition("。")[0] + "。" if way == RECEIPT else codes[code]  # the rest is about an offer
            return way, why, drafts.draw(way[0], case, today, way[1])
    why = next(iter(codes.values()))
    for way in (TOKEN, DEFERRAL):
        instead = drafts.draw(way[0], case, today, way[1])
        if not instead.gates:
            return way, why, instead
    return first, why, letter  # held back, and the page says so

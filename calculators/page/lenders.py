"""Every lender on one page: a negotiation for each debt, proposed out of its share, and the letter that it makes.

The first day is asked once and goes into every proposal that has none of its own. What the reader changed by hand stays: only
what is empty, or still as it was brought, is brought again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from calculators.case.flows import filled
from calculators.case.negotiation import at_hand, brought_forward, first_row, places
from calculators.case.reading import Reading, read_case
from calculators.case.shape import STANDINGS, CaseFile
from calculators.forms.typed import from_typed
from calculators.forms.validation import read_request
from calculators.letters import drafts
from calculators.letters.for_lender import DEFERRAL, WAYS, Chosen, for_lender
from calculators.sums.money import spoken
from calculators.tools import proposal
from calculators.tools.inventory import DebtDraft

_MOST_INTEREST, _ALL_FEES = "50", "100"  # percent that is asked first; of a friend one asks for time alone
_TAKEN = ("creditor", "kind", "principal", "interest", "fees", "balance", "monthly_payment")
_OFFERED = ("monthly_payment", "waive_interest", "waive_fees")
# What an offer is made of beside its lender and its debt.
_TERMS = (*_OFFERED, "waive_principal", "instalments", "steps", "lump_sum", "grace_months", "down_payment")
# What has no lender in it goes into the pack once.
COMMON = ("budget", "debts")
Texts = dict[str, Any]


def lenders(case: Texts, brought: list[Texts], today: str, only: int | None = None) -> dict[str, Any]:
    """``proposals``, ``brought`` and ``accounts`` by place, as they are to be kept; ``lenders``: each with its state, terms and papers.

    ``only`` draws that place alone. Raises InvalidRequest where something in the case does not read.
    """
    reading = read_case(case, today=today)
    read = reading.case
    before = {place: each["debt"] for place, each in enumerate(brought) if each and "debt" in each}
    placed = places(read, [index for index, debt in enumerate(read.debts) if _counts(debt)], before)
    texts = _Texts(case, brought)
    for index, place in placed.items():
        texts.propose(place, index, reading)
    whole = case | {"proposals": texts.proposals}
    written = read_request(CaseFile, from_typed(CaseFile, whole))
    on = date.fromisoformat(today)
    rows = [_lender(written, place, index, texts.accounts[place], on) for index, place in placed.items() if only in (None, place)]
    common = _common(written, rows, on)
    return {
        "proposals": texts.proposals,
        "brought": texts.brought,
        "accounts": texts.accounts,
        "lenders": rows,
        "common": common,
    }


def _counts(debt: DebtDraft) -> bool:
    return bool(debt.creditor) and debt.owed is not None


class _Texts:
    """What is written into the proposals, as texts; by place beside it what was brought there, and the account."""

    def __init__(self, case: Texts, brought: list[Texts]) -> None:
        self.proposals: list[Texts] = [dict(each or {}) for each in case.get("proposals") or []]
        self.brought: list[Texts] = [dict(each or {}) for each in brought]
        self.first = str(self.proposals[0].get("first_payment_date") or "") if self.proposals else ""
        person = case.get("person") or {}
        self.accounts: list[str] = [str(person.get("account") or ""), *(person.get("accounts") or [])]

    def propose(self, place: int, index: int, reading: Reading) -> None:
        """Bring a debt's numbers and its share of the month into its proposal, where that is empty or as it was brought."""
        while len(self.proposals) < first_row("proposals", place + 1):
            self.proposals.append({})
        while len(self.brought) <= place:
            self.brought.append({})
        while len(self.accounts) <= place:
            self.accounts.append("")
        debt = reading.case.debts[index]
        proposal, before = self.proposals[first_row("proposals", place)], self.brought[place]
        now = self._brought(debt, reading.about(index, place)) | {"debt": index}
        if "waive_interest" not in before and any(_is_own(proposal, before, name) for name in _TERMS):
            now = {name: text for name, text in now.items() if name not in _OFFERED}  # terms of the reader's own stay as they are
        for name, text in now.items():
            if name != "debt" and (_is_blank(proposal.get(name)) or proposal.get(name) == before.get(name)):
                proposal[name] = text
        self.brought[place] = before | now
        if not self.accounts[place] and debt.account_tail:
            self.accounts[place] = debt.account_tail

    def _brought(self, debt: DebtDraft, reading: Reading) -> Texts:
        """What the proposal's form takes over out of the case, the day that is asked for once, and what is asked first."""
        flows = filled("proposal", reading)
        asks = debt.kind != "private_loan"
        return {name: flows.get(name, "") for name in _TAKEN} | {
            "first_payment_date": self.first,
            "waive_interest": _MOST_INTEREST if asks and debt.interest else "0",
            "waive_fees": _ALL_FEES if asks and debt.fees else "0",
        }


def _is_own(proposal: Texts, before: Texts, name: str) -> bool:
    """Whether the reader wrote it, and not the page."""
    return not _is_blank(proposal.get(name)) and proposal.get(name) != before.get(name)


def _is_blank(text: Any) -> bool:
    return text is None or not str(text).strip()


@dataclass(frozen=True)
class _Said:
    """What a row says of its lender: its state, its terms in a line, and one reason."""

    state: str  # "look", "gap", or one of STANDINGS
    terms: str
    reason: str


def _lender(case: CaseFile, place: int, index: int, account: str, today: date) -> dict[str, Any]:
    own = brought_forward(case, place)
    own = replace(own, person=replace(own.person, account=account or None))
    standing = at_hand(own).standing
    debt = case.debts[index]
    row = {
        "place": place,
        "debt": index,
        "creditor": debt.creditor,
        "ways": {".".join(way): words for way, words in WAYS.items()},
    }
    if debt.is_priority and not (standing and standing.letter):
        due = f"每月 {spoken(debt.monthly_due)}" if debt.monthly_due else "按月还足"
        return row | {
            "way": "",
            "state": "current",
            "terms": due,
            "reason": "这一家先按月还足，不写少还的信",
            "documents": [],
            "gates": [],
        }
    chosen = for_lender(own, today, standing.letter if standing else None)
    said = _said(own, chosen, standing.state if standing else "written")
    return row | {
        "way": ".".join(chosen.way),
        "state": said.state,
        "terms": said.terms,
        "reason": said.reason,
        "documents": [_sheet(document) for document in chosen.documents],
        "gates": [gate for document in chosen.documents for gate in _gates(document)],
    }


def _said(case: CaseFile, chosen: Chosen, standing: str) -> _Said:
    terms = _terms(case, chosen)
    if standing != "written" and standing in STANDINGS:
        return _Said(standing, terms, "算一算他的价，再定" if standing == "countered" else "")
    held = chosen.letter.gates
    if held:
        return _Said("look", terms, held[0].message)
    lacks = dict.fromkeys(_LACKS[path] for path in chosen.letter.missing if path in _LACKS and not _is_open(path, chosen))
    state = "gap" if lacks else "written" if chosen.way[0] == "application" else "look"
    return _Said(state, terms, chosen.why + (f"缺{'、'.join(lacks)}" if lacks else ""))


def _is_open(path: str, chosen: Chosen) -> bool:
    """Whether a letter is whole without it: who asks for time need not say how much."""
    return path == "proposals.0.monthly_payment" and chosen.way == DEFERRAL


_LACKS = {
    "proposals.0.first_payment_date": "首次还款日",
    "proposals.0.monthly_payment": "每月还多少",
    "proposals.0.kind": "债务种类",
    "proposals.0.principal": "欠多少",
    "person.name": "你的姓名",
}


def _terms(case: CaseFile, chosen: Chosen) -> str:
    proposed = at_hand(case).proposal
    if chosen.way[0] != "application":
        return WAYS[chosen.way]
    if chosen.way[1] == "deferral" or proposed is None:
        return "先缓一段，不写还多少"
    if chosen.way[1] == "token":
        return f"眼下每月 {spoken(proposed.monthly_payment)}" if proposed.monthly_payment else "眼下每月只还一点"
    if chosen.way[1] == "lump_sum":
        return f"一次还 {spoken(proposed.lump_sum or proposed.repay_base)}" if proposed.owed else "还没写一次还多少"
    dated = proposed.dated
    if dated is None or list(proposed.problems()):
        return f"每月 {spoken(proposed.monthly_payment)}" if proposed.monthly_payment else "还没写怎么还"
    found = proposal.calculate(dated)
    most = max(row.payment for row in found.schedule if row.number)
    each, rises = spoken(found.instalment_amount), most > found.instalment_amount
    return f"{found.instalments} 期，" + (f"先每期 {each}，后来 {spoken(most)}" if rises else f"每期 {each}")


def _sheet(document: drafts.Document) -> dict[str, Any]:
    return {
        "code": document.code,
        "title": document.title,
        "html": document.html,
        "missing": list(document.missing),
        "when_not": list(document.when_not),
    }


def _gates(document: drafts.Document) -> Iterator[dict[str, Any]]:
    for gate in document.gates:
        ways = [{"document": code, "variant": variant, "title": drafts.titled(code, variant)} for code, variant in gate.ways]
        yield {"document": document.code, "code": gate.code, "message": gate.message, "instead": gate.instead, "ways": ways}


def _common(case: CaseFile, rows: list[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    """The papers that name no lender, drawn once: those of the first lender that is offered something."""
    offered = [row["place"] for row in rows if row["way"].startswith("application")]
    if not offered:
        return []
    own = brought_forward(case, offered[0])
    return [_sheet(drafts.draw(code, own, today)) for code in COMMON]

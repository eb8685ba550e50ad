"""What a default, a blank or a doubt changes in a document: said beside it, never silently used."""

from collections.abc import Iterator
from dataclasses import replace

from calculators.case.negotiation import at_hand
from calculators.case.shape import CaseFile
from calculators.forms.result import Notice
from calculators.letters.drafts.ability import Ability
from calculators.letters.drafts.lenders import is_brand, place_in, where_to_look
from calculators.letters.drafts.subject import Subject
from calculators.letters.drafts.variants import OFFERS

_OF_THE_MONTH = OFFERS | {"hardship", "budget", "counter"}
_OF_THE_DEBT = OFFERS | {"confirm", "counter"}


def doubts(code: str, case: CaseFile, about: Subject, means: Ability) -> Iterator[Notice]:
    """Every doubt about what this document rests on, at its field of the request."""
    if means.whole and code in _OF_THE_MONTH:
        for notice in means.whole.notices:
            yield replace(notice, field=f"case.budget.{notice.field}")
    if about.total is not None and code in _OF_THE_DEBT:
        yield Notice(
            field=f"case.{_total_at(case, about)}",
            code="split_unknown",
            message="只知道一个总数，信里没有写本金，只请对方列出明细。",
        )
    if is_brand(about) and code in _OF_THE_DEBT:
        yield Notice(
            field=f"case.{place_in(case, about)}.lender",
            code="blank",
            message=f"“{about.creditor}”是平台或产品的名字，不是放款机构，信的抬头先空着。{where_to_look(about)}",
        )
    if code == "living_costs" and case.budget and case.budget.household == 1:
        yield Notice(
            field="case.budget.household",
            code="default_used",
            message="家里靠这份钱生活的人数，按你一个人写的。还有别人的，在“还款能力”里改人数，再重写。",
        )


def _total_at(case: CaseFile, about: Subject) -> str:
    proposed = at_hand(case).proposal
    return "proposals.0.balance" if proposed and proposed.balance is not None else f"{place_in(case, about)}.balance"

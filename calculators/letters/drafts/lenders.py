"""Whom a letter is addressed to: the lender's full name. An app's name is no lender, and the letter leaves a blank for it."""

import re

from markupsafe import Markup

from calculators.case.shape import CaseFile
from calculators.law.codes import FINANCIAL_KINDS
from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.subject import Subject
from calculators.letters.drafts.written import typed

# What stands in the name of a lender, or of an office of one.
_LENDER = re.compile("银行|公司|信用社|合作社|中心|消费金融|小额贷款|小贷|信托|保理|租赁|担保|资产|基金|[支分]行|行$|集团|协会")


def is_brand(about: Subject) -> bool:
    """Whether the name that the debt goes by is an app's or a product's, behind which another lends."""
    named = about.creditor and about.kind in FINANCIAL_KINDS and not _known(about)
    return bool(named) and not _LENDER.search(about.creditor or "")


def addressee(about: Subject, filler: Filler) -> Markup:
    """The lender's name as a letter begins with it."""
    full = _known(about)
    if full:
        return typed(full)
    if not is_brand(about):
        return filler.fill("proposals.0.creditor", about.creditor)
    place = place_in(filler.case, about)
    return filler.blank(f"{place}.lender" if place.startswith("debts") else f"{place}.creditor") + Markup("（“{}”的放款机构）").format(typed(about.creditor))


def opponent(about: Subject, filler: Filler) -> Markup:
    """The other side as a court's paper names it."""
    named = filler.case.court.opponent
    if named and named.strip():
        return typed(named)
    full = _known(about) or (None if is_brand(about) else about.creditor)
    return filler.fill("court.opponent", full)


def place_in(case: CaseFile, about: Subject) -> str:
    """Where the case file has this lender: its line of the debt list, or else the proposal."""
    return next((f"debts.{place}" for place, debt in enumerate(case.debts) if debt in about.fitting), "proposals.0")


def _known(about: Subject) -> str | None:
    """The full name, where the debt list has it."""
    return next((debt.lender.strip() for debt in about.fitting if debt.lender and debt.lender.strip()), None)

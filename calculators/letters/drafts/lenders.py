"""Whom a letter is addressed to: the lender's full name. An app's name is no lender, and the letter leaves a blank for it."""

import re

from markupsafe import Markup

from calculators.case.shape import CaseFile
from calculators.law.codes import FINANCIAL_KINDS
from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.subject import Subject
from calculators.letters.drafts.written import typed
from calculators.words.institutions import Institution, read_institution

# What stands in the full name of a lender, or of an office of one.
_FULL = re.compile("银行|公司|信用社|合作社")
# What stands in the name of one, full or not.
_LENDER = re.compile("银行|公司|信用社|合作社|中心|消费金融|小额贷款|小贷|信托|保理|租赁|担保|资产|基金|[支分]行|行$|集团|协会")
_CARD_OFFICE = "信用卡中心"


def full_name(about: Subject) -> str | None:
    """The lender's full name, as far as it is written or certain; the name itself where nothing speaks against it."""
    written = next((debt.lender.strip() for debt in about.fitting if debt.lender and debt.lender.strip()), None)
    if written or not about.creditor or about.kind not in FINANCIAL_KINDS or _FULL.search(about.creditor):
        return written or about.creditor
    found = _institution(about)
    if found and found.known:
        return f"{found.legal_name}{_CARD_OFFICE if about.card else ''}" if found.legal_name else None
    return about.creditor if _LENDER.search(about.creditor) else None


def is_brand(about: Subject) -> bool:
    """Whether the name that the debt goes by is an app's or a product's, behind which another lends."""
    return bool(about.creditor) and full_name(about) is None


def where_to_look(about: Subject) -> str:
    """Where the reader finds the full name of who lends behind a brand."""
    found = _institution(about)
    return found.note if found and found.known else "打开借款合同，抄“贷款人”一栏的全名。"


def addressee(about: Subject, filler: Filler) -> Markup:
    """The lender's name as a letter begins with it."""
    if not is_brand(about):
        return filler.fill("proposals.0.creditor", full_name(about))
    place = place_in(filler.case, about)
    path = f"{place}.lender" if place.startswith("debts") else f"{place}.creditor"
    return filler.blank(path) + Markup("（“{}”的放款机构）").format(typed(about.creditor or ""))


def opponent(about: Subject, filler: Filler) -> Markup:
    """The other side as a court's paper names it."""
    named = (filler.case.court.opponent or "").strip()
    return filler.fill("court.opponent", named or full_name(about))


def place_in(case: CaseFile, about: Subject) -> str:
    """Where the case file has this lender: its line of the debt list, or else the proposal."""
    return next((f"debts.{place}" for place, debt in enumerate(case.debts) if debt in about.fitting), "proposals.0")


def _institution(about: Subject) -> Institution | None:
    return read_institution(about.creditor) if about.creditor else None

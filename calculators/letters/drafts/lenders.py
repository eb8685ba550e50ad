"""Whom a letter is addressed to: the lender's full name. An app's name is no lender, and the letter leaves a blank for it."""

import re

from markupsafe import Markup

from calculators.law.codes import FINANCIAL_KINDS
from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.subject import Subject
from calculators.letters.drafts.written import typed

# What stands in the name of a lender, or of an office of one.
_LENDER = re.compile("银行|公司|信用社|合作社|中心|消费金融|小额贷款|小贷|信托|保理|租赁|担保|资产|基金|[支分]行|行$|集团|协会")


def is_brand(about: Subject) -> bool:
    """Whether the name that the debt goes by is an app's or a product's, behind which another lends."""
    return bool(about.creditor) and about.kind in FINANCIAL_KINDS and not _LENDER.search(about.creditor)


def addressee(about: Subject, filler: Filler) -> Markup:
    """The lender's name as a letter begins with it."""
    if not is_brand(about):
        return filler.fill("proposals.0.creditor", about.creditor)
    return filler.blank(_path(about, filler)) + Markup("（“{}”的放款机构）").format(typed(about.creditor))


def opponent(about: Subject, filler: Filler) -> Markup:
    """The other side as a court's paper names it."""
    named = filler.case.court.opponent
    if named and named.strip():
        return typed(named)
    return filler.blank("court.opponent") if is_brand(about) else filler.fill("court.opponent", about.creditor)


def _path(about: Subject, filler: Filler) -> str:
    """Where the lender's full name would stand."""
    places = [place for place, debt in enumerate(filler.case.debts) if debt in about.fitting]
    return f"debts.{places[0]}.lender" if places else "proposals.0.creditor"

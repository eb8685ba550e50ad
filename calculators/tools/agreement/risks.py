"""Sentences of an agreement that can hurt: the words each is known by, what takes it back, and what to ask for instead."""

from calculators.tools.agreement.default_terms import DEFAULT_TERMS
from calculators.tools.agreement.intermediary_terms import INTERMEDIARY_TERMS
from calculators.tools.agreement.reach_terms import REACH_TERMS
from calculators.tools.agreement.rights_terms import RIGHTS_TERMS

# In the order in which they are shown: what to stop for first.
RISKS = (*INTERMEDIARY_TERMS, *DEFAULT_TERMS, *RIGHTS_TERMS, *REACH_TERMS)
LABELS = {risk.code: risk.label for risk in RISKS}

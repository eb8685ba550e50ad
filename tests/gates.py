"""The documents of a case, and the gates before each."""

import re

from calculators import run
from tests.test_dossier_documents import DAY

# What admits the debt or offers to pay it, in the letters' own sentences.
ADMITS = re.compile(
    r"仍有还款意愿，希望|本人仍有还款意愿|表明还款意愿|我承认|愿意分期|愿意还|钱我认|是贵[行公方].{0,6}(?:借款人|持卡人)|是借款人"
)


def drawn(case, *codes, today=DAY, **variants):
    """The documents by code, and the codes of the gates before each."""
    found = run("dossier", {"today": today, "case": case, "documents": list(codes), "variants": variants})
    gates = {code: {gate["code"] for gate in found["gates"] if gate["document"] == code} for code in codes}
    return {each["code"]: each for each in found["documents"]}, gates


def gates(case, code, today=DAY, **variants):
    return drawn(case, code, today=today, **variants)[1][code]

"""What goes with the application; the list of evidence names the same papers."""

from markupsafe import Markup, escape

from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.subject import Subject
from calculators.letters.drafts.written import items, typed

_IDENTITY = "身份证复印件（写明“仅用于协商还款”）"
_WITH_A_STORY = ("lump_sum", "token")


def enclosures(about: Subject, variant: str, later: bool, budget: bool, filler: Filler) -> list[Markup]:
    """Every paper in order: who writes, the proofs or a blank for them, the forms of the pack."""
    proofs = [typed(proof) for proof in items(filler.case.hardship.proofs or "")] or [filler.fill("hardship.proofs")]
    forms = ["收支情况表"] if budget else []
    forms.append("困难情况说明" if later or variant in _WITH_A_STORY else "还款计划表")
    identity = [] if about.private else [escape(_IDENTITY)]
    return [*identity, *proofs, *map(escape, forms)]

"""What the page asks about the whole case file: what one tool can fill in for another, the three offers, the letters, files."""

from collections.abc import Callable
from typing import Any

from calculators.case.shape import CaseFile
from calculators.forms.typed import from_typed
from calculators.forms.validation import read_request
from calculators.page import three_offers
from calculators.page.as_written import month_of, monthly_share, read_as_far
from calculators.page.prefill import as_fields, prefill
from calculators.page.rounds import keep_round
from calculators.registry import run
from calculators.tools.plan.regular import Regular


def regular(typed: dict[str, Any]) -> dict[str, Any]:
    """Texts for the rows of a plan of equal monthly payments, out of its first day, its amount and its count."""
    plan = read_request(Regular, from_typed(Regular, typed))
    return {"fields": as_fields(plan.lines())}


def offers(case: dict[str, Any], debt: int = 0) -> dict[str, Any]:
    """The three offers: what to ask for, what can be accepted, and the limit; None for one that cannot be computed."""
    written = [*(case.get("proposals") or []), {}, {}, {}]
    read, unreadable = read_as_far(case | {"proposals": written[:1]})
    asked = three_offers.complete(read.proposals[0]) if read.proposals else None
    if asked is None:
        return dict.fromkeys(three_offers.OFFERS)
    return three_offers.offers(asked, written, monthly_share(month_of(read, unreadable), debt))


def documents(case: dict[str, Any], today: str, documents: list[str], variants: dict[str, str] | None = None) -> dict[str, Any]:
    """The letters, drawn from the case file."""
    request = {"today": today, "case": from_typed(CaseFile, case), "documents": documents, "variants": variants}
    return run("dossier", request)


def export(
    what: str, case: dict[str, Any], today: str, variants: dict[str, str] | None = None, **pack: list[Any]
) -> dict[str, Any]:
    """A file to take along, its bytes in base64: ``what`` is spreadsheet, calendar or pack.

    A pack takes ``sheets`` (title, html, when_not) as they stand on the page, and ``files`` (name, base64) made there.
    """
    from calculators.export.made import make  # fetched by the browser only now, with what it needs

    return make(what, from_typed(CaseFile, case), today, variants, **pack).as_reply()


ANSWERS: dict[str, Callable[..., dict[str, Any]]] = {
    "prefill": prefill,
    "regular": regular,
    "offers": offers,
    "keep_round": keep_round,
    "documents": documents,
    "export": export,
}

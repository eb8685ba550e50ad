"""What the page asks about the whole case file: what one tool can fill in for another, the three offers, the letters, files."""

from collections.abc import Callable
from typing import Any

from calculators.case import three_offers
from calculators.case.reading import read_case
from calculators.forms.typed import from_typed
from calculators.forms.validation import read_request
from calculators.page.prefill import prefill
from calculators.page.rounds import keep_round
from calculators.registry import run
from calculators.tools.plan.regular import Regular


def regular(typed: dict[str, Any]) -> dict[str, Any]:
    """Texts for the rows of a plan of equal monthly payments, out of its first day, its amount and its count."""
    plan = read_request(Regular, from_typed(Regular, typed))
    rows = enumerate(plan.lines())
    return {"fields": {f"schedule.{place}.{name}": str(value) for place, line in rows for name, value in line.items()}}


def offers(case: dict[str, Any], debt: int = 0) -> dict[str, Any]:
    """The three offers: what to ask for, what can be accepted, and the limit; None for one that cannot be computed."""
    rows = case.get("proposals")
    written = [*(rows if isinstance(rows, list) else []), {}, {}, {}]
    reading = read_case(case | {"proposals": written[:1]}, debt)
    if reading.proposal is None:
        return dict.fromkeys(three_offers.OFFERS)
    return three_offers.offers(reading.proposal, written, reading.share)


def documents(case: dict[str, Any], today: str, documents: list[str], variants: dict[str, str] | None = None) -> dict[str, Any]:
    """The letters, drawn from the case file."""
    return run("dossier", {"today": today, "case": case, "documents": documents, "variants": variants})


def export(
    what: str, case: dict[str, Any], today: str, variants: dict[str, str] | None = None, **pack: list[Any]
) -> dict[str, Any]:
    """A file to take along, its bytes in base64: ``what`` is spreadsheet, calendar or pack.

    A pack takes ``sheets`` (title, html, when_not) as they stand on the page, and ``files`` (name, base64) made there.
    """
    from calculators.export.files import make  # fetched by the browser only now, with what it needs

    return make(what, case, today, variants, **pack).as_reply()


ANSWERS: dict[str, Callable[..., dict[str, Any]]] = {
    "prefill": prefill,
    "regular": regular,
    "offers": offers,
    "keep_round": keep_round,
    "documents": documents,
    "export": export,
}

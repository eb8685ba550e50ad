"""The one way to make a file out of a case: a workbook, a calendar, or the pack that holds both and the documents."""

from collections.abc import Mapping, Sequence
from typing import Any

from calculators.export import File
from calculators.export.archive import Sheet, handed_over, pack
from calculators.export.reminders import calendar
from calculators.export.spreadsheet import workbook
from calculators.forms.validation import InvalidRequest, Problem, read_request
from calculators.letters.dossier import Inputs
from calculators.letters.drafts.subject import subject

_MAKERS = {"spreadsheet": workbook, "calendar": calendar}
WHAT = (*_MAKERS, "pack")


def make(
    what: str,
    case: dict[str, Any],
    today: str,
    variants: dict[str, str] | None = None,
    sheets: Sequence[Mapping[str, Any]] = (),
    files: Sequence[Mapping[str, str]] = (),
) -> File:
    """A file of ``WHAT``. ``case`` and ``variants`` are those of a request of the dossier. Raises InvalidRequest."""
    if what not in WHAT:
        raise InvalidRequest([Problem("what", "not_a_choice", f"没有叫“{what}”的文件。可以做的有：{'、'.join(WHAT)}。")])
    inputs = read_request(Inputs, {"today": today, "case": case, "documents": [], "variants": variants})
    situation = inputs.variants.application
    if what in _MAKERS:
        return _MAKERS[what](inputs.case, inputs.today, situation)
    shown = [Sheet(each["title"], each["html"], tuple(each.get("when_not", ()))) for each in sheets]
    if not shown:
        raise InvalidRequest([Problem("sheets", "required", "还没有写好的材料。先写，再打包。")])
    beside = []
    for maker in _MAKERS.values():
        try:
            beside.append(maker(inputs.case, inputs.today, situation))
        except InvalidRequest:
            continue  # nothing to put into it: the pack goes without
    return pack(shown, [*handed_over(files), *beside], subject(inputs.case).creditor or "", inputs.today)

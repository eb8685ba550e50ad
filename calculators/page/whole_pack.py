"""One pack for all lenders: a folder each, and once what all of them share: papers, workbook, calendar."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from calculators.case.negotiation import brought_forward
from calculators.case.shape import CaseFile
from calculators.export.archive import Folder, Sheet, handed_over, whole_pack
from calculators.export.reminders import calendar_of_all
from calculators.export.spreadsheet import workbook_of_all
from calculators.forms.typed import from_typed
from calculators.forms.validation import InvalidRequest, Problem, read_request
from calculators.letters.drafts.variants import VARIANTS


def export_all(case: dict[str, Any], today: str, folders: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The pack's name and bytes. A folder has ``place`` (null for what all share), ``way``, ``name``, ``sheets`` and ``files``.

    Raises InvalidRequest where nothing is in it, or something in the case does not read.
    """
    made = [_folder(each) for each in folders]
    if not any(folder.sheets for folder in made):
        raise InvalidRequest([Problem("folders", "required", "还没有写好的信。先写，再打包。")])
    read = read_request(CaseFile, from_typed(CaseFile, case))
    on = date.fromisoformat(today)
    lenders = [
        (brought_forward(read, each["place"]), each["way"].partition(".")[2]) for each in folders if each["place"] is not None
    ]
    planned = [(own, situation) for own, situation in lenders if situation in VARIANTS["application"]]
    days = calendar_of_all(planned, on)
    beside = [workbook_of_all(read, planned, on), *([days] if days else [])]
    return whole_pack(made, beside, on).as_reply()


def _folder(given: Mapping[str, Any]) -> Folder:
    sheets = tuple(Sheet(each["title"], each["html"], tuple(each.get("when_not", ()))) for each in given["sheets"])
    return Folder(given["name"], sheets, tuple(handed_over(given["files"])))

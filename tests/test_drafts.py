"""What a partly written record may lack is typed as such: None is never hidden from mypy."""

from dataclasses import fields
from types import NoneType
from typing import get_args, get_type_hints

import pytest

from calculators import run
from calculators.case.shape import CaseFile
from calculators.forms.declaration import declared
from calculators.letters.drafts.variants import TITLES


def hints(of):
    return get_type_hints(of)


def classes(hint):
    """The records that a type speaks of: of a tuple its rows."""
    inner = get_args(hint)
    return [hint] if not inner else [each for one in inner if one not in {NoneType, ...} for each in classes(one)]


def drafts(of=CaseFile, path="", partial=False):
    """(path, its type, whether it may be absent) of each field that the case's types let be read."""
    for name, wanted in declared(of).items():
        hint = hints(of)[name]
        where = f"{path}{name}"
        if partial and wanted.required:
            yield where, hint
        if wanted.kind in {"rows", "section"}:
            for each in classes(hint):
                if each is not object:
                    assert issubclass(wanted.of, each), where
                    yield from drafts(each, f"{where}.", partial or wanted.partial)


@pytest.mark.parametrize("where, hint", list(drafts()), ids=lambda one: one if isinstance(one, str) else "")
def test_what_a_request_requires_may_be_none_in_a_case(where, hint):
    assert NoneType in get_args(hint), f"{where} is {hint}"


def test_a_draft_and_what_is_whole_have_the_same_fields():
    """The whole record only says more of them."""
    for where in CaseFile.__dataclass_fields__:
        wanted = declared(CaseFile)[where]
        if wanted.kind in {"rows", "section"}:
            for each in classes(hints(CaseFile)[where]):
                assert each is object or [one.name for one in fields(each)] == [one.name for one in fields(wanted.of)]


@pytest.mark.parametrize("document", TITLES)
def test_a_row_of_which_only_one_value_is_written_draws_every_letter(document):
    """A worst month before the usual one, a payment without its day, a call without its time."""
    case = {
        "version": 1,
        "budget": {"income": [{"low": "4000"}], "expenses": [{"name": "吃饭"}, {"category": "medical"}]},
        "debts": [{"monthly_due": "100"}, {"kind": "credit_card"}],
        "proposals": [{"first_payment_date": "2027-01-15"}],
        "offers": [{"balance": "1000", "steps": [{"amount": "5"}]}],
        "contacts": [{"said": "还钱"}, {"channel": "phone"}],
        "plans": [{"payments": [{"amount": "5"}], "schedule": [{"number": 1}]}],
        "agreements": [{"expected": {"steps": [{"instalments": 3}]}}],
        "timeline": {"complaint_served_date": "2026-11-01"},
    }

    assert run("dossier", {"today": "2026-11-23", "case": case, "documents": [document]})["documents"][0]["html"]

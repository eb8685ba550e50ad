"""The browser's door: one JSON text in, one JSON text out, the same Python behind it.

A message says what to ``do``: ``compute`` a tool's form, or one of ``actions.ANSWERS``: ``prefill`` a form from what
other tools hold, write the rows of a ``regular`` plan, ``keep_round`` of a negotiation, work out the three ``offers``, draw ``documents``, ``export`` a file.
"""

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

from calculators.forms.result import as_json
from calculators.forms.typed import read_typed
from calculators.forms.validation import InvalidRequest
from calculators.registry import CALCULATORS, result_of

# What comes with a later pack, and the module of this room that answers it.
LATER = {
    "compare": "take_in",
    "take_in": "take_in",
    "open_file": "take_in",
    "read_debts": "read_in",
    "carry": "carrying",
    "sharing": "sharing",
    "court_day": "court_day",
    "letter_here": "letter_here",
    "lenders": "lenders",
    "export_all": "whole_pack",
}


def answer(message: str) -> str:
    """Answer one message of the page; bad input comes back as ``{"errors": […]}``."""
    request = json.loads(message)
    try:
        reply = _action(request.pop("do"))(**request)
    except InvalidRequest as refused:
        reply = {"errors": refused.errors}
    return json.dumps(reply)


def compute(name: str, typed: dict[str, Any]) -> dict[str, Any]:
    """The result of the tool ``name`` for what stands in its form, and the pictures of it.

    ``understood`` says, by the path of each field, what a text that is no plain value was taken for.
    """
    module = CALCULATORS[name].module
    request, said = read_typed(module.Inputs, typed)
    try:
        found = result_of(name, request)
    except InvalidRequest as refused:
        written: dict[str, Any] = {"errors": refused.errors}
    else:
        written = as_json(found)
        if drawings := getattr(module, "PICTURES", {}):
            written |= {"pictures": {code: draw(found) for code, draw in drawings.items()}}
    return written | {"understood": said} if said else written


def rehearse() -> None:
    """Compute every worked example once: a start that is kept after that has run what the first question needs."""
    for name, calculator in CALCULATORS.items():
        try:
            example = calculator.module.EXAMPLE
        except ModuleNotFoundError:  # it comes with a later pack
            continue
        if name != "dossier":
            compute(name, example)


def _action(do: str) -> Callable[..., dict[str, Any]]:
    if do == "compute":
        return compute
    if do in LATER:
        action: Callable[..., dict[str, Any]] = getattr(import_module(f"calculators.page.{LATER[do]}"), do)
        return action
    # Only now: the first result of a tool should not wait for every other tool to be imported.
    from calculators.page.actions import ANSWERS

    return ANSWERS[do]

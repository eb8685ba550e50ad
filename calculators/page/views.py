"""A tool's part of its page: form, result slots and worked example, drawn at build time.

The form comes from the calculator's declaration. The same template draws the result twice: once empty, with slots
that the browser fills, and once with the worked example computed by the same Python.
"""

import os
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from calculators.case.shape import STANDINGS, CaseFile
from calculators.forms import result
from calculators.forms.declaration import at, declared
from calculators.forms.result import as_json
from calculators.law import rules
from calculators.registry import CALCULATORS, result_of
from calculators.tools import capacity

ROW = "#"  # where a row's index goes in a template that the browser copies


def draw(name: str, root: str) -> Markup:
    """The form, result and worked example of the tool ``name``; ``root`` is the way back to the site's root."""
    module = CALCULATORS[name].module
    found = result_of(name, module.EXAMPLE)
    template = _environment().get_template(f"{CALCULATORS[name].room}/{name}/view.html.j2")
    return Markup(
        template.render(
            name=name,
            module=module,
            tool=CALCULATORS[name],
            inputs=module.Inputs,
            example=as_json(found),
            request=module.EXAMPLE,
            cited=[rules.load(rule) for rule in module.RULES],
            pictures={code: draw_picture(found) for code, draw_picture in getattr(module, "PICTURES", {}).items()},
            root=root,
            **_more(name),
        )
    )


def draw_start(root: str) -> Markup:
    """The guided way: every step's question and its fields, from the declarations of the case file."""
    return Markup(_environment().get_template("page/start.html.j2").render(module=capacity, root=root))


def draw_court_paper(root: str) -> Markup:
    """The day of a payment order and its objection, for the page that speaks of it."""
    return Markup(_environment().get_template("page/court_paper.html.j2").render(module=capacity, root=root))


def _more(name: str) -> dict[str, Any]:
    """What only one tool's page shows."""
    if name == "message":
        from calculators.page import message_samples

        return {"samples": message_samples.shown()}
    if name == "dossier":
        from calculators.page import dossier_samples

        return {"documents": dossier_samples.shown()}
    return {}


_FORMATS: dict[str, Callable[[Any], str]] = {
    "money": lambda value: f"{Decimal(value):,.2f}",
    "percent": lambda value: f"{value}%",
    "count": lambda value: f"{value:,}",
    "moment": lambda value: str(value).replace("T", " "),
}


def shown(value: Any, kind: str, none: str = "算不出") -> str:
    """A result's value as a reader sees it; ``web/tools/result.js`` writes the same."""
    return none if value is None else _FORMATS.get(kind, str)(value)


def shown_as(of: type, path: str) -> str:
    """How a slot shows the value at ``path`` of the result ``of``: by its declared kind; as text, where that has no form of its own."""
    kind = result.at(of, path).kind
    return kind if kind in _FORMATS else "text"


def look_up(found: Any, path: str) -> Any:
    """The value at a result path such as ``schedule.0.payment``."""
    for step in path.split("."):
        found = found[int(step)] if isinstance(found, list) else found[step]
    return found


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(os.path.dirname(os.path.dirname(__file__))),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    environment.globals.update(
        at=at,
        declared=declared,
        shown=shown,
        shown_as=shown_as,
        look_up=look_up,
        ROW=ROW,
        STANDINGS=STANDINGS,
        CaseFile=CaseFile,
        STRENGTHS=rules.STRENGTHS,
        load_rule=rules.load,
    )
    return environment

"""What the trace asks of the calculators, phase by phase, to find which modules each pack needs (builder/engine.py)."""

import json
from typing import Any

from builder import sample_files
from builder.typed import as_typed
from calculators import CALCULATORS, samples

LATER_TOOLS = ("intake", "message")  # these come with a pack of their own: no other tool's first result waits for them
_WORD = {"name": "a.docx", "base64": "UEs="}
# What may stand in a field by mistake.
_MISTYPED: tuple[object, ...] = (
    "",
    "五万",
    "5万",
    "-1",
    "0.001",
    "１０００",
    "9" * 30,
    "2026-02-30",
    "x" * 100,
    True,
    1.5,
    [],
    {},
)


def trace_messages() -> dict[str, list[str]]:
    """What the trace asks: every calculator's example, every way a form can be wrong, every letter, every file."""
    calculate: list[dict[str, Any]] = []
    letters: list[dict[str, Any]] = []
    exports: list[dict[str, Any]] = []
    for name, calculator in CALCULATORS.items():
        example = calculator.module.EXAMPLE
        if name == "dossier":
            case = example["case"]
            letters.append({"do": "documents", **example})
            letters.append({"do": "documents", **example, "documents": []})
            letters.append({"do": "documents", "case": {"version": 1}, "today": "", "documents": example["documents"]})
            letters += [{"do": "documents"} | samples.request(*which) for which in samples.documents()]
            asked = {"do": "export", "case": case, "today": example["today"]}
            exports += [asked | {"what": what} for what in ("spreadsheet", "calendar", "poem")]
            exports.append(asked | {"what": "pack", "sheets": [{"title": "<b>", "html": "<p>&amp;"}], "files": [_WORD]})
            calculate += [{"do": "prefill", "name": tool, "case": case} for tool in CALCULATORS]
            calculate += [{"do": "offers", "case": case}, {"do": "offers", "case": {"version": 1}}]
            continue
        if name in LATER_TOOLS:
            continue
        calculate.append({"do": "compute", "name": name, "typed": as_typed(example)})
        for wrong in _MISTYPED:
            calculate.append({"do": "compute", "name": name, "typed": dict.fromkeys(example, wrong) | {"x": wrong}})
    phases: dict[str, list[dict[str, Any]]] = {"calculate": calculate, "letters": letters, "exports": exports}
    phases |= {"reading": sample_files.readings(), "files": list(sample_files.openings())}
    return {phase: [json.dumps(message) for message in asked] for phase, asked in phases.items()}

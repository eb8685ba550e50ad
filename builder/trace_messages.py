"""What the trace asks of the calculators, phase by phase, to find which modules each pack needs (builder/engine.py)."""

import json
from typing import Any

from builder import sample_files
from builder.typed import as_typed
from calculators import CALCULATORS, samples

LATER_TOOLS = ("intake", "message")  # these come with a pack of their own: no other tool's first result waits for them
_WORD = {"name": "a.docx", "base64": "UEs="}
# Lenders who get each kind of letter: what is asked first, less, time, the breakdown; and one that is kept current.
_WITH_DEBTS: dict[str, Any] = {
    "version": 1,
    "debts": [
        {"creditor": "甲", "kind": "credit_card", "balance": "9000", "monthly_due": "900", "account_tail": "1"},
        {"creditor": "乙", "kind": "online_loan", "principal": "900000", "interest": "1", "fees": "1"},
        {"creditor": "丙", "kind": "bank_loan", "balance": "9000", "overdue_since": "2015-01-01"},
        {"creditor": "丁", "kind": "mortgage", "balance": "90000", "monthly_due": "90"},
    ],
    "budget": {"income": [{"name": "工资", "amount": "3000"}], "expenses": [{"name": "吃饭", "amount": "900"}]},
    "proposals": [{"first_payment_date": "2026-12-20"}],
}
_SHEETS = [{"title": "a", "html": "<p>a", "when_not": ["b"]}]
_FOLDERS = [
    {"place": 0, "way": "application.reduced", "name": "甲", "sheets": _SHEETS, "files": [_WORD]},
    {"place": None, "way": "", "name": "", "sheets": _SHEETS, "files": []},
]
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
            request = {"do": "export", "case": case, "today": example["today"]}
            exports += [request | {"what": what} for what in ("spreadsheet", "calendar", "poem")]
            exports.append(request | {"what": "pack", "sheets": [{"title": "<b>", "html": "<p>&amp;"}], "files": [_WORD]})
            letters += [{"do": "sharing", "case": each} for each in (case, _WITH_DEBTS, {"version": 1})]
            letters += [{"do": "lenders", "case": each, "brought": [], "today": example["today"]} for each in (case, _WITH_DEBTS)]
            letters += [
                {"do": "court_day", "served": day, "today": example["today"]} for day in ("2026-11-20", "2026-09-01", "x")
            ]
            complained = case | {"collection": {"creditor": "甲"}, "contacts": [{"creditor": "乙", "at": "2026-11-20T09:12"}]}
            letters += [
                {"do": "letter_here", "code": code, "case": complained, "today": example["today"]}
                for code in ("complaint", "counter")
            ]
            exports.append({"do": "export_all", "case": _WITH_DEBTS, "today": example["today"], "folders": _FOLDERS})
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
    return {phase: [json.dumps(message) for message in messages] for phase, messages in phases.items()}

"""Messages with the readings that a careful person gives them: written for this project, invented people and lenders.

A line of ``messages*.jsonl`` is ``{id, calculator, request, expect, soft}``. In ``expect`` a list of scalars means one of them; ``includes`` and
``excludes`` are of codes; fields named in ``soft`` are not scored. From ``messages`` the likeness of a kind is learnt (``learn.py``);
``messages-unseen`` is kept apart and only scored.
"""

import json
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from calculators import run

HERE = Path(__file__).parent


def messages(name: str) -> list[dict[str, Any]]:
    """The cases of one file."""
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]


def read_once(name: str, request: dict[str, Any]) -> Any:
    """What a calculator makes of a text, read once for all that is asked about it; nobody may change it."""
    return _read(name, json.dumps(request))


@cache
def _read(name: str, request: str) -> Any:
    return run(name, json.loads(request))


class Score:
    """How many checks of each field were right, and which were not."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.of: Counter[str] = Counter()
        self.wrong: list[str] = []

    def mark(self, case: dict[str, Any], field: str, is_right: bool, told: object = "") -> None:
        """Count one check; ``told`` says what was seen where it is wrong."""
        self.right[field] += is_right
        self.of[field] += 1
        if not is_right:
            self.wrong.append(f"{case['id']}: {field} {told}")

    def share(self, field: str) -> float:
        """The part of a field's checks that were right."""
        return self.right[field] / self.of[field]


def score(cases: list[dict[str, Any]], read: Any) -> Score:
    """The score of ``read`` (a request to a result) over the cases."""
    board = Score()
    for case in cases:
        result, want, soft = read(case["request"]), case["expect"], set(case["soft"])
        board.mark(case, "kind", result["kind"] in _several(want["kind"]), result["kind"])
        board.mark(case, "court", result["court"] in _several(want["court"]), result["court"])
        for field in ("flags", "conduct"):
            _codes(board, case, field, want[field], set(result[field]), soft)
        if "reply" in want:
            board.mark(case, "reply", result["reply"] in _several(want["reply"]), result["reply"])
        if "carry" in want:
            _debt(board, case, want["carry"]["debt"], result["carry"]["debt"])
        if want.get("unread"):
            board.mark(case, "unread", result["unread"])
        if "says_any" in want:
            said = "".join([*result["say"], *result["today"], *(claim["check"] for claim in result["claims"])])
            board.mark(case, "said", any(words in said for words in want["says_any"]), want["says_any"])
        if "today_first_any" in want:
            board.mark(case, "first", any(words in result["today"][0] for words in want["today_first_any"]), result["today"][0])
    return board


def _several(wanted: str | list[str]) -> list[str]:
    return wanted if isinstance(wanted, list) else [wanted]


def _codes(board: Score, case: dict[str, Any], field: str, want: dict[str, list[str]], got: set[str], soft: set[str]) -> None:
    for code in want["includes"]:
        if f"{field}.{code}" not in soft:
            board.mark(case, f"{field} recall", code in got, code)
            if code in got:
                board.mark(case, f"{field} precision", True)
    for code in set(want["excludes"]) & got:
        if f"{field}.{code}" not in soft:
            board.mark(case, f"{field} precision", False, code)


def _debt(board: Score, case: dict[str, Any], want: dict[str, Any] | None, got: dict[str, Any] | None) -> None:
    if want is None:
        board.mark(case, "debt", not got, got)
        return
    for key, value in want.items():
        found = (got or {}).get(key)
        if key == "creditor":
            board.mark(case, "creditor", bool(found) and (value in found or found in value), found)
        elif key != "principal":
            money = key in ("due_amount", "minimum_due") and found and value
            same = Decimal(str(found)) == Decimal(str(value)) if money else found == value
            board.mark(case, "amounts and dates", same, f"{key} {found}")

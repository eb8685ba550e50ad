"""Golden cases as data: worked examples that others published, and our own with the sum worked in a comment.

A tool's cases lie beside it, ``golden.toml``; those of several tools here. Each file holds ``[[case]]`` tables. ``expected`` maps a path of the result to its value: ``"totals.balance"``,
``"schedule.0.interest"``. A refused request is expected at ``"errors.0.field"`` and so on. TOML has no null, so paths
that hold null are listed in ``null``.
"""

import hashlib
import json
import tomllib
from pathlib import Path

from calculators import InvalidRequest, run

CALCULATORS = Path(__file__).parents[2] / "calculators"


def cases() -> list[dict]:
    """Every case, each with the keys id, source, calculator, request, expected."""
    return [
        {
            "id": case["id"],
            "source": case["source"],
            "calculator": case["calculator"],
            "request": case["request"],
            "expected": case["expected"] | dict.fromkeys(case.get("null", ())),
        }
        for path in sorted([*CALCULATORS.rglob("golden.toml"), *Path(__file__).parent.glob("*.toml")])
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def at(result: object, path: str) -> object:
    """The value at a path: ``at(result, "schedule.0.interest")``. Raises LookupError where there is none."""
    for step in path.split("."):
        result = result[int(step)] if isinstance(result, list) else result[step]
    return result


def given(name: str, request: object) -> dict:
    """What a calculator's door gives for a request: the result, or the errors."""
    try:
        return run(name, request)
    except InvalidRequest as refused:
        return {"errors": refused.errors}


def digest(value: object) -> str:
    """What is long, as a few characters that another value would not give; what is short, as it is."""
    written = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return written if len(written) <= 24 else hashlib.blake2b(written.encode(), digest_size=6).hexdigest()

"""Agreements to try the check on, written for it: a text, and beside it what a careful person finds in it.

``agreements()`` are read to the letter. ``about`` says what it is. ``expected`` is what was agreed before. ``missing`` and ``differs`` name
the clauses that are so, all others that such a paper needs are there. ``risks`` names every risk; ``off`` every sum that does not fit, as
stated and computed. ``says`` are words that must be said. ``no_card_rules`` marks debts for which the card rules do not stand.

``dialects()`` and ``kept_apart()`` are many papers in many dialects, to be scored: ``paper`` is what each may be called, ``missing`` the
clauses that are not there, ``unsure`` those of which careful people think differently, ``unsure_risks`` the same for risks, ``off`` the
codes of sums that do not fit. The second were written before the check was, and read with it once.

``unseen()`` are further papers of every kind in batches, each written before the check read it; the file says how the first reading went.

``labelled()`` are texts that name some clauses (``clauses``), risks that stand there (``risks``), and risks that do not (``no_risks``).
"""

import json
import tomllib
from pathlib import Path

FOLDER = Path(__file__).parent


def agreements() -> list[dict]:
    """Every text with what is expected of it, its file's name as ``id``."""
    return [
        {"id": path.stem, "text": path.read_text(encoding="utf-8"), "differs": [], "says": []}
        | tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
        for path in sorted(FOLDER.glob("*.txt"))
    ]


def dialects() -> list[dict]:
    """The papers that the check was written with."""
    return _scored("dialects")


def kept_apart() -> list[dict]:
    """The papers that it was not."""
    return _scored("kept_apart")


def unseen() -> list[dict]:
    """The papers of the batches; the first letter of an id is its batch."""
    return _scored("unseen")


def _scored(name: str) -> list[dict]:
    every = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["agreement"]
    return [{"unsure": [], "unsure_risks": [], "off": [], "expected": None} | each for each in every]


def labelled() -> list[dict]:
    """Texts with a few labels each, one a line."""
    return [json.loads(line) for line in (FOLDER / "labelled.jsonl").read_text(encoding="utf-8").splitlines()]

"""Agreements to try the check on, written for it: a text, and beside it what a careful person finds in it.

``about`` says what it is. ``expected`` is what was agreed before. ``missing`` and ``differs`` name the clauses that are so, all others are
there. ``risks`` names every risk; ``off`` every sum that does not fit, as stated and computed. ``says`` are words that must be said.
``no_card_rules`` marks debts for which the card rules do not stand.
"""

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

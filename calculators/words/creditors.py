"""Several creditors named in one sentence."""

from collections.abc import Sequence

MOST_NAMED = 3


def together(creditors: Sequence[str]) -> str:
    """The first few creditors by name, and how many there are where there are more."""
    named = "、".join(f"“{creditor}”" for creditor in creditors[:MOST_NAMED])
    return f"{named}等 {len(creditors)} 笔" if len(creditors) > MOST_NAMED else named

"""Patterns compiled when they are first wanted: what only some texts need costs the start of the others nothing."""

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled once."""
    return re.compile(pattern)

"""Text as a file can hold it: a lone half of a surrogate pair has no UTF-8, and XML has no place for two more."""

import re

_NOWHERE = re.compile("[\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


def storable(text: str) -> str:
    """``text`` with what no file can hold replaced by U+FFFD, otherwise unchanged."""
    return _NOWHERE.sub(REPLACEMENT, text)

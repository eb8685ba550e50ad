"""What is computed over whole ranges, in CPython and in the runtime that was put together again (``tests/test_sweep.py``).

Each kind gives calls: the name of what is done, the function, and what it is given.
"""

import re
import sys

from .sums import days, decimals, floats, long_decimals, whole_numbers
from .texts import characters, documents, east_asian_encodings, formats, names_of_characters, other_forms, patterns, texts

KINDS = (decimals, long_decimals, floats, whole_numbers, days, characters, texts, formats, patterns, documents, other_forms)
WANTING = (east_asian_encodings, names_of_characters)


def answers(kind):
    """What comes of all calls of a kind, one a line, each with the name of what was done."""
    return "\n".join([f"{name}: {_said(function, given)}" for name, function, given in globals()[kind]()])


def _said(function, given):
    """What is made of it, or how it fails."""
    try:
        return _written(function(*given))
    except (ArithmeticError, ValueError, TypeError, LookupError, re.error) as error:
        return type(error).__name__


def _written(made):
    return " ".join([_written(each) for each in made]) if type(made) in (tuple, list) else str(made)


def wake(name):
    """Import a module and want something of it; whether it was missing."""
    packs = sys.modules["sitecustomize"]
    packs.missing = False
    try:
        __import__(name, fromlist=["_"]).something  # noqa: B018 (asking is what wakes it)
    except packs.Missing:
        return packs.missing
    except AttributeError:
        pass
    return False

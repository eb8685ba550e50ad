"""Messages as they are read, and what is said about them."""

import pytest

from calculators import run
from tests.corpus import messages

CASES = messages("messages")
UNSEEN = messages("messages-unseen")
ALL = [*CASES, *UNSEEN]
every_case = pytest.mark.parametrize("case", ALL, ids=lambda case: case["id"])


def read(text, **given):
    return run("message", {"text": text, "received": "2026-11-28T21:30"} | given)

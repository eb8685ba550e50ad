"""Messages as they are read, and what is said about them."""

from calculators import run
from tests.corpus import messages
from tests.of_each import of_each

CASES = messages("messages")
UNSEEN = messages("messages-unseen")
ALL = [*CASES, *UNSEEN]
every_case = of_each({case["id"]: case for case in ALL})


def read(text, **given):
    return run("message", {"text": text, "received": "2026-11-28T21:30"} | given)

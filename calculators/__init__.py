"""The calculators: pure functions without clock, network or files but the rules.

One registry, three doors: ``run()`` here, ``python -m calculators NAME``, and the page ``tools/NAME/``.
"""

from calculators.forms.validation import InvalidRequest
from calculators.registry import CALCULATORS, run

__all__ = ["CALCULATORS", "InvalidRequest", "run"]

"""A request as a form holds it: for the trace, the measurement and the tests, which ask as a page does."""

from typing import Any


def as_typed(value: Any) -> Any:
    """``value`` with every number a text; a switch stays a switch."""
    if isinstance(value, dict):
        return {key: as_typed(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [as_typed(inner) for inner in value]
    return value if isinstance(value, bool) or value is None else str(value)

"""What mkdocs-macros gives the functions that define macros, as far as ours use it."""

from collections.abc import Callable
from typing import Any, Protocol


class Environment(Protocol):
    """The pages being built: ``page`` is the one at hand, ``conf`` the configuration, ``filters`` those of its templates."""

    page: Any
    conf: dict[str, Any]
    filters: dict[str, Callable[..., Any]]

    def macro[Function: Callable[..., Any]](self, function: Function, /) -> Function:
        """Let a page call ``function`` by its name."""

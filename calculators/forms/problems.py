"""What is wrong with a request, as the contract writes it."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong: the request path, the contract's code, and what to type instead."""

    field: str
    code: str
    message: str

    def as_dict(self) -> dict[str, str]:
        """The problem as the contract writes it."""
        return {"field": self.field, "code": self.code, "message": self.message}


class InvalidRequest(ValueError):
    """A request that cannot be computed. ``.errors`` lists what is wrong, as the contract writes it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.errors = [problem.as_dict() for problem in problems]
        super().__init__("；".join(problem.message for problem in problems))

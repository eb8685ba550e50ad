"""What the tests need of who runs them."""

import pytest


def pytest_itemcollected(item: pytest.Item) -> None:
    """``make mutants``: mutmut 3.8 reads a test's id under the name that it had before pytest 9.2."""
    item._nodeid = item.nodeid

"""A test that asks many cases fails for each that fails, and names it."""

import pytest

from tests.of_each import of_each


def test_of_many_cases_those_that_fail_are_named_and_all_are_asked():
    asked = []

    @of_each({"one": 1, "two": 2, "three": 3, "none": None})
    def is_small(number):
        asked.append(number)
        assert number < 3

    with pytest.raises(AssertionError, match=r"(?s)^2 of 4\n.*three: AssertionError.*none: TypeError"):
        is_small()
    assert [1, 2, 3, None] == asked


def test_no_cases_are_no_test():
    with pytest.raises(AssertionError):
        of_each({})(print)()

"""The published examples and our own, computed by this Python; a browser test computes the same files."""

import pytest

from tests.golden import at, cases, given


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["id"])
def test_the_sum_is_the_one_worked_elsewhere(case):
    result = given(case["calculator"], case["request"])

    assert case["expected"] == {path: at(result, path) for path in case["expected"]}


def test_every_case_has_its_own_id_and_names_its_source():
    ids = [case["id"] for case in cases()]

    assert sorted(set(ids)) == sorted(ids)
    assert all(case["source"] and case["expected"] for case in cases())

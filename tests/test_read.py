"""The sentences, rules and pictures that a person reads are those that were approved: tests/golden/read/."""

import json

import pytest

from calculators import CALCULATORS
from tests.golden.read import ELSEWHERE, FOLDER, read, requests

NAMES = [name for name in CALCULATORS if name not in ELSEWHERE]


@pytest.mark.parametrize("name, case", [(name, case) for name in NAMES for case in requests(name)])
def test_what_is_read_is_what_was_approved(name, case):
    approved = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))

    assert approved[case] == json.loads(json.dumps(read(name, requests(name)[case])))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_approved_that_is_not_asked_any_more(name):
    approved = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))

    assert set(requests(name)) == set(approved)

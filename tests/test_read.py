"""The sentences, rules and pictures that a person reads are those that were approved: tests/golden/read/."""

import json

import pytest

from calculators import CALCULATORS
from tests.golden import drawn, words
from tests.golden import requests as taken
from tests.golden.read import ELSEWHERE, FOLDER, read, requests

NAMES = [name for name in CALCULATORS if name not in ELSEWHERE]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_is_what_was_approved(name):
    approved = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))

    for case, request in requests(name).items():
        assert approved[case] == json.loads(json.dumps(read(name, request))), case


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_approved_that_is_not_asked_any_more(name):
    approved = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))

    assert set(requests(name)) == set(approved)


@pytest.mark.parametrize("kept", [words, taken], ids=["notations", "fields"])
def test_every_notation_is_read_and_every_value_taken_or_refused_as_was_approved(kept):
    approved, now = json.loads(kept.FILE.read_text(encoding="utf-8")), kept.read()

    assert approved.keys() == now.keys()
    for about, found in now.items():
        assert approved[about] == found, about


@pytest.mark.parametrize("name", drawn.NAMES)
def test_what_is_given_for_requests_around_the_golden_ones_is_as_it_was_kept(name):
    before, now = drawn.approved(name), drawn.kept(name)

    assert len(before) == len(now)
    for number, (kept, given) in enumerate(zip(before, now, strict=True)):
        assert kept == given, f"drawn.result({name!r}, {number})"

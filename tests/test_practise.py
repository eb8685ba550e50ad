"""The call to practise: three replies a turn, one that can be said, a reason each, and a safe sentence at every end."""

import re
import tomllib
from pathlib import Path

import pytest

from macros.practise import practice

ROOT = Path(__file__).resolve().parents[1]
TURNS = tomllib.loads((ROOT / "macros" / "practise.toml").read_text(encoding="utf-8"))["turn"]


@pytest.mark.parametrize("turn", TURNS, ids=lambda turn: turn["officer"][:12])
def test_every_way_ends_in_a_safe_sentence(turn):
    assert 3 == len(turn["reply"])
    assert 1 == sum(bool(each.get("good")) for each in turn["reply"])
    assert all(each["why"] for each in turn["reply"])
    assert turn["safe"].endswith("。")


@pytest.mark.parametrize(
    "words", [turn["safe"] for turn in TURNS] + [r["say"] for t in TURNS for r in t["reply"] if r.get("good")]
)
def test_what_can_be_said_promises_no_sum_but_the_one_that_was_worked_out(words):
    assert not re.search(r"\d|今天还|马上还|结清", words.replace("{share}", ""))


def test_the_call_is_read_without_scripts_and_has_a_place_for_the_own_number():
    drawn = practice(ROOT)

    assert len(TURNS) == drawn.count('class="safe"')
    assert 3 * len(TURNS) == drawn.count("<details")
    assert 3 == drawn.count("data-own-share")

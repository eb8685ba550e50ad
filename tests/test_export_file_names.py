"""Whatever was typed, a file's name is safe and its own."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.export.file_names import distinct, safe_name
from tests.exported import hostile


@hostile
def test_a_file_name_is_safe_whatever_was_typed(words):
    name = safe_name(words, "docx")

    assert name.endswith(".docx")
    assert not re.search(r'[/\\:*?"<>|\x00-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]', name)
    assert not name.startswith((".", " "))


@settings(deadline=None)
@given(st.text())
def test_any_text_makes_a_name_that_a_file_system_takes(words):
    name = safe_name(words, "xlsx")

    assert 6 <= len(name) <= 70
    assert len(name.encode("utf-8")) <= 255
    assert name.isprintable() and not re.search(r'[/\\:*?"<>|]', name)
    assert name == safe_name(name.removesuffix(".xlsx"), "xlsx")


@pytest.mark.parametrize("words", ["", "   ", "...", "CON", "nul.txt", "com1", "\u202e", "\ud83d"])
def test_a_name_of_nothing_and_a_name_that_windows_keeps_become_names(words):
    assert safe_name(words, "zip").startswith("材料")


def test_two_files_never_share_a_name():
    assert ["a.html", "A（2）.html", "a（3）.html", "b.html"] == distinct(["a.html", "A.html", "a.html", "b.html"])

"""A document holds what was typed as words, whole, and no marks of where it was copied."""

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import run, samples
from calculators.export.letter_html import letter_html
from tests.exported import DAY, case, hostile, opened, sheets

# ---- the pack


def test_a_pasted_page_loses_its_marks_and_keeps_its_words():
    pasted = (
        '<p class="indent evil" style="x" onclick="y()">一<img src="http://example.org/p.png"><b>二</b></p><script>三</script>'
        '<a href="http://example.org">四</a><style>p{}</style><table class="amounts"><tr><th scope="row">五</th><td colspan=9>六<svg><text>七</text></svg>'
    )
    assert (
        '<p class="indent">一二</p>四<table class="amounts"><tr><th scope="row">五</th><td>六</td></tr></table>'
        == letter_html(pasted)
    )


def test_a_letter_that_nobody_changed_comes_through_unchanged():
    for name in samples.CASES:
        for sheet in sheets(samples.case(name), *samples.TITLES):
            assert sheet["html"] == letter_html(sheet["html"])


@settings(deadline=None)
@given(st.text())
def test_any_text_comes_through_a_letter_as_text(words):
    assert not re.search(
        r"<(?!/?(p|div|section|[ou]l|li|h[12]|t[rdh]|table|caption|thead|tbody|tfoot|br|span|bdi)\b)", letter_html(words)
    )


def test_a_pasted_story_of_ten_thousand_characters_comes_out_whole():
    story = "长" * 10_000
    of = case()
    of["hardship"]["story"] = story
    read = opened(of, "application")

    assert story in read.read("01 还款协商申请书.html").decode("utf-8")


# ---- the documents themselves


@hostile
def test_a_document_holds_what_was_typed_as_words(words):
    """In HTML nothing of it is a mark, in text it stands as it was; a turn of the writing ends where the name ends."""
    for document in run("dossier", {"today": DAY, "case": case(words), "documents": list(samples.TITLES)})["documents"]:
        assert not re.search(
            r"<(?!/?(p|div|[ou]l|li|h[12]|t[rdh]|table|caption|thead|tbody|tfoot|span|bdi)[ >])", document["html"]
        )
        assert 'HYPERLINK("' not in document["html"]
        assert document["html"].count("\u202e") == document["html"].count("<bdi>") or "\u202e" not in words
        json.dumps(document)
    line = re.sub(r"[\r\n]+", " ", words)
    application = run("dossier", {"today": DAY, "case": case(words), "documents": ["application"]})["documents"][0]
    assert f"本人{line}，" in application["text"].replace("\u2068", "").replace("\u2069", "")


def test_a_turn_of_the_writing_is_closed_in_the_text_too():
    (document,) = run("dossier", {"today": DAY, "case": case("张\u202e三"), "documents": ["schedule"]})["documents"]

    assert "还款人：\u2068张\u202e三\u2069　　债权人" in document["text"]

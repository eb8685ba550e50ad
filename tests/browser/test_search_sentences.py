"""Search understands sentences: a page that answers is among the first three, and none that would cost a right."""

import json
import re
import tomllib

import pytest

from builder.zip_pack import index_in_pack
from calculators.law import rules
from macros.questions import themes
from tests.browser.conftest import ROOT, SITE
from tests.search import FIRST, answers, ask, cases

SETS = {
    name: cases(name)
    for name in (
        "known",
        "unseen",
        "blind",
        "last",
        "stranger",
        "neighbour",
        "frightened",
        "night",
        "reader",
        "afresh",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "street",
        "corner",
        "edge",
        "passer",
        "second_stranger",
        "third_stranger",
        "fourth_stranger",
        "fifth_stranger",
        "sixth_stranger",
        "seventh_stranger",
        "two_writers",
    )
}
MOST_LOST = 0.05  # of the sentences, at most so many may find no answer among the first three


@pytest.fixture(scope="module")
def found(made_once):
    """What the search answers to every sentence of the sets."""
    every = {case[0] for cases in SETS.values() for kind in cases.values() for case in kind}
    return made_once("found", lambda: ask(sorted({*every, *distress(1)})))


@pytest.fixture(scope="module")
def compared(made_once):
    """What people say alone answers to all that is written down, and to every word of somebody in danger."""
    return made_once("compared", lambda: ask(sorted({*said(), *distress()}), "said"))


def distress(words_each: int | None = None) -> dict[str, str]:
    """Sentences of somebody in danger, each with much of debts in it, and the place that is to stand first."""
    pages = tomllib.loads((ROOT / "builder" / "people_say.toml").read_text(encoding="utf-8"))
    return {
        sentence: place
        for place, words in pages["words"]["first"].items()
        for word in words[:words_each]
        for sentence in (f"欠了三十万{word}", f"{word} 网贷逾期催收天天打电话", f"信用卡还不上{word}怎么办")
    }


def said() -> dict[str, set[str]]:
    """Every sentence and word that is said of a question or a page, and the places that it may lead to."""
    places: dict[str, set[str]] = {}
    for theme in themes():
        for question in theme.questions:
            for sentence in (question.ask, *question.also):
                places.setdefault(sentence, set()).add(f"{theme.page}#{question.id}")
    pages = tomllib.loads((ROOT / "builder" / "people_say.toml").read_text(encoding="utf-8"))
    del pages["words"]
    for place, words in pages.items():
        for word in words:
            places.setdefault(word, set()).add(place)
    return places


def lost(found, sentences) -> list[tuple[str, list[str]]]:
    """The sentences that find no answer among the first three, and what they find."""
    return [
        (asked, [result["place"] for result in found[asked][:FIRST]])
        for asked, *targets in sentences
        if not any(answers(target, result) for target in targets for result in found[asked][:FIRST])
    ]


@pytest.mark.parametrize("sentences", [each["sentences"] for each in SETS.values()], ids=SETS)
def test_people_find_an_answer_to_their_sentence_among_the_first_three(found, sentences):
    missed = lost(found, sentences)

    assert len(missed) <= MOST_LOST * len(sentences), missed


def test_a_thousand_sentences_are_asked():
    assert 1000 <= sum(len(each["sentences"]) for each in SETS.values())


@pytest.mark.parametrize("case", [case for each in SETS.values() for case in each["harmful"]], ids=lambda case: case[0])
def test_no_sentence_leads_where_it_would_cost_a_right(found, case):
    asked, *never = case

    assert not [result for result in found[asked][:FIRST] for target in never if answers(target, result)]


def test_every_sentence_that_is_written_down_leads_where_it_is_answered(compared):
    assert not [
        (sentence, [result["place"] for result in compared[sentence][:FIRST]])
        for sentence, places in said().items()
        if not any(result["place"] in places or result["page"] in places for result in compared[sentence][:FIRST])
    ]


def test_whoever_is_in_danger_is_answered_first_whatever_else_the_sentence_speaks_of(found, compared):
    """Every word, and one of each place through the whole search: what people say stands before all that it finds."""
    assert not [sentence for sentence, place in distress().items() if compared[sentence][0]["place"] != place]
    assert not [sentence for sentence, place in distress(1).items() if found[sentence][0]["place"] != place]


def test_what_search_shows_of_an_answer_holds_no_citation():
    """Under a result stands what a page says, not the articles that it rests on, nor the titles of other pages."""
    index = json.loads((SITE / "search" / "search_index.json").read_text(encoding="utf-8"))
    shown = {entry["location"]: entry["text"].replace("\u200b", "") for entry in index["docs"]}

    for theme in themes():
        for question in theme.questions:
            text = shown[f"{theme.page}#{question.id}"]
            assert question.answer[:8] in text
            assert not any(rules.load(rule).cite in text for rule in question.rules) and "接着看" not in text
    assert not [place for place, text in shown.items() if re.search(r"第[一-龥]+条</p>", text) and not place.startswith("law/")]


def test_the_pack_of_files_knows_each_place_that_a_sentence_leads_to():
    """Its pages are files: a place that kept the site's address would never be found, and no sentence answered."""
    index = json.loads(index_in_pack(SITE).removeprefix("var __index=").removesuffix(";"))

    assert index["config"]["said"]["places"].keys() <= {entry["location"] for entry in index["docs"]}

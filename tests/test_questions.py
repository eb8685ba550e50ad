"""The questions: people's own sentences, each answered shortly, from rules, leading to a page that says more."""

import re
from pathlib import Path

import pytest

from builder.readability import length, sentences
from calculators.law import rules
from macros.law import title_of
from macros.questions import Question, themes
from tests.test_guide import ALLOWED, FORBIDDEN

DOCS = Path(__file__).resolve().parents[1] / "docs"
QUESTIONS = {f"{theme.id}#{question.id}": question for theme in themes() for question in theme.questions}
every_question = pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())

# Questions about the handbook itself rest on no rule.
NO_RULE = {"private"}
# Where a phrase that misleads is what people ask, and the answer corrects it.
ASKED = {"滞纳金", "停息挂账", "洗征信"}


def test_there_are_a_hundred_and_twenty_of_them_and_each_has_a_place():
    assert 120 <= len(QUESTIONS)
    for theme in themes():
        text = (DOCS / "questions" / f"{theme.id}.md").read_text(encoding="utf-8")
        assert f'{{{{ questions("{theme.id}") }}}}' in text
        assert title_of(text).endswith(theme.title)
        assert len(theme.questions) == len({question.id for question in theme.questions})


@every_question
def test_a_question_is_answered_in_two_sentences(question: Question):
    said = sentences(question.answer)

    assert 1 <= len(said) <= 2
    assert all(length(sentence) <= 72 for sentence in said)
    assert length(question.answer) <= 120
    assert question.ask.endswith("？")


@every_question
def test_an_answer_rests_on_rules_and_leads_to_pages_that_there_are(question: Question):
    assert question.rules or question.id in NO_RULE
    assert question.see
    for rule in question.rules:
        assert rules.load(rule).verified != "C" or "未核实" in question.answer
    for page in question.see:
        name, _, anchor = page.partition("#")
        text = (DOCS / name).read_text(encoding="utf-8")
        assert not anchor or re.search(rf"\{{ #{anchor}\b", text) or f"#{anchor} " in text, page


@every_question
def test_an_answer_says_nothing_that_misleads(question: Question):
    for phrase in FORBIDDEN:
        assert phrase not in question.answer or phrase in ASKED, phrase
    assert not re.search(r"[!！]|没事|不用管|假的", question.answer)


@every_question
def test_sentences_are_as_people_type_them(question: Question):
    """Without marks and spaces: that is how search compares them."""
    for sentence in question.also:
        assert re.fullmatch(r"\w+", sentence), sentence


def test_no_sentence_belongs_to_two_questions():
    said = [sentence for question in QUESTIONS.values() for sentence in question.also]

    assert len(said) == len(set(said))


def test_every_phrase_allowed_on_a_page_is_still_a_page():
    assert all((DOCS / page).is_file() for _, page in ALLOWED)

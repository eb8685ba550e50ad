"""The situations: home leads to each, each says the same five things, shortly, with the law's periods out of rules."""

import re
from pathlib import Path

import pytest

from calculators import CALCULATORS

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((DOCS / "situations").glob("*.md"))}
# Situations whose papers or threats do not wait.
URGENT = {"payment-order", "summons", "judgment", "court-message"}

every_situation = pytest.mark.parametrize("text", PAGES.values(), ids=PAGES.keys())


def words(text: str) -> list[str]:
    """A page's paragraphs, list items and cells without front matter, macros and links' targets."""
    body = text.split("---\n", 2)[2]
    body = re.sub(r"\{\{ figure\([^}]*\}\}", "00", body)
    body = re.sub(r"\{\{.*?\}\}|\{ #\w+ \}|\]\([^)]*\)|^!!! \w+", "", body, flags=re.MULTILINE)
    return [part.strip(" >-*") for line in body.splitlines() for part in line.split("|") if part.strip(" >-*|")]


def test_home_leads_to_every_situation_and_sets_the_urgent_apart():
    home = (DOCS / "index.md").read_text(encoding="utf-8")
    urgent = re.search(r'<div class="situations urgent".*?</div>', home, re.DOTALL)[0]

    assert set(PAGES) == set(re.findall(r"\(situations/([\w-]+)\.md\)", home))
    assert URGENT == set(re.findall(r"\(situations/([\w-]+)\.md\)", urgent))


@every_situation
def test_a_situation_says_what_to_do_what_not_by_when_with_what_and_what_next(text):
    anchors = re.findall(r"^## .*\{ #(\w+) \}$", text, re.MULTILINE)

    assert {"now", "not", "when", "say", "tools", "next"} <= set(anchors)
    assert ["tools", "next"] == anchors[-2:]
    assert re.search(r"\{ #now \}\n\n1\. ", text)


@every_situation
def test_a_situation_names_tools_that_there_are(text):
    named = re.findall(r'tool\("(\w+)", "', text)

    assert 2 <= len(named) <= 5
    assert set(named) <= set(CALCULATORS)


@every_situation
def test_the_answer_stands_before_the_first_heading(text):
    opening = text.split("\n# ", 1)[1].split("\n## ", 1)[0].split("\n", 1)[1]

    assert 20 <= len("".join(words(f"---\n---\n{opening}"))) <= 240


@every_situation
def test_sentences_and_paragraphs_are_short(text):
    for part in words(text):
        assert len(part) <= 120, part
        assert all(len(sentence) <= 60 for sentence in re.split(r"(?<=[。？])", part)), part


@every_situation
def test_a_situation_is_read_within_five_minutes(text):
    """300 characters a minute is slow reading."""
    assert len(re.findall(r"[\u4e00-\u9fff]", "".join(words(text)))) <= 5 * 300


@every_situation
def test_a_period_of_the_law_comes_out_of_a_rule(text):
    """No number of days is typed; 三日内 in quotes is what a letter claims."""
    typed = re.sub(r"\{\{.*?\}\}", "", text.split("---\n", 2)[2])

    assert [] == re.findall(r"\d+ (?:日内|日。|个工作日|年后|年，|次)", typed)


@every_situation
def test_a_situation_promises_nothing_and_does_not_shout(text):
    for part in words(text):
        assert not re.search(r"[!！]|一定|保证(?!人)|成功率|只要|肯定能", part), part


def test_who_helps_a_debtor_finds_their_page_before_the_list_of_what_happened():
    home = (DOCS / "index.md").read_text(encoding="utf-8")

    assert home.index("guide/for-family.md") < home.index("{ #before }")

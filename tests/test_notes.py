"""Citations are one mark a paragraph, before the full stop; the notes at the page's foot say what each stands for."""

import re

from builder.notes import with_notes
from calculators.law import rules

LAW = '<a class="law" href="../../law/{}/#{}">x</a>'
DEADLINES = LAW.format("court", "court-deadlines")
PERIODS = LAW.format("court", "court-periods")
GRACE = LAW.format("cards", "cc-grace-and-minimum")


def read(html: str) -> str:
    """The words of ``html`` before the notes, with a mark as its number in brackets."""
    body = html.split('<details class="notes"', maxsplit=1)[0]
    marked = re.sub(r'<sup class="cite"><a [^>]*>([^<]+)</a></sup>', r"[\1]", body)
    return re.sub(r"<[^>]+>", "", marked)


def test_a_mark_stands_before_the_full_stop_and_is_joined_to_both_neighbours():
    html = with_notes(f"<p>收到后 15 日。{DEADLINES} 别等到那天。</p>")

    assert "收到后 15 日[1]。别等到那天。" == read(html)
    assert '<span class="joined">日<sup class="cite">' in html and "</sup>。</span>" in html


def test_a_paragraph_has_one_mark_for_all_that_it_rests_on():
    html = with_notes(f"<p>一。{DEADLINES} 二。{PERIODS}</p>")

    assert "一。二[1]。" == read(html)
    assert 1 == html.count('<li id="note-')
    assert rules.load("court-deadlines").cite in html and rules.load("court-periods").cite in html


def test_the_same_rules_are_the_same_note_and_numbers_follow_the_reading():
    html = with_notes(f"<p>一。{PERIODS}</p><ul><li>二。{DEADLINES}</li></ul><table><tr><td>三。{PERIODS}</td></tr></table>")

    assert "一[1]。二[2]。三[1]。" == read(html)
    assert 2 == html.count('<li id="note-')


def test_a_note_says_strength_article_sense_how_it_was_checked_and_leads_to_the_rule():
    rule = rules.load("court-deadlines")
    note = with_notes(f"<p>一。{DEADLINES}</p>").split('<details class="notes"')[1]

    for words in (
        rules.STRENGTHS[rule.strength],
        rule.cite,
        rule.label,
        "条文已核对",
        str(rule.checked),
        f'href="../../{rule.page}"',
    ):
        assert words in note


def test_what_is_not_verified_shows_its_doubt_in_the_mark_and_in_the_note():
    html = with_notes(f"<p>问客服。{GRACE}</p>")

    assert "问客服[1?]。" == read(html)
    assert "不要当作定论" in html and "doubtful" in html


def test_a_citation_that_is_a_word_of_its_sentence_stays_a_link():
    html = with_notes(f"<p>前两行见 {DEADLINES}，后两行见 {PERIODS}。</p>")

    assert "前两行见 x，后两行见 x。" == read(html)
    assert 'class="notes"' not in html


def test_the_day_of_review_stays_the_last_thing_on_a_page():
    html = with_notes(f'<p>一。{DEADLINES}</p><aside class="reviewed"><p>核对日期</p></aside>')

    assert html.index('class="notes"') < html.index('class="reviewed"')


def test_a_page_without_citations_is_left_as_it_is():
    assert "<p>一。</p>" == with_notes("<p>一。</p>")

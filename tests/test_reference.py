"""The words of the field, the rules' pages, the sheets, the whole: built from what they are built from."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from builder import BuildError
from builder.readability import length, sentences
from builder.search import places
from builder.terms import with_links
from builder.whole import guide_pages, moved
from calculators import CALCULATORS
from calculators.law import rules
from macros import law
from macros.glossary import Term, groups, terms
from macros.questions import themes

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"


def term(word: str, id: str = "t", **more) -> Term:
    """A word of the field."""
    return Term(**{"id": id, "word": word, "short": f"{word}的意思。", "more": "", "rules": (), "page": ""} | more)


def linked(html: str, *words: Term) -> str:
    """``html`` with ``words`` linked to a page ``g/``."""
    return with_links(html, "g/", words)


# ---- words


def test_a_word_is_linked_at_its_first_use_only_and_says_what_it_means():
    html = linked("<p>先谈展期，再谈展期。</p><p>展期。</p>", term("展期"))

    assert '<p>先谈<a class="term" href="g/#t" title="展期的意思。">展期</a>，再谈展期。</p><p>展期。</p>' == html


def test_every_form_of_a_word_is_the_same_word():
    assert 1 == linked("<p>担保人和保证人。</p>", term("担保", also=("担保人", "保证人"))).count("<a")


@pytest.mark.parametrize(
    "html",
    [
        "<h2>展期</h2>",
        '<p><a href="x">展期</a></p>',
        "<p><code>展期</code></p>",
        "<form><p>展期</p></form>",
        "<details><summary>展期</summary></details>",
        "<blockquote><p>展期</p></blockquote>",
        '<div class="sheet application"><p>展期</p></div>',
        "<table><thead><tr><th>展期</th></tr></thead></table>",
    ],
)
def test_no_heading_link_code_form_or_word_to_say_is_touched(html):
    assert html == linked(html, term("展期"))


def test_a_longer_word_is_not_the_word_inside_it():
    """融资担保 is a kind of company, no surety; 失信名单 is the list, once, not 失信 and 名单."""
    html = linked("<p>融资担保公司不管。他有担保。</p>", term("担保", inside=("融资担保",)))
    assert "融资担保公司" in html and '他有<a class="term"' in html

    assert ">失信名单</a>" in linked("<p>失信名单。</p>", term("失信", also=("失信名单",)))


def test_text_after_a_mark_is_running_text_too_and_order_is_kept():
    html = linked("<p>甲<strong>乙</strong>丙展期丁<em>戊</em>时效己</p>", term("展期", "a"), term("时效", "b"))

    assert "甲乙丙展期丁戊时效己" == re.sub(r"<[^>]+>", "", html)
    assert 2 == html.count("<a ")


def test_words_have_one_place_each_and_no_form_twice():
    forms = [form for each in terms() for form in each.forms]
    anchors = [each.id for each in terms()] + [group.id for group in groups()]

    assert len(forms) == len(set(forms))
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize("each", terms(), ids=lambda each: each.word)
def test_a_word_is_said_in_one_plain_sentence_and_rests_on_rules(each):
    assert length(each.short) <= 40 and each.short.endswith("。")
    assert all(length(sentence) <= 60 for sentence in sentences(each.short + each.more))
    assert length(each.short + each.more) <= 120
    assert each.rules
    for rule in each.rules:
        assert rules.load(rule).verified != "C" or "未核实" in each.more
    assert (DOCS / each.page.partition("#")[0]).is_file()


# ---- rules


def test_a_rule_says_where_the_handbook_uses_it():
    """A page by its citation under its own title, a word by the rules it rests on, a tool by its RULES."""
    places = dict(law.uses(DOCS)["cc-art70-conditions"])

    assert "协商方案" == places["tools/proposal/"]
    assert "问：“停息挂账”能办吗？" == places["questions/terms/#stop-interest"]
    assert "词语：个性化分期" == places["glossary/#personal-plan"]


def test_every_dated_value_of_a_rule_is_shown_and_what_was_inferred_says_so():
    html = law.about("rates", "../../", DOCS)

    for value in rules.load("lpr-table").values:
        assert f"<td>{value.since}</td>" in html
    assert "推定，没有单独核到" in html


@pytest.mark.parametrize("rule", [rules.load(each) for each in rules.every_id()], ids=rules.every_id())
def test_what_a_rule_leaves_open_stands_on_the_page_of_open_points(rule):
    page = str(law.not_settled("../../"))

    assert all(str(point) in page for point in rule.unsettled)
    assert (f'{rule.page}"' in page) == bool(rule.unsettled or rule.verified in {"C", "B-"})


@pytest.mark.parametrize("topic", rules.TOPICS)
def test_a_rule_is_shown_whole(topic):
    text = law.about(topic, "../../", DOCS)
    for rule in (rules.load(each) for each in rules.every_id()):
        if rule.topic == topic:
            section = text.split(f"## {rule.label} {{ #{rule.id} }}")[1].split("\n## ")[0]
            for words in (rule.says, *rule.watch, *rule.unsettled, rule.verified_how, str(rule.checked), str(rule.review_by)):
                assert words.replace("&", "&amp;") in section
            assert rules.STRENGTHS[rule.strength] in section
            assert (rule.verified == "C") == ("不要当作定论" in section)


def test_every_rule_has_its_place_in_the_order_of_its_topic():
    placed = {topic: sorted(order) for topic, order in law.orders().items()}

    assert placed == {topic: [rule for rule in rules.every_id() if rules.load(rule).topic == topic] for topic in rules.TOPICS}


@pytest.mark.parametrize("topic", rules.TOPICS)
def test_a_law_page_begins_with_its_contents_in_the_order_of_its_rules(topic):
    text = law.about(topic, "../../", DOCS)
    contents, *sections = text.split("\n## ")

    assert re.findall(r'<a href="#([\w-]+)">', contents) == law.orders()[topic]
    assert [re.search(r"\{ #([\w-]+) \}", section)[1] for section in sections] == law.orders()[topic]
    assert (DOCS / "law" / f"{topic}.md").is_file()


def test_source_and_checks_fold_behind_what_a_rule_says():
    """Open stand: what it says, the article and its strength, what is easily mistaken. How sure we are is said once."""
    section = law.about("rates", "../../", DOCS).split("{ #rate-financial-24 }")[1].split("\n## ")[0]
    shown, folded = section.split('<details class="facts-fold">')

    assert "法发〔2017〕22号第二条" in shown and "法院司法政策" in shown
    assert "未取得官方全文；两处以上转述条文一致。" in folded
    assert rules.VERIFIED["B"] not in section
    assert rules.VERIFIED["B"] in law.certainty()


def test_an_article_does_not_run_on_from_the_name_of_its_instrument():
    section = law.about("rates", "../../", DOCS).split("{ #rate-cfc-20-guidance }")[1]

    assert "媒体报道的监管窗口指导<br>无公开文件" in section


@pytest.mark.parametrize(
    "page, where", [("index.md", ""), ("guide/court.md", "guide/court/"), ("tools/offer/index.md", "tools/offer/")]
)
def test_a_page_has_its_address(page, where):
    assert where == law.address(Path(page))


# ---- paper


def test_every_tool_has_a_sheet_that_works_without_a_computer():
    sheets = re.findall(r"\{ #sheet-(\w+) \}", (DOCS / "paper.md").read_text(encoding="utf-8"))

    assert set(CALCULATORS) <= set(sheets)
    assert len(sheets) == len(set(sheets))


def test_the_whole_holds_every_page_of_the_guide_once():
    pages = guide_pages(ROOT)

    assert len(pages) == len(set(pages))
    for folder in ("guide", "stories"):
        assert {f"{folder}/{path.stem}/" for path in (DOCS / folder).glob("*.md")} <= set(pages)
    assert not [page for page in pages if page.startswith(("tools/", "law/", "print/"))]


@pytest.mark.parametrize(
    "link, where",
    [
        ("#first", "#guide-court--first"),
        ("../facing/", "#guide-facing"),
        ("../facing/#calls", "#guide-facing--calls"),
        ("../../tools/offer/", "../tools/offer/"),
        ("../../law/cards/#cc-repay-order", "../law/cards/#cc-repay-order"),
        ("../../assets/pictures/a.svg", "../assets/pictures/a.svg"),
        ("../..", "../"),
        ("tel:110", "tel:110"),
        ("https://www.gov.cn/", "https://www.gov.cn/"),
    ],
)
def test_a_link_leads_to_the_same_place_from_the_whole(link, where):
    assert where == moved(link, "guide/court/", {"guide/court/", "guide/facing/"})


# ---- search


QUESTIONS = [
    {"location": f"{theme.page}#{question.id}", "title": question.ask} for theme in themes() for question in theme.questions
]
INDEX = {"config": {"separator": r"[\s，]+"}, "docs": [{"location": "a/", "title": "欠了钱"}, *QUESTIONS]}


def test_what_people_say_stands_beside_the_page_s_own_name_and_the_question_that_answers_it():
    said = places(INDEX, {"a/": ["还不上", "没钱还"]})

    assert ["欠了钱", "还不上", "没钱还"] == said["a/"]
    assert "还不上会坐牢吗？" == said["questions/fear/#prison"][0]


@pytest.mark.parametrize("said, found", [({"gone/": ["还不上"]}, "gone/"), ({"a/": ["还 不上"]}, "还 不上")])
def test_words_for_a_page_that_has_gone_or_that_nobody_can_type_stop_the_build(said, found):
    with pytest.raises(BuildError, match=found):
        places(INDEX, said)


def test_a_question_whose_page_has_gone_stops_the_build():
    with pytest.raises(BuildError, match="questions/fear/#prison"):
        places({**INDEX, "docs": []}, {})


# ---- pictures

PICTURES = sorted((DOCS / "assets" / "pictures").glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_a_picture_says_in_words_what_it_shows_and_asks_nobody_for_anything(path):
    root = ElementTree.parse(path).getroot()
    text = path.read_text(encoding="utf-8")

    assert root.findtext(f"{SVG}title") and len(root.findtext(f"{SVG}desc")) > 30
    assert not re.search(r"href|<script|url\(|@import|<foreignObject|style=", text)
    assert "prefers-color-scheme: dark" in text


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_a_picture_reads_on_a_narrow_phone(path):
    """Drawn for 340 wide, so that 14 there is 13 pixels on a phone of 360; no line of text runs out of it."""
    root = ElementTree.parse(path).getroot()
    assert "340" == root.get("width")
    for text in root.iter(f"{SVG}text"):
        size = 16 if "name" in text.get("class", "") else 14
        wide = sum(size if ord(letter) > 0x2E80 else size * 0.6 for letter in text.text)
        start = float(text.get("x")) - (wide / 2 if "middle" in text.get("class", "") or text.get("class") == "number" else 0)
        assert 0 <= start and start + wide <= 340, text.text


def test_the_days_in_the_picture_are_those_of_the_law():
    picture = (DOCS / "assets" / "pictures" / "way-to-court.svg").read_text(encoding="utf-8")
    days = rules.load("court-deadlines").latest.figures

    assert {str(days["payment_order_objection_days"]), str(days["answer_days"])} == set(re.findall(r"(\d+) 日", picture))

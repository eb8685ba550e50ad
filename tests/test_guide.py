"""The guide's text: what every page must have, and what no page may say."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from builder.readability import Limits, length, limits, paragraphs, sentences, too_long
from calculators import CALCULATORS
from calculators.law import rules

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = {path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8") for path in sorted(DOCS.rglob("*.md"))}
CITED = re.compile(r"""(?:law|figure)\(\s*["']([\w-]+)["']""")

every_page = pytest.mark.parametrize("name", PAGES)


def first_paragraph(markdown: str) -> str:
    """What stands under the title before any second heading: the answer that a page opens with."""
    before = re.split(r"^## ", markdown, maxsplit=1, flags=re.MULTILINE)[0]
    return next((text for _, text in paragraphs(before)), "")


def head(name: str) -> dict:
    """A page's front matter."""
    return yaml.safe_load(PAGES[name].split("---", 2)[1])


# ---- what every page has


@every_page
def test_a_page_says_its_title_what_it_is_for_and_when_it_was_reviewed(name):
    front = head(name)

    assert front["title"] and front["description"].endswith("。")
    assert isinstance(front["reviewed"], date)


@every_page
def test_the_first_screen_answers_the_pages_question(name):
    """One paragraph before any second heading, short enough for the first screen of a phone, ending as a sentence does."""
    answer = first_paragraph(PAGES[name])

    assert 10 <= length(answer) <= 120
    assert answer.endswith(("。", "？"))


NO_NEXT_STEP = {
    "index.md": "it is all next steps",
    "tools/": "the result itself or the page names it, test_a_tool_leads_on sees to that",
}


@every_page
def test_a_page_ends_with_the_next_step(name):
    if name.startswith(tuple(NO_NEXT_STEP)):
        return
    last = re.split(r"^## ", PAGES[name], flags=re.MULTILINE)[-1]

    assert "{ #next }" in last
    assert re.search(r"\]\([^)]+\)", last)


@pytest.mark.parametrize("name", [name for name in CALCULATORS if (DOCS / "tools" / name).is_dir()])
def test_a_tool_leads_on(name):
    view = next((ROOT / "calculators").glob(f"*/{name}/view.html.j2")).read_text(encoding="utf-8")

    assert 'class="next"' in view or "{ #next }" in PAGES[f"tools/{name}/index.md"]


NO_TOOL = {
    "guide/crisis.md": "a life in danger comes before any sum",
    "about.md": "it says what the handbook is",
}


@every_page
def test_a_page_leads_to_a_tool(name):
    if name in NO_TOOL:
        return
    # The pages of rules name the tools that rest on each rule, drawn by the macro.
    assert re.search(r"tools/\w+/|tool\(\"|tool_links\(|on_screen\(|form\(\"|rules_about\(", PAGES[name])


@every_page
def test_a_page_is_not_older_than_the_rules_it_cites(name):
    """A rule that was checked again may have changed: the page has to be read again too."""
    reviewed = head(name)["reviewed"]
    for rule in set(CITED.findall(PAGES[name])):
        assert reviewed >= rules.load(rule).checked, rule


# ---- rules


@every_page
def test_every_rule_cited_on_a_page_exists(name):
    for rule in CITED.findall(PAGES[name]):
        assert rules.load(rule)


@every_page
def test_no_rule_marked_c_stands_as_settled(name):
    """The citation itself is marked by the macro; the words around it say it too, and no figure of it is shown."""
    for line in PAGES[name].splitlines():
        for rule in re.findall(r'law\("([^"]+)"\)', line):
            assert rules.load(rule).verified != "C" or re.search("未核实|没有核到|没核到", line), rule
        for rule in re.findall(r'figure\("([^"]+)"', line):
            assert rules.load(rule).verified != "C", rule


# ---- what no page may say, except where it corrects it

FORBIDDEN = {
    "银保监会": "merged away in 2023: today's regulator is 国家金融监督管理总局",
    "银监会": "merged away in 2018",
    "地方金融监督管理局": "now mostly 地方金融管理局",
    "滞纳金": "abolished for cards from 2017",
    "15.4%": "four times the LPR of 2020 and 2021, not today's",
    "两线三区": "the ceilings of before 2020-08-20",
    "第42条": "of the law on public security penalties, in force until 2025",
    "停息挂账": "no term of the law",
    "保证停息": "nobody can",
    "包停息": "what agencies promise",
    "征信洗白": "a fraud",
    "洗征信": "a fraud",
    "一定能": "a promise",
    "肯定能": "a promise",
    "成功率": "nobody counts it",
    "百分之百": "a promise",
    "百分百": "a promise",
    "银行必须同意": "it may",
    "免费律师": "legal aid does not list ordinary debts",
    "五年自动消除": "not while unpaid",
    "必须协商": "nobody must",
}
# Where a phrase may stand, and why.
ALLOWED = {
    ("银保监会", "guide/complain.md"): "says that it is the old name",
    ("银保监会", "law/not-real.md"): "the list of what is out of date",
    ("地方金融监督管理局", "guide/complain.md"): "says that it is the old name",
    ("地方金融监督管理局", "law/not-real.md"): "the list of what is out of date",
    ("滞纳金", "guide/kinds/credit-card.md"): "says that it was abolished",
    ("滞纳金", "law/not-real.md"): "the list of what is out of date",
    ("15.4%", "guide/law.md"): "says of which contracts it was true",
    ("15.4%", "guide/kinds/private-loan.md"): "says of which contracts it was true",
    ("15.4%", "law/not-real.md"): "the list of what is out of date",
    ("两线三区", "law/not-real.md"): "the list of what is out of date",
    ("停息挂账", "guide/law.md"): "says what the rule calls it",
    ("停息挂账", "guide/kinds/credit-card.md"): "says what the rule calls it",
    ("停息挂账", "guide/proposal.md"): "says which word to write instead",
    ("停息挂账", "law/not-real.md"): "says what the rule calls it",
    ("包停息", "guide/traps.md"): "a sign of an agency to run from",
    ("征信洗白", "guide/traps.md"): "says that it is a fraud",
    ("洗征信", "guide/traps.md"): "a sign of an agency to run from",
    ("洗征信", "guide/credit.md"): "says that it is a fraud",
    ("肯定能", "guide/helping.md"): "words not to say",
    ("免费律师", "guide/traps.md"): "says that it depends on the place",
    ("五年自动消除", "law/not-real.md"): "says that it is wrong",
}


@pytest.mark.parametrize("phrase", FORBIDDEN)
def test_a_phrase_that_misleads_stands_only_where_it_is_corrected(phrase):
    found = {name for name, text in PAGES.items() if phrase in text}
    allowed = {page for allowed, page in ALLOWED if allowed == phrase}

    assert found <= allowed, FORBIDDEN[phrase]


@pytest.mark.parametrize("phrase, page", ALLOWED)
def test_an_exception_is_still_needed(phrase, page):
    """An exception that nothing needs would let the phrase back in unseen."""
    assert phrase in FORBIDDEN
    assert phrase in PAGES.get(page, ""), ALLOWED[phrase, page]


@pytest.mark.parametrize("folder", ["calculators", "web", "overrides"])
@pytest.mark.parametrize("phrase", FORBIDDEN)
def test_no_tool_letter_or_script_says_it_either(folder, phrase):
    for path in (ROOT / folder).rglob("*"):
        if path.suffix in {".j2", ".js", ".html"}:
            assert phrase not in path.read_text(encoding="utf-8"), path.name


@every_page
def test_no_page_shouts(name):
    assert not re.search(r"[！]|(?<![!\w])!(?![!\[])", re.sub(r"^ *!!! .*$|\{%.*?%\}|\{\{.*?\}\}", "", PAGES[name], flags=re.MULTILINE | re.DOTALL))  # fmt: skip


# ---- readability


def test_the_guide_keeps_to_short_sentences_and_paragraphs():
    """The same count as ``make readability``, which lists them."""
    most = limits()
    found = too_long(DOCS, most)

    assert [each for each in found if each.kind == "sentence"][most.long_sentences :] == []
    assert [each for each in found if each.kind == "paragraph"][most.long_paragraphs :] == []


@pytest.mark.parametrize("characters, found", [(59, 0), (60, 0), (61, 1)])
def test_a_sentence_is_long_from_one_character_over_its_limit(tmp_path, characters, found):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.md").write_text(f"---\ntitle: a\n---\n\n# 题\n\n{'字' * (characters - 1)}。短句。\n", encoding="utf-8")

    long = too_long(docs, Limits(60, 120, 0, 0))

    assert found == len(long)
    assert all((each.path, each.line, each.length) == ("docs/a.md", 7, 61) for each in long)


def test_words_are_counted_as_they_are_read():
    """Citations, addresses, marks and spaces do not count; a computed figure counts as a figure."""
    line = '- **先看**[这一页](guide/court.md#real)，每月 {{ r.capacity | money }}。{{ law("contract-variation") }}'

    assert [(1, "先看这一页，每月 00000.00。")] == list(paragraphs(line))
    assert 17 == length("先看这一页，每月 00000.00。")


def test_cells_of_a_table_are_read_one_by_one_and_statements_not_at_all():
    text = '{% set r = calculate("offer", {\n  "balance": "1"}) -%}\n\n| 对方说 | 你说 |\n|---|---:|\n| 一。 | 二。 |\n'

    assert [(4, "对方说"), (4, "你说"), (6, "一。"), (6, "二。")] == list(paragraphs(text))


def test_a_quotation_keeps_its_end():
    assert ["他说：“好。”", "然后走了。"] == sentences("他说：“好。”然后走了。")

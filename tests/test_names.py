"""A tool has one name, the registry's: in the menu, on its page, and wherever a link leads to it."""

import re
from pathlib import Path

import pytest
import yaml

from calculators import CALCULATORS

ROOT = Path(__file__).resolve().parents[1]
TOOL = r"tools/(\w+)/(?:index\.md)?(?:#[\w-]+)?"
_IN_MARKDOWN = re.compile(r"\[([^\]]+)\]\([^)]*?" + TOOL + r"\)")
_IN_HTML = re.compile(r'<a [^>]*href="[^"]*?' + TOOL + r'"[^>]*>(.*?)</a>', re.DOTALL)
SOURCES = sorted(
    [*(ROOT / "docs").rglob("*.md"), *(ROOT / "calculators").rglob("*.j2"), *(ROOT / "overrides").rglob("*.html")],
)
# The doors of the home page name what has happened to a reader, not the tool behind them.
DOORS = {("docs/index.md", "收到了什么，贴进来"), ("docs/index.md", "对方提了方案")}


def links() -> list[tuple[str, str, str]]:
    """Each link to a tool's page: where it stands, the tool, its words."""
    found = []
    for source in SOURCES:
        text, place = source.read_text(encoding="utf-8"), source.relative_to(ROOT).as_posix()
        found += [(place, tool, words) for words, tool in _IN_MARKDOWN.findall(text)]
        found += [(place, tool, re.sub(r"<[^>]*>", "", words)) for tool, words in _IN_HTML.findall(text)]
    return found


def test_every_link_to_a_tool_says_its_one_name():
    found = links()
    assert len(found) > 100

    assert [] == [
        (place, tool, words)
        for place, tool, words in found
        if CALCULATORS[tool].title not in words and (place, words) not in DOORS
    ]


@pytest.mark.parametrize("name", CALCULATORS)
def test_a_tools_page_has_its_one_name_as_title_and_heading(name):
    text = (ROOT / "docs" / "tools" / name / "index.md").read_text(encoding="utf-8")

    said = {re.search(mark, text, re.MULTILINE)[1] for mark in (r"^title: (.+)$", r"^# (.+)$")}
    assert said == {CALCULATORS[name].title}


def test_the_menu_gives_no_tool_another_name():
    """In the menu a page without a name of its own has its title."""
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2])
    entries = [entry for group in nav for inner in group.values() if isinstance(inner, list) for entry in inner]
    listed = {entry for entry in entries if isinstance(entry, str)}

    assert {f"tools/{name}/index.md" for name in CALCULATORS} <= listed


def test_the_menu_has_four_groups():
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2])

    assert [next(iter(each)) for each in nav] == ["首页", "我遇到了", "动手做", "慢慢看", "依据"]

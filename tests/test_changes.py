"""What changed: out of the rules, by the day in force; what is not yet in force is never taken for the law of today."""

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from builder.feed import feed, write_feed
from calculators.law import rules
from macros import changes
from macros.changes import listed

ROOT = Path(__file__).resolve().parents[1]
ATOM = "{http://www.w3.org/2005/Atom}"
OLD = rules.Value(date(2024, 1, 1), "旧法", "第一条", {"months": 6})
NEW = rules.Value(date(2027, 3, 1), "新法", "第一条", {"months": 3}, expected=True)


@pytest.fixture
def coming(monkeypatch):
    """One rule whose change is enacted and not yet in force."""
    rule = rules.load("arb-set-aside")._replace(values=(OLD, NEW))
    monkeypatch.setattr(changes.rules, "load", lambda _: rule)
    monkeypatch.setattr(changes.rules, "every_id", lambda: [rule.id])
    changes.changes.cache_clear()
    yield rule
    changes.changes.cache_clear()


def test_the_day_on_which_a_period_became_shorter_is_a_change():
    found = [change for change in changes.changes() if change.page == "law/arbitration/#arb-set-aside"]

    assert [date(2026, 3, 1)] == [change.day for change in found]


def test_changes_stand_newest_first_and_nothing_unverified_among_them():
    days = [change.day for change in changes.changes()]
    unverified = {rules.load(rule).page for rule in rules.every_id() if rules.load(rule).verified == "C"}

    assert sorted(days, reverse=True) == days
    assert not unverified & {change.page for change in changes.changes()}


def test_a_rate_that_stayed_as_it_was_is_no_change():
    lpr = [change.day for change in changes.changes() if change.page == "law/rates/#lpr-table"]

    assert date(2025, 5, 20) in lpr
    assert date(2025, 6, 20) not in lpr


def test_what_is_enacted_and_not_yet_in_force_says_so_and_is_not_todays_law(coming):
    html = str(listed("../../"))

    assert "尚未施行" in html and html.index("还没施行的") < html.index("2024 年")
    assert OLD == coming.latest
    assert 6 == coming.figure("months")


@pytest.mark.parametrize(("day", "months"), [("2027-02-28", 6), ("2027-03-01", 3), ("2027-03-02", 3)])
def test_from_its_day_on_the_new_value_counts(coming, day, months):
    assert months == coming.figure("months", date.fromisoformat(day))


def test_the_feed_has_every_change_with_an_id_of_its_own(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764288000")
    top = ElementTree.fromstring(feed("https://example.org/", "手册"))
    ids = [entry.findtext(f"{ATOM}id") for entry in top.iter(f"{ATOM}entry")]

    assert len(ids) == len(set(ids)) == len(changes.changes())
    for entry in top.iter(f"{ATOM}entry"):
        assert entry.findtext(f"{ATOM}title") and entry.findtext(f"{ATOM}summary") and entry.findtext(f"{ATOM}updated")
        assert entry.find(f"{ATOM}link").get("href").startswith("https://example.org/")


def test_what_changed_in_the_handbook_leads_to_a_page(monkeypatch):
    for change in changes.changes():
        if not change.of_law:
            assert change.page.endswith("/") and change.words.endswith("。")


def test_the_published_feed_leads_to_where_the_site_is_served(monkeypatch, tmp_path):
    """A deployment sets the address; nobody is led to the one that stands for it in mkdocs.yml."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    monkeypatch.setenv("SITE_URL", "https://handbook.cn/guide")

    (path,) = write_feed(ROOT, tmp_path)
    written = path.read_text(encoding="utf-8")

    assert "<title>还款协商手册：有什么变化</title>" in written
    assert "https://handbook.cn/guide/law/changes/" in written
    assert "example" not in written

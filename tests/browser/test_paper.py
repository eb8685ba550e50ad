"""On paper: sheets that start a page each, nothing of the site around them, the whole guide as one document."""

import re

import pytest
from playwright.sync_api import expect

SHEETS = 14


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


def test_every_sheet_starts_a_page_of_its_own(reader, site):
    """At least a page a sheet; not so many that tables fall apart."""
    reader.goto(f"{site}paper/")

    assert SHEETS == reader.locator("h2[id^=sheet-]").count()
    assert SHEETS <= pages_of(reader.pdf(prefer_css_page_size=True)) <= 2 * SHEETS


@pytest.mark.parametrize("path", ["paper/", "print/", "stories/one-card/"])
def test_nothing_of_the_site_is_printed(reader, site, path):
    """No header, menu, search, footer or button: what is printed is the page."""
    reader.goto(site + path)
    reader.emulate_media(media="print")

    for gone in (".md-header", ".md-sidebar", ".md-footer", ".md-search", ".screen-only", "article button", ".reviewed a"):
        for each in reader.locator(gone).all():
            expect(each).to_be_hidden()
    expect(reader.locator("article h1")).to_be_visible()


def test_a_sheet_leads_to_the_tool_that_does_the_same(reader, site):
    reader.goto(f"{site}paper/")

    expect(reader.locator("#sheet-capacity ~ p a[href='../tools/capacity/']").first).to_be_visible()


def test_a_rules_sources_are_on_paper_and_folded_again_after(reader, site):
    reader.goto(f"{site}law/rates/")
    table = reader.locator("#lpr-table + .rule .dated")
    expect(table).to_be_hidden()

    reader.emulate_media(media="print")
    reader.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(table).to_be_visible()

    reader.evaluate("dispatchEvent(new Event('afterprint'))")
    reader.emulate_media(media="screen")
    expect(table).to_be_hidden()


def test_the_right_border_of_a_sheet_is_printed(reader, site):
    """Nothing clips the half of the border that lies outside its table."""
    reader.goto(f"{site}paper/")
    reader.emulate_media(media="print")

    assert {"visible"} == set(
        reader.evaluate("[...document.querySelectorAll('.wide')].map(each => getComputedStyle(each).overflowX)")
    )


def test_the_whole_guide_opens_every_fold_and_leads_within_itself(reader, site):
    """What is folded on a screen is lost on paper; a link to a page that is there leads to its place."""
    reader.goto(f"{site}print/")

    assert 0 == reader.locator("article details:not([open])").count()
    reader.locator(".contents a", has_text="收到法院文书").click()
    assert reader.url.endswith("#guide-court")
    expect(reader.locator("#guide-court h2").first).to_be_in_viewport()

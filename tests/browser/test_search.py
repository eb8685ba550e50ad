"""Search finds Chinese words as people type them, by keyboard, by input method and by paste."""

import pytest
from playwright.sync_api import expect

QUERIES = {
    "停息挂账": "法律怎么说",
    "支付令": "收到支付令",
    "个性化分期": "",
    "12378": "投诉",
    "还款能力": "还款能力",
    "第七十条": "",
}


@pytest.mark.parametrize("query, page", QUERIES.items())
def test_a_chinese_word_finds_its_page_among_the_first_three(reader, site, query, page):
    reader.set_viewport_size({"width": 1280, "height": 800})
    reader.goto(site)
    box = reader.get_by_role("textbox", name="搜索")
    box.click()
    box.fill(query)  # no key is pressed: as text from an input method or a paste

    first = reader.locator(".md-search-result__article h1")
    expect(first.first).to_be_visible()
    titles = [title.replace("\u200b", "") for title in first.all_inner_texts()[:3]]
    assert any(page in title for title in titles), titles

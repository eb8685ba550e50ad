"""The agreement's page: what is missing and what differs first, then the risks with their sentences, then what is there."""

import json

import pytest
from playwright.sync_api import expect

from calculators import run
from calculators.tools.agreement import EXAMPLE
from tests.browser.conftest import DESK, open_tool, reading_context, value, wait_for_state
from tests.browser.test_tools import leaves, type_request


@pytest.fixture
def checked(reader, site):
    """The worked example, typed by hand."""
    open_tool(reader, site, "agreement")
    type_request(reader, EXAMPLE)
    wait_for_state(reader, "done")
    return reader


def test_the_page_shows_every_value_that_python_gives(checked):
    for path, expected in leaves(run("agreement", EXAMPLE)):
        shown = value(checked, path)
        assert expected == (shown if isinstance(expected, str) else json.loads(shown)), path


def test_the_risks_come_first_then_what_differs_or_is_missing_and_what_is_there_is_folded_behind_its_count(checked):
    def top(selector):
        return checked.locator(f".answer {selector}").bounding_box()["y"]

    differs, missing, found = (f'.clauses > li[data-value="{status}"]' for status in ("differs", "missing", "found"))
    assert top(".risks li >> nth=-1") < min(top(f"{differs} >> nth=0"), top(f"{missing} >> nth=0"))
    assert max(top(f"{differs} >> nth=-1"), top(f"{missing} >> nth=-1")) < top(".second")
    there = checked.locator(f".answer {found}")
    expect(there.first).to_be_hidden()
    checked.locator(".answer .second > summary").get_by_text(f"写了的，{there.count()} 项").click()
    expect(there.first).to_be_visible()
    assert 0 == checked.locator(f".answer .second {missing}, .answer .second {differs}").count()


def test_a_risk_shows_its_sentence_what_to_ask_for_and_the_rule_behind_it(checked):
    risk = checked.locator(".answer .risks li").first

    expect(risk).to_contain_text("一期没还，全部到期")
    expect(risk.locator("blockquote")).to_contain_text("甲方有权宣布全部欠款立即到期")
    expect(risk).to_contain_text("可以要求改成")
    expect(risk.get_by_role("link", name="不按约还款的责任")).to_be_visible()


def test_what_is_missing_has_no_quotation(checked):
    missing = checked.locator('.answer .clauses > li[data-value="missing"]').first

    expect(missing.locator("blockquote")).to_be_hidden()
    expect(missing).to_contain_text("请加一句")


def test_a_text_without_risks_shows_no_list_of_them(reader, site):
    open_tool(reader, site, "agreement")
    reader.get_by_label("协议全文").fill("还款总额1000元，停止催收。")
    wait_for_state(reader, "done")

    expect(reader.locator(".answer .risks")).to_be_hidden()
    expect(reader.locator(".answer table.amounts")).to_be_hidden()
    assert "[]" == value(reader, "risks")


def test_what_was_agreed_comes_from_the_proposal_and_what_is_unticked_stays_so(reader, site, holding):
    asked = {
        "creditor": "甲银行",
        "kind": "credit_card",
        "principal": "36000",
        "instalments": "36",
        "first_payment_date": "2099-01-10",
    }
    holding(proposals=[asked])
    open_tool(reader, site, "agreement")
    expect(reader.locator("[data-prefilled]")).to_be_visible()
    reader.get_by_text("谈好的条件").click()
    expect(reader.get_by_label("一共还")).to_have_value("36000.00")
    expect(reader.get_by_label("分几期")).to_have_value("36")

    reader.get_by_label("还款期间不再计息").uncheck()
    reader.get_by_label("协议全文").fill("甲方：甲银行，分24期。")
    wait_for_state(reader, "done")
    assert "differs" == value(reader, "clauses.3.status")

    reader.reload()
    wait_for_state(reader, "done")
    expect(reader.get_by_label("协议全文")).to_have_value("甲方：甲银行，分24期。")
    expect(reader.locator('[name="expected.interest_stopped"]')).not_to_be_checked()


def test_an_empty_text_is_asked_for(reader, site):
    open_tool(reader, site, "agreement")
    reader.get_by_role("button", name="逐条核对").click()
    wait_for_state(reader, "invalid")

    expect(reader.locator('[data-error="text"]')).to_be_visible()
    expect(reader.get_by_label("协议全文")).to_be_focused()


def test_the_example_and_the_list_to_tick_off_read_without_scripts(chromium, site):
    context = reading_context(chromium, viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}tools/agreement/")

    page.locator("#example > summary").click()
    expect(page.locator("#example")).to_contain_text("谈好的是 36 期，文本写的是 24 期")
    page.locator("#paper > summary").click()
    expect(page.locator("#paper")).to_contain_text("停止催收")
    context.close()

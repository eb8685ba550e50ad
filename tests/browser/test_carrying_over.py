"""What one tool holds stands in the next: the right debt, its own figures, and no more than can be paid."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import open_tool, value, wait_for_state
from tests.browser.engines import until

DEBTS = [
    {"creditor": "甲银行", "kind": "credit_card", "principal": "45000", "interest": "3800", "fees": "1200"},
    {"creditor": "乙消费金融", "kind": "consumer_finance", "principal": "18000", "interest": "960"},
    {"creditor": "老周", "kind": "private_loan", "principal": "10000"},
]
BUDGET = {"income": [{"name": "工资", "amount": "6000"}], "expenses": [{"name": "房租", "amount": "4000"}]}


@pytest.fixture
def holding(holding):
    """Begin with these debts in the list."""
    return lambda **case: holding(**{"debts": DEBTS} | case)


def form(page):
    return page.locator("form[data-calculator]")


def test_another_debt_brings_its_own_figures_and_leaves_none_of_the_last(reader, site, holding):
    """A friend's loan has neither interest nor fees: the card's do not stay behind."""
    holding()
    open_tool(reader, site, "proposal")
    expect(form(reader).get_by_label("利息", exact=True)).to_have_value("3800.00")

    reader.get_by_label("谈哪一笔债").select_option(label="老周　10,000.00 元")

    expect(form(reader).get_by_label("债权人")).to_have_value("老周")
    expect(form(reader).get_by_label("本金", exact=True)).to_have_value("10000.00")
    expect(form(reader).get_by_label("利息", exact=True)).to_have_value("")
    expect(form(reader).get_by_label("违约金和费用", exact=True)).to_have_value("")


def test_the_debt_that_was_picked_is_still_picked_after_a_reload(reader, site, holding):
    holding()
    open_tool(reader, site, "proposal")
    reader.get_by_label("谈哪一笔债").select_option(label="老周　10,000.00 元")
    expect(form(reader).get_by_label("债权人")).to_have_value("老周")

    reader.reload()
    wait_for_state(reader, "ready", "done", "invalid")

    expect(reader.get_by_label("谈哪一笔债")).to_have_value("2")
    expect(form(reader).get_by_label("债权人")).to_have_value("老周")


def test_the_limit_is_what_this_debt_can_get_and_more_than_that_is_warned_of(reader, site, holding):
    """6,000 less 4,000 less a tenth kept back is 1,800; the card's share of 78,960 is 1,139.82."""
    asked = {**DEBTS[0], "monthly_payment": "5000", "first_payment_date": "2099-01-10"}
    holding(budget=BUDGET, proposals=[asked])
    open_tool(reader, site, "proposal")

    limit = reader.get_by_role("region", name="我的底线")
    expect(limit).to_contain_text("1,139.82")
    expect(reader.get_by_role("region", name="我先提的")).to_contain_text("超过了这笔债每月能还的 1,139.82 元")


def test_a_removed_debt_can_be_taken_back(reader, site, holding):
    holding()
    open_tool(reader, site, "inventory")
    wait_for_state(reader, "done")
    reader.locator("[data-row]").nth(1).locator("summary").first.click()
    reader.locator("[data-row]").nth(1).get_by_role("button", name="删去这一笔").click()
    expect(reader.locator("[data-row]")).to_have_count(2)

    reader.get_by_role("button", name="撤回").click()

    expect(reader.locator("[data-row]")).to_have_count(3)
    expect(reader.locator("[data-row]").nth(1).get_by_label("债权人")).to_have_value("乙消费金融")


def test_a_lost_network_is_not_blamed_on_the_phone_and_can_be_tried_again(chromium, site):
    context = chromium.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.route("**/engine/runtime.*", lambda route: route.abort())
    page.goto(f"{site}tools/offer/")
    page.get_by_label("欠款总额").fill("50000")
    expect(page.get_by_text("计算程序没有下载完")).to_be_visible()
    expect(page.get_by_text("这部手机或浏览器算不了")).to_be_hidden()

    page.unroute("**/engine/runtime.*")
    page.get_by_role("button", name="再试一次").click()
    wait_for_state(page, "invalid")

    expect(page.get_by_label("欠款总额")).to_have_value("50000")
    context.close()


def test_pressing_the_button_before_python_is_there_is_not_forgotten(reader, site):
    held = []
    reader.route("**/engine/runtime.*", lambda route: held.append(route))
    reader.goto(f"{site}tools/offer/")
    for label, text in (("欠款总额", "50000"), ("每月最多能还", "2000"), ("对方提的期数", "30")):
        reader.get_by_label(label).fill(text)
    reader.get_by_role("button", name="算出要多付多少").click()

    held[0].continue_()

    expect(reader.get_by_label("每期金额", exact=True)).to_be_focused()
    expect(reader.locator('[data-error="instalment_amount"]')).to_be_visible()


def test_emptying_the_form_takes_the_old_result_away(reader, site):
    open_tool(reader, site, "capacity")
    reader.get_by_label("到手金额").first.fill("6000")
    wait_for_state(reader, "done")

    reader.get_by_label("到手金额").first.fill("")

    wait_for_state(reader, "ready")
    expect(reader.locator("#answer")).to_be_hidden()


def test_what_cannot_be_taken_over_is_said_in_one_sentence(reader, site):
    """A day that another tool spoilt: its words end with a stop, and what follows begins after it."""
    open_tool(reader, site, "message")
    reader.locator('textarea[name="text"]').fill("【甲银行】您的信用卡已逾期三十天，今天不还就去你单位。")
    wait_for_state(reader, "done")
    reader.evaluate("handbook.caseFile.change((whole) => (whole.message.received = '前天'))")

    reader.get_by_role("button", name="记下这条消息").click()

    expect(reader.locator('[data-carried="contact"]')).to_contain_text("没有记下：")
    expect(reader.locator('[data-carried="contact"]')).not_to_contain_text("。。")


def test_the_three_offers_wait_until_one_has_stopped_typing(reader, site):
    """The clock stands while the keys are pressed: however slow the machine, there is no pause between them."""
    reader.clock.install(time="2026-11-23T09:00:00+08:00")
    open_tool(reader, site, "proposal")
    reader.clock.pause_at("2026-11-23T09:30:00+08:00")
    reader.evaluate(
        "() => { const { engine } = handbook; const ask = engine.ask; window.asked = 0;"
        " engine.ask = (message) => { window.asked += message.do === 'offers'; return ask(message); }; }"
    )

    reader.locator('[data-offer="accept"] input').first.press_sequentially("12345")

    reader.clock.run_for(100)
    assert 0 == reader.evaluate("window.asked")
    reader.clock.run_for(50)
    until(lambda: reader.evaluate("window.asked"), "the offers asked")
    reader.clock.run_for(1_000)  # later questions, were there any
    assert 1 == reader.evaluate("window.asked")


def test_python_is_asked_at_the_first_keystroke_and_waits_for_no_pause(reader, site):
    """The clock stands, so that no pause ever ends."""
    reader.clock.install(time="2026-11-23T09:00:00+08:00")
    open_tool(reader, site, "offer")
    reader.clock.pause_at("2026-11-23T09:30:00+08:00")

    for label, text in {"欠款总额": "50000", "每月最多能还": "2000", "对方提的期数": "30", "每期金额": "2000"}.items():
        reader.get_by_label(label, exact=True).fill(text)

    wait_for_state(reader, "done")
    assert "14.63" == value(reader, "annual_rate_nominal")

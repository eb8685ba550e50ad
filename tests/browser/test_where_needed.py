"""What is needed where one is: an objection on the payment order's page, a case that leaves a chat's browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import open_tool, reading_context, wait_for_state
from tests.browser.test_paper import pages_of

WECHAT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 MicroMessenger/8.0.50"
OTHERS = {
    "QQ": "Mozilla/5.0 (Linux; Android 14) Chrome/120.0 Mobile Safari/537.36 V1_AND_SQ_9.0.0 QQ/9.0.0.14110",
    "钉钉": "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 AliApp(DingTalk/7.0.0)",
    "微博": "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 Weibo (iPhone14,2__weibo__13.0.0)",
    "支付宝": "Mozilla/5.0 (Linux; Android 14) Chrome/120.0 Mobile Safari/537.36 AlipayClient/10.5.0",
}


def printed_alone(reader, form, sheet):
    """What the letter's own button prints is the letter: no question of the form around it, on one page."""
    reader.evaluate("window.print = () => {}")
    form.get_by_role("button", name="打印").click()
    reader.emulate_media(media="print")
    expect(sheet).to_be_visible()
    for around in (form.locator("input"), form.locator("summary"), form.locator(".hint"), form.locator(".when-not")):
        for each in around.all():
            expect(each).to_be_hidden()
    assert 1 == pages_of(reader.pdf(prefer_css_page_size=True))
    reader.emulate_media(media="screen")
    reader.evaluate("window.dispatchEvent(new Event('afterprint'))")


def test_a_payment_order_becomes_a_filled_objection_on_its_own_page(reader, site):
    fields = 0
    reader.goto(f"{site}situations/payment-order/")
    form = reader.locator("form[data-court-paper]")
    today = reader.evaluate("new Intl.DateTimeFormat('sv-SE').format(new Date())")
    form.get_by_label("哪天收到的？").fill(today)
    fields += 1
    expect(form.locator("[data-paper-day]")).to_contain_text("还有", timeout=60_000)
    expect(form.get_by_role("img")).to_be_visible()
    expect(form.locator("svg .mark")).to_be_visible()  # today on the line
    form.get_by_text("写我的异议书").click()
    form.get_by_role("checkbox", name="已经还过的，没有减掉").check()
    fields += 1
    for label, text in {
        "法院的全称": "某区人民法院",
        "案号": "（2026）某支令1号",
        "文书上对方的名字": "甲银行",
        "你的姓名": "张某",
    }.items():
        form.get_by_label(label).fill(text)
        fields += 1
    form.get_by_role("button", name="写好异议书").click()
    sheet = form.get_by_role("textbox", name="支付令异议书，可以直接改")

    for words in ("某区人民法院", "（2026）某支令1号", "甲银行", "张某", "已经偿还的款项"):
        expect(sheet).to_contain_text(words)
    with reader.expect_download(timeout=60_000) as coming:
        form.get_by_role("button", name="Word").click()
    assert "支付令异议书.docx" == coming.value.suggested_filename
    printed_alone(reader, form, sheet)
    print(f"payment order to a filled objection: {fields} fields")
    assert fields <= 6

    asked = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.reload()
    expect(sheet).to_contain_text("已经偿还的款项")
    expect(form.locator("[data-paper-day]")).to_contain_text("还有")
    expect(form.get_by_text("下面还是原来写的")).to_be_hidden()
    reader.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/engine/" in url]

    reader.goto(site)
    way_on = reader.get_by_role("link", name="接着上次的走")
    expect(way_on).to_contain_text(f"收到支付令，{int(today[5:7])} 月 {int(today[8:])} 日")
    way_on.click()
    reader.wait_for_url(f"{site}situations/payment-order/")
    expect(sheet).to_contain_text("张某")

    # a case file that was opened brings what was typed, and no sheet
    reader.evaluate("sessionStorage.removeItem('repayment-handbook.filled')")
    reader.reload()
    expect(sheet).to_be_hidden()
    expect(form.get_by_text("上次填的都在，异议书要再写一次。")).to_be_visible()
    form.get_by_role("button", name="写好异议书").click()
    expect(sheet).to_contain_text("已经偿还的款项", timeout=60_000)
    expect(form.get_by_text("上次填的都在，异议书要再写一次。")).to_be_hidden()


def test_the_log_becomes_a_complaint_after_three_questions_and_stays_as_it_was_changed(reader, site, holding):
    holding(contacts=[{"at": "2026-11-20T22:35", "channel": "phone", "said": "今晚就去你单位", "conduct": ["threat"]}])
    reader.goto(f"{site}tools/contacts/#complaint")
    form = reader.get_by_role("form", name="投诉信")
    asked = {"投诉哪一家": "甲银行", "你的姓名": "张某"}
    for label, text in asked.items():
        form.get_by_label(label).fill(text)
    form.get_by_label("投诉什么").select_option(label="投诉催收行为")
    form.get_by_role("button", name="写好投诉信").click()
    sheet = form.get_by_role("textbox", name="投诉信，可以直接改")
    for words in ("甲银行", "张某", "今晚就去你单位", "威胁、恐吓"):
        expect(sheet).to_contain_text(words, timeout=60_000)
    with reader.expect_download(timeout=60_000) as coming:
        form.get_by_role("button", name="Word").click()
    assert "投诉信.docx" == coming.value.suggested_filename
    printed_alone(reader, form, sheet)
    sheet.get_by_text("此致").click()
    reader.keyboard.type("我自己加的一句")
    reader.reload()
    expect(sheet).to_contain_text("我自己加的一句")
    form.get_by_label("投诉哪一家").fill("乙公司")
    expect(form.get_by_text("下面还是原来写的")).to_be_visible()
    assert "乙公司" == reader.evaluate("handbook.caseFile.read().collection.creditor")


def test_an_offer_as_it_was_spoken_becomes_a_reply_that_is_copied(chromium, site):
    context = reading_context(chromium, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(30_000)
    open_tool(page, site, "offer")
    form = page.locator("form[data-calculator]")
    typed = {"欠款总额": "5万", "每月最多能还": "1500", "对方提的期数": "36", "每期金额": "1,680"}
    for label, text in typed.items():
        form.get_by_label(label, exact=True).locator("visible=true").first.fill(text)
    wait_for_state(page, "done")
    page.get_by_role("button", name="复制这段话").click()
    expect(page.get_by_text("复制好了。")).to_be_visible()

    assert page.locator("#offer-reply").inner_text().strip() in page.evaluate("navigator.clipboard.readText()")
    form.get_by_label("对方提的期数", exact=True).locator("visible=true").first.fill("48")
    expect(page.get_by_text("复制好了。")).to_have_count(0)
    page.get_by_role("button", name="复制这段话").click()
    expect(page.get_by_text("复制好了。")).to_be_visible()
    print(f"offer as spoken to a reply copied: {len(typed)} fields")
    assert len(typed) <= 8
    context.close()


def test_a_call_is_practised_without_scripts_and_with_the_own_number(chromium, reader, site):
    context = reading_context(chromium, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}guide/call/#practise")
    page.get_by_text("我先借一点，今天还你三千。").click()
    expect(page.get_by_text("借新还旧，窟窿更大。")).to_be_visible()
    context.close()

    reader.goto(f"{site}case/")
    reader.evaluate("handbook.caseFile.change((whole) => Object.assign(whole, {proposals: [{monthly_payment: '1513.57'}]}))")
    reader.goto(f"{site}guide/call/#practise")
    expect(reader.locator("[data-own-share]").first).to_have_text("1,513.57 元")


def test_what_a_tool_needs_comes_when_the_keyboard_rests_on_its_link_and_not_for_a_click_elsewhere(reader, site):
    asked = []
    reader.on("request", lambda request: "/engine/" in request.url and asked.append(request.url))
    reader.goto(f"{site}guide/negotiate/")
    link = reader.locator("a.tool-card").first
    link.evaluate("each => each.scrollIntoView({ block: 'center' })")
    reader.locator("#check").click()
    link.evaluate("each => each.focus()")  # as a script gives the focus back
    reader.mouse.click(5, 5)
    reader.wait_for_timeout(400)
    assert [] == asked

    reader.locator("#check").click()
    for _ in range(12):
        reader.keyboard.press("Tab")
        if link.evaluate("each => each === document.activeElement"):
            break
    expect(link).to_be_focused()
    for _ in range(200):
        if any("/engine/runtime." in url for url in asked):
            return
        reader.wait_for_timeout(50)
    raise AssertionError(asked)


def test_lack_of_money_alone_is_held_back_as_no_objection(reader, site):
    reader.goto(f"{site}situations/payment-order/")
    form = reader.locator("form[data-court-paper]")
    form.get_by_text("写我的异议书").click()
    form.get_by_role("checkbox", name="只是现在没有钱").check()
    form.get_by_role("button", name="写好异议书").click()

    expect(form.get_by_text("先别发支付令异议书。")).to_be_visible(timeout=60_000)
    expect(form.locator("[data-sheet]")).to_be_hidden()


def test_a_day_that_is_past_says_so_first(reader, site):
    reader.goto(f"{site}situations/payment-order/")
    form = reader.locator("form[data-court-paper]")
    form.get_by_label("哪天收到的？").fill("2099-01-05")
    expect(form.get_by_text("在今天之后，请核对")).to_be_visible(timeout=60_000)
    expect(form.locator("[data-paper-day]")).to_be_hidden()
    form.get_by_label("哪天收到的？").fill("2026-01-05")

    expect(form.get_by_text("对方可以申请强制执行。有正当理由误了的")).to_be_visible(timeout=60_000)
    expect(form.locator("[data-paper-day]")).not_to_contain_text("还有")


@pytest.mark.parametrize("name", OTHERS)
def test_the_browser_of_a_chat_is_named_before_anything_is_typed(chromium, site, name):
    context = reading_context(chromium, user_agent=OTHERS[name])
    page = context.new_page()
    page.goto(site)
    note = page.get_by_role("region", name="先在浏览器里打开")
    expect(note).to_contain_text(f"{name}里能看、能算，存不了文件")
    assert note.bounding_box()["y"] < 300
    note.get_by_role("button", name="就在这里看").click()
    expect(note).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(note).to_have_count(0)
    context.close()


def test_a_browser_of_its_own_is_told_nothing(reader, site):
    reader.goto(site)
    expect(reader.get_by_role("region", name="先在浏览器里打开")).to_have_count(0)


def test_what_was_typed_in_a_chat_goes_along_sealed_and_opens_in_the_browser(chromium, site):
    chat = reading_context(chromium, user_agent=WECHAT, permissions=["clipboard-read", "clipboard-write"])
    page = chat.new_page()
    page.goto(f"{site}start/")
    page.evaluate("handbook.caseFile.change((whole) => Object.assign(whole, {debts: [{creditor: '甲银行', balance: '5万'}]}))")
    page.goto(f"{site}case/#carry")
    page.get_by_role("button", name="封好，复制").click()
    expect(page.get_by_text("复制好了。记下短码")).to_be_visible()
    code = page.locator("[data-carry-code]").inner_text()
    text = page.locator("[data-carried]").input_value()
    assert text == page.evaluate("navigator.clipboard.readText()")
    assert "甲银行" not in text
    page.get_by_role("button", name="存成文件").click()
    expect(page.get_by_text("微信里存不了文件，什么也没有存下。")).to_be_visible()
    expect(page.get_by_text("已经交给浏览器去存")).to_be_hidden()
    chat.close()

    own = reading_context(chromium)
    page = own.new_page()
    page.goto(f"{site}case/")
    page.get_by_label("从别处带来的，贴在这里").fill(text)
    page.get_by_label("短码").fill("22222222")
    page.get_by_role("button", name="打开带来的内容").click()
    expect(page.get_by_text("短码不对")).to_be_visible()
    page.get_by_label("短码").fill(code.lower())
    page.get_by_role("button", name="打开带来的内容").click()
    expect(page.get_by_text("打开了。到各个工具里接着填。")).to_be_visible()
    assert [{"creditor": "甲银行", "balance": "5万"}] == page.evaluate("handbook.caseFile.read().debts")
    own.close()


@pytest.mark.parametrize("cut", [lambda text: text[:-40], lambda _: "你好"])
def test_a_text_that_lost_its_end_is_said_and_changes_nothing(chromium, site, cut):
    context = reading_context(chromium)
    page = context.new_page()
    page.goto(f"{site}case/")
    page.evaluate("handbook.caseFile.change((whole) => Object.assign(whole, {debts: [{creditor: '乙'}]}))")
    page.get_by_role("button", name="封好，复制").click()
    expect(page.locator("[data-carry-out]")).to_be_visible()
    page.get_by_label("从别处带来的，贴在这里").fill(cut(page.locator("[data-carried]").input_value()))
    page.get_by_role("button", name="打开带来的内容").click()
    expect(page.get_by_text("贴来的文字不全")).to_be_visible()
    assert [{"creditor": "乙"}] == page.evaluate("handbook.caseFile.read().debts")
    context.close()

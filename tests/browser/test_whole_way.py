"""The whole way on a phone: from the first question to the answer to a lender's counter-offer."""

from playwright.sync_api import expect

from tests.browser.conftest import open_tool, value, wait_for_state


def test_a_person_goes_from_the_home_page_to_a_letter_and_judges_the_counter_offer(reader, site):
    """What is typed in one tool is there in the next, and the letter holds its numbers."""
    reader.goto(site)
    expect(reader.get_by_role("heading", level=1)).to_have_text("欠款还不上，先看这里")
    reader.get_by_role("article").get_by_role("link", name="全部工具", exact=True).click()
    reader.get_by_role("article").get_by_role("link", name="债务全景", exact=True).first.click()
    wait_for_state(reader, "ready")

    reader.get_by_label("债权人").fill("甲银行信用卡中心")
    reader.get_by_label("债务种类", exact=True).select_option(label="信用卡")
    reader.get_by_label("本金").fill("45000")
    reader.get_by_label("利息", exact=True).fill("3800")
    reader.get_by_label("违约金和费用").fill("1200")
    wait_for_state(reader, "done")
    assert "50000.00" == value(reader, "totals.balance")

    reader.get_by_role("link", name="下一步：还款能力，每月能还多少").click()
    wait_for_state(reader, "ready")
    reader.get_by_role("group", name="收入").get_by_label("到手金额").first.fill("6500")
    spending = reader.get_by_role("group", name="开支")
    spending.get_by_label("金额").nth(0).fill("1600")
    spending.get_by_label("金额").nth(1).fill("1900")
    wait_for_state(reader, "done")
    assert "2700.00" == value(reader, "capacity")

    reader.get_by_role("link", name="只欠一家：协商方案").click()
    wait_for_state(reader, "invalid", "done")
    tool = reader.locator("form[data-calculator]")
    expect(tool.get_by_label("债权人")).to_have_value("甲银行信用卡中心")
    expect(tool.get_by_label("每月还款")).to_have_value("2700.00")
    tool.get_by_label("每月还款").fill("1600")
    tool.get_by_label("申请减免的利息").fill("50")
    tool.get_by_label("申请减免的违约金和费用").fill("100")
    tool.get_by_label("首次还款日").fill("2026-12-20")
    wait_for_state(reader, "done")
    assert ("46900.00", "30", "500.00") == tuple(value(reader, path) for path in ("repay_base", "instalments", "final_amount"))

    ask, accept, limit = (reader.get_by_role("region", name=name) for name in ("我先提的", "我能接受的", "我的底线"))
    expect(ask).to_contain_text("46,900.00")
    expect(accept).to_contain_text("47,850.00")
    expect(limit).to_contain_text("2,700.00")

    reader.get_by_label("你的姓名").fill("张某")
    reader.get_by_label("主要原因").select_option(label="收入下降")
    reader.get_by_role("button", name="写好这些材料").click()
    letter = reader.get_by_role("textbox", name="申请书，可以直接改")
    expect(letter).to_contain_text("甲银行信用卡中心")
    expect(letter).to_contain_text("46,900.00 元")
    expect(letter).to_contain_text("第七十条")
    expect(reader.get_by_role("textbox", name="电话话术，可以直接改")).to_contain_text("每月还 1,600.00 元，共 30 期")
    expect(reader.get_by_role("textbox", name="计划表，可以直接改")).to_contain_text("2029-05-20")

    reader.get_by_role("link", name="对方还价了：还价评估").click()
    wait_for_state(reader, "invalid", "done")
    expect(reader.get_by_label("欠款总额")).to_have_value("50000.00")
    expect(reader.get_by_label("每月最多能还")).to_have_value("2700.00")
    reader.get_by_label("对方提的期数").fill("30")
    reader.get_by_label("每期金额", exact=True).fill("2000")
    wait_for_state(reader, "done")
    assert ("60000.00", "14.63", "negotiate") == tuple(
        value(reader, path) for path in ("total_to_pay", "annual_rate_nominal", "verdict")
    )
    expect(reader.locator("#answer")).to_contain_text("多 10,000.00 元，相当于年化 14.63%")
    assert reader.url == f"{site}tools/offer/"


def test_a_letter_edited_by_hand_is_kept_until_the_reader_asks_for_a_new_one(reader, site):
    """Changed numbers are said beside the sheet; they do not wipe the reader's own words."""
    open_tool(reader, site, "proposal")
    form = reader.locator("form[data-calculator]")
    form.get_by_label("债权人").fill("甲银行")
    form.get_by_label("债务种类", exact=True).select_option("credit_card")
    form.get_by_label("本金", exact=True).fill("30000")
    form.get_by_label("每月还款").fill("1000")
    form.get_by_label("首次还款日").fill("2026-12-31")
    wait_for_state(reader, "done")
    reader.get_by_role("button", name="写好这些材料").click()
    letter = reader.get_by_role("textbox", name="申请书，可以直接改")
    letter.get_by_text("此致").click()
    reader.keyboard.type("我的一句话")

    form.get_by_label("每月还款").fill("1500")
    wait_for_state(reader, "done")

    expect(letter).to_contain_text("我的一句话")
    expect(letter).to_contain_text("1,000.00 元")
    reader.get_by_role("button", name="按新的数字重写").click()
    expect(letter).to_contain_text("1,500.00 元")


def test_copied_letter_is_the_sheet_as_text_and_a_word_file_away(context, reader, site):
    """What reaches the clipboard is what stands on the sheet."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_tool(reader, site, "proposal")
    reader.get_by_role("button", name="写好这些材料").click()
    reader.get_by_role("button", name="复制这封信").click()
    expect(reader.get_by_role("region", name="申请书", exact=True).get_by_role("status")).to_have_text("复制好了。")

    copied = reader.evaluate("navigator.clipboard.readText()")

    with reader.expect_download(timeout=60_000) as coming:
        reader.get_by_role("region", name="申请书", exact=True).get_by_role("button", name="Word").click()
    assert "申请书.docx" == coming.value.suggested_filename
    assert copied.startswith("个性化分期协商申请书")
    assert "＿＿＿＿＿＿" in copied
    assert "<" not in copied

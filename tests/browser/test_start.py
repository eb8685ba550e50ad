"""The guided way, walked as the overwhelmed person walks it: by what stands on the page, with mistakes, pauses and turns."""

import re
import zipfile

from playwright.sync_api import expect

from calculators import run
from calculators.case.shape import CaseFile
from calculators.forms.typed import from_typed
from tests.browser.conftest import open_tool
from tests.browser.walker import STEPS


def test_the_whole_way_at_360_pixels_ends_with_the_pack_that_the_command_line_makes(walker, reader, site):
    """Wrong input, back, forward, a reload in the middle: what comes out is what CPython computes from the same case."""
    reader.set_viewport_size({"width": 360, "height": 780})
    expect(walker.form.get_by_role("link", name="收到法院的信、短信或电话")).to_be_visible()
    expect(walker.form.get_by_role("link", name="有活不下去的念头")).to_be_visible()

    walker.next(2)
    walker.python()
    walker.fill(债权人="甲银行信用卡中心", 债务种类="信用卡", 本金="4万几")
    walker.press("下一步")
    expect(walker.form.get_by_text("本金写成了 4万几")).to_be_visible()
    expect(walker.field("本金")).to_be_focused()
    expect(walker.field("本金")).to_have_value("4万几")
    walker.fill(本金="45000", 利息="3800", 违约金和费用="1200", 逾期开始日="2026-07-20")
    walker.press("还有别的债，再写一笔")
    expect(walker.form.get_by_role("heading", name="第 2 笔债")).to_be_focused()
    walker.fill(债权人="乙消费金融", 债务种类="消费金融公司贷款", 本金="18000")
    expect(walker.form.get_by_text("甲银行信用卡中心　50,000.00 元")).to_be_visible()
    expect(walker.form.get_by_text("一共 2 笔债，合计 68,000.00 元")).to_be_visible()

    walker.next(3)
    walker.fill(工资="6,500")
    walker.next(4)
    walker.fill(房租或房贷="1600", 吃饭="１９００")
    walker.press("上一步")
    walker.at(3)
    expect(walker.field("工资")).to_have_value("6,500")
    reader.go_back()
    walker.at(4)
    reader.go_forward()
    walker.at(3)
    walker.next(4)
    walker.next(5)
    expect(walker.form.locator('[data-result="promise"]')).to_have_text("2,700.00")

    reader.reload()
    expect(walker.form.get_by_text(f"第 5 步，共 {STEPS} 步")).to_be_visible()
    expect(walker.form.locator('[data-result="promise"]')).to_have_text("2,700.00")
    expect(walker.form.get_by_text("每家分多少", exact=True)).to_be_visible()
    walker.next(6)
    walker.fill(首次还款日="2026-12-20", 主要原因="收入下降", 从什么时候开始="2026-06-01", 用自己的话写几句="工资停发了一半。")
    walker.next(7)
    walker.lender("甲银行信用卡中心")
    walker.form.get_by_text("改这一家的数").click()
    expect(walker.field("每月还款")).to_have_value("1985.29")
    expect(walker.field("申请减免的利息")).to_have_value("50")
    walker.fill(每月还款="1600")
    expect(walker.form.get_by_text("30 期，每期 1,600.00 元")).to_be_visible()
    letter = walker.form.get_by_role("region", name="个性化分期协商申请书")
    letter.get_by_text("个性化分期协商申请书").first.click()
    expect(letter.get_by_role("textbox")).to_contain_text("46,900.00 元")
    expect(letter.get_by_role("textbox")).to_contain_text("工资停发了一半。")
    walker.form.get_by_text(re.compile("^还没填的")).first.click()
    expect(walker.form.get_by_role("link", name="你的姓名")).to_be_visible()

    assert reader.url == f"{site}start/#pack"
    case = from_typed(CaseFile, walker.case())
    today = reader.evaluate("new Intl.DateTimeFormat('sv-SE').format(new Date())")
    drawn = run(
        "dossier", {"today": today, "case": case, "documents": ["application", "script", "schedule", "hardship", "evidence"]}
    )["documents"]
    plan = run("proposal", case["proposals"][0])
    assert ("46900.00", 30) == (plan["total_to_pay"], plan["instalments"])
    assert "2700.00" == run("capacity", case["budget"])["capacity"]
    with reader.expect_download(timeout=60_000) as coming:
        walker.press("存成一包，2 封信")
    with zipfile.ZipFile(coming.value.path()) as archive:
        names = archive.namelist()
        printed = archive.read("01 全部打印.html").decode("utf-8")
    assert {"docx", "html", "xlsx", "ics"} == {name.rpartition(".")[2] for name in names}
    for document in drawn:
        assert any(name.startswith("甲银行信用卡中心/") and document["title"] in name for name in names), document["title"]
        for number in re.findall(r"[\d,]+\.\d\d", document["text"]):
            assert number in printed, (document["title"], number)


def test_a_tool_shows_what_was_typed_on_the_guided_way_and_the_other_way_round(walker, reader, site):
    walker.next(2)
    walker.fill(债权人="甲银行", 债务种类="信用卡", 本金="30000")
    walker.press("下一步")
    walker.at(3)
    walker.fill(工资="5000")
    walker.next(4)
    walker.fill(吃饭="1200")

    open_tool(reader, site, "capacity")
    tool = reader.locator("form[data-calculator]")
    expect(tool.get_by_label("到手金额").first).to_have_value("5000")
    expect(tool.get_by_role("group", name="开支").get_by_label("开支名目").first).to_have_value("吃饭")
    tool.locator('[data-list="expenses"] summary').first.click()  # what the case fills is a line until it is opened
    tool.get_by_role("group", name="开支").get_by_label("金额").first.fill("1300")

    walker.begin()
    walker.press("接着上次的走")
    walker.at(4)
    expect(walker.field("吃饭")).to_have_value("1300")
    open_tool(reader, site, "inventory")
    expect(reader.locator("form[data-calculator]").get_by_label("债权人")).to_have_value("甲银行")


def test_who_can_pay_nothing_now_still_gets_a_letter_that_asks_for_time(walker):
    """Zero is an answer: no sum is asked for, and the application asks to defer."""
    walker.next(2)
    walker.python()
    walker.fill(债权人="甲银行", 债务种类="信用卡", 本金="30000")
    walker.next(3)
    walker.fill(工资="1500")
    walker.next(4)
    walker.fill(房租或房贷="1600")
    walker.next(5)
    expect(walker.form.get_by_text("是零，也是一个答案。")).to_be_visible()
    walker.next(6)
    walker.fill(首次还款日="2027-06-20", 你的姓名="张某")
    walker.next(7)
    expect(walker.form.get_by_text("现在每月拿不出钱，先请对方缓一段。")).to_be_visible()
    walker.lender("甲银行")
    letter = walker.form.get_by_role("region", name="个性化分期协商申请书")
    letter.get_by_text("个性化分期协商申请书").first.click()
    expect(letter.get_by_role("textbox")).to_contain_text("申请延期还款")


def test_a_debt_taken_away_comes_back_as_it_was(walker):
    walker.next(2)
    walker.python()
    walker.fill(债权人="甲银行", 债务种类="信用卡", 本金="30000")
    walker.press("还有别的债，再写一笔")
    walker.fill(债权人="乙公司", 债务种类="网贷（平台借款）", 本金="8000")
    expect(walker.form.get_by_text("合计 38,000.00 元")).to_be_visible()
    before = walker.case()["debts"]

    walker.press("删去甲银行")
    expect(walker.form.get_by_text("已删去甲银行。")).to_be_visible()
    assert ["乙公司"] == [debt["creditor"] for debt in walker.case()["debts"]]
    walker.press("撤回")

    expect(walker.form.get_by_text("合计 38,000.00 元")).to_be_visible()
    assert before == walker.case()["debts"]
    expect(walker.field("债权人")).to_have_value("甲银行")
    expect(walker.field("债权人")).to_be_visible()


def test_leaving_says_what_there_is_and_where_it_is_kept_at_every_step(walker):
    """No step holds anybody; with blanks one can pass, and what is wrong says so first."""
    for step in range(1, STEPS + 1):
        expect(walker.form.get_by_text(f"第 {step} 步，共 {STEPS} 步")).to_be_visible()
        walker.press("先到这里")
        panel = walker.form.get_by_role("region", name="先到这里，也可以")
        expect(panel).to_be_focused()
        expect(panel).to_contain_text("不会上传")
        expect(panel.get_by_role("link", name="存成文件")).to_be_visible()
        panel.get_by_role("button", name="不走，接着填").click()
        expect(walker.form.get_by_role("button", name="先到这里")).to_be_focused()
        if step < STEPS:
            walker.next(step + 1)


def test_what_is_wrong_can_be_left_for_later(walker):
    walker.next(2)
    walker.python()
    walker.fill(债权人="甲银行", 本金="三万几")
    walker.press("下一步")
    expect(walker.form.get_by_role("alert").filter(has_text="处要改")).to_be_visible()
    expect(walker.field("本金")).to_have_attribute("aria-invalid", "true")

    walker.press("先这样，往下走")

    walker.at(3)
    walker.press("上一步")
    walker.at(2)
    expect(walker.field("本金")).to_have_value("三万几")

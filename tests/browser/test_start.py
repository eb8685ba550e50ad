"""The guided way, walked as the overwhelmed person walks it: by what stands on the page, with mistakes, pauses and turns."""

import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from calculators import run
from calculators.case.shape import CaseFile
from calculators.forms.declaration import declared
from calculators.forms.typed import from_typed
from calculators.tools.inventory import Debt
from tests.browser.conftest import open_tool, reading_context
from tests.browser.test_pages import violations

STEPS = 7
# What stands in a fold, by its summary.
FOLDED = {
    "自己写一笔": {"债权人", "债务种类", "欠款总额", "每月应还", "逾期开始日", "本金", "利息", "违约金和费用"},
    "知道本金、利息各多少": {"本金", "利息", "违约金和费用"},
    "更多：从什么时候开始": {"从什么时候开始", "手里有哪些证明"},
}


class Walker:
    """Who goes through the steps: finds things by label and role, within the form."""

    def __init__(self, page: Page, site: str):
        self.page, self.site = page, site
        self.form = page.locator("form[data-guided]")

    def begin(self):
        self.page.goto(f"{self.site}start/")
        return self

    def press(self, name, **more):
        self.form.get_by_role("button", name=name, **more).click()

    def next(self, step):
        """On to step number ``step``, and its heading has the keyboard."""
        self.press("没有，往下走" if step == 2 else "下一步")
        self.at(step)

    def at(self, step):
        expect(self.form.get_by_text(f"第 {step} 步，共 {STEPS} 步")).to_be_visible()
        assert 1 == self.form.locator("[data-step]:visible").count()
        expect(self.form.locator("[data-step]:visible [data-heading]")).to_be_focused()

    def python(self):
        expect(self.form.locator("[data-start]")).to_be_hidden(timeout=60_000)

    def field(self, label, **more):
        return self.form.get_by_label(label, **({"exact": True} | more))

    def unfold(self, summary):
        """Open a fold that is closed, as a person does."""
        fold = self.form.locator("details", has=self.page.locator("summary", has_text=summary)).last
        if not fold.evaluate("each => each.open"):
            fold.locator("> summary").click()

    def fill(self, **labels):
        for label, text in labels.items():
            for summary, inside in FOLDED.items():
                if label in inside:
                    self.unfold(summary)
            field = self.field(label)
            if field.evaluate("each => each.tagName") == "SELECT":
                field.select_option(label=text)
            else:
                field.fill(text)

    def lender(self, name):
        """Open a lender of the last step."""
        self.form.locator("[data-lender]", has_text=name).click()

    def case(self) -> dict:
        return self.page.evaluate("handbook.caseFile.read()")


@pytest.fixture
def walker(reader, site):
    return Walker(reader, site).begin()


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


def test_the_keyboard_alone_goes_from_step_to_step(walker, reader):
    def tab_to(name):
        target = walker.form.get_by_role("button", name=name, exact=True)
        for _ in range(40):
            if target.evaluate("each => each === document.activeElement"):
                return
            reader.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {name}")

    tab_to("没有，往下走")
    reader.keyboard.press("Enter")
    walker.at(2)
    reader.keyboard.press("Tab")
    reader.keyboard.type("甲银行 3万")
    expect(walker.field("贴在这里")).to_have_value("甲银行 3万")
    tab_to("上一步")
    reader.keyboard.press("Enter")
    walker.at(1)


def test_nothing_typed_stands_in_the_address(walker, reader, site):
    walker.next(2)
    walker.fill(债权人="甲银行", 本金="30000")
    assert reader.url == f"{site}start/#debt"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_any_step_nor_in_an_error(chromium, site, scheme):
    context = reading_context(chromium, color_scheme=scheme)
    walker = Walker(context.new_page(), site).begin()
    walker.page.set_default_timeout(20_000)
    walker.next(2)
    walker.python()
    walker.fill(债权人="甲银行", 债务种类="信用卡", 本金="三万几", 利息="100")
    walker.press("下一步")
    expect(walker.field("本金")).to_be_focused()
    assert [] == violations(walker.page)
    walker.fill(本金="30000")
    for step in range(3, STEPS + 1):
        walker.next(step)
        if step == 3:
            walker.fill(工资="5000")
        if step == 4:
            walker.fill(吃饭="1000")
        if step == 6:
            walker.fill(首次还款日="2027-06-20")
        if step == STEPS:
            walker.lender("甲银行")
            expect(walker.form.get_by_role("button", name="存成一包")).to_be_visible()
        assert [] == violations(walker.page), step
        assert walker.page.evaluate("document.documentElement.scrollWidth") <= 360
        walker.page.set_viewport_size({"width": 320, "height": 780})
        assert walker.page.evaluate("document.documentElement.scrollWidth") <= 320
        walker.page.set_viewport_size({"width": 360, "height": 780})
    context.close()


def test_without_scripts_every_question_stands_on_one_page(chromium, site):
    """All fields of a debt are there, in the declaration's words, and no button that would do nothing."""
    context = reading_context(chromium, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}start/")
    form = page.locator("form[data-guided]")

    assert STEPS == form.locator("[data-step]:visible").count()
    for declaration in declared(Debt).values():
        if not declaration.extra:
            expect(form.get_by_label(declaration.label, exact=True)).to_be_visible()
    assert 0 == form.get_by_role("button").count()
    context.close()


def test_on_paper_everything_stands_whatever_step_shows(walker, reader):
    walker.next(2)
    walker.fill(债权人="甲银行")
    reader.emulate_media(media="print")

    assert STEPS - 1 <= walker.form.locator("[data-step]:visible").count()
    expect(walker.field("工资")).to_be_visible()
    expect(walker.form.get_by_role("button", name="下一步")).to_be_hidden()


def test_a_printed_paper_stands_alone(walker, reader):
    walker.next(2)
    walker.python()
    walker.fill(债权人="甲银行", 债务种类="信用卡", 欠款总额="30000")
    walker.next(3)
    walker.fill(工资="5000")
    walker.next(4)
    walker.page.evaluate("location.hash = 'pack'")
    walker.lender("甲银行")
    letter = walker.form.get_by_role("region", name="电话沟通话术")
    letter.get_by_text("电话沟通话术").first.click()
    reader.evaluate("window.print = () => {}")
    letter.get_by_role("button", name="打印").click()
    reader.emulate_media(media="print")

    expect(letter.get_by_role("textbox")).to_be_visible()
    expect(letter.get_by_role("button", name="打印")).to_be_hidden()
    expect(walker.form.get_by_role("region", name="还款计划表")).to_be_hidden()
    expect(walker.form.get_by_role("button", name="甲银行")).to_be_hidden()
    expect(walker.field("工资")).to_be_hidden()

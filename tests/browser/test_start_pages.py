"""Every step of the guided way serves the keyboard, screen readers, paper, and those without scripts."""

import pytest
from playwright.sync_api import expect

from calculators.forms.declaration import declared
from calculators.tools.inventory import Debt
from tests.browser.conftest import reading_context
from tests.browser.test_pages import violations
from tests.browser.walker import STEPS, Walker


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

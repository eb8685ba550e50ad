"""Who pastes the texts of seven lenders and goes from page to page, each tap and field counted."""

from playwright.sync_api import Page, expect

SEVEN = """欠谁,欠款总额,每月应还
东港银行信用卡,50000,3850
江川银行信用卡,20932,1890
南湖银行消费贷,18600,1960
云帆消费金融,16780,1842
橙花消费金融,14310,1315
西陵银行信用卡,9640,482
星湖小贷,6500.50,1150
"""
BILLS = """【东港银行】您尾号1234的信用卡11月账单：本期应还人民币12,345.67元，最低还款额1,234.57元，到期还款日12月08日。
【花呗】您本月账单3,210.00元，12月9日前还。"""


class Person:
    """Who walks: every tap and every field is counted."""

    def __init__(self, page: Page):
        self.page = page
        self.taps = self.fields = 0

    def tap(self, place):
        place.click()
        self.taps += 1

    def fill(self, label, text):
        field = self.page.locator("article").get_by_label(label, exact=True).locator("visible=true").first
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(label=text)
        else:
            field.fill(text)
        self.fields += 1

    def press(self, name):
        self.tap(self.page.locator("article").get_by_role("button", name=name).locator("visible=true").first)


def paste(person, text=SEVEN):
    person.fill("贴在这里", text)
    expect(person.page.get_by_role("button", name="放进清单")).to_be_visible(timeout=60_000)


def seven_lenders(person, site):
    """From the home page to all lenders on one page."""
    page = person.page
    page.goto(site)
    person.tap(page.get_by_role("link", name="写好协商材料"))
    person.press("没有，往下走")
    paste(person)
    person.press("放进清单，7 笔")
    expect(page.get_by_text("一共 7 笔债，合计 136,762.50 元。")).to_be_visible()
    person.press("记在这部手机")
    person.press("下一步")
    person.fill("工资", "8900")
    person.press("下一步")
    for label, text in {"房租或房贷": "2000", "吃饭": "1900", "水电燃气": "300", "交通和电话": "400"}.items():
        person.fill(label, text)
    person.press("下一步")
    expect(page.get_by_text("每家分多少", exact=True)).to_be_visible()
    person.press("下一步")
    for label, text in {
        "首次还款日": "2026-12-25",
        "你的姓名": "张某",
        "联系电话": "13800000000",
        "主要原因": "收入下降",
    }.items():
        person.fill(label, text)
    person.fill("用自己的话写几句", "公司停发绩效，收入少了一半。")
    person.press("下一步")
    expect(page.get_by_role("heading", name="7 家，都在这一页")).to_be_visible(timeout=60_000)

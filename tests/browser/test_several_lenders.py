"""Several lenders: each negotiation keeps its own terms, account and letters, and one is at hand at a time."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import open_tool, wait_for_state

DEBTS = [
    {"creditor": "甲银行信用卡中心", "kind": "credit_card", "principal": "45000", "interest": "3800", "fees": "1200"},
    {"creditor": "乙消费金融", "kind": "consumer_finance", "principal": "18000"},
]
BUDGET = {"income": [{"name": "工资", "amount": "6500"}], "expenses": [{"name": "房租", "amount": "3500"}]}


@pytest.fixture
def debtor(reader, site) -> Page:
    """Who has written down two debts and a month."""
    reader.goto(f"{site}tools/proposal/")
    reader.evaluate(
        "([debts, budget]) => handbook.caseFile.change(whole => Object.assign(whole, {debts, budget}))", [DEBTS, BUDGET]
    )
    open_tool(reader, site, "proposal")
    return reader


def asked(page: Page) -> list[dict]:
    """The first proposal of each negotiation."""
    return page.evaluate("(handbook.caseFile.read().proposals || []).filter((_, index) => index % 3 === 0)")


def form(page: Page):
    return page.locator("form[data-calculator]")


def test_each_lender_keeps_its_own_proposal_account_and_letter(debtor, site):
    page = debtor
    form(page).get_by_label("首次还款日").fill("2026-12-20")
    expect(form(page).get_by_label("债权人")).to_have_value("甲银行信用卡中心")
    page.get_by_label("卡号后四位或合同编号").fill("1111")
    wait_for_state(page, "done")

    form(page).get_by_label("谈哪一笔债").select_option(label="乙消费金融　18,000.00 元")
    expect(form(page).get_by_label("债权人")).to_have_value("乙消费金融")
    expect(form(page).get_by_label("首次还款日")).to_have_value("")
    expect(page.get_by_label("卡号后四位或合同编号")).to_have_value("")
    form(page).get_by_label("首次还款日").fill("2027-01-05")
    form(page).get_by_label("每月还款").fill("600")
    page.get_by_label("卡号后四位或合同编号").fill("2222")
    wait_for_state(page, "done")
    assert [("乙消费金融", "600"), ("甲银行信用卡中心", "1985.29")] == [
        (each["creditor"], each["monthly_payment"]) for each in asked(page)
    ]

    open_tool(page, site, "dossier")
    page.get_by_label("哪一家").select_option(label="甲银行信用卡中心")
    page.get_by_role("checkbox", name="个性化分期协商申请书").check()
    page.get_by_role("button", name="写好这些材料").click()
    letter = page.locator('[data-document="application"] [data-sheet]')
    expect(letter).to_contain_text("甲银行信用卡中心")
    expect(letter).to_contain_text("1111")
    assert "乙消费金融" not in letter.inner_text()

    open_tool(page, site, "proposal")
    expect(form(page).get_by_label("每月还款")).to_have_value("1985.29")
    expect(form(page).get_by_label("首次还款日")).to_have_value("2026-12-20")
    expect(page.get_by_label("哪一家")).to_be_hidden()  # both stand in the list of debts: one choice is enough
    form(page).get_by_label("谈哪一笔债").select_option(label="乙消费金融　18,000.00 元")
    expect(form(page).get_by_label("每月还款")).to_have_value("600")
    expect(page.get_by_label("卡号后四位或合同编号")).to_have_value("2222")


def test_an_offer_an_agreement_and_a_plan_stay_with_their_lender(debtor, site):
    page = debtor
    form(page).get_by_label("首次还款日").fill("2026-12-20")
    wait_for_state(page, "done")
    open_tool(page, site, "offer")
    form(page).get_by_label("期数").first.fill("36")
    form(page).get_by_label("每期金额").first.fill("1500")
    wait_for_state(page, "done")

    page.get_by_label("哪一家").select_option(label="再加一家")

    expect(form(page).get_by_label("期数").first).to_have_value("")
    # The debt that nobody is talked to about yet, and none of the other lender's numbers.
    expect(form(page).get_by_label("欠款总额")).to_have_value("18000.00")
    page.get_by_label("哪一家").select_option(label="甲银行信用卡中心")
    expect(form(page).get_by_label("期数").first).to_have_value("36")
    assert 1 == len(asked(page))  # the blank one is gone


def test_on_the_guided_way_each_lender_keeps_its_terms(debtor, site):
    page = debtor
    way = page.locator("form[data-guided]")
    page.goto(f"{site}start/#pack")

    def open_lender(name):
        way.locator("[data-lender]", has_text=name).click()
        fold = way.locator("details[data-terms]")
        if not fold.evaluate("each => each.open"):
            way.get_by_text("改这一家的数").click()

    open_lender("甲银行信用卡中心")
    expect(way.get_by_label("每月还款")).to_have_value("1985.29")
    way.get_by_label("每月还款").fill("1500")
    way.get_by_label("卡号后四位").fill("1111")
    open_lender("乙消费金融")
    expect(way.get_by_label("每月还款")).to_have_value("714.71")
    expect(way.get_by_label("卡号后四位")).to_have_value("")
    open_lender("甲银行信用卡中心")
    expect(way.get_by_label("每月还款")).to_have_value("1500")
    expect(way.get_by_label("卡号后四位")).to_have_value("1111")


def test_a_file_that_lists_one_proposal_after_another_opens_as_several_negotiations(reader, site):
    """As another program may write it: each proposal names its lender, and none is taken for a variant of the first."""
    reader.goto(f"{site}case/")
    terms = {"principal": "1000", "monthly_payment": "100", "first_payment_date": "2026-12-20"}
    listed = [{"creditor": each["creditor"], "kind": each["kind"]} | terms for each in DEBTS]
    arranged = reader.evaluate("listed => handbook.negotiations.arranged({proposals: listed}).proposals", listed)
    assert [listed[0], {}, {}, listed[1]] == arranged
    assert arranged == reader.evaluate("rows => handbook.negotiations.arranged({proposals: rows}).proposals", arranged)
    own = [listed[0], {"monthly_payment": "120"}, {}]
    assert own == reader.evaluate("rows => handbook.negotiations.arranged({proposals: rows}).proposals", own)

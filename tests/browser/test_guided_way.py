"""The guided way in one pass: seven lenders from pasted texts to one pack, counted in taps and fields as a person makes them."""

import re
import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import open_tool, reading_context
from tests.browser.person import BILLS, SEVEN, Person, paste, seven_lenders


@pytest.fixture
def person(reader):
    return Person(reader)


def test_seven_debts_from_pasted_texts_to_one_pack_of_seven_letters(person, site):
    seven_lenders(person, site)
    person.page.wait_for_function("() => Boolean(handbook.toWord)", timeout=60_000)
    person.page.wait_for_load_state("networkidle")
    person.page.context.set_offline(True)  # the pack is made where the network is gone by then
    with person.page.expect_download(timeout=90_000) as coming:
        person.press("存成一包，7 封信")
    with zipfile.ZipFile(coming.value.path()) as archive:
        names = archive.namelist()
        printed = archive.read("01 全部打印.html").decode("utf-8")
        letter = next(name for name in names if "申请书" in name)
        with zipfile.ZipFile(archive.open(letter)) as word:
            written = word.read("word/document.xml").decode("utf-8")

    letters = [name for name in names if "申请书" in name]
    print(f"seven debts to one pack: {person.taps} taps, {person.fields} fields, {len(letters)} letters")
    assert 7 == len(letters) == len({name.partition("/")[0] for name in letters})
    assert len(names) == len(set(names))
    assert 1 == sum("债务清单" in name for name in names), "what all lenders get is there once"
    assert {"00 目录.html", "01 全部打印.html", "还款日历.ics"} < set(names)
    for line in SEVEN.splitlines()[1:]:
        assert line.split(",")[0] in printed
    assert 'w:sz w:val="21"' in written, "a letter out of the pack is set as small as on its own page, to fit one"
    closing = re.findall(r"<w:p>(?:(?!</w:p>).)*(?:此致|敬礼|签名).*?</w:p>", written)
    assert [True] * 3 == ["<w:keepNext/>" in each for each in closing], "the signature is not parted from what it signs"
    assert person.taps <= 30
    assert person.fields <= 20


def test_what_was_pasted_without_a_network_is_read_when_it_is_there_again(person, site):
    """Pressing again loads no page anew, which would lose a text that is nowhere kept."""
    page = person.page
    page.goto(f"{site}start/")
    expect(page.get_by_role("button", name="没有，往下走")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    person.press("没有，往下走")
    person.fill("贴在这里", SEVEN)
    expect(page.get_by_text("计算程序没有下载完。")).to_be_visible()
    page.context.set_offline(False)
    person.press("再试一次")

    expect(page.get_by_role("button", name="放进清单，7 笔")).to_be_visible(timeout=60_000)
    expect(page.get_by_label("贴在这里", exact=True)).to_have_value(SEVEN)


def test_what_is_shared_is_what_the_month_leaves_and_no_cent_more(person, site):
    seven_lenders(person, site)
    asked = person.page.evaluate("handbook.caseFile.read().proposals.filter((_, place) => place % 3 === 0)")
    able = person.page.evaluate(
        "handbook.engine.ask({do: 'sharing', case: handbook.caseFile.read()}).then((reply) => reply.able)"
    )

    cents = sum(round(float(each["monthly_payment"]) * 100) for each in asked)
    assert 0 <= round(float(able) * 100) - cents <= len(asked)


def test_the_number_above_is_the_one_that_is_shared_where_something_is_paid_first(reader, site):
    """A mortgage that stands in the list alone is taken off before anything is shared, and before the number is said."""
    reader.goto(f"{site}start/")
    debts = [
        {"creditor": "甲银行", "kind": "credit_card", "balance": "50000", "monthly_due": "3850"},
        {"creditor": "江畔房贷", "kind": "mortgage", "balance": "300000", "monthly_due": "1500"},
    ]
    budget = {"income": [{"name": "工资", "amount": "8900"}], "expenses": [{"name": "吃饭", "amount": "3900"}]}
    reader.evaluate(
        "(case_) => handbook.caseFile.change((whole) => Object.assign(whole, case_))", {"debts": debts, "budget": budget}
    )
    reader.evaluate("location.hash = 'able'")
    picture = reader.locator('[data-picture="against"]')
    expect(picture).to_contain_text("3,150.00", timeout=60_000)
    expect(picture.locator(".mark")).to_be_visible()  # where the money ends
    reader.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(reader.locator("[data-debts-list]")).to_have_text(
        "甲银行　一共 50000江畔房贷　一共 300000"
    )  # on paper every debt stands
    expect(reader.locator('[data-step="able"] [data-result="promise"]')).to_have_text("3,150.00")


def test_how_far_one_is_with_each_lender_is_seen_changed_and_kept(person, site):
    seven_lenders(person, site)
    page = person.page
    row = page.locator("[data-lender]", has_text="江川银行信用卡")
    row.click()
    page.get_by_role("radio", name="已经寄了").check()
    expect(row).to_contain_text("已经寄了")
    page.locator("[data-lender]", has_text="星湖小贷").click()
    page.get_by_role("radio", name="还价了").check()
    expect(page.locator("[data-lender]", has_text="星湖小贷")).to_contain_text("还价了")
    assess = page.locator("[data-lender-open]").get_by_role("link", name="还价评估")
    expect(assess).to_be_visible()

    page.reload()

    expect(page.locator("[data-lenders] h3").first).to_contain_text("要你定", timeout=60_000)
    expect(page.locator("[data-lender]").first).to_contain_text("星湖小贷")
    expect(row).to_contain_text("已经寄了")
    expect(page.locator("[data-lender]", has_text="云帆消费金融")).to_contain_text("写好了")
    page.locator("[data-lender]").first.click()
    assess.click()
    expect(page.locator("form[data-calculator]").get_by_label("欠款总额")).to_have_value("6500.50")


def negotiations(page, creditors):
    """Written to, behind one that was begun and left blank."""
    page.evaluate(
        """(creditors) => handbook.caseFile.change((whole) => {
          whole.debts = creditors.map((creditor) => ({ creditor, kind: "credit_card", balance: "30000" }));
          whole.proposals = [{}, {}, {}, ...creditors.flatMap((creditor) => [{ creditor, kind: "credit_card", balance: "30000" }, {}, {}])];
        })""",
        creditors,
    )


def test_behind_a_negotiation_that_was_left_blank_each_row_opens_its_own_lender(reader, site):
    reader.goto(f"{site}start/")
    negotiations(reader, ["东港银行", "江川银行", "南湖银行"])
    reader.goto(f"{site}start/#pack")
    expect(reader.get_by_role("heading", name="3 家，都在这一页")).to_be_visible(timeout=60_000)

    for creditor in ("东港银行", "南湖银行", "江川银行"):
        reader.locator("[data-lender]", has_text=creditor).click()
        assert creditor == reader.evaluate("handbook.caseFile.read().proposals[0].creditor")
        expect(reader.locator("[data-sheets]")).to_contain_text(creditor)


def test_what_is_typed_or_opened_while_a_letter_is_drawn_stays_with_its_lender(reader, site):
    reader.goto(f"{site}start/")
    negotiations(reader, ["东港银行", "江川银行"])
    reader.goto(f"{site}start/#pack")
    row = reader.locator("[data-lender]", has_text="江川银行")
    row.click(timeout=60_000)
    reader.get_by_text("改这一家的数").click()
    reader.evaluate(
        """() => {
          const ask = handbook.engine.ask.bind(handbook.engine);
          window.drawn = new Promise((isDrawn) => {
            handbook.engine.ask = async (message) => {
              handbook.engine.ask = ask;
              const reply = await ask(message);
              isDrawn();
              await new Promise((go) => (window.letGo = go));
              return reply;
            };
          });
        }"""
    )
    reader.get_by_role("radio", name="已经寄了").check()
    reader.evaluate("window.drawn")
    reader.locator("[data-lender-open]").get_by_label("每月还款").fill("456")
    reader.locator("[data-lender]", has_text="东港银行").click()
    reader.evaluate("window.letGo()")

    expect(row).to_contain_text("已经寄了")
    expect(row).to_contain_text("456.00")
    expect(reader.locator("[data-sheets]")).to_contain_text("东港银行")
    asked = reader.evaluate("handbook.caseFile.read().proposals.filter((_, place) => place % 3 === 0)")
    assert [("东港银行", False), ("江川银行", True)] == [
        (each["creditor"], each.get("monthly_payment") == "456") for each in asked
    ]


def test_letters_that_were_changed_by_hand_go_into_the_pack_of_their_lender(person, site):
    seven_lenders(person, site)
    page = person.page
    page.locator("[data-lender]", has_text="西陵银行信用卡").click()
    letter = page.get_by_role("region", name="个性化分期协商申请书")
    letter.get_by_text("个性化分期协商申请书").first.click()
    letter.get_by_text("此致").click()
    page.keyboard.type("另附我的一句话")
    page.locator("[data-lender]", has_text="东港银行信用卡").click()
    with page.expect_download(timeout=90_000) as coming:
        person.press("存成一包，7 封信")
    with zipfile.ZipFile(coming.value.path()) as archive:
        printed = archive.read("01 全部打印.html").decode("utf-8")

    (paper,) = [each for each in printed.split('<section class="paper">') if "另附我的一句话" in each]
    assert "西陵银行信用卡" in paper


def test_bills_that_do_not_say_the_whole_debt_ask_for_it_and_nothing_is_invented(person, site):
    page = person.page
    page.goto(f"{site}start/#debt")
    person.fill("贴在这里", BILLS)
    expect(page.get_by_text("读出 2 笔，2 笔没勾")).to_be_visible(timeout=60_000)
    assert [] == page.evaluate("handbook.caseFile.read().debts || []")
    page.get_by_label("一共欠多少").first.fill("3万2")
    person.press("放进清单，1 笔")

    expect(page.get_by_text("32,000.00 元").first).to_be_visible()
    (debt,) = page.evaluate("handbook.caseFile.read().debts")
    assert ("32000.00", "1234.57", None) == (debt["balance"], debt["monthly_due"], debt.get("principal"))


def test_back_the_next_day_one_is_told_what_is_left_and_goes_on_at_the_same_place(chromium, site):
    context = reading_context(chromium)
    page = context.new_page()
    page.set_default_timeout(30_000)
    person = Person(page)
    page.goto(f"{site}start/#debt")
    paste(person, "招行 5万2")
    person.press("放进清单")
    person.press("记在这部手机")
    expect(page.get_by_text("已记在这部手机")).to_be_visible()
    person.press("下一步")
    expect(page.get_by_text("第 3 步，共 7 步")).to_be_visible()
    page.close()

    again = context.new_page()
    again.goto(f"{site}start/")
    expect(again.get_by_text("上次停在第 3 步。还有 5 步，大约")).to_be_visible()
    again.get_by_role("button", name="接着上次的走").click()
    expect(again.get_by_text("第 3 步，共 7 步")).to_be_visible()
    assert ["52000.00"] == again.evaluate("handbook.caseFile.read().debts.map((each) => each.balance)")
    again.get_by_role("button", name="这部手机别人也用").click()
    expect(again.get_by_text("关掉这个标签页就没有了")).to_be_visible()
    assert again.evaluate("localStorage.getItem('repayment-handbook.case')") is None
    context.close()


def test_a_debt_that_may_be_time_barred_gets_a_letter_that_offers_nothing(reader, site):
    """What would harm its writer is not drafted in silence: the row says why, and the letter asks only for the breakdown."""
    reader.goto(f"{site}start/")
    case = {
        "debts": [{"creditor": "星湖小贷", "kind": "microloan", "balance": "6500", "overdue_since": "2019-01-05"}],
        "budget": {"income": [{"name": "工资", "amount": "6000"}], "expenses": [{"name": "吃饭", "amount": "2000"}]},
        "person": {"name": "张某"},
        "proposals": [{"first_payment_date": "2026-12-25"}],
    }
    reader.evaluate("(case_) => handbook.caseFile.change((whole) => Object.assign(whole, case_))", case)
    reader.evaluate("location.hash = 'pack'")
    row = reader.locator("[data-lender]")
    expect(row).to_contain_text("先看一眼", timeout=60_000)
    expect(row).to_contain_text("时效可能已经过了")
    expect(row).to_contain_text("只要明细，不提还款")
    row.click()
    expect(reader.get_by_role("region", name="欠款明细核对函")).to_be_visible()
    expect(reader.get_by_role("region", name="协商申请书")).to_have_count(0)


def test_a_tool_shows_the_lenders_that_the_guided_way_wrote_to(person, site):
    seven_lenders(person, site)
    open_tool(person.page, site, "dossier")
    offered = person.page.get_by_label("哪一家").locator("option").all_inner_texts()
    assert {line.split(",")[0] for line in SEVEN.splitlines()[1:]} <= set(offered)

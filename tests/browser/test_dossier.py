"""协商材料包 in the browser: samples first, then one's own, changed by hand, printed, and taken along."""

import io
import json
import re
import zipfile

import icalendar
import openpyxl
import pytest
from playwright.sync_api import expect

from calculators import run, samples
from calculators.export import archive
from calculators.export.letter_html import letter_html
from calculators.letters import drafts
from tests.browser.conftest import DESK, PHONE, open_tool, reading_context, wait_for_state
from tests.browser.dossier_page import KEY, TODAY, open_with, taken, write
from tests.browser.test_pages import contrasts, darken, violations
from tests.browser.test_paper import pages_of
from tests.exported import HOSTILE
from tests.office import converted


@pytest.fixture
def desk(reader):
    """A reader whose clock stands still, so that the day in a letter is known."""
    reader.clock.set_fixed_time(f"{TODAY}T10:00:00")
    return reader


def test_the_sheets_are_what_the_command_line_draws(desk, site):
    case = samples.case("five_debts")
    open_with(desk, site, case)
    write(desk, *drafts.TITLES, application="deferral", confirm="balance", complaint="third_party")

    variants = {"application": "deferral", "confirm": "balance", "complaint": "third_party"}
    expected = run("dossier", {"today": TODAY, "case": case, "documents": list(drafts.TITLES), "variants": variants})["documents"]
    sections = desk.locator("[data-document]")
    assert [each["text"] for each in expected] == [each.get_attribute("data-value") for each in sections.all()]
    first = sections.first
    expect(first.locator("[data-sheet]")).to_contain_text("第六百七十八条")
    first.get_by_text("什么时候不要发").click()
    expect(first.locator("[data-when-not] li").first).to_contain_text("展期要在到期之前申请")


def test_a_finished_sample_and_the_reasons_not_to_send_it_are_there_before_anything_is_written(chromium, site):
    """Without scripts too: every variant of every document."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(f"{site}tools/dossier/")

    for code, variant in samples.documents():
        shown = page.locator(f'[data-choice="{code}"] [data-variant="{variant}"]')
        expect(shown.locator(".sheet h1")).to_have_text(samples.sample(code, variant).title)
        assert shown.locator(".when-not li").count() >= 2
    context.close()


def test_the_sample_follows_the_situation_that_is_chosen(desk, site):
    open_tool(desk, site, "dossier")
    choice = desk.locator('[data-choice="application"]')
    expect(choice.locator('[data-variant="reduced"]')).to_be_visible()

    choice.locator("select").select_option("token")

    expect(choice.locator('[data-variant="reduced"]')).to_be_hidden()
    expect(choice.locator('[data-variant="token"] summary').first).to_contain_text("看一份写好的")


def test_what_is_filled_in_and_chosen_survives_a_reload(desk, site):
    open_tool(desk, site, "dossier")
    desk.get_by_label("你的姓名").fill("赵某")
    desk.get_by_role("checkbox", name="困难情况说明").check()
    desk.locator('[name="variants.confirm"]').select_option("balance")

    desk.reload()
    wait_for_state(desk, "ready")

    expect(desk.get_by_label("你的姓名")).to_have_value("赵某")
    expect(desk.get_by_role("checkbox", name="困难情况说明")).to_be_checked()
    expect(desk.locator('[name="variants.confirm"]')).to_have_value("balance")


def test_without_a_choice_the_page_says_what_to_do(desk, site):
    open_tool(desk, site, "dossier")
    write(desk)

    expect(desk.get_by_role("alert").filter(has_text="先在上面选要哪几份")).to_be_visible()


def test_a_gap_leads_to_the_field_that_fills_it(desk, site):
    open_tool(desk, site, "dossier")
    write(desk, "application")
    expect(desk.locator("[data-missing]")).to_contain_text("处空白")
    expect(desk.get_by_role("link", name="去填协商方案")).to_have_attribute("href", re.compile("tools/proposal/$"))

    desk.get_by_role("button", name="填通讯地址").click()

    expect(desk.locator('[name="case.person.address"]')).to_be_focused()


def test_a_change_after_the_writing_is_noticed_and_can_be_written_anew(desk, site):
    open_with(desk, site, samples.case("one_card"))
    write(desk, "hardship")
    desk.get_by_label("你的姓名").fill("赵某")
    expect(desk.locator("[data-stale]")).to_be_visible()

    desk.get_by_role("button", name="按新的重写").click()

    expect(desk.locator("[data-sheet]")).to_contain_text("本人赵某")
    expect(desk.locator("[data-stale]")).to_be_hidden()


def test_the_word_file_is_the_sheet_as_it_stands_changed_by_hand_and_an_ordinary_application_takes_one_page(desk, site):
    open_with(desk, site, samples.case("one_card"))
    write(desk, "application")
    desk.locator("[data-sheet] .sign").first.evaluate("line => { line.textContent = '改过的一行' }")

    name, content = taken(desk, "存成 Word")

    assert "01 个性化分期协商申请书.docx" == name
    text = converted(content, "docx", "txt", "Text (encoded):UTF8")[0].read_text(encoding="utf-8-sig")
    sheet = samples.sample("application", "reduced").text
    words = re.sub(r"\s", "", text)
    for line in sheet.splitlines():
        plain = re.sub(r"^\d+\. ", "", line)
        for cell in re.split(r"  ", plain):
            if cell.strip() and "签名" not in cell:
                assert re.sub(r"\s", "", cell) in words, cell
    assert "改过的一行" in words

    desk.evaluate("window.print = () => {}")
    desk.get_by_role("button", name="打印").first.click()
    printed = desk.pdf(prefer_css_page_size=True)
    unpacked = desk.context.browser.new_page()
    unpacked.set_content(archive.page("申请书", letter_html(desk.locator("[data-sheet]").inner_html())))
    out_of_the_pack = unpacked.pdf(prefer_css_page_size=True)
    unpacked.close()
    by_word = converted(content, "docx", "pdf")[0].read_bytes()
    assert [1, 1, 1] == [pages_of(each) for each in (printed, out_of_the_pack, by_word)]


def test_the_word_file_is_an_a4_letter_with_its_pages_numbered(desk, site):
    open_with(desk, site, samples.case("one_card"))
    write(desk, "schedule")
    _, content = taken(desk, "存成 Word")
    archive = zipfile.ZipFile(io.BytesIO(content))
    body, footer = archive.read("word/document.xml").decode(), archive.read("word/footer1.xml").decode()

    assert 'w:w="11906"' in body and 'w:h="16838"' in body
    assert "宋体" in archive.read("word/styles.xml").decode()
    assert "PAGE" in footer and "NUMPAGES" in footer
    assert "<w:tblHeader/>" in body
    assert body.count("<w:tr>") == 26
    pdf = converted(content, "docx", "pdf")[0].read_bytes()
    assert pdf.startswith(b"%PDF")


@pytest.mark.parametrize(
    "what", ["a script", "a formula", "a turn of the writing", "half a character", "control characters", "a template"]
)
def test_a_word_file_holds_what_was_typed_as_words(desk, site, what):
    words = HOSTILE[what]
    case = samples.case("one_card")
    case["person"]["name"] = case["proposals"][0]["creditor"] = words
    case["hardship"]["story"] = words + "长" * 10_000
    open_with(desk, site, case)
    write(desk, "application")
    assert 0 == desk.locator("[data-sheet] script").count()

    _, content = taken(desk, "存成 Word")

    text = converted(content, "docx", "txt", "Text (encoded):UTF8")[0].read_text(encoding="utf-8-sig")
    seen = re.sub("[\ud800-\udfff\x01-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", words.replace("\0", ""))  # a page has no U+0000
    assert f"本人{seen}，".replace("\u2066", "") in text.replace("\u2068", "").replace("\u2069", "").replace("\u2066", "")
    assert "长" * 10_000 in text.replace("\n", "")


def test_the_pack_holds_the_sheets_word_workbook_and_calendar(desk, site):
    open_with(desk, site, samples.case("five_debts"))
    write(desk, "application", "debts")

    name, content = taken(desk, "全部打成压缩包")

    archive = zipfile.ZipFile(io.BytesIO(content))
    assert f"还款协商材料 乙银行 {TODAY}.zip" == name
    assert [
        "00 目录.html", "01 还款协商申请书.html", "02 债务清单.html", "01 还款协商申请书.docx", "02 债务清单.docx",
        f"债务和还款 {TODAY}.xlsx", "还款日历 乙银行.ics",
    ] == archive.namelist()  # fmt: skip
    assert b"139,150.00" in archive.read("02 债务清单.html")
    openpyxl.load_workbook(io.BytesIO(archive.read(f"债务和还款 {TODAY}.xlsx")))
    assert 56 == len(icalendar.Calendar.from_ical(archive.read("还款日历 乙银行.ics")).walk("VEVENT"))


def test_a_file_that_cannot_be_made_is_said_and_the_sheets_stay(desk, site):
    open_with(desk, site, {"version": 1, "person": {"name": "赵某"}})
    write(desk, "hardship")

    desk.get_by_role("button", name="还款日放进日历").click()

    expect(desk.get_by_role("alert").filter(has_text="先在“协商方案”里填")).to_be_visible()
    expect(desk.locator("[data-sheet]")).to_contain_text("赵某")


def test_what_is_pasted_into_a_sheet_comes_as_words(desk, site):
    open_with(desk, site, samples.case("one_card"))
    write(desk, "hardship")
    sheet = desk.locator("[data-sheet]")
    sheet.click()
    sheet.evaluate(
        "sheet => { const data = new DataTransfer(); data.setData('text/html', '<img src=\"http://example.org/p.png\">贴');"
        " data.setData('text/plain', '贴进来的字'); sheet.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })) }"
    )

    expect(sheet).to_contain_text("贴进来的字")
    assert 0 == sheet.locator("img").count()


def test_nothing_for_word_is_fetched_before_a_word_file_is_wanted(desk, site):
    asked = []
    desk.on("request", lambda request: asked.append(request.url))
    open_with(desk, site, samples.case("one_card"))
    write(desk, "hardship")
    assert not [url for url in asked if "docx" in url or "/engine/exports" in url]

    taken(desk, "存成 Word")

    assert 1 == len([url for url in asked if "docx" in url])


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_no_violation_in_the_sheets(chromium, site, viewport):
    context = reading_context(chromium, viewport=viewport)
    page = context.new_page()
    open_with(page, site, samples.case("one_card") | {"person": {"name": "赵某"}})
    write(page, *drafts.TITLES)
    page.evaluate("document.querySelectorAll('article details').forEach(each => each.open = true)")

    assert [] == violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    darken(page)
    assert [] == contrasts(page)
    context.close()


def test_what_would_harm_its_writer_is_held_back_until_it_has_been_read_why(desk, site):
    case = samples.case("one_card")
    case["proposals"][0]["monthly_payment"] = "170"
    open_with(desk, site, case)
    write(desk, "application", "hardship")
    held = desk.locator('[data-document="application"]')

    expect(held.locator(".gate")).to_contain_text("要还 276 期，超过了 60 期")
    expect(held.locator(".gate")).to_contain_text("只要明细")
    expect(held.locator("[data-sheet]")).to_be_hidden()
    expect(held.get_by_role("button", name="打印")).to_be_hidden()
    expect(desk.locator('[data-document="hardship"] [data-sheet]')).to_be_visible()
    names = zipfile.ZipFile(io.BytesIO(taken(desk, "全部打成压缩包")[1])).namelist()
    assert not any("申请书" in name for name in names)

    held.get_by_role("button", name="看过了，还是打开").click()
    expect(held.locator("[data-sheet]")).to_be_visible()


def test_another_document_is_written_in_the_place_of_one_that_is_held_back(desk, site):
    case = samples.case("one_card")
    case["proposals"][0]["monthly_payment"] = "170"
    open_with(desk, site, case)
    write(desk, "application")

    desk.get_by_role("button", name="改写欠款明细核对函").click()
    expect(desk.locator('[data-document="confirm"] [data-sheet]')).to_contain_text("本函只为核对账目")
    expect(desk.locator('[name="variants.confirm"]')).to_have_value("balance")


def test_the_grounds_of_an_objection_are_ticked_kept_and_written(desk, site):
    open_tool(desk, site, "dossier")
    desk.get_by_text("法院的文书：支付令、起诉状、冻结的卡").click()
    desk.get_by_role("checkbox", name="已经还过的，没有减掉").check()
    desk.get_by_role("checkbox", name="合同没有约定这样的利息").check()

    desk.reload()
    wait_for_state(desk, "ready")
    write(desk, "objection")

    sheet = desk.locator('[data-document="objection"] [data-sheet]')
    expect(sheet).to_contain_text("已经偿还的款项，对方没有从请求的金额中扣除")
    expect(sheet).to_contain_text("合同没有约定")
    assert ["paid", "no_such_term"] == json.loads(desk.evaluate(f"sessionStorage.getItem('{KEY}')"))["court"]["grounds"]

"""What a person typed is kept, or the page says that it is not; nothing damaged is replaced."""

import json
import os

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FLAGS, PHONE, open_tool, reading_context, wait_for_state
from tests.browser.stored import KEY, stored
from tests.browser.test_case import fill_offer, open_file, saved_file

# ---- damaged, too deep, of another type


DAMAGED = {
    "cut short": '{"version":1,"debts":[{"creditor":"甲银行"',
    "a list": "[1, 2]",
    "a wrong section": '{"version":1,"debts":5,"offers":[{"balance":"777"}]}',
    "too deep": '{"version":1,"debts":' + "[" * 5000 + "]" * 5000 + "}",
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_stored_case_is_refused_said_and_kept_as_it_is(reader, site, kind):
    reader.goto(site)
    reader.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [KEY, DAMAGED[kind]])
    open_tool(reader, site, "offer")
    expect(reader.get_by_text("上次存下的内容有一部分读不出来，没有删")).to_be_visible()

    reader.get_by_label("每月最多能还").fill("2000")
    reader.goto(f"{site}case/")
    with reader.expect_download() as coming:
        reader.get_by_role("button", name="把读不出来的原样存成文件").click()

    assert DAMAGED[kind] == coming.value.path().read_text(encoding="utf-8")
    assert "2000" == stored(reader)["offers"][0]["capacity"]


LEAVES = [
    ("contacts", {"contacts": [{"conduct": 5, "at": "2026-11-20T10:00", "channel": "phone"}]}),
    ("contacts", {"contacts": [{"conduct": {"a": 1}, "said": 7, "answered": []}]}),
    ("inventory", {"debts": [{"creditor": {"a": 1}, "principal": ["1"]}]}),
    ("offer", {"offers": [{"balance": {"a": 1}, "own": 5}]}),
    ("proposal", {"proposals": [{"creditor": ["甲"], "principal": True}]}),
    ("dossier", {"person": {"name": {"a": 1}}, "hardship": {"story": 5}}),
    ("capacity", {"budget": {"income": [{"amount": {}}]}}),
]


@pytest.mark.parametrize("name, case", LEAVES)
def test_a_value_of_a_wrong_type_stops_no_page(reader, site, name, case):
    reader.goto(site)
    reader.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [KEY, json.dumps({"version": 1} | case)])

    open_tool(reader, site, name)

    expect(reader.locator("[data-failed]")).to_be_hidden()


def test_a_file_five_thousand_levels_deep_is_refused_and_python_lives(reader, site, tmp_path):
    fill_offer(reader, site)
    reader.goto(f"{site}case/")
    path = tmp_path / "deep.json"
    path.write_text(DAMAGED["too deep"], encoding="utf-8")

    open_file(reader, path)

    expect(reader.get_by_role("alert").filter(has_text="套得太深")).to_be_visible()
    assert "50000" == stored(reader)["offers"][0]["balance"]


# ---- files


def test_saving_and_opening_the_plain_file_needs_no_python(chromium, site, tmp_path):
    context = reading_context(chromium)
    context.add_init_script("delete window.WebAssembly")
    page = context.new_page()
    page.goto(f"{site}tools/offer/")
    wait_for_state(page, "failed")
    page.get_by_label("欠款总额").fill("50000")
    page.goto(f"{site}case/")
    path = saved_file(page, tmp_path)
    page.evaluate("handbook.caseFile.erase()")

    open_file(page, path)

    expect(page.get_by_text("打开了")).to_be_visible()
    assert "50000" == stored(page)["offers"][0]["balance"]
    context.close()


@pytest.mark.parametrize(
    "case",
    [
        {"hardship": {"story": "很长" * 20_000}},
        {"debts": [{"creditor": f"第{place}家"} for place in range(201)]},
        {"plans": [{"payments": [{"date": "2026-01-01", "amount": "1"}] * 2001}]},
        {"contacts": [{"at": "2026-11-20T10:00", "said": "今天不还就去你单位" * 40}] * 800},
    ],
)
def test_whatever_was_saved_is_opened_again_whole(reader, site, tmp_path, case):
    reader.goto(f"{site}case/")
    reader.evaluate("whole => handbook.caseFile.replace(whole)", {"version": 1} | case)
    path = saved_file(reader, tmp_path)
    reader.evaluate("handbook.caseFile.erase()")
    reader.goto(f"{site}case/")

    open_file(reader, path)

    expect(reader.get_by_text("打开了")).to_be_visible()
    found = reader.evaluate("handbook.caseFile.read()")
    assert case == {key: found[key] for key in case}


def test_of_a_file_with_a_damaged_section_the_rest_opens_and_what_is_left_out_is_named(reader, site, tmp_path):
    reader.goto(f"{site}case/")
    path = tmp_path / "file.json"
    path.write_text('{"version": 1, "debts": 5, "offers": [{"balance": "777"}]}', encoding="utf-8")

    open_file(reader, path)

    expect(reader.get_by_text("这几部分读不出来，没有打开：债务清单")).to_be_visible()
    assert "777" == stored(reader)["offers"][0]["balance"]


# ---- where nothing can be kept


@pytest.mark.parametrize("path", ["tools/offer/", "tools/proposal/", "tools/dossier/", "tools/intake/"])
def test_where_storage_is_forbidden_every_page_says_so(chromium, site, path):
    context = reading_context(chromium)
    context.add_init_script(
        "for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page = context.new_page()
    page.goto(f"{site}{path}")

    expect(page.get_by_text("这个浏览器存不下").first).to_be_visible()
    expect(page.get_by_text("刷新还在")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("path, label", [("tools/proposal/", "你的姓名"), ("tools/dossier/", "你的姓名")])
def test_where_storage_becomes_full_the_letters_pages_say_so_too(chromium, site, path, label):
    context = reading_context(chromium)
    page = context.new_page()
    page.goto(f"{site}{path}")
    wait_for_state(page, "ready", "done", "invalid")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }")
    page.get_by_label(label).first.fill("张某")

    expect(page.get_by_text("这个浏览器存不下").first).to_be_visible()
    context.close()


# ---- erased


def test_back_to_a_page_after_erasing_shows_nothing_of_what_was_there(chromium_playwright, site):
    """With the browser's cache of whole pages, which the automation switches off by itself."""
    browser = chromium_playwright.chromium.launch(
        executable_path=os.environ["CHROMIUM"], args=list(FLAGS), ignore_default_args=["--disable-back-forward-cache"]
    )
    page = browser.new_context(viewport=PHONE, locale="zh-CN").new_page()
    fill_offer(page, site)
    page.evaluate("window.addEventListener('pageshow', (event) => (window.cameBack = event.persisted))")
    page.goto(f"{site}case/")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="全部清除").click()
    expect(page.get_by_text("现在还没有填过内容")).to_be_visible()

    page.go_back()
    page.wait_for_url(f"{site}tools/offer/")
    wait_for_state(page, "ready")

    expect(page.get_by_label("欠款总额")).to_have_value("")
    browser.close()


# ---- what there is, by its name


@pytest.mark.parametrize(
    "key, title",
    [("projection", "拖欠推演的数字"), ("rates", "真实年化的数字"), ("timeline", "关键日期"), ("allocation", "多债分配的选择")],
)
def test_what_a_tool_remembers_is_called_by_its_own_name(reader, site, key, title):
    open_tool(reader, site, key)
    field = reader.locator(
        'form[data-calculator] input[type="text"]:visible, form[data-calculator] input[type="date"]:visible'
    ).first
    field.fill("2026-11-01" if field.get_attribute("type") == "date" else "1000")
    reader.goto(f"{site}case/")

    there = reader.locator("[data-there]")
    expect(there).to_contain_text(title)
    expect(there).not_to_contain_text("姓名和联系方式")


# ---- letters


@pytest.mark.parametrize("path, press", [("tools/proposal/", "写好这些材料"), ("tools/dossier/", None)])
def test_a_letter_changed_by_hand_is_there_again_after_a_reload(context, site, path, press):
    page = context.new_page()
    page.goto(f"{site}{path}")
    wait_for_state(page, "ready", "done", "invalid")
    if press:
        page.get_by_role("button", name=press).click()
    else:
        page.locator('[name="documents"]').first.check()
        page.locator("form[data-calculator] button[type=submit]").click()
    sheet = page.locator("[data-document] [data-sheet]").first
    sheet.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("我自己加的一句")
    expect(sheet).to_contain_text("我自己加的一句")

    page.reload()

    expect(page.locator("[data-document] [data-sheet]").first).to_contain_text("我自己加的一句")
    assert "我自己加的一句" in json.dumps(stored(page)["letters"], ensure_ascii=False)


def test_a_letter_out_of_a_strangers_file_is_words_and_nothing_else(context, site):
    page = context.new_page()
    page.goto(site)
    html = '<p onclick="window.hit=1">字<img src="x" onerror="window.hit=1"><script>window.hit=1</script><a href="https://example.org">连</a></p>'
    case = {"version": 1, "letters": [{"sheets": [{"code": "proposal:application", "drawn": "0", "html": html}]}]}
    page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [KEY, json.dumps(case)])
    page.goto(f"{site}tools/proposal/")

    sheet = page.locator('[data-document="application"] [data-sheet]')
    expect(sheet).to_have_text("字连")
    assert "<p>字连</p>" == sheet.inner_html()


def test_words_about_a_file_that_was_made_do_not_stay_for_the_next_lender(context, site):
    page = context.new_page()
    page.goto(site)
    lenders = [
        {"creditor": "微粒贷", "kind": "online_loan", "principal": "3000"},
        {},
        {},
        {"creditor": "乙银行", "kind": "credit_card", "principal": "5000"},
    ]
    page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [KEY, json.dumps({"version": 1, "proposals": lenders})])
    open_tool(page, site, "dossier")
    page.locator('[name="documents"]').first.check()
    page.locator("form[data-calculator] button[type=submit]").click()
    page.locator("[data-word]").first.click()
    expect(page.locator("[data-taken]")).to_contain_text("已经交给浏览器去存")

    page.locator("[data-turn]").select_option("1")

    expect(page.get_by_text("已经交给浏览器去存")).to_be_hidden()

"""读入: rows are ticked before they enter the list; files are opened on the device, with packs that no other tool fetches."""

import time

import pytest
from playwright.sync_api import expect

from builder.sample_files import encrypted, pdf, xlsx
from calculators import run
from tests.browser.conftest import open_tool, value, wait_for_state

LIST = "招行 5万2 逾期40天\n花呗8000\n找表哥借的五千"
ACCOUNT = "{}.2023年05月05日南湖银行股份有限公司发放的120,000元（人民币）其他个人消费贷款，2027年05月05日到期。截至2026年10月，余额{},000。"
REPORT = ["个人信用报告", "姓名：陈晓某", *(ACCOUNT.format(number, number) for number in range(1, 100))]


def put(page, text):
    page.locator('[name="text"]').fill(text)
    wait_for_state(page, "done")


def give(page, name, content):
    page.locator("[data-file]").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})


def test_only_what_is_ticked_enters_the_list(reader, site):
    open_tool(reader, site, "intake")
    put(reader, LIST)

    expect(reader.locator("[data-ticked]")).to_contain_text("已勾 3 笔，一共 65,000.00 元")
    reader.locator("[data-read-row]").nth(1).locator("[data-tick] input").uncheck()
    expect(reader.locator("[data-ticked]")).to_contain_text("已勾 2 笔，一共 57,000.00 元")
    reader.locator("[data-take-in]").click()
    expect(reader.locator("[data-taken]")).to_contain_text("新放进 2 笔")

    open_tool(reader, site, "inventory")
    wait_for_state(reader, "done")
    assert "57000.00" == value(reader, "totals.balance")


def test_what_is_pasted_is_kept_nowhere(reader, site):
    open_tool(reader, site, "intake")
    put(reader, "\n".join(REPORT))

    kept = reader.evaluate("() => JSON.stringify([sessionStorage, localStorage])")

    assert "陈晓某" not in kept and "个人信用报告" not in kept


def test_a_repeated_row_counts_when_the_reader_says_so(reader, site):
    open_tool(reader, site, "intake")
    put(reader, "橙花分期 9320\n招行 5000\n橙花分期 9320")

    expect(reader.locator("[data-same]")).to_be_visible()
    expect(reader.locator("[data-ticked]")).to_contain_text("已勾 2 笔，一共 14,320.00 元")
    reader.get_by_role("button", name="是两笔").click()
    expect(reader.locator("[data-ticked]")).to_contain_text("已勾 3 笔，一共 23,640.00 元")


def test_a_pdf_of_three_pages_is_read_within_three_seconds(reader, site):
    open_tool(reader, site, "intake")
    started = time.monotonic()
    give(reader, "报告.pdf", pdf(REPORT, a_page=40))
    expect(reader.locator("[data-file-status]")).to_contain_text("读出了“报告.pdf”的文字", timeout=20_000)
    took = time.monotonic() - started

    wait_for_state(reader, "done")
    assert run("intake", {"text": "\n".join(REPORT)})["totals"]["balance"] == value(reader, "totals.balance")
    assert took < 3


def test_a_locked_file_asks_for_its_password(reader, site):
    open_tool(reader, site, "intake")
    give(reader, "账单.pdf", encrypted(pdf(REPORT[:5]), "7788", "AES-128"))

    expect(reader.locator("[data-file-problem]")).to_contain_text("要密码")
    reader.locator("[data-password-field]").fill("7788")
    reader.get_by_role("button", name="用密码打开").click()
    expect(reader.locator("[data-file-status]")).to_contain_text("读出了")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("表.xlsx", xlsx([["平台", "欠款"], ["江川银行", 20932.1]]), "读出了"),
        ("表.csv", "债权人,欠款\n江川银行,20932\n".encode("gb18030"), "读出了"),
        ("坏.pdf", pdf(REPORT[:5])[:400], "文件不完整"),
        ("照片.jpg", b"\xff\xd8\xff\xe0", "提取文字"),
    ],
)
def test_each_file_gives_its_text_or_its_words(reader, site, name, content, words):
    open_tool(reader, site, "intake")
    give(reader, name, content)

    expect(reader.locator("[data-intake]")).to_contain_text(words, timeout=20_000)


def test_no_other_tool_fetches_what_reads_texts_and_files(reader, site):
    asked = []
    reader.on("request", lambda request: asked.append(request.url.rpartition("/")[2].partition(".")[0]))
    open_tool(reader, site, "rates")
    assert not {"reading", "files", "intake"} & set(asked)

    open_tool(reader, site, "intake")
    put(reader, LIST)

    assert "reading" in asked and "files" not in asked

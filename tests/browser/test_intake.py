"""读入: rows are ticked before they enter the list; files are opened on the device, with packs that no other tool fetches."""

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
    expect(reader.locator("[data-kept]")).to_have_text(
        "贴进来的原文不保存。放进清单的只留在这个标签页里，刷新还在，关掉就没有了。不会上传。"
    )


def test_a_repeated_row_counts_when_the_reader_says_so(reader, site):
    open_tool(reader, site, "intake")
    put(reader, "橙花分期 9320，招行 5000，橙花分期 9320")

    expect(reader.locator("[data-same]")).to_be_visible()
    assert ["橙花分期 9,320.00 元 第 1 行：橙花分期 9320"] * 2 == reader.locator(".same-pair p").all_inner_texts()
    expect(reader.locator("[data-ticked]")).to_contain_text("已勾 2 笔，一共 14,320.00 元")
    reader.get_by_role("button", name="是两笔").click()
    expect(reader.locator("[data-ticked]")).to_contain_text("已勾 3 笔，一共 23,640.00 元")


def test_a_pdf_of_three_pages_is_read_to_its_end(reader, site):
    open_tool(reader, site, "intake")
    with reader.expect_file_chooser():  # while a file is chosen Python gets ready for it
        reader.locator("[data-file]").click()
    assert not reader.evaluate("handbook.engine.lean")
    give(reader, "报告.pdf", pdf(REPORT, a_page=40))
    expect(reader.locator("[data-file-status]")).to_contain_text("读出了“报告.pdf”的文字", timeout=20_000)

    wait_for_state(reader, "done")
    assert run("intake", {"text": "\n".join(REPORT)})["totals"]["balance"] == value(reader, "totals.balance")


def test_a_file_s_text_stands_after_what_was_pasted_before_it(reader, site):
    """Some debts in a message, the rest in a file: neither pushes the other out, and the same file twice is once."""
    open_tool(reader, site, "intake")
    put(reader, LIST)
    for _ in range(2):
        give(reader, "还有.txt", "京东白条 3000\n".encode())
        expect(reader.locator("[data-file-status]")).to_contain_text("读出了", timeout=20_000)
        expect(reader.locator("[data-ticked]")).to_contain_text("已勾 4 笔，一共 68,000.00 元")


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


BILL = "【江川银行】您尾号7716信用卡本期账单3,280.50元，到期还款日12月15日。"


def test_a_bill_enters_the_list_with_what_the_reader_says_is_owed(reader, site):
    open_tool(reader, site, "intake")
    put(reader, BILL)
    row = reader.locator("[data-read-row]").first

    expect(reader.locator("[data-take-in]")).to_be_disabled()
    row.get_by_label("一共欠多少").fill("20932")
    expect(reader.locator("[data-ticked]")).to_contain_text("已勾 1 笔，一共 20,932.00 元")
    reader.locator("[data-take-in]").click()
    expect(reader.locator("[data-taken]")).to_contain_text("新放进 1 笔")

    open_tool(reader, site, "inventory")
    wait_for_state(reader, "done")
    assert "20932.00" == value(reader, "totals.balance")


def test_a_ticked_bill_without_a_sum_says_which_field_is_lacking(reader, site):
    open_tool(reader, site, "intake")
    put(reader, BILL)
    row = reader.locator("[data-read-row]").first
    row.locator("[data-tick] input").check()
    reader.locator("[data-take-in]").click()

    expect(reader.locator("[data-take-problem]")).to_contain_text("还差一格没写")
    expect(row.get_by_label("一共欠多少")).to_be_focused()


def test_a_bill_without_a_year_is_of_about_today(reader, site):
    open_tool(reader, site, "intake")
    put(reader, BILL)

    assert "null" != value(reader, "rows.0.due_date")


def test_a_list_and_messages_in_one_paste_are_both_shown(reader, site):
    open_tool(reader, site, "intake")
    put(reader, f"{LIST}\n\n{BILL}")

    assert ["招行", "花呗", "表哥", "江川银行"] == [
        name.text_content() for name in reader.locator("[data-read-rows] > [data-read-row] .read-name strong").all()
    ]


def test_a_second_reading_says_what_changed_since_the_first(reader, site):
    open_tool(reader, site, "intake")
    put(reader, LIST)
    reader.locator("[data-take-in]").click()
    expect(reader.locator("[data-taken]")).to_contain_text("新放进 3 笔")

    open_tool(reader, site, "intake")
    put(reader, "招行 5万4 逾期70天\n花呗 8000")

    expect(reader.locator("[data-change]").first).to_contain_text("清单里是 52,000.00 元，这次多了 2,000.00 元")
    expect(reader.locator("[data-change]").nth(1)).to_contain_text("数没有变")
    expect(reader.locator("[data-absent]")).to_contain_text("表哥")
    reader.locator("[data-take-in]").click()
    expect(reader.locator("[data-taken]")).to_contain_text("新放进 0 笔，更新了 1 笔的数")


def test_a_file_that_takes_long_says_how_long_and_may_be_left(reader, site):
    open_tool(reader, site, "intake")
    reader.evaluate(
        "() => { const whole = File.prototype.arrayBuffer; "
        "File.prototype.arrayBuffer = async function () { await new Promise((go) => setTimeout(go, 7000)); return whole.call(this); }; }"
    )
    give(reader, "报告.pdf", pdf(REPORT[:5]))

    expect(reader.locator("[data-file-status]")).to_contain_text("还在读，已经 5 秒", timeout=10_000)
    expect(reader.get_by_role("button", name="不等了")).to_be_visible()
    expect(reader.locator("[data-file-status]")).to_contain_text("读出了", timeout=20_000)


def test_a_file_that_is_left_costs_its_worker_and_the_next_reading_has_another(reader, site):
    """Python that is busy with a file cannot be asked to stop: its worker is ended, and one that is free is taken."""
    open_tool(reader, site, "intake")
    reader.evaluate("() => { handbook.engine.channel.worker.postMessage = () => {}; }")  # busy: nothing is heard of it any more
    give(reader, "报告.pdf", pdf(REPORT[:5]))
    reader.get_by_role("button", name="不等了").click(timeout=15_000)

    expect(reader.locator("[data-file-problem]")).to_contain_text("复制文字，粘贴到这里")
    put(reader, LIST)
    expect(reader.locator("[data-ticked]")).to_contain_text("已勾 3 笔")

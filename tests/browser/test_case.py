"""我的档案: where it is kept is the reader's choice; a file holds all of it; nothing is lost by a wrong word."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import open_tool, wait_for_state


def fill_offer(page, site):
    open_tool(page, site, "offer")
    page.get_by_label("欠款总额").fill("50000")
    page.get_by_label("每月最多能还").fill("2000")
    page.get_by_label("对方提的期数").fill("30")
    page.get_by_label("每期金额", exact=True).fill("2000")
    wait_for_state(page, "done")


def saved_file(page, folder, passphrase=""):
    page.get_by_label("密码（可以不设）").fill(passphrase)
    page.get_by_label("再写一遍密码").fill(passphrase)
    with page.expect_download() as coming:
        page.get_by_role("button", name="存成文件").click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def open_file(page, path, passphrase=None):
    page.get_by_label("选存下的文件").set_input_files(path)
    page.get_by_role("button", name="打开这份档案").click()
    if passphrase is not None:
        page.get_by_label("这份文件的密码").fill(passphrase)
        page.get_by_role("button", name="打开这份档案").click()


def fresh_tab(context, site):
    """A tab with nothing typed: what the first one holds is not there."""
    page = context.new_page()
    page.goto(f"{site}case/")
    expect(page.get_by_text("现在还没有填过内容")).to_be_visible()
    return page


def test_a_case_saved_to_a_file_is_opened_in_another_tab(context, site, tmp_path):
    first = context.new_page()
    fill_offer(first, site)
    first.goto(f"{site}case/")
    path = saved_file(first, tmp_path)
    assert re.fullmatch(r"还款协商档案-\d{4}-\d\d-\d\d\.json", path.name)
    assert "50000" == json.loads(path.read_text(encoding="utf-8"))["offers"][0]["balance"]

    second = fresh_tab(context, site)
    open_file(second, path)
    expect(second.get_by_text("打开了")).to_be_visible(timeout=60_000)
    open_tool(second, site, "offer")
    expect(second.get_by_label("欠款总额")).to_have_value("50000")
    wait_for_state(second, "done")


def test_under_a_passphrase_a_file_shows_nothing_and_opens_with_it_alone(context, site, tmp_path):
    """A wrong passphrase and a damaged file are told apart, and neither touches what is there."""
    first = context.new_page()
    fill_offer(first, site)
    first.goto(f"{site}case/")
    path = saved_file(first, tmp_path, "三个字，再加八个")
    written = path.read_text(encoding="utf-8")
    assert "50000" not in written and "offers" not in written
    assert json.loads(written)["rounds"] >= 600_000
    damaged = tmp_path / "damaged.json"
    damaged.write_text(json.dumps(json.loads(written) | {"iv": json.loads(written)["salt"]}), encoding="utf-8")

    second = fresh_tab(context, site)
    open_file(second, path, "三个字，再加九个")
    expect(second.get_by_text("密码不对。文件没有坏")).to_be_visible(timeout=30_000)
    open_file(second, damaged, "三个字，再加八个")
    expect(second.get_by_text("这个文件损坏了，不是密码的问题")).to_be_visible(timeout=30_000)
    expect(second.get_by_text("现在还没有填过内容")).to_be_visible()
    open_file(second, path, "三个字，再加八个")
    expect(second.get_by_text("打开了")).to_be_visible(timeout=60_000)
    open_tool(second, site, "offer")
    expect(second.get_by_label("欠款总额")).to_have_value("50000")


@pytest.mark.parametrize(
    "content, said",
    [
        ("{", "读不懂"),
        ("[]", "没有档案的内容"),
        ('{"version": 9, "debts": []}', "请先更新手册"),
        ('{"version": 1, "debts": 5}', "损坏"),
    ],
)
def test_a_file_that_is_refused_leaves_what_stands_there(reader, site, tmp_path, content, said):
    fill_offer(reader, site)
    reader.goto(f"{site}case/")
    path = tmp_path / "file.json"
    path.write_text(content, encoding="utf-8")

    open_file(reader, path)

    expect(reader.get_by_role("alert").filter(has_text=said)).to_be_visible(timeout=60_000)
    open_tool(reader, site, "offer")
    expect(reader.get_by_label("欠款总额")).to_have_value("50000")


def test_opening_a_file_over_what_is_there_asks_first_and_a_no_keeps_it(reader, site, tmp_path):
    fill_offer(reader, site)
    reader.goto(f"{site}case/")
    path = tmp_path / "file.json"
    path.write_text('{"version": 1, "offers": [{"balance": "777"}]}', encoding="utf-8")
    said = []
    reader.once("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))

    open_file(reader, path)

    expect(reader.get_by_text("没有打开。现在填的内容没有动。")).to_be_visible(timeout=60_000)
    assert "1 个对方的方案" in said[0]


def test_kept_on_the_device_it_is_there_in_the_next_tab(context, site):
    first = context.new_page()
    fill_offer(first, site)
    first.goto(f"{site}case/")
    first.get_by_label("存在这部设备的这个浏览器里").check()
    first.close()

    second = context.new_page()
    open_tool(second, site, "offer")

    expect(second.get_by_label("欠款总额")).to_have_value("50000")
    expect(second.get_by_text("留在这部设备的这个浏览器里")).to_be_visible()


def test_back_to_this_tab_only_nothing_stays_on_the_device(context, site):
    page = context.new_page()
    fill_offer(page, site)
    page.goto(f"{site}case/")
    page.get_by_label("存在这部设备的这个浏览器里").check()
    page.get_by_label("只在这个标签页，关掉就没有了").check()

    assert "50000" not in page.evaluate("JSON.stringify({...localStorage})")
    open_tool(page, site, "offer")
    expect(page.get_by_label("欠款总额")).to_have_value("50000")


def test_two_tabs_do_not_eat_each_others_changes(context, site):
    """Both show the same case. What one changes stands in the other at once, and neither writes over the other."""
    first = context.new_page()
    fill_offer(first, site)
    first.goto(f"{site}case/")
    first.get_by_label("存在这部设备的这个浏览器里").check()
    open_tool(first, site, "offer")
    second = context.new_page()
    open_tool(second, site, "offer")

    second.get_by_label("对方提的期数").fill("36")
    expect(first.get_by_label("对方提的期数")).to_have_value("36")
    expect(first.get_by_text("这份档案在另一个页面改过")).to_be_visible()
    first.get_by_label("欠款总额").fill("60000")

    expect(second.get_by_label("欠款总额")).to_have_value("60000")
    kept = json.loads(second.evaluate("localStorage.getItem('repayment-handbook.case')"))["offers"][0]
    assert ("60000", "36") == (kept["balance"], kept["instalments"])


def test_what_another_tab_wrote_is_shown_also_where_this_tab_read_it_before_it_was_told(reader, site):
    """The browser's word of a change may come after the change: a question asked between the two must not hide it."""
    fill_offer(reader, site)
    reader.goto(f"{site}case/")
    reader.get_by_label("存在这部设备的这个浏览器里").check()
    open_tool(reader, site, "offer")

    reader.evaluate("""() => {
      const key = "repayment-handbook.case";
      const newValue = localStorage.getItem(key).replace("50000", "60000");
      localStorage.setItem(key, newValue);
      handbook.caseFile.read();
      dispatchEvent(new StorageEvent("storage", { key, newValue, storageArea: localStorage }));
    }""")

    expect(reader.get_by_label("欠款总额")).to_have_value("60000")
    expect(reader.get_by_text("这份档案在另一个页面改过")).to_be_visible()


def test_a_tab_that_missed_the_word_of_the_other_still_builds_on_it(context, site):
    """A phone may put a tab to sleep: it then hears nothing until it writes."""
    first = context.new_page()
    fill_offer(first, site)
    first.goto(f"{site}case/")
    first.get_by_label("存在这部设备的这个浏览器里").check()
    open_tool(first, site, "offer")
    first.evaluate("""() => {
      const kept = JSON.parse(localStorage.getItem("repayment-handbook.case"));
      kept.offers[0].instalments = "36";
      localStorage.setItem("repayment-handbook.case", JSON.stringify(kept));
    }""")

    first.get_by_label("欠款总额").fill("60000")

    kept = json.loads(first.evaluate("localStorage.getItem('repayment-handbook.case')"))["offers"][0]
    assert ("60000", "36") == (kept["balance"], kept["instalments"])
    expect(first.get_by_label("对方提的期数")).to_have_value("36")


def test_erased_in_one_tab_it_is_erased_in_the_other(context, site):
    first = context.new_page()
    fill_offer(first, site)
    first.goto(f"{site}case/")
    first.get_by_label("存在这部设备的这个浏览器里").check()
    second = context.new_page()
    open_tool(second, site, "offer")
    said = []
    first.once("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))

    first.get_by_role("button", name="全部清除").click()

    expect(second.get_by_label("欠款总额")).to_have_value("")
    assert "1 个对方的方案" in said[0]


def test_where_storage_is_full_it_is_said_and_a_file_is_offered(context, site, tmp_path):
    page = context.new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    fill_offer(page, site)
    expect(page.get_by_text("请存成文件")).to_be_visible()
    expect(page.get_by_role("link", name="存成文件，或换一种保存办法")).to_be_visible()


def test_a_passphrase_drawn_by_lot_is_shown_to_be_copied_and_opens_the_file(context, site, tmp_path):
    first = context.new_page()
    fill_offer(first, site)
    first.goto(f"{site}case/")
    drawn = set()
    for _ in range(3):
        first.get_by_role("button", name="替我想一个密码").click()
        drawn |= set(re.findall(r"密码是 ([^，]+)，", first.locator("[data-generated]").inner_text()))
    assert 3 == len(drawn)
    assert all(re.fullmatch(r"([2-9a-hjkmnp-z]{4}-){2}[2-9a-hjkmnp-z]{4}", each) for each in drawn)

    with first.expect_download() as coming:
        first.get_by_role("button", name="存成文件").click()
    path = tmp_path / "sealed.json"
    coming.value.save_as(path)
    shown = re.search(r"密码是 ([^，]+)，", first.locator("[data-generated]").inner_text())[1]

    second = fresh_tab(context, site)
    open_file(second, path, shown)
    expect(second.get_by_text("打开了")).to_be_visible(timeout=60_000)


@pytest.mark.parametrize(
    "typed, said",
    [
        ("13800138000", "全是数字"),
        ("aaaaaaaaaaaa", "来来去去就那几个字"),
        ("qx7-km2", "只有 7 个字"),
        ("三个字，再加八个字", "只有 9 个字"),
        ("k7mq-9xwd-ht4n", ""),
        ("", ""),
    ],
)
def test_a_passphrase_that_is_easily_guessed_is_said_to_be_so_while_it_is_typed(reader, site, typed, said):
    reader.goto(f"{site}case/")
    reader.get_by_label("密码（可以不设）").fill(typed)

    expect(reader.locator("[data-weakness]")).to_have_text(f"这个密码容易被试出来：{said}。" if said else "")


def test_two_unlike_passphrases_save_nothing(reader, site):
    fill_offer(reader, site)
    reader.goto(f"{site}case/")
    reader.get_by_label("密码（可以不设）").fill("一二三")
    reader.get_by_label("再写一遍密码").fill("一二四")
    reader.get_by_role("button", name="存成文件").click()

    expect(reader.get_by_text("两遍密码不一样")).to_be_visible()


def test_a_handbook_that_cannot_be_taken_off_the_device_is_said_and_what_was_typed_is_gone_all_the_same(reader, site):
    fill_offer(reader, site)
    reader.goto(f"{site}case/")
    reader.evaluate("() => void (CacheStorage.prototype.delete = () => Promise.reject(new Error('disk')))")
    said = []
    reader.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))

    reader.get_by_label(re.compile("连同“保存到手机”存下的手册")).check()
    reader.get_by_role("button", name="全部清除").click()

    expect(reader.get_by_text("现在还没有填过内容")).to_be_visible()
    assert "存在这部设备里的手册没有删掉" in said[1]

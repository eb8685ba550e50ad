"""沟通记录、关键日期、履约跟踪 in the page: one press begins a record, and 36 rows are never typed by hand."""

import json
import re
from datetime import datetime
from pathlib import Path

import icalendar
from playwright.sync_api import expect

from calculators import CALCULATORS, run
from tests.browser.conftest import open_tool, value, wait_for_state
from tests.browser.test_tools import type_request

PROPOSAL = {
    "creditor": "甲银行", "kind": "credit_card", "principal": "30000", "monthly_payment": "1000", "first_payment_date": "2027-01-31",
}  # fmt: skip


def test_one_press_notes_a_call_with_the_time_of_the_device(reader, site):
    reader.clock.set_fixed_time(datetime(2026, 11, 20, 14, 35))  # 22:35 in Shanghai
    open_tool(reader, site, "contacts")

    reader.get_by_role("button", name="没接的电话").click()
    wait_for_state(reader, "done")

    card = reader.locator("[data-row]")
    expect(card).to_have_count(1)
    assert ("2026-11-20T22:35", "phone", "false") == tuple(
        value(reader, f"contacts.0.{part}") for part in ("at", "channel", "answered")
    )
    expect(card.locator("summary").first).to_contain_text("2026-11-20 22:35")
    expect(card.locator("summary").first).to_be_focused()
    assert "outside_hours" == value(reader, "contacts.0.issues.0.code")


def test_each_press_is_a_contact_of_its_own_and_all_are_there_after_a_reload(reader, site):
    open_tool(reader, site, "contacts")
    for name in ("接了一个电话", "来了短信", "有人上门"):
        reader.get_by_role("button", name=name).click()
    reader.get_by_label("说了什么").last.fill("敲门，问什么时候还")
    reader.get_by_role("checkbox", name="上门的只有一个人").last.check()
    wait_for_state(reader, "done")

    reader.reload()
    wait_for_state(reader, "done")

    expect(reader.locator("[data-row]")).to_have_count(3)
    assert "3" == value(reader, "summary.total")
    assert ["alone"] == json.loads(value(reader, "contacts.2.conduct"))


def test_the_record_is_copied_as_lines(context, reader, site):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_tool(reader, site, "contacts")
    type_request(reader, CALCULATORS["contacts"].module.EXAMPLE)
    wait_for_state(reader, "done")

    reader.locator("#answer").get_by_role("button", name="复制这份时间表").click()
    expect(reader.locator("#answer [data-copied]")).to_have_text("复制好了。")

    lines = [line for line in reader.evaluate("navigator.clipboard.readText()").splitlines() if line]
    assert [contact["words"] for contact in run("contacts", CALCULATORS["contacts"].module.EXAMPLE)["contacts"]] == lines


def test_a_schedule_is_written_out_from_four_numbers(reader, site):
    open_tool(reader, site, "plan")
    reader.get_by_label("首次还款日").fill("2027-01-31")
    reader.get_by_label("一共几期").fill("36期")
    reader.get_by_label("每期多少").fill("1,000")
    reader.get_by_role("button", name="排出计划表").click()
    wait_for_state(reader, "done")

    assert ("36000.00", "2027-02-28") == (value(reader, "total"), value(reader, "rows.1.date"))
    expect(reader.get_by_text("36 期", exact=True)).to_be_visible()
    last = reader.locator('[data-list="schedule"] [data-row]').nth(35)
    expect(last.locator("summary").first).to_contain_text("2029-12-31")
    last.evaluate("each => (each.open = true)")
    expect(reader.locator('[name="schedule.35.date"]')).to_have_value("2029-12-31")
    expect(reader.locator('[name="schedule.35.payment"]')).to_have_value("1000.00")

    reader.get_by_label("每期多少").fill("")
    reader.get_by_label("先少后多").fill("12期800，24期1683.33")
    reader.get_by_role("button", name="排出计划表").click()
    expect(reader.locator('[data-result="total"]')).to_have_attribute("data-value", "49999.92")
    expect(reader.locator('[name="schedule.35.payment"]')).to_have_value("1683.33")


def test_an_instalment_without_a_day_is_named_by_its_number(reader, site):
    open_tool(reader, site, "plan")
    reader.get_by_role("button", name="再加一期").click()

    names = reader.locator('[data-list="schedule"] [data-summary]')
    expect(names).to_have_text(["第 1 期", "第 2 期"])
    expect(reader.locator('[data-list="payments"] [data-summary]')).to_have_text(["还款 1"])


def test_what_a_schedule_lacks_is_said_beside_the_field(reader, site):
    open_tool(reader, site, "plan")
    reader.get_by_label("一共几期").fill("0")
    reader.get_by_role("button", name="排出计划表").click()

    expect(reader.locator("#e-regular-first_payment_date")).to_contain_text("请选首次还款日")
    expect(reader.locator("#e-regular-instalments")).to_contain_text("至少要 1")


def test_the_plan_stands_ready_from_the_proposal_and_a_payment_is_one_press(reader, site, holding):
    """The agreement's page was looked at before, when something else was proposed: what it was filled with is no agreement."""
    holding(proposals=[PROPOSAL | {"monthly_payment": "800"}])
    open_tool(reader, site, "agreement")
    expect(reader.locator("[name='expected.instalment_amount']")).to_have_value("800.00")
    reader.evaluate(
        "text => sessionStorage.setItem('repayment-handbook.case', sessionStorage.getItem('repayment-handbook.case').replace('\"800\"', text))",
        '"1000"',
    )
    open_tool(reader, site, "plan")
    wait_for_state(reader, "done")
    assert ("30", "30000.00") == (value(reader, "instalments"), value(reader, "total"))

    with reader.expect_download(timeout=60_000) as coming:
        reader.get_by_role("button", name="还款日放进日历").click()
    events = icalendar.Calendar.from_ical(Path(coming.value.path()).read_bytes()).walk("VEVENT")
    assert (30, 60) == (len(events), sum(len(event.walk("VALARM")) for event in events))  # three days and one day before each

    reader.get_by_role("button", name="今天还了一笔").click()
    reader.get_by_label("还了多少").fill("1000")
    wait_for_state(reader, "done")

    assert "1000.00" == value(reader, "paid")
    expect(reader.locator("#answer svg .dot-paid")).to_have_count(2)  # the first instalment, and the word for it
    reader.reload()
    wait_for_state(reader, "done")
    assert ("1000.00", "30") == (value(reader, "paid"), value(reader, "instalments"))


def test_deadlines_stand_with_the_days_that_are_left(reader, site):
    reader.clock.set_fixed_time(datetime(2026, 11, 29, 4, 0))
    open_tool(reader, site, "timeline")
    reader.get_by_label("收到支付令的日子").fill("2026-11-16")
    wait_for_state(reader, "done")

    assert ("2026-12-01", "2") == (value(reader, "next_date"), value(reader, "events.0.days_left"))
    expect(reader.locator("#answer .events .left")).to_have_text("还有 2 天")
    expect(reader.locator("#answer").get_by_role("link", name=re.compile("民事诉讼法")).first).to_be_visible()

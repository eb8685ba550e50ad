"""A list that is filled in is read as a table: a line a row, which opens to be changed. Two thousand lose nothing and stay quick."""

from playwright.sync_api import expect

from tests.browser.conftest import open_tool, value, wait_for_state

DEBTS = [
    {"creditor": "甲银行", "kind": "credit_card", "principal": "45000", "interest": "3800", "overdue_since": "2026-09-01"},
    {"creditor": "乙消费金融", "kind": "consumer_finance", "principal": "18000"},
]


def contacts(count):
    """As many of a log, each with words and a tick of its own."""
    return [
        {"at": f"2026-{3 + place % 8:02}-{1 + place % 27:02}T10:{place % 60:02}", "channel": "phone", "said": f"第{place}次说的", "conduct": ["threat"]}
        for place in range(count)
    ]  # fmt: skip


def kept(page, section):
    return page.evaluate("section => handbook.caseFile.read()[section]", section)


def row(page, number):
    return page.locator("[data-row]").nth(number)


def test_a_filled_list_is_a_line_a_debt_with_whom_how_much_and_how_late(reader, site, holding):
    reader.clock.set_fixed_time("2026-11-20T04:00:00Z")
    holding(debts=DEBTS)
    open_tool(reader, site, "inventory")
    wait_for_state(reader, "done")

    first = row(reader, 0)
    assert not first.evaluate("each => each.open")
    for words in ("甲银行", "信用卡", "48,800.00 元", "逾期 80 天"):
        expect(first.locator("summary").first).to_contain_text(words)

    first.locator("summary").first.click()
    first.get_by_label("本金").fill("50000")
    wait_for_state(reader, "done")

    expect(first.locator("summary").first).to_contain_text("53,800.00 元")
    assert DEBTS[1] | {"principal": "18000"} == {key: value for key, value in kept(reader, "debts")[1].items() if value}


def test_a_new_row_opens_by_itself_and_those_that_are_filled_fold(reader, site):
    open_tool(reader, site, "inventory")
    row(reader, 0).get_by_label("债权人").fill("甲银行")
    row(reader, 0).get_by_label("债务种类").select_option("credit_card")
    row(reader, 0).get_by_label("本金").fill("45000")
    wait_for_state(reader, "done")
    reader.get_by_role("button", name="再加一笔债").click()

    expect(row(reader, 0)).not_to_have_attribute("open", "")
    expect(row(reader, 1)).to_have_attribute("open", "")
    expect(row(reader, 1).get_by_label("债权人")).to_be_focused()


def test_a_row_that_cannot_be_meant_opens_by_itself_and_says_why(reader, site, holding):
    holding(debts=[DEBTS[1], DEBTS[0] | {"principal": "好多"}])
    open_tool(reader, site, "inventory")
    wait_for_state(reader, "invalid")

    assert not row(reader, 0).evaluate("each => each.open")
    expect(row(reader, 1).locator('[data-error="debts.1.principal"]')).to_be_visible()


def test_of_many_rows_each_opens_with_what_it_says_and_a_change_touches_no_other(reader, site, holding):
    before = contacts(40)
    holding(contacts=before)
    open_tool(reader, site, "contacts")
    wait_for_state(reader, "done")

    opened = row(reader, 25)
    opened.locator("summary").first.press("Enter")
    expect(opened.get_by_label("说了什么")).to_have_value("第25次说的")
    expect(opened.locator('[value="threat"]')).to_be_checked()
    opened.get_by_label("说了什么").fill("改过的")
    wait_for_state(reader, "done")

    after = kept(reader, "contacts")
    assert "改过的" == after[25]["said"]
    assert [each for place, each in enumerate(before) if place != 25] == [each for place, each in enumerate(after) if place != 25]
    expect(opened.locator("summary").first).to_contain_text("2026-04-26 10:25")


def test_of_many_rows_one_is_removed_and_comes_back_with_all_it_said(reader, site, holding):
    before = contacts(40)
    holding(contacts=before)
    open_tool(reader, site, "contacts")
    wait_for_state(reader, "done")
    row(reader, 5).locator("summary").first.click()
    row(reader, 5).locator("[data-remove]").click()
    expect(reader.locator("[data-row]")).to_have_count(39)
    assert [each["said"] for each in before if each["said"] != "第5次说的"] == [each["said"] for each in kept(reader, "contacts")]

    reader.get_by_role("button", name="撤回").click()

    assert [each["said"] for each in before] == [each["said"] for each in kept(reader, "contacts")]
    assert ["threat"] == kept(reader, "contacts")[5]["conduct"] == kept(reader, "contacts")[39]["conduct"]


def test_an_error_in_a_row_that_is_its_line_alone_opens_it_and_leads_there(reader, site, holding):
    holding(contacts=[*contacts(40), {"at": "昨天", "channel": "phone", "said": "x"}])
    open_tool(reader, site, "contacts")
    wait_for_state(reader, "invalid")
    row(reader, 40).evaluate("each => (each.open = false)")

    reader.get_by_role("button", name="看看哪些可以投诉").click()

    expect(row(reader, 40).locator('[name="contacts.40.at"]')).to_be_focused()
    expect(row(reader, 40).locator('[data-error="contacts.40.at"]')).to_be_visible()
    expect(row(reader, 40).locator("[data-wrong]")).to_have_count(1)


def test_of_many_rows_that_are_all_wrong_a_dozen_open_and_every_other_says_so_and_what_when_it_is_opened(reader, site, holding):
    holding(contacts=[each | {"at": ""} for each in contacts(60)])
    open_tool(reader, site, "contacts")
    wait_for_state(reader, "invalid")
    reader.locator("[data-row]").evaluate_all("rows => rows.forEach(row => (row.open = false))")

    reader.get_by_role("button", name="看看哪些可以投诉").click()

    expect(row(reader, 0).locator('[name="contacts.0.at"]')).to_be_focused()
    expect(reader.locator("[data-problems]")).to_contain_text("有 60 处要改")
    expect(reader.locator("[data-problems]")).to_contain_text("还有 48 条没有打开")
    assert 12 == reader.locator("[data-row] .card-body").count() == reader.locator("[data-row][open]").count()
    assert 60 == reader.locator("[data-row] [data-wrong]:not([hidden])").count()

    row(reader, 40).locator("summary").first.press("Enter")
    expect(row(reader, 40).locator('[data-error="contacts.40.at"]')).to_be_visible()
    expect(row(reader, 40).get_by_label("说了什么")).to_have_value("第40次说的")
    row(reader, 40).locator('[name="contacts.40.at"]').fill("2026-05-01T10:00")
    expect(reader.locator("[data-row] [data-wrong]:not([hidden])")).to_have_count(59)


def test_two_thousand_contacts_are_lines_of_which_one_opens_and_nothing_is_lost(reader, site, holding):
    """Fields are made for the rows that are open; how long it takes is measured by python -m bench.largest."""
    holding(contacts=contacts(2000))
    open_tool(reader, site, "contacts")
    wait_for_state(reader, "done")
    row(reader, 1500).locator("summary").first.click()
    row(reader, 1500).get_by_label("说了什么").fill("新的")
    wait_for_state(reader, "done")

    assert reader.evaluate("document.querySelectorAll('form[data-calculator] *').length") < 20_000
    assert (2000, "新的") == (len(kept(reader, "contacts")), kept(reader, "contacts")[1500]["said"])


def test_runs_are_one_line_in_the_menu_and_in_a_round_also_where_the_case_has_them_as_rows(reader, site, holding):
    runs = [{"instalments": "12", "amount": "1000"}, {"instalments": "12", "amount": "3500"}]
    offer = {"balance": "50000", "capacity": "2000", "instalments": "25", "instalment_amount": "2000"}
    holding(offers=[offer | {"rounds": [{"by": "lender", "said_on": "2026-11-20", "steps": runs}]}])
    open_tool(reader, site, "offer")
    wait_for_state(reader, "done")
    assert "54000.00" == value(reader, "rounds.0.total_to_pay")
    line = reader.locator('[name="rounds.0.steps"]')
    expect(line).to_have_value("12 期每期 1000 元，12 期每期 3500 元")

    reader.locator('[data-add="alternatives"]').evaluate("each => { each.closest('details').open = true; each.click(); }")
    reader.locator('[name="alternatives.0.name"]').fill("先少后多")
    steps = reader.locator('[name="alternatives.0.steps"]')
    steps.fill("12期800，24期")
    wait_for_state(reader, "invalid")
    steps.blur()
    expect(reader.locator('[data-error="alternatives.0.steps"]')).to_contain_text("读不出几期、每期多少")
    steps.fill("12期800，24期1683.33")
    wait_for_state(reader, "done")

    assert ("49999.92", "54000.00") == (value(reader, "alternatives.0.total_to_pay"), value(reader, "rounds.0.total_to_pay"))
    expect(reader.get_by_text("按 12 期每期 800 元，24 期每期 1,683.33 元算。")).to_have_count(1)
    reader.reload()
    wait_for_state(reader, "done")
    assert ("49999.92", "54000.00") == (value(reader, "alternatives.0.total_to_pay"), value(reader, "rounds.0.total_to_pay"))

    # Next to no money: no table of nothing, and what follows is a letter.
    amounts = reader.locator("#answer").get_by_text("下一步提这个（元）")
    reader.locator("#answer").evaluate("each => each.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    reader.locator('[name="capacity"]').fill("100")
    wait_for_state(reader, "done")
    expect(amounts).to_be_visible()
    reader.locator('[name="capacity"]').fill("1")
    wait_for_state(reader, "done")
    expect(amounts).to_be_hidden()
    expect(reader.locator("#answer").get_by_role("link", name="写信请对方先缓一段")).to_be_visible()

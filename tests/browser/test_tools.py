"""The tools' forms: what is typed, what is wrong with it, and that nothing of it is lost."""

import json

import pytest
from playwright.sync_api import expect

from calculators import CALCULATORS, run
from tests.browser.conftest import open_tool, value, wait_for_state

TOOLS = ("inventory", "capacity", "proposal", "offer")


def leaves(result, path=""):
    """Each path of a result that a slot must hold, with its value."""
    if isinstance(result, dict):
        for key, inner in result.items():
            yield from leaves(inner, f"{path}.{key}".strip("."))
    elif isinstance(result, list) and result and isinstance(result[0], dict):
        for index, inner in enumerate(result):
            yield from leaves(inner, f"{path}.{index}")
    else:
        yield path, result


def type_request(page, request, path=""):
    """Type a request into the form as a person would: fields by their names, rows by the button that adds them."""
    for key, given in request.items():
        name = f"{path}{key}"
        if isinstance(given, list) and given and isinstance(given[0], str):
            for code in given:
                put(page, name, True, code)
        elif isinstance(given, list):
            for index, row in enumerate(given):
                if page.locator(f'[name^="{name}.{index}."]').count() == 0:
                    page.locator(f'[data-add="{name}"]').click()
                type_request(page, row, f"{name}.{index}.")
        elif isinstance(given, dict):
            type_request(page, given, f"{name}.")
        else:
            put(page, name, given)


def put(page, name, given, code=None):
    field = page.locator(f'form[data-calculator] [name="{name}"]' + (f'[value="{code}"]' if code else ""))
    field.evaluate("field => { for (let f = field.closest('details'); f; f = f.parentElement.closest('details')) f.open = true }")
    if field.get_attribute("type") == "checkbox":
        field.set_checked(given)
    elif field.evaluate("field => field.tagName") == "SELECT":
        field.select_option(given)
    else:
        field.fill(str(given))


@pytest.mark.parametrize("name", [*TOOLS, "contacts", "message", "timeline", "plan"])
def test_the_page_shows_every_value_that_python_gives(reader, site, name):
    """Typed by hand, the worked example's request fills every slot with CPython's own values."""
    example = CALCULATORS[name].module.EXAMPLE
    open_tool(reader, site, name)

    type_request(reader, example)
    wait_for_state(reader, "done")

    for path, expected in leaves(run(name, example)):
        shown = value(reader, path)
        assert expected == (shown if isinstance(expected, str) else json.loads(shown)), path


def test_an_error_stands_beside_its_field_and_says_what_to_type(reader, site):
    """5万 is not a number; the message offers the number that was meant, and the text stays as typed."""
    open_tool(reader, site, "offer")

    reader.get_by_label("欠款总额").fill("5万")
    wait_for_state(reader, "invalid")

    expect(reader.locator('[data-error="balance"]')).to_contain_text("请写数字 50000")
    expect(reader.get_by_label("欠款总额")).to_have_value("5万")
    expect(reader.get_by_label("欠款总额")).to_have_attribute("aria-invalid", "true")
    expect(reader.locator('[data-error="capacity"]')).to_be_hidden()


def test_pressing_the_button_shows_every_error_at_once_and_goes_to_the_first(reader, site):
    """Nothing is typed yet: each required field says so, and the keyboard stands in the first."""
    open_tool(reader, site, "offer")

    reader.get_by_role("button", name="算出要多付多少").click()
    wait_for_state(reader, "invalid")

    for path in ("balance", "capacity", "instalments", "instalment_amount"):
        expect(reader.locator(f'[data-error="{path}"]')).to_be_visible()
    expect(reader.get_by_label("欠款总额")).to_be_focused()
    expect(reader.get_by_role("alert").filter(has_text="有 4 处要改")).to_be_visible()


def test_full_width_digits_and_thousands_separators_are_read_as_they_were_meant(reader, site):
    open_tool(reader, site, "offer")

    reader.get_by_label("欠款总额").fill("５０，０００元")
    reader.get_by_label("每月最多能还").fill("2,000")
    reader.get_by_label("对方提的期数").fill("30期")
    reader.get_by_label("每期金额", exact=True).fill("2000.00 元")
    wait_for_state(reader, "done")

    assert "10000.00" == value(reader, "extra_cost")


@pytest.mark.parametrize("name", TOOLS)
def test_what_was_typed_survives_an_error_a_reload_and_another_tool(reader, site, name):
    """Right or wrong, every text is still there."""
    open_tool(reader, site, name)
    first = reader.locator('form[data-calculator] input[inputmode="decimal"]').first
    first.fill("十二")
    wait_for_state(reader, "invalid")

    reader.reload()
    wait_for_state(reader, "invalid")
    expect(first).to_have_value("十二")

    open_tool(reader, site, "capacity" if name != "capacity" else "inventory")
    open_tool(reader, site, name)
    expect(first).to_have_value("十二")


def test_debts_are_added_and_removed_and_keep_their_order(reader, site):
    open_tool(reader, site, "inventory")
    for index, (creditor, principal) in enumerate((("甲", "100"), ("乙", "200"), ("丙", "300"))):
        if index:
            reader.get_by_role("button", name="再加一笔债").click()
        card = reader.locator("[data-row]").nth(index)
        card.get_by_label("债权人").fill(creditor)
        card.get_by_label("债务种类", exact=True).select_option("other")
        card.get_by_label("本金").fill(principal)
    wait_for_state(reader, "done")
    assert "600.00" == value(reader, "totals.principal")

    reader.locator("[data-row]").nth(1).get_by_role("button", name="删去这一笔").click()
    wait_for_state(reader, "done")

    assert ("400.00", "甲", "丙") == (
        value(reader, "totals.principal"),
        value(reader, "debts.0.creditor"),
        value(reader, "debts.1.creditor"),
    )
    reader.reload()
    wait_for_state(reader, "done")
    assert 2 == reader.locator("[data-row]").count()


def test_an_empty_card_does_not_count_and_errors_stay_with_their_own_card(reader, site):
    """A card left empty between two others shifts no message to a neighbour."""
    open_tool(reader, site, "inventory")
    reader.get_by_role("button", name="再加一笔债").click()
    second = reader.locator("[data-row]").nth(1)
    second.get_by_label("债权人").fill("乙")
    second.get_by_label("本金").fill("-5")
    wait_for_state(reader, "invalid")

    expect(reader.locator('[data-error="debts.1.principal"]')).to_contain_text("不能是负数")
    expect(reader.locator('[data-error="debts.0.principal"]')).to_be_hidden()


def test_the_form_is_no_longer_done_while_something_newer_stands_in_it(reader, site):
    """A result is shown as current only while it belongs to what stands in the form."""
    open_tool(reader, site, "offer")
    for label, text in (("欠款总额", "50000"), ("每月最多能还", "2000"), ("对方提的期数", "25")):
        reader.get_by_label(label).fill(text)
    reader.get_by_label("每期金额", exact=True).fill("2000")
    wait_for_state(reader, "done")

    reader.get_by_label("每期金额", exact=True).fill("")
    wait_for_state(reader, "invalid")

    assert "stale" in reader.locator("#answer").get_attribute("class")


def test_a_tool_can_be_used_with_the_keyboard_alone(reader, site):
    """Tab reaches the fields in order and Enter computes."""
    open_tool(reader, site, "offer")
    reader.get_by_label("欠款总额").focus()
    for text in ("50000", "1500", "30", "2000"):
        reader.keyboard.type(text)
        reader.keyboard.press("Tab")
    reader.keyboard.press("Enter") if reader.evaluate("document.activeElement.tagName") == "INPUT" else None
    wait_for_state(reader, "done")

    assert "refuse" == value(reader, "verdict")
    expect(reader.locator("#answer")).to_contain_text("不要答应")

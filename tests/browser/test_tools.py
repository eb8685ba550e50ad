"""The tools' forms: what is typed, what is wrong with it, and that nothing of it is lost."""

import json

import pytest
from playwright.sync_api import expect

from calculators import CALCULATORS, run
from calculators.forms.declaration import declared
from tests.browser.conftest import open_tool, value, wait_for_state


def every_field(of):
    """The declaration of every field, those of its lists and sections too."""
    for each in declared(of).values():
        yield each
        if each.kind in ("rows", "section"):
            yield from every_field(each.of)


TOOLS = [name for name, calculator in CALCULATORS.items() if calculator.room == "tools"]
# Those that keep what is typed into a field for numbers.
COUNTING = [
    name for name in TOOLS if any(each.kind in ("money", "percent") for each in every_field(CALCULATORS[name].module.Inputs))
]


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


UNFOLD = "field => { for (let f = field.closest('details'); f; f = f.parentElement.closest('details')) f.open = true }"


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
                    add = page.locator(f'[data-add="{name}"]')
                    add.evaluate(UNFOLD)
                    add.click()
                type_request(page, row, f"{name}.{index}.")
        elif isinstance(given, dict):
            type_request(page, given, f"{name}.")
        else:
            put(page, name, given)


def put(page, name, given, code=None):
    field = page.locator(f'form[data-calculator] [name="{name}"]' + (f'[value="{code}"]' if code else ""))
    field.evaluate(UNFOLD)
    if field.get_attribute("type") == "checkbox":
        field.set_checked(given)
    elif field.evaluate("field => field.tagName") == "SELECT":
        field.select_option(given)
    else:
        field.fill(str(given))


@pytest.mark.parametrize("name", TOOLS)
def test_the_page_shows_every_value_that_python_gives(reader, site, name):
    """Typed by hand, the worked example's request fills every slot with CPython's own values."""
    example = CALCULATORS[name].module.EXAMPLE
    open_tool(reader, site, name)

    type_request(reader, example)
    wait_for_state(reader, "done")

    for path, expected in leaves(run(name, example)):
        if expected is None and not reader.locator(f'[data-result="{path}"]').count():
            continue  # a section that is not there
        shown = value(reader, path)
        assert expected == (shown if isinstance(expected, str) else json.loads(shown)), path


def test_an_error_stands_beside_its_field_and_says_what_to_type(reader, site):
    """10% is no amount; the message says what is wanted, and the text stays as typed."""
    open_tool(reader, site, "offer")

    reader.get_by_label("欠款总额").fill("10%")
    wait_for_state(reader, "invalid")

    expect(reader.locator('[data-error="balance"]')).to_contain_text("要写多少元")
    expect(reader.get_by_label("欠款总额")).to_have_value("10%")
    expect(reader.get_by_label("欠款总额")).to_have_attribute("aria-invalid", "true")
    expect(reader.locator('[data-error="capacity"]')).to_be_hidden()


def test_what_was_typed_in_words_is_understood_and_said_back(reader, site):
    """5万 is computed as 50,000, 3年 as 36 instalments, and each field says so; a plain number says nothing."""
    open_tool(reader, site, "offer")

    reader.get_by_label("欠款总额").fill("5万")
    reader.get_by_label("每月最多能还").fill("2000")
    reader.get_by_label("对方提的期数").fill("3年")
    reader.get_by_label("每期金额", exact=True).fill("１，５００元")
    wait_for_state(reader, "done")

    assert "4000.00" == value(reader, "extra_cost")
    expect(reader.locator(".understood")).to_have_text(["按 50,000 元算。", "按 36 期算。", "按 1,500 元算。"])
    expect(reader.get_by_label("欠款总额")).to_have_value("5万")
    reader.get_by_label("欠款总额").fill("50000")
    expect(reader.locator(".understood")).to_have_count(2)


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


def test_what_was_typed_survives_an_error_a_reload_and_another_tool(reader, site):
    """Right or wrong, every text is still there."""
    first = reader.locator('form[data-calculator] input[inputmode="decimal"]').first
    for name in COUNTING:
        reader.goto(f"{site}tools/{name}/")
        first.evaluate(UNFOLD)
        first.fill("十几")

    for name in COUNTING:  # since then every other tool was opened
        reader.goto(f"{site}tools/{name}/")
        expect(first).to_have_value("十几")
    reader.reload()
    wait_for_state(reader, "invalid")
    expect(first).to_have_value("十几")


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
    expect(reader.locator(".tool .debts .days").first).to_be_hidden()  # no day was told: no "0 days late" is claimed

    reader.locator("[data-row]").nth(1).locator("summary").first.click()
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
    for text in ("50000", "1500", "", "", "30", "2000"):  # no money at hand, and the shape as it stands
        reader.keyboard.type(text)
        reader.keyboard.press("Tab")
    reader.keyboard.press("Enter") if reader.evaluate("document.activeElement.tagName") == "INPUT" else None
    wait_for_state(reader, "done")

    assert "refuse" == value(reader, "verdict")
    expect(reader.locator("#answer")).to_contain_text("不要答应")


SHAPES = {
    "level": ("instalments", "instalment_amount", "final_amount"),
    "grace": ("instalments", "instalment_amount", "grace_months"),
    "steps": ("steps.0.instalments", "steps.0.amount", "final_amount"),
    "down_payment": ("instalments", "instalment_amount", "down_payment", "down_payment_percent", "final_amount"),
    "lump_sum": ("lump_sum",),
    "fee": ("instalments", "fee_percent", "down_payment", "down_payment_percent"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_shows_only_the_fields_that_it_is_said_with(reader, site, shape):
    open_tool(reader, site, "offer")
    reader.locator('form[data-calculator] [name="shape"]').select_option(shape)

    for name in {name for names in SHAPES.values() for name in names}:
        field = reader.locator(f'form[data-calculator] [name="{name}"]')
        expect(field).to_be_visible() if name in SHAPES[shape] else expect(field).to_be_hidden()


def test_what_was_typed_in_another_shape_is_kept_and_does_not_count(reader, site):
    open_tool(reader, site, "offer")
    put(reader, "balance", 50000)
    put(reader, "capacity", 2000)
    put(reader, "instalments", 25)
    put(reader, "instalment_amount", 2000)
    wait_for_state(reader, "done")
    put(reader, "shape", "lump_sum")
    put(reader, "lump_sum", 30000)
    expect(reader.locator('[data-result="total_to_pay"]')).to_have_text("30,000.00")
    put(reader, "shape", "level")
    expect(reader.locator('[data-result="total_to_pay"]')).to_have_text("50,000.00")

    expect(reader.locator('[name="instalment_amount"]')).to_have_value("2000")
    expect(reader.locator('[name="lump_sum"]')).to_have_value("30000")


def test_a_down_payment_stays_in_sight_once_it_is_filled_in(reader, site):
    """It counts beside any shape, so it is never hidden with a number in it."""
    open_tool(reader, site, "offer")
    put(reader, "shape", "down_payment")
    put(reader, "down_payment", 5000)
    put(reader, "shape", "level")

    expect(reader.locator('form[data-calculator] [name="down_payment"]')).to_be_visible()


def test_the_words_to_say_are_copied_whole(reader, site):
    open_tool(reader, site, "offer")
    for name, text in (("balance", 50000), ("capacity", 2000), ("instalments", 30), ("instalment_amount", 2000)):
        put(reader, name, text)
    wait_for_state(reader, "done")
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.get_by_role("button", name="复制这段话").click()

    expect(reader.locator("#offer-reply")).to_have_text(value(reader, "reply"))
    assert value(reader, "reply") == reader.evaluate("navigator.clipboard.readText()").strip()

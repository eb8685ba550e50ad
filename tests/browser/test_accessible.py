"""What a screen reader is given, in its order: names, roles and states of the pages that most people come to. And larger text."""

from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_steady import WATCH
from tests.golden.accessible import FOLDER, trees


def test_names_roles_and_their_order_are_those_that_were_approved(reader, site):
    for name, tree in trees(reader, site).items():
        assert (FOLDER / f"{name}.yaml").read_text(encoding="utf-8") == tree, name


def test_every_button_link_and_field_has_a_name():
    for tree in FOLDER.glob("*.yaml"):
        for line in tree.read_text(encoding="utf-8").splitlines():
            what, _, rest = line.strip().removeprefix("- ").partition(" ")
            if what.rstrip(":") in ("button", "link", "textbox", "combobox", "checkbox", "radio", "img", "heading"):
                assert rest.startswith('"'), (tree.name, line)


def test_the_menu_makes_text_larger_and_leads_to_search_and_one_tap_makes_it_as_it_was(reader, site):
    """The choice holds from the first frame of the next page on: nothing moves."""
    reader.add_init_script(WATCH)
    menu = reader.locator("header").get_by_role("button", name="菜单", exact=True)
    larger = reader.get_by_role("navigation", name="菜单").get_by_role("button", name="字大一点")
    size = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
    reader.goto(site)
    usual = reader.evaluate(size)
    menu.click()
    expect(larger).to_have_attribute("aria-pressed", "false")
    larger.press("Enter")
    expect(larger).to_have_attribute("aria-pressed", "true")
    assert 1.25 * usual == reader.evaluate(size)
    reader.get_by_role("navigation", name="菜单").get_by_role("button", name="搜索").click()
    expect(reader.get_by_role("textbox", name="搜索")).to_be_focused()
    expect(reader.locator("#__drawer")).not_to_be_checked()

    reader.goto(f"{site}about/#erase")
    assert 1.25 * usual == reader.evaluate(size)
    assert reader.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    reader.wait_for_load_state("networkidle")
    assert sum(value for value, _ in reader.evaluate("window.moved")) < 0.02
    said = []
    reader.once("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
    with reader.expect_navigation():
        reader.locator("article").get_by_role("button", name="全部清除").click()
    assert "字" in said[0]
    assert usual == reader.evaluate(size)
    assert "larger" not in reader.evaluate("Object.keys(localStorage).join()")

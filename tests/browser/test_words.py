"""Words to say or to send: a press copies them as they stand; without scripts they read just the same."""

from playwright.sync_api import expect

from tests.browser.conftest import reading_context

MESSAGE = "有催收可能会打给你。钱是我欠的，你没有签字"


def test_a_press_copies_the_message_to_the_family(reader, context, site):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.goto(f"{site}situations/family-called/")
    reader.get_by_role("button", name="复制这段话").first.click()

    expect(reader.get_by_text("复制好了。")).to_be_visible()
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(MESSAGE)
    assert copied.strip() == reader.locator("blockquote").first.inner_text().strip()


def test_where_there_is_no_clipboard_the_words_are_chosen(reader, site):
    """Older WeChat: the copying fails, the selection stays, and the page says what to press."""
    reader.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false"
    )
    reader.goto(f"{site}situations/family-called/")
    reader.get_by_role("button", name="复制这段话").first.click()

    expect(reader.get_by_text("已经选中，请按“复制”。")).to_be_visible()
    assert reader.evaluate("getSelection().toString()").startswith(MESSAGE)


def test_without_scripts_the_words_are_there_and_no_button_is_offered(chromium, site):
    context = reading_context(chromium, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}situations/family-called/")

    expect(page.get_by_text(MESSAGE)).to_be_visible()
    expect(page.get_by_role("button", name="复制这段话")).to_have_count(0)
    context.close()


def test_a_sample_of_an_agreement_is_to_be_read_not_copied(reader, site):
    reader.goto(f"{site}guide/agreement-sample/")

    assert 10 < reader.locator("article blockquote").count()
    expect(reader.get_by_role("button", name="复制这段话")).to_have_count(0)

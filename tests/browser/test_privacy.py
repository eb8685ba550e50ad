"""Privacy is a promise: nothing leaves the device, nothing in the address, one tap erases everything.

That no page asks another host stands in ``test_pages``, which visits each.
"""

from playwright.sync_api import expect

from tests.browser.conftest import open_tool, wait_for_state


def test_the_policy_stops_a_request_to_another_host(chromium, site):
    """Even a script of our own could not send anything elsewhere."""
    context = chromium.new_context()
    page = context.new_page()
    asked = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto(site)

    outcome = page.evaluate("fetch('https://example.org/', {mode: 'no-cors'}).then(() => 'sent', () => 'refused')")

    assert "refused" == outcome
    assert not [url for url in asked if "example.org" in url]
    context.close()


def test_python_in_the_worker_cannot_ask_the_network(reader, site):
    """The worker inherits the page's policy, and its fetch knows only the files that it was given."""
    open_tool(reader, site, "offer")

    assert reader.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
    content = reader.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert "unsafe-inline" not in content
    assert "'unsafe-eval'" not in content


def test_nothing_typed_is_in_the_address_the_title_or_lasting_storage(reader, site):
    open_tool(reader, site, "inventory")
    reader.get_by_label("债权人").fill("某某银行")
    reader.get_by_label("债务种类", exact=True).select_option("credit_card")
    reader.get_by_label("本金").fill("43210.98")
    wait_for_state(reader, "done")

    assert reader.url == f"{site}tools/inventory/"
    assert "某某" not in reader.title()
    lasting = reader.evaluate("JSON.stringify({...localStorage}) + document.cookie")
    assert "43210" not in lasting
    assert "某某" not in lasting


def test_closing_the_tab_ends_it(context, site):
    first = context.new_page()
    open_tool(first, site, "offer")
    first.get_by_label("欠款总额").fill("50000")
    wait_for_state(first, "invalid", "ready")
    first.close()

    second = context.new_page()
    open_tool(second, site, "offer")

    expect(second.get_by_label("欠款总额")).to_have_value("")


def test_one_tap_erases_everything_typed_in_any_tool(reader, site):
    """The confirmation says what goes; refusing it keeps everything."""
    open_tool(reader, site, "capacity")
    reader.get_by_label("到手金额").first.fill("6500")
    open_tool(reader, site, "offer")
    reader.get_by_label("欠款总额").fill("50000")
    reader.wait_for_timeout(50)
    said = []

    reader.once("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    reader.get_by_role("button", name="全部清除").click()
    expect(reader.get_by_label("欠款总额")).to_have_value("50000")
    assert "清除后找不回来" in said[0]

    reader.once("dialog", lambda dialog: dialog.accept())
    reader.get_by_role("button", name="全部清除").click()
    wait_for_state(reader, "ready")
    expect(reader.get_by_label("欠款总额")).to_have_value("")
    open_tool(reader, site, "capacity")
    expect(reader.get_by_label("到手金额").first).to_have_value("")
    assert "{}" == reader.evaluate("JSON.stringify({...sessionStorage})") or "6500" not in reader.evaluate(
        "JSON.stringify({...sessionStorage})"
    )


def test_markup_in_a_name_is_shown_as_it_was_typed(reader, site):
    """A name is data: in the result and in the letter it is text, whatever it looks like."""
    wicked = '<img src=x onerror="document.title=1"><script>alert(1)</script>'
    open_tool(reader, site, "proposal")
    form = reader.locator("form[data-calculator]")
    form.get_by_label("债权人").fill(wicked)
    reader.get_by_role("button", name="写好这些材料").click()

    letter = reader.get_by_role("textbox", name="申请书，可以直接改")
    expect(letter).to_contain_text(wicked)
    assert 0 == letter.locator("img, script").count()

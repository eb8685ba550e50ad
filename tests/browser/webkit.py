"""WebKitGTK's MiniBrowser, driven by its WebDriver under Xvfb."""

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.browser.engines import WAIT, end, free_port, keyboard, mouse, until


class WebKit:
    """WebKitGTK's MiniBrowser through its WebDriver."""

    def __init__(self, driver: str, browser: str, home: Path, display: str):
        self.name, self.asked = "webkit", []
        port = free_port()
        self.process = subprocess.Popen(
            [driver, "-p", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ
            | {
                "DISPLAY": display,
                "HOME": str(home),
                "XDG_DATA_HOME": str(home),
                "XDG_CACHE_HOME": str(home),
                "GDK_BACKEND": "x11",
                "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
                "LANG": "C.UTF-8",
                "JSC_useOMGJIT": "false",
            },  # pays only where Python runs for long
        )
        self.base = f"http://127.0.0.1:{port}"
        until(lambda: self.ask("GET", "/status"), "WebKitWebDriver answers", (OSError, RuntimeError))
        wanted = {
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": {"binary": browser, "args": ["--automation"]},
            "timeouts": {"script": WAIT * 1000, "pageLoad": WAIT * 1000},
            # A closed port: no page reaches another host. This machine's own addresses need no proxy.
            "proxy": {"proxyType": "manual", "httpProxy": "127.0.0.1:9", "sslProxy": "127.0.0.1:9", "noProxy": ["127.0.0.1"]},
        }
        session = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
        self.base += f"/session/{session}"
        self.ask("POST", "/window/rect", {"width": 400, "height": 860})

    def ask(self, method: str, path: str, given: object = None) -> object:
        body = None if given is None else json.dumps(given).encode("utf-8")
        request = urllib.request.Request(self.base + path, body, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=WAIT) as reply:
                return json.loads(reply.read())["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.loads(error.read())["value"]["message"]) from None

    def open(self, address: str) -> None:
        self.ask("POST", "/url", {"url": address})

    def run(self, function: str, *given: object) -> object:
        script = (
            "const [given, done] = arguments;"
            f"Promise.resolve().then(() => ({function})(...JSON.parse(given)))"
            ".then(value => done(JSON.stringify({value})), error => done(JSON.stringify({error: String(error)})));"
        )
        reply = json.loads(self.ask("POST", "/execute/async", {"script": script, "args": [json.dumps(given)]}))
        if "error" in reply:
            raise RuntimeError(reply["error"])
        return reply.get("value")

    def _perform(self, actions: dict) -> None:
        self.ask("POST", "/actions", {"actions": [actions]})

    def click(self, x: float, y: float) -> None:
        self._perform(mouse(x, y))

    def press(self, *keys: str) -> None:
        self._perform(keyboard(keys))

    def close(self) -> None:
        with contextlib.suppress(RuntimeError, OSError):
            self.ask("DELETE", "")
        end(self.process)


@contextlib.contextmanager
def webkit() -> Iterator[WebKit]:
    """A new MiniBrowser on a display of its own."""
    driver, display = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    browsers = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"))
    assert driver and display and browsers, "no WebKitGTK: run make test, which installs it"
    ours, theirs = os.pipe()
    screen = subprocess.Popen(
        [display, "-displayfd", str(theirs), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
        pass_fds=[theirs],
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    with open(ours, encoding="ascii") as told:
        number = told.readline().strip()
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
            engine = WebKit(driver, str(browsers[-1]), Path(home), f":{number}")
            try:
                yield engine
            finally:
                engine.close()
    finally:
        end(screen)

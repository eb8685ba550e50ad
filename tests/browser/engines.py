"""Three browser engines behind one small hand: open a page, run a script in it, click, type.

Chromium is driven by Playwright; Firefox by WebDriver BiDi over its own websocket; WebKit stands in ``webkit.py``. Nothing here relaxes what a page opened from a file may do: Firefox's automation would by default
(``remote.prefs.recommended``), so that is off.
"""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import websocket
from playwright.sync_api import Error as PlaywrightError

WAIT = 60  # seconds; a start of Python on a busy machine is within it


class Engine(Protocol):
    """What the tests of all engines share."""

    name: str
    asked: list[str]  # addresses that pages asked for, as far as the engine tells

    def open(self, address: str) -> None:
        """Open an address and wait until its document is there."""

    def run(self, function: str, *given: object) -> object:
        """Call a JavaScript function with JSON values, wait for its promise, and give its JSON value."""

    def click(self, x: float, y: float) -> None:
        """Press and let go of the first mouse button at a point of the window."""

    def press(self, *keys: str) -> None:
        """Press keys together: ``press("Control", "v")``, then let go of them."""


KEYS = {"Control": "\ue009", "Enter": "\ue007", "Tab": "\ue004"}


def mouse(x: float, y: float) -> dict:
    """A click as WebDriver spells it."""
    at = {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0}
    down, up = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
    return {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [at, down, up]}


def keyboard(keys: tuple[str, ...]) -> dict:
    """Keys pressed together as WebDriver spells it."""
    codes = [KEYS.get(key, key) for key in keys]
    down = [{"type": "keyDown", "value": code} for code in codes]
    return {"type": "key", "id": "keys", "actions": down + [{"type": "keyUp", "value": code} for code in reversed(codes)]}


class Chromium:
    """A page of Playwright's Chromium."""

    def __init__(self, page):
        self.name, self.page, self.asked = "chromium", page, []
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self, address: str) -> None:
        self.page.goto(address)

    def run(self, function: str, *given: object) -> object:
        whole = f"async given => JSON.stringify(await ({function})(...given)) ?? 'null'"
        try:
            return json.loads(self.page.evaluate(whole, list(given)))
        except PlaywrightError as error:
            raise RuntimeError(error.message) from None

    def click(self, x: float, y: float) -> None:
        self.page.mouse.click(x, y)

    def press(self, *keys: str) -> None:
        self.page.keyboard.press("+".join(keys))


class Firefox:
    """Debian's Firefox, spoken to in WebDriver BiDi."""

    PREFERENCES = {
        "remote.prefs.recommended": False,
        "browser.shell.checkDefaultBrowser": False,
        "browser.startup.page": 0,
        "browser.aboutwelcome.enabled": False,
        "datareporting.policy.dataSubmissionEnabled": False,
        "app.update.auto": False,
        "javascript.options.wasm_optimizingjit": False,  # pays only where Python runs for long
        "network.proxy.type": 1,  # its own calls home, and any page's, end at a closed port
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": 9,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": 9,
    }

    def __init__(self, binary: str, profile: Path):
        self.name, self.asked, self.serial = "firefox", [], 0
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in self.PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        said = profile / "said.txt"  # in a pipe that nobody reads on, it would stop when that is full
        with said.open("wb") as errors:
            self.process = subprocess.Popen(
                [
                    binary,
                    "--headless",
                    "--no-remote",
                    "--new-instance",
                    "--profile",
                    profile,
                    "--remote-debugging-port",
                    "0",
                    "--width",
                    "360",
                    "--height",
                    "780",
                ],
                stderr=errors,
                stdout=subprocess.DEVNULL,
                env=os.environ | {"HOME": str(profile)},
            )
        listening = re.compile(r"BiDi listening on (\S+)\n")
        address = until(lambda: listening.search(said.read_text(encoding="utf-8", errors="replace")), "Firefox listens")[1]
        self.socket = websocket.create_connection(f"{address}/session", timeout=WAIT, suppress_origin=True)
        self.send("session.new", capabilities={})
        self.context = self.send("browsingContext.getTree")["contexts"][0]["context"]
        self.send("session.subscribe", events=["network.beforeRequestSent"])
        self.send("browsingContext.setViewport", context=self.context, viewport={"width": 360, "height": 780})

    def send(self, method: str, **params: object) -> dict:
        self.serial += 1
        self.socket.send(json.dumps({"id": self.serial, "method": method, "params": params}))
        while True:
            heard = json.loads(self.socket.recv())
            if heard.get("method") == "network.beforeRequestSent":
                self.asked.append(heard["params"]["request"]["url"])
            if heard.get("id") == self.serial:
                if heard["type"] == "error":
                    raise RuntimeError(f"{method}: {heard['message']}")
                return heard["result"]

    def open(self, address: str) -> None:
        try:
            self._navigate(address, WAIT / 2)
        except websocket.WebSocketTimeoutException:  # seen once on a busy machine: nothing came back at all
            self._navigate(address, WAIT)

    def _navigate(self, address: str, seconds: float) -> None:
        self.socket.settimeout(seconds)
        self.send("browsingContext.navigate", context=self.context, url=address, wait="complete")
        self.socket.settimeout(WAIT)

    def run(self, function: str, *given: object) -> object:
        reply = self.send(
            "script.callFunction",
            functionDeclaration=f"async given => JSON.stringify(await ({function})(...JSON.parse(given))) ?? 'null'",
            arguments=[{"type": "string", "value": json.dumps(given)}],
            target={"context": self.context},
            awaitPromise=True,
            userActivation=False,
        )
        if reply["type"] == "exception":
            raise RuntimeError(reply["exceptionDetails"]["text"])
        return json.loads(reply["result"]["value"])

    def _perform(self, actions: dict) -> None:
        self.send("input.performActions", context=self.context, actions=[actions])

    def click(self, x: float, y: float) -> None:
        self._perform(mouse(x, y))

    def press(self, *keys: str) -> None:
        self._perform(keyboard(keys))

    def close(self) -> None:
        self.socket.close()
        end(self.process)


def until(true, what: str, passing: tuple = (RuntimeError,)) -> object:
    """Wait until ``true()`` is, through a page that is just being left; AssertionError with ``what`` where it never is."""
    last = time.monotonic() + WAIT
    while time.monotonic() < last:
        with contextlib.suppress(*passing):
            if found := true():
                return found
        time.sleep(0.1)
    raise AssertionError(f"never: {what}")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def end(process: subprocess.Popen) -> None:
    """End a process that we started."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextlib.contextmanager
def firefox() -> Iterator[Firefox]:
    """A new Firefox with a profile of its own."""
    binary = shutil.which("firefox-esr") or shutil.which("firefox")
    assert binary, "no Firefox: run make test, which installs one"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        engine = Firefox(binary, Path(profile))
        try:
            yield engine
        finally:
            engine.close()

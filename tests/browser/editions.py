"""Editions of the site, and a server that misbehaves on demand.

An edition is the built site with its number in every page, in the style sheet and in the letters' pack, listed and
given its service worker by the build's own steps. A page that shows another number than its style is a mix.
"""

import shutil
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from http.server import ThreadingHTTPServer
from pathlib import Path
from unittest.mock import patch

from builder import content_name, packing
from builder.offline import list_files, write_service_worker
from builder.serve import SUB_PATH, Handler

ROOT = Path(__file__).resolve().parents[2]


# Some of the pages, and all of the engine, are an edition too: what goes wrong does not depend on how many there are.
FEW = ("", "guide/debts/", "tools/offer/", "tools/proposal/", "save/", "case/")


def edition(site: Path, folder: Path, number: int, pages: Collection[str] | None = FEW) -> Path:
    """Write edition ``number`` of the built ``site`` into ``folder``, with some of its ``pages``; None for all."""
    for file in (path for path in site.rglob("*") if path.is_file()):
        name = file.relative_to(site)
        if name.parts[0] == "download":
            continue
        if pages is not None and name.name == "index.html" and name.as_posix().removesuffix("index.html") not in pages:
            continue
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, folder / name)
    (style,) = folder.glob("assets/handbook.*.css")
    (letters,) = folder.glob("engine/letters.*.lzma")
    renamed = {
        style.name: _renamed(style, "handbook.css", style.read_bytes() + b'body{--edition:"%d"}' % number),
        letters.name: _renamed(letters, "letters.pack.lzma", letters.read_bytes() + bytes([number])),  # what follows is not read
    }
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8").replace("<head>", f'<head><meta name="edition" content="{number}">', 1)
        for old, new in renamed.items():
            text = text.replace(old, new)
        page.write_text(text, encoding="utf-8")
    publish(folder, quickly=pages is not None)
    return folder


def publish(folder: Path, *, quickly: bool = True) -> None:
    """List the files of a changed site and give it the service worker that goes with them; ``quickly``: packed less tightly."""
    with patch.dict(packing._FILTER, {"preset": 1} if quickly else {}):  # of what is thrown away in a minute
        list(list_files(ROOT, folder))
    list(write_service_worker(ROOT, folder))


def _renamed(file: Path, plain: str, content: bytes) -> str:
    path = content_name(file.with_name(plain), content)
    file.unlink()
    path.write_bytes(content)
    return path.name


@dataclass
class Server:
    """What the server serves, and how it misbehaves; a test changes both while it runs."""

    site: Path
    cut_after: int | None = None  # bytes until every connection is cut and no new one is answered
    answers: dict[str, int | Path | str] = field(
        default_factory=dict
    )  # by a piece of the path: status, other site, how it is spoiled, "drip"
    sent: int = 0
    paths: list[str] = field(default_factory=list)
    address: str = ""

    def heal(self) -> None:
        """Behave from now on, and count from nothing."""
        self.cut_after, self.sent = None, 0
        self.answers.clear()
        self.paths.clear()

    def answer(self, path: str) -> int | Path | str | None:
        """What is to go wrong with ``path``, if anything."""
        return next((answer for piece, answer in self.answers.items() if piece in path), None)


def _with_wrong_byte(content: bytes) -> bytes:
    at = len(content) // 8
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


# What a file becomes on its way.
_SPOILED = {
    "wrong byte": _with_wrong_byte,
    "its beginning": lambda content: content[: len(content) // 8],
    "a page": lambda _: b"<!doctype html><title>login</title>",
}


class _Counted:
    """A connection's way out: counts, and stops at the server's limit in the middle of whatever is being sent."""

    def __init__(self, handler, server: Server):
        self.handler, self.server, self.out = handler, server, handler.wfile

    def write(self, content: bytes) -> int:
        left = len(content) if self.server.cut_after is None else max(self.server.cut_after - self.server.sent, 0)
        self.out.write(content[:left])
        self.server.sent += min(left, len(content))
        if left < len(content):
            self.out.flush()
            self.handler.connection.shutdown(2)
            raise ConnectionAbortedError
        return len(content)

    def __getattr__(self, name: str):
        return getattr(self.out, name)


@contextmanager
def misbehaving(site: Path) -> Iterator[Server]:
    """A server of ``site`` that does what its ``Server`` says."""
    plan = Server(site)

    class Misbehaving(Handler):
        site = cached_property(lambda self: plan.site)

        def setup(self) -> None:
            super().setup()
            self.wfile = _Counted(self, plan)

        def do_GET(self) -> None:
            self.__dict__.pop("site", None)
            plan.paths.append(self.path)
            wrong = plan.answer(self.path)
            if isinstance(wrong, Path):
                self.site = wrong
            if isinstance(wrong, int):
                self.send_response(wrong)
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif wrong in _SPOILED and (file := self._file()):
                content = _SPOILED[wrong](file.read_bytes())
                self.send_response(200)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
            elif wrong == "drip" and (file := self._file()):
                self._drip(file.read_bytes())
            else:
                super().do_GET()

        def _drip(self, content: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            for byte in content:
                self.wfile.write(bytes([byte]))
                time.sleep(0.02)  # a second, of a clock that a test turns on
                if not plan.answers:
                    raise ConnectionAbortedError

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_) -> None:
            """A cut connection is what the test wants."""

    with Quiet(("127.0.0.1", 0), Misbehaving) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        plan.address = f"http://127.0.0.1:{serving.server_port}{SUB_PATH}"
        yield plan
        serving.shutdown()

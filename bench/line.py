"""The lines and machines that are measured: how fast bytes come, how long an answer takes to begin, how slow the machine is.

Bytes are held back by the server, so that whatever asks for them, page or worker, gets them no faster. The browser's own way to
slow a processor leaves workers alone; ``stopped`` slows the whole renderer instead: it is stopped for 15 of every 20 milliseconds.
"""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from builder.serve import Handler

_CHUNK = 8192
_TEXT = Handler.gzip


@dataclass(frozen=True)
class Line:
    """A line and a machine."""

    name: str
    rate: float = 0  # bytes a second; 0: as fast as they come
    latency: float = 0  # seconds until an answer begins
    processor: int = 1  # how many times slower the page's own thread is
    stopped: bool = False  # whether the whole renderer is, four times


NO_LIMITS = Line("no limits")
FAST = Line("CPU 4×, fast 4G", 8.1e6 / 8, 0.060, 4)
SLOW = Line("CPU 4×, slow 4G", 1.44e6 / 8, 0.150, 4)
WHOLE_SLOWED = Line("whole renderer 4×, fast 4G", 8.1e6 / 8, 0.060, 1, stopped=True)
LINES = (NO_LIMITS, FAST, SLOW, WHOLE_SLOWED)


class _Bucket:
    """Bytes may leave at most as fast as the line carries them, all answers together."""

    def __init__(self, line: Line) -> None:
        self.line, self.free, self.lock = line, 0.0, threading.Lock()

    def take(self, count: int) -> None:
        if not self.line.rate:
            return
        with self.lock:
            now = time.monotonic()
            self.free = max(self.free, now) + count / self.line.rate
            wait = self.free - now
        time.sleep(max(wait, 0))


class _Held:
    """A file to write into, that takes bytes no faster than the line."""

    def __init__(self, file: Any, bucket: _Bucket) -> None:
        self.file, self.bucket = file, bucket

    def write(self, content: bytes) -> int:
        for start in range(0, len(content), _CHUNK):
            part = content[start : start + _CHUNK]
            self.bucket.take(len(part))
            self.file.write(part)
        return len(content)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


class Lines:
    """A server of a site whose line can be changed between visits."""

    def __init__(self, site: Path, gzip_also: tuple[str, ...] = ()) -> None:
        lines = self

        class Held(Handler):
            gzip = frozenset({*_TEXT, *gzip_also})

            def setup(self) -> None:
                super().setup()
                self.wfile = _Held(self.wfile, lines.bucket)

            def do_GET(self) -> None:  # noqa: N802 (the standard library's name)
                time.sleep(lines.bucket.line.latency)
                super().do_GET()

        Held.site = site
        self.bucket = _Bucket(NO_LIMITS)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Held)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Where its pages are."""
        from builder.serve import SUB_PATH

        return f"http://127.0.0.1:{self.server.server_port}{SUB_PATH}"

    def use(self, line: Line) -> None:
        """From now on this line."""
        self.bucket = _Bucket(line)


@contextmanager
def machine(page: Any, line: Line) -> Iterator[None]:
    """The page's machine, as slow as the line says."""
    if line.processor > 1:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": line.processor})
    if not line.stopped:
        yield
        return
    end = threading.Event()
    stopping = threading.Thread(target=_stop_and_go, args=(end,), daemon=True)
    stopping.start()
    try:
        yield
    finally:
        end.set()
        stopping.join()


def _stop_and_go(end: threading.Event) -> None:
    found, looked = renderers(), time.monotonic()
    while not end.is_set():
        if time.monotonic() - looked > 0.5:
            found, looked = renderers(), time.monotonic()
        _tell(found, signal.SIGSTOP)
        time.sleep(0.015)
        _tell(found, signal.SIGCONT)
        time.sleep(0.005)


def _tell(processes: list[int], what: signal.Signals) -> None:
    for process in processes:
        try:
            os.kill(process, what)
        except ProcessLookupError:
            continue


def renderers() -> list[int]:
    """The renderers among the processes that descend from this one."""
    parents, kinds = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            kinds[int(folder.name)] = b"--type=renderer" in (folder / "cmdline").read_bytes()
        except (OSError, ValueError):
            continue

    def ours(process: int) -> bool:
        while process in parents:
            if process == os.getpid():
                return True
            process = parents[process]
        return False

    return [process for process, is_renderer in kinds.items() if is_renderer and ours(process)]


def memory() -> int:
    """The bytes that the largest renderer of this process's browsers holds for itself."""
    sizes = []
    for process in renderers():
        try:
            text = Path(f"/proc/{process}/smaps_rollup").read_text()
        except OSError:
            continue
        sizes += [int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")]
    return max(sizes, default=0)

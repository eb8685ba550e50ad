"""Serves the built site under its sub-path, gzipped as GitHub Pages does: ``python -m builder.serve``."""

import gzip
import sys
from functools import lru_cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

SUB_PATH = "/repayment-handbook/"
_TEXT = {".html", ".css", ".js", ".json", ".svg", ".webmanifest", ".xml", ".txt"}


@lru_cache(maxsize=512)
def _gzipped(path: Path, changed: float) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class Handler(SimpleHTTPRequestHandler):
    """GET and HEAD of the site's files; everything outside the sub-path is not found."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".webmanifest": "application/manifest+json",
        ".lzma": "application/octet-stream",
    }
    site = Path("site")
    gzip = frozenset(_TEXT)

    def do_GET(self) -> None:
        """Send a file, gzipped where it is text and the browser takes that."""
        path = self._file()
        if path is None:
            return
        content = path.read_bytes()
        packed = path.suffix in self.gzip and "gzip" in self.headers.get("Accept-Encoding", "")
        if packed:
            content = _gzipped(path, path.stat().st_mtime)
        self.send_response(200)
        self.send_header("Content-Type", self._type(path))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    do_HEAD = do_GET  # noqa: N815 (the standard library's name)

    def _type(self, path: Path) -> str:
        kind = self.guess_type(str(path))
        return f"{kind}; charset=utf-8" if path.suffix in _TEXT else kind

    def _file(self) -> Path | None:
        address = unquote(urlsplit(self.path).path)
        if not address.startswith(SUB_PATH):
            self._refuse(address)
            return None
        root = self.site.resolve()
        path = (root / address.removeprefix(SUB_PATH)).resolve()
        if path.is_dir():
            if not address.endswith("/"):
                self.send_response(301)
                self.send_header("Location", f"{address}/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return None
            path = path / "index.html"
        if not path.is_file() or not path.is_relative_to(root):
            self._refuse(address)
            return None
        return path

    def _refuse(self, asked: str) -> None:
        """Within the site the page that says so, as the host sends it."""
        page = self.site / "404.html"
        content = page.read_bytes() if asked.startswith(SUB_PATH) and page.is_file() else b""
        self.send_response(404)
        if content:
            self.send_header("Content-Type", self._type(page))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Keep quiet: what a reader opens is nobody's business, not even here."""


def server(site: Path, port: int = 0, gzip_also: tuple[str, ...] = ()) -> ThreadingHTTPServer:
    """A server of ``site`` on this machine; port 0 takes a free one. ``gzip_also``: more endings to send gzipped."""
    handler = type("SiteHandler", (Handler,), {"site": site, "gzip": frozenset({*_TEXT, *gzip_also})})
    return ThreadingHTTPServer(("127.0.0.1", port), handler)


def main() -> int:
    """Serve ``site/`` until interrupted."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    with server(Path(__file__).resolve().parent.parent / "site", port) as serving:
        print(f"还款协商手册: http://127.0.0.1:{serving.server_port}{SUB_PATH}  (Ctrl+C ends it)", flush=True)
        try:
            serving.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())

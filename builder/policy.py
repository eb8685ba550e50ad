"""The policy: a Content-Security-Policy in each page, with the hashes of Material's few inline scripts.

A browser that meets a policy in a page stops looking ahead for what the page will need (Chromium does), and would find each style
and script only when all before it has run: a second on a slow line. So the head names them itself, right behind the policy.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from builder import BuildError, pages_of
from builder.html import read_page

# Markup and scripts' addresses go through web/shell/trusted.js, which stands in the page.
TRUSTED = ("require-trusted-types-for 'script'", "trusted-types default handbook")
_DIRECTIVES = (
    "default-src 'self'",
    "object-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval' {hashes}",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    *TRUSTED,
)
_CHARSET = '<meta charset="utf-8">'
_NEEDED = re.compile(
    r'<(link|script)(?: rel="stylesheet")? (?:href|src)="([^"]*assets/(?:stylesheets/)?\w+\.(?:\w+\.)*(?:css|js))"'
)


def write_policy(root: Path, site: Path) -> Iterator[Path]:
    """Put the policy first in the head of every page, and behind it what the page needs."""
    for path in pages_of(site):
        text = aligned_by_class(path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
        page = read_page(path)
        hashes = sorted({script_hash(script) for script in page.inline_scripts})
        policy = "; ".join(_DIRECTIVES).format(hashes=" ".join(hashes)).replace("  ", " ")
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        before, head, after = text.replace(_CHARSET, "", 1).partition("<head>")
        if not head or _CHARSET not in text:
            raise BuildError(path, "no <head> that names utf-8", "write the page through MkDocs")
        # What the text is written in must stand in the first kilobyte.
        path.write_text("".join([before, head, _CHARSET, meta, *_needed(text), after]), encoding="utf-8")
        yield path


def _needed(text: str) -> Iterator[str]:
    """Links that ask early for a page's styles, which it is drawn with, and then for its own scripts."""
    for kind, address in _NEEDED.findall(text):
        yield f'<link rel="preload" as="{"style" if kind == "link" else "script"}" href="{address}">'


def aligned_by_class(text: str) -> str:
    """Aligned Markdown tables say so in style attributes, which the policy forbids; a class says the same."""
    return re.sub(r' style="text-align: (left|right|center);"', r' class="align-\1"', text)


def script_hash(script: str) -> str:
    """How a policy names an inline script or style: by the hash of its text."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"

"""The policy: a Content-Security-Policy in each page, with the hashes of Material's few inline scripts."""

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


def write_policy(root: Path, site: Path) -> Iterator[Path]:
    """Put the policy first in the head of every page."""
    for path in pages_of(site):
        text = aligned_by_class(path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
        page = read_page(path)
        hashes = sorted({script_hash(script) for script in page.inline_scripts})
        policy = "; ".join(_DIRECTIVES).format(hashes=" ".join(hashes)).replace("  ", " ")
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        head = re.search(r"<head>", text)
        if not head:
            raise BuildError(path, "no <head>", "write the page through MkDocs")
        path.write_text(text[: head.end()] + meta + text[head.end() :], encoding="utf-8")
        yield path


def aligned_by_class(text: str) -> str:
    """Aligned Markdown tables say so in style attributes, which the policy forbids; a class says the same."""
    return re.sub(r' style="text-align: (left|right|center);"', r' class="align-\1"', text)


def script_hash(script: str) -> str:
    """How a policy names an inline script or style: by the hash of its text."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"

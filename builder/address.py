"""The site's own address: canonical links, the sitemap and the page for what is not found are written with it."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from builder import BuildError

SHARED = "share.png"

# Addresses that stand for one that is not known yet (RFC 2606): good for tests, wrong for readers.
_EXAMPLES = re.compile(r"(^|\.)example(\.\w+)*$|\.(test|invalid|localhost)$")


def site_address(root: Path) -> str:
    """Where the site is served, ending in a slash: ``SITE_URL``, which a deployment sets, or else what mkdocs.yml says."""
    given = os.environ.get("SITE_URL", "").strip()
    if not given:
        text = (root / "mkdocs.yml").read_text(encoding="utf-8")
        (given,) = re.findall(r"^site_url: (\S+)$", text, re.MULTILINE)
    return given.rstrip("/") + "/"


def home_path(root: Path) -> str:
    """The path of the site's address: ``/repayment-handbook/``."""
    return urlsplit(site_address(root)).path


def write_for_finders(root: Path, site: Path) -> Iterator[Path]:
    """``robots.txt`` and the picture that a shared link shows. A publication at an example address is stopped."""
    address = site_address(root)
    parts = urlsplit(address)
    if os.environ.get("PUBLISH") and (parts.scheme != "https" or is_example(parts.hostname or "")):
        raise BuildError("SITE_URL", address, "set SITE_URL to the https address at which the site will be served")
    robots = site / "robots.txt"
    robots.write_text(f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n", encoding="utf-8")
    yield robots
    yield Path(shutil.copy(root / "web" / "pictures" / SHARED, site / SHARED))


def is_example(host: str) -> bool:
    """Whether a host's name only stands for one: example.com, example.github.io, localhost."""
    return host == "localhost" or any(_EXAMPLES.search(name) for name in (host, host.partition(".")[0]))

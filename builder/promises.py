"""The promises: what would break one stops the build, with the file, what was found, and the mend."""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from builder import BuildError, pages_of
from builder.address import home_path
from builder.html import Page, read_page
from builder.packing import SUFFIX
from builder.rest import whole
from builder.shipped import COMPONENTS
from calculators import CALCULATORS
from calculators.law import rules

GUIDE_BUDGET = 100_000  # bytes gzipped on first load
TOOL_BUDGET = 1_800_000  # bytes on the wire to a tool's first result
# The whole guide on one page is for a printer, asked for by name; it weighs what the guide weighs, and has its own limit.
PRINT_BUDGET = 355_000
PRINTED = "print/"
FIRST_RESULT = ("worker", "runtime", "stdlib", "calculators")

# Names that look like addresses but are never asked for.
_NAMESPACES = (
    "http://www.w3.org/", "https://www.w3.org/",
    "http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/", "http://purl.org/dc/", "http://purl.oclc.org/ooxml/",
)  # fmt: skip


def keep_promises(root: Path, site: Path) -> Iterator[Path]:
    """Check every page and script of the built site."""
    pages = [read_page(path) for path in pages_of(site)]
    home = home_path(root)
    for page in pages:
        refuse_other_hosts(page)
        refuse_what_the_policy_blocks(page)
        hold_to_budget(page, site, home)
        require_rules(page)
    refuse_dead_links(pages, site, home)
    refuse_addresses_in_code(site)
    yield from (page.path for page in pages)


def refuse_other_hosts(page: Page) -> None:
    """Nothing a page loads by itself lies elsewhere."""
    for address in page.loads:
        if urlsplit(address).scheme not in {"", "data"} or address.startswith("//"):
            raise BuildError(page.path, f"loads {address}", "serve the file ourselves, or leave it out")


def refuse_what_the_policy_blocks(page: Page) -> None:
    """No inline style or event handler: the policy would silently drop it."""
    for found in (*page.handlers, *page.inline_styles):
        raise BuildError(page.path, found, "put it into web/: a class in a style sheet, a listener in a script")


def hold_to_budget(page: Page, site: Path, home: str) -> None:
    """A guide page stays within 100 KB gzipped on first load; a tool within 1.8 MB to its first result."""
    files = {page.path} | {file for address in page.loads if (file := _target(page.path, address, site, home)) and file.is_file()}
    budget = PRINT_BUDGET if page.path == site / PRINTED / "index.html" else GUIDE_BUDGET
    if page.tool is not None:
        files |= {path for name in FIRST_RESULT for path in (site / "engine").glob(f"{name}.*")}
        budget = TOOL_BUDGET
    size = sum(_on_the_wire(file) for file in files)
    if size > budget and not (page.tool is not None and whole()):
        raise BuildError(page.path, f"{size:,} bytes gzipped", f"keep it under {budget:,}: split the page")


def _on_the_wire(file: Path) -> int:
    """Bytes of a file as a host sends it: gzipped, unless it is already."""
    stat = file.stat()
    return stat.st_size if file.suffix == SUFFIX else _gzipped_size(file, stat.st_mtime_ns)


@cache
def _gzipped_size(file: Path, changed: int) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


def require_rules(page: Page) -> None:
    """A tool stands on rules, and names them on its page."""
    if page.tool is None:
        return
    named = CALCULATORS[page.tool].module.RULES
    known = [rule for rule in named if rule in page.rules and rules.load(rule)]
    if not named or len(known) < len(named):
        missing = "、".join(set(named) - set(known)) or "no RULES"
        raise BuildError(page.path, f"the tool does not name {missing}", "list the rule in RULES and show it by basis()")


def refuse_dead_links(pages: list[Page], site: Path, home: str) -> None:
    """Every link and anchor within the site leads somewhere."""
    ids = {page.path: page.ids for page in pages}
    for page in pages:
        for address in page.links + page.loads:
            if urlsplit(address).scheme or address.startswith("//"):
                continue
            bare, anchor = urldefrag(address)
            target = _target(page.path, bare, site, home) if bare else page.path
            if target is None or not target.is_file():
                raise BuildError(page.path, f"a link to {address}", "the file is not there: mend the link")
            if anchor and target in ids and unquote(anchor) not in ids[target]:
                raise BuildError(page.path, f"a link to {address}", "the page has no such anchor: mend one of them")


def refuse_addresses_in_code(site: Path) -> None:
    """No script or style names another host, asleep or awake; the list of components, which no page loads, does."""
    for path in sorted([*site.rglob("*.js"), *site.rglob("*.css"), *site.rglob("*.json")]):
        if path.name == COMPONENTS:
            continue
        text = path.read_text(encoding="utf-8")
        code = text if path.suffix == ".json" else re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        for found in re.findall(r"(?:https?|wss?)://[\w.-]+\.[a-z]{2,}[^\s\"'`)]*", code):
            if not found.startswith(_NAMESPACES):
                raise BuildError(path, found[:80], "take the address out; nothing may be asked of another host")


def _target(page: Path, address: str, site: Path, home: str) -> Path | None:
    """The file behind an address on ``page``; None where it lies outside the site."""
    path = unquote(urlsplit(address).path)
    if urlsplit(address).scheme:
        return None
    if path.startswith("/"):
        if not path.startswith(home):
            return None
        target = site / path.removeprefix(home)
    else:
        target = (page.parent / path).resolve()
    return target / "index.html" if path.endswith("/") or target.is_dir() else target

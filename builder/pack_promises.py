"""The packs' promises: every link in them leads somewhere, nothing in them asks another host, the install stays small."""

import gzip
import json
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag

from builder import BuildError
from builder.html import Page, read_markup, read_page
from builder.links import target
from builder.promises import refuse_addresses_in_code, refuse_other_hosts
from builder.rest import whole
from builder.streams import streams
from macros.saving import PACKS

INSTALL_BUDGET = 4_000_000  # bytes on the wire to the whole handbook offline
SINGLE_BUDGET = 5_500_000  # bytes: what chats still pass on, and a phone still opens


def keep_pack_promises(root: Path, site: Path) -> Iterator[Path]:
    """Check the packs in ``dist/`` and the list of files to keep."""
    dist = root / "dist"
    hold_install_to_budget(site)
    check_zip(dist / PACKS["zip"])
    check_single(dist / PACKS["single"])
    yield from (dist / name for name in PACKS.values())


def hold_install_to_budget(site: Path) -> None:
    """Saving the whole handbook takes at most so much from the network: the list, the worker, the pack, and what is not in it."""
    listed = json.loads((site / "files.json").read_text(encoding="utf-8"))
    pack = listed["pack"]
    alone = [pack["path"], *list(listed["files"])[pack["files"] :]]
    size = sum((site / name).stat().st_size for name in alone)
    size += sum(len(gzip.compress((site / name).read_bytes(), 6)) for name in ("files.json", "sw.js"))
    if size > INSTALL_BUDGET and not whole():
        raise BuildError(site / "files.json", f"{size:,} bytes on the wire", f"keep it under {INSTALL_BUDGET:,}: leave files out")


def check_zip(path: Path) -> None:
    """Every link and anchor of the zip's pages leads to a file in the zip; no script or style names another host."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
        laid = Path(folder)
        pages = {file.relative_to(laid).as_posix(): read_page(file) for file in sorted(laid.rglob("*.html"))}
        for name, page in pages.items():
            refuse_other_hosts(page)
            for address in page.links + page.loads:
                file = target(name, address)
                anchor = unquote(urldefrag(address).fragment)
                if file is not None and not (laid / file).is_file():
                    raise BuildError(
                        f"{path.name}/{name}", f"a link to {address}", "the file is not in the zip: see builder/zip_pack.py"
                    )
                if file in pages and anchor and anchor not in pages[file].ids:
                    raise BuildError(f"{path.name}/{name}", f"a link to {address}", "the page has no such anchor")
        refuse_addresses_in_code(laid)


def check_single(path: Path) -> None:
    """Every link within the single file leads somewhere, no id stands twice, it loads nothing, and it is small enough."""
    size = path.stat().st_size
    if size > SINGLE_BUDGET and not whole():
        raise BuildError(path, f"{size:,} bytes", f"keep it under {SINGLE_BUDGET:,}: see builder/single_file.py")
    text = path.read_text(encoding="utf-8")
    pages = {
        name: content.decode("utf-8")
        for name, content in streams(text).get("text", {}).items()
        if name not in ("search", "index")
    }
    page = read_markup(path, text)
    places = page.ids | _places(text, page.ids)
    parts = {name: read_markup(path, markup) for name, markup in pages.items()}
    places |= {f"p:{name}:{each}" for name, part in parts.items() for each in (*part.ids, "")}
    _refuse_what_leads_out(page, page.ids, page.inline_styles[1:])
    _refuse_twice(path, text)
    for name, part in parts.items():
        _refuse_what_leads_out(part, places, part.inline_styles)
        _refuse_twice(path, pages[name])


def _places(text: str, ids: set[str]) -> set[str]:
    """The places on the pages that stand there plainly, as addresses with their paths name them."""
    paths = {mark: path for path, mark in re.findall(r'data-page="([^"]*)" data-mark="([^"]*)"', text)}
    marked = (each.partition(":") for each in ids)
    return {f"p:{paths[mark + colon]}:{place}" for mark, colon, place in marked if mark + colon in paths}


def _refuse_what_leads_out(page: Page, places: set[str], styles: list[str]) -> None:
    for address in page.loads:
        if not address.startswith("data:"):
            raise BuildError(page.path, f"loads {address[:80]}", "put the file's bytes into the page: see builder/single_file.py")
    for found in page.handlers + styles:
        raise BuildError(page.path, found, "the policy would drop it: put it into web/")
    for address in page.links:
        if address.startswith("#") and unquote(address[1:]) not in places:
            raise BuildError(page.path, f"a link to {address}", "no page of the file has such a place: mend the link")
        if "://" not in address and not address.startswith(("#", "tel:", "mailto:")):
            raise BuildError(page.path, f"a link to {address}", "it leads out of the file: see builder/links.py")


def _refuse_twice(path: Path, text: str) -> None:
    text = re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL)
    twice = [name for name, count in Counter(re.findall(r'\sid="([^"]*)"', text)).items() if count > 1]
    if twice:
        raise BuildError(path, f"the id {twice[0]} twice", "mark it with its page: see builder/single_file.py")

"""The packs: the zip and the single file, their sums, and the words that offer them on the site."""

import hashlib
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from builder import DOWNLOAD, pages_of
from builder.links import as_served
from builder.single_file import write_single_file
from builder.zip_pack import write_zip
from macros.saving import PACKS, Offer


def write_packs(root: Path, site: Path) -> Iterator[Path]:
    """Write ``dist/`` and put copies into ``site/download/``, with size and sum on the pages that offer them."""
    dist = root / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    dist.mkdir()
    makers = {"zip": write_zip, "single": write_single_file}
    with ThreadPoolExecutor() as at_once:  # most of the time goes where Python's own lock is not held
        made = [at_once.submit(makers[kind], root, site, dist / name) for kind, name in PACKS.items()]
    for pack in made:
        pack.result()
    yield from (dist / name for name in PACKS.values())
    sums = {name: hashlib.sha256((dist / name).read_bytes()).hexdigest() for name in PACKS.values()}
    listed = dist / "SHA256SUMS"
    listed.write_text("".join(f"{digest}  {name}\n" for name, digest in sums.items()), encoding="utf-8")
    yield listed
    download = site / DOWNLOAD
    download.mkdir()
    for name in (*PACKS.values(), listed.name):
        shutil.copyfile(dist / name, download / name)
    _offer(site, {kind: Offer((dist / name).stat().st_size, sums[name]) for kind, name in PACKS.items()})


def _offer(site: Path, offers: dict[str, Offer]) -> None:
    for page in pages_of(site):
        text = as_served(page.read_text(encoding="utf-8"))
        for kind, offer in offers.items():
            for mark, words in offer.words(kind).items():
                text = text.replace(mark, words)
        page.write_text(text, encoding="utf-8")

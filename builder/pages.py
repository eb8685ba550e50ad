"""Pages: MkDocs with Material writes the site; what a phone does not need is left out."""

import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from builder import BuildError
from builder.address import site_address

# Material ships these for other setups than ours: source maps, and stemmers of languages we do not search in.
LEFT_OUT = ("**/*.map", "assets/javascripts/lunr/tinyseg.js", "assets/javascripts/lunr/wordcut.js", "sitemap.xml.gz")
_SEARCH_IN = ("lunr.stemmer.support.min.js", "lunr.zh.min.js")


# What Material's HTML says too little of, or in words of its trade: the script of our Chinese, the skip link's goal, the search dialog's name, its wait.
_PATCHES = {
    '<html lang="zh"': '<html lang="zh-CN"',
    ">\n          跳转至\n": ">\n          跳到正文\n",
    'data-md-component="search" role="dialog"': 'data-md-component="search" role="dialog" aria-label="搜索"',
    "正在初始化搜索引擎": "搜索正在准备",
}


def write_pages(root: Path, site: Path) -> Iterator[Path]:
    """Build ``docs/`` into ``site``."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    log = logging.getLogger("mkdocs")
    log.setLevel(logging.WARNING)
    log.addHandler(logging.StreamHandler())
    logging.getLogger("jieba").setLevel(logging.WARNING)
    shutil.rmtree(site, ignore_errors=True)
    try:
        build(load_config(str(root / "mkdocs.yml"), site_dir=str(site), site_url=site_address(root)))
    except (Abort, MkDocsException, SystemExit) as error:
        found = "a macro failed" if isinstance(error, SystemExit) else str(error)  # the macros' plugin simply exits
        raise BuildError("mkdocs.yml", found, "read MkDocs's message above, mend the page that it names") from None
    for pattern in LEFT_OUT:
        for path in sorted(site.glob(pattern)):
            path.unlink()
    for path in sorted(site.glob("assets/javascripts/lunr/min/*.js")):
        if path.name not in _SEARCH_IN:
            path.unlink()
    pages = sorted(site.rglob("*.html"))
    _mend_theme(pages)
    yield from pages
    yield site / "search" / "search_index.json"
    yield Path(shutil.copy(root / "LICENSE", site / "LICENSE.txt"))


def _mend_theme(pages: list[Path]) -> None:
    texts = {page: page.read_text(encoding="utf-8") for page in pages}
    for written, meant in _PATCHES.items():
        if not any(written in text for text in texts.values()):
            raise BuildError("mkdocs.yml", f"no {written!r} in any page", "Material has changed: mend _PATCHES in pages.py")
        texts = {page: text.replace(written, meant) for page, text in texts.items()}
    for page, text in texts.items():
        page.write_text(text, encoding="utf-8")

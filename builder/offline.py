"""Offline: the web app manifest, the list of files by content, and the service worker that keeps them."""

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder import DOWNLOAD, pages_of
from builder.assets import bundled
from builder.install_pack import InstallPack, fetched, guessed, install_pack, written
from calculators import CALCULATORS
from macros.saving import OFFLINE_SIZE, WIRE_SIZE

# The page to print repeats all others: kept, every change of a page would be fetched twice.
_NOT_KEPT = {"files.json", "sw.js", "robots.txt", "share.png", "404.html", "sitemap.xml", "print/index.html"}
_ELSEWHERE = re.compile(rf"{DOWNLOAD}/|install\.\w+\.lzma$")  # the packs: made of what is kept
_ICONS = ("icon-180.png", "icon-192.png", "icon-512.png", "icon-maskable-512.png")


def write_manifest(root: Path, site: Path) -> Iterator[Path]:
    """The manifest that lets a phone put the handbook on its home screen."""
    icons = site / "assets" / "icons"
    icons.mkdir(parents=True, exist_ok=True)
    for name in _ICONS:
        yield Path(shutil.copy(root / "web" / "icons" / name, icons / name))
    manifest = {
        "id": "./",
        "name": "还款协商手册",
        "short_name": "还款手册",
        "description": "列清债务，算出能还多少，提出方案，看懂对方的还价。不上传，断网也能用。",
        "lang": "zh-CN",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#f7f4ec",
        "theme_color": "#f7f4ec",
        "categories": ["finance", "education"],
        "shortcuts": [_shortcut(name) for name in CALCULATORS if (site / "tools" / name / "index.html").is_file()],
        "icons": [
            {"src": "assets/icons/icon.svg", "sizes": "any", "type": "image/svg+xml"},
            {"src": "assets/icons/icon-192.png", "sizes": "192x192", "type": "image/png"},
            {"src": "assets/icons/icon-512.png", "sizes": "512x512", "type": "image/png"},
            {"src": "assets/icons/icon-maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
    }
    path = site / "manifest.webmanifest"
    path.write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    yield path


def _shortcut(name: str) -> dict[str, Any]:
    """A tool in the menu of the home screen's icon."""
    calculator = CALCULATORS[name]
    return {
        "name": calculator.title,
        "short_name": calculator.title,
        "description": calculator.purpose,
        "url": f"./tools/{name}/",
        "icons": [{"src": "assets/icons/icon-192.png", "sizes": "192x192", "type": "image/png"}],
    }


def list_files(root: Path, site: Path) -> Iterator[Path]:
    """``files.json``: every file a reader needs, with its size and the hash of its bytes; and the pack that brings most of them."""
    kept, pack = _with_sizes_said(site)
    path = written(site, pack)
    yield path
    inside = dict.fromkeys(pack.names)  # they are the first of the list
    files = {
        name: {"hash": hashlib.sha256(kept[name]).hexdigest(), "bytes": len(kept[name])} for name in inside | dict.fromkeys(kept)
    }
    listed = site / "files.json"
    version = _version(files) | {"pack": {"path": path.name, "files": len(inside)}}
    listed.write_text(json.dumps(version, ensure_ascii=False), encoding="utf-8")
    yield listed


def _version(files: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A version: its files, and a name that changes with any of them."""
    text = json.dumps(files, ensure_ascii=False, sort_keys=True)
    return {"id": hashlib.sha256(text.encode("utf-8")).hexdigest()[:12], "files": files}


def _kept(site: Path) -> dict[str, Path]:
    """What is kept offline, by its path in the site."""
    paths = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    return {name: path for name, path in paths.items() if name not in _NOT_KEPT and not _ELSEWHERE.match(name)}


def _with_sizes_said(site: Path) -> tuple[dict[str, bytes], InstallPack]:
    """What is kept, and its pack, when the pages that offer 保存到手机 say how many megabytes it fetches, and how many it keeps.

    These pages lie in the pack. So what it comes to is guessed, said and packed, and said again where that shows the guess as wrong.
    """
    texts = {page: text for page in pages_of(site) if OFFLINE_SIZE in (text := page.read_text(encoding="utf-8"))}
    kept = {name: path.read_bytes() for name, path in _kept(site).items()}
    size = sum(len(content) for content in kept.values())
    said = _megabytes(guessed(kept))
    for _ in range(3):  # the figure itself changes what is packed by a few bytes: at the edge between two it may never settle
        for page, text in texts.items():
            page.write_text(text.replace(WIRE_SIZE, said).replace(OFFLINE_SIZE, _megabytes(size)), encoding="utf-8")
            name = page.relative_to(site).as_posix()
            if name in kept:
                kept[name] = page.read_bytes()
        pack = install_pack(kept)
        before, said = said, _megabytes(fetched(kept, pack))
        if not texts or before == said:
            break
    return kept, pack


def _megabytes(size: float) -> str:
    return f"{size / 1e6:.1f}"


def write_service_worker(root: Path, site: Path) -> Iterator[Path]:
    """``sw.js`` with its list inside, so that any changed file makes a new version of it."""
    version = (site / "files.json").read_text(encoding="utf-8")
    worker = site / "sw.js"
    worker.write_text(f"self.VERSION={version};\n{bundled(root, 'offline/sw.js')}\n", encoding="utf-8")
    yield worker

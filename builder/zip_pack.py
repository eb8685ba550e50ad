"""The zip: the whole site for a computer, opened by double-click. Everything a page fetches becomes a script beside it."""

import json
import posixpath
import re
import tempfile
import zipfile
from pathlib import Path
from urllib.parse import quote

from builder import BuildError, build_time, content_name
from builder.assets import bundled
from builder.links import as_packed, relinked
from builder.pieces import pieces, search_index
from builder.policy import write_policy

HOME = "打开手册.html"
FOLDER = "handbook"
# Served only, or in a piece.
_LEFT_OUT = (
    "404.html",
    "robots.txt",
    "share.png",
    "sitemap.xml",
    "manifest.webmanifest",
    "engine/",
    "search/",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
)


def write_zip(root: Path, site: Path, path: Path) -> None:
    """Write the zip of ``site`` to ``path``."""
    with tempfile.TemporaryDirectory() as folder:
        laid = Path(folder)
        script = bundled(root, "offline/packed.js").encode("utf-8")
        packed = content_name(Path(FOLDER, "assets", "packed.js"), script).as_posix()
        _write(laid / packed, script)
        for file in sorted(path for path in site.rglob("*") if path.is_file()):
            name = file.relative_to(site).as_posix()
            if name.startswith(_LEFT_OUT):
                continue
            content = file.read_bytes()
            if name.endswith(".html"):
                content = _page(content.decode("utf-8"), name, packed).encode("utf-8")
            if re.fullmatch(r"assets/javascripts/bundle\.\w+\.min\.js", name):
                content = _search_from_pieces(content.decode("utf-8"), name).encode("utf-8")
            _write(laid / _place(name), content)
        list(write_policy(root, laid))
        for name, text in pieces(site).items():
            _write(laid / FOLDER / "pieces" / f"{name}.js", f'handbook.piece("{name}","{text}");'.encode())
        _write(laid / FOLDER / "search" / "search_index.js", index_in_pack(site).encode("utf-8"))
        _zip(laid, path)


def _place(name: str) -> str:
    """Where a file of the site lies in the zip."""
    return HOME if name == "index.html" else f"{FOLDER}/{name}"


def _page(text: str, name: str, packed: str) -> str:
    place = _place(name)

    def beside(file: str, anchor: str = "") -> str:
        return quote(_from(place, file)) + (f"#{anchor}" if anchor else "")

    text = relinked(as_packed(text), name, lambda file, anchor: beside(_place(file), anchor))
    text = re.sub(r'\s*<link rel="(?:manifest|canonical|apple-touch-icon)"[^>]*>', "", text)
    # Material's own paths: the root for its index, and the name under which it keeps the palette.
    root = _from(place, FOLDER) + "/"
    text = re.sub(r'(__md_scope=new URL\()"[^"]*"', rf'\1"{root}"', text)
    text = re.sub(r'("base": )"[^"]*"', rf'\1"{root}"', text)
    return text.replace("<head>", f'<head><script src="{beside(packed)}"></script>', 1)


def _from(page: str, file: str) -> str:
    return posixpath.relpath(file, posixpath.dirname(page) or ".")


def _search_from_pieces(bundle: str, name: str) -> str:
    asks = "w=new Worker(e)"
    if bundle.count(asks) != 1:
        raise BuildError(name, f"no single {asks}", "see _WHEN_SEARCHED in builder/assets.py, which writes it")
    return bundle.replace(asks, "w=handbook.searchWorker()")


def index_in_pack(site: Path) -> str:
    """The search index as a script, its places and the places that sentences lead to as the pack names them."""
    index = search_index(site)
    for entry in index["docs"]:
        entry["location"] = _in_pack(entry["location"])
    said = index["config"]["said"]
    for kind in ("places", "first"):
        said[kind] = {_in_pack(place): words for place, words in said[kind].items()}
    return f"var __index={json.dumps(index, ensure_ascii=False)};"


def _in_pack(location: str) -> str:
    """Where a place of the site lies in the pack, whose pages are files."""
    page, mark, anchor = location.partition("#")
    return (f"{page}index.html" if page else f"../{quote(HOME)}") + mark + anchor


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _zip(folder: Path, path: Path) -> None:
    moment = build_time()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, file.read_bytes(), compresslevel=9)

"""The pieces that a pack carries as text: the engine's packs, scripts with a library, and search's worker with its Chinese.

In the zip bytes become text five characters for four (base 85), which a zip makes as small again as they were. The alphabet is that of
``base64.b85encode`` without what HTML could take for markup; ``web/offline/packed.js`` reads it. The single file: ``builder/streams.py``.
"""

import base64
import gzip
import json
from pathlib import Path
from typing import Any

from builder import BuildError
from builder.assets import WITH_LIBRARY
from builder.packing import PACKED, unpacked

_PLAIN = bytes.maketrans(b"<&", b",.")


# The order in which they are wanted: what a first result starts with, what comes with letters, texts and files, the rest.
_ORDER = (
    "worker", "runtime", "stdlib", "calculators", "letters_library", "letters", "reading", "exports_library", "exports", "files",
    "docx", "rest",
)  # fmt: skip


def pieces(site: Path) -> dict[str, str]:
    """Each piece by its name in ``web/offline/packed.js``, packed, as text."""
    made = _packs(site) | {name: text.encode("utf-8") for name, text in library_scripts(site).items()}
    made["search"] = search_worker(site).encode("utf-8")
    return {name: as_text(content) for name, content in made.items()}


def plain_pieces(site: Path) -> dict[str, bytes]:
    """The same without search as they are before they are packed, in the order in which they are wanted."""
    made = {name: unpacked(content) if content.startswith(PACKED) else content for name, content in _packs(site).items()}
    made |= {name: text.encode("utf-8") for name, text in library_scripts(site).items()}
    for name in made.keys() - set(_ORDER):
        raise BuildError("builder/pieces.py", f"no place for the pack {name}", "write into _ORDER when it is wanted")
    return dict(sorted(made.items(), key=lambda each: _ORDER.index(each[0])))


def _packs(site: Path) -> dict[str, bytes]:
    return {path.name.partition(".")[0]: path.read_bytes() for path in sorted(site.glob("engine/*")) if path.suffix != ".json"}


def library_scripts(site: Path) -> dict[str, str]:
    """The scripts that bring a library with them, by the names of their pieces."""
    return {name: _single(site, f"assets/{name}.*.js").read_text(encoding="utf-8") for name in WITH_LIBRARY}


def as_text(content: bytes) -> str:
    """``content`` packed, unless it is already, and written in base 85."""
    small = content if content.startswith(PACKED) else gzip.compress(content, 9, mtime=0)
    return base64.b85encode(small).translate(_PLAIN).decode("ascii")


def search_index(site: Path) -> dict[str, Any]:
    """The search index: ``config`` and ``docs``, each of these with location, title and text."""
    index: dict[str, Any] = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    return index


def search_worker(site: Path) -> str:
    """Search's worker with the languages that it would ask for beside it, which a worker in a pack cannot."""
    worker = _single(site, "assets/javascripts/workers/search.*.js")
    support = _single(site, "assets/javascripts/lunr/min/lunr.stemmer.support.min.js")
    languages = sorted(site.glob("assets/javascripts/lunr/min/lunr.??.min.js"))
    parts = [worker, support, *languages]
    texts = [path.read_text(encoding="utf-8").split("//# sourceMappingURL")[0] for path in parts]
    return "\n;".join(["self.importScripts = () => {};", *texts])


def _single(site: Path, pattern: str) -> Path:
    found = sorted(site.glob(pattern))
    if len(found) != 1:
        raise BuildError(pattern, f"{len(found)} files", "the packs need exactly one: see builder/pieces.py")
    return found[0]

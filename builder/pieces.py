"""The pieces that a pack carries as text: the engine's packs, and search's worker with its Chinese, in one script."""

import base64
import gzip
import json
from pathlib import Path

from builder import BuildError

ENGINE = ("runtime", "stdlib", "calculators", "letters", "worker")


def pieces(site: Path) -> dict[str, str]:
    """Each piece by its name in ``web/packed.js``, gzipped, in base64."""
    made = {name: _engine(site, name) for name in ENGINE}
    made["search"] = _gzipped(search_worker(site).encode("utf-8"))
    return {name: base64.b64encode(content).decode("ascii") for name, content in made.items()}


def search_index(site: Path) -> dict:
    """The search index: ``config`` and ``docs``, each of these with location, title and text."""
    return json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))


def search_worker(site: Path) -> str:
    """Search's worker with the languages that it would ask for beside it, which a worker in a pack cannot."""
    worker = _single(site, "assets/javascripts/workers/search.*.js")
    support = _single(site, "assets/javascripts/lunr/min/lunr.stemmer.support.min.js")
    languages = sorted(site.glob("assets/javascripts/lunr/min/lunr.??.min.js"))
    parts = [worker, support, *languages]
    texts = [path.read_text(encoding="utf-8").split("//# sourceMappingURL")[0] for path in parts]
    return "\n;".join(["self.importScripts = () => {};", *texts])


def _engine(site: Path, name: str) -> bytes:
    content = _single(site, f"engine/{name}.*").read_bytes()
    return content if content.startswith(b"\x1f\x8b") else _gzipped(content)


def _gzipped(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def _single(site: Path, pattern: str) -> Path:
    found = sorted(site.glob(pattern))
    if len(found) != 1:
        raise BuildError(pattern, f"{len(found)} files", "the packs need exactly one: see builder/pieces.py")
    return found[0]

"""The install pack: what saving the handbook fetches of pages, scripts, styles and the search index, in one file for the wire.

Sent one by one they are gzipped; one after the other and packed together they take a third of that, because each page repeats the
others' frame. They lie in the order of the list of files, of which they are the first, so the pack needs no list of its own.
``web/offline/install_pack.js`` takes them out again and compares each with its hash; what it does not bring is fetched by itself.
"""

from pathlib import Path
from typing import NamedTuple

from builder import content_name
from builder.packing import packed

# In this order they come out smallest. What is of no such kind is packed already, and always fetched by itself. The kinds that
# ``web/offline/install_pack.js`` knows are the same: it gives each file its type.
KINDS = (".json", ".html", ".xml", ".txt", ".css", ".svg", ".js", ".webmanifest")
_PLAIN = "install.lzma"
_SMALLER = 11.4  # times, about, is the pack than what lies in it


class InstallPack(NamedTuple):
    """Its bytes, and the names of the files in it, in order."""

    content: bytes
    names: list[str]


def install_pack(files: dict[str, bytes]) -> InstallPack:
    """The pack of what of these files goes into one."""
    names = sorted((name for name in files if _kind(name) in KINDS), key=lambda name: (KINDS.index(_kind(name)), name))
    return InstallPack(packed(b"".join(files[name] for name in names)), names)


def _kind(name: str) -> str:
    return Path(name).suffix


def guessed(files: dict[str, bytes]) -> float:
    """About how many bytes saving all of these files will take from the network."""
    return sum(len(content) / (_SMALLER if _kind(name) in KINDS else 1) for name, content in files.items())


def fetched(files: dict[str, bytes], pack: InstallPack) -> int:
    """How many bytes saving all of these files takes from the network."""
    return len(pack.content) + sum(len(files[name]) for name in files.keys() - set(pack.names))


def written(site: Path, pack: InstallPack) -> Path:
    """Where it lies, under a name that changes with its content; an earlier one is gone."""
    for earlier in site.glob(_PLAIN.replace(".", ".*.")):
        earlier.unlink()
    path = content_name(site / _PLAIN, pack.content)
    path.write_bytes(pack.content)
    return path

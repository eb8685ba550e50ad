"""Links of the built pages, and what stands on a page only when it is served or only when it is packed."""

import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote, urldefrag, urlsplit

_LINK = re.compile(r'(?<=\s)(href|src)="([^"#][^"]*)"')
_ONLY_SERVED = re.compile(r"<!--served-->.*?<!--/served-->", re.DOTALL)
_ONLY_PACKED = re.compile(r"<!--packed(.*?)/packed-->", re.DOTALL)


def relinked(text: str, page: str, meant: Callable[[str, str], str]) -> str:
    """``text`` of ``page`` with each link to a file of the site as ``meant(file, anchor)`` writes it.

    ``page`` and ``file`` are paths within the site: ``guide/court/index.html``.
    """

    def link(found: re.Match[str]) -> str:
        name, address = found.groups()
        file = target(page, address)
        return found[0] if file is None else f'{name}="{meant(file, urldefrag(address).fragment)}"'

    return _LINK.sub(link, text)


def target(page: str, address: str) -> str | None:
    """The file of the site behind a relative address on ``page``; None where it leads elsewhere."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or parts.path.startswith("/") or not parts.path:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    leads_to_page = parts.path.endswith(("/", "/..", "/.")) or parts.path in {".", ".."}
    return posixpath.normpath(posixpath.join(path, "index.html")) if leads_to_page else path


def as_served(text: str) -> str:
    """A page of the site: without what is said only in a pack."""
    return _ONLY_PACKED.sub("", text).replace("<!--served-->", "").replace("<!--/served-->", "")


def as_packed(text: str) -> str:
    """A page of a pack: without what only a served site can do, and with what is said instead."""
    return _ONLY_PACKED.sub(r"\1", _ONLY_SERVED.sub("", text))

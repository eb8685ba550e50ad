"""The feed of what changed: one Atom file, from the same list as the page, for who wants to be told."""

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from builder.address import site_address
from builder.single_file import NAME
from macros.changes import changes

FEED = "changes.xml"
_ATOM = "http://www.w3.org/2005/Atom"


def write_feed(root: Path, site: Path) -> Iterator[Path]:
    """Write ``changes.xml``: an entry for each change, dated by its day, each with an id that stays."""
    path = site / FEED
    path.write_bytes(feed(site_address(root), NAME))
    yield path


def feed(address: str, name: str) -> bytes:
    """The feed of a site at ``address``. What is still to come is dated by the build, and says so."""
    built = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.UTC)
    top = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    _put(top, "title", f"{name}：有什么变化")
    _put(top, "id", f"{address}law/changes/")
    _put(top, "updated", built.isoformat())
    ElementTree.SubElement(top, "link", {"href": f"{address}law/changes/"})
    ElementTree.SubElement(top, "link", {"rel": "self", "href": f"{address}{FEED}"})
    _put(ElementTree.SubElement(top, "author"), "name", name)
    for change in changes():
        entry = ElementTree.SubElement(top, "entry")
        moment = built if change.expected else datetime.datetime.combine(change.day, datetime.time(), datetime.UTC)
        _put(entry, "title", f"{'尚未施行：' if change.expected else ''}{change.title}")
        _put(
            entry,
            "id",
            f"{address}{change.page}{'' if '#' in change.page else '#'}@{change.day}{'' if change.of_law else change.title}",
        )
        _put(entry, "updated", moment.isoformat())
        ElementTree.SubElement(entry, "link", {"href": f"{address}{change.page}"})
        _put(entry, "summary", f"{change.day} 起。{change.words}" if change.of_law else change.words)
    ElementTree.indent(top)
    return bytes(ElementTree.tostring(top, encoding="utf-8", xml_declaration=True))


def _put(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text

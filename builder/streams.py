"""Streams: what the single file carries packed, as text that HTML reads as it was written.

A stream is many pieces packed as one, so that what they have in common is there once: 300 kB less than each by itself. A letter of the
text is seven bits, and fifteen where those seven would be a letter that markup, a line or an editor could change; so it is an eighth
more than its bytes, where base 64 is a third. ``web/offline/unpacker.js`` undoes both.
"""

import html
import json
import re
from collections.abc import Iterable

from builder.packing import packed, unpacked

SPARE = b'\0\n\r\x1a"<\\'  # seven bits that are no letter by themselves
_WIDE = 128  # the first letter of fifteen bits
_SEVEN = {f"{each:07b}": chr(each) for each in range(128) if each not in SPARE}
_FIFTEEN = {f"{each:07b}{more:08b}": chr(_WIDE + (place << 8) + more) for place, each in enumerate(SPARE) for more in range(256)}
_LETTERS = _SEVEN | _FIFTEEN
_BITS = {letter: bits for bits, letter in _LETTERS.items()}
_LETTER = re.compile(rf"(?:{'|'.join(f'{each:07b}' for each in SPARE)})[01]{{0,8}}|[01]{{1,7}}")
_REACH = 1 << 25  # bytes: all of a stream
_STREAM = re.compile(r'<script type="text/plain" id="piece-(\w+)" data-places="([^"]*)">([^<]*)</script>')


def stream(name: str, pieces: dict[str, bytes]) -> str:
    """The markup of a stream, its pieces in the order in which they can be had."""
    places = html.escape(json.dumps([(each, len(content)) for each, content in pieces.items()], separators=(",", ":")))
    text = as_letters(packed(b"".join(pieces.values()), _REACH))
    return f'<script type="text/plain" id="piece-{name}" data-places="{places}">{text}</script>'


def streams(text: str) -> dict[str, dict[str, bytes]]:
    """The streams of a single file, each with its pieces."""
    found = {}
    for name, places, letters in _STREAM.findall(text):
        content = unpacked(as_bytes(letters))
        found[name] = dict(_cut(content, json.loads(html.unescape(places))))
    return found


def _cut(content: bytes, places: Iterable[tuple[str, int]]) -> Iterable[tuple[str, bytes]]:
    at = 0
    for name, size in places:
        yield name, content[at : at + size]
        at += size


def as_letters(content: bytes) -> str:
    """Bytes as text."""
    bits = f"{int.from_bytes(b'\1' + content):b}"[1:]
    letters = _LETTER.findall(bits)
    letters[-1:] = [_filled(last) for last in letters[-1:]]
    return "".join(map(_LETTERS.__getitem__, letters))


def _filled(last: str) -> str:
    """The bits of the last letter, of which some may be lacking."""
    seven = last.ljust(7, "0")
    return seven if seven in _SEVEN else seven.ljust(15, "0")


def as_bytes(text: str) -> bytes:
    """The bytes of such a text; of what fills its last letter one byte may be left."""
    bits = "".join(map(_BITS.__getitem__, text))
    whole = len(bits) // 8
    return int(bits[: whole * 8] or "0", 2).to_bytes(whole)

"""How the engine's files are packed for the wire: LZMA, a quarter less than gzip, undone by ``web/python/unlzma.wat``.

A packed file is an ordinary ``.lzma`` file, which other tools open too: a head with kind, reach and size, then the bytes.
Of the kinds that the format knows we write one, so that the decoder is small: no bits of the position count, which neither
the runtime's code nor Python's has any use for.
"""

import base64
import lzma
import struct
import tempfile
from functools import cache
from pathlib import Path

from builder import NODE_ONCE, run_tool

PACKED = b"\x03"  # the first byte of a packed file: three bits of the byte before, none of the position
SUFFIX = ".lzma"
_ROOT = Path(__file__).resolve().parents[1]
_REACH = 1 << 23  # bytes: the largest file, all of which the decoder holds in any case
_FILTER = {"id": lzma.FILTER_LZMA1, "preset": 9 | lzma.PRESET_EXTREME, "lc": 3, "lp": 0, "pb": 0, "dict_size": _REACH}


def packed(content: bytes, reach: int = _REACH) -> bytes:
    """``content`` as it goes over the wire."""
    head = struct.pack("<BIQ", PACKED[0], reach, len(content))
    return head + lzma.compress(content, format=lzma.FORMAT_RAW, filters=[_FILTER | {"dict_size": reach}])


def unpacked(content: bytes) -> bytes:
    """What was packed. What follows is not read."""
    decoder = lzma.LZMADecompressor(format=lzma.FORMAT_ALONE)
    made = decoder.decompress(content)
    if not decoder.eof:
        raise lzma.LZMAError("the end is missing")
    return made


@cache
def decoder() -> str:
    """The decoder for the browser, assembled, in base 64: the script that needs it brings it along."""
    source = _ROOT / "web" / "python" / "unlzma.wat"
    binaryen = _ROOT / "node_modules" / ".bin" / "wasm-opt"
    # What is called once for each bit is put where it is called: twice as fast.
    inlined = ["-O4", "--inline-functions-with-loops", "--flexible-inline-max-function-size=200"]
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "made.wasm")
        run_tool([*NODE_ONCE, binaryen, *inlined, source, "-o", made], source, "mend what is named there")
        return base64.b64encode(made.read_bytes()).decode("ascii")

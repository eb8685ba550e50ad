"""The libraries that the packs bring along, without what they import for what the handbook never does.

pypdf reads here and does not write; of xlsxwriter there are tables, no charts; Jinja's templates come compiled; of none the types. What a library
imports for the rest would be half as much again. What is left out is missing openly: who asks for it meets an error, never another
answer. Where a module has another shape than is expected here, the build stops. ``WHOLE=1`` builds with the libraries as they are.
"""

import importlib.metadata
import re
from collections.abc import Collection
from pathlib import Path

from builder import BuildError, patched
from builder.rest import whole
from builder.untyped import untyped_library

_ADVICE = "the library has changed: see builder/libraries.py, or build with WHOLE=1"
_CHARTS = ("Area", "Bar", "Column", "Doughnut", "Line", "Pie", "Radar", "Scatter", "Stock")
_RANDOM = ("choice", "randrange")  # of these a template's filler text is made
_PATCHES = {
    "pypdf/__init__.py": {
        "from ._writer import ObjectDeletionFlag, PdfWriter\n": "",
        "from .pagerange import PageRange, parse_filename_page_ranges\n": "",
        "from .papersizes import PaperSize\n": "",
    },
    # What a PDF says of itself in XML is read by two libraries of Python's; nobody asks for it.
    "pypdf/_reader.py": {"from .xmp import XmpInformation\n": "XmpInformation = object\n"},
    "pypdf/_doc_common.py": {"from .xmp import XmpInformation\n": "XmpInformation = object\n"},
    # Whether limits were set in the way of older versions is not looked up: they are set in today's.
    "pypdf/_configuration.py": {"    if configuration.disable_legacy_handling:\n": "    if True:\n"},
    "pypdf/actions/_actions.py": {
        "import uuid\n": "",
        "str(uuid.uuid4())": "str(__import__('uuid').uuid4())",
    },
    "jinja2/__init__.py": {
        f"from .bccache import {name} as {name}\n": ""
        for name in ("BytecodeCache", "FileSystemBytecodeCache", "MemcachedBytecodeCache")
    },
    # The letters' templates come compiled (``builder/drafts.py``).
    "jinja2/environment.py": {
        "from .compiler import CodeGenerator\nfrom .compiler import generate\n": "",
        "from .lexer import get_lexer\nfrom .lexer import Lexer\nfrom .lexer import TokenStream\n": "",
        "from .parser import Parser\n": "",
        # What went wrong is said as it is: rewriting it to name a template's line would need Python's compiler.
        "        from .debug import rewrite_traceback_stack\n\n        raise rewrite_traceback_stack(source=source)\n": "        raise\n",
        '    code_generator_class: t.Type["CodeGenerator"] = CodeGenerator\n': "",
    },
    "jinja2/filters.py": {
        "from inspect import getattr_static\n": "def getattr_static(*of):\n    import inspect\n    return inspect.getattr_static(*of)\n"
    },
    "jinja2/utils.py": {
        **{
            f"from random import {name}\n": f"def {name}(*of):\n    import random\n    return random.{name}(*of)\n"
            for name in _RANDOM
        },
        "from threading import Lock\n": "from _thread import allocate_lock as Lock\n",
    },
    "xlsxwriter/workbook.py": {
        "from xlsxwriter.chartsheet import Chartsheet\n": "class Chartsheet:\n    pass\n",
        **{f"from xlsxwriter.chart_{kind.lower()} import Chart{kind}\n": f"Chart{kind} = object\n" for kind in _CHARTS},
    },
    "xlsxwriter/worksheet.py": {"from xlsxwriter.chart import Chart\n": "Chart = object\n"},
}


def installed(libraries: Collection[str]) -> dict[str, bytes]:
    """The Python files of installed libraries, as they lie in a pack."""
    files = {
        str(file): Path(file.locate()).read_bytes()
        for library in libraries
        for file in importlib.metadata.files(library) or ()
        if file.suffix == ".py" and ".." not in file.parts  # a command beside them is none of them
    }
    if _GLYPHS in files:
        files[_GLYPHS] = _latin(files[_GLYPHS])
    if whole():
        return files
    for name in _PATCHES:
        if name not in files and name.partition("/")[0] in libraries:
            raise BuildError(name, "it is not there", _ADVICE)
    return {name: _lighter(name, content) for name, content in files.items()}


def _lighter(name: str, content: bytes) -> bytes:
    return untyped_library(patched(content.decode("utf-8"), _PATCHES.get(name, {}), name, _ADVICE), name).encode("utf-8")


_GLYPHS = "pypdf/_codecs/adobe_glyphs.py"
_GLYPH = re.compile(r'^    "/[^"]+": "((?:\\[uU][0-9A-F]+)+)",\n', re.MULTILINE)


def _latin(glyphs: bytes) -> bytes:
    """pypdf's list of glyphs without those beyond Latin, which no Chinese font names: half of its bytes. Stops where the list has changed."""
    listed = glyphs.decode("utf-8")
    names = len(_GLYPH.findall(listed))
    kept = _GLYPH.sub(
        lambda found: (
            found[0]
            if len(found[1]) == 6 and found[1][1] == "u" and ord(found[1].encode().decode("unicode_escape")) < 0x250
            else ""
        ),
        listed,
    )
    left = len(_GLYPH.findall(kept))
    if not (16_000 < names < 19_000 and 300 < left < 2_000):
        raise BuildError(_GLYPHS, f"{names} names, {left} of them Latin", "see how this pypdf writes its list of glyphs")
    return kept.encode("utf-8")

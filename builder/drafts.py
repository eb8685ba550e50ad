"""The templates of letters in code, as they lie in the letters' pack: the browser neither reads nor compiles them.

With that Jinja comes without what compiles (``builder/libraries.py``), and nothing that the handbook draws needs Python's own compiler.
"""

import marshal

from builder.bytecode import in_first_lines
from calculators.letters.drafts import environment

ENDINGS = (".html.j2", ".html.j2c")
_FOLDER = "calculators/letters/drafts/"


def is_draft(file: str) -> bool:
    """Whether this file of the package is a letter's template, as written or in code."""
    return file.startswith(_FOLDER) and file.endswith(ENDINGS)


def with_drafts_compiled(package: dict[str, bytes]) -> dict[str, bytes]:
    """The files of ``package``, of each template its code."""
    written, in_code = ENDINGS
    return {
        name.removesuffix(written) + in_code if is_draft(name) else name: _compiled(name, content) if is_draft(name) else content
        for name, content in package.items()
    }


def _compiled(name: str, source: bytes) -> bytes:
    code = environment().compile(source.decode("utf-8"), name.removeprefix(_FOLDER).removesuffix(ENDINGS[0]))
    return marshal.dumps(in_first_lines(code), 2)

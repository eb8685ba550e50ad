"""What a reader takes along: a workbook, a calendar, a zip of the whole pack.

Pure functions of a case file and a day, like the calculators. Nothing imports this package before something is wanted
of it, and the browser fetches it, with XlsxWriter, only then. Word files are made by ``web/tools/docx.js``.
"""

import base64
from dataclasses import dataclass


@dataclass(frozen=True)
class File:
    """A finished file: its name is safe on every system."""

    name: str
    type: str
    content: bytes

    def as_reply(self) -> dict[str, str]:
        """The file as JSON carries it."""
        return {"name": self.name, "type": self.type, "base64": base64.b64encode(self.content).decode("ascii")}

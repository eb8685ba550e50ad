"""Writes the golden texts anew: ``python -m tests.golden.dossier``."""

from tests.golden.dossier import FOLDER, expected

for name, text in expected().items():
    path = FOLDER / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")

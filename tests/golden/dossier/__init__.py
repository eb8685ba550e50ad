"""Every document of the three sample cases, and every variant's finished sample, as text that a person has read.

.venv/bin/python -m tests.golden.dossier    writes them anew; read what changed before committing it
"""

from pathlib import Path

from calculators import run, samples

FOLDER = Path(__file__).parent


def expected() -> dict[str, str]:
    """The text of each file under its name: ``one_card/application.txt``, ``samples/application.lump_sum.txt``."""
    texts = {}
    for name in samples.CASES:
        request = {"today": samples.TODAY.isoformat(), "case": samples.case(name), "documents": list(samples.TITLES)}
        texts |= {f"{name}/{document['code']}.txt": _page(document) for document in run("dossier", request)["documents"]}
    for code, variant in samples.documents():
        (document,) = run("dossier", samples.request(code, variant))["documents"]
        texts[f"samples/{code}{'.' if variant else ''}{variant}.txt"] = _page(document)
    return texts


def _page(document: dict) -> str:
    """A document as a golden file holds it: what is sent, and under a line when not to send it."""
    return "\n".join([document["text"], "—— 什么时候不要发 ——", *document["when_not"], ""])

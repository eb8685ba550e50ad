"""What the built site's own search answers: its worker, run by Node as the browser runs it."""

import json
import subprocess
import tomllib
from pathlib import Path

from tests.browser.conftest import ROOT, SITE

HERE = Path(__file__).parent
FIRST = 3  # results that a person looks at


def ask(queries: list[str], *only: str) -> dict[str, list[dict[str, str]]]:
    """For each query the pages found, best first: {page, place}, the place being where on the page the answer stands.

    With ``"said"`` what people say alone is compared: it stands before all that the words find, and is found in a tenth of the time.
    """
    asked = subprocess.run(
        ["node", HERE / "search.mjs", SITE, *only],
        cwd=ROOT,
        input=json.dumps(queries),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(asked.stdout)


def cases(name: str) -> dict[str, list[list[str]]]:
    """Sentences of ``name``.toml: where each is answered, and where it may not lead."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def answers(target: str, result: dict[str, str]) -> bool:
    """Whether a result is a target: a page (``guide/court/``), or a question by its theme (``fear#prison``)."""
    if target.endswith("/"):
        return result["page"] == target
    theme, _, question = target.partition("#")
    return result["place"] == f"questions/{theme}/#{question}"

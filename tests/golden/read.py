"""What a person reads first, kept whole: the sentences, rules and pictures of every golden case, as they were approved.

``python -m tests.golden.read`` writes them anew; read the difference before you commit it, as the person it is for.
"""

import json
from pathlib import Path

from calculators import CALCULATORS, InvalidRequest
from calculators.forms.result import as_json
from calculators.registry import result_of
from tests.golden import cases, corpora, drawn, words
from tests.golden import requests as requests_taken
from tests.golden.said import misspelt, said

FOLDER = Path(__file__).parent / "read"
# Results that are texts from end to end: their own golden files hold them.
ELSEWHERE = {"dossier"}


def requests(name: str) -> dict[str, dict]:
    """The worked example, every golden case of a calculator, and the requests of ``said``, by id."""
    golden = {case["id"]: case["request"] for case in cases() if case["calculator"] == name}
    return {"example": CALCULATORS[name].module.EXAMPLE} | golden | said(name) | misspelt(name)


def read(name: str, request: dict) -> dict:
    """What stands at the top of the result, or what the errors say."""
    try:
        found = result_of(name, request)
    except InvalidRequest as refused:
        return {"errors": [" | ".join(error.values()) for error in refused.errors]}
    pictures = {code: draw(found) for code, draw in getattr(CALCULATORS[name].module, "PICTURES", {}).items()}
    result = as_json(found)
    # Long tables are sums, which tests compute; here is what is said.
    short = {key: value for key, value in result.items() if not (isinstance(value, list) and len(value) > 12)}
    return short | {"pictures": pictures}


def main() -> None:
    """Write what is read today."""
    FOLDER.mkdir(exist_ok=True)
    for name in CALCULATORS.keys() - ELSEWHERE:
        whole = {case: read(name, request) for case, request in requests(name).items()}
        (FOLDER / f"{name}.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for kept in (corpora, drawn, requests_taken, words):
        kept.main()


if __name__ == "__main__":
    main()

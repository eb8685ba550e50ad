"""Requests drawn around the golden ones, and what each calculator gives for them: kept so that no change of a result goes unseen.

What a person should read is approved in ``read/``; here stands only whether each part of a result is still the same, a long part by a
digest. ``python -m tests.golden.read`` writes them anew; what changed is seen by asking ``result`` before and after.
"""

import copy
import json
import random
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from calculators import CALCULATORS
from calculators.forms.declaration import Declared, declared
from tests.golden import cases, corpora, digest, given

FOLDER = Path(__file__).parent / "drawn"
DAY = date(2026, 11, 23)
DRAWS = 300
MOST = 20_000  # characters of a text
VALUES: dict[str, list[Any]] = {
    "money": ["0", "0.01", "99.99", "500", "1234.56", "3000", "8000", "20000", "50000.01", "120000", "999999999.99"],
    "percent": ["0", "0.05", "0.24", "3.9", "15.4", "18.25", "24", "36", "100"],
    "count": [1, 2, 3, 6, 12, 13, 24, 36, 60, 61, 120, 600],
    "name": ["甲银行", "乙消费金融有限公司", "表哥", "房租或房贷", "工资"],
    "text": ["他们说周五前要还清", "答应寄资料"],
    "flag": [True, False, None],
}
# Letters from end to end: their own golden files hold them.
ELSEWHERE = {"dossier"}
NAMES = [name for name in CALCULATORS if name not in ELSEWHERE]


def _value(wanted: Declared, chance: random.Random) -> Any:
    near = DAY + timedelta(days=chance.choice([-1200, -400, -91, -31, -15, -10, -1, 0, 1, 9, 15, 30, 31, 400]))
    match wanted.kind:
        case "day":
            return near.isoformat()
        case "moment":
            return f"{near}T{chance.choice(['07:59', '08:00', '12:30', '21:59', '22:00'])}"
        case "choice":
            return chance.choice(list(wanted.choices))
        case "codes":
            return chance.sample(list(wanted.choices), chance.randint(0, min(3, len(wanted.choices))))
        case "rows":
            return [_filled(wanted.of, chance) for _ in range(chance.randint(0, 3))]
        case "section":
            return _filled(wanted.of, chance)
        case kind:
            return chance.choice(VALUES[kind])


def _filled(inputs: type, chance: random.Random) -> dict[str, Any]:
    """A request, a row or a section with what it needs and a part of what it may have."""
    return {key: _value(it, chance) for key, it in declared(inputs).items() if it.required or chance.random() < 0.4}


def _changed(inputs: type, request: dict[str, Any], chance: random.Random) -> None:
    """One field of a request, of one of its rows or of a section is another one, or is gone."""
    key, wanted = chance.choice(list(declared(inputs).items()))
    inner = request.get(key)
    if inner and wanted.kind == "rows" and chance.random() < 0.8:
        _changed(wanted.of, chance.choice(inner), chance)
    elif inner and wanted.kind == "section":
        _changed(wanted.of, inner, chance)
    elif not wanted.required and chance.random() < 0.2:
        request.pop(key, None)
    else:
        request[key] = _value(wanted, chance)


def _torn(texts: list[str], chance: random.Random) -> str:
    """A text, or two in one paste, with up to two of their parts left out."""
    parts = [
        part for text in chance.sample(texts, chance.choice([1, 1, 2])) for part in re.split(r"(?<=[，。；\n])", text + "\n")
    ]
    for _ in range(chance.randint(0, 2)):
        del parts[chance.randrange(len(parts))]
    return "".join(parts)[:MOST]


def requests(name: str) -> list[dict[str, Any]]:
    """The requests of a calculator, the same every time."""
    module = CALCULATORS[name].module
    grounds = [module.EXAMPLE, *(case["request"] for case in cases() if case["calculator"] == name)]
    grounds = [each for each in grounds if isinstance(each, dict)]
    texts = [request["text"] for request in corpora.texts(name).values()] if name in corpora.NAMES else []
    drawn = []
    for number in range(DRAWS):
        chance = random.Random(f"{name} {number}")
        request = copy.deepcopy(chance.choice(grounds)) if number % 6 else _filled(module.Inputs, chance)
        for _ in range(chance.randint(1, 3)):
            _changed(module.Inputs, request, chance)
        if texts:
            request["text"] = _torn(texts, chance)
        drawn.append(request)
    return drawn


def result(name: str, number: int) -> Any:
    """What is given for a request, whole."""
    return given(name, requests(name)[number])


def kept(name: str) -> list[dict[str, str]]:
    """Of each request the parts of what is given."""
    results = (given(name, request) for request in requests(name))
    return [{key: digest(value) for key, value in result.items() if key != "rules"} for result in results]


def approved(name: str) -> list[dict[str, str]]:
    """What was given when it was kept."""
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Write what is given today."""
    FOLDER.mkdir(exist_ok=True)
    for name in NAMES:
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in kept(name))
        (FOLDER / f"{name}.jsonl").write_text(text, encoding="utf-8")

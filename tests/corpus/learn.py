"""Learns from the labelled messages which characters speak for which kind, and writes the table: ``python -m tests.corpus.learn``.

A softmax regression, by hand and from one seed, so that the same texts give the same table. What is kept apart is not learnt from.
"""

import math
import random
from collections import Counter
from pathlib import Path
from typing import Any

from calculators.tools import message
from calculators.tools.message.likeness import STEP, ZERO, features
from calculators.words.cues import Words
from tests.corpus import messages

LEARNT = ("messages",)
TABLE = Path(message.__file__).parent / "likeness_table.py"
_SEEN = 3  # texts that a feature stands in, or it is left out
_ROUNDS, _RATE, _DECAY = 20, 3.0, 3e-4
_MOST = 12  # steps
_SPEAKS = 0.75  # the weight that a feature has for some kind, or it is left out

Weights = dict[str, list[float]]


def learn(cases: list[dict[str, Any]]) -> tuple[list[str], list[float], Weights]:
    """Kinds, what each starts with, and the weights of each feature."""
    read = [
        (features(Words(case["request"]["text"]), others=case["request"].get("person", "self") != "self"), _kind(case))
        for case in cases
    ]
    seen = Counter(each for found, _ in read for each in found)
    kinds = sorted({kind for _, kind in read})
    weights = {each: [0.0] * len(kinds) for each in sorted(seen) if seen[each] >= _SEEN}
    rows = [(sorted(each for each in found if each in weights), kinds.index(kind)) for found, kind in read]
    start = [0.0] * len(kinds)
    by_lot = random.Random(1)
    for turn in range(_ROUNDS):
        by_lot.shuffle(rows)
        for found, kind in rows:
            _step(found, kind, start, weights, _RATE / (1 + turn * 0.2))
    return kinds, start, weights


def _kind(case: dict[str, Any]) -> str:
    kind = case["expect"]["kind"]
    return kind if isinstance(kind, str) else str(kind[0])


def _step(found: list[str], kind: int, start: list[float], weights: Weights, rate: float) -> None:
    scale = 1 / math.sqrt(max(1, len(found)))
    sums = (
        [
            each + scale * sum(column)
            for each, column in zip(start, zip(*(weights[name] for name in found), strict=True), strict=True)
        ]
        if found
        else [*start]
    )
    most = max(sums)
    shares = [math.exp(each - most) for each in sums]
    whole = sum(shares)
    off = [share / whole - (index == kind) for index, share in enumerate(shares)]
    for index, each in enumerate(off):
        start[index] -= rate * each * 0.1
    for name in found:
        row = weights[name]
        for index, each in enumerate(off):
            row[index] -= rate * (each * scale + _DECAY * row[index])


def letters(row: list[float]) -> str:
    """Weights as letters, one step apart."""
    return "".join(chr(ZERO + max(-_MOST, min(_MOST, round(each / STEP)))) for each in row)


def written(cases: list[dict[str, Any]]) -> str:
    """The module that holds the table."""
    kinds, start, weights = learn(cases)
    speaking = {name: row for name, row in weights.items() if max(map(abs, row)) >= _SPEAKS and not {"\n", "\\", '"'} & set(name)}
    table = "\n".join(f"{name}{letters(row)}" for name, row in speaking.items())
    names = "".join(f'    "{kind}",\n' for kind in kinds)
    return (
        '"""What each character and pair of characters says of the kind of a message. Written by ``python -m tests.corpus.learn``."""\n\n'
        f'KINDS = (\n{names})\nSTART = "{letters(start)}"\n'
        f'# A feature, and a letter a kind: "m" says nothing, before it against, behind it for.\nTABLE = r"""\n{table}\n"""\n'
    )


if __name__ == "__main__":
    TABLE.write_text(written([case for name in LEARNT for case in messages(name)]), encoding="utf-8")

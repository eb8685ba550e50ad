"""The style sheets: distances come from one scale, colours stand once."""

import re
from pathlib import Path

import pytest

STYLES = sorted((Path(__file__).resolve().parents[1] / "web" / "styles").glob("*.css"))
SCALE = {"4": ".2rem", "8": ".4rem", "12": ".6rem", "16": ".8rem", "24": "1.2rem", "32": "1.6rem", "48": "2.4rem"}
_DISTANCE = re.compile(r"(?<![\w-])((?:(?:margin|padding)(?:-\w+)*|(?:row-|column-)?gap)\s*:\s*([^;}]+))")
# What is no distance between things: nothing, the rest of the room, the screen's safe edge, a part of the screen, the paper's margins.
_ON_THE_SCALE = re.compile(
    r"var\(--(?:space-(?:"
    + "|".join(SCALE)
    + r")|gap)\)|env\([\w-]+\)|!important|auto|-?(?:\d*\.)?\d+(?:%|vw|mm)|(?:calc|min|max)\(|(?<![\w.])-?[01](?![\w.])|[\s(),*+-]"
)


@pytest.mark.parametrize("sheet", STYLES, ids=lambda sheet: sheet.stem)
def test_every_distance_is_of_the_one_scale(sheet):
    said = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert [] == [whole for whole, value in _DISTANCE.findall(said) if _ON_THE_SCALE.sub("", value)]


def test_the_scale_stands_once():
    tokens = next(sheet for sheet in STYLES if sheet.stem == "tokens").read_text(encoding="utf-8")

    assert SCALE == dict(re.findall(r"--space-(\d+): ([\d.]+rem);", tokens))

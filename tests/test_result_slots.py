"""Every value that these tools compute stands on their page, and the page shows nothing that is not computed."""

import re
from itertools import accumulate
from pathlib import Path

import pytest

from calculators import CALCULATORS
from calculators.forms.result import shown
from calculators.page import views
from calculators.page.views import draw

CALCULATORS_ROOM = Path(views.__file__).parents[1]

# The letters are drawn whole.
TOOLS = [name for name, calculator in CALCULATORS.items() if calculator.room == "tools"]
# What a machine reads beside the words.
SAID_ELSEWHERE = {"notices.#.field", "notices.#.code"}


def paths(of, before=""):
    """The paths of all values of a result, ``#`` for the place in a list."""
    for name, each in shown(of).items():
        path = f"{before}{name}"
        if each.kind == "section":
            yield from paths(each.of, f"{path}.")
        elif each.kind == "rows":
            yield from paths(each.of, f"{path}.#.")
        elif each.kind == "texts":
            yield f"{path}.#"
        else:
            yield path


@pytest.mark.parametrize("name", TOOLS)
def test_every_value_of_the_result_has_its_slot_and_every_slot_its_value(name):
    html = draw(name, "../../")
    slots = set(re.findall(r'data-result="([^"]+)"', html))
    values = set(paths(CALCULATORS[name].module.Result))
    texts = {path for path in values if path.endswith(".#") and path.removesuffix(".#") in slots}  # shown as one
    wholes = {before for path in values for before in accumulate(path.split("."), "{}.{}".format)}

    assert set() == values - slots - texts - SAID_ELSEWHERE
    assert set() == slots - wholes


@pytest.mark.parametrize("view", sorted(CALCULATORS_ROOM.rglob("*.html.j2")), ids=lambda view: f"{view.parent.name}/{view.name}")
def test_no_view_says_of_what_kind_a_value_is(view):
    """The tool's Result says it."""
    assert [] == re.findall(r'data-as="(?:money|percent|count|day|moment|text)"', view.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", TOOLS)
def test_every_field_of_the_request_is_on_the_form(name):
    """Lists by their template."""
    html = draw(name, "../../")
    fields = {path.partition(".")[0] for path in re.findall(r' name="([^"]+)"', html)}

    assert set() == set(CALCULATORS[name].module.Inputs.__dataclass_fields__) - fields


CALM = {"read", "on_track", "ahead", "settled"}  # nothing to stop at


def test_a_verdict_that_warns_or_agrees_is_told_by_shape_and_colour_too():
    drawn = "".join(draw(name, "../../") for name in TOOLS)
    stamps = re.findall(r'<ul class="verdict"(.*?)</ul>', drawn, re.DOTALL)

    assert len(stamps) >= 5
    for stamp in stamps:
        assert CALM >= set(re.findall(r'<li data-code="([a-z_]+)"(?! data-stands="(?:good|wait|open|stop|late)")', stamp))


@pytest.mark.parametrize("name", [name for name in TOOLS if hasattr(CALCULATORS[name].module, "SHAPES")])
def test_each_shape_shows_a_way_to_say_it(name):
    html = draw(name, "../../")
    ways = {shape for shapes in re.findall(r'data-way="([^"]+)"', html) for shape in shapes.split()}

    assert set(CALCULATORS[name].module.SHAPES) <= ways
    assert set(re.findall(r'<option value="([a-z_]+)"', html[html.index('name="shape"') :])) >= set(
        CALCULATORS[name].module.SHAPES
    )

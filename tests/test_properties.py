"""Whatever is asked is answered or refused, and the same request has the same answer."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import CALCULATORS
from calculators.case.shape import CaseFile
from calculators.page import door
from tests.drawn import answered, few, quick, requests

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals()
    | st.floats()
    | st.text()
    | st.sampled_from(["", "5万", "NaN", "1e9", "2026-02-30"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
every_calculator = pytest.mark.parametrize("name", CALCULATORS)


@every_calculator
@quick
@given(st.data())
def test_a_request_of_the_declared_types_is_answered_or_refused(name, data):
    result = answered(name, data.draw(requests(CALCULATORS[name].module.Inputs)))

    if result is not None:
        json.dumps(result)
        assert all(isinstance(sentence, str) and sentence for sentence in result["say"])


@every_calculator
@quick
@given(st.data())
def test_a_request_with_anything_anywhere_is_answered_or_refused(name, data):
    answered(name, data.draw(requests(CALCULATORS[name].module.Inputs, spoil=json_values)))


@every_calculator
@few
@given(json_values)
def test_any_json_at_all_is_answered_or_refused(name, request):
    answered(name, request)


@every_calculator
@few
@given(st.data())
def test_the_same_request_has_the_same_answer(name, data):
    request = data.draw(requests(CALCULATORS[name].module.Inputs))

    assert answered(name, request) == answered(name, request)


@few
@given(st.data())
def test_no_case_stops_the_page(data):
    case = data.draw(requests(CaseFile))
    fills = (
        {"do": "prefill", "name": name, "debt": data.draw(st.integers(-1, 2)), "today": "2026-11-24"} for name in CALCULATORS
    )
    for message in ({"do": "offers"}, {"do": "sharing"}, *fills):
        door.answer(json.dumps(message | {"case": case}, default=str))

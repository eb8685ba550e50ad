"""No request makes a traceback: each calculator is fed thousands of malformed and extreme ones.

The requests are the worked example with something of it spoilt, the same at every run. Either there is a result that is
plain JSON, or errors as the contract writes them.
"""

import copy
import json
import random
from decimal import Decimal

import pytest

from calculators import CALCULATORS, InvalidRequest, run

REQUESTS = 2_400
CODES = {
    "required", "unknown_field", "wrong_type", "not_a_number", "too_precise", "negative", "too_large", "too_small",
    "not_a_date", "not_a_choice", "too_many", "too_long", "conflict", "not_json",
}  # fmt: skip
SPOILT = [
    None, True, False, "", " ", "0", "-0", "-1", "0.005", "0.01", "1e9", "5万", "NaN", "Infinity", "１２", "=1+1", "<script>",
    "2026-02-30", "2024-02-29", "1900-01-01", "0001-01-01", "2899-12-31", "9999-12-31", "2026-11-23T25:00", "2026-11-23T00:00",
    "\ud800", "\u202e", "\x00", "一" * 81, "x" * 20_001, "。" * 20_000, "9" * 400,
    0, 1, -1, 2, 12, 36, 599, 600, 601, 10**40, -(10**40), 0.1 + 0.2, 1e308, 5e-324, -0.0, float("nan"), float("inf"),
    Decimal("0.01"), Decimal("999999999.99"), Decimal(1000000000), Decimal("sNaN"), Decimal("1E+999999"), Decimal("1E-999999"),
    Decimal("99999.9999"), [], {}, [[]], [None], {"x": 1}, [{}] * 201, ["threat", "threat"],
]  # fmt: skip


def places(value, path=()):
    """Every place in a request, the request itself left out."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield (*path, key)
        yield from places(each, (*path, key))


def spoil(request, chance):
    """The request with one to four things of it replaced, left out, added or repeated."""
    request = copy.deepcopy(request)
    for _ in range(chance.randint(1, 4)):
        found = list(places(request))
        if not found:
            return request
        *way, last = chance.choice(found)
        holder = request
        for step in way:
            holder = holder[step]
        match chance.randrange(6):
            case 0:
                del holder[last]
            case 1 if isinstance(holder, list) and len(holder) < 50:
                holder.extend(copy.deepcopy(holder[last]) for _ in range(chance.choice([1, 3, 40])))
            case 2 if isinstance(holder, dict):
                holder[chance.choice(["x", "", "__class__", "本金", last])] = copy.deepcopy(chance.choice(SPOILT))
            case _:
                holder[last] = copy.deepcopy(chance.choice(SPOILT))
    return request


@pytest.mark.parametrize("name", CALCULATORS)
@pytest.mark.parametrize("seed", range(4))
def test_no_request_makes_a_traceback(name, seed):
    chance = random.Random(f"{name} {seed}")
    computed = refused = 0
    for _ in range(REQUESTS // 4):
        request = spoil(CALCULATORS[name].module.EXAMPLE, chance)
        try:
            result = run(name, request)
        except InvalidRequest as invalid:
            refused += 1
            assert invalid.errors
            for error in invalid.errors:
                assert {"field", "code", "message"} == set(error)
                assert error["code"] in CODES
                assert error["message"].endswith("。"), error
        else:
            computed += 1
            assert {"rules", "say"} <= set(result)
            json.dumps(result, allow_nan=False)

    assert computed and refused


@pytest.mark.parametrize("name", [*CALCULATORS, "nothing", "", None, 1, [], {}])
@pytest.mark.parametrize("request_", [None, True, 0, "", [], [[]], {"x": {}}, "请求"])
def test_what_is_no_request_is_refused_in_words(name, request_):
    with pytest.raises(InvalidRequest) as caught:
        run(name, request_)

    assert all(error["message"] for error in caught.value.errors)

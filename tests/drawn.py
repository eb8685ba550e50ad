"""What the tests of properties draw: amounts, days, and requests as the tools declare them; the same ones every time."""

from datetime import date, datetime
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from calculators import InvalidRequest, run
from calculators.forms.declaration import declared

CENT = Decimal("0.01")
# The same requests every time, no deadline: a slow machine is not a wrong one.
quick = settings(max_examples=70, deadline=None, derandomize=True, database=None)
few = settings(quick, max_examples=30)


def amounts(least="0.00", most="999999.99"):
    return st.decimals(least, most, places=2)


def percents(most="36"):
    return st.decimals("0", most, places=4)


days = st.dates(date(1900, 1, 1), date(2899, 12, 31))


def right(wanted):
    """A value that a field takes."""
    match wanted.kind:
        case "money":
            return amounts(str(wanted.least), str(wanted.most)).map(str) | amounts(str(wanted.least), "9999.99")
        case "percent":
            return percents(str(wanted.most)).map(str) | st.integers(0, 24)
        case "count":
            return st.integers(int(wanted.least), int(wanted.most))
        case "day":
            return days.map(date.isoformat)
        case "moment":
            return st.datetimes(datetime(1900, 1, 1), datetime(2899, 12, 31)).map(
                lambda moment: moment.isoformat(timespec="minutes")
            )
        case "name":
            return st.text(min_size=1, max_size=80)
        case "text":
            return st.text(max_size=200)
        case "flag":
            return st.booleans()
        case "choice":
            return st.sampled_from(list(wanted.choices))
        case "codes":
            return st.lists(st.sampled_from(list(wanted.choices)), max_size=len(wanted.choices))
        case "rows":
            return st.lists(requests(wanted.of), max_size=3)
        case "section":
            return requests(wanted.of)
    raise AssertionError(f"a kind that no test knows: {wanted.kind}")


def requests(inputs, spoil=st.nothing()):
    """Requests of a declared type: what is required is there, the rest may be; ``spoil`` may stand anywhere."""
    known = declared(inputs)
    return st.fixed_dictionaries(
        {name: right(wanted) | spoil for name, wanted in known.items() if wanted.required},
        optional={name: right(wanted) | st.none() | spoil for name, wanted in known.items() if not wanted.required},
    )


def answered(name, request):
    """The result, or None for a request that was refused in the one way there is."""
    try:
        return run(name, request)
    except InvalidRequest as refused:
        assert refused.errors
        for error in refused.errors:
            assert {"field", "code", "message"} == set(error)
            assert error["message"].endswith("。")
        return None

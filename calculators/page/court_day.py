"""The last day of an objection to a payment order, in words and as a line with today on it."""

from datetime import date
from typing import Any

from calculators.forms.result import as_json
from calculators.forms.typed import from_typed
from calculators.forms.validation import InvalidRequest, Problem
from calculators.pictures.deadline import deadline
from calculators.registry import CALCULATORS, result_of

_SERVED = "payment_order_served_date"


def court_day(served: str, today: str) -> dict[str, Any]:
    """``day`` in one sentence, ``more`` beside it, ``past``, and the ``picture``. Raises InvalidRequest."""
    request = from_typed(CALCULATORS["timeline"].module.Inputs, {_SERVED: served, "today": today})
    found = as_json(result_of("timeline", request))
    if ahead := [each["message"] for each in found["notices"] if each["code"] == "day_in_future"]:
        raise InvalidRequest([Problem(_SERVED, "day_in_future", ahead[0])])  # no last day that lulls
    event = next(each for each in found["events"] if each["code"] == "payment_order_objection_due")
    last, latest = date.fromisoformat(event["date"]), date.fromisoformat(event["latest_date"])
    past = event["state"] == "past"
    day = f"{last.month} 月 {last.day} 日，{event['weekday']}，{event['left']}。"
    more = [
        event.get("moved", ""),
        "已经过了的，对方可以申请强制执行。有正当理由误了的，赶快问法院能不能顺延。" if past else "别等到那天。",
    ]
    return {
        "day": day,
        "more": "".join(words for words in more if words),
        "past": past,
        "picture": deadline(date.fromisoformat(request[_SERVED]), date.fromisoformat(today), last, latest),
    }

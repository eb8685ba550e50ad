"""One press takes over what a message says, once, and never a principal or a code."""

import json

from calculators import run
from calculators.page import door
from calculators.tools.message import EXAMPLE


def carried(what, case, text, **given):
    return json.loads(door.answer(json.dumps({"do": "carry", "what": what, "case": case, "typed": {"text": text} | given})))


def test_one_press_keeps_the_message_in_the_log_once_with_what_was_ticked():
    typed = {"received": "2026-11-28T21:30", "channel": "wechat"}
    text = EXAMPLE["text"]
    once = json.loads(
        door.answer(
            json.dumps(
                {"do": "carry", "what": "contact", "case": {"version": 1}, "typed": typed | {"text": text}, "conduct": ["threat"]}
            )
        )
    )
    twice = carried("contact", once["case"], text, **typed)

    assert [
        {
            "at": "2026-11-28T21:30",
            "channel": "wechat",
            "direction": "incoming",
            "person": "self",
            "said": text,
            "conduct": ["threat"],
        }
    ] == once["case"]["contacts"]
    assert (True, False) == (once["added"], twice["added"])
    assert run("contacts", {"today": "2026-11-29", "contacts": once["case"]["contacts"]})["contacts"][0]["issues"]


def test_one_press_takes_the_debt_over_and_never_a_principal():
    reply = carried("debt", {"debts": [{"creditor": "乙"}]}, "【江川银行】您尾号7716信用卡已逾期12天，逾期金额1,530.26元")

    assert ("江川银行", "principal" in reply["case"]["debts"][1]) == (reply["case"]["debts"][1]["creditor"], False)
    assert {"creditor": "乙"} == reply["case"]["debts"][0]


def test_a_code_to_log_in_is_carried_nowhere():
    for what in ("contact", "debt"):
        assert not carried(what, {}, "【蓝鲸小贷】验证码 664310，请勿告知他人。")["added"]

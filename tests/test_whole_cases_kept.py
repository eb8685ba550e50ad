"""A plan that is kept adds up everywhere, what was missed stands first, and every document is drawn."""

import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from calculators import run
from calculators.letters import drafts
from tests.case_readings import TODAY, calendar_rows, drawn, filled, many
from tests.whole_cases import DAY, whole_cases

CALM = re.compile("可以答应|没有要紧|都来得及|不用着急|没有期限")


# ---- what is paid


@many
@given(whole_cases(), st.lists(st.tuples(st.integers(-400, 30), st.integers(0, 300000)), max_size=6), st.data())
def test_a_plan_that_is_kept_adds_up_and_is_the_same_in_calendar_and_letters(case, paid, data):
    plan = filled("plan", case)
    dates = [name for name in plan if name.endswith(".date")]
    rows = [{part: plan[f"schedule.{place}.{part}"] for part in ("number", "date", "payment")} for place in range(len(dates))]
    if not rows or not all(row["date"] for row in rows):
        return
    today = data.draw(st.sampled_from([TODAY, *[row["date"] for row in rows[:3]], rows[-1]["date"]]))
    whole = [{"number": int(row["number"]), "date": row["date"], "payment": row["payment"]} for row in rows]
    made = [
        {"date": str(DAY.fromordinal(DAY.toordinal() + day)), "amount": f"{Decimal(amount) / 100:.2f}"}
        for day, amount in paid
        if amount
    ]
    stated = data.draw(st.none() | st.just("1000.00"))
    request = {"today": today, "schedule": whole, "payments": made}
    found = run("plan", request | ({"stated_balance": stated} if stated else {}))
    total = sum(Decimal(row["payment"]) for row in whole)
    there = sum(Decimal(each["amount"]) for each in made if each["date"] <= today)

    assert Decimal(found["remaining"]) == max(total - there, 0)
    assert Decimal(found["paid"]) == there
    late = [row for row in found["rows"] if row["state"] == "late"]
    assert (found["status"] == "behind") == bool(late) == (Decimal(found["overdue"]) > 0)
    assert all(row["days_late"] > 0 for row in late)
    if late:
        assert any("过了日子" in sentence for sentence in found["say"])
        assert not any("都还清了" in sentence for sentence in found["say"])
    if stated:
        assert Decimal(found["balance_difference"]) == Decimal(stated) - Decimal(found["remaining"])
        assert any("对方说还剩 1,000.00 元" in sentence for sentence in found["say"])
    kept = case | {"plans": [{"schedule": whole, "payments": made}], "agreements": [], "offers": []}
    ahead = calendar_rows(kept)
    assert ahead is None or sum(amount for _, amount in ahead) == sum(
        Decimal(row["payment"]) for row in whole if row["date"] >= TODAY
    )
    if there >= total and today <= TODAY:
        _, gates, _ = drawn(kept, "application")
        assert "paid_off" in gates["application"]


# ---- what is past


@many
@given(whole_cases())
def test_a_missed_deadline_stands_first_and_nothing_calm_beside_it(case):
    if not case.get("timeline"):
        return
    found = run("timeline", {"today": TODAY, **case["timeline"]})
    court = [each for each in found["events"] if each["state"] == "past"]
    if court:
        assert "过了" in found["first"] and "已经过了" in found["say"][0]
        assert not any(CALM.search(sentence) for sentence in (found["first"], *found["say"]))
    for each in found["events"]:
        assert (each["state"] == "past") == (each["latest_date"] < TODAY)
    texts, _, whole = drawn(case, "objection", "answer")
    for code, name in (("objection", "payment_order_objection_due"), ("answer", "answer_due")):
        event = next((each for each in found["events"] if each["code"] == name), None)
        if event and event["state"] == "past":
            assert "期限内" not in texts[code] and "答辩期内" not in texts[code]
            beside = next(each["when_not"] for each in whole["documents"] if each["code"] == code)
            assert any("已经过了" in sentence for sentence in beside)


# ---- no letter breaks, and each says what is blank


@many
@given(whole_cases(), st.sampled_from(list(drafts.VARIANTS["application"])))
def test_every_document_is_drawn_and_adds_up_in_its_own_words(case, variant):
    _, _, found = drawn(case, *drafts.TITLES, application=variant)
    for document in found["documents"]:
        assert ("＿＿＿＿＿＿" in document["text"].replace("（签名）：＿＿＿＿＿＿", "")) == bool(document["missing"]), document[
            "code"
        ]
        assert "None" not in document["text"] and "undefined" not in document["text"]
    held = {gate["document"] for gate in found["gates"]}
    for sentence in found["say"]:
        if sentence.startswith("写好了"):
            titles = sentence.removeprefix("写好了：").rstrip("。").split("、")
            assert not {each["title"] for each in found["documents"] if each["code"] in held} & set(titles)

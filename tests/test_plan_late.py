"""What is paid late, a cent short, or ahead of its row is said as it is, beside the lender's own number."""

import re
from datetime import date
from decimal import Decimal

import pytest

from calculators import run
from calculators.tools.plan import Regular
from tests.plans import MONTHS, plan


def test_what_was_paid_late_is_shown_as_late_even_where_all_is_settled():
    result = plan(("2026-12-20", 1000), ("2027-01-20", 1000), ("2027-03-25", 1000), today="2027-04-01")

    assert ("settled", "paid", "2027-03-25", 33) == (
        result["status"],
        *(result["rows"][2][key] for key in ("state", "paid_on", "days_late")),
    )
    assert any("第 3 期（2027-02-20）晚了 33 天才还" in sentence for sentence in result["say"])
    assert "breach-duty" in result["rules"]


@pytest.mark.parametrize("paid_on, days", [("2026-12-19", 0), ("2026-12-20", 0), ("2026-12-21", 1)])
def test_a_payment_on_the_day_is_in_time(paid_on, days):
    row = plan((paid_on, 1000))["rows"][0]

    assert (paid_on, days) == (row["paid_on"], row["days_late"])


def test_an_unpaid_row_is_late_until_today():
    rows = plan(("2026-12-20", 1000))["rows"]

    assert [(0, "2026-12-20"), (5, None), (0, None)] == [(row["days_late"], row["paid_on"]) for row in rows]


def test_a_cent_is_no_arrears_is_said_and_is_still_owed():
    """666.67 each, one paid a cent short."""
    lines = [{"number": n, "date": on, "payment": "666.67"} for n, on in enumerate(MONTHS, 1)]
    result = plan(("2026-12-20", "666.66"), ("2027-01-20", "666.67"), schedule=lines)

    assert ("on_track", "0.00", "666.68") == tuple(result[key] for key in ("status", "overdue", "remaining"))
    assert ["paid", "paid", "upcoming"] == [row["state"] for row in result["rows"]]
    assert any("零头" in sentence and "0.01" in sentence for sentence in result["say"])
    assert not any("今天就联系" in sentence for sentence in result["say"])


def test_a_cent_short_every_month_is_no_arrears_either():
    lines = [{"number": n, "date": on, "payment": "666.67"} for n, on in enumerate(MONTHS, 1)]
    result = plan(*((on, "666.66") for on in MONTHS), today="2027-03-01", schedule=lines)

    assert ("settled", "0.03") == (result["status"], result["remaining"])
    assert any("只差零头 0.03" in sentence for sentence in result["say"])


def test_the_missing_cent_paid_with_the_next_fills_the_row_that_lacked_it():
    lines = [{"number": n, "date": on, "payment": "666.67"} for n, on in enumerate(MONTHS, 1)]
    rows = plan(("2026-12-20", "666.66"), ("2027-01-20", "666.68"), schedule=lines)["rows"]

    assert ["666.67", "666.67", "0.00"] == [row["paid"] for row in rows]
    assert "2026-12-20" == rows[0]["paid_on"]


@pytest.mark.parametrize("tolerance, state", [("9.99", "late"), ("10", "paid")])
def test_a_row_short_by_the_tolerance_is_paid(tolerance, state):
    request = {"today": "2027-01-01", "schedule": [{"number": 1, "date": "2026-12-20", "payment": 1000}], "tolerance": tolerance}

    assert state == run("plan", request | {"payments": [{"date": "2026-12-20", "amount": 990}]})["rows"][0]["state"]


def test_nothing_paid_is_forgiven_by_no_tolerance():
    request = {
        "today": "2027-01-01",
        "schedule": [{"number": 1, "date": "2026-12-20", "payment": 5}],
        "tolerance": 10,
        "payments": [],
    }

    assert "behind" == run("plan", request)["status"]


def test_the_down_payment_is_a_row_of_its_own_and_no_instalment():
    lines = [{"number": 0, "date": "2026-12-01", "payment": 500}, {"number": 1, "date": "2026-12-20", "payment": 1000}]
    result = plan(("2026-12-01", 500), schedule=lines, today="2026-12-10")

    assert [(0, "paid"), (1, "upcoming")] == [(row["number"], row["state"]) for row in result["rows"]]
    assert (0, 1, "1500.00") == (result["paid_instalments"], result["instalments"], result["total"])
    assert "首付已还" in result["say"][0]


@pytest.mark.parametrize(
    "stated, difference, words",
    [("2000", "0.00", "对得上"), ("2100", "100.00", "对方的多 100.00"), ("1900", "-100.00", "对方的少 100.00")],
)
def test_what_the_lender_says_is_left_stands_beside_what_is_computed(stated, difference, words):
    lines = [{"number": number, "date": on, "payment": "1000"} for number, on in enumerate(MONTHS, 1)]
    request = {"today": "2026-12-21", "schedule": lines, "payments": [{"date": "2026-12-20", "amount": 1000}]}
    result = run("plan", request | {"stated_balance": stated})

    assert difference == result["balance_difference"]
    assert any(words in sentence for sentence in result["say"])
    assert "balance_difference" not in run("plan", request)


def test_a_payment_after_today_is_named_by_its_place():
    result = plan(("2026-12-20", 1000), ("2027-01-26", 1000))

    assert [("payments.1.date", "day_in_future")] == [(notice["field"], notice["code"]) for notice in result["notices"]]


def test_a_regular_plan_with_a_down_payment_needs_its_day():
    regular = Regular(
        first_payment_date=date(2027, 1, 31), instalment_amount=Decimal(500), instalments=1, down_payment=Decimal(80),
        down_payment_date=date(2027, 1, 1),
    )  # fmt: skip

    assert [
        {"number": 0, "date": "2027-01-01", "payment": "80.00"},
        {"number": 1, "date": "2027-01-31", "payment": "500.00"},
    ] == regular.lines()
    assert [("down_payment_date", "required")] == [
        problem[:2]
        for problem in Regular(
            first_payment_date=date(2027, 1, 31), instalment_amount=Decimal(500), instalments=1, down_payment=Decimal(80)
        ).problems()
    ]


def test_the_picture_tells_what_was_late_from_what_was_in_time():
    from calculators.registry import result_of
    from calculators.tools.plan import PICTURES

    lines = [{"number": number, "date": on, "payment": "1000"} for number, on in enumerate(MONTHS, 1)]
    made = [{"date": "2026-12-20", "amount": 1000}, {"date": "2027-01-22", "amount": 1000}]
    drawn = PICTURES["progress"](result_of("plan", {"today": "2027-01-25", "schedule": lines, "payments": made}))

    assert ["paid", "was_late", "upcoming"] == re.findall(r'dot-(\w+)" cx="\d+" cy="14"', drawn)
    assert "晚还的 1" in drawn


def test_rows_are_kept_by_their_days_however_they_are_numbered():
    """Number 9 falls due first; of two on one day the lower number is first."""
    schedule = [
        {"number": 1, "date": "2027-01-20", "payment": "500"},
        {"number": 0, "date": "2027-01-20", "payment": "300"},
        {"number": 9, "date": "2026-12-20", "payment": "200"},
    ]
    result = plan(("2026-12-20", "500"), today="2027-01-20", schedule=schedule)

    assert [(9, "200.00"), (0, "300.00"), (1, "0.00")] == [(row["number"], row["paid"]) for row in result["rows"]]


def test_cents_that_a_paid_row_lacks_are_made_up_before_money_goes_on_and_its_day_stays():
    """999.99 in time; with the next 1,000.01 the cent is there, and the first row was never late."""
    result = plan(("2026-12-20", "999.99"), ("2027-01-20", "1000.01"), ("2027-02-10", "1000"), today="2027-02-11")

    assert [("1000.00", "2026-12-20"), ("1000.00", "2027-01-20"), ("1000.00", "2027-02-10")] == [
        (row["paid"], row["paid_on"]) for row in result["rows"]
    ]
    assert [0, 0, 0] == [row["days_late"] for row in result["rows"]]


def test_one_payment_goes_on_to_the_next_row_and_what_no_row_takes_is_said():
    result = plan(("2026-12-20", "3500"))

    assert ["1000.00"] * 3 == [row["paid"] for row in result["rows"]]
    assert any("还的比计划多 500.00 元" in sentence for sentence in result["say"])


def test_a_row_that_asks_nothing_is_never_late():
    result = plan(schedule=[{"number": 1, "date": "2026-12-20", "payment": "0"}], today="2027-01-25")

    assert (0, "paid") == (result["rows"][0]["days_late"], result["rows"][0]["state"])


def test_a_down_payment_is_called_one_and_no_instalment():
    schedule = [{"number": 0, "date": "2026-12-01", "payment": "5000"}, {"number": 1, "date": "2026-12-20", "payment": "1600"}]
    found = [run("plan", {"today": today, "schedule": schedule, "payments": []}) for today in ("2026-12-21", "2026-11-29")]
    late, ahead = (" ".join([*each["say"], each.get("to_say", "")]) for each in found)

    assert "有 2 笔过了日子还没还够，差 6,600.00 元，最早是首付 2026-12-01，过了 20 天" in late
    assert "2026-12-01 的首付没有还够，还差 5,000.00 元" in late
    assert "下一笔是 2026-12-01（首付），5,000.00 元，还有 2 天" in ahead
    assert "这一期" not in late + ahead


def test_on_the_day_itself_nobody_is_told_of_the_day_before():
    schedule = [{"number": 1, "date": "2026-12-20", "payment": "1600"}]
    said = " ".join(run("plan", {"today": "2026-12-20", "schedule": schedule, "payments": []})["say"])

    assert "就是今天。现在看看账户里够不够。" in said
    assert "付不出的话，今天就说" in said


def test_who_is_behind_has_words_to_copy_that_stand_once():
    request = {"today": "2026-11-29", "schedule": [{"number": 1, "date": "2026-11-20", "payment": "1600"}], "payments": []}
    late = run("plan", request)
    kept = run("plan", request | {"payments": [{"date": "2026-11-20", "amount": "1600"}]})

    assert "还差 1,600.00 元" in late["to_say"]
    assert not any("可以这样说" in sentence for sentence in late["say"])
    assert "to_say" not in kept

"""Pictures of a result: what they say is what the table beside them says, and no label covers another."""

import itertools
import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.pictures import WIDTH, lines, stacked_bar
from calculators.pictures.deadline import Due, ahead, deadline
from calculators.pictures.lender_shares import parts
from calculators.registry import CALCULATORS, result_of

amounts = st.decimals("0", "999999", places=2)
quick = settings(max_examples=100, deadline=None, derandomize=True, database=None)


def texts(drawing):
    """(x, y, words) of each text of a drawing."""
    return [
        (float(x), float(y), words)
        for x, y, words in re.findall(r'<text class="[^"]*" x="([^"]+)" y="([^"]+)"[^>]*>([^<]*)<', drawing)
    ]


def bars_of(drawing):
    """(kind, from, to) of each bar of a drawing."""
    found = re.findall(r'<rect class="([^"]*)" x="([^"]+)" y="[^"]+" width="([^"]+)" height="12"', drawing)
    return [(kind, float(x), float(x) + float(width)) for kind, x, width in found]


def drawn(name, code, **request):
    return CALCULATORS[name].module.PICTURES[code](result_of(name, request))


def month(income, cost, first="0"):
    pays = [{"name": "工资", "amount": income}] if income != "0" else []
    return {"income": pays, "expenses": [{"name": "吃饭", "amount": cost}], "priority_payments": first}


@pytest.mark.parametrize(
    "of", [("3000", "3500"), ("0", "1500"), ("3000", "3000"), ("3000", "2500", "900"), ("3000", "4000", "900")]
)
def test_where_nothing_is_left_the_last_bar_ends_at_zero_and_what_is_missing_is_drawn_behind_the_income(of):
    drawing = drawn("capacity", "steps", **month(*of))
    (_, _, income), *_ = bars = bars_of(drawing)
    words = [words for _, _, words in texts(drawing)]

    assert ("每月最多能还", "0 元") == tuple(words[words.index("每月最多能还") :][:2])
    assert [("yours", 0.0, 2.0)] == [each for each in bars if each[0] == "yours"][1:]
    short = [each for each in bars if each[0] == "short"]
    assert all(start >= income - 2.1 and end <= WIDTH + 0.2 for _, start, end in short)
    assert bool(short) is ("还差" in words)


def test_a_month_that_is_at_zero_whatever_comes_draws_no_row_of_zeros():
    assert drawn("capacity", "stress", **month("3000", "9000")) == ""


@quick
@given(st.lists(st.decimals("0.01", "99999", places=2), min_size=1, max_size=12))
def test_each_lender_is_named_with_what_it_gets(amounts):
    drawing = parts("图", [(f"第{place}家", amount) for place, amount in enumerate(amounts)])
    words = [words for _, _, words in texts(drawing)]

    assert all(f"第{place}家" in words for place in range(len(amounts)))
    assert [each[2] for each in bars_of(drawing)] == pytest.approx(
        [max(float(a / max(amounts)) * WIDTH, 2) for a in amounts], abs=0.1
    )


def test_of_very_many_lenders_the_picture_says_how_many_stand_below():
    assert "另外 180 家，都在下面" in parts("图", [(f"第{place}家", Decimal(1)) for place in range(200)])


@quick
@given(st.lists(st.integers(-90, 90), min_size=1, max_size=6))
def test_days_to_come_lie_right_of_today_and_days_gone_by_left_of_it(days):
    drawing = ahead("图", [Due("交异议", date(2026, 12, 1), each, "还有", "later") for each in days])
    bars = bars_of(drawing)
    now = max(0, *(-each for each in days)) / (max(0, *(-each for each in days)) + max(0, *days) or 1) * (WIDTH - 2)

    for (_, start, end), left in zip(bars, days, strict=True):
        assert (end if left < 0 else start) == pytest.approx(now, abs=0.2 if left >= 0 else 2.2)
        assert -0.1 <= start < end <= WIDTH + 0.1


def test_each_way_on_the_table_is_drawn_against_the_money_of_a_month_and_one_payment_is_not():
    offered = {"balance": "50000", "capacity": "1500", "instalments": 36, "instalment_amount": "1680"}
    ways = [{"name": "60 期", "instalments": 60, "instalment_amount": "1115"}, {"name": "结清", "lump_sum": "35000"}]
    drawing = drawn("offer", "menu", **offered, alternatives=ways)
    words = [words for _, _, words in texts(drawing)]

    assert {"竖线是你每月能付的 1,500.00", "36 期，他提的", "60 期", "每月 1,115.00", "一共多付 16,900.00"} <= {*words}
    assert "结清" not in words
    assert drawn("offer", "menu", **offered | {"instalments": None, "instalment_amount": None, "lump_sum": "30000"}) == ""


@quick
@given(st.lists(st.lists(amounts, min_size=3, max_size=3), min_size=1, max_size=3))
def test_no_label_of_a_line_stands_on_another_or_outside(series):
    named = dict(zip(("一", "二", "三"), series, strict=False))
    ends = sorted(y for _, y, words in texts(lines("图", named)) if words in named)

    assert len(series) == len(ends)
    assert all(below - above >= 30 for above, below in itertools.pairwise(ends))
    assert ends[0] >= 0
    assert ends[-1] + 14 <= 178


def test_equal_lines_are_both_named():
    drawing = lines("图", {"什么都不还": [Decimal(1), Decimal(2)], "按计划还": [Decimal(1), Decimal(2)]})

    assert {"什么都不还", "按计划还"} <= {words for _, _, words in texts(drawing)}


@quick
@given(st.lists(st.decimals("0.01", "99999", places=2), min_size=1, max_size=12))
def test_a_bar_is_as_wide_as_the_page_whatever_its_parts(parts):
    drawing = stacked_bar("图", [(f"第{place}家", amount) for place, amount in enumerate(parts)])
    widths = [float(width) for width in re.findall(r'y="0" width="([^"]+)" height="28"', drawing)]

    assert len(widths) == min(len(parts), 6)
    assert WIDTH - 2 * len(widths) <= sum(widths) <= WIDTH


@pytest.mark.parametrize("count, rest", [(6, False), (7, True), (200, True)])
def test_of_more_than_six_parts_the_last_stand_together(count, rest):
    drawing = stacked_bar("图", [(f"第{place}家", Decimal(1)) for place in range(count)])

    assert rest is (f"其余 {count - 5} 家" in drawing)


@pytest.mark.parametrize("parts", [[], [("甲", Decimal(0))]])
def test_without_money_there_is_no_bar(parts):
    assert stacked_bar("图", parts) == ""


def test_what_was_typed_is_escaped():
    assert "<b>" not in stacked_bar("<b>", [("<b>&", Decimal(1))])


def spans(drawing):
    """(y, from, to) of each text as wide as a browser draws it at most: Chinese a square, a digit little more than half of one."""
    for x, y, anchor, words in re.findall(r'<text class="[^"]*" x="([^"]+)" y="([^"]+)" text-anchor="([^"]+)">([^<]*)<', drawing):
        wide = sum(13 if ord(letter) > 255 else 8 for letter in words)
        start = float(x) - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
        yield float(y), start, start + wide


@quick
@given(st.integers(0, 400), st.integers(1, 40), st.integers(0, 12))
def test_on_the_line_of_a_court_paper_no_day_stands_on_another_also_when_it_was_missed_long_ago(passed, allowed, later):
    came = date(2026, 10, 10)
    last = came + timedelta(allowed)
    drawing = deadline(came, came + timedelta(passed), last, last + timedelta(later))

    for (y, _, end), (other_y, start, _) in itertools.combinations(sorted(spans(drawing)), 2):
        assert y != other_y or end <= start

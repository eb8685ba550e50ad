"""Pictures of a result: what they say is what the table beside them says, and no label covers another."""

import itertools
import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.pictures import WIDTH, lines, stacked_bar

amounts = st.decimals("0", "999999", places=2)
quick = settings(max_examples=100, deadline=None, derandomize=True, database=None)


def texts(drawing):
    """(x, y, words) of each text of a drawing."""
    return [
        (float(x), float(y), words)
        for x, y, words in re.findall(r'<text class="[^"]*" x="([^"]+)" y="([^"]+)"[^>]*>([^<]*)<', drawing)
    ]


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

"""还款能力: whatever comes in and goes out, what is left adds up and a harder month never leaves more."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from calculators import run
from tests.drawn import amounts, percents, quick

lines = st.fixed_dictionaries(
    {"name": st.just("一项"), "amount": amounts()},
    optional={"every": st.sampled_from(["week", "two_weeks", "month", "quarter", "year"])},
)
budgets = st.fixed_dictionaries(
    {
        "income": st.lists(
            st.builds(lambda line, how: line | {"reliability": how}, lines, st.sampled_from(["stable", "irregular"])), max_size=4
        ),
        "expenses": st.lists(
            st.builds(lambda line, essential: line | {"essential": essential}, lines, st.booleans()), max_size=4
        ),
    },
    optional={"priority_payments": amounts(), "irregular_counted": percents("100"), "safety_margin": percents("100")},
)


@quick
@given(budgets)
def test_what_is_left_of_a_month_adds_up(request):
    result = {key: Decimal(value) for key, value in run("capacity", request).items() if isinstance(value, str)}

    assert result["surplus"] == result["income_counted"] - result["essential_expenses"] - result["priority_payments"]
    assert result["capacity"] == max(result["surplus"] - result["margin"], 0)
    assert result["shortfall"] == max(-result["surplus"], 0)
    assert 0 <= result["margin"] <= max(result["surplus"], 0)
    assert result["capacity"] == 0 or result["shortfall"] == 0


@quick
@given(budgets)
def test_a_harder_month_never_leaves_more(request):
    result = run("capacity", request)
    left = [Decimal(result["surplus"])] + [Decimal(row["surplus"]) for row in result["stress"]]

    assert left[0] >= left[1] >= left[2] >= left[3]
    assert left[0] >= left[4]


@quick
@given(st.lists(lines, max_size=5))
def test_each_line_is_the_same_alone_and_among_others(rows):
    def counted(income):
        return Decimal(run("capacity", {"income": income, "expenses": []})["income_counted"])

    assert counted(rows) == sum((counted([row]) for row in rows), Decimal(0))

"""A rule says what was in force on a day: the day before, the day, the day after."""

import itertools
from datetime import date, timedelta
from decimal import Decimal

import pytest

from calculators.law import limits, rules

DAY = timedelta(days=1)


def steps(rule_id, figure):
    """(first day, figure before, figure from then on) of each change of a figure."""
    values = rules.load(rule_id).values
    return [
        (new.since, old.figures[figure], new.figures[figure])
        for old, new in itertools.pairwise(values)
        if old.figures[figure] != new.figures[figure]
    ]


@pytest.mark.parametrize("day, before, after", steps("lpr-table", "one_year"), ids=str)
def test_the_lpr_changes_on_the_day_it_is_published(day, before, after):
    table = rules.load("lpr-table")

    assert [before, after, after] == [table.figure("one_year", each) for each in (day - DAY, day, day + DAY)]


def test_the_lpr_took_the_steps_that_were_published():
    assert [
        ("2019-09-20", "4.20"), ("2019-11-20", "4.15"), ("2020-02-20", "4.05"), ("2020-04-20", "3.85"), ("2021-12-20", "3.80"),
        ("2022-01-20", "3.70"), ("2022-08-22", "3.65"), ("2023-06-20", "3.55"), ("2023-08-21", "3.45"), ("2024-07-22", "3.35"),
        ("2024-10-21", "3.10"), ("2025-05-20", "3.00"),
    ] == [(day.isoformat(), str(after)) for day, _, after in steps("lpr-table", "one_year")]  # fmt: skip


@pytest.mark.parametrize(
    "day, ceiling",
    [
        ("2020-08-20", "15.40"), ("2020-08-21", "15.40"),
        ("2022-01-19", "15.20"), ("2022-01-20", "14.80"), ("2022-01-21", "14.80"),
        ("2024-10-20", "13.40"), ("2024-10-21", "12.40"), ("2024-10-22", "12.40"),
        ("2025-05-19", "12.40"), ("2025-05-20", "12.00"), ("2025-05-21", "12.00"),
    ],
)  # fmt: skip
def test_the_private_ceiling_follows_the_lpr(day, ceiling):
    assert Decimal(ceiling) == limits.private_ceiling(date.fromisoformat(day))


@pytest.mark.parametrize(
    "rule_id, first",
    [
        ("rate-private-lending-4lpr", date(2020, 8, 20)),
        ("psa-2025", date(2026, 1, 1)),
        ("lpr-table", date(2019, 8, 20)),
        ("cba-2026-guideline", date(2026, 1, 30)),
    ],
)
def test_nothing_is_in_force_before_the_first_day(rule_id, first):
    rule = rules.load(rule_id)

    with pytest.raises(rules.NotInForce):
        rule.on(first - DAY)
    assert first == rule.on(first).since == rule.on(first + DAY).since


def test_a_day_too_early_is_answered_with_the_rule_its_first_day_and_what_to_do():
    with pytest.raises(rules.NotInForce) as caught:
        rules.load("psa-2025").on(date(2025, 12, 31))

    message = str(caught.value)
    assert all(words in message for words in ("2025-12-31", "2026-01-01", "治安管理处罚法", "请核对日期"))
    assert message.endswith("。")


def test_a_newer_text_of_the_same_rule_takes_over_on_its_day():
    """法释〔2020〕17号 starts on 2021-01-01."""
    rule = rules.load("rate-private-lending-4lpr")

    assert "6号" in rule.on(date(2020, 12, 31)).instrument
    assert "17号" in rule.on(date(2021, 1, 1)).instrument


def test_the_last_value_lasts():
    for rule_id in rules.every_id():
        rule = rules.load(rule_id)
        assert rule.latest == rule.on(date(2899, 12, 31))


def test_a_rule_that_is_not_there_is_named():
    with pytest.raises(rules.UnknownRule, match="no-such-rule"):
        rules.load("no-such-rule")


def test_figures_are_exact():
    assert Decimal("4.20") == rules.load("lpr-table").figure("one_year", date(2019, 9, 20))
    assert isinstance(rules.load("lpr-table").figure("one_year"), Decimal)


def test_the_limits_are_the_laws():
    assert (60, Decimal(24), date(2020, 8, 20)) == (
        limits.longest_term(),
        limits.financial_ceiling(),
        limits.private_ceiling_since(),
    )


EVERY_CHANGE = [
    pytest.param(rule_id, before, after, id=f"{rule_id} {after.since}")
    for rule_id in rules.every_id()
    for before, after in zip([None, *rules.load(rule_id).values], rules.load(rule_id).values, strict=False)
]


@pytest.mark.parametrize("rule_id, before, after", EVERY_CHANGE)
def test_each_value_is_in_force_from_its_day_and_not_the_day_before(rule_id, before, after):
    rule = rules.load(rule_id)

    if before is None:
        with pytest.raises(rules.NotInForce, match=rule.label):
            rule.on(after.since - DAY)
    else:
        assert before == rule.on(after.since - DAY)
    assert [after, after] == [rule.on(after.since), rule.on(min(after.since + DAY, _last_day_of(rule, after)))]


def _last_day_of(rule, value):
    """The last day on which a value is in force, or a day far away."""
    following = [later.since - DAY for later in rule.values if later.since > value.since]
    return min(following, default=date(2899, 12, 31))


@pytest.mark.parametrize(("day", "months"), [("2026-02-28", 6), ("2026-03-01", 3), ("2026-03-02", 3)])
def test_the_period_to_set_an_award_aside_became_three_months(day, months):
    assert months == rules.load("arb-set-aside").figure("months", date.fromisoformat(day))


@pytest.mark.parametrize(
    ("rule_id", "name", "expected"),
    [
        ("property-report", "review_apply_days", 3), ("property-report", "fine_max", 100000), ("property-report", "detention_max_days", 15),
        ("pre-suit-mediation", "objection_days", 15), ("court-mediation", "retrial_months", 6), ("arb-no-enforcement", "days", 15),
        ("notarised-remedies", "apply_days", 15), ("notarised-remedies", "review_days", 10), ("security-realisation", "objection_days", 5),
        ("jurisdiction-objection", "appeal_days", 10), ("exit-restriction", "review_days", 10), ("payment-order-objection", "service_days", 30),
        ("freeze-terms", "bank_years", 1), ("auction-floor", "first_percent", 70), ("guarantee-kinds", "exceptions", 4),
        ("police-freeze", "release_days", 3), ("unfinished-home", "months", 3),
    ],
)  # fmt: skip
def test_the_periods_of_remedies_are_those_of_the_law(rule_id, name, expected):
    assert expected == rules.load(rule_id).figure(name)

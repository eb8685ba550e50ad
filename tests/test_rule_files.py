"""The law files: whole, dated, honest about strength, and fit to be read."""

import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from calculators.law.rules import TOPICS
from tests.of_each import of_each

FOLDER = Path(__file__).parents[1] / "calculators" / "law" / "topics"
FILES = sorted(FOLDER.rglob("*.toml"))
RULES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal) for path in FILES}

STRENGTHS = {
    "law", "judicial_interpretation", "court_policy", "administrative_regulation", "regulation", "normative_document",
    "local_regulation", "guideline", "standard", "guidance", "practice", "notice",
}  # fmt: skip
KINDS = {
    "credit_card", "consumer_finance", "bank_loan", "online_loan", "microloan", "mortgage", "car_loan", "business_loan",
    "private_loan", "other",
}  # fmt: skip
TYPES = {
    "label": str, "cite": str, "says": str, "strength": str, "applies_to": list, "verified": str, "verified_how": str,
    "checked": date, "review_by": date, "value": list,
}  # fmt: skip
# The day in force of the last instrument that 银保监会 issued before it was merged away in 2023.
LAST_OF_THE_OLD_REGULATOR = date(2023, 7, 1)
OPTIONAL = {"watch": list, "unsettled": list}
VALUE_TYPES = {"from": date, "instrument": str, "article": str, "figures": dict}

every_rule = of_each(RULES)


def texts(rule):
    """All that a reader may see of a rule, but for the names of instruments."""
    return [rule[key] for key in ("label", "cite", "says", "verified_how")] + rule.get("watch", []) + rule.get("unsettled", [])


def sentences(text):
    return [sentence for sentence in re.split(r"(?<=[。？])", text) if sentence]


def figures_on(rule_id, day):
    """The figures in force on a day, or None before the first."""
    in_force = [value for value in RULES[rule_id]["value"] if value["from"] <= date.fromisoformat(day)]
    return in_force[-1]["figures"] if in_force else None


def test_there_are_rules():
    assert RULES


@every_rule
def test_every_key_is_there_and_of_its_type(rule):
    assert set(TYPES) <= set(rule) <= set(TYPES) | set(OPTIONAL)
    for key, kind in (TYPES | OPTIONAL).items():
        assert isinstance(rule.get(key, kind() if key in OPTIONAL else None), kind), key


@of_each({path.stem: path for path in FILES})
def test_every_rule_has_a_topic_and_so_a_page(path):
    assert path.parent.name in TOPICS


@every_rule
def test_every_value_is_whole(rule):
    assert rule["value"]
    for value in rule["value"]:
        assert set(VALUE_TYPES) <= set(value) <= set(VALUE_TYPES) | {"check", "expected"}
        for key, kind in VALUE_TYPES.items():
            assert isinstance(value[key], kind), key
        assert value["instrument"] and value["article"]


@every_rule
def test_lists_hold_sentences_that_end(rule):
    for line in rule.get("watch", []) + rule.get("unsettled", []) + [rule["says"], rule["verified_how"]]:
        assert line.endswith(("。", "？")), line


@every_rule
def test_strength_certainty_and_kinds_are_known(rule):
    assert rule["strength"] in STRENGTHS
    assert rule["verified"] in {"A", "B", "B-", "C"}
    assert set(rule["applies_to"]) <= KINDS
    assert len(rule["applies_to"]) == len(set(rule["applies_to"]))


@every_rule
def test_values_stand_in_order_of_their_days(rule):
    days = [value["from"] for value in rule["value"]]

    assert sorted(set(days)) == days


@every_rule
def test_a_rule_is_reviewed_after_it_was_checked(rule):
    assert rule["checked"] < rule["review_by"]
    assert all((value["from"] > rule["checked"]) == value.get("expected", False) for value in rule["value"])


@every_rule
def test_what_is_not_verified_settles_no_figure(rule):
    if rule["verified"] == "C":
        assert all(value["figures"] == {} for value in rule["value"])
        assert rule["unsettled"]


@every_rule
def test_a_citation_fits_into_a_sentence(rule):
    assert 0 < len(rule["cite"]) <= 24


@every_rule
def test_a_rule_is_said_in_three_short_sentences(rule):
    assert len(sentences(rule["says"])) <= 3
    assert len(rule["says"]) < 120
    for line in texts(rule):
        assert all(len(sentence) <= 60 for sentence in sentences(line)), line


@every_rule
def test_text_promises_nothing_and_does_not_shout(rule):
    for line in texts(rule):
        assert not re.search(r"[!！]|一定|成功率|只要|必胜|包过", line), line


@every_rule
def test_text_holds_no_english_word(rule):
    for line in texts(rule):
        assert set(re.findall(r"[A-Za-z]{2,}", line)) <= {"LPR", "GB"}, line


@every_rule
def test_late_fees_of_old_are_named_only_as_abolished(rule):
    for line in texts(rule):
        for sentence in sentences(line):
            assert "滞纳金" not in sentence or re.search(r"取消|没有滞纳金", sentence), sentence


@every_rule
def test_the_regulator_of_old_is_named_only_in_instruments_of_its_time(rule):
    assert not any("银保监会" in line for line in texts(rule))
    assert not any("银保监会" in value["instrument"] for value in rule["value"] if value["from"] > LAST_OF_THE_OLD_REGULATOR)


@every_rule
def test_articles_are_numbered_as_the_law_numbers_them(rule):
    """第七十条, never 第70条."""
    assert not any(re.search(r"第\d+条", line) for line in texts(rule) + [value["article"] for value in rule["value"]])


@pytest.mark.parametrize(
    "rule_id, day, name, expected",
    [
        ("rate-private-lending-4lpr", "2020-08-20", "lpr_multiple", 4),
        ("rate-financial-24", "2017-08-04", "annual_percent", 24),
        ("cc-art70-max-term", "2026-11-23", "max_months", 60),
        ("cc-repay-order", "2026-11-23", "threshold_days", 90),
        ("limitation-3y", "2021-01-01", "years", 3),
        ("court-deadlines", "2024-01-01", "answer_days", 15),
        ("court-deadlines", "2024-01-01", "payment_order_objection_days", 15),
        ("court-deadlines", "2024-01-01", "enforcement_years", 2),
        ("credit-5y", "2013-03-15", "years", 5),
        ("credit-objection", "2013-03-15", "objection_days", 20),
        ("malicious-overdraft", "2018-12-01", "principal_threshold", 50000),
        ("gbt-45251-2025", "2025-02-28", "max_effective_calls_per_day", 3),
        ("cba-2026-guideline", "2026-01-30", "max_attempts_per_number_per_day", 6),
        ("enforcement-delay-interest", "2024-01-01", "daily_percent", Decimal("0.0175")),
        ("credit-one-off-repair-2025", "2026-03-31", "closed", False),
        ("credit-one-off-repair-2025", "2026-04-01", "closed", True),
    ],
)
def test_figures_are_those_of_the_law(rule_id, day, name, expected):
    assert expected == figures_on(rule_id, day)[name]


@pytest.mark.parametrize(
    "rule_id, day_before",
    [
        ("rate-private-lending-4lpr", "2020-08-19"),
        ("psa-2025", "2025-12-31"),
        ("cba-2026-guideline", "2026-01-29"),
        ("personal-loan-cost-disclosure-2026", "2026-07-31"),
        ("lpr-table", "2019-08-19"),
    ],
)
def test_nothing_is_in_force_on_the_day_before(rule_id, day_before):
    assert figures_on(rule_id, day_before) is None


@pytest.mark.parametrize(
    "day, four_times",
    [
        ("2019-08-20", "17.00"), ("2019-09-20", "16.80"), ("2019-11-20", "16.60"), ("2020-02-20", "16.20"),
        ("2020-04-20", "15.40"), ("2021-12-19", "15.40"), ("2021-12-20", "15.20"), ("2022-01-20", "14.80"),
        ("2022-08-22", "14.60"), ("2023-06-20", "14.20"), ("2023-08-21", "13.80"), ("2024-07-22", "13.40"),
        ("2024-10-21", "12.40"), ("2025-05-19", "12.40"), ("2025-05-20", "12.00"), ("2026-09-20", "12.00"),
    ],
)  # fmt: skip
def test_four_times_the_lpr_follows_the_published_steps(day, four_times):
    assert Decimal(four_times) == 4 * figures_on("lpr-table", day)["one_year"]


def test_the_five_year_lpr_is_never_below_the_one_year():
    assert all(value["figures"]["five_year"] > value["figures"]["one_year"] for value in RULES["lpr-table"]["value"])


def test_every_lpr_row_says_how_it_was_checked():
    assert {"secondary-source-seen", "inferred-not-individually-seen"} == {
        value["check"] for value in RULES["lpr-table"]["value"]
    }


def test_calls_and_attempts_stay_two_limits_of_two_instruments():
    assert "max_attempts_per_number_per_day" not in figures_on("gbt-45251-2025", "2026-11-23")
    assert "max_effective_calls_per_day" not in figures_on("cba-2026-guideline", "2026-11-23")
